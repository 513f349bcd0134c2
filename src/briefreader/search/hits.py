"""Documents that match part of a query, with scores that are computed when asked for.

Which documents match is settled first; scores are then computed only for those that are left.
Knows no query and no index.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

import numpy as np

from briefreader.search.arrays import Array
from briefreader.search.docsets import contained, intersect, marks

_FEW = 4
"""Scores are added up for all documents, unless one in so many at most is wanted."""

Places = Array | slice
"""Some places of `Hits.docs`."""

Scores = Callable[[Places], Array | float]
"""Gives the scores of the documents at some places; one number if they all have the same."""


@dataclass(frozen=True, slots=True)
class Hits:
    """Matching documents of one segment."""

    docs: Array
    """Document numbers, rising."""
    scores: Scores

    def take(self, places: Array) -> "Hits":
        """Keep only the documents at some places, rising."""
        return Hits(self.docs[places], partial(_taken_scores, self, places))

    def all_scores(self) -> Array | float:
        """Return the scores of all documents."""
        return self.scores(slice(None))


def _taken_scores(hits: Hits, taken: Array, places: Places) -> Array | float:
    return hits.scores(taken[places])


def constant(docs: Array, score: float) -> Hits:
    """Give all documents the same score."""
    return Hits(docs, lambda _: score)


def boosted(hits: Hits, boost: float) -> Hits:
    """Multiply all scores."""
    return hits if boost == 1 else Hits(hits.docs, lambda places: hits.scores(places) * boost)


def without(hits: Hits, excluded: Array) -> Hits:
    """Leave out some documents."""
    return hits.take(np.flatnonzero(~contained(hits.docs, excluded)))


def complement(docs: Array, documents: int) -> Array:
    """Return all documents but some."""
    return np.flatnonzero(~marks(docs, documents))


def intersection(parts: Sequence[Hits]) -> Hits:
    """Keep the documents that all parts hold; their scores add up in the order of the parts."""
    docs, places = parts[0].docs, [np.arange(len(parts[0].docs))]
    for part in parts[1:]:
        here, there = intersect(docs, part.docs)
        docs = docs[here]
        places = [place[here] for place in places]
        places.append(there)

    def scores(wanted: Places) -> Array | float:
        found = [part.scores(place[wanted]) for part, place in zip(parts, places, strict=True)]
        return sum(found[1:], found[0])

    return Hits(docs, scores)


def union(parts: Sequence[Hits], documents: int, *, highest: float | None = None) -> Hits:
    """Keep the documents that any part holds; their scores add up in the order of the parts.

    With `highest`, the score is that of the best part plus that share of the others'.
    """
    parts = [part for part in parts if len(part.docs)]
    if not parts:
        return constant(np.zeros(0, np.intp), 0.0)
    if len(parts) == 1:
        return parts[0]
    docs = unite([part.docs for part in parts], documents)

    def scores(wanted: Places) -> Array:
        some = docs[wanted]
        few = len(some) * _FEW < documents
        size = len(some) if few else documents
        total = np.zeros(size, np.float32)
        best = None if highest is None else np.zeros(size, np.float32)
        for part in parts:
            if few:
                here, there = intersect(some, part.docs)
                found = part.scores(there)
            else:
                here, found = part.docs.astype(np.intp, copy=False), part.all_scores()
            total[here] += found
            if best is not None:
                best[here] = np.maximum(best[here], found)
        if best is not None and highest is not None:
            total = best + (total - best) * np.float32(highest)
        return total if few else total[some]

    return Hits(docs, scores)


def unite(sets: Sequence[Array], documents: int) -> Array:
    """Return the documents that any of some sets holds."""
    if sum(map(len, sets)) * 16 < documents:
        return np.unique(np.concatenate(sets))
    held = np.zeros(documents, bool)
    for docs in sets:
        held[docs.astype(np.intp, copy=False)] = True
    return np.flatnonzero(held)


def preferring(hits: Hits, bonus: Hits) -> Hits:
    """Add the scores of `bonus` where it holds one of the documents, and keep all others."""

    def scores(wanted: Places) -> Array:
        some = hits.docs[wanted]
        total = np.zeros(len(some), np.float32)
        total += hits.scores(wanted)
        here, there = intersect(some, bonus.docs)
        total[here] += bonus.scores(there)
        return total

    return Hits(hits.docs, scores)
