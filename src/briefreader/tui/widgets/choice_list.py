"""A list of rows with a cursor, some of which can be chosen. Knows not what they stand for."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass

from textual import events
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from briefreader.render.glyphs import UNICODE, Glyphs
from briefreader.render.lines import BLANK, Line, spread
from briefreader.tui.widgets.painter import Painter


@dataclass(frozen=True, slots=True)
class Choice:
    """One row; the left part is shortened to make room for the right one."""

    left: Line
    right: Line = BLANK
    key: Hashable = None
    """What choosing it means; None for a row that cannot be chosen, such as a heading."""


class ChoiceList(ScrollView, can_focus=True):
    """Rows of one line each. The cursor goes from choice to choice."""

    DEFAULT_CSS = """
    ChoiceList {
        overflow-x: hidden;
        scrollbar-gutter: stable;
        scrollbar-size-vertical: 1;
    }
    """
    ALLOW_SELECT = False

    @dataclass
    class Chosen(Message):
        """A row was chosen."""

        key: Hashable

    def __init__(self, *, glyphs: Glyphs = UNICODE, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._painter = Painter(self)
        self._glyphs = glyphs
        self._rows: Sequence[Choice] = ()
        self._cursor = -1

    @property
    def rows(self) -> Sequence[Choice]:
        """What is shown."""
        return self._rows

    @property
    def key(self) -> Hashable:
        """What choosing the row under the cursor means; None where there is none."""
        return self._rows[self._cursor].key if self._cursor >= 0 else None

    def show(self, rows: Sequence[Choice]) -> None:
        """Show other rows, with the cursor on the same choice where it is among them."""
        key, before = self.key, self._cursor
        self._rows = rows
        self.virtual_size = Size(self.scrollable_content_region.width, len(rows))
        same = [number for number, row in enumerate(rows) if row.key is not None and row.key == key]
        self._cursor = same[0] if same else self._nearest(before)
        self._keep_in_sight()
        self.refresh()

    def _nearest(self, place: int) -> int:
        """Return the choice nearest to a place; -1 where there is none."""
        choices = [number for number, row in enumerate(self._rows) if row.key is not None]
        return min(choices, key=lambda number: abs(number - place), default=-1)

    def _go(self, place: int) -> None:
        self._cursor = self._nearest(place)
        self._keep_in_sight()
        self.refresh()

    def _step(self, by: int) -> None:
        """Move the cursor by so many choices."""
        choices = [number for number, row in enumerate(self._rows) if row.key is not None]
        if choices:
            place = choices.index(self._cursor) + by
            self._go(choices[max(0, min(place, len(choices) - 1))])

    def _keep_in_sight(self) -> None:
        room, top = self.size.height, int(self.scroll_offset.y)
        if room <= 0 or self._cursor < 0:
            return
        # The headings above a choice belong to it, as far as they fit.
        first = self._cursor
        while first > 0 and self._rows[first - 1].key is None and self._cursor - first < room - 1:
            first -= 1
        if first < top:
            self.scroll_to(y=first, animate=False, force=True)
        elif self._cursor >= top + room:
            self.scroll_to(y=self._cursor - room + 1, animate=False, force=True)

    def render_line(self, y: int) -> Strip:
        """Paint line `y` of what is on the screen."""
        width, number = self.size.width, int(self.scroll_offset.y) + y
        if number >= len(self._rows):
            return self._painter.strip((), width)
        row = self._rows[number]
        line = spread(row.left, row.right, width, self._glyphs.ellipsis)
        if number != self._cursor:
            return self._painter.strip(line, width)
        return self._painter.strip(line, width, ("cursor" if self.has_focus else "cursor-blurred",))

    def notify_style_update(self) -> None:
        """Paint anew in other colours."""
        super().notify_style_update()
        self._painter.clear()

    def on_resize(self, event: events.Resize) -> None:
        """Keep the cursor in sight."""
        if event.size.height:
            self._keep_in_sight()

    def on_click(self, event: events.Click) -> None:
        """Choose the row that is clicked."""
        number = int(self.scroll_offset.y) + event.y
        if number < len(self._rows) and self._rows[number].key is not None:
            self._go(number)
            self.action_choose()

    def action_choose(self) -> None:
        """Choose the row under the cursor."""
        if self.key is not None:
            self.post_message(self.Chosen(self.key))

    def action_down(self) -> None:
        """Go to the next choice."""
        self._step(1)

    def action_up(self) -> None:
        """Go to the choice before."""
        self._step(-1)

    def action_half_down(self) -> None:
        """Go down half a screenful."""
        self._step(max(1, self.size.height // 2))

    def action_half_up(self) -> None:
        """Go up half a screenful."""
        self._step(-max(1, self.size.height // 2))

    def action_top(self) -> None:
        """Go to the first choice."""
        self._go(0)

    def action_bottom(self) -> None:
        """Go to the last choice."""
        self._go(len(self._rows) - 1)
