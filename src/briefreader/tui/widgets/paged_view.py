"""What every scrolled text shares: the keys that move it, and its painter."""

from briefreader.tui.widgets.line_scroll import LineScroll
from briefreader.tui.widgets.painter import Painter


class PagedView(LineScroll):
    """Lines that are scrolled by keys and without animation."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self.painter = Painter(self)

    def notify_style_update(self) -> None:
        """Paint anew in other colours."""
        super().notify_style_update()
        self.painter.clear()

    def _scroll(self, lines: int) -> None:
        self.scroll_to(y=self.scroll_offset.y + lines, animate=False, force=True)

    def action_down(self) -> None:
        """Go down a line."""
        self._scroll(1)

    def action_up(self) -> None:
        """Go up a line."""
        self._scroll(-1)

    def action_half_down(self) -> None:
        """Go down half a screenful."""
        self._scroll(self.size.height // 2)

    def action_half_up(self) -> None:
        """Go up half a screenful."""
        self._scroll(-(self.size.height // 2))

    def action_screen_down(self) -> None:
        """Go down a screenful, less two lines to go on from."""
        self._scroll(max(1, self.size.height - 2))

    def action_screen_up(self) -> None:
        """Go up a screenful, less two lines."""
        self._scroll(-max(1, self.size.height - 2))

    def action_top(self) -> None:
        """Go to the first line."""
        self.scroll_to(y=0, animate=False, force=True)

    def action_bottom(self) -> None:
        """Go to the last line."""
        self.scroll_to(y=self.max_scroll_y, animate=False, force=True)
