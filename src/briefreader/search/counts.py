"""How often a term stands in a document, and how often in its title: both in one number.

While postings are built, that number has 32 bits, of which the low `TITLE_BITS` are the title's.
In a file it takes a byte, of which the low two bits are the title's. The few counts that are
larger are kept beside, and 0 stands in their place.
"""

from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple, get_args

import numpy as np

from briefreader.search.arrays import Array, ArrayFile
from briefreader.search.schema import TITLE_WEIGHT, Zone

TITLE_BITS = 12
IN_TITLE = np.uint32((1 << TITLE_BITS) - 1)

MOST_WEIGHT = 255
"""More occurrences in a document count as so many: they hardly change a score."""

_BITS = 2
_MOST_IN_TITLE = (1 << _BITS) - 1
_MOST = (1 << (8 - _BITS)) - 1


class Packed(NamedTuple):
    """Counts as they are kept in a file."""

    small: Array
    """A byte for each count, 0 for one that is too large."""
    places: Array
    """Where the large ones stand, rising."""
    large: Array
    """They themselves, in 32 bits."""

    def weights(self, some: Array) -> Array:
        """Return how much the occurrences at some places count, title and body together."""
        small = self.small[some]
        weights = _weigh_small(small, "any")
        missing = np.flatnonzero(small == 0)
        large = self.large[np.searchsorted(self.places, some[missing])]
        weights[missing] = _weigh_large(large, "any")
        return weights


def pack(counts: Array) -> Packed:
    """Pack counts of 32 bits."""
    in_title = counts & IN_TITLE
    total = counts >> np.uint32(TITLE_BITS)
    places = np.flatnonzero((total > _MOST) | (in_title > _MOST_IN_TITLE))
    small = (total << np.uint32(_BITS) | in_title).astype(np.uint8)
    small[places] = 0
    return Packed(small, places, counts[places])


class StoredCounts:
    """The counts of a field's postings in a file."""

    def __init__(self, file: ArrayFile, name: str) -> None:
        self._small = file.array(f"{name}.small")
        self._large = file.whole(f"{name}.large")
        self._places: Sequence[int] = file.whole(f"{name}.places").data

    def wide(self, first: int, last: int) -> Array:
        """Return the counts of the postings from `first` up to `last` in 32 bits."""
        small = self._small[first:last].astype(np.uint32)
        counts = (small >> np.uint32(_BITS) << np.uint32(TITLE_BITS)) | small & _MOST_IN_TITLE
        places, large = self._beside(first, last)
        if len(large):
            counts[places] = large
        return counts

    def weights(self, first: int, last: int, zone: Zone) -> Array:
        """Return how much the occurrences in a zone count, as uint8."""
        small = self._small[first:last]
        few = last - first <= len(_EVERY_BYTE)
        weights = _TABLES[zone].take(small) if few else _weigh_small(small, zone)
        places, large = self._beside(first, last)
        if len(large):
            weights[places] = _weigh_large(large, zone)
        return weights

    def _beside(self, first: int, last: int) -> tuple[Sequence[int], Array]:
        """Return the large counts among some postings, and where they stand among those."""
        low = bisect_left(self._places, first)
        high = bisect_left(self._places, last, low)
        return [place - first for place in self._places[low:high]], self._large[low:high]


def clip(weights: Array) -> Array:
    """Return weights as uint8."""
    clipped: Array = np.minimum(weights, weights.dtype.type(MOST_WEIGHT)).astype(np.uint8)
    return clipped


def _weigh_small(small: Array, zone: Zone) -> Array:
    in_title = small & np.uint8(_MOST_IN_TITLE)
    if zone == "title":
        return in_title
    weights = small >> np.uint8(_BITS)
    if zone == "body":
        weights -= in_title
    else:
        in_title *= np.uint8(TITLE_WEIGHT - 1)
        weights += in_title
    return weights


_EVERY_BYTE = np.arange(256, dtype=np.uint8)
_TABLES: dict[Zone, Array] = {zone: _weigh_small(_EVERY_BYTE, zone) for zone in get_args(Zone)}
"""The weight of each small count: for a few postings one look-up is faster than arithmetic."""


def _weigh_large(counts: Array, zone: Zone) -> Array:
    in_title, total = counts & IN_TITLE, counts >> np.uint32(TITLE_BITS)
    if zone == "title":
        return clip(in_title)
    return clip(total - in_title if zone == "body" else total + in_title * (TITLE_WEIGHT - 1))
