"""Documents of one segment that match part of a query, with scores that are computed when asked.

Which documents match is settled first; scores are then computed only for those that are left. A
few documents are *listed* by number; where many match, each document of the segment is *marked*
with whether it does, which takes one pass over an array whatever their number. Knows no query
and no index, and nothing of how parts are combined.
"""

from abc import ABC, abstractmethod
from collections.abc import Callable
from functools import cached_property

import numpy as np

from briefreader.search.arrays import Array
from briefreader.search.docsets import indices, intersect, marks, united

Some = Array | slice
"""Which of its documents a part of a query is asked about: as it wishes to be asked."""

Scores = Callable[[Some], Array | float]
"""Gives the scores of some documents; one number if they all have the same."""

ALL = slice(None)

MANY = 12
"""Documents are marked rather than listed if at least one in so many matches."""


class Hits(ABC):
    """Matching documents of one segment."""

    @abstractmethod
    def __len__(self) -> int:
        """Return how many match."""

    @property
    @abstractmethod
    def docs(self) -> Array:
        """Their numbers, rising."""

    @property
    @abstractmethod
    def scores(self) -> Scores:
        """What gives the scores of what it is asked by, which `meet` tells; `ALL` for all."""

    @abstractmethod
    def meet(self, docs: Array) -> tuple[Array, Array]:
        """Return the places in `docs` of documents that match, and what `scores` is asked by."""

    @abstractmethod
    def within(self, kept: Array) -> "Hits":
        """Leave out the documents that are not marked in `kept`."""

    @abstractmethod
    def listed(self) -> "Listed":
        """Return the same documents, listed."""


class Listed(Hits):
    """Documents by number. `scores` is asked by places in `docs`."""

    def __init__(self, docs: Array, scores: Scores) -> None:
        self._docs = docs
        self._scores = scores

    def __len__(self) -> int:
        return len(self._docs)

    @property
    def docs(self) -> Array:
        """Their numbers, rising."""
        return self._docs

    @property
    def scores(self) -> Scores:
        """What gives the scores of the documents at some places in `docs`."""
        return self._scores

    def meet(self, docs: Array) -> tuple[Array, Array]:
        """Return the places of common documents in `docs` and in these."""
        return intersect(docs, self._docs)

    def within(self, kept: Array) -> "Listed":
        """Leave out the documents that are not marked in `kept`."""
        return self.take(np.flatnonzero(kept.take(indices(self._docs))))

    def listed(self) -> "Listed":
        """Return the same documents, listed."""
        return self

    def take(self, places: Array) -> "Listed":
        """Keep only the documents at some places, rising."""
        scores = self._scores
        return Listed(self._docs[places], lambda some: scores(places[some]))


class Marked(Hits):
    """A mark for each document of the segment. `scores` is asked by document numbers."""

    def __init__(self, marks: Array, scores: Scores) -> None:
        self.marks = marks
        self._scores = scores

    def __len__(self) -> int:
        return self._count

    @property
    def docs(self) -> Array:
        """Their numbers, rising."""
        return self._docs

    @property
    def scores(self) -> Scores:
        """What gives the scores of some documents.

        Where asked for `ALL`, those that are not marked have none, if not all have the same.
        """
        return self._scores

    def meet(self, docs: Array) -> tuple[Array, Array]:
        """Return the places of marked documents in `docs`, and these documents."""
        here = np.flatnonzero(self.marks.take(indices(docs)))
        return here, docs[here]

    def within(self, kept: Array) -> "Marked":
        """Leave out the documents that are not marked in `kept`."""
        marks = self.marks & kept
        return Marked(marks, only_of(marks, self._scores))

    def listed(self) -> Listed:
        """Return the same documents, listed."""
        docs, scores = self.docs, self._scores
        return Listed(docs, lambda some: scores(docs[some]))

    @cached_property
    def _count(self) -> int:
        return int(np.count_nonzero(self.marks))

    @cached_property
    def _docs(self) -> Array:
        return np.flatnonzero(self.marks)


def only_of(marks: Array, scores: Scores) -> Scores:
    """Return scores of marked documents from those of others as well."""

    def masked(some: Some) -> Array | float:
        found = scores(some)
        return found * marks if isinstance(some, slice) and isinstance(found, np.ndarray) else found

    return masked


def constant(docs: Array, score: float) -> Listed:
    """Give all documents the same score."""
    return Listed(docs, lambda _: score)


def constant_marked(marks: Array, score: float) -> Marked:
    """Give all marked documents the same score."""
    return Marked(marks, lambda _: score)


def constant_any(docs: Array, documents: int, score: float) -> Hits:
    """Give the same score to all of `docs`, which need not rise and may repeat."""
    if len(docs) * MANY < documents:
        return constant(united([docs]), score)
    return constant_marked(marks(docs, documents), score)


def nothing() -> Hits:
    """Return what matches no document."""
    return constant(np.zeros(0, np.intp), 0.0)


def scored_alike(hits: Hits, score: float) -> Hits:
    """Give all documents the same score."""
    if isinstance(hits, Marked):
        return constant_marked(hits.marks, score)
    return constant(hits.docs, score)


def boosted(hits: Hits, boost: float) -> Hits:
    """Multiply all scores."""
    if boost == 1:
        return hits
    scores = hits.scores
    if isinstance(hits, Marked):
        return Marked(hits.marks, lambda some: scores(some) * boost)
    return Listed(hits.docs, lambda some: scores(some) * boost)
