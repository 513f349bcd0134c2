"""What a search asks and what it answers, whatever engine answers it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

SortOrder = Literal["relevance", "newest", "oldest", "outlet"]


@dataclass(frozen=True, slots=True)
class SearchRequest:
    """One search in the query language of docs/query-language.md."""

    query: str
    sort: SortOrder = "relevance"
    offset: int = 0
    limit: int = 50
    """How many hits to return from `offset` on; `total` counts them all."""
    facets: bool = False
    typing: bool = False
    """The query is still being typed: an open quote or bracket is closed instead of refused,
    and the last word also matches as a prefix."""
    time_limit: float = 2.0
    """Seconds after which the engine gives up with SearchTimeoutError."""


@dataclass(frozen=True, slots=True)
class Hit:
    """One article that matches."""

    id: int
    title: str
    outlet: str
    published: str
    score: float
    snippet: str
    """The best window of the body, one line, without markup."""
    spans: tuple[tuple[int, int], ...] = ()
    """Where the matches stand in `snippet`, as character offsets."""
    title_spans: tuple[tuple[int, int], ...] = ()
    """Where the matches stand in `title`."""


@dataclass(frozen=True, slots=True)
class SearchResults:
    """The answer to one SearchRequest."""

    query: str
    total: int
    """How many articles match, exactly."""
    hits: tuple[Hit, ...] = ()
    took_ms: float = 0.0
    facets: Mapping[str, tuple[tuple[str, int], ...]] = field(default_factory=dict)
    """`outlet`, `month`, `agency`, `story` → values with counts, most frequent first."""
    suggestion: str = ""
    """The query with misspelt words mended, where that finds more; else empty."""


@dataclass(frozen=True, slots=True)
class ArticleMatches:
    """Every match of a query inside one article, for the reader pane to highlight."""

    id: int
    title: tuple[tuple[int, int], ...] = ()
    body: tuple[tuple[int, int, int], ...] = ()
    """(paragraph, start, end) in reading order."""


@dataclass(frozen=True, slots=True)
class IndexState:
    """How far the index is behind the library."""

    indexed: int
    """Number of the last change of the library's change log that the index holds."""
    latest: int
    """Number of the last change in the log."""
    articles: int
    """Articles in the index."""
    pending: int
    """Articles whose newest state is not in the index yet."""
    rebuilding: bool = False
    problem: str = ""
    """Why the index cannot be used or was rebuilt, fit to show; empty if all is well."""


@dataclass(frozen=True, slots=True)
class SavedSearch:
    """A search the reader kept under a name."""

    name: str
    query: str
    sort: SortOrder = "relevance"
