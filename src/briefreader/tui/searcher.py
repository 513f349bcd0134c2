"""What the interface needs of a search client. Knows neither the process nor the engine."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from briefreader.models.search import ArticleMatches, IndexState, SearchRequest, SearchResults


class Searcher(Protocol):
    """Answers searches without blocking; the newest search wins."""

    on_state: "Callable[[IndexState], None] | None"
    """Called when the index has come nearer to the library."""

    on_restart: Callable[[str], None] | None
    """Called with the reason when the search process had to be replaced."""

    async def start(self) -> None:
        """Start the search process."""
        ...

    async def search(self, request: "SearchRequest", *, lane: str = "") -> "SearchResults":
        """Answer one search; raises SearchSupersededError when its lane had a newer one."""
        ...

    async def matches(self, query: str, article: int, *, typing: bool = False) -> "ArticleMatches":
        """Find every match in one article."""
        ...

    async def close(self) -> None:
        """End the search process."""
        ...
