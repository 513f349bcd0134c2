"""Turns the words of articles into sorted postings. Knows neither the files of an index nor Whoosh.

The words of all articles lie behind one another in one row of word numbers. A word's place in it
gives its document and its position; keys made of (term, document, position) are sorted by numpy,
a range of terms at a time, which yields every posting list and every list of positions at once,
in order.
"""

from array import array
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np

from briefreader.search.analysis import words
from briefreader.search.arrays import Array
from briefreader.search.counts import TITLE_BITS
from briefreader.search.dictionary import SortedStrings
from briefreader.search.docsets import ranges, run_starts, starts_of
from briefreader.search.schema import BODY_LIMIT, TITLE_LIMIT, ZONE_GAP
from briefreader.search.spool import Spool
from briefreader.search.stemming import StemTable
from briefreader.search.vocabulary import Vocabulary

MOST_DOCUMENTS = 1 << 20
"""Documents that may be inverted together."""

SORTED = 5_000_000
"""Words that are sorted at once."""

PIECE = 1 << 20
"""Words whose postings are handed out at once."""

WAITING = 1 << 20
"""Characters of texts that are cut into words together."""

_BODY_BIT = np.uint64(20)
"""Set in a key for places in the body; the position stands below it."""
_DOC_SHIFT = np.uint64(21)
_TERM_SHIFT = np.uint64(41)
_DOC_MASK = np.uint64(MOST_DOCUMENTS - 1)
_POSITION_MASK = np.uint64((1 << 20) - 1)


class Postings(NamedTuple):
    """Some postings of a field, ordered by term and document."""

    terms: Array
    """The number of each one's term, in the order of code points, which is that of UTF-8."""
    docs: Array
    counts: Array
    """As in `counts`, in 32 bits."""
    positions: Array
    """Word positions, rising within a posting."""


