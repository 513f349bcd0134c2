"""The tables that lead from a stem to the terms that have it. Knows no postings.

There is one for each language of the articles of a segment, over the terms that occur in those
articles. Stemming is by far the slowest part of indexing, so that every term of a segment is
stemmed once, when the segment is written, and never again when segments are merged.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from briefreader.search.analysis import stems
from briefreader.search.arrays import Array, ArrayFile, ArrayFileWriter
from briefreader.search.dictionary import Dictionary
from briefreader.search.inverted import sizes_of, starts_of


@dataclass(frozen=True, slots=True)
class StemTable:
    """The terms behind each stem of one language."""

    stems: list[str]
    """In order."""
    first: Array
    """Where each stem's terms begin in `terms`; one more entry ends the last."""
    terms: Array
    """Term numbers, rising within a stem."""

    def write(self, writer: ArrayFileWriter, name: str) -> None:
        """Write the table."""
        Dictionary.write(writer, name, self.stems)
        writer.put(f"{name}.first", self.first.astype(np.uint32))
        writer.put(f"{name}.terms", self.terms.astype(np.uint32))


class StoredStems:
    """A stem table in a file."""

    def __init__(self, file: ArrayFile, name: str) -> None:
        self._stems = Dictionary(file, name)
        self._first = file.whole(f"{name}.first")
        self._terms = file.whole(f"{name}.terms")

    def terms_of(self, stem: str) -> Array:
        """Return the numbers of the terms with a stem."""
        number = self._stems.find(stem.encode())
        if number < 0:
            return self._terms[:0]
        return self._terms[self._first[number] : self._first[number + 1]]

    def pairs(self) -> tuple[list[str], Array, Array]:
        """Return all stems, and for each pair of stem and term their numbers."""
        owner = np.repeat(np.arange(len(self._stems)), sizes_of(self._first))
        return self._stems.strings(), owner, self._terms


def build_stem_table(
    terms: Sequence[str],
    language: str,
    members: Array,
    known: Iterable[tuple[list[str], Array, Array]] = (),
) -> StemTable:
    """Build the table of a language.

    `members` are the numbers in `terms` of those that belong into it. What older tables tell of
    them comes in `known`, as (stems, number of the stem, number in `terms` or -1) for each pair;
    only the rest is stemmed.
    """
    known = list(known)
    told = np.zeros(len(terms), bool)
    for _, _, numbers in known:
        told[numbers[numbers >= 0]] = True
    members = members[~told[members]]
    found = stems([terms[number] for number in members.tolist()], language)
    names = sorted(set(found).union(*(strings for strings, _, _ in known)))
    number_of = {name: number for number, name in enumerate(names)}
    keys = [_numbered(found, number_of) * len(terms) + members]
    for strings, owner, numbers in known:
        pairs = _numbered(strings, number_of)[owner] * len(terms) + numbers
        keys.append(pairs[numbers >= 0])
    pairs = np.unique(np.concatenate(keys))
    used, sizes = np.unique(pairs // max(len(terms), 1), return_counts=True)
    return StemTable(
        stems=[names[number] for number in used.tolist()],
        first=starts_of(sizes),
        terms=pairs % max(len(terms), 1),
    )


def _numbered(strings: Sequence[str], number_of: dict[str, int]) -> Array:
    return np.fromiter(map(number_of.__getitem__, strings), np.int64, len(strings))
