"""Two reports side by side, in columns that scroll as one."""

from briefreader.tui.widgets.compare.comparison_view import ComparisonView, Place

__all__ = ["ComparisonView", "Place"]
