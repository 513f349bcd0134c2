"""The main screen: the list of reports beside the one that is read."""

from briefreader.tui.screens.library.screen import LibraryScreen

__all__ = ["LibraryScreen"]
