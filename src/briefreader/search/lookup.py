"""Finds which documents of a segment hold a word, and how often. Knows no query tree.

A word of a stemmed field, and the expansions of a fuzzy word, stand for a set of terms that
counts as one: its frequency in a document is the sum of theirs.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from briefreader.search.analysis import stem
from briefreader.search.arrays import Array
from briefreader.search.docsets import run_starts
from briefreader.search.fuzzy import LetterSets
from briefreader.search.inverted import language_of
from briefreader.search.places import Places
from briefreader.search.schema import TITLE_WEIGHT, VIEWS, Zone
from briefreader.search.segment import SegmentData
from briefreader.search.terms import FieldTerms

_DENSE = 16
"""Few postings are those that are so many times fewer than documents."""


@dataclass(frozen=True, slots=True)
class Forms:
    """Terms that a word stands for in some documents."""

    numbers: list[int]
    """Term numbers, rising."""
    spoken: Array | None = None
    """Marks the documents in whose language they are forms of the word; None for all."""


@dataclass(frozen=True, slots=True)
class Occurrences:
    """The documents that hold a word or one of a set of words."""

    docs: Array
    """Document numbers, rising."""
    weights: Array
    """How often it occurs in each, as float32; occurrences in a title may count more."""


class TermLookup:
    """Looks words up in one segment, by the field names that searches use."""

    def __init__(self, data: SegmentData) -> None:
        self.data = data
        self._letter_sets: dict[str, LetterSets] = {}
        self._places: dict[str, Places] = {}

    def field(self, name: str) -> FieldTerms:
        """Return the inverted field behind a field name."""
        return self.data.terms.field(VIEWS[name].source)

    def forms(self, name: str, word: str) -> list[Forms]:
        """Return the terms that a word stands for in a field.

        In a stemmed field these are, for the documents of each language, the terms that this
        language's stemmer reduces to the same stem.
        """
        field = self.field(name)
        exact = field.dictionary.find(word.encode())
        itself = {exact} if exact >= 0 else set()
        if not VIEWS[name].stemmed:
            return [Forms(sorted(itself))]
        return [
            Forms(
                sorted(itself.union(field.stem_table(lang).terms_of(stem(word, lang)).tolist()))
                if lang in field.languages
                else sorted(itself),
                spoken,
            )
            for lang, spoken in self._languages.items()
        ]

    def occurrences(self, name: str, word: str) -> Occurrences:
        """Return where a word occurs."""
        return self.gather(name, self.forms(name, word))

    def gather(self, name: str, forms: Sequence[Forms]) -> Occurrences:
        """Return where any of some terms occurs."""
        found = [self._gather(name, some) for some in forms if some.numbers]
        if not found:
            return Occurrences(np.zeros(0, np.intp), np.zeros(0, np.float32))
        if len(found) == 1:
            return found[0]
        docs = np.concatenate([some.docs for some in found])
        order = np.argsort(docs, kind="stable")
        return Occurrences(docs[order], np.concatenate([some.weights for some in found])[order])

    def _gather(self, name: str, forms: Forms) -> Occurrences:
        field, zone = self.field(name), VIEWS[name].zone
        if len(forms.numbers) == 1:
            docs, weights = self._postings(field, zone, forms.numbers[0])
        else:
            docs, weights = self._add_up(field, zone, forms.numbers)
        if zone != "any" or forms.spoken is not None:
            inside = weights > 0
            if forms.spoken is not None:
                inside &= forms.spoken[docs]
            docs, weights = docs[inside], weights[inside]
        return Occurrences(docs, weights)

    @cached_property
    def _languages(self) -> dict[str, Array | None]:
        """The languages of the documents, each with a mark for its documents if not for all."""
        columns = self.data.columns
        of_code = [language_of(lang) for lang in columns.names("lang")]
        languages = sorted(set(of_code))
        if len(languages) == 1:
            return {languages[0]: None}
        return {
            language: np.array([code == language for code in of_code])[columns.codes("lang")]
            for language in languages
        }

    def docs_of_range(self, name: str, first: int, last: int) -> Array:
        """Return the documents that hold any of the terms from number `first` up to `last`."""
        field, zone = self.field(name), VIEWS[name].zone
        docs = field.docs(first, last)
        if zone != "any":
            docs = docs[weigh(field.counts(first, last), field.shift, zone) > 0]
        if last - first == 1:
            return docs
        if len(docs) * _DENSE < self.data.documents:
            return np.unique(docs)
        return np.flatnonzero(np.bincount(docs, minlength=self.data.documents))

    def letter_sets(self, name: str) -> LetterSets:
        """Return what finds the terms of a field that are spelt alike."""
        source = VIEWS[name].source
        if (sets := self._letter_sets.get(source)) is None:
            sets = self._letter_sets[source] = LetterSets(self.field(name).dictionary)
        return sets

    def places(self, name: str) -> Places:
        """Return the places of the words of a field."""
        source = VIEWS[name].source
        if (places := self._places.get(source)) is None:
            field = self.field(name)
            lengths = (
                self.data.columns.lengths("text")
                if source == "text"
                else field.words_of_documents(self.data.documents)
            )
            places = self._places[source] = Places(field, lengths)
        return places

    def docs_of_number(self, column: str, value: int) -> Array:
        """Return the documents whose column holds a number."""
        return np.flatnonzero(self.data.columns.numbers(column) == value)

    def _postings(self, field: FieldTerms, zone: Zone, number: int) -> tuple[Array, Array]:
        docs = field.docs(number, number + 1).astype(np.intp)  # which numpy indexes fastest with
        return docs, weigh(field.counts(number, number + 1), field.shift, zone)

    def _add_up(self, field: FieldTerms, zone: Zone, numbers: Sequence[int]) -> tuple[Array, Array]:
        """Return the documents that hold any of some terms, and the sums of the weights."""
        parts = [self._postings(field, zone, number) for number in numbers]
        if sum(len(docs) for docs, _ in parts) * _DENSE < self.data.documents:
            return _sum_sorted(parts)
        total = np.zeros(self.data.documents, np.float32)
        for docs, weights in parts:
            total[docs] += weights
        found = np.flatnonzero(total != 0)
        return found, total[found]


def _sum_sorted(parts: Sequence[tuple[Array, Array]]) -> tuple[Array, Array]:
    """Add up the weights of the same documents, by sorting."""
    docs = np.concatenate([docs for docs, _ in parts])
    order = np.argsort(docs, kind="stable")
    docs = docs[order]
    begins = run_starts(docs)
    return docs[begins], np.add.reduceat(np.concatenate([w for _, w in parts])[order], begins)


def weigh(counts: Array, shift: int, zone: Zone) -> Array:
    """Return the weighted frequency in a zone for packed counts, as float32."""
    title = (counts & ((1 << shift) - 1)).astype(np.float32)
    if zone == "title":
        return title
    weights = (counts >> shift).astype(np.float32)
    weights += title * np.float32(-1 if zone == "body" else TITLE_WEIGHT - 1)
    return weights
