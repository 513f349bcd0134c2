"""Scrolls through laid-out lines. Used for the help screen and whatever else is only read."""

from collections.abc import Sequence

from textual.strip import Strip

from briefreader.render.lines import Line
from briefreader.tui.bindings import bindings
from briefreader.tui.widgets.paged_view import PagedView


class LineView(PagedView):
    """Lines, top to bottom, scrolled by the same keys as a report."""

    BINDINGS = bindings("help")

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._lines: Sequence[Line] = ()

    def show(self, lines: Sequence[Line]) -> None:
        """Show these lines."""
        self._lines = lines
        self.set_line_count(len(lines))
        self.refresh()

    @property
    def lines(self) -> Sequence[Line]:
        """What is shown."""
        return self._lines

    def render_line(self, y: int) -> Strip:
        """Paint line `y` of what is on the screen."""
        number = int(self.scroll_offset.y) + y
        line = self._lines[number] if number < len(self._lines) else ()
        return self.painter.strip(line, self.size.width)
