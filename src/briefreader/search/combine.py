"""Combines the hits of parts of a query: which documents are left, and how their scores add up.

Knows no query and no index.
"""

from collections.abc import Iterable, Sequence
from functools import partial, reduce
from operator import add

import numpy as np

from briefreader.search.arrays import Array
from briefreader.search.docsets import contained, indices, marks, united
from briefreader.search.hits import (
    ALL,
    MANY,
    Hits,
    Listed,
    Marked,
    Some,
    constant_marked,
    nothing,
    only_of,
)

_FEW = 8
"""Scores are added up for all documents, unless one in so many at most is wanted."""


def without(hits: Hits, excluded: Hits, documents: int) -> Hits:
    """Leave out some documents."""
    if isinstance(excluded, Marked):
        return hits.within(~excluded.marks)
    if isinstance(hits, Listed):
        return hits.take(np.flatnonzero(~contained(hits.docs, excluded.docs)))
    return hits.within(~marks(excluded.docs, documents))


def intersection(parts: Sequence[Hits]) -> Hits:
    """Keep the documents that all parts hold; their scores add up in the order of the parts."""
    if all(isinstance(part, Marked) for part in parts):
        kept = np.logical_and.reduce([part.marks for part in parts if isinstance(part, Marked)])
        return Marked(kept, only_of(kept, lambda some: _sum(part.scores(some) for part in parts)))
    rarest_first = sorted(
        range(len(parts)), key=lambda n: (isinstance(parts[n], Marked), len(parts[n]))
    )
    docs = parts[rarest_first[0]].docs
    asked: dict[int, Some] = {rarest_first[0]: ALL}
    for number in rarest_first[1:]:
        here, there = parts[number].meet(docs)
        docs = docs[here]
        asked = {n: _of_those(some, here) for n, some in asked.items()}
        asked[number] = there

    def scores(some: Some) -> Array | float:
        return _sum(part.scores(_of_those(asked[n], some)) for n, part in enumerate(parts))

    return Listed(docs, scores)


def _of_those(known: Some, some: Some) -> Some:
    """Return some of what is asked about."""
    return some if isinstance(known, slice) else known[some]


def _sum(scores: Iterable[Array | float]) -> Array | float:
    return reduce(add, scores)


def union(parts: Sequence[Hits], documents: int) -> Hits:
    """Keep the documents that any part holds; their scores add up in the order of the parts."""
    parts = [part for part in parts if len(part)]
    if len(parts) < 2:
        return parts[0] if parts else nothing()
    if _are_few(parts, documents):
        docs = united([part.docs for part in parts])
        return Listed(docs, lambda some: _added_up(parts, docs[some]))
    return Marked(_marked_in_any(parts, documents), partial(_scores_of_union, parts, documents))


def _scores_of_union(parts: Sequence[Hits], documents: int, some: Some) -> Array:
    if isinstance(some, slice):
        return _added_up_for_all(parts, documents)
    if len(some) * _FEW < documents:
        return _added_up(parts, some)
    return _added_up_for_all(parts, documents)[some]


def _added_up(parts: Sequence[Hits], docs: Array) -> Array:
    """Return the sums of the scores of `docs`."""
    total = np.zeros(len(docs), np.float32)
    for part in parts:
        here, there = part.meet(docs)
        total[here] += part.scores(there)
    return total


def _added_up_for_all(parts: Sequence[Hits], documents: int) -> Array:
    """Return the sums of the scores of all documents, 0 for those that do not match."""
    total = np.zeros(documents, np.float32)
    for part in parts:
        if isinstance(part, Marked):
            total += part.scores(ALL) * part.marks
        else:
            np.add.at(total, indices(part.docs), part.scores(ALL))
    return total


def best_of(parts: Sequence[Hits], documents: int, share: float) -> Hits:
    """Keep the documents that any part holds; the best score counts, and a share of the others."""
    parts = [part for part in parts if len(part)]
    docs = np.flatnonzero(_marked_in_any(parts, documents))

    def scores(some: Some) -> Array:
        asked = docs[some]
        best, total = np.zeros((2, len(asked)), np.float32)
        for part in parts:
            here, there = part.meet(asked)
            found = part.scores(there)
            total[here] += found
            best[here] = np.maximum(best[here], found)
        return best + (total - best) * np.float32(share)

    return Listed(docs, scores)


def preferring(hits: Hits, bonus: Hits) -> Hits:
    """Add the scores of `bonus` where it holds one of the documents, and keep all others."""
    listed = hits.listed()
    docs = listed.docs

    def scores(some: Some) -> Array:
        asked = docs[some]
        total = np.zeros(len(asked), np.float32)
        total += listed.scores(some)
        here, there = bonus.meet(asked)
        total[here] += bonus.scores(there)
        return total

    return Listed(docs, scores)


def complement(hits: Hits, documents: int) -> Marked:
    """Return all documents but those that match, scored alike."""
    return constant_marked(~_marked_in_any([hits], documents), 1.0)


def _are_few(parts: Sequence[Hits], documents: int) -> bool:
    return sum(map(len, parts)) * MANY < documents and not any(
        isinstance(part, Marked) for part in parts
    )


def _marked_in_any(parts: Sequence[Hits], documents: int) -> Array:
    held = np.zeros(documents, bool)
    for part in parts:
        if isinstance(part, Marked):
            held |= part.marks
        else:
            held[indices(part.docs)] = True
    return held
