"""How the library is searched. Imports no engine until one is needed."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from briefreader.locations import Locations
from briefreader.store import Store

if TYPE_CHECKING:
    from briefreader.models.search import (
        ArticleMatches,
        IndexState,
        SearchRequest,
        SearchResults,
    )
    from briefreader.search.client import SearchClient
    from briefreader.search.engine import Progress
    from briefreader.search.whoosh_engine import WhooshEngine


def make_engine(locations: Locations, store: Store) -> "WhooshEngine":
    """Return an engine that answers in this process."""
    from briefreader.search.whoosh_engine import WhooshEngine

    return WhooshEngine(locations.index_dir, store)


@contextmanager
def open_engine(locations: Locations, store: Store) -> "Iterator[WhooshEngine]":
    """Give an engine for a moment."""
    engine = make_engine(locations, store)
    try:
        yield engine
    finally:
        engine.close()


class Searched:
    """The part of the library that searches in this process, or starts a process that does."""

    locations: Locations
    store: Store

    def __init__(self) -> None:
        self._engine: WhooshEngine | None = None
        self._engine_guard = threading.Lock()

    def search(
        self, request: "SearchRequest", progress: "Progress | None" = None
    ) -> "SearchResults":
        """Answer one search in this process, once the index has caught up.

        Raises QueryError for a query that cannot be read, SearchError.
        """
        engine = self._search_engine()
        engine.catch_up(progress)
        return engine.search(request)

    def matches(self, query: str, article: int, *, typing: bool = False) -> "ArticleMatches":
        """Find every place in one article that makes it match `query`. Raises QueryError."""
        return self._search_engine().matches(query, article, typing=typing)

    def index_state(self) -> "IndexState":
        """Say how far the index is behind, without writing anything."""
        return self._search_engine().state()

    def catch_up(self, progress: "Progress | None" = None) -> "IndexState":
        """Bring the index up to date."""
        return self._search_engine().catch_up(progress)

    def reindex(self, progress: "Progress | None" = None) -> "IndexState":
        """Build the index anew from the texts; the old one answers until it is done."""
        return self._search_engine().rebuild(progress)

    def start_search(self) -> "SearchClient":
        """Return a client of a search process of its own; its `start` starts it."""
        from briefreader.search.client import SearchClient

        return SearchClient(self.locations)

    def close_search(self) -> None:
        """Let go of the index."""
        with self._engine_guard:
            if self._engine is not None:
                self._engine.close()
                self._engine = None

    def _search_engine(self) -> "WhooshEngine":
        with self._engine_guard:
            if self._engine is None:
                self._engine = make_engine(self.locations, self.store)
            return self._engine
