"""Where the entries of the article list come from when they are the results of a search."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Protocol

from briefreader.models.listing import ArticleRow
from briefreader.render.listing import Entry
from briefreader.tui.searcher import Searcher
from briefreader.tui.widgets.article_list.pages import PAGE, Pages

if TYPE_CHECKING:
    from briefreader.models.search import Hit, SearchRequest, SearchResults
    from briefreader.tui.session import Session


class Listing(Protocol):
    """A list of articles that is read a page at a time."""

    pages: Pages

    async def load(self, number: int) -> list[Entry]:
        """Read one page."""
        ...

    def position(self, article: int) -> int | None:
        """Return the place of an article, as far as it is known."""
        ...


class HitListing:
    """The results of one search; what was not asked for at first is searched for when wanted."""

    def __init__(
        self,
        session: "Session",
        searcher: Searcher,
        request: "SearchRequest",
        results: "SearchResults",
    ) -> None:
        self._library = session.library
        self._background = session.background
        self._searcher = searcher
        self.request = request
        self.results = results
        self.indexed = session.indexed
        """The last change of the library that was in the index when they were found."""
        self.pages = Pages(results.total)

    async def begin(self) -> None:
        """Put the results at hand in place."""
        hits = self.results.hits
        if hits:
            begun = len(hits) < min(self.results.total, PAGE)
            self.pages.fill(0, await self._entries(hits), begun=begun)

    async def load(self, number: int) -> list[Entry]:
        """Search for one page of results."""
        request = replace(self.request, offset=number * PAGE, limit=PAGE, facets=False)
        results = await self._searcher.search(request, lane=f"page {number}")
        return await self._entries(results.hits)

    async def _entries(self, hits: "Sequence[Hit]") -> list[Entry]:
        rows = await self._background.quick(self._library.rows, [hit.id for hit in hits])
        by_id = {row.id: row for row in rows}
        return [Entry(by_id.get(hit.id) or _row_of(hit), hit) for hit in hits]

    def position(self, article: int) -> int | None:
        """Return the place of an article on the pages that have been read."""
        return self.pages.find(article)


def _row_of(hit: "Hit") -> ArticleRow:
    """Return what a hit alone tells of an article that has just left the library."""
    return ArticleRow(hit.id, hit.title, hit.outlet, hit.published, words=0, read=True)
