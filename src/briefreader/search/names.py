"""Finds the articles of an outlet or of an agency by words of its name. Knows no query."""

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
        self._with_word: dict[str, list[int]] = {}
        for code, name in enumerate(self._names):
            for word in set(name):
                self._with_word.setdefault(word, []).append(code)
        self._docs = np.argsort(codes, kind="stable").astype(np.uint32)
        """All documents, by code."""
        self._starts = starts_of(np.bincount(codes, minlength=len(names))).tolist()

    def find(self, phrase: Sequence[str]) -> tuple[Array, Array]:
        """Return the documents in whose name some words stand side by side, and how often."""
        parts = []
        for code in self._with_word.get(phrase[0], ()):
            if times := _count(phrase, self._names[code]):
                docs = self._docs[self._starts[code] : self._starts[code + 1]]
                parts.append((docs, np.full(len(docs), times)))
        if not parts:
            return self._docs[:0], clip(self._docs[:0])
        if len(parts) == 1:
            return parts[0][0], clip(parts[0][1])
        together = np.concatenate([docs for docs, _ in parts])
        order = np.argsort(together, kind="stable")
        return together[order], clip(np.concatenate([times for _, times in parts])[order])


def _count(phrase: Sequence[str], name: Sequence[str]) -> int:
    size = len(phrase)
    return sum(name[i : i + size] == phrase for i in range(len(name) - size + 1))
