"""Numbers every place of a field: the words of all documents of a segment laid out in a row.

A place is one number for a document and a position in it, so that looking for words side by
side is arithmetic on rising arrays. Knows no phrase and no query.
"""

from collections import OrderedDict

import numpy as np

from briefreader.search.arrays import Array
from briefreader.search.docsets import contained, intersect, repeated, run_starts, starts_of
from briefreader.search.schema import ZONE_GAP
from briefreader.search.terms import FieldTerms

_FEW = 5
"""Places are picked one by one if only one posting in so many is wanted."""

_FREQUENT = 64
"""Words that stand at one place in so many or more are marked in a bitmap."""

_SPARSE = 12
"""Places are looked up among others if those are so many times as many."""

_MOST_BITMAPS = 4
"""Bitmaps kept of a field: each takes an eighth of a byte for every place."""

_BIT = np.uint8(7)


class Places:
    """The places of one field of a segment."""

    def __init__(self, field: FieldTerms, lengths: Array) -> None:
        """Lay out documents of so many words; between any two lies more than `ZONE_GAP`."""
        starts = starts_of(lengths + np.int64(2 * ZONE_GAP)) + ZONE_GAP
        self._count = int(starts[-1])
        self._field = field
        self._starts = starts.astype(np.uint32 if self._count < 1 << 32 else np.uint64)
        self._bitmaps: OrderedDict[int, Array] = OrderedDict()

    def of_term(self, number: int, docs: Array, spoken: Array | None = None) -> Array:
        """Return the places of a term, rising; leaves out most of those outside of `docs`.

        `spoken` marks the documents that alone count.
        """
        field = self._field
        holders = field.docs(number, number + 1)
        total = field.totals(number, number + 1)
        positions = field.positions(number, number + 1)
        if len(docs) * _FEW < len(holders):
            _, posting = intersect(docs, holders)
            sizes = total[posting]
            end = np.cumsum(total, dtype=np.int64)[posting]
            shift = end - np.cumsum(sizes, dtype=np.int64)
            positions = positions[np.repeat(shift, sizes) + np.arange(sizes.sum(dtype=np.int64))]
            holders, total = holders[posting], sizes
        places = repeated(self._starts[holders], total)
        places += positions
        return places if spoken is None else places[np.repeat(spoken[holders], total)]

    def common(self, number: int, places: Array, docs: Array, spoken: Array | None) -> Array:
        """Return those of `places` at which a term stands; all of them have to lie in `docs`."""
        known = number in self._bitmaps
        few = len(docs) * _FEW < self._field.df(number)
        if not known and (few or not self._frequent(number)):
            return _common(places, self.of_term(number, docs, spoken))
        held = self._bitmap(number).take(places >> places.dtype.type(3))
        held >>= places.astype(np.uint8) & _BIT
        held &= np.uint8(1)
        found: Array = places[held.view(bool)]
        return found if spoken is None else found[spoken[self.docs(found)]]

    def docs(self, places: Array) -> Array:
        """Return the documents that places lie in."""
        return np.searchsorted(self._starts, places, side="right") - 1

    def split(self, places: Array) -> tuple[Array, Array]:
        """Return the documents of places, and the positions in them."""
        docs = self.docs(places)
        return docs, (places - self._starts[docs]).astype(np.int64)

    def _frequent(self, number: int) -> bool:
        return self._field.positions_of(number) * _FREQUENT > self._count

    def _bitmap(self, number: int) -> Array:
        """Return one bit for each place, set where a term stands."""
        if (bitmap := self._bitmaps.pop(number, None)) is None:
            places = self.of_term(number, np.arange(len(self._starts) - 1))
            byte = places >> places.dtype.type(3)
            bits = np.left_shift(np.uint8(1), places.astype(np.uint8) & _BIT)
            heads = run_starts(byte)
            bitmap = np.zeros((self._count >> 3) + 1, np.uint8)
            bitmap[byte[heads]] = np.bitwise_or.reduceat(bits, heads)
        self._bitmaps[number] = bitmap
        if len(self._bitmaps) > _MOST_BITMAPS:
            self._bitmaps.popitem(last=False)
        return bitmap


def _common(left: Array, right: Array) -> Array:
    """Return the common elements of two rising arrays."""
    few, many = (left, right) if len(left) < len(right) else (right, left)
    if len(few) * _SPARSE < len(many):
        found: Array = few[contained(few, many)]
    else:
        merged = np.concatenate([few, many])
        merged.sort(kind="stable")  # which only merges what is in order already
        found = merged[1:][merged[1:] == merged[:-1]]
    return found
