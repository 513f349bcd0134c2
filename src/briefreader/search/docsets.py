"""Set operations on rising arrays of document numbers. Knows no scores."""

import numpy as np

from briefreader.search.arrays import Array

_SPARSE = 12
"""The smaller array is looked up in the larger if that is so many times as long."""


def intersect(left: Array, right: Array) -> tuple[Array, Array]:
    """Return the places of the common elements in `left` and in `right`."""
    if len(left) > len(right):
        in_right, in_left = intersect(right, left)
        return in_left, in_right
    if not len(left):
        return _NOWHERE, _NOWHERE
    if len(left) * _SPARSE < len(right):
        where = np.searchsorted(right, left)
        where[where == len(right)] = 0
        common = np.flatnonzero(right[where] == left)
        return common, where[common]
    place_behind = np.zeros(int(max(left[-1], right[-1])) + 1, np.int32)
    place_behind[right.astype(np.intp, copy=False)] = np.arange(1, len(right) + 1, dtype=np.int32)
    found = place_behind[left]
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
    return marks(among, int(max(docs[-1], among[-1])) + 1)[docs]


def run_starts(docs: Array) -> Array:
    """Return the places at which another document follows, the first included."""
    new = np.ones(len(docs), bool)
    np.not_equal(docs[1:], docs[:-1], out=new[1:])
    return np.flatnonzero(new)


def marks(docs: Array, size: int) -> Array:
    """Return an array over `size` documents that marks `docs`; they need not be in order."""
    held = np.zeros(size, bool)
    held[docs.astype(np.intp, copy=False)] = True
    return held


def count_common(docs: Array, few: Array) -> int:
    """Return how many of `few` stand in `docs`."""
    if not len(docs) or not len(few):
        return 0
    where = np.searchsorted(docs, few)
    where[where == len(docs)] = 0
    return int(np.count_nonzero(docs[where] == few))


_NOWHERE = np.zeros(0, np.intp)
