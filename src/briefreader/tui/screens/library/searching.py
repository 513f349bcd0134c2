"""Searching from the library screen: results as typed, and the way back to where one was."""

import asyncio
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from textual import on, work
from textual.actions import SkipAction
from textual.timer import Timer

from briefreader.errors import (
    BriefreaderError,
    QueryError,
    SearchSupersededError,
)
from briefreader.models.article import Article
from briefreader.tui.listings import HitListing, Listing
from briefreader.tui.screens.library.base import LibraryBase
from briefreader.tui.widgets.article_list import PAGE
from briefreader.tui.widgets.search_box import SearchBox

if TYPE_CHECKING:
    from briefreader.models.search import ArticleMatches

DEBOUNCE = 0.05
"""Seconds without a key before a search is sent."""
SPINNER_AFTER = 0.15
"""Seconds before a search that runs is said to run."""


@dataclass(slots=True)
class _Place:
    """Where the reader was before a search."""

    listing: Listing
    cursor: int
    first: int
    article: int | None
    focus: str


class SearchActions(LibraryBase):
    """The search box, the results in the list, and the matches in the report."""

    def __init__(self) -> None:
        super().__init__()
        self._origin: _Place | None = None
        self._debounce: Timer | None = None
        self._spinner: Timer | None = None

    @property
    def box(self) -> SearchBox:
        """The search box."""
        return self.query_one(SearchBox)

    @property
    def searching(self) -> bool:
        """Whether a search is open."""
        return self.has_class("-searching")

    @property
    def library_listing(self) -> Listing | None:
        """What the list shows of the library, or will again once the search is closed."""
        return self._origin.listing if self._origin and self.query_shown else self.listing

    def action_search(self) -> None:
        """Open the search box, with the last search in it if one is shown.

        The box has the focus when this returns, so that no key typed ahead is lost.
        """
        if self.box.has_focus:
            raise SkipAction
        if not self.searching and self.listing is not None:
            articles = self.articles
            self._origin = _Place(
                listing=self.listing,
                cursor=articles.cursor,
                first=articles.first_seen,
                article=self.chosen,
                focus="reader" if self.reading else "list",
            )
            self.add_class("-searching")
        self.remove_class("-reading", "-zen")
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
        """Search once the keys pause."""
        if self._debounce is not None:
            self._debounce.stop()
        self._debounce = self.set_timer(DEBOUNCE, lambda: self.run_search(event.query))

    @work(group="search", exclusive=True)
    async def run_search(self, query: str) -> None:
        """Show the results of a search in the list."""
        if not self.searching:
            return
        if not query.strip():
            self._show_origin()
            return
        from briefreader.models.search import SearchRequest

        client = await self.session.searcher()
        self._spin(on=True)
        request = SearchRequest(query, limit=PAGE, typing=self.box.has_focus)
        try:
            results = await client.search(request)
        except SearchSupersededError:
            return
        except QueryError as error:
            self._spin(on=False)
            self.headings.show_search_note(str(error), failed=True)
            return
        except BriefreaderError as error:
            self._spin(on=False)
            self.complain(error)
            return
        listing = HitListing(
            self.session.library, self.session.background, client, request, results
        )
        if results.total:
            listing.pages.fill(0, await listing.load(0))
        self._spin(on=False)
        if not self.has_class("-searching"):
            return
        before = self.articles.current if self.query_shown else None
        self.query_shown = query
        self.listing = listing
        cursor = self._cursor_in(listing, before.id if before else None)
        self.articles.show(listing.pages, hits=True, cursor=cursor, first=0 if not cursor else None)
        self.headings.show_results(results.total, results.suggestion)

    def _cursor_in(self, listing: HitListing, article: int | None) -> int:
        """Keep the eye's place: a report chosen among the results stays chosen if it is found."""
        if article is None or self.articles.cursor == 0:
            return 0
        return listing.position(article) or 0

    def _spin(self, *, on: bool) -> None:
        if self._spinner is not None:
            self._spinner.stop()
            self._spinner = None
        if on:
            self._spinner = self.set_timer(SPINNER_AFTER, self.headings.show_searching)

    @on(SearchBox.OpenWanted)
    async def open_from_box(self) -> None:
        """Open the first report found, once the search as it stands has been made."""
        if self._debounce is not None:
            self._debounce.stop()
        query = self.box.value
        if query.strip() and query != self.query_shown:
            await self.run_search(query).wait()
        self.remember_search(query)
        if self.articles.current is not None and self.query_shown:
            self.set_focus(self.articles)
            self.articles.action_open()

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
        if self._debounce is not None:
            self._debounce.stop()
        self._spin(on=False)
        self.workers.cancel_group(self, "search")
        focus = self._origin.focus if self._origin else "list"
        self._show_origin()
        self.remove_class("-searching")
        self.box.display = False
        self._origin = None
        with self.box.prevent(SearchBox.Changed):
            self.box.value = ""
        if self.reader.hit_count:
            self.reader.show_matches(None)
        if focus == "reader":
            self.add_class("-reading")
            self.reader.focus()
        else:
            self.articles.focus()

    def _show_origin(self) -> None:
        if self._origin is not None and self.query_shown:
            place = self._origin
            self.listing = place.listing
            self.articles.show(place.listing.pages, cursor=place.cursor, first=place.first)
        self.query_shown = ""
        self.show_library_heading()

    def replace_origin(self, listing: Listing) -> None:
        """Return to this newer state of the library's list when the search is closed."""
        origin = self._origin
        if origin is not None:
            place = listing.position(origin.article) if origin.article is not None else None
            cursor = origin.cursor if place is None else place
            first = max(0, cursor - (origin.cursor - origin.first))
            self._origin = replace(origin, listing=listing, cursor=cursor, first=first)

    async def matches_in(self, article: Article) -> "ArticleMatches | None":
        """Return where the search that is shown matches a report."""
        if not self.query_shown:
            return None
        client = await self.session.searcher()
        try:
            async with asyncio.timeout(2):
                return await client.matches(self.query_shown, article.id, typing=True)
        except (TimeoutError, BriefreaderError):
            return None
