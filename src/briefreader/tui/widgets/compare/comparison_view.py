"""Shows a comparison in columns that scroll as one, with a cursor on its blocks."""

from collections.abc import Callable

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.geometry import Size
from textual.message import Message

from briefreader.models.annotation import Span
from briefreader.render.cells import Side, other_side
from briefreader.render.comparison import GUTTER, Block, ComparisonLayout
from briefreader.tui.widgets.compare.column import Column

SIDE_BY_SIDE_FROM = 90
"""Columns of the terminal from which two texts stand beside each other."""
EDGE = 1
"""Cells left free at the outer edge of each column."""
CONTEXT_LINES = 2
"""Lines kept in sight above and below the cursor."""

LayoutMaker = Callable[[tuple[int, int], Side], ComparisonLayout]
"""Makes a layout for the widths of both columns (the second 0 for one side) and a side."""

Place = tuple[Side, Span]
"""A piece of one side's text."""


class ComparisonView(VerticalScroll, can_focus=True, inherit_bindings=False):
    """The blocks of a comparison: two columns and the signs between, or one side at a time."""

    DEFAULT_CSS = """
    ComparisonView {
        scrollbar-gutter: stable;
        scrollbar-size-vertical: 1;
        overflow-x: hidden;
        & > Horizontal { height: auto; width: 1fr; }
        & #column-gutter { width: 6; }
        & #column-left { padding-left: 1; }
        & #column-right { padding-right: 1; }
        &.-single #column-right { display: none; }
        &.-single #column-left { padding-left: 0; padding-right: 1; }
    }
    """

    class Moved(Message):
        """The cursor is on another block, or on the other side."""

    def __init__(self) -> None:
        super().__init__(id="comparison")
        self.side: Side = "left"
        """The side that keys are about."""
        self._make: LayoutMaker | None = None
        self._layout_shown: ComparisonLayout | None = None
        self._laid_out_at: tuple[Size, int] | None = None
        """The size of the terminal, and the width here, that it was laid out for."""

    def compose(self) -> ComposeResult:
        """Lay the columns out; with one side at a time the signs come first."""
        with Horizontal():
            yield Column("left")
            yield Column("gutter")
            yield Column("right")

    @property
    def layout_shown(self) -> ComparisonLayout | None:
        """What is shown."""
        return self._layout_shown

    @property
    def single(self) -> bool:
        """Whether one side is shown at a time."""
        return self._layout_shown is not None and self._layout_shown.single

    @property
    def right_begins(self) -> int:
        """The cell at which the text of the right column begins."""
        return EDGE + self._layout_shown.widths[0] + GUTTER if self._layout_shown else 0

    @property
    def current(self) -> int:
        """The number of the block under the cursor; -1 where there is none."""
        return self._layout_shown.current if self._layout_shown else -1

    @property
    def block(self) -> Block | None:
        """The block under the cursor."""
        layout = self._layout_shown
        return layout.blocks[layout.current] if layout and layout.current >= 0 else None

    @property
    def across(self) -> Side:
        """The side that keys are not about."""
        return other_side(self.side)

    @property
    def place(self) -> Place | None:
        """Where the cursor stands, to find it again in another layout."""
        layout = self._layout_shown
        for block in layout.blocks[layout.current :] if layout and layout.current >= 0 else ():
            # What was moved from here is found where it was moved to: its neighbour stays.
            for side in (self.side, self.across) if block.kind != "moved" else ():
                for span in block.spans(side)[:1]:
                    return side, span
        return None

    def show(self, make: LayoutMaker, *, at: Place | None = None, flash: bool = False) -> None:
        """Show the layouts that `make` makes, with the cursor on a place, else at the top.

        With `flash` that place stands out for a moment.
        """
        self._make = make
        self._lay_out(at, flash=flash)

    def _lay_out(self, at: Place | None, *, flash: bool = False) -> None:
        if self._make is None or self.size.width <= 0:
            return
        self._laid_out_at = (self.app.size, self.size.width)
        single = self.app.size.width < SIDE_BY_SIDE_FROM
        self.set_class(single, "-single")
        room = max(2, self.scrollable_content_region.width - GUTTER - 2 * EDGE)
        widths = (room, 0) if single else ((room + 1) // 2, room // 2)
        layout = self._make(widths, self.side)
        found = layout.find(*at) if at else None
        layout.select(self._first_from(layout, found or 0, 1))
        self._layout_shown = layout
        signs, columns = self.query_one("#column-gutter", Column), self.query_one(Horizontal)
        self.query_one("#column-left").styles.width = widths[0] + EDGE
        self.query_one("#column-right").styles.width = widths[1] + EDGE
        if single and columns.children[0] is not signs:
            columns.move_child(signs, before=0)
        elif not single and columns.children[0] is signs:
            columns.move_child(signs, after=self.query_one("#column-left", Column))
        for column in self.query(Column):
            column.show(layout)
        self._show_side()
        self.call_after_refresh(self._settle, flash and found is not None)

    def _settle(self, flash: bool) -> None:
        self._keep_in_sight()
        if flash:
            self._flash()
        self.post_message(self.Moved())

    def on_resize(self, event: events.Resize) -> None:
        """Lay the comparison out for another terminal size, with the cursor on its text."""
        if event.size.height and (self.app.size, self.size.width) == self._laid_out_at:
            self._keep_in_sight()
        elif event.size.height:
            self._lay_out(self.place)

    # -- the cursor

    def go_to_side(self, side: Side, *, flash: bool = False) -> None:
        """Make a side the one that keys are about; with `flash` its block stands out."""
        self.side = side
        self._show_side()
        if flash:
            self._flash()
        self.post_message(self.Moved())

    def go_to_twin(self) -> bool:
        """Go from a moved row to its place in the right report or back; False if it has none."""
        layout = self._layout_shown
        twin = layout.twin(layout.current) if layout and layout.current >= 0 else None
        if twin is not None:
            self.side = "right"
            self._go_to(twin)
            self._flash()
        return twin is not None

    def _flash(self) -> None:
        part = "left" if self.single else self.side
        self.query_one(f"#column-{part}", Column).flash(self.current)

    def _show_side(self) -> None:
        for column in self.query(Column):
            column.active = column.part == ("left" if self.single else self.side)
            column.refresh_block(self.current)

    def _first_from(self, layout: ComparisonLayout, block: int, step: int) -> int:
        """Return the first block from here on that the cursor can stand on; -1 for none."""
        while 0 <= block < len(layout.blocks):
            if layout.blocks[block].kind != "heading":
                return block
            block += step
        return layout.current

    def _go_to(self, block: int) -> None:
        layout = self._layout_shown
        if layout is None or block < 0:
            return
        before = layout.current
        layout.select(block)
        for column in self.query(Column):
            if layout.single and before != block:
                column.show(layout)
            column.refresh_block(before)
        self._show_side()
        self._keep_in_sight()
        self.post_message(self.Moved())

    def _keep_in_sight(self) -> None:
        layout = self._layout_shown
        room = self.size.height
        if layout is None or room <= 0 or layout.current < 0:
            return
        first = layout.tops[layout.current]
        last = first + layout.block_height(layout.current)
        if layout.current and layout.blocks[layout.current - 1].kind == "heading":
            first = layout.tops[layout.current - 1]
        top = int(self.scroll_offset.y)
        if last + CONTEXT_LINES > top + room:
            top = last + CONTEXT_LINES - room
        top = min(top, max(0, first - CONTEXT_LINES))
        if top != int(self.scroll_offset.y):
            self.scroll_to(y=top, animate=False, force=True)

    def _scroll_within(self, layout: ComparisonLayout, step: int) -> bool:
        """Show more of a block that is taller than the screen; False if its end is seen."""
        room, top = self.size.height - CONTEXT_LINES, int(self.scroll_offset.y)
        if layout.current < 0 or room <= 0:
            return False
        first = layout.tops[layout.current]
        last = first + layout.block_height(layout.current) - self.size.height
        if (step > 0 and last <= top) or (step < 0 and first >= top):
            return False
        y = min(last, top + room) if step > 0 else max(first - CONTEXT_LINES, top - room, 0)
        self.scroll_to(y=y, animate=False, force=True)
        return True

    def step(self, by: int) -> None:
        """Move the cursor by a block; first to the end of one that is taller than the screen."""
        step = 1 if by > 0 else -1
        if self._layout_shown is not None and not self._scroll_within(self._layout_shown, step):
            block = self._first_from(self._layout_shown, self.current + by, step)
            if block != self.current:
                self._go_to(block)

    def step_difference(self, step: int) -> bool:
        """Go to the next difference, or with -1 to the one before; False if there is none."""
        places = self._layout_shown.differences() if self._layout_shown else []
        ahead = [place for place in places if (place - self.current) * step > 0]
        if ahead:
            self._go_to(ahead[0] if step > 0 else ahead[-1])
        return bool(ahead)

    def go_to_end(self, end: int) -> None:
        """Go to the first block, with -1, or to the last one, with 1."""
        layout = self._layout_shown
        if layout is not None:
            block = 0 if end < 0 else len(layout.blocks) - 1
            self._go_to(self._first_from(layout, block, -end))

    def page(self, lines: int) -> None:
        """Move the cursor by about so many lines, by one block at least."""
        layout = self._layout_shown
        if layout is None or layout.current < 0:
            return
        step = 1 if lines > 0 else -1
        block = layout.block_at(max(0, layout.tops[layout.current] + lines))
        if block == layout.current:
            block += step
        self._go_to(self._first_from(layout, block, step))

    @on(Column.Clicked)
    def choose(self, event: Column.Clicked) -> None:
        """Put the cursor where the pointer is."""
        layout = self._layout_shown
        if layout is None or not layout.blocks:
            return
        if event.part != "gutter" and not layout.single:
            self.side = event.part
        block = layout.block_at(event.y)
        if layout.blocks[block].kind != "heading":
            self._go_to(block)
