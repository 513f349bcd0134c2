"""The terms and postings of one inverted field in a file. Knows no query.

Terms are numbered in order, and the postings of a range of terms are one slice of an array.
"""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from briefreader.search.arrays import Array, ArrayFile, ArrayFileWriter
from briefreader.search.dictionary import Dictionary
from briefreader.search.inverted import Postings
from briefreader.search.stemming import StemTable, StoredStems, build_stem_table


class FieldTerms:
    """One inverted field of a file, as arrays."""

    def __init__(self, file: ArrayFile, name: str) -> None:
        facts = file.facts[name]
        self.shift: int = facts["shift"]
        self.dictionary = Dictionary(file, f"{name}.terms")
        self.first = file.whole(f"{name}.first")
        self.first_position = file.whole(f"{name}.first_position")
        self._first = self.first.data
        self._first_position = self.first_position.data
        self._docs = file.array(f"{name}.docs")
        self._counts = file.array(f"{name}.counts")
        self._positions = file.array(f"{name}.positions")
        self.languages: list[str] = facts["languages"]
        """Languages that have a stem table."""
        self.member_languages: list[str] = facts["members"]
        """Languages whose terms are listed but not stemmed yet, in a batch."""
        self._file = file
        self._name = name
        self._stem_tables: dict[str, StoredStems] = {}

    def __len__(self) -> int:
        return len(self.dictionary)

    @property
    def wide_positions(self) -> bool:
        """Whether some position needs 32 bits."""
        return self._positions.dtype.itemsize > 2

    def df(self, term: int) -> int:
        """Return how many documents hold a term, deleted ones included."""
        return self._first[term + 1] - self._first[term]

    def df_of_range(self, first: int, last: int) -> int:
        """Return how many postings the terms from `first` up to `last` have."""
        return self._first[last] - self._first[first]

    def docs(self, first: int, last: int) -> Array:
        """Return the document numbers of terms `first` up to `last`, one term after another."""
        return self._docs[self._first[first] : self._first[last]]

    def counts(self, first: int, last: int) -> Array:
        """Return the packed counts that belong to `docs(first, last)`."""
        return self._counts[self._first[first] : self._first[last]]

    def totals(self, first: int, last: int) -> Array:
        """Return how often each posting's term stands in its document."""
        return self.counts(first, last) >> self.shift

    def positions(self, first: int, last: int) -> Array:
        """Return the positions of terms `first` up to `last`, posting after posting."""
        return self._positions[self._first_position[first] : self._first_position[last]]

    def release(self) -> None:
        """Let go of the memory that reading has filled."""
        self._file.release()

    def positions_of(self, term: int) -> int:
        """Return at how many positions a term stands, in all documents together."""
        return self._first_position[term + 1] - self._first_position[term]

    def words_of_documents(self, documents: int) -> Array:
        """Count the words of each document, from the postings of all terms."""
        last = len(self)
        totals = self.totals(0, last)
        return np.bincount(self.docs(0, last), totals, documents).astype(np.int64)

    def stem_table(self, language: str) -> StoredStems:
        """Return the stem table of one of `languages`."""
        if (table := self._stem_tables.get(language)) is None:
            table = StoredStems(self._file, f"{self._name}.stems.{language}")
            self._stem_tables[language] = table
        return table

    def members(self, language: str) -> Array:
        """Return the terms that occur in articles of one of `member_languages`."""
        return self._file.whole(f"{self._name}.members.{language}")


def write_terms(
    writer: ArrayFileWriter, name: str, terms: Sequence[str], tables: Mapping[str, StemTable]
) -> None:
    """Write the terms of a field and the stems over them."""
    Dictionary.write(writer, f"{name}.terms", terms)
    for language, table in tables.items():
        table.write(writer, f"{name}.stems.{language}")


def write_postings(
    writer: ArrayFileWriter, name: str, postings: Postings, *, stemmed: bool
) -> dict[str, Any]:
    """Write one field; return its facts, which belong into the file's facts under `name`.

    Where it is not to be stemmed yet, the members of each language are written instead.
    """
    tables = {
        language: build_stem_table(postings.terms, language, members)
        for language, members in postings.members.items()
        if stemmed
    }
    write_terms(writer, name, postings.terms, tables)
    members = {} if stemmed else postings.members
    for language, numbers in members.items():
        writer.put(f"{name}.members.{language}", numbers.astype(np.uint32))
    writer.put(f"{name}.first", postings.first.astype(np.uint32))
    writer.put(f"{name}.first_position", postings.first_position.astype(np.uint32))
    highest = int(postings.docs.max(initial=0))
    writer.put(f"{name}.docs", postings.docs.astype(doc_type(highest + 1)))
    writer.put(f"{name}.counts", postings.counts)
    writer.put(f"{name}.positions", postings.positions)
    return {"shift": postings.shift, "languages": list(tables), "members": list(members)}


def doc_type(documents: int) -> type[np.uint16] | type[np.uint32]:
    """Return the smallest type that numbers so many documents."""
    return np.uint16 if documents <= 1 << 16 else np.uint32
