"""Paints lines of roles as Textual strips in the colours of the theme. Knows no layout."""

from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.strip import Strip
from textual.widget import Widget

from briefreader.render.lines import Line, Role, line_width
from briefreader.tui.roles import LOOKS, Look


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
                style += self._style_of(LOOKS[role])
            self._styles[roles] = style
        return style

    def _style_of(self, look: Look) -> Style:
        variables = self._widget.app.theme_variables
        ink, paper = variables.get(look.ink), variables.get(look.paper)
        colours = Style(
            color=Color.parse(ink).rich_color if ink else None,
            bgcolor=Color.parse(paper).rich_color if paper else None,
        )
        return colours + Style.parse(look.text)

    def strip(self, line: Line, width: int, under: tuple[Role, ...] = ()) -> Strip:
        """Return `line` as a strip of exactly `width` cells; `under` lies below every role."""
        segments = [
            Segment(text, self.style((*under, *roles) if under else roles))
            for text, roles in line
            if text
        ]
        missing = width - line_width(line)
        if missing < 0:
            return Strip(segments).crop(0, width)
        if missing:
            segments.append(Segment(" " * missing, self.style(under)))
        return Strip(segments, width)
