"""Finds the articles of an outlet or of an agency by words of its name. Knows no query.

A segment holds few names, so that they are looked through one by one.
"""

from collections.abc import Sequence

import numpy as np

from briefreader.search.analysis import words
from briefreader.search.arrays import Array
from briefreader.search.counts import clip
from briefreader.search.docsets import starts_of


class NameIndex:
    """The names in one column of a segment."""

    def __init__(self, names: Sequence[str], codes: Array) -> None:
        """Prepare to find `names`; `codes` holds the place in it of each document's name."""
        self._names = [words(name) for name in names]
        self._docs = np.argsort(codes, kind="stable").astype(np.uint32)
        self._starts = starts_of(np.bincount(codes, minlength=len(names))).tolist()

    def find(self, phrase: Sequence[str]) -> tuple[Array, Array]:
        """Return the documents in whose name some words stand side by side, and how often."""
        times = np.array([_count(phrase, name) for name in self._names], np.int64)
        found = np.flatnonzero(times).tolist()
        docs = [self._docs[self._starts[code] : self._starts[code + 1]] for code in found]
        weights = clip(np.repeat(times[found], [len(some) for some in docs]))
        if len(docs) == 1:
            return docs[0], weights
        together = np.concatenate([*docs, self._docs[:0]])
        order = np.argsort(together, kind="stable")
        return together[order], weights[order]


def _count(phrase: Sequence[str], name: Sequence[str]) -> int:
    size = len(phrase)
    return sum(name[i : i + size] == phrase for i in range(len(name) - size + 1))
