"""The reader: one article as text."""

from briefreader.tui.widgets.reader.reader import Reader

__all__ = ["Reader"]
