"""Joins the postings of a batch and of segments into those of one segment. Knows no query.

Memory stays bounded whatever the size: postings are copied in pieces of about `PIECE`, and of the
terms only numbers are held, and the bytes that are going to be written.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Self

import numpy as np

from briefreader.search.arrays import Array
from briefreader.search.counts import TITLE_BITS
from briefreader.search.docsets import ranges, starts_of
from briefreader.search.inverted import Postings
from briefreader.search.stemming import StemTable
from briefreader.search.stored_stems import join_stems
from briefreader.search.terms import FieldTerms
from briefreader.search.union import unite

PIECE = 1 << 19
"""Postings that are handled at once."""


@dataclass(frozen=True, slots=True)
class Source:
    """One field of a batch or a segment that goes into the new segment."""

    field: FieldTerms
    new_numbers: Array | None
    """The document number in the new segment by the old one, -1 where it is deleted;
    None where the numbers stay. They must rise from source to source."""


@dataclass(frozen=True, slots=True)
class _Part:
    """What a source gives, term by term, in 32 bits."""

    source: Source
    kept: Array
    """Terms that still stand in some document."""
    rank: Array
    """Their numbers in the new dictionary."""
    postings: Array
    """How many postings each of them keeps."""
    positions: Array
    """How many positions each of them keeps."""

    @classmethod
    def of(cls, source: Source, new_terms: Array, postings: Array, positions: Array) -> Self:
        """Tell a part by the new number of each old term, -1 if it is gone, and its sizes."""
        kept = np.flatnonzero(new_terms >= 0).astype(np.int32)
        narrow = (sizes[kept].astype(np.int32) for sizes in (postings, positions))
        return cls(source, kept, new_terms[kept], *narrow)

    def new_terms(self) -> Array:
        """Return the new number of each term of the source, -1 for those that are gone."""
        new_terms = np.full(len(self.source.field), -1, np.int32)
        new_terms[self.kept] = self.rank
        return new_terms


class Joined:
    """The postings of one field of several sources."""

    def __init__(self, sources: Sequence[Source]) -> None:
        counted = [_count_kept(source) for source in sources]
        self.terms, numbers = unite(
            [source.field.dictionary for source in sources],
            [postings > 0 for postings, _ in counted],
        )
        """All terms that are kept."""
        self._parts = [
            _Part.of(source, new_terms, *sizes)
            for source, new_terms, sizes in zip(sources, numbers, counted, strict=True)
        ]
        self.longest = max((source.field.longest for source in sources), default=0)
        """A number that is larger than every position."""
        self._sizes = np.zeros(len(self.terms), np.int64)
        self.position_counts = np.zeros(len(self.terms), np.int64)
        """At how many positions each term stands."""
        for part in self._parts:
            self._sizes[part.rank] += part.postings
            self.position_counts[part.rank] += part.positions

    def postings(self) -> Iterator[Postings]:
        """Yield all postings, in order."""
        for low, high in ranges(starts_of(self._sizes), PIECE):
            sizes = self._sizes[low:high]
            yield _gather(self._parts, sizes, self.position_counts[low:high], low, high)
            self._release()

    def stem_table(self, language: str, members: Array) -> StemTable:
        """Return the stem table of a language over some of the terms, by their rising numbers."""
        known = [
            (part.source.field.stems(language), part.new_terms())
            for part in self._parts
            if language in part.source.field.languages
        ]
        table = join_stems(known, members, len(self.terms))
        self._release()
        return table

    def _release(self) -> None:
        """Let go of the memory that reading the sources has filled."""
        for part in self._parts:
            part.source.field.release()


def _count_kept(source: Source) -> tuple[Array, Array]:
    """Count the postings and positions of each term that are not deleted."""
    field = source.field
    if source.new_numbers is None or source.new_numbers.min(initial=0) >= 0:
        return _sizes(field.first), _sizes(field.first_position)
    alive = source.new_numbers >= 0
    postings = np.zeros(len(field), np.int64)
    positions = np.zeros(len(field), np.int64)
    for low, high in ranges(field.first.astype(np.int64), PIECE):
        live = alive[field.docs(low, high)]
        begins = field.first[low:high].astype(np.int64) - int(field.first[low])
        postings[low:high] = np.add.reduceat(live, begins, dtype=np.int64)
        positions[low:high] = np.add.reduceat(
            live * field.totals(low, high), begins, dtype=np.int64
        )
    return postings, positions


def _sizes(starts: Array) -> Array:
    return np.diff(starts.astype(np.int64))


def _gather(
    parts: Sequence[_Part], sizes: Array, position_counts: Array, low: int, high: int
) -> Postings:
    """Return the postings of the new terms `low` up to `high`, which have so many each."""
    first, first_position = starts_of(sizes), starts_of(position_counts)
    docs = np.empty(int(first[-1]), np.uint32)
    counts = np.empty(len(docs), np.uint32)
    places = np.empty(int(first_position[-1]), np.uint32)
    for part in parts:
        begin, end = np.searchsorted(part.rank, (low, high))
        if begin == end:
            continue
        field, new_numbers = part.source.field, part.source.new_numbers
        old_first, old_last = int(part.kept[begin]), int(part.kept[end - 1]) + 1
        old_docs = field.docs(old_first, old_last)
        old_counts = field.counts(old_first, old_last)
        old_places = field.positions(old_first, old_last)
        if new_numbers is not None:
            old_docs = new_numbers[old_docs]
            alive = old_docs >= 0
            if not alive.all():
                old_places = old_places[np.repeat(alive, old_counts >> np.uint32(TITLE_BITS))]
                old_docs, old_counts = old_docs[alive], old_counts[alive]
        rank = part.rank[begin:end] - low
        posting = _places(first, rank, part.postings[begin:end])
        docs[posting] = old_docs
        counts[posting] = old_counts
        places[_places(first_position, rank, part.positions[begin:end])] = old_places
    return Postings(np.repeat(np.arange(low, high), sizes), docs, counts, places)


def _places(next_free: Array, rank: Array, sizes: Array) -> Array:
    """Return where runs of the given sizes go, and move `next_free` of each rank behind them."""
    shift = next_free[rank] - (np.cumsum(sizes) - sizes)
    where = np.repeat(shift, sizes)
    where += np.arange(len(where))
    next_free[rank] += sizes
    return where
