"""Finds the terms within a few edits of a word. Knows no postings.

Each term is reduced to its length and to the set of its letters, as 32 bits. One edit changes
the length by at most 1 and the set by at most 2 bits, so that a pass of numpy over the terms of
about that length leaves a few hundred, whose true distance rapidfuzz computes. Works alike in
every script and for every distance.
"""

import numpy as np

from briefreader.search.arrays import Array
from briefreader.search.dictionary import Dictionary

_NEWLINE = ord("\n")


class LetterSets:
    """Length and letters of every term of a dictionary."""

    def __init__(self, dictionary: Dictionary) -> None:
        self._dictionary = dictionary
        points = np.frombuffer("\n".join([*dictionary.strings(), ""]).encode("utf-32-le"), "<u4")
        ends = np.flatnonzero(points == _NEWLINE)
        bits = _bits(points)
        bits[ends] = 0
        lengths = np.diff(ends, prepend=-1) - 1
        letters = np.bitwise_or.reduceat(bits, ends - lengths) if len(ends) else bits
        order = np.argsort(lengths.astype(np.uint16), kind="stable")
        self._numbers = order.astype(np.uint32)
        """Terms, the shortest first."""
        self._letters = letters[order]
        self._starts = np.searchsorted(lengths[order], np.arange(lengths.max(initial=0) + 2))
        """Where terms of each length begin."""

    def near(self, word: str, distance: int, prefix: int = 0) -> list[tuple[int, int]]:
        """Return (term number, edits) of the terms at most `distance` edits away, rising.

        An edit puts in, takes out or replaces one character. The first `prefix` characters
        have to be the same.
        """
        from rapidfuzz.distance import Levenshtein

        letters = np.bitwise_or.reduce(_bits(np.array([ord(c) for c in word], np.uint32)))
        longest = len(self._starts) - 2
        first = self._starts[min(max(len(word) - distance, 0), longest + 1)]
        last = self._starts[min(len(word) + distance, longest) + 1]
        differing = np.bitwise_count(self._letters[first:last] ^ letters)
        numbers = self._numbers[first:last][differing <= 2 * distance]
        start = word[:prefix].encode()
        if start:
            low, high = self._dictionary.prefix_range(start)
            numbers = numbers[(numbers >= low) & (numbers < high)]
        numbers.sort()
        found = []
        for number in numbers.tolist():
            term = self._dictionary[number].decode()
            edits = Levenshtein.distance(word, term, score_cutoff=distance)
            if edits <= distance:
                found.append((number, edits))
        return found


def _bits(points: Array) -> Array:
    return np.left_shift(np.uint32(1), points % np.uint32(32)).astype(np.uint32)
