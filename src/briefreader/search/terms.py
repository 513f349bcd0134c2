"""The terms and postings of one inverted field in a file. Knows no query.

Terms are numbered in order, and the postings of a range of terms are one slice of an array.
"""

import numpy as np

from briefreader.search.arrays import Array, ArrayFile
from briefreader.search.counts import TITLE_BITS, StoredCounts
from briefreader.search.dictionary import Dictionary
from briefreader.search.doclists import DocLists
from briefreader.search.schema import Zone
from briefreader.search.stored_stems import StoredStems


class FieldTerms:
    """One inverted field of a file, as arrays."""

    def __init__(self, file: ArrayFile, name: str) -> None:
        facts = file.facts[name]
        self.dictionary = Dictionary(file, f"{name}.terms")
        self.first_position = file.whole(f"{name}.first_position")
        self._lists = DocLists.read(file, f"{name}.docs", facts["blocks"])
        self.first = self._lists.first
        """Where each term's postings begin; one more entry ends the last."""
        self._first = self.first.data
        self._first_position = self.first_position.data
        self._counts = StoredCounts(file, f"{name}.counts")
        self._positions = file.array(f"{name}.positions")
        self.longest: int = facts["longest"]
        """A number that is larger than every position."""
        self.languages: list[str] = facts["languages"]
        """Languages that have a stem table."""
        self._file = file
        self._name = name
        self._stem_tables: dict[str, StoredStems] = {}

    def __len__(self) -> int:
        return len(self.dictionary)

    def df(self, term: int) -> int:
        """Return how many documents hold a term, deleted ones included."""
        return self._first[term + 1] - self._first[term]

    def df_of_range(self, first: int, last: int) -> int:
        """Return how many postings the terms from `first` up to `last` have."""
        return self._first[last] - self._first[first]

    def docs(self, first: int, last: int) -> Array:
        """Return the document numbers of terms `first` up to `last`, one term after another."""
        return self._lists.docs(first, last)

    def counts(self, first: int, last: int) -> Array:
        """Return the counts that belong to `docs(first, last)`, in 32 bits."""
        return self._counts.wide(self._first[first], self._first[last])

    def totals(self, first: int, last: int) -> Array:
        """Return how often each posting's term stands in its document."""
        return self.counts(first, last) >> np.uint32(TITLE_BITS)

    def weights(self, first: int, last: int, zone: Zone) -> Array:
        """Return how much the occurrences in a zone count for `docs(first, last)`, as uint8."""
        return self._counts.weights(self._first[first], self._first[last], zone)

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

    def stems(self, language: str) -> StoredStems:
        """Return the stem table of one of `languages`."""
        if (table := self._stem_tables.get(language)) is None:
            table = StoredStems(self._file, f"{self._name}.stems.{language}", self._lists.blocks)
            self._stem_tables[language] = table
        return table
