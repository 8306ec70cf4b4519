"""What the scripts of the pages read."""
