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
from briefreader.search.counts import MOST_WEIGHT, clip
from briefreader.search.docsets import indices, run_starts
from briefreader.search.fuzzy import LetterSets
from briefreader.search.names import NameIndex
from briefreader.search.places import Places
from briefreader.search.schema import VIEWS
from briefreader.search.segment import SegmentData
from briefreader.search.stemming import languages_of
from briefreader.search.stored_stems import StoredStems
from briefreader.search.terms import FieldTerms


@dataclass(frozen=True, slots=True)
class Forms:
    """Terms that a word stands for in some documents."""

    numbers: Sequence[int]
    """Term numbers, rising."""
    spoken: Array | None = None
    """Marks the documents in whose language they are forms of the word; None for all."""


@dataclass(frozen=True, slots=True)
class Occurrences:
    """The documents that hold a word or one of a set of words."""

    docs: Array
    """Document numbers, rising."""
    weights: Array
    """How often it occurs in each, as uint8; occurrences in a title may count more."""


class TermLookup:
    """Looks words up in one segment, by the field names that searches use."""

    def __init__(self, data: SegmentData) -> None:
        self.data = data
        self._letter_sets: dict[str, LetterSets] = {}
        self._places: dict[str, Places] = {}
        self._names: dict[str, NameIndex] = {}

    def field(self, name: str) -> FieldTerms:
        """Return the inverted field behind a field name."""
        return self.data.terms.field(VIEWS[name].source)

    def names(self, column: str) -> NameIndex:
        """Return what finds the articles of an outlet or an agency."""
        if (names := self._names.get(column)) is None:
            columns = self.data.columns
            names = NameIndex(columns.names(column), columns.codes(column))
            self._names[column] = names
        return names

    def forms(self, name: str, word: str) -> list[Forms]:
        """Return the terms that a word stands for in a field.

        In a stemmed field these are, for the documents of each language, the terms that this
        language's stemmer reduces to the same stem.
        """
        field = self.field(name)
        exact = field.dictionary.find(word.encode())
        itself = [exact] if exact >= 0 else []
        if not VIEWS[name].stemmed:
            return [Forms(itself)]
        found = []
        for language, spoken in self._languages.items():
            numbers: Sequence[int] = itself
            if language in field.languages:
                stems = field.stems(language)
                number = _stem_number(stems, exact, word, language)
                numbers = stems.terms_of(number).tolist() if number >= 0 else itself
            found.append(Forms(numbers, spoken))
        return found

    def occurrences(self, name: str, word: str) -> Occurrences:
        """Return where a word occurs."""
        view = VIEWS[name]
        if not view.stemmed or view.zone != "any":
            return self.gather(name, self.forms(name, word))
        field = self.field(name)
        exact = field.dictionary.find(word.encode())
        return _together(
            [
                self._occurrences_in(field, exact, word, language, spoken)
                for language, spoken in self._languages.items()
            ]
        )

    def gather(self, name: str, forms: Sequence[Forms]) -> Occurrences:
        """Return where any of some terms occurs."""
        return _together([self._gather(name, some) for some in forms if some.numbers])

    def _occurrences_in(
        self, field: FieldTerms, exact: int, word: str, language: str, spoken: Array | None
    ) -> Occurrences:
        """Return where a word occurs in the documents of one language."""
        if language in field.languages:
            stems = field.stems(language)
            number = _stem_number(stems, exact, word, language)
            if number >= 0:
                if (postings := stems.postings(number)) is not None:
                    return Occurrences(*postings)
                [exact] = stems.terms_of(number).tolist()
        if exact < 0:
            return _NOWHERE
        docs, weights = field.docs(exact, exact + 1), field.weights(exact, exact + 1, "any")
        if spoken is None:
            return Occurrences(docs, weights)
        inside = spoken.take(indices(docs))
        return Occurrences(docs[inside], weights[inside])

    def _gather(self, name: str, forms: Forms) -> Occurrences:
        field, zone = self.field(name), VIEWS[name].zone
        parts = [
            (field.docs(number, number + 1), field.weights(number, number + 1, zone))
            for number in forms.numbers
        ]
        docs, weights = _add_up(parts)
        if zone != "any" or forms.spoken is not None:
            inside = weights > 0
            if forms.spoken is not None:
                inside &= forms.spoken.take(indices(docs))
            docs, weights = docs[inside], weights[inside]
        return Occurrences(docs, weights)

    @cached_property
    def _languages(self) -> dict[str, Array | None]:
        """The languages of the documents, each with a mark for its documents if not for all."""
        columns = self.data.columns
        return languages_of(columns.names("lang"), columns.codes("lang"))

    def docs_of_range(self, name: str, first: int, last: int) -> Array:
        """Return the documents that hold any of the terms from number `first` up to `last`.

        One that holds several of them is told several times.
        """
        field, zone = self.field(name), VIEWS[name].zone
        docs = field.docs(first, last)
        return docs if zone == "any" else docs[field.weights(first, last, zone) > 0]

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


def _stem_number(stems: StoredStems, exact: int, word: str, language: str) -> int:
    """Return the number of a word's stem; -1 if no word of the segment has it."""
    number = stems.stem_of(exact) if exact >= 0 else -1
    return number if number >= 0 else stems.find(stem(word, language))


def _together(found: Sequence[Occurrences]) -> Occurrences:
    """Put occurrences in different documents in order."""
    if len(found) == 1:
        return found[0]
    found = [some for some in found if len(some.docs)]
    if len(found) < 2:
        return found[0] if found else _NOWHERE
    docs = np.concatenate([some.docs for some in found])
    order = np.argsort(docs, kind="stable")
    return Occurrences(docs[order], np.concatenate([some.weights for some in found])[order])


def _add_up(parts: Sequence[tuple[Array, Array]]) -> tuple[Array, Array]:
    """Return the documents of any part, and the sums of the weights there."""
    if len(parts) == 1:
        return parts[0]
    docs = np.concatenate([docs for docs, _ in parts]).astype(np.uint32)
    docs <<= np.uint32(_WEIGHT_BITS)
    docs |= np.concatenate([weights for _, weights in parts])
    docs.sort()
    heads = run_starts(docs >> np.uint32(_WEIGHT_BITS))
    sums = np.add.reduceat(docs & np.uint32(MOST_WEIGHT), heads)
    return docs[heads] >> np.uint32(_WEIGHT_BITS), clip(sums)


_WEIGHT_BITS = MOST_WEIGHT.bit_length()
_NOWHERE = Occurrences(np.zeros(0, np.uint16), np.zeros(0, np.uint8))
