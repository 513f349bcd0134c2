"""A scrolled column of lines, and how it moves and changes its length at little cost."""

from textual.geometry import Size
from textual.scroll_view import ScrollView

_STEPS = 8
"""Places within a cell that the end of a scroll bar's thumb can have."""


class LineScroll(ScrollView, can_focus=True):
    """Lines of which those in sight are painted; never scrolled sideways."""

    DEFAULT_CSS = """
    LineScroll {
        overflow-x: hidden;
        scrollbar-gutter: stable;
        scrollbar-size-vertical: 1;
    }
    """

    @property
    def text_width(self) -> int:
        """Cells there are for a line."""
        return self.scrollable_content_region.width

    def set_line_count(self, lines: int) -> None:
        """Let there be so many lines.

        Only the scroll bar is told: to lay the whole screen out anew, as Textual would, takes
        longer than to lay out a report. So a bar that has come stays, empty where there is
        nothing to scroll.
        """
        size = Size(self.text_width, lines)
        room = self.container_size.height
        if not room or (lines > room and not self.show_vertical_scrollbar):
            self.virtual_size = size
            return
        self.set_reactive(LineScroll.virtual_size, size)
        if not self.show_vertical_scrollbar:
            return
        self.styles.overflow_y = "scroll"
        self.vertical_scrollbar.window_virtual_size = lines
        self.vertical_scrollbar.window_size = room
        self.scroll_y = self.validate_scroll_y(self.scroll_y)

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Paint what is in sight now, and the scroll bar where the move can be seen in it."""
        if self.show_vertical_scrollbar:
            bar = self.vertical_scrollbar
            step = self.virtual_size.height / (_STEPS * max(1, bar.size.height))
            at_end = new_value >= self.max_scroll_y
            bar.position = new_value if at_end or not step else new_value // step * step
        if round(old_value) != round(new_value):
            self.refresh(self.size.region)
