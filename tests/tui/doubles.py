"""A few fictional reports, and a library and a searcher that need no other process."""

from collections.abc import Callable

from briefreader.errors import QueryError
from briefreader.library import Library
from briefreader.models.article import Dropped, Report
from briefreader.models.search import (
    ArticleMatches,
    Hit,
    IndexState,
    SearchRequest,
    SearchResults,
)

REPORTS = (
    Report(
        title="Harbour bridge closed after crack is found",
        paragraphs=(
            "The harbour bridge was closed on Monday after inspectors found a crack.",
            'Engineer Mara Lindqvist said: "The bridge is safe to stand, but not to cross."',
            "About 12,000 drivers use the bridge every day.",
            "Ferries will run every ten minutes until it opens again.",
            "Divers are to look at the pillars below the waterline on Thursday.",
        ),
        outlet="Harbour Post",
        published="2024-03-04",
        byline="Ola Nyman",
        url="https://example.org/bridge",
        dropped=(Dropped("furniture", "Read more: ten bridges of the north"),),
        provenance={"outlet": "given", "published": "inferred"},
    ),
    Report(
        title="Bridge shut as crack worries engineers",
        paragraphs=(
            "A crack has shut the harbour bridge, inspectors said on Monday.",
            'Engineer Mara Lindqvist said: "The bridge is safe to stand, but not to cross."',
            "More than 15,000 drivers use the bridge each day.",
            "Ferries will run every ten minutes until it opens again.",
            "The mayor promised free buses.",
        ),
        outlet="Northern Star",
        published="2024-03-05",
    ),
    Report(
        title="Bakers win bread prize",
        paragraphs=("A rye loaf won the prize.", "The judges praised its crust."),
        outlet="Harbour Post",
        published="2024-02-01",
    ),
    *(
        Report(
            title=f"Minutes of the harbour council, part {number}",
            paragraphs=(
                *(
                    f"Item {item} of part {number} was adopted without debate by the council."
                    for item in range(1, 31)
                ),
            ),
            outlet="Council Record",
            published=f"2023-{number:02d}-01",
        )
        for number in range(1, 10)
    ),
)


class WordSearcher:
    """Finds reports that hold a word; stands in for the search process."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self.on_state: Callable[[IndexState], None] | None = None
        self.on_restart: Callable[[str], None] | None = None
        self.requests: list[SearchRequest] = []
        self.hidden: set[int] = set()
        """Articles that are not in the index yet."""

    def take_in(self, *articles: int) -> None:
        """Let the index take articles in and say so, as the search process does."""
        self.hidden -= set(articles)
        if self.on_state:
            pending = len(self.hidden)
            self.on_state(IndexState(12 - pending, 12, articles=12 - pending, pending=pending))

    async def start(self) -> None:
        if self.on_state:
            self.on_state(IndexState(indexed=1, latest=1, articles=1, pending=0))

    async def search(self, request: SearchRequest, *, lane: str = "") -> SearchResults:
        self.requests.append(request)
        if "((" in request.query:
            column = request.query.index("((")
            raise QueryError("An opening bracket is never closed.", column, 2)
        word = request.query.casefold()
        hits: list[Hit] = []
        listed = [one for one in self._library.ids() if one not in self.hidden]
        for article in map(self._library.article, listed):
            report = article.report
            body = " ".join(report.paragraphs)
            place = body.casefold().find(word)
            if place < 0 and word not in report.title.casefold():
                continue
            start = max(0, place - 20)
            spans = ((place - start, place - start + len(word)),) if place >= 0 else ()
            hits.append(
                Hit(
                    article.id,
                    report.title,
                    report.outlet,
                    report.published,
                    1.0,
                    body[start : start + 200],
                    spans,
                )
            )
        page = hits[request.offset : request.offset + request.limit]
        return SearchResults(request.query, total=len(hits), hits=tuple(page))

    async def matches(self, query: str, article: int, *, typing: bool = False) -> ArticleMatches:
        report = self._library.article(article).report
        word = query.casefold()
        body: list[tuple[int, int, int]] = []
        for par, text in enumerate(report.paragraphs):
            place = text.casefold().find(word)
            while place >= 0:
                body.append((par, place, place + len(word)))
                place = text.casefold().find(word, place + 1)
        return ArticleMatches(article, body=tuple(body))

    async def close(self) -> None:
        pass


class EngineSearcher(WordSearcher):
    """Searches in this process with the real engine."""

    async def search(self, request: SearchRequest, *, lane: str = "") -> SearchResults:
        self.requests.append(request)
        return self._library.search(request)

    async def matches(self, query: str, article: int, *, typing: bool = False) -> ArticleMatches:
        return self._library.matches(query, article, typing=typing)


class TestLibrary(Library):
    """A library whose searches are answered at once, and that nobody tidies."""

    __test__ = False
    searched_by: type[WordSearcher] = WordSearcher

    def start_search(self) -> WordSearcher:  # type: ignore[override]
        return self.searched_by(self)

    def needs_housekeeping(self) -> bool:
        return False

    def semantic_notice(self) -> str:
        return ""  # Whether the semantic extra is installed must not change a screen.
