"""Paints lines of roles as Textual strips in the colours of the theme. Knows no layout."""

from typing import get_args

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip
from textual.widget import Widget

from briefreader.render.lines import Line, Role

PAINTED: set[str] = {f"painted--{role}" for role in get_args(Role)}
"""Component classes of a widget that paints; `roles.tcss` says what each looks like."""


class Painter:
    """The styles of one widget, worked out once per combination of roles and theme."""

    def __init__(self, widget: Widget) -> None:
        self._widget = widget
        self._styles: dict[tuple[Role, ...], Style] = {}
        self._base: Style | None = None

    def clear(self) -> None:
        """Forget all styles: the theme, the focus or the style sheet has changed."""
        self._styles.clear()
        self._base = None

    @property
    def base(self) -> Style:
        """The widget's own style, under every role."""
        if self._base is None:
            self._base = self._widget.rich_style
        return self._base

    def style(self, roles: tuple[Role, ...]) -> Style:
        """Return how something with these roles looks, later roles over earlier ones."""
        style = self._styles.get(roles)
        if style is None:
            style = self.base
            for role in roles:
                style += self._widget.get_component_rich_style(f"painted--{role}", partial=True)
            self._styles[roles] = style
        return style

    def strip(self, line: Line, width: int, under: tuple[Role, ...] = ()) -> Strip:
        """Return `line` as a strip of exactly `width` cells; `under` lies below every role."""
        segments = [
            Segment(text, self.style((*under, *roles) if under else roles))
            for text, roles in line
            if text
        ]
        return Strip(segments).adjust_cell_length(width, self.style(under))
