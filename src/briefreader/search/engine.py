"""The seam between briefreader and whatever answers its searches. Knows no engine.

The Whoosh index in this package is the first implementation; a shared archive (OpenSearch)
would be a second. Contract tests are written against this protocol: match sets, totals,
facets and the order of clear cases, never scores.
"""

from collections.abc import Callable
from typing import Protocol

from briefreader.models.search import ArticleMatches, IndexState, SearchRequest, SearchResults

Progress = Callable[[int, int], None]
"""Called with (articles done, articles in all) while an index catches up."""


class SearchEngine(Protocol):
    """Answers searches over the library's articles."""

    def catch_up(self, progress: Progress | None = None) -> IndexState:
        """Apply what the library's change log holds after the last change indexed.

        Builds the index anew where it is missing, foreign or damaged. Returns at once with
        what is pending when another process is writing the index.
        """
        ...

    def state(self) -> IndexState:
        """Say how far the index is behind the library, without writing anything."""
        ...

    def search(self, request: SearchRequest) -> SearchResults:
        """Answer one search.

        Raises QueryError for a query that cannot be read, SearchTimeoutError past the
        request's time limit, SearchError where the index cannot be read.
        """
        ...

    def matches(self, query: str, article: int, *, typing: bool = False) -> ArticleMatches:
        """Find every place in one article that makes it match `query`."""
        ...

    def close(self) -> None:
        """Let go of all files."""
        ...
