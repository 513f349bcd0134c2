"""A line of the screen that shows one laid-out line: headings and the key bar are of this kind."""

from textual.strip import Strip
from textual.widget import Widget

from briefreader.render.glyphs import UNICODE, Glyphs
from briefreader.render.lines import BLANK, Line, spread
from briefreader.tui.widgets.painter import Painter


class LineBar(Widget):
    """One line with a left and a right part; the left one is shortened to make room."""

    DEFAULT_CSS = """
    LineBar {
        height: 1;
        width: 1fr;
    }
    """
    ALLOW_SELECT = False

    def __init__(
        self,
        left: Line = BLANK,
        right: Line = BLANK,
        *,
        glyphs: Glyphs = UNICODE,
        id: str | None = None,  # noqa: A002
        classes: str | None = None,
    ) -> None:
        super().__init__(id=id, classes=classes)
        self._painter = Painter(self)
        self._glyphs = glyphs
        self._left = left
        self._right = right

    def show(self, left: Line | None = None, right: Line | None = None) -> None:
        """Show other parts; None keeps what is there."""
        new = (self._left if left is None else left, self._right if right is None else right)
        if new != (self._left, self._right):
            self._left, self._right = new
            self.refresh()

    def render_line(self, y: int) -> Strip:
        """Paint the line."""
        width = self.size.width
        line = spread(self._left, self._right, width, self._glyphs.ellipsis) if y == 0 else BLANK
        return self._painter.strip(line, width)

    def notify_style_update(self) -> None:
        """Paint anew in other colours."""
        super().notify_style_update()
        self._painter.clear()
