"""A view for each page: ready strings, links and booleans. Nothing here reads, writes or decides who may be listed."""
