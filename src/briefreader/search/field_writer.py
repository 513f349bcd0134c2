"""Writes the terms and postings of one inverted field. Knows not where they come from."""

from typing import Any, NamedTuple

import numpy as np

from briefreader.search.arrays import Array, ArrayFileWriter
from briefreader.search.counts import Packed, pack
from briefreader.search.dictionary import SortedStrings
from briefreader.search.doclists import DocListsWriter, WrittenLists, blocks_of
from briefreader.search.docsets import ranges, starts_of
from briefreader.search.inverted import Postings
from briefreader.search.spool import HELD, Spool

_LAST_NARROW = (1 << 16) - 1
"""Positions below it are kept in 16 bits; the one behind each of them still fits there."""


class FieldPostings(NamedTuple):
    """The postings of a field that was written, without positions."""

    lists: WrittenLists
    """The documents of each term."""
    counts: Packed

    def terms_in(self, documents: Array | None) -> Array:
        """Return the numbers of the terms that stand in any of the marked documents."""
        if documents is None:
            return np.arange(len(self.lists))
        first = self.lists.first
        held = np.zeros(len(self.lists), bool)
        for low, high in ranges(first, HELD):
            inside = documents[self.lists.docs(low, high)]
            np.logical_or.reduceat(inside, first[low:high] - first[low], out=held[low:high])
        return np.flatnonzero(held)


class FieldWriter:
    """Writes the terms and postings of one field, which have to come in order."""

    def __init__(
        self,
        writer: ArrayFileWriter,
        name: str,
        documents: int,
        terms: SortedStrings,
        position_counts: Array,
        longest: int,
    ) -> None:
        """Write `terms`, each at so many positions, none of which reaches `longest`."""
        self._writer = writer
        self._name = name
        self._longest = longest
        self._lists = DocListsWriter(writer, f"{name}.docs", len(terms), blocks_of(documents))
        self._counts = Spool(writer.folder, np.uint8)
        self._large_counts: list[Array] = []
        self._large_places: list[Array] = []
        terms.write(writer, f"{name}.terms")
        first = starts_of(position_counts)
        writer.put(f"{name}.first_position", first.astype(np.uint32))
        kind = np.uint16 if longest <= _LAST_NARROW else np.uint32
        self._positions = writer.reserve(f"{name}.positions", kind, int(first[-1]))

    def append(self, postings: Postings) -> None:
        """Write the next postings."""
        self._lists.append(postings.terms, postings.docs)
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
        lists = self._lists.close()
        self._counts.write(writer, f"{name}.counts.small")
        places = np.concatenate([np.zeros(0, np.int64), *self._large_places])
        large = np.concatenate([np.zeros(0, np.uint32), *self._large_counts])
        writer.put(f"{name}.counts.places", places.astype(np.uint32))
        writer.put(f"{name}.counts.large", large)
        counts = Packed(writer.written(f"{name}.counts.small"), places, large)
        facts = {"longest": self._longest, "languages": [], "blocks": lists.blocks}
        return facts, FieldPostings(lists, counts)
