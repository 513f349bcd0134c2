"""Finds the terms within a few edits of a word. Knows no postings.

Each term is reduced to its length and to the set of its letters, as 32 bits. One edit changes
the length by at most 1 and the set by at most 2 bits, so that two passes of numpy over the
dictionary leave a few hundred terms, whose true distance rapidfuzz computes. Works alike in
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
        self._lengths = np.diff(ends, prepend=-1) - 1
        begins = ends - self._lengths
        self._letters = np.bitwise_or.reduceat(bits, begins) if len(begins) else bits

    def near(self, word: str, distance: int, prefix: int = 0) -> list[tuple[int, int]]:
        """Return (term number, edits) of the terms at most `distance` edits away, rising.

        An edit puts in, takes out or replaces one character. The first `prefix` characters
        have to be the same.
        """
        from rapidfuzz.distance import Levenshtein

        start = word[:prefix].encode()
        low, high = self._dictionary.prefix_range(start) if start else (0, len(self._lengths))
        letters = np.bitwise_or.reduce(_bits(np.array([ord(c) for c in word], np.uint32)))
        lengths = self._lengths[low:high]
        likely = np.bitwise_count(self._letters[low:high] ^ letters) <= 2 * distance
        likely &= (lengths >= len(word) - distance) & (lengths <= len(word) + distance)
        found = []
        for number in (np.flatnonzero(likely) + low).tolist():
            term = self._dictionary[number].decode()
            edits = Levenshtein.distance(word, term, score_cutoff=distance)
            if edits <= distance:
                found.append((number, edits))
        return found


def _bits(points: Array) -> Array:
    return np.left_shift(np.uint32(1), points % np.uint32(32)).astype(np.uint32)
