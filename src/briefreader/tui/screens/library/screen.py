"""The library screen: which pane is seen, what the list holds, which report is read."""

import gc
from typing import TYPE_CHECKING

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.events import DescendantFocus, Resize
from textual.timer import Timer

from briefreader.errors import BriefreaderError, NotFoundError
from briefreader.render.dates import display_date
from briefreader.render.display import display_line
from briefreader.render.lines import Line, Run
from briefreader.tui.actions import Context, actions_of
from briefreader.tui.bindings import bindings
from briefreader.tui.screens.filter import FilterDialog, filter_name
from briefreader.tui.screens.library.adding import AddActions
from briefreader.tui.screens.library.feeds import FeedActions
from briefreader.tui.screens.library.marks import MarkActions
from briefreader.tui.screens.library.searching import SearchActions
from briefreader.tui.screens.library.stories import StoryActions
from briefreader.tui.widgets.article_list import PAGE, ArticleList
from briefreader.tui.widgets.key_bar import KeyBar
from briefreader.tui.widgets.line_bar import LineBar
from briefreader.tui.widgets.reader import Reader
from briefreader.tui.widgets.search_box import SearchBox

if TYPE_CHECKING:
    from briefreader.models.search import IndexState

SIDE_BY_SIDE_FROM = 100
"""Columns of the terminal from which the list stands beside the reader."""
PREVIEW_AFTER = 0.08
"""Seconds the cursor rests on a report before the reader pane shows it."""
POLL_EVERY = 0.7
"""Seconds between two looks at whether another process has changed the library."""


