"""Counts, orders and cuts what matches. Knows no query."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np

from briefreader.models.search import SortOrder
from briefreader.search.arrays import Array
from briefreader.search.columns import Columns, outlet_key
from briefreader.search.hits import Hits

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
        self._total += len(hits.docs)
        if self._counts is not None:
            _count_facets(self._counts, hits.docs, columns)
        if not len(hits.docs) or not self._wanted:
            return
        if self._sort == "relevance":
            scores = np.broadcast_to(np.float32(hits.all_scores()), len(hits.docs))
            best = _best_scores(scores, hits.docs, columns.newest, self._wanted)
            self._found.append(_Found(columns, hits.docs[best], scores[best]))
            return
        if self._sort == "newest":
            order = columns.newest
        else:
            order = columns.oldest if self._sort == "oldest" else columns.by_outlet
        docs = hits.docs[_smallest(order[hits.docs], self._wanted)]
        self._found.append(_Found(columns, docs, np.zeros(len(docs), np.float32)))

    def page(self, offset: int) -> Matches:
        """Return the articles from `offset` on."""
        counts = self._counts or {}
        facets = {name: tuple(_by_count(counter)) for name, counter in counts.items()}
        if not self._found:
            return Matches(self._total, [], [], facets)
        ids, published = (
            np.concatenate([some.columns.numbers(name)[some.docs] for some in self._found])
            for name in ("id", "published")
        )
        scores = np.concatenate([some.scores for some in self._found])
        keys: tuple[Array, ...] = (-ids, -published, -scores)
        if self._sort == "oldest":
            keys = (ids, published, published == 0)
        elif self._sort == "outlet":
            keys = (-ids, -published, _outlet_ranks(self._found))
        page = np.lexsort(keys)[offset : self._wanted]
        return Matches(self._total, ids[page].tolist(), scores[page].tolist(), facets)


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


def _best_scores(scores: Array, docs: Array, newest: Array, wanted: int) -> Array:
    """Return the places of the best scores; among equal ones of the newest articles."""
    if len(scores) <= wanted:
        return np.arange(len(scores))
    least = np.partition(scores, len(scores) - wanted)[len(scores) - wanted]
    best = np.flatnonzero(scores >= least)
    if len(best) == wanted:
        return best
    found = scores[best]
    above, equal = best[found > least], best[found == least]
    equal = equal[_smallest(newest[docs[equal]], wanted - len(above))]
    return np.concatenate([above, equal])


def _smallest(keys: Array, wanted: int) -> Array:
    """Return the places of the smallest keys."""
    if len(keys) <= wanted:
        return np.arange(len(keys))
    return np.argpartition(keys, wanted)[:wanted]


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
