"""The compare screen: two reports side by side, and what differs one key away."""

from briefreader.tui.screens.compare.screen import CompareScreen

__all__ = ["CompareScreen"]
