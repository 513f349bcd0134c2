"""The search engine over a derived Whoosh index. Knows the index and the library, no language.

One search or one commit at a time; threads wait for one another. (Searches that overlap in
threads crash Whoosh, and numpy would gain nothing from them.)
"""

import threading
import time
from collections.abc import Callable, Collection, Iterator
from pathlib import Path
from typing import TypeVar

from briefreader.errors import (
    IndexUnusableError,
    SearchError,
    SearchSupersededError,
    SearchTimeoutError,
)
from briefreader.models.listing import ListFilter
from briefreader.models.search import ArticleMatches, Hit, IndexState, SearchRequest, SearchResults
from briefreader.search.collect import Matches
from briefreader.search.engine import Progress
from briefreader.search.highlight import Highlighter, paragraph_spans, spans
from briefreader.search.index import ArticleIndex
from briefreader.search.index_feed import IndexFeed, removed
from briefreader.search.query import ParsedQuery, parse_query
from briefreader.search.query_compile import compile_query
from briefreader.search.query_nodes import IdSet
from briefreader.search.query_tree import Filter
from briefreader.search.snippets import SnippetMaker
from briefreader.search.suggest import suggest
from briefreader.search.view import IndexView
from briefreader.store import Store

JOINT = "\n\n"
"""What stands between the paragraphs of a body where it is one text."""

_FEW = 2
"""With no more hits than these, a misspelling is looked for."""
_MANY_TIMES = 4
"""How many times more hits a mended query has to find to be suggested."""
_MOST_REMOVED = 2000
"""Changes looked through for articles that are gone but still indexed."""

Cancelled = Callable[[], bool]
Answer = TypeVar("Answer")


