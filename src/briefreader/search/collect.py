"""Counts, orders and cuts what matches. Knows no query."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

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
        self._found: list[tuple[tuple[object, ...], int, float]] = []

    def take(self, hits: Hits, columns: Columns) -> None:
        """Take the matches of one segment, without deleted articles."""
        self._total += len(hits.docs)
        if self._counts is not None:
            _count_facets(self._counts, hits.docs, columns)
        if not len(hits.docs) or not self._wanted:
            return
        if self._sort == "relevance":
            scores = np.zeros(len(hits.docs), np.float32) + hits.all_scores()
            best = _best_scores(scores, columns.newest[hits.docs], self._wanted)
        else:
            places = {
                "newest": lambda: columns.newest,
                "oldest": lambda: columns.oldest,
                "outlet": lambda: columns.by_outlet,
            }[self._sort]()[hits.docs]
            scores = np.zeros(len(hits.docs), np.float32)
            best = _smallest(places, self._wanted)
        self._keep(hits.docs[best], scores[best], columns)

    def page(self, offset: int) -> Matches:
        """Return the articles from `offset` on."""
        page = sorted(self._found)[offset : self._wanted]
        counts = self._counts or {}
        return Matches(
            total=self._total,
            ids=[article for _, article, _ in page],
            scores=[score for _, _, score in page],
            facets={name: tuple(_by_count(counter)) for name, counter in counts.items()},
        )

    def _keep(self, docs: Array, scores: Array, columns: Columns) -> None:
        ids = columns.numbers("id")[docs].tolist()
        published = columns.numbers("published")[docs].tolist()
        if self._sort == "outlet":
            names, codes = columns.names("outlet"), columns.codes("outlet")[docs].tolist()
            outlets: Sequence[tuple[bool, str, str]] = [outlet_key(names[code]) for code in codes]
        else:
            outlets = [(False, "", "")] * len(ids)
        for article, date, score, outlet in zip(
            ids, published, scores.tolist(), outlets, strict=True
        ):
            key: tuple[object, ...]
            if self._sort == "oldest":
                key = (not date, date, article)
            else:
                key = (-score, outlet, -date, -article)
            self._found.append((key, article, score))


def _best_scores(scores: Array, newest: Array, wanted: int) -> Array:
    """Return the places of the best scores; among equal ones of the newest articles."""
    if len(scores) <= wanted:
        return np.arange(len(scores))
    least = np.partition(scores, len(scores) - wanted)[len(scores) - wanted]
    above = np.flatnonzero(scores > least)
    equal = np.flatnonzero(scores == least)
    equal = equal[_smallest(newest[equal], wanted - len(above))]
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