class Inverter:
    """Collects the words of articles for one field."""

    def __init__(self, vocabulary: Vocabulary, folder: Path) -> None:
        """Number words by `vocabulary`; lay down in `folder` what memory should not hold."""
        self._vocabulary = vocabulary
        self._words = Spool(folder, np.uint32)
        self._docs = array("I")
        self._lengths = array("I")
        self._titles = array("I")
        self._waiting: list[str] = []
        self._characters = 0
        self._names: dict[str, list[int]] = {}
        self._in_names = array("I")

    def __len__(self) -> int:
        """Return how many words are held, but for texts that wait to be cut into words."""
        return len(self._words) + len(self._in_names)

    def add_text(self, doc: int, title: str, body: str) -> None:
        """Take one document."""
        self._docs.append(doc)
        self._waiting += (title, body)
        self._characters += len(title) + len(body)
        if self._characters > WAITING:
            self._cut_waiting()

    def add_name(self, doc: int, name: str) -> None:
        """Take one document that consists of a name which others may have as well."""
        if (numbers := self._names.get(name)) is None:
            numbers = self._names[name] = self._vocabulary.number(words(name))
        self._add_numbers(doc, numbers)

    def add_terms(self, doc: int, terms: Sequence[str]) -> None:
        """Take terms of one document as they are."""
        self._add_numbers(doc, self._vocabulary.number(terms))

    def lengths(self) -> tuple[Sequence[int], Sequence[int]]:
        """Return how many words the title has, and all of it, for each document."""
        self._cut_waiting()
        return self._titles, self._lengths

    def invert(self) -> "Inverted":
        """Return everything taken as postings; nothing more can be taken."""
        self._cut_waiting()
        self._vocabulary.end_numbering()
        self._words.append(np.array(self._in_names, np.uint32))
        self._in_names = array("I")
        layout = _Layout(self._docs, self._titles, self._lengths)
        return Inverted(self._vocabulary, self._words, layout)

    def _add_numbers(self, doc: int, numbers: Sequence[int]) -> None:
        if numbers:
            self._docs.append(doc)
            self._titles.append(0)
            self._lengths.append(len(numbers))
            self._in_names.extend(numbers)

    def _cut_waiting(self) -> None:
        if not self._waiting:
            return
        numbers, sizes = self._vocabulary.number_texts(self._waiting)
        limits = np.tile([TITLE_LIMIT, BODY_LIMIT], len(sizes) // 2)
        if (sizes > limits).any():
            place = np.arange(len(numbers)) - np.repeat(starts_of(sizes)[:-1], sizes)
            numbers = numbers[place < np.repeat(limits, sizes)]
            sizes = np.minimum(sizes, limits)
        self._words.append(numbers)
        self._titles.extend(sizes[0::2].tolist())
        self._lengths.extend((sizes[0::2] + sizes[1::2]).tolist())
        self._waiting, self._characters = [], 0


class _Layout:
    """Tells the document and the position of each place in the row of words."""

    def __init__(self, docs: Sequence[int], titles: Sequence[int], lengths: Sequence[int]) -> None:
        title, length = np.array(titles, np.int64), np.array(lengths, np.int64)
        sizes = np.stack([title, length - title], axis=1).ravel()
        self._starts = starts_of(sizes)
        self.longest = int(length.max(initial=0)) + ZONE_GAP
        """More than any position."""
        doc = np.array(docs, np.int64) << int(_DOC_SHIFT)
        body = doc + (1 << int(_BODY_BIT)) + title + ZONE_GAP
        firsts = np.stack([doc, body], axis=1).ravel()
        self._firsts = (firsts - self._starts[:-1]).astype(np.uint64)

    def keys(self, start: int, end: int) -> Array:
        """Return the low part of the keys for the places from `start` up to `end`."""
        first = int(np.searchsorted(self._starts, start, side="right")) - 1
        last = int(np.searchsorted(self._starts, end, side="left"))
        sizes = np.diff(self._starts[first : last + 1].clip(start, end))
        keys = np.repeat(self._firsts[first:last], sizes)
        keys += np.arange(start, end, dtype=np.uint64)
        return keys


class Inverted:
    """The postings of one field of some articles."""

    def __init__(self, vocabulary: Vocabulary, numbers: Spool, layout: _Layout) -> None:
        self._vocabulary = vocabulary
        self._numbers = numbers
        self._layout = layout
        known = vocabulary.terms
        counts = np.zeros(len(known), np.int64)
        for part in numbers.parts():
            counts += np.bincount(part, minlength=len(counts))
        used = np.flatnonzero(counts).tolist()
        used.sort(key=known.__getitem__)
        self.terms = SortedStrings(known[number] for number in used)
        """All terms."""
        self.position_counts = counts[used]
        """At how many positions each term stands."""
        self._rank = np.zeros(len(known), np.uint32)
        self._rank[used] = np.arange(len(used), dtype=np.uint32)
        self._used = np.array(used, np.int64)

    @property
    def longest(self) -> int:
        """A number that is larger than every position."""
        return self._layout.longest

    def stem_table(self, language: str, members: Array) -> StemTable:
        """Return the stem table of a language over some of the terms, by their rising numbers."""
        stems, stem_of = self._vocabulary.stems(language, self._used[members])
        return StemTable.of_unordered(stems, members, stem_of)

    def postings(self) -> Iterator[Postings]:
        """Yield all postings, in order."""
        starts = starts_of(self.position_counts)
        for low, high in ranges(starts, SORTED):
            keys = self._keys(low, high, int(starts[high] - starts[low]))
            keys.sort()
            yield from _cut_postings(keys)

    def _keys(self, low: int, high: int, count: int) -> Array:
        """Return the keys of all places at which a term of a range stands."""
        keys = np.empty(count, np.uint64)
        filled = start = 0
        for part in self._numbers.parts():
            terms = self._rank[part]
            places = self._layout.keys(start, start + len(part))
            start += len(part)
            if low > 0 or high < len(self.terms):
                inside = np.flatnonzero((terms >= low) & (terms < high))
                terms, places = terms[inside], places[inside]
            room = keys[filled : filled + len(terms)]
            room[:] = terms
            room <<= _TERM_SHIFT
            room |= places
            filled += len(terms)
        return keys


def _cut_postings(keys: Array) -> Iterator[Postings]:
    """Turn keys in order into postings, piece by piece."""
    start = 0
    while start < len(keys):
        end = min(start + PIECE, len(keys))
        following = (int(keys[end - 1] >> _DOC_SHIFT) + 1) << int(_DOC_SHIFT)
        end += int(np.searchsorted(keys[end:], np.uint64(following)))
        yield _read_keys(keys[start:end])
        start = end


def _read_keys(keys: Array) -> Postings:
    postings = keys >> _DOC_SHIFT
    heads = run_starts(postings)
    postings = postings[heads]
    counts = np.diff(heads, append=len(keys)) << TITLE_BITS
    in_title = np.flatnonzero(keys >> _BODY_BIT & np.uint64(1) == 0)
    holders = np.searchsorted(heads, in_title, side="right") - 1
    counts += np.bincount(holders, minlength=len(heads))
    return Postings(
        terms=(postings >> (_TERM_SHIFT - _DOC_SHIFT)).astype(np.int64),
        docs=(postings & _DOC_MASK).astype(np.uint32),
        counts=counts.astype(np.uint32),
        positions=(keys & _POSITION_MASK).astype(np.uint32),
    )
