"""What the parts of briefreader hand one another: frozen dataclasses without I/O."""
