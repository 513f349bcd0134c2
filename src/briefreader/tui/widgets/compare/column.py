"""One column of a comparison. Its lines come from the layout that all columns share."""

from typing import Literal

from textual import events
from textual.geometry import Region
from textual.message import Message
from textual.selection import Selection
from textual.strip import Strip
from textual.widget import Widget

from briefreader.render.comparison import ComparisonLayout
from briefreader.render.lines import Role, line_text
from briefreader.tui.widgets.painter import Painter
from briefreader.tui.widgets.selecting import paint_selection, selected_text

Part = Literal["left", "gutter", "right"]


class Column(Widget):
    """The left or right text of a comparison, or the signs between them."""

    DEFAULT_CSS = """
    Column { width: 1fr; }
    """

    class Clicked(Message):
        """A line was clicked."""

        def __init__(self, part: Part, y: int) -> None:
            super().__init__()
            self.part = part
            self.y = y

    def __init__(self, part: Part) -> None:
        super().__init__(id=f"column-{part}")
        self.part = part
        self._painter = Painter(self)
        self._layout_shown: ComparisonLayout | None = None
        self._flashing = -1
        self.active = False
        """Whether this is the side that keys are about."""

    @property
    def allow_select(self) -> bool:
        """Signs are not text to be copied."""
        return self.part != "gutter"

    def show(self, layout: ComparisonLayout) -> None:
        """Show another layout."""
        self._layout_shown = layout
        self.styles.height = max(1, layout.height)
        self.refresh()

    def flash(self, block: int) -> None:
        """Make a block stand out for a moment."""
        self._flashing = block
        self.refresh()
        self.set_timer(0.7, self._calm)

    def _calm(self) -> None:
        self._flashing = -1
        self.refresh()

    def refresh_block(self, block: int) -> None:
        """Paint the lines of one block anew."""
        layout = self._layout_shown
        if layout is not None and 0 <= block < len(layout.blocks):
            self.refresh(Region(0, layout.tops[block], self.size.width, layout.block_height(block)))

    def render_line(self, y: int) -> Strip:
        """Paint line `y`."""
        layout, width = self._layout_shown, self.size.width
        if layout is None or y >= layout.height:
            return self._painter.strip((), width)
        block = layout.block_at(y)
        inside = y < layout.tops[block] + layout.block_height(block)
        under: tuple[Role, ...] = ()
        if inside and block == self._flashing:
            under = ("flash",)
        elif inside and block == layout.current:
            under = ("cursor",) if self.active else ("cursor-blurred",)
        strip = self._painter.strip(layout.line(self.part, y), width, under)
        return paint_selection(self, strip, y).apply_offsets(0, y)

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """Return what is selected of this column alone."""
        layout = self._layout_shown
        if layout is None or self.part == "gutter":
            return None
        lines = [line_text(layout.line(self.part, y)) for y in range(layout.height)]
        return selected_text(selection, lines), "\n"

    def selection_updated(self, selection: Selection | None) -> None:
        """Paint what is selected."""
        del selection  # read from the screen when a line is painted
        self.refresh()

    def notify_style_update(self) -> None:
        """Paint anew in other colours."""
        super().notify_style_update()
        self._painter.clear()

    def on_click(self, event: events.Click) -> None:
        """Say which line was clicked."""
        self.post_message(self.Clicked(self.part, event.y))
