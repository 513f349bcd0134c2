"""Turns the words of a batch of articles into sorted postings. Knows neither files nor Whoosh.

The words of all articles lie behind one another in one array of term numbers. Sorting the keys
(term, place in that array) with numpy yields every posting list and every list of positions at
once, in order.
"""

from array import array
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from briefreader.search.analysis import STEMMED_LANGUAGES
from briefreader.search.arrays import Array
from briefreader.search.schema import BODY_LIMIT, TITLE_LIMIT, ZONE_GAP
from briefreader.search.vocabulary import Vocabulary

NARROW_SHIFT = 4
"""Low bits of a 16-bit count that hold how often the term stands in the title."""
WIDE_SHIFT = 12
"""The same in a 32-bit count."""
LAST_NARROW = (1 << 16) - 1
"""Positions below it are kept in 16 bits; the one behind each of them still fits there."""
_NARROW_TITLE = (1 << NARROW_SHIFT) - 1
_NARROW_TOTAL = (1 << (16 - NARROW_SHIFT)) - 1


@dataclass(slots=True)
class Postings:
    """One inverted field of a batch of articles."""

    terms: list[str]
    """In order of code points, which is that of their UTF-8 bytes."""
    first: Array
    """Where each term's postings begin in `docs` and `counts`; one more entry ends the last."""
    first_position: Array
    """Where each term's positions begin in `positions`; one more entry ends the last."""
    docs: Array
    """Document numbers, rising within a term."""
    counts: Array
    """How often the term stands in the document, shifted, with the title's share below."""
    positions: Array
    """Word positions, rising within a posting."""
    shift: int
    members: dict[str, Array] = field(default_factory=dict)
    """Terms that occur in articles of a language, for each that words are stemmed in."""


def language_of(lang: str) -> str:
    """Return the language whose stemmer serves an article; empty if none does."""
    code = lang[:2].lower() or "en"
    return code if code in STEMMED_LANGUAGES else ""


class Inverter:
    """Collects the words of articles for one field until they are turned into postings."""

    def __init__(self) -> None:
        self._vocabulary = Vocabulary()
        self._words = array("I")
        self._docs = array("I")
        self._lengths = array("I")
        self._titles = array("I")
        self._languages: list[str] = []

    @property
    def size(self) -> int:
        """How many words are held, with 8 for each that is held for the first time."""
        return len(self._words) + 8 * self._vocabulary.size

    @property
    def terms(self) -> int:
        """How many distinct words are held."""
        return self._vocabulary.size

    def add_text(self, doc: int, title: str, body: str, lang: str = "") -> tuple[int, int]:
        """Take one document; return how many words its title and all of it have."""
        title_words = self._vocabulary.number_text(title)[:TITLE_LIMIT]
        body_words = self._vocabulary.number_text(body)[:BODY_LIMIT]
        self._words.fromlist(title_words)
        self._words.fromlist(body_words)
        length = len(title_words) + len(body_words)
        if length:
            self._end_document(doc, length, len(title_words), language_of(lang))
        return len(title_words), length

    def add_terms(self, doc: int, terms: Sequence[str]) -> None:
        """Take terms of one document as they are."""
        if terms:
            self._words.fromlist(self._vocabulary.number(terms))
            self._end_document(doc, len(terms), 0, "")

    def _end_document(self, doc: int, length: int, title: int, language: str) -> None:
        self._docs.append(doc)
        self._lengths.append(length)
        self._titles.append(title)
        self._languages.append(language)

    def postings(self) -> Postings:
        """Return everything collected as postings."""
        words = self._vocabulary.terms
        order = sorted(range(len(words)), key=words.__getitem__)
        rank = np.empty(len(words), np.uint32)
        rank[order] = np.arange(len(words), dtype=np.uint32)
        result = _sort_postings(
            [words[number] for number in order],
            rank[np.array(self._words, np.uint32)],
            np.array(self._docs, np.uint32),
            np.array(self._lengths, np.uint32),
            np.array(self._titles, np.uint32),
        )
        result.members = self._members(result)
        return result

    def _members(self, result: Postings) -> dict[str, Array]:
        """Return which terms occur in articles of each language that words are stemmed in."""
        everything = np.arange(len(result.terms), dtype=np.uint32)
        languages = sorted(set(self._languages))
        if len(languages) == 1:
            return {language: everything for language in languages if language}
        spoken = np.zeros(max(self._docs, default=-1) + 1, np.uint16)
        numbers = {language: number for number, language in enumerate(languages)}
        spoken[np.array(self._docs, np.uint32)] = [numbers[lang] for lang in self._languages]
        owner = np.repeat(everything, sizes_of(result.first))
        by_posting = spoken[result.docs]
        return {
            language: np.unique(owner[by_posting == number])
            for language, number in numbers.items()
            if language
        }


def starts_of(sizes: Array) -> Array:
    """Return where runs of the given sizes begin, with one more entry for the end of the last."""
    starts = np.zeros(len(sizes) + 1, np.int64)
    np.cumsum(sizes, out=starts[1:])
    return starts


def sizes_of(starts: Array) -> Array:
    """Return the sizes of runs from where they begin."""
    return np.diff(starts.astype(np.int64))


def _sort_postings(
    terms: list[str], tokens: Array, docs: Array, lengths: Array, titles: Array
) -> Postings:
    count = len(tokens)
    keys = tokens.astype(np.uint64) << np.uint64(32)
    keys |= np.arange(count, dtype=np.uint64)
    keys.sort()
    place = (keys & np.uint64(0xFFFFFFFF)).astype(np.int64)
    term = (keys >> np.uint64(32)).astype(np.int64)
    del keys
    document = np.repeat(np.arange(len(docs), dtype=np.uint32), lengths)[place]
    place -= starts_of(lengths)[:-1][document]
    in_title = place < titles[document]
    place[~in_title] += ZONE_GAP
    begins = np.empty(count, bool)
    begins[:1] = True
    begins[1:] = (term[1:] != term[:-1]) | (document[1:] != document[:-1])
    posting = np.flatnonzero(begins)
    total = np.diff(posting, append=count)
    title = np.add.reduceat(in_title, posting, dtype=np.int64) if count else total
    counts, shift = pack_counts(total, title)
    return Postings(
        terms=terms,
        first=starts_of(np.bincount(term[posting], minlength=len(terms))),
        first_position=starts_of(np.bincount(term, minlength=len(terms))),
        docs=docs[document[posting]],
        counts=counts,
        positions=place.astype(np.uint16 if place.max(initial=0) < LAST_NARROW else np.uint32),
        shift=shift,
    )


def pack_counts(total: Array, title: Array) -> tuple[Array, int]:
    """Put the number of occurrences and the title's share of it into one number."""
    if total.max(initial=0) <= _NARROW_TOTAL and title.max(initial=0) <= _NARROW_TITLE:
        return ((total << NARROW_SHIFT) | title).astype(np.uint16), NARROW_SHIFT
    return ((total << WIDE_SHIFT) | title).astype(np.uint32), WIDE_SHIFT


def widen_counts(counts: Array, shift: int) -> Array:
    """Return narrow counts as wide ones."""
    if shift == WIDE_SHIFT:
        return counts
    wide = counts.astype(np.uint32)
    return ((wide >> NARROW_SHIFT) << WIDE_SHIFT) | (wide & _NARROW_TITLE)
