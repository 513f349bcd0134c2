"""Counts, orders and cuts what matches. Knows no query."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np

from briefreader.models.search import SortOrder
from briefreader.search.arrays import Array
from briefreader.search.columns import Columns, Ordering, outlet_key
from briefreader.search.docsets import indices
from briefreader.search.hits import ALL, Hits, Listed, Marked

_LONG = 1 << 14
"""Scores that are not sorted as they are."""

_COLUMNS = 8
"""For each hit that is wanted."""

Facets = Mapping[str, tuple[tuple[str, int], ...]]
"""Values with counts, the most frequent first, by the name of the facet."""


@dataclass(frozen=True, slots=True)
class Matches:
    """The answer of the index to one search."""

    total: int
    """How many articles match, exactly."""
    ids: list[int]
    """Ids of the articles on the page that was asked for, in order."""
    scores: list[float]
    """Their scores; 0 where another order was asked for."""
    facets: Facets = field(default_factory=dict)


class Collector:
    """Takes what matches segment by segment."""

    def __init__(self, sort: SortOrder, wanted: int, *, facets: bool) -> None:
        """Prepare to return up to `wanted` articles."""
        self._sort = sort
        self._wanted = wanted
        self._counts: dict[str, Counter[str]] | None = (
            {name: Counter() for name in ("outlet", "month", "agency", "story")} if facets else None
        )
        self._total = 0
        self._found: list[_Found] = []

    def take(self, hits: Hits, columns: Columns) -> None:
        """Take the matches of one segment, without deleted articles."""
        if not len(hits):
            return
        self._total += len(hits)
        if self._counts is not None:
            _count_facets(self._counts, hits.docs, columns)
        if not self._wanted:
            return
        if self._sort == "relevance":
            scores = hits.scores(ALL)
            if isinstance(scores, np.ndarray):
                self._found.append(_best(hits, scores, columns, self._wanted))
                return
            docs = _first(hits, columns.order("newest"), self._wanted)
        else:
            scores = 0.0
            docs = _first(hits, columns.order(self._sort), self._wanted)
        self._found.append(_Found(columns, docs, np.full(len(docs), scores, np.float32)))

    def page(self, offset: int) -> Matches:
        """Return the articles from `offset` on."""
        counts = self._counts or {}
        facets = {name: tuple(_by_count(counter)) for name, counter in counts.items()}
        if not self._found:
            return Matches(self._total, [], [], facets)
        ids = self._joined(lambda some: some.columns.numbers("id")[some.docs])
        published = self._joined(lambda some: some.columns.numbers("published")[some.docs])
        scores = self._joined(lambda some: some.scores)
        if self._sort == "oldest":
            order = np.lexsort((ids, published, published == 0))
        elif self._sort == "outlet":
            order = np.lexsort((-ids, -published, _outlet_ranks(self._found)))
        else:
            order = np.lexsort((ids, published, scores))[::-1]
        page = order[offset : self._wanted]
        return Matches(self._total, ids[page].tolist(), scores[page].tolist(), facets)

    def _joined(self, values: Callable[["_Found"], Array]) -> Array:
        """Return what all segments have of something, in a row."""
        parts = [values(some) for some in self._found]
        return parts[0] if len(parts) == 1 else np.concatenate(parts)


class _Found(NamedTuple):
    """The best matches of one segment."""

    columns: Columns
    docs: Array
    scores: Array


def _outlet_ranks(found: Sequence[_Found]) -> Array:
    """Return the place of each match's outlet in the order of outlets."""
    outlets = [
        some.columns.names("outlet")[code]
        for some in found
        for code in some.columns.codes("outlet")[some.docs].tolist()
    ]
    rank = {name: place for place, name in enumerate(sorted(set(outlets), key=outlet_key))}
    return np.array([rank[outlet] for outlet in outlets])


def _best(hits: Hits, scores: Array, columns: Columns, wanted: int) -> _Found:
    """Return the documents with the best scores; among equal ones the newest."""
    if len(scores) <= wanted and isinstance(hits, Listed):
        return _Found(columns, hits.docs, scores)
    likely = _highest(scores, wanted)
    if isinstance(hits, Marked):
        if len(likely) > wanted and scores[likely].min() <= 0:
            likely = hits.docs
        docs = likely[hits.marks[likely]]
        scores = scores[docs]
    else:
        docs, scores = hits.docs[likely], scores[likely]
    if len(docs) > wanted:
        least = np.partition(scores, -wanted)[-wanted]
        above, equal = np.flatnonzero(scores > least), np.flatnonzero(scores == least)
        ranks = columns.newest[indices(docs[equal])]
        chosen = np.concatenate([above, equal[_smallest(ranks, wanted - len(above))]])
        docs, scores = docs[chosen], scores[chosen]
    return _Found(columns, docs, scores)


def _highest(scores: Array, wanted: int) -> Array:
    """Return the places of the highest scores: as many as wanted, or some more.

    Of a long array, the columns of a table of all scores are compared first: as many of them as
    are wanted have a maximum that is not below the threshold.
    """
    if len(scores) <= wanted:
        return np.arange(len(scores))
    sample, width = scores, _COLUMNS * wanted
    if len(scores) > _LONG and len(scores) > 2 * width:
        sample = scores[: len(scores) // width * width].reshape(-1, width).max(axis=0)
    least = np.partition(sample, -wanted)[-wanted]
    return np.flatnonzero(scores >= least)


def _first(hits: Hits, order: Ordering, wanted: int) -> Array:
    """Return the documents that come first in an order."""
    if isinstance(hits, Marked):
        looked_at = 0
        size = _COLUMNS * wanted
        found: Array = order.first[:0]
        while looked_at < len(order.first) and len(found) < wanted:
            some = order.first[looked_at : looked_at + size]
            found = np.concatenate([found, some[hits.marks[indices(some)]]])
            looked_at, size = looked_at + size, 4 * size
        return found[:wanted]
    docs = hits.docs
    if len(docs) <= wanted:
        return docs
    return docs[_smallest(order.place.take(indices(docs)), wanted)]


def _smallest(keys: Array, wanted: int) -> Array:
    """Return the places of the smallest keys, which are all different."""
    if len(keys) <= wanted:
        return np.arange(len(keys))
    return (
        np.flatnonzero(keys <= np.partition(keys, wanted - 1)[wanted - 1])
        if wanted
        else np.zeros(0, np.intp)
    )


def _count_facets(counts: dict[str, Counter[str]], docs: Array, columns: Columns) -> None:
    outlets = columns.names("outlet")
    for code, count in _counted(columns.codes("outlet")[docs]):
        counts["outlet"][outlets[code]] += count
    agencies = columns.names("agency")
    for code, count in _counted(columns.codes("agency")[docs]):
        for agency in agencies[code].split(", "):
            counts["agency"][agency] += count
    months, names = columns.months
    for code, count in _counted(months[docs]):
        counts["month"][names[code]] += count
    stories, sizes = np.unique(columns.numbers("story")[docs], return_counts=True)
    for story, count in zip(stories.tolist(), sizes.tolist(), strict=True):
        counts["story"][str(story) if story else ""] += count
    for counter in counts.values():
        counter.pop("", None)


def _counted(codes: Array) -> list[tuple[int, int]]:
    sizes = np.bincount(codes)
    present = np.flatnonzero(sizes)
    return list(zip(present.tolist(), sizes[present].tolist(), strict=True))


def _by_count(counter: Counter[str]) -> list[tuple[str, int]]:
    return sorted(counter.items(), key=lambda item: (-item[1], item[0]))
