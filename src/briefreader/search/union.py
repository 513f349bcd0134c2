"""Puts the strings of several dictionaries in one order. Knows not what they stand for.

Only a short stretch of each dictionary is held as strings of Python at a time, so that it takes
little memory whatever their size.
"""

from collections.abc import Iterator, Sequence
from itertools import chain

import numpy as np

from briefreader.search.arrays import Array
from briefreader.search.dictionary import Dictionary, SortedStrings

STRETCH = 1 << 13
"""Strings of each dictionary that are held at once."""


def unite(
    dictionaries: Sequence[Dictionary], kept: Sequence[Array]
) -> tuple[SortedStrings, list[Array]]:
    """Return all kept strings in order, each once, and their numbers in that order.

    `kept` marks strings of each dictionary. The numbers are given for each dictionary: of all its
    strings, -1 for those that are not kept.
    """
    united = SortedStrings()
    numbers = [np.full(len(dictionary), -1, np.int32) for dictionary in dictionaries]
    for stretches in _stretches(dictionaries):
        found = [
            _picked(dictionary.keys(first, last), marks[first:last])
            for dictionary, marks, (first, last) in zip(dictionaries, kept, stretches, strict=True)
        ]
        together = sorted(set(chain.from_iterable(found)))
        number = dict(zip(together, range(len(united), len(united) + len(together)), strict=True))
        for mine, marks, keys, (first, last) in zip(numbers, kept, found, stretches, strict=True):
            mine[first:last][marks[first:last]] = [number[key] for key in keys]
        united.append(together)
    return united, numbers


def _picked(keys: list[bytes], marks: Array) -> list[bytes]:
    return keys if marks.all() else [keys[place] for place in np.flatnonzero(marks).tolist()]


def _stretches(dictionaries: Sequence[Dictionary]) -> Iterator[list[tuple[int, int]]]:
    """Cut all dictionaries at the same strings; yield the part of each between two cuts."""
    begins = [0] * len(dictionaries)
    while True:
        cuts = [
            dictionary[begin + STRETCH]
            for dictionary, begin in zip(dictionaries, begins, strict=True)
            if begin + STRETCH < len(dictionary)
        ]
        if not cuts:
            break
        ends = [dictionary.lower_bound(min(cuts)) for dictionary in dictionaries]
        yield list(zip(begins, ends, strict=True))
        begins = ends
    yield list(zip(begins, map(len, dictionaries), strict=True))
