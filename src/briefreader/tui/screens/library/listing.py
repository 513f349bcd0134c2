"""What the list of the library screen holds: read, kept up with the library, and narrowed."""

from array import array

from textual import on, work

from briefreader.errors import BriefreaderError, NotFoundError
from briefreader.models.listing import ListFilter
from briefreader.render.filter_name import filter_name
from briefreader.tui.screens.library.searching import SearchActions
from briefreader.tui.story_listing import StoryListing
from briefreader.tui.widgets.article_list import PAGE, ArticleList

AT_ONCE = 50
"""Entries that the first paint reads at least: those seen, and a screenful to come."""


class ListActions(SearchActions):
    """Reading the list, and what it is to hold when no search is shown."""

    def __init__(self) -> None:
        super().__init__()
        self.folds = True
        """Whether the list folds reports into stories."""
        self.unfolded: frozenset[int] = frozenset()
        """Stories that are shown with their reports all the same."""
        self._cursor_shown = 0
        self._tidied = -1

    def listing_of(self, chosen: ListFilter) -> StoryListing:
        """Read what a list of `chosen` holds. Blocks."""
        library, background = self.session.library, self.session.background
        ids, stories = library.ids_and_stories(chosen)
        if not self.folds:
            stories = array("q", bytes(8 * len(ids)))
        return StoryListing.of(library, background, (ids, stories), self.unfolded)

    def show_at_once(self) -> bool:
        """Show how the list begins within the first paint; False where there is none to show.

        The one reading that the interface waits for: nothing is on the screen yet.
        """
        library, background = self.session.library, self.session.background
        try:
            self.version = library.version()
            places = min(PAGE, max(AT_ONCE, self.app.size.height))
            listing = StoryListing.begin(library, background, places, folds=self.folds)
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
        listing = await self.ask(self.listing_of, self.filter)
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

    @work(group="housekeeping")
    async def tidy(self) -> None:
        """Have new reports grouped by a process of its own, where there are any."""
        try:
            await self.session.housekeeper.look()
        except BriefreaderError as error:
            self.complain(error)

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
        from briefreader.tui.screens.filter import FilterDialog

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
