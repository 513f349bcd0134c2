"""Shows a brief with a cursor on one statement and one of its citations. Knows no library."""

from textual import events
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from briefreader.render.brief import BriefLayout, Citation, Stop
from briefreader.render.lines import Role
from briefreader.tui.widgets.painter import Painter

CONTEXT_LINES = 2
"""Lines kept in sight above and below the cursor."""


class BriefView(ScrollView, can_focus=True, inherit_bindings=False):
    """The statements of a brief, top to bottom."""

    DEFAULT_CSS = """
    BriefView {
        overflow-x: hidden;
        scrollbar-gutter: stable;
        scrollbar-size-vertical: 1;
    }
    """
    ALLOW_SELECT = False

    class Moved(Message):
        """The cursor is on another statement or citation."""

    class Opened(Message):
        """The statement under the cursor was clicked again."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._painter = Painter(self)
        self._layout_shown: BriefLayout | None = None
        self.cursor = 0
        """The number of the current statement."""
        self._citation = 0

    @property
    def layout_shown(self) -> BriefLayout | None:
        """What is shown."""
        return self._layout_shown

    @property
    def stop(self) -> Stop | None:
        """The statement under the cursor; None in an empty brief."""
        layout = self._layout_shown
        return layout.stops[self.cursor] if layout and layout.stops else None

    @property
    def citation(self) -> Citation | None:
        """The citation that stands out."""
        stop = self.stop
        return stop.citations[self._citation] if stop and stop.citations else None

    def show(self, layout: BriefLayout) -> None:
        """Show the brief laid out anew, with the cursor where it was."""
        self._layout_shown = layout
        self.virtual_size = Size(self.scrollable_content_region.width, layout.height)
        self._go_to(self.cursor, citation=self._citation)

    # -- moving

    def step(self, by: int) -> None:
        """Move the cursor by a statement; first to the end of one taller than the screen."""
        if not self._scroll_within(by):
            self._go_to(self.cursor + by)

    def page(self, lines: int) -> None:
        """Move the cursor by about so many lines, by one statement at least."""
        stop, layout = self.stop, self._layout_shown
        if stop is None or layout is None:
            return
        there = layout.stop_at(max(0, stop.top + lines))
        self._go_to(there if there != self.cursor else self.cursor + (1 if lines > 0 else -1))

    def go_to_end(self, end: int) -> None:
        """Go to the first statement, with -1, or to the last one, with 1."""
        if self._layout_shown is not None:
            self._go_to(0 if end < 0 else len(self._layout_shown.stops) - 1)

    def step_section(self, by: int) -> bool:
        """Go to the first statement of the next section, or of the one before; False at an end."""
        stop, layout = self.stop, self._layout_shown
        if stop is None or layout is None:
            return False
        wanted = stop.section + by
        for number, other in enumerate(layout.stops):
            if other.section == wanted:
                self._go_to(number)
                return True
        return False

    def step_citation(self, by: int) -> None:
        """Let another citation of the statement stand out."""
        stop = self.stop
        if stop is not None:
            self._go_to(self.cursor, citation=self._citation + by)

    def _go_to(self, number: int, citation: int = 0) -> None:
        layout = self._layout_shown
        if layout is None or not layout.stops:
            return
        self.cursor = max(0, min(number, len(layout.stops) - 1))
        last = len(layout.stops[self.cursor].citations) - 1
        self._citation = max(0, min(citation, last))
        self._keep_in_sight(layout)
        self.refresh()
        self.post_message(self.Moved())

    def _keep_in_sight(self, layout: BriefLayout) -> None:
        room, stop = self.size.height, layout.stops[self.cursor]
        if room <= 0:
            return
        first, last = stop.top, stop.top + stop.height
        begins = self.cursor == 0 or layout.stops[self.cursor - 1].section != stop.section
        top = int(self.scroll_offset.y)
        if last + CONTEXT_LINES > top + room:
            top = last + CONTEXT_LINES - room
        # The heading above a first statement is part of it.
        top = max(0, min(top, first - (CONTEXT_LINES if begins else 1)))
        if top != int(self.scroll_offset.y):
            self.scroll_to(y=top, animate=False, force=True)

    def _scroll_within(self, step: int) -> bool:
        """Show more of a statement that is taller than the screen; False if its end is seen."""
        stop, room, top = self.stop, self.size.height, int(self.scroll_offset.y)
        if stop is None or room <= CONTEXT_LINES:
            return False
        hidden = stop.top + stop.height - room
        if (step > 0 and hidden <= top) or (step < 0 and stop.top >= top):
            return False
        by = room - CONTEXT_LINES
        y = min(hidden, top + by) if step > 0 else max(stop.top - 1, top - by, 0)
        self.scroll_to(y=y, animate=False, force=True)
        return True

    def on_click(self, event: events.Click) -> None:
        """Put the cursor where the pointer is; a second click opens."""
        layout = self._layout_shown
        if layout is None or not layout.stops:
            return
        number = layout.stop_at(int(self.scroll_offset.y) + event.y)
        if number == self.cursor:
            self.post_message(self.Opened())
        else:
            self._go_to(number)

    def on_resize(self) -> None:
        """Keep the cursor in sight."""
        if self._layout_shown is not None and self._layout_shown.stops:
            self._keep_in_sight(self._layout_shown)

    # -- drawing

    def render_line(self, y: int) -> Strip:
        """Paint line `y` of what is on the screen."""
        layout, width = self._layout_shown, self.size.width
        number = int(self.scroll_offset.y) + y
        if layout is None or number >= layout.height:
            return self._painter.strip((), width)
        stop = self.stop
        here = stop is not None and stop.top <= number < stop.top + stop.height
        under: tuple[Role, ...] = ("cursor",) if here else ()
        return self._painter.strip(layout.line(number, self.cursor, self._citation), width, under)

    def notify_style_update(self) -> None:
        """Paint anew in other colours."""
        super().notify_style_update()
        self._painter.clear()
