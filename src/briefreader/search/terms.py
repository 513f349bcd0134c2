"""The term dictionary and postings of one inverted field in a file. Knows no query.

Terms lie in order in one run of bytes, each ended by a newline, which no term contains. A prefix
is a range of term numbers, and the postings of a range of terms are one slice of an array.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from briefreader.search.arrays import Array, ArrayFile, ArrayFileWriter
from briefreader.search.inverted import Postings, StemTable

_END = b"\n"
_AFTER_ALL = b"\xff"
"""Sorts behind every byte of UTF-8."""


class Dictionary:
    """Strings in order, found by binary search."""

    def __init__(self, file: ArrayFile, name: str) -> None:
        self._bytes = file.blob(f"{name}.bytes")
        self.starts = file.whole(f"{name}.starts")
        self._starts = memoryview(np.ascontiguousarray(self.starts, np.uint32))

    def __len__(self) -> int:
        return len(self._starts) - 1

    def __getitem__(self, number: int) -> bytes:
        return bytes(self._bytes[self._starts[number] : self._starts[number + 1] - 1])

    def lower_bound(self, key: bytes) -> int:
        """Return the number of the first string that is not less than `key`."""
        data, starts = self._bytes, self._starts
        low, high = 0, len(starts) - 1
        while low < high:
            middle = (low + high) >> 1
            if bytes(data[starts[middle] : starts[middle + 1] - 1]) < key:
                low = middle + 1
            else:
                high = middle
        return low

    def find(self, key: bytes) -> int:
        """Return the number of a string, -1 where it is not there."""
        number = self.lower_bound(key)
        return number if number < len(self) and self[number] == key else -1

    def prefix_range(self, prefix: bytes) -> tuple[int, int]:
        """Return the first and the last but one number of the strings with a prefix."""
        return self.lower_bound(prefix), self.lower_bound(prefix + _AFTER_ALL)

    def strings(self, first: int = 0, last: int | None = None) -> list[str]:
        """Return the strings from number `first` up to `last`, exclusive."""
        last = len(self) if last is None else last
        data = bytes(self._bytes[self._starts[first] : self._starts[last]])
        return data.decode().split("\n")[:-1]

    @staticmethod
    def write(writer: ArrayFileWriter, name: str, strings: Sequence[str]) -> None:
        """Write strings, which must be in order."""
        data = ("\n".join(strings) + "\n").encode() if strings else b""
        values = np.frombuffer(data, np.uint8)
        starts = np.zeros(len(strings) + 1, np.uint32)
        starts[1:] = np.flatnonzero(values == _END[0]) + 1
        writer.put(f"{name}.bytes", values)
        writer.put(f"{name}.starts", starts)


@dataclass(frozen=True, slots=True)
class StoredStems:
    """The stem table of one language in a file."""

    stems: Dictionary
    first: Array
    terms: Array

    def terms_of(self, stem: str) -> Array:
        """Return the numbers of the terms with a stem."""
        number = self.stems.find(stem.encode())
        if number < 0:
            return self.terms[:0]
        return self.terms[self.first[number] : self.first[number + 1]]


class FieldTerms:
    """One inverted field of a file, as arrays."""

    def __init__(self, file: ArrayFile, name: str) -> None:
        facts = file.facts[name]
        self.shift: int = facts["shift"]
        self.dictionary = Dictionary(file, f"{name}.terms")
        self.first = file.whole(f"{name}.first")
        self.first_position = file.whole(f"{name}.first_position")
        self._first = memoryview(self.first)
        self._first_position = memoryview(self.first_position)
        self._docs = file.array(f"{name}.docs")
        self._counts = file.array(f"{name}.counts")
        self._positions = file.array(f"{name}.positions")
        self._stems = {
            language: (file, f"{name}.stems.{language}") for language in facts["languages"]
        }
        self._stem_tables: dict[str, StoredStems] = {}

    def __len__(self) -> int:
        return len(self.dictionary)

    @property
    def languages(self) -> Iterable[str]:
        """Languages that have a stem table."""
        return self._stems

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

    def stem_table(self, language: str) -> StoredStems:
        """Return the stem table of one of `languages`."""
        if (table := self._stem_tables.get(language)) is None:
            file, name = self._stems[language]
            table = self._stem_tables[language] = StoredStems(
                Dictionary(file, name), file.whole(f"{name}.first"), file.whole(f"{name}.terms")
            )
        return table


def write_dictionary(
    writer: ArrayFileWriter, name: str, terms: Sequence[str], tables: dict[str, StemTable]
) -> None:
    """Write the terms of a field and the stems over them."""
    Dictionary.write(writer, f"{name}.terms", terms)
    for language, table in tables.items():
        prefix = f"{name}.stems.{language}"
        Dictionary.write(writer, prefix, table.stems)
        writer.put(f"{prefix}.first", table.first.astype(np.uint32))
        writer.put(f"{prefix}.terms", table.terms.astype(np.uint32))


def write_postings(writer: ArrayFileWriter, name: str, postings: Postings) -> dict[str, object]:
    """Write one field; return its facts, which belong into the file's facts under `name`."""
    write_dictionary(writer, name, postings.terms, postings.stem_tables)
    writer.put(f"{name}.first", postings.first.astype(np.uint32))
    writer.put(f"{name}.first_position", postings.first_position.astype(np.uint32))
    highest = postings.docs.max(initial=0)
    writer.put(f"{name}.docs", postings.docs.astype(doc_type(int(highest) + 1)))
    writer.put(f"{name}.counts", postings.counts)
    writer.put(f"{name}.positions", postings.positions)
    return {"shift": postings.shift, "languages": list(postings.stem_tables)}


def doc_type(documents: int) -> type[np.uint16] | type[np.uint32]:
    """Return the smallest type that numbers so many documents."""
    return np.uint16 if documents <= 1 << 16 else np.uint32
