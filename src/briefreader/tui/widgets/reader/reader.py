"""Shows one article as text with the matches of a search. Knows no library."""

from typing import TYPE_CHECKING

from rich.segment import Segment
from textual import events
from textual.message import Message
from textual.reactive import reactive
from textual.selection import Selection
from textual.strip import Strip

from briefreader.render.article import ArticleLayout
from briefreader.render.glyphs import UNICODE, Glyphs
from briefreader.render.hits import Hits
from briefreader.render.lines import line_text, line_width
from briefreader.tui.bindings import bindings
from briefreader.tui.widgets.paged_view import PagedView
from briefreader.tui.widgets.selecting import paint_selection, selected_text

if TYPE_CHECKING:
    from briefreader.models.article import Article
    from briefreader.models.search import ArticleMatches

NARROWEST, WIDEST, WIDTH_STEP = 24, 160, 4
"""Bounds and step of the width of the text, in cells."""
CONTEXT_LINES = 3
"""Lines kept in sight above a match that is jumped to."""


class Reader(PagedView):
    """One article, set in lines of a comfortable width in the middle of the pane."""

    BINDINGS = bindings("reader")

    measure: reactive[int] = reactive(76)
    """Cells that a line of text may take."""
    dropped: reactive[bool] = reactive(False)
    """Whether what was left out of the body is shown below it."""

    class HitShown(Message):
        """Another match is the current one, or the matches are others."""

    class ZenWanted(Message):
        """The reader wants to see nothing but the text, or the rest again."""

    def __init__(self, *, glyphs: Glyphs = UNICODE, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._glyphs = glyphs
        self._article: Article | None = None
        self._hits = Hits()
        self._hit = -1
        self._wanted_hit = -1
        self._layout: ArticleLayout | None = None
        self._margin = ""
        self._strips: dict[int, Strip] = {}

    @property
    def article(self) -> "Article | None":
        """The article that is shown."""
        return self._article

    @property
    def layout_shown(self) -> ArticleLayout | None:
        """The lines that are shown."""
        return self._layout

    @property
    def hit_count(self) -> int:
        """How many matches the article has."""
        return len(self._hits)

    @property
    def hit_number(self) -> int:
        """Which match is the current one, from 1; 0 for none."""
        return self._hit + 1

    def show(self, article: "Article | None", matches: "ArticleMatches | None" = None) -> None:
        """Show an article from its beginning, or from its first match where there are any.

        The article that is shown already, in a newer state, stays where it is.
        """
        same = article is not None and self._article is not None and article.id == self._article.id
        place = self._place() if same else None
        self._article = article
        if not same or matches is not None:
            self._hits = Hits(matches)
            self._hit = self._wanted_hit = -1
        self._lay_out()
        if place is not None:
            self._return_to(place)
        else:
            self.scroll_to(y=0, animate=False, force=True)
        if matches is not None:
            self._go_to_hit(self._hits.first_of_body())

    def show_matches(self, matches: "ArticleMatches | None") -> None:
        """Mark other matches in the article without moving."""
        place = self._place()
        self._hits = Hits(matches)
        self._hit = -1
        self._lay_out()
        self._return_to(place)
        self.post_message(self.HitShown())

    def next_hit(self, step: int) -> bool:
        """Go to the match `step` after the current one, around the end; False if there is none."""
        if not self._hits:
            return False
        if self._hit < 0:
            self._go_to_hit(self._nearest_hit(step))
        else:
            self._go_to_hit((self._hit + step) % len(self._hits))
        return True

    # -- layout

    @property
    def _text_width(self) -> int:
        return max(1, min(self.measure, self.text_width - 2))

    def _lay_out(self) -> None:
        self._strips.clear()
        self._margin = " " * ((self.text_width - self._text_width) // 2)
        if self._article is None or self.size.width <= 0:
            self._layout = None
            self.set_line_count(0)
        else:
            self._layout = ArticleLayout(
                self._article,
                self._text_width,
                hits=self._hits,
                dropped=self.dropped,
                glyphs=self._glyphs,
            )
            self.set_line_count(self._layout.height + 2)
        self.refresh()

    def _place(self) -> tuple[int, int] | None:
        """Return (paragraph, offset) of the first line that is seen, None at the very top."""
        top = int(self.scroll_offset.y)
        return self._layout.place(top) if self._layout and top > 0 else None

    def _return_to(self, place: tuple[int, int] | None) -> None:
        if self._layout is not None:
            y = self._layout.line_of(*place) if place else 0
            self.scroll_to(y=y, animate=False, force=True)

    def _nearest_hit(self, step: int) -> int:
        layout = self._layout
        top = int(self.scroll_offset.y)
        lines = [layout.line_of_hit(number) for number in range(len(self._hits))] if layout else []
        if step > 0:
            return next((number for number, line in enumerate(lines) if line >= top), 0)
        before = [number for number, line in enumerate(lines) if line < top]
        return before[-1] if before else len(lines) - 1

    def _go_to_hit(self, number: int) -> None:
        if self._layout is None or not self._hits:
            self._wanted_hit = number  # gone to once the pane is on the screen
            return
        for hit in {self._hit, number} - {-1}:
            self._forget_hit(hit)
        self._hit = number
        y = self._layout.line_of_hit(number)
        top, room = int(self.scroll_offset.y), self.size.height
        if not top + 1 <= y < top + room - 1:
            self.scroll_to(y=max(0, y - CONTEXT_LINES), animate=False, force=True)
        self.refresh()
        self.post_message(self.HitShown())

    def _forget_hit(self, number: int) -> None:
        if self._layout is None or number >= len(self._hits):
            return
        par, start, end = self._hits.places[number]
        first, last = self._layout.line_of(par, start), self._layout.line_of(par, end)
        for y in range(first, last + 1):
            self._strips.pop(y, None)

    # -- drawing

    def render_line(self, y: int) -> Strip:
        """Paint line `y` of what is on the screen."""
        width = self.size.width
        number = int(self.scroll_offset.y) + y
        layout = self._layout
        if layout is None or not 0 <= number < layout.height:
            return self.painter.strip((), width)
        if self.text_selection is not None:
            return self._paint(layout, number, width)
        strip = self._strips.get(number)
        if strip is None:
            strip = self._strips[number] = self._paint(layout, number, width)
        return strip

    def _paint(self, layout: ArticleLayout, number: int, width: int) -> Strip:
        line = layout.line(number, self._hit)
        painted = self.painter.strip(line, line_width(line))
        painted = paint_selection(self, painted, number).apply_offsets(0, number)
        margin = Segment(self._margin, self.painter.base)
        return Strip([margin, *painted]).adjust_cell_length(width, self.painter.base)

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """Return the text that is selected, the lines of a paragraph joined again."""
        if self._layout is None:
            return None
        lines = [line_text(self._layout.line(number)) for number in range(self._layout.height)]
        return selected_text(selection, lines), "\n"

    def selection_updated(self, selection: Selection | None) -> None:
        """Paint what is selected."""
        del selection  # read from the screen when a line is painted
        self.refresh()

    def notify_style_update(self) -> None:
        """Paint anew in other colours."""
        super().notify_style_update()
        self._strips.clear()

    def on_resize(self, event: events.Resize) -> None:
        """Set the text for another width, keeping the place."""
        if event.size.height and event.size.width:
            place = self._place()
            self._lay_out()
            self._return_to(place)
            if self._wanted_hit >= 0:
                self._go_to_hit(self._wanted_hit)
                self._wanted_hit = -1

    def watch_measure(self) -> None:
        """Set the text in longer or shorter lines, keeping the place."""
        place = self._place()
        self._lay_out()
        self._return_to(place)

    def watch_dropped(self, dropped: bool) -> None:
        """Show or hide what was left out; showing it goes there."""
        place = self._place()
        body = self._layout.height if self._layout else 0
        self._lay_out()
        if dropped and self._layout is not None:
            self.scroll_to(y=max(0, body - CONTEXT_LINES), animate=False, force=True)
        else:
            self._return_to(place)

    # -- actions

    def action_wider(self) -> None:
        """Let lines be longer."""
        self.measure = min(WIDEST, self.measure + WIDTH_STEP)

    def action_narrower(self) -> None:
        """Let lines be shorter."""
        self.measure = max(NARROWEST, min(self.measure, self._text_width) - WIDTH_STEP)

    def action_dropped(self) -> None:
        """Show or hide what was left out of the body."""
        self.dropped = not self.dropped

    def action_zen(self) -> None:
        """Ask for nothing but the text on the screen, or for the rest again."""
        self.post_message(self.ZenWanted())