class WhooshEngine:
    """Implements `SearchEngine`; may be used from any thread."""

    def __init__(self, folder: Path, store: Store, *, mends: bool = True) -> None:
        """Prepare to search the index in `folder`; nothing is opened yet.

        With `mends`, a search that finds the index missing or damaged builds it anew and goes
        on; without, it raises IndexUnusableError and leaves that to the next `catch_up`.
        """
        self._folder = folder
        self._store = store
        self._mends = mends
        self._feed = IndexFeed(folder, store)
        self._index: ArticleIndex | None = None
        self._view: IndexView | None = None
        self._stamp = (0, 0)
        self._viewed = -1
        self._damage = ""
        self._rebuilding = False
        self._filters: dict[Filter, IdSet] = {}
        self._filters_of = -1
        self._guard = threading.RLock()

    def catch_up(self, progress: Progress | None = None, *, most: int | None = None) -> IndexState:
        """Bring the library's changes into the index, or about `most` of them, which is quick.

        Builds the index anew where it is missing, foreign or damaged. Does nothing where
        another process is writing it. What goes wrong with the index stands in the state.
        """
        with self._guard:
            problem = self._damage
            try:
                try:
                    index = self._opened()
                except IndexUnusableError as error:
                    problem = str(error) if self._folder.exists() else ""
                    index = self._start_anew()
                self._feed.catch_up(index, progress, most)
            except SearchError as error:
                problem = str(error)
            except OSError as error:
                problem = self._unwritable(error)
            return self._state(problem)

    def needs_merge(self) -> bool:
        """Tell whether there are merges of the index that a quick `catch_up` has put off."""
        with self._guard:
            try:
                return self._opened().needs_merge
            except (IndexUnusableError, OSError):
                return False

    def rebuild(self, progress: Progress | None = None) -> IndexState:
        """Build the index anew; the old one goes on answering searches until it is done.

        Raises SearchError where it cannot be written.
        """
        with self._guard:
            try:
                self._feed.rebuild(progress)
            except OSError as error:
                raise SearchError(self._unwritable(error)) from error
            self._index = self._view = None
            self._damage = ""
            return self.state()

    def state(self) -> IndexState:
        """Say how far the index is behind the library."""
        with self._guard:
            problem = self._damage
            try:
                self._opened()
            except IndexUnusableError as error:
                problem = str(error)
            return self._state(problem)

    def search(
        self, request: SearchRequest, *, cancelled: Cancelled | None = None
    ) -> SearchResults:
        """Answer one search.

        Raises QueryError for a query that cannot be read, SearchTimeoutError past the time
        limit, SearchSupersededError once `cancelled()` says so.
        """
        started = time.monotonic()
        query = parse_query(request.query, typing=request.typing)
        if query.tree is None:
            return SearchResults(request.query, 0)
        check = _Check(started + request.time_limit, cancelled)
        with self._guard:
            found, hits, suggestion = self._mending(lambda: self._answer(query, request, check))
        return SearchResults(
            query=request.query,
            total=found.total,
            hits=hits,
            took_ms=(time.monotonic() - started) * 1000,
            facets=found.facets,
            suggestion=suggestion,
        )

    def matches(self, query: str, article: int, *, typing: bool = False) -> ArticleMatches:
        """Find every place in one article that makes it match `query`; none if it is gone."""
        leaves = parse_query(query, typing=typing).leaves
        texts = self._store.texts([article]) if leaves else []
        if not texts:
            return ArticleMatches(article)
        text = texts[0]
        with self._guard:
            highlighter = self._mending(
                lambda: Highlighter(leaves, _IndexVocabulary(self._newest_view()), text.lang)
            )
        body = highlighter.body.find(JOINT.join(text.paragraphs))
        return ArticleMatches(
            article,
            spans(highlighter.title.find(text.title)),
            tuple(paragraph_spans(body, text.paragraphs, len(JOINT))),
        )

    def close(self) -> None:
        """Let go of the index. The store belongs to the caller."""
        with self._guard:
            self._index = self._view = None
            self._filters.clear()

    # Opening

    def _opened(self) -> ArticleIndex:
        """Return the index; raises IndexUnusableError where it has to be built anew."""
        stamp = self._stamp_now()
        if self._damage and stamp == self._stamp:
            raise IndexUnusableError(self._damage)
        if self._index is None or stamp[0] != self._stamp[0]:
            self._view = None
            self._index = self._feed.open()
            self._stamp = stamp
        self._damage = ""
        return self._index

    def _start_anew(self) -> ArticleIndex:
        damaged = self._stamp
        self._view = None
        self._index = self._feed.start_anew(
            unless=lambda: not self._damage or self._stamp_now() != damaged
        )
        self._stamp = self._stamp_now()
        self._damage = ""
        self._rebuilding = True
        return self._index

    def _newest_view(self) -> IndexView:
        stamp = self._stamp_now()
        index = self._opened()
        if self._view is None or stamp != self._stamp or index.applied != self._viewed:
            self._view = index.view()
            self._stamp, self._viewed = stamp, index.applied
        self._view.require_whole()
        return self._view

    def _stamp_now(self) -> tuple[int, int]:
        """Return what differs after every commit: a commit adds and removes files."""
        try:
            found = self._folder.stat()
        except OSError:
            return (0, 0)
        return found.st_ino, found.st_mtime_ns

    def _unwritable(self, error: OSError) -> str:
        return f"The search index in {self._folder} cannot be written: {error.strerror}."

    def _mending(self, ask: Callable[[], Answer]) -> Answer:
        try:
            return ask()
        except IndexUnusableError as error:
            self._damage = str(error) if self._folder.exists() else ""
            self._view = None
            if not self._mends:
                raise
            state = self.catch_up()
            if state.problem and self._index is None:
                raise SearchError(state.problem) from error
            return ask()
        except OSError as error:
            raise SearchError(
                f"The search index in {self._folder} cannot be read: {error.strerror}."
            ) from error

    def _state(self, problem: str) -> IndexState:
        latest = self._store.last_change()
        applied, articles = 0, 0
        if self._index is not None and not self._damage:
            try:
                applied = self._index.refresh()
                articles = self._index.articles
            except IndexUnusableError as error:
                problem = problem or str(error)
        pending = self._store.pending(applied)
        self._rebuilding = self._rebuilding and pending > 0
        return IndexState(applied, latest, articles, pending, self._rebuilding, problem)

    # Answering

    def _answer(
        self, query: ParsedQuery, request: SearchRequest, check: "_Check"
    ) -> tuple[Matches, tuple[Hit, ...], str]:
        view = self._newest_view()
        gone = self._gone()
        found = self._find(view, query, request, gone, check)
        hits = tuple(self._hits(view, query, found, check))
        suggestion = ""
        if found.total <= (0 if request.typing else _FEW) and not request.offset:
            suggestion = self._suggestion(view, query, found.total, gone, check)
        return found, hits, suggestion

    def _find(
        self,
        view: IndexView,
        query: ParsedQuery,
        request: SearchRequest,
        gone: Collection[int],
        check: "_Check",
    ) -> Matches:
        if query.tree is None:
            return Matches(0, [], [])
        return view.find(
            compile_query(query.tree, self._resolve),
            sort=request.sort,
            offset=max(request.offset, 0),
            limit=max(request.limit, 0),
            facets=request.facets,
            excluding=gone or None,
            deadline=check.deadline,
            cancelled=check.cancelled,
        )

    def _gone(self) -> list[int]:
        """Return articles that the library no longer holds and the index still does."""
        applied = self._opened().applied
        if self._store.last_change() <= applied:
            return []
        return removed(self._store.changes(applied, _MOST_REMOVED))

    def _resolve(self, wanted: Filter) -> IdSet:
        """Ask the library for a filter, once for each state of the library."""
        revision = self._store.revision()
        if revision != self._filters_of:
            self._filters.clear()
            self._filters_of = revision
        if wanted not in self._filters:
            self._filters[wanted] = IdSet(self._store.ids(_list_filter(wanted)))
        return self._filters[wanted]

    def _hits(
        self, view: IndexView, query: ParsedQuery, found: Matches, check: "_Check"
    ) -> Iterator[Hit]:
        vocabulary = _IndexVocabulary(view)
        snippets = SnippetMaker(query.leaves, vocabulary)
        scores = dict(zip(found.ids, found.scores, strict=True))
        for text in self._store.texts(found.ids):
            check()
            snippet = snippets.make(JOINT.join(text.paragraphs), text.lang)
            yield Hit(
                id=text.id,
                title=text.title,
                outlet=text.outlet,
                published=text.published,
                score=scores[text.id],
                snippet=snippet.text,
                spans=snippet.spans,
                title_spans=snippets.title_spans(text.title, text.lang),
            )

    def _suggestion(
        self,
        view: IndexView,
        query: ParsedQuery,
        total: int,
        gone: Collection[int],
        check: "_Check",
    ) -> str:
        mended = suggest(query.text, query.tree, view)
        if not mended:
            return ""
        better = self._find(view, parse_query(mended), SearchRequest(mended, limit=0), gone, check)
        return mended if better.total > total * _MANY_TIMES else ""


