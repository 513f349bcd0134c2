"""Searches over one state of the index. What is committed later is not seen."""

import time
from collections.abc import Callable, Collection, Iterator
from functools import cached_property
from itertools import islice
from operator import itemgetter

import numpy as np
from whoosh import query
from whoosh.searching import Searcher

from briefreader.errors import SearchSupersededError, SearchTimeoutError
from briefreader.models.search import SortOrder
from briefreader.search.collect import Collector, Matches
from briefreader.search.evaluate import Evaluation
from briefreader.search.hits import Hits
from briefreader.search.native import evaluate_natively
from briefreader.search.snapshot import Snapshot


class IndexView:
    """A consistent view of the index. Not to be used by two threads at once."""

    def __init__(self, snapshot: Snapshot, open_searcher: Callable[[], Searcher]) -> None:
        self._snapshot = snapshot
        self._open_searcher = open_searcher

    def __len__(self) -> int:
        """Return how many articles there are."""
        return self._snapshot.live

    def require_whole(self) -> None:
        """Raise IndexUnusableError if a file was cut short after it was opened."""
        for segment in self._snapshot.segments:
            segment.data.require_whole()

    def find(
        self,
        wanted: query.Query,
        *,
        sort: SortOrder = "relevance",
        offset: int = 0,
        limit: int = 50,
        facets: bool = False,
        within: Collection[int] | None = None,
        excluding: Collection[int] | None = None,
        deadline: float | None = None,
        cancelled: Callable[[], bool] | None = None,
    ) -> Matches:
        """Return the articles that match, in order, and how many there are in all.

        Among equally good matches the newest come first. `within` and `excluding` are ids of
        articles that alone may match, or may not. Raises SearchTimeoutError once
        `time.monotonic()` is past `deadline`, SearchSupersededError once `cancelled()` says so.
        """

        def check() -> None:
            if cancelled is not None and cancelled():
                raise SearchSupersededError("A newer search took this one's place.")
            if deadline is not None and time.monotonic() > deadline:
                raise SearchTimeoutError("The search took too long and was stopped.")

        evaluation = Evaluation(self._snapshot, self._evaluate_natively, check)
        allowed = None if within is None else np.array(sorted(within), np.int64)
        barred = None if excluding is None else np.array(sorted(excluding), np.int64)
        collector = Collector(sort, offset + limit, facets=facets)
        for number, segment in enumerate(self._snapshot.segments):
            hits = evaluation.hits(wanted, number)
            columns = segment.data.columns
            if len(segment.deleted):
                hits = hits.within(segment.alive)
            if allowed is not None:
                hits = hits.within(np.isin(columns.numbers("id"), allowed))
            if barred is not None:
                hits = hits.within(np.isin(columns.numbers("id"), barred, invert=True))
            collector.take(hits, columns)
        check()
        return collector.page(offset)

    def expand_prefix(self, field: str, prefix: str, limit: int = 100) -> list[str]:
        """Return the most frequent terms with a prefix."""
        counts: dict[str, int] = {}
        for segment in self._snapshot.segments:
            terms = segment.lookup.field(field)
            first, last = terms.dictionary.prefix_range(prefix.encode())
            frequencies = np.diff(terms.first[first : last + 1].astype(np.int64)).tolist()
            strings = terms.dictionary.strings(first, last)
            for term, frequency in zip(strings, frequencies, strict=True):
                counts[term] = counts.get(term, 0) + frequency
        ordered = sorted(counts, key=lambda term: (-counts[term], term))
        return list(islice((term for term in ordered if self.doc_freq(field, term)), limit))

    def near_terms(self, field: str, term: str, distance: int) -> list[tuple[str, int, int]]:
        """Return (term, edits, articles) of the terms within some edits, the nearest first.

        Articles are counted as by `doc_freq`.
        """
        found: dict[str, int] = {}
        for segment in self._snapshot.segments:
            dictionary = segment.lookup.field(field).dictionary
            for number, edits in segment.lookup.letter_sets(field).near(term, distance):
                found[dictionary[number].decode()] = edits
        counted = [(near, edits, self.doc_freq(field, near)) for near, edits in found.items()]
        return sorted(filter(itemgetter(2), counted), key=lambda item: (item[1], -item[2], item[0]))

    def doc_freq(self, field: str, term: str) -> int:
        """Return how many articles hold a word."""
        return sum(
            segment.count_alive(segment.lookup.occurrences(field, term).docs)
            for segment in self._snapshot.segments
        )

    def stem_forms(self, word: str) -> list[str]:
        """Return the exact forms in the index that an unquoted word matches."""
        found: set[str] = set()
        for segment in self._snapshot.segments:
            dictionary = segment.lookup.field("text").dictionary
            for forms in segment.lookup.forms("text", word):
                found.update(dictionary[number].decode() for number in forms.numbers)
        return sorted(found)

    def terms(self, field: str) -> Iterator[str]:
        """Yield every term of a field, in order; a few may stand in deleted articles only."""
        strings: set[str] = set()
        for segment in self._snapshot.segments:
            strings.update(segment.lookup.field(field).dictionary.strings())
        yield from sorted(strings)

    def _evaluate_natively(self, node: query.Query, segment: int, evaluation: Evaluation) -> Hits:
        return evaluate_natively(node, self._searcher, segment, evaluation)

    @cached_property
    def _searcher(self) -> Searcher:
        return self._open_searcher()
