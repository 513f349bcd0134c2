"""The segments of one state of the index, and the statistics over all of them.

Knows no query. Statistics count only articles that are not deleted, so that scores do not
depend on how the index came to be.
"""

from collections.abc import Sequence
from functools import cached_property

import numpy as np

from briefreader.search.arrays import Array
from briefreader.search.docsets import count_common
from briefreader.search.lookup import TermLookup
from briefreader.search.schema import TITLE_WEIGHT, Zone
from briefreader.search.segment import SegmentData

K1 = 1.2
"""How soon more occurrences in one article stop counting, as in Lucene."""
B = 0.75
"""How much the length of an article counts, as in Lucene."""


class SegmentState:
    """One segment with the deletions of one state of the index."""

    def __init__(self, data: SegmentData, deleted: Sequence[int], lookup: TermLookup) -> None:
        self.data = data
        self.lookup = lookup
        self.documents = data.documents
        self.deleted = np.array(sorted(deleted), np.intp)

    @cached_property
    def alive(self) -> Array:
        """For each document whether it is not deleted."""
        alive = np.ones(self.documents, bool)
        alive[self.deleted] = False
        return alive

    @property
    def live(self) -> int:
        """How many documents are not deleted."""
        return self.documents - len(self.deleted)

    def count_alive(self, docs: Array) -> int:
        """Return how many of `docs` are not deleted."""
        return len(docs) - count_common(docs, self.deleted)

    def field_length(self, zone: Zone) -> Array:
        """Return the words in a zone of each document; those of a title count as they weigh."""
        title = self.data.columns.lengths("title").astype(np.float32)
        if zone == "title":
            return title
        body = self.data.columns.lengths("text").astype(np.float32) - title
        return body if zone == "body" else body + title * np.float32(TITLE_WEIGHT)


class Snapshot:
    """All segments of one state of the index."""

    def __init__(self, segments: Sequence[SegmentState]) -> None:
        self.segments = segments
        self._norms: dict[Zone, list[Array]] = {}

    @cached_property
    def live(self) -> int:
        """How many articles are not deleted."""
        return sum(segment.live for segment in self.segments)

    def norms(self, zone: Zone, segment: int) -> Array:
        """Return for each document what BM25 adds to the frequency below the fraction."""
        if (norms := self._norms.get(zone)) is None:
            lengths = [state.field_length(zone) for state in self.segments]
            total = sum(
                float(length.sum(dtype=np.float64) - length[state.deleted].sum(dtype=np.float64))
                for length, state in zip(lengths, self.segments, strict=True)
            )
            average = np.float32(total / self.live if total else 1.0)
            norms = [np.float32(K1) * ((1 - B) + B * length / average) for length in lengths]
            norms = self._norms[zone] = [norm.astype(np.float32) for norm in norms]
        return norms[segment]
