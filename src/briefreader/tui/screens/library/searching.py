"""Searching from the library screen: results as typed, and the way back to where one was."""

import asyncio
import time
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from textual import on, work
from textual.actions import SkipAction
from textual.message import Message
from textual.timer import Timer

from briefreader.errors import (
    BriefreaderError,
    QueryError,
    SearchSupersededError,
)
from briefreader.tui.listings import HitListing, Listing
from briefreader.tui.screens.base import ended
from briefreader.tui.screens.library.base import LibraryBase
from briefreader.tui.widgets.article_list import PAGE
from briefreader.tui.widgets.search_box import SearchBox

if TYPE_CHECKING:
    from briefreader.models.article import Article
    from briefreader.models.search import ArticleMatches, IndexState, SearchRequest, SortOrder

PACE = 0.05
"""Seconds from one search to the next: a lone key is searched for at once, a burst is not."""
SPINNER_AFTER = 0.15
"""Seconds before a search that runs is said to run."""


@dataclass(slots=True)
class _Place:
    """Where the reader was in the library's list before results took its place."""

    listing: Listing | None
    """None if it has not been read yet."""
    cursor: int
    first: int
    article: int | None


@dataclass
class BackToReport(Message):
    """A report is to be read on after a search."""

    article: int
    top: int
    """The line that was the first one seen."""


