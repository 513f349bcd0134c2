"""A few lines of the screen that show laid-out lines, cut off where they are too many."""

from collections.abc import Sequence

from textual.strip import Strip
from textual.widget import Widget

from briefreader.render.glyphs import UNICODE, Glyphs
from briefreader.render.lines import BLANK, Line, truncate_line
from briefreader.tui.widgets.painter import Painter


class LineStack(Widget):
    """Lines that are neither scrolled nor selected."""

    ALLOW_SELECT = False

    def __init__(
        self,
        *,
        glyphs: Glyphs = UNICODE,
        id: str | None = None,  # noqa: A002
        classes: str | None = None,
    ) -> None:
        super().__init__(id=id, classes=classes)
        self._glyphs = glyphs
        self._painter = Painter(self)
        self._lines: Sequence[Line] = ()

    @property
    def lines(self) -> Sequence[Line]:
        """What is shown."""
        return self._lines

    def show(self, lines: Sequence[Line]) -> None:
        """Show these lines."""
        if lines != self._lines:
            self._lines = lines
            self.refresh()

    def render_line(self, y: int) -> Strip:
        """Paint line `y`."""
        line = self._lines[y] if y < len(self._lines) else BLANK
        width = self.size.width
        return self._painter.strip(truncate_line(line, width, self._glyphs.ellipsis), width)

    def notify_style_update(self) -> None:
        """Paint anew in other colours."""
        super().notify_style_update()
        self._painter.clear()