class _Check:
    """Stops a search that takes too long or that nobody waits for any more."""

    def __init__(self, deadline: float, cancelled: Cancelled | None) -> None:
        self.deadline = deadline
        """In the seconds of `time.monotonic`."""
        self.cancelled = cancelled

    def __call__(self) -> None:
        if self.cancelled is not None and self.cancelled():
            raise SearchSupersededError("A newer search took this one's place.")
        if time.monotonic() > self.deadline:
            raise SearchTimeoutError("The search took too long and was stopped.")


class _IndexVocabulary:
    """The words of an index, each looked up once."""

    def __init__(self, view: IndexView) -> None:
        self._view = view
        self._forms: dict[str, list[str]] = {}
        self._similar: dict[tuple[str, int], list[str]] = {}

    def forms(self, word: str) -> list[str]:
        if word not in self._forms:
            self._forms[word] = self._view.stem_forms(word)
        return self._forms[word]

    def similar(self, word: str, distance: int) -> list[str]:
        key = word, distance
        if key not in self._similar:
            near = self._view.near_terms("text_exact", word, distance)
            self._similar[key] = [term for term, _, _ in near]
        return self._similar[key]


def _list_filter(wanted: Filter) -> ListFilter:
    match wanted.name:
        case "is":
            return ListFilter(
                unread=wanted.value == "unread", starred=wanted.value == "starred", order="added"
            )
        case "has":
            return ListFilter(noted=True, order="added")
        case "tag":
            return ListFilter(tag=wanted.value, order="added")
    return ListFilter(story=int(wanted.value), order="added")
