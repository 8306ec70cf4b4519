"""What the public sees: the pages, the words, the pictures, the open data."""
