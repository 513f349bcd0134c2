"""Joins the postings of batches and of segments into those of one segment. Knows no query.

Memory stays bounded whatever the size: postings are copied in pieces of about `PIECE`, and only
the terms are ever held whole.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from briefreader.search.arrays import Array, ArrayFileWriter
from briefreader.search.inverted import NARROW_SHIFT, WIDE_SHIFT, sizes_of, starts_of, widen_counts
from briefreader.search.stemming import StemTable, build_stem_table
from briefreader.search.terms import FieldTerms, doc_type, write_terms

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


def join_fields(
    writer: ArrayFileWriter, name: str, sources: Sequence[Source], documents: int
) -> dict[str, Any]:
    """Write the field that holds all postings of `sources`; return its facts."""
    parts, terms = _rank_terms(sources)
    postings = np.zeros(len(terms), np.int64)
    positions = np.zeros(len(terms), np.int64)
    for part in parts:
        postings[part.rank] += part.postings
        positions[part.rank] += part.positions
    first, first_position = starts_of(postings), starts_of(positions)
    narrow = all(source.field.shift == NARROW_SHIFT for source in sources)
    wide_positions = any(source.field.wide_positions for source in sources)

    tables = _join_stems(parts, terms)
    write_terms(writer, name, terms, tables)
    writer.put(f"{name}.first", first.astype(np.uint32))
    writer.put(f"{name}.first_position", first_position.astype(np.uint32))
    pieces = _Pieces(
        docs=np.dtype(doc_type(documents)),
        counts=np.dtype(np.uint16 if narrow else np.uint32),
        positions=np.dtype(np.uint32 if wide_positions else np.uint16),
        shift=NARROW_SHIFT if narrow else WIDE_SHIFT,
    )
    docs_room = writer.reserve(f"{name}.docs", pieces.docs, int(first[-1]))
    counts_room = writer.reserve(f"{name}.counts", pieces.counts, int(first[-1]))
    positions_room = writer.reserve(f"{name}.positions", pieces.positions, int(first_position[-1]))
    for low, high in _ranges(first):
        docs, counts, places = pieces.gather(
            parts, first[low : high + 1], first_position[low : high + 1], low, high
        )
        docs_room.append(docs)
        counts_room.append(counts)
        positions_room.append(places)
        for source in sources:
            source.field.release()
    return {"shift": pieces.shift, "languages": list(tables), "members": []}


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
        return sizes_of(field.first), sizes_of(field.first_position)
    alive = source.new_numbers >= 0
    postings = np.zeros(len(field), np.int64)
    positions = np.zeros(len(field), np.int64)
    for low, high in _ranges(field.first.astype(np.int64)):
        live = alive[field.docs(low, high)]
        begins = field.first[low:high].astype(np.int64) - int(field.first[low])
        postings[low:high] = np.add.reduceat(live, begins, dtype=np.int64)
        positions[low:high] = np.add.reduceat(
            live * field.totals(low, high), begins, dtype=np.int64
        )
    return postings, positions


def _ranges(first: Array) -> list[tuple[int, int]]:
    """Cut the terms into ranges of about `PIECE` postings, at least one term each."""
    ranges = []
    low, last = 0, len(first) - 1
    while low < last:
        reach = int(np.searchsorted(first, first[low] + PIECE, side="right")) - 1
        high = min(max(reach, low + 1), last)
        ranges.append((low, high))
        low = high
    return ranges


def _join_stems(parts: Sequence[_Part], terms: Sequence[str]) -> dict[str, StemTable]:
    """Join the stem tables of all sources, and stem what batches have brought."""
    members: dict[str, list[Array]] = {}
    known: dict[str, list[tuple[list[str], Array, Array]]] = {}
    for part in parts:
        field = part.source.field
        new_number = np.full(len(field), -1, np.int64)
        new_number[part.kept] = part.rank
        for language in field.languages:
            stems, owner, numbers = field.stem_table(language).pairs()
            known.setdefault(language, []).append((stems, owner, new_number[numbers]))
        for language in field.member_languages:
            kept = new_number[field.members(language)]
            members.setdefault(language, []).append(kept[kept >= 0])
    tables = {}
    for language in sorted(members.keys() | known.keys()):
        listed = np.unique(np.concatenate(members.get(language, [np.zeros(0, np.int64)])))
        tables[language] = build_stem_table(terms, language, listed, known.get(language, ()))
    return tables


@dataclass(frozen=True, slots=True)
class _Pieces:
    """Gathers the postings of a range of terms from all sources."""

    docs: np.dtype[Any]
    counts: np.dtype[Any]
    positions: np.dtype[Any]
    shift: int

    def gather(
        self, parts: Sequence[_Part], first: Array, first_position: Array, low: int, high: int
    ) -> tuple[Array, Array, Array]:
        """Return documents, counts and positions of the new terms `low` up to `high`."""
        docs = np.empty(int(first[-1] - first[0]), self.docs)
        counts = np.empty(len(docs), self.counts)
        places = np.empty(int(first_position[-1] - first_position[0]), self.positions)
        next_posting = first[:-1] - first[0]
        next_place = first_position[:-1] - first_position[0]
        for part in parts:
            begin, end = np.searchsorted(part.rank, (low, high))
            if begin == end:
                continue
            field = part.source.field
            old_first, old_last = int(part.kept[begin]), int(part.kept[end - 1]) + 1
            old_docs = field.docs(old_first, old_last)
            old_counts = field.counts(old_first, old_last)
            old_places = field.positions(old_first, old_last)
            if part.source.new_numbers is not None:
                old_docs = part.source.new_numbers[old_docs]
                alive = old_docs >= 0
                if not alive.all():
                    old_places = old_places[np.repeat(alive, old_counts >> field.shift)]
                    old_docs, old_counts = old_docs[alive], old_counts[alive]
            rank = part.rank[begin:end] - low
            posting = _places(next_posting, rank, part.postings[begin:end])
            docs[posting] = old_docs
            counts[posting] = (
                old_counts if self.shift == field.shift else widen_counts(old_counts, field.shift)
            )
            places[_places(next_place, rank, part.positions[begin:end])] = old_places
        return docs, counts, places


def _places(next_free: Array, rank: Array, sizes: Array) -> Array:
    """Return where runs of the given sizes go, and move `next_free` of each rank behind them."""
    shift = next_free[rank] - (np.cumsum(sizes) - sizes)
    where = np.repeat(shift, sizes)
    where += np.arange(len(where))
    next_free[rank] += sizes
    return where
