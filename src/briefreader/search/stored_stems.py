"""Stem tables in a file: from a term to its stem, and from a stem to its terms and postings.

For a stem of several terms the file holds the postings of all of them together, so that an
unquoted word is found as fast as a single term.
"""

from collections.abc import Iterator, Sequence

import numpy as np

from briefreader.search.arrays import Array, ArrayFile, ArrayFileWriter
from briefreader.search.counts import MOST_WEIGHT, clip
from briefreader.search.dictionary import Dictionary
from briefreader.search.doclists import DocLists, DocListsWriter
from briefreader.search.docsets import marks, ranges, run_starts, runs, starts_of
from briefreader.search.field_writer import FieldPostings
from briefreader.search.spool import Spool
from briefreader.search.stemming import StemTable
from briefreader.search.union import unite

JOINED = 1 << 19
"""Postings that are joined at once."""

_NONE = 0xFFFF_FFFF
"""Stands for the stem of a term that does not occur in the table's language."""

_DOC_SHIFT = 8
_STEM_SHIFT = 40
_DOC_MASK = (1 << (_STEM_SHIFT - _DOC_SHIFT)) - 1


class StoredStems:
    """The stem table of one language."""

    def __init__(self, file: ArrayFile, name: str, blocks: int) -> None:
        """Read the table of this name; the documents lie in so many blocks."""
        self.names = Dictionary(file, f"{name}.names")
        self._first = file.whole(f"{name}.first").data
        self._terms = file.whole(f"{name}.terms")
        self._owners = file.whole(f"{name}.stem_of")
        self._stem_of = self._owners.data
        self._lists = DocLists.read(file, f"{name}.docs", blocks)
        self._first_posting = self._lists.first.data
        self._weights = file.array(f"{name}.weights")

    def stem_of(self, term: int) -> int:
        """Return the number of a term's stem; -1 if the term does not occur in the language."""
        stem: int = self._stem_of[term]
        return -1 if stem == _NONE else stem

    def find(self, stem: str) -> int:
        """Return the number of a stem; -1 if it is none."""
        return self.names.find(stem.encode())

    def terms_of(self, stem: int) -> Array:
        """Return the numbers of the terms with a stem."""
        return self._terms[self._first[stem] : self._first[stem + 1]]

    def postings(self, stem: int) -> tuple[Array, Array] | None:
        """Return the documents of the language that hold any of a stem's terms, and the weights.

        None for a stem of one term, whose postings are that term's.
        """
        first, last = self._first_posting[stem], self._first_posting[stem + 1]
        if first == last:
            return None
        return self._lists.docs(stem, stem + 1), self._weights[first:last]

    def owners(self, terms: Array) -> tuple[Array, Array]:
        """Return those of the marked terms that occur in the language, and their stems' numbers."""
        known = np.flatnonzero(terms & (self._owners != _NONE))
        return known, self._owners[known]


def join_stems(
    sources: Sequence[tuple[StoredStems, Array]], members: Array, terms: int
) -> StemTable:
    """Return the table over `members` of so many terms, each of which some source knows.

    Beside each source stand the new numbers of its terms, -1 for those that are gone.
    """
    inside = np.append(marks(members, terms), False)  # for -1
    found, kept = [], []
    for stems, numbers in sources:
        known, owners = stems.owners(inside[numbers])
        found.append((numbers[known], owners))
        kept.append(marks(owners, len(stems.names)))
    names, new_numbers = unite([stems.names for stems, _ in sources], kept)
    stem_of = np.full(terms, -1, np.int32)
    for (known, owners), new in zip(found, new_numbers, strict=True):
        stem_of[known] = new[owners]
    return StemTable.of(names, members, stem_of[members])


def write_stems(
    writer: ArrayFileWriter,
    name: str,
    table: StemTable,
    postings: FieldPostings,
    spoken: Array | None,
    *,
    searched: bool,
) -> None:
    """Write the table of a language, whose documents `spoken` marks if there are others.

    Joint postings are left out unless the table is to be `searched`.
    """
    sizes = np.diff(table.first)
    stem_of = np.full(len(postings.lists), _NONE, np.uint32)
    stem_of[table.terms] = np.repeat(np.arange(len(sizes), dtype=np.uint32), sizes)
    table.stems.write(writer, f"{name}.names")
    writer.put(f"{name}.first", table.first.astype(np.uint32))
    writer.put(f"{name}.terms", table.terms.astype(np.uint32))
    writer.put(f"{name}.stem_of", stem_of)
    lists = DocListsWriter(writer, f"{name}.docs", len(sizes), postings.lists.blocks)
    weights = Spool(writer.folder, np.uint8)
    for some in _ranges(table, postings) if searched else ():
        keys = _join(table, some, postings, spoken)
        heads = run_starts(keys >> _DOC_SHIFT)
        weights.append(clip(np.add.reduceat(keys & MOST_WEIGHT, heads)))
        keys = keys[heads] >> _DOC_SHIFT
        lists.append(some[keys >> (_STEM_SHIFT - _DOC_SHIFT)], keys & _DOC_MASK)
        writer.release()
    lists.close()
    weights.write(writer, f"{name}.weights")


def _ranges(table: StemTable, postings: FieldPostings) -> Iterator[Array]:
    """Yield the stems of several terms, so many at once as have about `JOINED` postings."""
    several = np.flatnonzero(np.diff(table.first) > 1)
    df = np.diff(postings.lists.first)[table.terms]
    sizes = np.add.reduceat(df, table.first[:-1])[several]
    for low, high in ranges(starts_of(sizes), JOINED):
        yield several[low:high]


def _join(table: StemTable, some: Array, postings: FieldPostings, spoken: Array | None) -> Array:
    """Return a key of stem, document and weight for each posting of some stems, in order."""
    sizes = np.diff(table.first)[some]
    terms = table.terms[runs(table.first[some], sizes)]
    first = postings.lists.first[terms]
    df = postings.lists.first[terms + 1] - first
    docs = postings.lists.picked(terms)
    keys = np.repeat(np.repeat(np.arange(len(some)), sizes), df)
    keys <<= _STEM_SHIFT
    keys |= docs << _DOC_SHIFT
    keys |= postings.counts.weights(runs(first, df))
    if spoken is not None:
        keys = keys[spoken[docs]]
    keys.sort()
    return keys
