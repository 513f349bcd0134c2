"""Writes the terms and postings of one inverted field. Knows not where they come from."""

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np

from briefreader.search.arrays import Array, ArrayFileWriter
from briefreader.search.counts import Packed, pack
from briefreader.search.dictionary import Dictionary
from briefreader.search.docsets import starts_of
from briefreader.search.inverted import Postings
from briefreader.search.spool import HELD, Spool

_LAST_NARROW = (1 << 16) - 1
"""Positions below it are kept in 16 bits; the one behind each of them still fits there."""


class FieldPostings(NamedTuple):
    """The postings of a field that was written, without positions."""

    first: Array
    """Where each term's postings begin; one more entry ends the last."""
    docs: Array
    counts: Packed

    def terms_in(self, documents: Array | None) -> Array:
        """Return the numbers of the terms that stand in any of the marked documents."""
        if documents is None:
            return np.arange(len(self.first) - 1)
        held = np.zeros(len(self.first) - 1, bool)
        for start in range(0, len(self.docs), HELD):
            postings = np.flatnonzero(documents[self.docs[start : start + HELD]]) + start
            held[np.searchsorted(self.first, postings, side="right") - 1] = True
        return np.flatnonzero(held)


class FieldWriter:
    """Writes the terms and postings of one field, which have to come in order."""

    def __init__(
        self,
        writer: ArrayFileWriter,
        name: str,
        documents: int,
        terms: Sequence[str],
        position_counts: Array,
        longest: int,
    ) -> None:
        """Write `terms`, each at so many positions, none of which reaches `longest`."""
        self._writer = writer
        self._name = name
        self._longest = longest
        self._sizes = np.zeros(len(terms), np.int64)
        self._docs = Spool(writer.folder, doc_type(documents))
        self._counts = Spool(writer.folder, np.uint8)
        self._large_counts: list[Array] = []
        self._large_places: list[Array] = []
        Dictionary.write(writer, f"{name}.terms", terms)
        first = starts_of(position_counts)
        writer.put(f"{name}.first_position", first.astype(np.uint32))
        kind = np.uint16 if longest <= _LAST_NARROW else np.uint32
        self._positions = writer.reserve(f"{name}.positions", kind, int(first[-1]))

    def append(self, postings: Postings) -> None:
        """Write the next postings."""
        terms = postings.terms
        if not len(terms):
            return
        first = int(terms[0])
        sizes = np.bincount(terms - first)
        self._sizes[first : first + len(sizes)] += sizes
        self._docs.append(postings.docs)
        counts = pack(postings.counts)
        self._large_places.append(counts.places + len(self._counts))
        self._large_counts.append(counts.large)
        self._counts.append(counts.small)
        self._positions.append(postings.positions)

    def close(self) -> tuple[dict[str, Any], FieldPostings]:
        """Write what is left.

        Return what the file's facts have to hold under the field's name, and the postings.
        """
        name, writer = self._name, self._writer
        first = starts_of(self._sizes)
        writer.put(f"{name}.first", first.astype(np.uint32))
        self._docs.write(writer, f"{name}.docs")
        self._counts.write(writer, f"{name}.counts.small")
        places = np.concatenate([np.zeros(0, np.int64), *self._large_places])
        large = np.concatenate([np.zeros(0, np.uint32), *self._large_counts])
        writer.put(f"{name}.counts.places", places.astype(np.uint32))
        writer.put(f"{name}.counts.large", large)
        counts = Packed(writer.written(f"{name}.counts.small"), places, large)
        facts = {"longest": self._longest, "languages": []}
        return facts, FieldPostings(first, writer.written(f"{name}.docs"), counts)


def doc_type(documents: int) -> type[np.uint16] | type[np.uint32]:
    """Return the smallest type that numbers so many documents."""
    return np.uint16 if documents <= 1 << 16 else np.uint32
