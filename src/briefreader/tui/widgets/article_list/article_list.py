"""Shows a list of articles with a cursor. Knows no library: it asks for pages by message."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from textual import events
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip

from briefreader.models.listing import ArticleRow
from briefreader.render.glyphs import UNICODE, Glyphs
from briefreader.render.lines import Line, Role
from briefreader.render.listing import Entry, entry_height, entry_lines, waiting_lines
from briefreader.tui.bindings import bindings
from briefreader.tui.widgets.article_list.pages import PAGE, Pages
from briefreader.tui.widgets.line_scroll import LineScroll
from briefreader.tui.widgets.painter import Painter

Under = tuple[Role, ...]
"""What lies below the roles of a line: the cursor, or nothing."""
FOLD_SIGN = 2
"""Cells at the left that fold a story when they are clicked."""
KEPT = 150
"""Painted entries kept, a few screenfuls: each is a hundred objects for the garbage collector."""


class ArticleList(LineScroll):
    """A list of any length with a cursor, one or two lines an entry."""

    BINDINGS = bindings("list")
    ALLOW_SELECT = False

    cursor: reactive[int] = reactive(0)
    """Place of the cursor, from 0."""

    @dataclass
    class PageWanted(Message):
        """A page is about to be seen that has not been read yet."""

        pages: Pages
        number: int

    @dataclass
    class Moved(Message):
        """The cursor is on another article, or on none."""

        article: int | None

    @dataclass
    class Opened(Message):
        """The reader wants to read an article."""

        article: int

    @dataclass
    class FoldWanted(Message):
        """The reader wants the story of an entry folded or unfolded."""

        entry: Entry

    def __init__(self, *, glyphs: Glyphs = UNICODE, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._glyphs = glyphs
        self._painter = Painter(self)
        self._pages = Pages()
        self._hits = False
        self._marked: Mapping[int, str] = {}
        self._strips: dict[int, dict[Under, list[Strip]]] = {}
        self.entry_height = 2
        """Lines that an entry takes at the present width."""

    @property
    def pages(self) -> Pages:
        """What the list holds."""
        return self._pages

    @property
    def current(self) -> ArticleRow | None:
        """The article under the cursor, as far as it has been read."""
        entry = self._pages.entry(self.cursor)
        return entry.row if entry else None

    @property
    def current_entry(self) -> Entry | None:
        """The entry under the cursor, as far as it has been read."""
        return self._pages.entry(self.cursor)

    @property
    def first_seen(self) -> int:
        """Place of the first entry that is on the screen."""
        return int(self.scroll_offset.y) // self.entry_height

    @property
    def reach(self) -> int:
        """How many results have to be at hand for the list to be shown from its top."""
        seen = self.size.height // entry_height(self.text_width, hits=True) + 1
        return 2 * seen + 1

    def show(
        self, pages: Pages, *, hits: bool = False, cursor: int = 0, first: int | None = None
    ) -> None:
        """Show another list, with the cursor and the first entry seen at these places."""
        self._pages = pages
        self._hits = hits
        self._resize()
        self.set_reactive(ArticleList.cursor, max(0, min(cursor, pages.count - 1)))
        if first is not None:
            self.scroll_to(y=first * self.entry_height, animate=False, force=True)
        self._keep_in_sight()
        self._ask()
        self.refresh()
        self._tell()

    def fill(self, pages: Pages, number: int, entries: Sequence[Entry]) -> None:
        """Take in a page that was wanted; one that belongs to an earlier list is ignored."""
        pages.fill(number, entries)
        if pages is not self._pages:
            return
        self._forget(number)
        self.refresh()
        if number == self.cursor // PAGE:
            self._tell()

    def update_rows(self, rows: Sequence[ArticleRow]) -> None:
        """Show newer rows of articles that the list holds."""
        self._pages.update(rows)
        self._strips.clear()
        self.refresh()

    def update_place(self, pages: Pages, place: int, entry: Entry) -> None:
        """Show a newer entry at a place of `pages`."""
        pages.put(place, entry)
        if pages is self._pages:
            self._strips.pop(place, None)
            self.refresh()

    def show_marks(self, marked: Mapping[int, str]) -> None:
        """Show which articles are marked for comparison."""
        self._marked = dict(marked)
        self._strips.clear()
        self.refresh()

    # -- drawing

    def _resize(self) -> None:
        self._strips.clear()
        self.entry_height = entry_height(self.text_width, hits=self._hits)
        self.set_line_count(self._pages.count * self.entry_height)

    def _forget(self, page: int) -> None:
        for index in range(page * PAGE, (page + 1) * PAGE):
            self._strips.pop(index, None)

    def _entry_strips(self, index: int, under: Under) -> list[Strip]:
        """Return an entry painted over `under`; kept, because scrolling shows it many times."""
        kept = self._strips.get(index, {})
        strips = kept.get(under)
        if strips is None:
            width = self.size.width
            strips = [self._painter.strip(line, width, under) for line in self._entry_lines(index)]
            if self._pages.entry(index) is not None:
                if len(self._strips) > KEPT:
                    self._strips.clear()
                self._strips[index] = {**kept, under: strips}
        return strips

    def _entry_lines(self, index: int) -> list[Line]:
        entry = self._pages.entry(index)
        if entry is None:
            return waiting_lines(self.text_width, self._glyphs, hits=self._hits)
        marked = entry._replace(marked=self._marks_of(entry))
        return entry_lines(marked, self.text_width, self._glyphs, hits=self._hits)

    def _marks_of(self, entry: Entry) -> str:
        """Return the marks of an entry, in order; of a story those of its reports."""
        if not self._marked:
            return ""
        reports = entry.story.story.articles if entry.story else (entry.row.id,)
        return "".join(sorted(self._marked[each] for each in reports if each in self._marked))

    def render_line(self, y: int) -> Strip:
        """Paint line `y` of what is on the screen."""
        index, part = divmod(int(self.scroll_offset.y) + y, self.entry_height)
        if index >= self._pages.count:
            return self._painter.strip((), self.size.width)
        under: Under = ()
        if index == self.cursor:
            under = ("cursor",) if self.has_focus else ("cursor-blurred",)
        strips = self._entry_strips(index, under)
        return (
            strips[part] if part < len(strips) else self._painter.strip((), self.size.width, under)
        )

    def notify_style_update(self) -> None:
        """Paint anew in other colours."""
        super().notify_style_update()
        self._painter.clear()
        self._strips.clear()

    def on_resize(self, event: events.Resize) -> None:
        """Lay the entries out for another width, keeping the cursor where it is on the screen."""
        first = self.first_seen
        self._resize()
        self.refresh()
        if event.size.height:
            self.scroll_to(y=first * self.entry_height, animate=False, force=True)
            self._keep_in_sight()
            self._ask()

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Ask for what comes into sight."""
        super().watch_scroll_y(old_value, new_value)
        self._ask()

    def _ask(self) -> None:
        seen = self.size.height // self.entry_height + 1
        first = self.first_seen
        for number in self._pages.missing(first - seen, first + 2 * seen):
            self.post_message(self.PageWanted(self._pages, number))

    # -- the cursor

    def validate_cursor(self, cursor: int) -> int:
        """Keep the cursor on the list."""
        return max(0, min(cursor, self._pages.count - 1))

    def watch_cursor(self, old: int, new: int) -> None:
        """Draw the cursor where it is now."""
        height = self.entry_height
        for index in (old, new):
            self.refresh_lines(index * height, height)
        self._keep_in_sight()
        self._ask()
        self._tell()

    def _keep_in_sight(self) -> None:
        height = self.entry_height
        room = self.scrollable_content_region.height
        if room <= 0:
            return
        top = int(self.scroll_offset.y)
        first = self.cursor * height
        if first < top:
            self.scroll_to(y=first, animate=False, force=True)
        elif first + height > top + room:
            self.scroll_to(y=first + height - room, animate=False, force=True)

    def _tell(self) -> None:
        row = self.current
        article = row.id if row else None
        if article is not None or not self._pages.count:
            self.post_message(self.Moved(article))

    def action_down(self) -> None:
        """Go to the next entry."""
        self.cursor += 1

    def action_up(self) -> None:
        """Go to the entry before."""
        self.cursor -= 1

    def action_top(self) -> None:
        """Go to the first entry."""
        self.cursor = 0

    def action_bottom(self) -> None:
        """Go to the last entry."""
        self.cursor = self._pages.count - 1

    @property
    def _entries_seen(self) -> int:
        return max(2, self.scrollable_content_region.height // self.entry_height)

    def action_half_down(self) -> None:
        """Go down half a screenful."""
        self.cursor += self._entries_seen // 2

    def action_half_up(self) -> None:
        """Go up half a screenful."""
        self.cursor -= self._entries_seen // 2

    def action_page_down(self) -> None:
        """Go down a screenful."""
        self.cursor += self._entries_seen - 1

    def action_page_up(self) -> None:
        """Go up a screenful."""
        self.cursor -= self._entries_seen - 1

    def action_open(self) -> None:
        """Open the article under the cursor; a story is unfolded or folded."""
        entry = self.current_entry
        if entry is not None and entry.story is not None:
            self.post_message(self.FoldWanted(entry))
        elif entry is not None:
            self.post_message(self.Opened(entry.row.id))

    def action_fold_story(self) -> None:
        """Fold the story under the cursor, or unfold it."""
        if entry := self.current_entry:
            self.post_message(self.FoldWanted(entry))

    async def on_click(self, event: events.Click) -> None:
        """Select an entry; a click on the selected one, or on a fold sign, opens it."""
        index = (int(self.scroll_offset.y) + event.y) // self.entry_height
        if not 0 <= index < self._pages.count:
            return
        entry = self._pages.entry(index)
        on_sign = entry is not None and entry.story is not None and event.x < FOLD_SIGN
        again = index == self.cursor
        self.cursor = index
        if again or on_sign:
            self.action_open()
