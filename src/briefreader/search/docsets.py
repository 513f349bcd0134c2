"""Set operations on rising arrays of document numbers. Knows no scores."""

from collections.abc import Iterator, Sequence

import numpy as np

from briefreader.search.arrays import Array

_SPARSE = 12
"""The smaller array is looked up in the larger if that is so many times as long."""

_LONG = 1 << 13
"""Values that are repeated one by one, at most."""


def indices(docs: Array) -> Array:
    """Return documents as what numpy indexes fastest with."""
    return docs.astype(np.intp, copy=False)


def intersect(left: Array, right: Array) -> tuple[Array, Array]:
    """Return the places of the common elements in `left` and in `right`."""
    if len(left) > len(right):
        in_right, in_left = intersect(right, left)
        return in_left, in_right
    if not len(left):
        return _NOWHERE, _NOWHERE
    if len(left) * _SPARSE < len(right):
        where = right.searchsorted(left.astype(right.dtype, copy=False))
        where[where == len(right)] = 0
        common = np.flatnonzero(right[where] == left)
        return common, where[common]
    place_behind = np.zeros(int(max(left[-1], right[-1])) + 1, np.int32)
    place_behind[indices(right)] = np.arange(1, len(right) + 1, dtype=np.int32)
    found = place_behind.take(indices(left))
    common = np.flatnonzero(found)
    return common, found[common] - 1


def contained(docs: Array, among: Array) -> Array:
    """Return for each of `docs` whether it is one of `among`."""
    if not len(docs) or not len(among):
        return np.zeros(len(docs), bool)
    if len(docs) * _SPARSE < len(among):
        where = np.searchsorted(among, docs)
        where[where == len(among)] = 0
        found: Array = among[where] == docs
        return found
    return marks(among, int(max(docs[-1], among[-1])) + 1)[indices(docs)]


def united(sets: Sequence[Array]) -> Array:
    """Return what any of some arrays holds, in order and once."""
    docs = np.concatenate(sets) if len(sets) > 1 else sets[0].copy()
    docs.sort()
    return docs[run_starts(docs)]


def run_starts(docs: Array) -> Array:
    """Return the places at which another document follows, the first included."""
    new = np.ones(len(docs), bool)
    np.not_equal(docs[1:], docs[:-1], out=new[1:])
    return np.flatnonzero(new)


def starts_of(sizes: Array) -> Array:
    """Return where runs of the given sizes begin, with one more entry for the end of the last."""
    starts = np.zeros(len(sizes) + 1, np.int64)
    np.cumsum(sizes, out=starts[1:])
    return starts


def repeated(values: Array, sizes: Array) -> Array:
    """Repeat each of some rising values so often as `sizes` says, which is at least once."""
    if len(values) < _LONG:
        return np.repeat(values, sizes)
    ends = np.cumsum(sizes, dtype=np.int64)
    found = np.zeros(int(ends[-1]), values.dtype)  # steps, which add up without branching
    found[0] = values[0]
    found[ends[:-1]] = np.diff(values)
    return np.cumsum(found, dtype=values.dtype, out=found)


def runs(begins: Array, sizes: Array) -> Array:
    """Return the numbers from each of `begins` on, so many of them as `sizes` says, in a row."""
    behind = np.cumsum(sizes, dtype=np.int64)
    found = np.repeat(begins - (behind - sizes), sizes)
    found += np.arange(len(found))
    return found


def ranges(starts: Array, most: int) -> Iterator[tuple[int, int]]:
    """Cut runs that begin at `starts`, with one entry more, into ranges of about `most` elements.

    Yield the number of the first run of each range and the one behind its last; there is at least
    one run in each.
    """
    low, last = 0, len(starts) - 1
    while low < last:
        reach = int(np.searchsorted(starts, int(starts[low]) + most, side="right")) - 1
        high = min(max(reach, low + 1), last)
        yield low, high
        low = high


def marks(docs: Array, size: int) -> Array:
    """Return an array over `size` documents that marks `docs`; they need not be in order."""
    held = np.zeros(size, bool)
    held[indices(docs)] = True
    return held


def count_common(docs: Array, few: Array) -> int:
    """Return how many of `few` stand in `docs`."""
    if not len(docs) or not len(few):
        return 0
    where = np.searchsorted(docs, few)
    where[where == len(docs)] = 0
    return int(np.count_nonzero(docs[where] == few))


_NOWHERE = np.zeros(0, np.intp)
