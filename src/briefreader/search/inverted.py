"""Turns the words of a batch of articles into sorted postings. Knows neither files nor Whoosh.

The words of all articles lie behind one another in one array of term numbers. Sorting the keys
(term, place in that array) with numpy yields every posting list and every list of positions at
once, in order.
"""

from array import array
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from briefreader.search.analysis import STEMMED_LANGUAGES, stems
from briefreader.search.arrays import Array
from briefreader.search.schema import ZONE_GAP

NARROW_SHIFT = 4
"""Low bits of a 16-bit count that hold how often the term stands in the title."""
WIDE_SHIFT = 12
"""The same in a 32-bit count."""
_NARROW_TITLE = (1 << NARROW_SHIFT) - 1
_NARROW_TOTAL = (1 << (16 - NARROW_SHIFT)) - 1


@dataclass(slots=True)
class StemTable:
    """The terms behind each stem of one language."""

    stems: list[str]
    """In order."""
    first: Array
    """Where each stem's terms begin in `terms`; one more entry ends the last."""
    terms: Array
    """Term numbers, rising within a stem."""


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
    stem_tables: dict[str, StemTable] = field(default_factory=dict)


def language_of(lang: str) -> str:
    """Return the language whose stemmer serves an article; empty if none does."""
    code = lang[:2].lower() or "en"
    return code if code in STEMMED_LANGUAGES else ""


class Inverter:
    """Collects the words of articles for one field until they are turned into postings."""

    def __init__(self, *, stemmed: bool = False) -> None:
        self._stemmed = stemmed
        self._vocabulary: defaultdict[str, int] = defaultdict()
        self._vocabulary.default_factory = self._vocabulary.__len__
        self._tokens = array("I")
        self._docs = array("I")
        self._lengths = array("I")
        self._titles = array("I")
        self._languages: list[str] = []

    @property
    def size(self) -> int:
        """How many words and distinct terms are held."""
        return len(self._tokens) + 8 * len(self._vocabulary)

    def add(self, doc: int, title: Sequence[str], body: Sequence[str], lang: str = "") -> None:
        """Take one document's words; those of `title` are marked."""
        numbers = self._vocabulary.__getitem__
        self._tokens.extend(map(numbers, title))
        self._tokens.extend(map(numbers, body))
        if length := len(title) + len(body):
            self._docs.append(doc)
            self._lengths.append(length)
            self._titles.append(len(title))
            self._languages.append(language_of(lang))

    def postings(self) -> Postings:
        """Return everything collected as postings."""
        terms = sorted(self._vocabulary)
        rank = np.empty(len(terms), np.uint32)
        number = self._vocabulary.__getitem__
        rank[np.fromiter(map(number, terms), np.uint32, len(terms))] = np.arange(len(terms))
        result = _sort_postings(
            terms,
            rank[np.array(self._tokens, np.uint32)],
            np.array(self._docs, np.uint32),
            np.array(self._lengths, np.uint32),
            np.array(self._titles, np.uint32),
        )
        if self._stemmed:
            self._add_stems(result)
        return result

    def _add_stems(self, result: Postings) -> None:
        languages = sorted(set(self._languages) - {""})
        everything = np.arange(len(result.terms), dtype=np.uint32)
        if len(languages) == 1 and "" not in self._languages:
            result.stem_tables[languages[0]] = stem_table(result.terms, everything, languages[0])
            return
        highest = max(self._docs, default=0)
        spoken = np.zeros(highest + 1, np.uint16)
        for number, language in enumerate(languages, 1):
            docs = [
                d for d, lang in zip(self._docs, self._languages, strict=True) if lang == language
            ]
            spoken[docs] = number
        owner = np.repeat(everything, np.diff(result.first))
        by_posting = spoken[result.docs]
        for number, language in enumerate(languages, 1):
            members = np.unique(owner[by_posting == number])
            result.stem_tables[language] = stem_table(result.terms, members, language)


def stem_table(terms: Sequence[str], members: Array, language: str) -> StemTable:
    """Group the terms with the numbers `members` by their stems in a language."""
    found = stems([terms[i] for i in members.tolist()], language)
    names = sorted(set(found))
    number = {name: i for i, name in enumerate(names)}
    of_member = np.fromiter(map(number.__getitem__, found), np.uint32, len(found))
    return StemTable(
        stems=names,
        first=starts_of(np.bincount(of_member, minlength=len(names))),
        terms=members[np.argsort(of_member, kind="stable")],
    )


def starts_of(sizes: Array) -> Array:
    """Return where runs of the given sizes begin, with one more entry for the end of the last."""
    starts = np.zeros(len(sizes) + 1, np.int64)
    np.cumsum(sizes, out=starts[1:])
    return starts


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
        positions=place.astype(np.uint16 if place.max(initial=0) < 1 << 16 else np.uint32),
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