class SearchActions(LibraryBase):
    """The search box, the results in the list, and the matches in the report."""

    def __init__(self) -> None:
        super().__init__()
        self.hits: HitListing | None = None
        """The results that the list shows; None where it shows the library."""
        self.order: SortOrder = "relevance"
        """What comes first among results."""
        self.counts = False
        """Whether results are counted by outlet, month and so on."""
        self.saved_as = ""
        """The name of the saved search that is shown; empty for any other."""
        self._origin: _Place | None = None
        self._left: BackToReport | None = None
        self._next: Timer | None = None
        self._sent = 0.0
        self._spinner: Timer | None = None

    @property
    def box(self) -> SearchBox:
        """The search box."""
        self.make_box()
        return self.query_one(SearchBox)

    def make_box(self) -> None:
        """Put the search box in its place if it is not there: the first paint needs none."""
        if not self.query(SearchBox):
            self.mount(SearchBox(), before=self.articles)

    @property
    def searching(self) -> bool:
        """Whether a search is open."""
        return self.has_class("-searching")

    @property
    def library_listing(self) -> Listing | None:
        """What the list shows of the library, or will again once the search is closed."""
        return self._origin.listing if self._origin else self.listing

    def action_search(self) -> None:
        """Open the search box, with the last search in it if one is shown.

        The box has the focus when this returns, so that no key typed ahead is lost.
        """
        if self.box.has_focus:
            raise SkipAction
        if not self.searching:
            self._left = None
            if self.reading and self.target is not None:
                self._left = BackToReport(self.target, int(self.reader.scroll_offset.y))
            self.add_class("-searching")
        self.remove_class("-reading", "-zen", "-narrowing")
        self.box.display = True
        self.set_focus(self.box)
        self.load_history()

    @work(group="history", exclusive=True)
    async def load_history(self) -> None:
        """Let the search box go through the searches before."""
        history = await self.ask(self.session.library.search_history)
        self.box.remember(history or [])

    @on(SearchBox.Typed)
    def search_soon(self, event: SearchBox.Typed) -> None:
        """Search at once, or a little after the search before."""
        self.unsay()  # a box keeps its keys to itself
        self.saved_as = ""
        self.wait_no_more()
        wait = self._sent + PACE - time.monotonic()
        if wait > 0:
            self._next = self.set_timer(wait, lambda: self.run_search(event.query))
        else:
            self.run_search(event.query)

    def wait_no_more(self) -> None:
        """Let no search that was put off be made."""
        if self._next is not None:
            self._next.stop()
            self._next = None

    @work(group="search", exclusive=True)
    async def run_search(self, query: str) -> None:
        """Show the results of a search in the list, as far as it is typed."""
        await self.search(query, typing=True)

    async def search(self, query: str, *, typing: bool) -> bool:
        """Show the results of a search in the list; False where there are none to show."""
        if not self.searching:
            return False
        if not query.strip():
            self._spin(on=False)
            self.box.point_out(None)
            self.show_origin()
            return False
        from briefreader.models.search import SearchRequest

        self._sent = time.monotonic()
        self._spin(on=True)
        request = SearchRequest(
            query,
            self.order,
            limit=self.articles.reach,
            facets=self.counts,
            typing=typing,
            time_limit=self.session.settings.search_time_limit,
        )
        try:
            listing = await self._find(request)
        except SearchSupersededError:
            return False
        except QueryError as error:
            self._spin(on=False)
            self.box.point_out(error)
            self.headings.show_search_note(str(error), failed=True)
            return False
        except BriefreaderError as error:
            self._spin(on=False)
            self.box.point_out(None)
            self.complain(error)
            return False
        self._spin(on=False)
        if not self.has_class("-searching"):
            return False
        self.box.point_out(None)
        before = self.articles.current if self.hits and self.articles.cursor else None
        cursor = listing.position(before.id) or 0 if before else 0
        self.show_hits(listing, cursor, None if cursor else 0)
        self._keep_up()
        return True

    async def _find(self, request: "SearchRequest", *, lane: str = "") -> HitListing:
        """Make a search and return its results, those that are seen at hand."""
        session = self.session
        client = await session.searcher()
        results = await client.search(request, lane=lane)
        listing = HitListing(session, client, request, results)
        await listing.begin()
        return listing

    def show_hits(self, listing: HitListing, cursor: int, first: int | None) -> None:
        """Show results in the list, with the cursor and the first one seen at these places."""
        if self.hits is None:
            articles = self.articles
            self._origin = _Place(self.listing, articles.cursor, articles.first_seen, self.chosen)
        self.query_shown = listing.request.query
        self.listing = self.hits = listing
        self.articles.show(listing.pages, hits=True, cursor=cursor, first=first)
        self.show_found()

    def show_found(self) -> None:
        """Say over the list how much was found, by which search, in what order."""
        if self.hits is None:
            return
        results, order = self.hits.results, self.hits.request.sort
        said = self.saved_as
        if order != "relevance":
            from briefreader.render.facets import ORDERS

            said = ", ".join(part for part in (said, ORDERS[order]) if part)
        self.headings.show_results(results.total, results.suggestion, said)

    def _spin(self, *, on: bool) -> None:
        """Say that a search takes long, unless it is answered before that."""
        if self._spinner is not None and not on:
            self._spinner.stop()
            self._spinner = None
        elif self._spinner is None and on:
            self._spinner = self.set_timer(SPINNER_AFTER, self.headings.show_searching)

    # -- results that follow the index

    def follow_index(self, state: "IndexState") -> None:
        """Say how far the index is, and search again if it has taken something in."""
        self.headings.show_index_state(state)
        self._keep_up()

    def _keep_up(self) -> None:
        if self.hits is not None and self.hits.indexed != self.session.indexed:
            self.search_again()

    @work(group="again", exclusive=True)
    async def search_again(self) -> None:
        """Show what the search that is shown finds now, with the eye's place kept."""
        shown = self.hits
        if shown is None:
            return
        try:
            listing = await self._find(shown.request, lane="again")
            cursor, first = await self._place_in(listing)
        except BriefreaderError:
            return  # what is shown is not worse than before
        if self.hits is shown:
            self.show_hits(listing, cursor, first)

    async def _place_in(self, listing: HitListing) -> tuple[int, int]:
        """Return where cursor and first entry belong in newer results of the same search.

        The report under the cursor is looked for on the pages around; best results that nobody
        has gone into yet make way for better ones.
        """
        articles = self.articles
        cursor, first = articles.cursor, articles.first_seen
        row = articles.current
        if row is None or (cursor == 0 and self.box.has_focus):
            return 0, 0
        page = cursor // PAGE
        for near in (page, page - 1, page + 1):
            if listing.position(row.id) is None and listing.pages.missing(
                near * PAGE, near * PAGE + PAGE - 1
            ):
                listing.pages.fill(near, await listing.load(near))
        place = listing.position(row.id)
        if place is None:
            return cursor, first
        return place, max(0, first + place - cursor)

    @on(SearchBox.OpenWanted)
    async def open_from_box(self) -> None:
        """Open the first report found, once the search as it stands has been made."""
        self.wait_no_more()
        query = self.box.value
        if query.strip() and query != self.query_shown:
            await ended(self.run_search(query))
        self.remember_search(query)
        if self.articles.current is not None and self.query_shown == query:
            self.set_focus(self.articles)
            self.articles.action_open()
        else:
            self.say_error()

    def say_error(self) -> None:
        """Say in full why a search cannot be made, for which the heading has little room."""
        if self.box.error is not None:
            self.say(str(self.box.error))

    @on(SearchBox.ListWanted)
    def go_to_results(self) -> None:
        """Go from the search box to the results."""
        self.remember_search(self.box.value)
        self.articles.focus()

    @work(group="history")
    async def remember_search(self, query: str) -> None:
        """Put a search on top of the history."""
        if query.strip():
            await self.ask(self.session.library.remember_search, query)

    @on(SearchBox.Closed)
    def close_search(self) -> None:
        """Leave the search and return to where the reader was before it."""
        self.wait_no_more()
        self._spin(on=False)
        self.workers.cancel_group(self, "search")
        self.show_origin()
        self.remove_class("-searching")
        self.box.display = False
        self.order = "relevance"
        self.saved_as = ""
        with self.box.prevent(SearchBox.Changed):
            self.box.value = ""
        self.box.point_out(None)
        if self.reader.hit_count:
            self.reader.show_matches(None)
        if self._left is not None:
            self.post_message(self._left)
        else:
            self.articles.focus()

    def show_origin(self) -> None:
        """Show the library again as it was left, with the search box still open."""
        place, self._origin = self._origin, None
        self.query_shown = ""
        self.hits = None
        if place is not None and place.listing is not None:
            self.listing = place.listing
            self.articles.show(place.listing.pages, cursor=place.cursor, first=place.first)
        self.show_library_heading()

    def replace_origin(self, listing: Listing) -> None:
        """Return to this newer state of the library's list when the search is closed."""
        origin = self._origin
        if origin is not None:
            place = listing.position(origin.article) if origin.article is not None else None
            cursor = origin.cursor if place is None else place
            first = max(0, cursor - (origin.cursor - origin.first))
            self._origin = replace(origin, listing=listing, cursor=cursor, first=first)

    @on(SearchBox.HelpWanted)
    def show_query_help(self) -> None:
        """Show what a search can say."""
        from briefreader.tui.help_text import QUERIES
        from briefreader.tui.screens.help import HelpScreen

        self.app.push_screen(HelpScreen(QUERIES))

    async def matches_in(self, article: "Article") -> "ArticleMatches | None":
        """Return where the search that is shown matches a report."""
        if self.hits is None:
            return None
        request = self.hits.request
        client = await self.session.searcher()
        try:
            async with asyncio.timeout(2):
                return await client.matches(request.query, article.id, typing=request.typing)
        except (TimeoutError, BriefreaderError):
            return None
