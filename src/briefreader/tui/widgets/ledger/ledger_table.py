"""Shows a ledger with a cursor on one row and one outlet. Knows no library."""

from textual import events
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from briefreader.models.ledger import LedgerCell, LedgerRow
from briefreader.render.ledger import LedgerLayout
from briefreader.render.lines import Role
from briefreader.tui.widgets.painter import Painter


class LedgerTable(ScrollView, can_focus=True, inherit_bindings=False):
    """The rows of a ledger; outlets that do not fit are scrolled to one by one."""

    DEFAULT_CSS = """
    LedgerTable {
        overflow-x: hidden;
        scrollbar-gutter: stable;
        scrollbar-size-vertical: 1;
    }
    """
    ALLOW_SELECT = False

    class Moved(Message):
        """The cursor is on another row or outlet, or the table shows other rows."""

    class Opened(Message):
        """The cell under the cursor was clicked again."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._painter = Painter(self)
        self._layout_shown: LedgerLayout | None = None
        self.cursor = -1
        """The line of the current row; -1 where there is none."""
        self.column = 0
        """The current outlet."""
        self.first_column = 0
        """The first outlet that is seen."""

    @property
    def layout_shown(self) -> LedgerLayout | None:
        """What is shown."""
        return self._layout_shown

    @property
    def row(self) -> LedgerRow | None:
        """The row under the cursor."""
        return self._layout_shown.row(self.cursor) if self._layout_shown else None

    @property
    def cell(self) -> LedgerCell | None:
        """What the current outlet says on the row under the cursor."""
        layout = self._layout_shown
        return layout.cell(self.cursor, self.column) if layout and self.cursor >= 0 else None

    def show(self, layout: LedgerLayout) -> None:
        """Show another layout, with the cursor on the same row where it is there."""
        row = self.row
        found = layout.find(row) if row is not None else None
        self._layout_shown = layout
        self.virtual_size = Size(self.scrollable_content_region.width, layout.height)
        self.cursor = layout.step(found if found is not None else 0, 1)
        self.column = max(0, min(self.column, layout.columns - 1))
        self._show_difference()
        self._settle()

    def _show_difference(self) -> None:
        """Among rows that differ, go to an outlet that says something else if none is seen."""
        layout = self._layout_shown
        if layout is None or layout.choice != "differ":
            return
        first = layout.first_seen(self.first_column, self.column)
        parted = layout.deviating(self.cursor)
        if parted and not set(parted).intersection(range(first, first + layout.columns_seen)):
            self.column = parted[0]

    def _settle(self) -> None:
        layout = self._layout_shown
        if layout is None:
            return
        self.first_column = layout.first_seen(self.first_column, self.column)
        self._keep_in_sight(layout)
        self.refresh()
        self.post_message(self.Moved())

    def _keep_in_sight(self, layout: LedgerLayout) -> None:
        room = self.size.height
        if room <= 0 or self.cursor < 0:
            return
        top = int(self.scroll_offset.y)
        # The heading above a first row is part of it.
        first = self.cursor - (self.cursor > 0 and layout.row(self.cursor - 1) is None)
        if first < top:
            self.scroll_to(y=first, animate=False, force=True)
        elif self.cursor >= top + room:
            self.scroll_to(y=self.cursor - room + 1, animate=False, force=True)

    def on_resize(self, event: events.Resize) -> None:
        """Keep the cursor in sight."""
        if event.size.height and self._layout_shown is not None:
            self._keep_in_sight(self._layout_shown)

    # -- moving

    def step(self, by: int) -> None:
        """Move the cursor by about so many rows."""
        if self._layout_shown is not None:
            self.cursor = self._layout_shown.step(self.cursor + by, by)
            self._show_difference()
            self._settle()

    def go_to_end(self, end: int) -> None:
        """Go to the first row, with -1, or to the last one, with 1."""
        if self._layout_shown is not None:
            self.cursor = self._layout_shown.step(
                0 if end < 0 else self._layout_shown.height - 1, -end
            )
            self._show_difference()
            self._settle()

    def step_outlet(self, by: int) -> None:
        """Move the cursor by so many outlets."""
        if self._layout_shown is not None:
            self.column = max(0, min(self.column + by, self._layout_shown.columns - 1))
            self._settle()

    def on_click(self, event: events.Click) -> None:
        """Put the cursor where the pointer is; a second click opens."""
        layout = self._layout_shown
        y = int(self.scroll_offset.y) + event.y
        if layout is None or layout.row(y) is None:
            return
        column = layout.column_at(event.x, self.first_column)
        column = self.column if column is None else column
        if (y, column) == (self.cursor, self.column):
            self.post_message(self.Opened())
        self.cursor, self.column = y, column
        self._settle()

    # -- drawing

    def render_line(self, y: int) -> Strip:
        """Paint line `y` of what is on the screen."""
        layout, width = self._layout_shown, self.size.width
        number = int(self.scroll_offset.y) + y
        if layout is None or number >= layout.height:
            return self._painter.strip((), width)
        under: tuple[Role, ...] = ("cursor",) if number == self.cursor else ()
        return self._painter.strip(
            layout.line(number, self.first_column, self.column), width, under
        )

    def notify_style_update(self) -> None:
        """Paint anew in other colours."""
        super().notify_style_update()
        self._painter.clear()
