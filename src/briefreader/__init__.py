"""briefreader reads one event across many outlets, in the terminal."""

__version__ = "0.1.0"
