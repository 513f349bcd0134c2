"""Joins the postings of a batch and of segments into those of one segment. Knows no query.

Memory stays bounded whatever the size: postings are copied in pieces of about `PIECE`, and only
the terms are ever held whole.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from briefreader.search.arrays import Array
from briefreader.search.counts import TITLE_BITS
from briefreader.search.docsets import ranges, starts_of
from briefreader.search.inverted import Postings
from briefreader.search.stemming import Known
from briefreader.search.terms import FieldTerms

PIECE = 1 << 19
"""Postings that are handled at once."""


@dataclass(frozen=True, slots=True)
class Source:
    """One field of a batch or a segment that goes into the new segment."""

    field: FieldTerms
    new_numbers: Array | None
    """The document number in the new segment by the old one, -1 where it is deleted;
    None where the numbers stay. They must rise from source to source."""


@dataclass(slots=True)
class _Part:
    """What a source gives, term by term."""

    source: Source
    kept: Array
    """Terms that still stand in some document."""
    rank: Array
    """Their numbers in the new dictionary."""
    postings: Array
    """How many postings each of them keeps."""
    positions: Array
    """How many positions each of them keeps."""


class Joined:
    """The postings of one field of several sources."""

    def __init__(self, sources: Sequence[Source]) -> None:
        self._parts, self.terms = _rank_terms(sources)
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
            for part in self._parts:
                part.source.field.release()

    def known_stems(self, language: str) -> list[Known]:
        """Return what the sources know of stems of a language."""
        known = []
        for part in self._parts:
            if language in part.source.field.languages:
                new_numbers = np.full(len(part.source.field), -1, np.int64)
                new_numbers[part.kept] = part.rank
                known.append(part.source.field.stems(language).known(new_numbers))
        return known


def _rank_terms(sources: Sequence[Source]) -> tuple[list[_Part], list[str]]:
    """Count what each source keeps, and order all terms that are kept."""
    counted = [(source, *_count_kept(source)) for source in sources]
    union: set[str] = set()
    for source, postings, _ in counted:
        union.update(_kept_terms(source, np.flatnonzero(postings)))
    terms = sorted(union)
    del union
    number = {term: i for i, term in enumerate(terms)}
    parts = []
    for source, postings, positions in counted:
        kept = np.flatnonzero(postings)
        strings = _kept_terms(source, kept)
        rank = np.fromiter(map(number.__getitem__, strings), np.int64, len(strings))
        parts.append(_Part(source, kept, rank, postings[kept], positions[kept]))
    return parts, terms


def _kept_terms(source: Source, kept: Array) -> list[str]:
    strings = source.field.dictionary.strings()
    return strings if len(kept) == len(strings) else [strings[i] for i in kept.tolist()]


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
