"""What the public may know on a day."""
