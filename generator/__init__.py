"""The generator of the open framework directory: provider packages in, a static public site out."""

__version__ = "0.1.0"
