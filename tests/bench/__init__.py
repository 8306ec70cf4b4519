"""Measures what the project promises, side by side with what it is compared with: `make bench`."""
