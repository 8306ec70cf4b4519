"""What each page shows: plain strings, links, booleans and tuples, one module a page, no markup."""