class LibraryScreen(StoryActions, SearchActions, MarkActions, AddActions, FeedActions):
    """The list of reports beside the reader; in a narrow terminal one at a time."""

    BINDINGS = bindings("library")

    def __init__(self) -> None:
        super().__init__()
        self._preview: Timer | None = None
        self._cursor_shown = 0
        self._status = ""
        self._indexing = ""
        self._tidied = -1

    def compose(self) -> ComposeResult:
        """Lay the screen out."""
        glyphs = self.session.glyphs
        wide = self._fit_to(self.app.size.width)
        with Horizontal(id="panes"):
            with Vertical(id="list-pane") as list_pane:
                list_pane.styles.width = wide
                yield LineBar(glyphs=glyphs, id="list-heading", classes="heading")
                yield SearchBox()
                yield ArticleList(glyphs=glyphs, id="list")
            with Vertical(id="reader-pane"):
                yield LineBar(glyphs=glyphs, id="reader-heading", classes="heading")
                yield Reader(glyphs=glyphs, id="reader")
        yield KeyBar(keymap=self.session.keymap)

    def on_mount(self) -> None:
        """Read the list, and begin to look for changes once it is on the screen."""
        self.folds = self.session.settings.show_stories
        self.articles.focus()
        self.session.on_index = self.show_index_state
        self.session.on_restart = self.complain
        if not self._show_at_once():
            self.load_list(keep=False)
        self.call_after_refresh(self._begin)

    def _begin(self) -> None:
        gc.freeze()
        gc.enable()
        if self.session.demo:
            self.bring_in_samples()
        self.set_interval(POLL_EVERY, self.look_for_changes)
        self.start_search()
        self.look_for_changes()

    @work(group="start")
    async def start_search(self) -> None:
        """Start the search process, so that the first search finds it ready."""
        try:
            await self.session.searcher()
        except BriefreaderError as error:
            self.complain(error)

    # -- the list

    def _show_at_once(self) -> bool:
        """Show the list within the first paint; False where there is none to show.

        The one reading that the interface waits for: nothing is on the screen yet.
        """
        try:
            self.version = self.session.library.version()
            listing = self.listing_of(self.filter)
            listing.pages.fill(0, listing.read_page(0))
        except BriefreaderError as error:
            self.complain(error)
            return False
        if not listing.pages.count:
            return False
        self.listing = listing
        self.articles.show(listing.pages)
        self.show_library_heading()
        return True

    @work(group="list", exclusive=True)
    async def load_list(self, *, keep: bool = True) -> None:
        """Read the list anew; with `keep` the cursor stays on its report where it is seen."""
        library = self.session.library
        version = await self.ask(library.version)
        listing = await self.read_listing(self.filter)
        if listing is None:
            return
        self.version = version if version is not None else self.version
        articles = self.articles
        cursor = first = 0
        untouched = self.filling and articles.cursor == self._cursor_shown
        if keep and not untouched and not self.query_shown:
            entry = articles.current_entry
            place = listing.place_of(entry) if entry else None
            cursor = articles.cursor if place is None else place
            first = cursor - (articles.cursor - articles.first_seen)
        for page in {max(first, 0) // PAGE, cursor // PAGE}:
            if listing.pages.missing(page * PAGE, page * PAGE):
                listing.pages.fill(page, await listing.load(page))
        if self.query_shown:
            self.replace_origin(listing)
            return
        self.listing = listing
        empty = not listing.pages.count and not filter_name(self.filter)
        self.set_class(empty and not self.session.demo, "-empty")
        articles.show(listing.pages, cursor=cursor, first=max(first, 0))
        self._cursor_shown = articles.cursor
        await self._show_welcome(shown=empty and not self.session.demo)
        self.show_library_heading()

    async def _show_welcome(self, *, shown: bool) -> None:
        """Say how to begin where there is nothing to read, or go on to the list."""
        welcome = self.query("#welcome")
        if shown and not welcome:
            from briefreader.tui.widgets.welcome import Welcome

            page = Welcome(self.session.keymap, id="welcome")
            await self.mount(page, before="#keys")
            page.focus()
        elif welcome and not shown:
            await welcome.remove()
            self.articles.focus()

    @work(group="poll", exclusive=True)
    async def look_for_changes(self) -> None:
        """Show what any process has changed in the library since the list was read."""
        version = await self.ask(self.session.library.version)
        if version is None:
            return
        if version != self._tidied:
            self._tidied = version
            self.tidy()
        if version == self.version:
            return
        self.version = version
        self.load_list()
        shown = self.reader.article
        if shown is not None:
            try:
                newest = await self.session.background.quick(self.session.library.article, shown.id)
            except NotFoundError:
                newest = None
            except BriefreaderError as error:
                self.complain(error)
                return
            if newest != shown:
                self.reader.show(newest)

    @on(ArticleList.PageWanted)
    async def fill_page(self, event: ArticleList.PageWanted) -> None:
        """Read a page that comes into sight."""
        self.read_page(event)

    @work(group="pages")
    async def read_page(self, event: ArticleList.PageWanted) -> None:
        """Read a page of the list."""
        listing = self.listing
        if listing is None or listing.pages is not event.pages:
            return
        try:
            entries = await listing.load(event.number)
        except BriefreaderError as error:
            event.pages.forget(event.number)
            self.complain(error)
            return
        self.articles.fill(event.pages, event.number, entries)

    @work(group="dialog", exclusive=True)
    async def action_filter(self) -> None:
        """Ask which reports the list is to hold."""
        library = self.session.library
        outlets, tags = await self.ask(library.outlets), await self.ask(library.tags)
        chosen = await self.app.push_screen_wait(
            FilterDialog(self.filter, outlets or [], tags or [])
        )
        if chosen is not None and chosen != self.filter:
            self.filter = chosen
            if self.searching:
                self.close_search()
            self.load_list()

    # -- the reader

    @on(ArticleList.Moved)
    def preview(self, event: ArticleList.Moved) -> None:
        """Show the report under the cursor beside the list once the cursor rests."""
        self._show_position()
        if self._preview is not None:
            self._preview.stop()
        if event.article is None:
            self.target = None
            self.reader.show(None)
            self._show_reader_heading()
        elif self.folded_target is None and (not self.narrow or self.has_class("-reading")):
            article = event.article
            self._preview = self.set_timer(PREVIEW_AFTER, lambda: self.read(article))

    @on(ArticleList.Opened)
    def open(self, event: ArticleList.Opened) -> None:
        """Open a report for reading."""
        if self._preview is not None:
            self._preview.stop()
        self.read(event.article, opened=True)

    def read(self, article: int, *, opened: bool = False) -> None:
        """Show a report in the reader pane; `opened` goes there and marks it read."""
        self.target = article
        self._read(article, opened=opened)

    @work(group="read", exclusive=True)
    async def _read(self, article: int, *, opened: bool) -> None:
        found = await self.ask(self.session.library.article, article)
        if found is None:
            return
        shown = self.reader.article
        fresh = shown is None or shown.id != article
        matches = await self.matches_in(found) if fresh or opened else None
        self.reader.show(found, matches)
        self._show_reader_heading()
        if opened:
            self.add_class("-reading")
            self.reader.focus()
            if self.session.settings.mark_read and not found.read:
                await self.set_read(article, read=True)

    @on(Reader.HitShown)
    def show_hit(self) -> None:
        """Say which match is the current one."""
        self._show_reader_heading()

    @on(Reader.ZenWanted)
    def toggle_zen(self) -> None:
        """Show nothing but the text, or the rest again."""
        self.toggle_class("-zen")

    def action_next_match(self) -> None:
        """Go to the next match in the report."""
        self._step_match(1)

    def action_previous_match(self) -> None:
        """Go to the match before."""
        self._step_match(-1)

    def _step_match(self, step: int) -> None:
        if not self.reader.next_hit(step):
            self.say("No matches here; press / to search.")

    def action_next_article(self) -> None:
        """Open the next report of the list."""
        self._step_article(1)

    def action_previous_article(self) -> None:
        """Open the report before in the list."""
        self._step_article(-1)

    def _step_article(self, step: int) -> None:
        before = self.articles.cursor
        self.articles.cursor += step
        if self.articles.cursor == before:
            self.say("This is the last report." if step > 0 else "This is the first report.")
        elif self.reading and (row := self.articles.current):
            self.open(ArticleList.Opened(row.id))

    def action_next_of_story(self) -> None:
        """Open the next report of the same story."""
        self._step_story(1)

    def action_previous_of_story(self) -> None:
        """Open the report before of the same story."""
        self._step_story(-1)

    @work(group="story", exclusive=True)
    async def _step_story(self, step: int) -> None:
        article = self.chosen
        siblings = None
        if article is not None:
            siblings = await self.ask(self.session.library.siblings, article)
        if article is None or not siblings:
            self.say("The library holds no other report of this story.")
            return
        story = await self._story_order(article, siblings)
        other = story[(story.index(article) + step) % len(story)]
        place = self.listing.position(other) if self.listing else None
        if place is not None:
            self.articles.cursor = place
        self.read(other, opened=self.reading)

    async def _story_order(self, article: int, siblings: list[int]) -> list[int]:
        """Return all reports of a story in order of publication, this one among them."""
        rows = await self.ask(self.session.library.rows, [article, *siblings])
        dated = sorted(rows or [], key=lambda row: (not row.published, row.published, row.id))
        return [row.id for row in dated] or [article]

    # -- comparing

    def action_mark(self) -> None:
        """Mark the chosen report for comparison, or take the mark away."""
        if self.chosen is None:
            return
        self.session.toggle_mark(self.chosen)
        self.articles.show_marks(self.session.mark_names())
        self._show_reader_heading()

    @work(group="compare", exclusive=True)
    async def action_compare(self) -> None:
        """Set two reports side by side."""
        pair = list(self.session.marked)
        if len(pair) < 2 and self.chosen is not None and self.chosen not in pair:
            pair.append(self.chosen)
        if len(pair) == 1:
            siblings = await self.ask(self.session.library.siblings, pair[0])
            pair += (siblings or [])[:1]
        if len(pair) < 2:
            self.say("Mark a report with v, then press c on the one to set beside it.")
            return
        from briefreader.tui.screens.compare import CompareScreen

        self.app.push_screen(CompareScreen(pair[0], pair[1]))

    # -- panes

    def action_next_pane(self) -> None:
        """Go to the other pane."""
        if self.reader.has_focus:
            self.remove_class("-reading", "-zen")
            self.articles.focus()
        elif (article := self.chosen) is not None:
            self.open(ArticleList.Opened(article))

    def action_back(self) -> None:
        """Go back to where the reader came from; from the list itself, leave briefreader."""
        if not self._step_back():
            self.app.exit()

    def action_cancel(self) -> None:
        """Close what is open."""
        self._step_back()

    def _step_back(self) -> bool:
        """Take one step back; False where there is nothing to go back from."""
        if self.has_class("-zen"):
            self.remove_class("-zen")
        elif self.reading:
            self.remove_class("-reading")
            self.articles.focus()
        elif self.searching:
            self.close_search()
        elif filter_name(self.filter):
            self.filter = type(self.filter)(order=self.filter.order)
            self.load_list()
        else:
            return False
        return True

    def on_descendant_focus(self, event: DescendantFocus) -> None:
        """Show the keys of the pane that has the focus, and which one that is."""
        focused = event.widget
        in_reader = isinstance(focused, Reader)
        if not self.narrow:
            self.set_class(in_reader, "-reading")
        self.query_one("#list-heading").set_class(not in_reader, "-active")
        self.query_one("#reader-heading").set_class(in_reader, "-active")
        context: Context = "reader" if in_reader else "search" if focused is self.box else "list"
        shown = [
            *actions_of(context),
            *([] if context == "search" else actions_of("library")),
            *actions_of("everywhere"),
        ]
        self.query_one(KeyBar).show_actions(shown)

    def on_resize(self, event: Resize) -> None:
        """Keep the pane that is used in sight when the terminal becomes narrow."""
        self.query_one("#list-pane").styles.width = self._fit_to(event.size.width)
        if not self.narrow and not self.reader.has_focus:
            self.remove_class("-reading")

    def _fit_to(self, columns: int) -> int | str:
        """Show one pane or two in a terminal so wide; return the width of the list."""
        wide = columns >= SIDE_BY_SIDE_FROM
        self.set_class(not wide, "-narrow")
        return self.session.settings.list_width if wide else "1fr"

    # -- headings

    def show_library_heading(self) -> None:
        """Say what the list shows."""
        name = "Sample corpus" if self.session.demo else "Library"
        chosen = filter_name(self.filter)
        left: Line = (Run(f" {name}", ("heading",)),)
        if chosen:
            left = (*left, Run(f"  {chosen}", ("accent",)))
        self.query_one("#list-heading", LineBar).show(left=left)
        self._show_position()

    def _show_position(self) -> None:
        count = self.articles.pages.count
        place = f"{self.articles.cursor + 1:,} of {count:,} " if count else "empty "
        if self.query_shown:
            place = f"{count:,} found "
        self.query_one("#list-heading", LineBar).show(right=(Run(place, ("muted",)),))

    def _show_reader_heading(self) -> None:
        article = self.reader.article
        bar = self.query_one("#reader-heading", LineBar)
        if article is None:
            bar.show(left=(), right=())
            return
        report = article.report
        left = [Run(f" {display_line(report.outlet) or 'Unknown outlet'}", ("heading",))]
        if date := display_date(report.published):
            left.append(Run(f"  {date}", ("muted",)))
        right = []
        if article.id in self.session.marked:
            name = self.session.mark_names()[article.id]
            right.append(Run(f"marked {name}  ", ("mark",)))
        if hits := self.reader.hit_count:
            hit = self.reader.hit_number
            right.append(Run(f"match {hit} of {hits} " if hit else f"{hits} matches ", ("muted",)))
        bar.show(left=tuple(left), right=tuple(right))

    def show_results(self, total: int, suggestion: str) -> None:
        """Say how many reports were found."""
        left: Line = (Run(" Search", ("heading",)),)
        if suggestion:
            left = (*left, Run("  did you mean ", ("muted",)), Run(display_line(suggestion, 80)))
        elif not total:
            left = (*left, Run("  nothing found", ("warning",)))
        self.query_one("#list-heading", LineBar).show(left=left)
        self._show_position()

    def show_searching(self) -> None:
        """Say that the search takes its time."""
        busy = f" {self.session.glyphs.busy} searching{self.session.glyphs.ellipsis} "
        self.query_one("#list-heading", LineBar).show(right=(Run(busy, ("muted",)),))

    def show_search_note(self, text: str, *, failed: bool = False) -> None:
        """Say something about the search that is typed."""
        note = Run(f"  {display_line(text, 200)}", ("warning" if failed else "muted",))
        self.query_one("#list-heading", LineBar).show(
            left=(Run(" Search", ("heading",)), note), right=()
        )

    def show_progress(self, text: str) -> None:
        """Say how far the adding has come."""
        self._status = text
        self._show_status()

    def show_index_state(self, state: "IndexState") -> None:
        """Say how far the index is behind the library."""
        self._indexing = ""
        if state.problem:
            self._indexing = display_line(state.problem, 120)
        elif state.pending:
            done = state.articles
            self._indexing = f"indexing {done:,} of {done + state.pending:,}"
        self._show_status()

    def _show_status(self) -> None:
        text = self._status or self._indexing
        busy = f"{self.session.glyphs.busy} {text} " if text else ""
        self.query_one(KeyBar).show_status((Run(busy, ("accent",)),) if text else ())
