"""Other people's registers → the directory's own files. Nothing is fetched; what is read was handed in."""
