"""Numbers the words of many texts at once. The words are exactly those of `analysis.words`.

That function looks at every chunk of every text. Here a few passes over the bytes of all texts
turn whatever cannot be part of a word into NUL. What lies between is a piece, and only a piece
that was not met before is made a string and handed to that function.
"""

from collections.abc import Iterable, Sequence

import numpy as np

from briefreader.search.analysis import MAX_WORD, stems, words
from briefreader.search.arrays import Array
from briefreader.search.docsets import starts_of
from briefreader.search.pieces import UNKNOWN, Fingerprints, Pieces, cut

_JOINERS = "'.,_"
"""Characters that may stand inside what `words` takes apart, besides letters and digits."""

_TABLE = bytes(
    ord(chr(byte).lower()) if chr(byte).isalnum() or chr(byte) in _JOINERS else 0
    for byte in range(128)
) + bytes(range(128, 256))

_IGNORED = 1
"""A byte that stands for nothing inside a piece."""

_LEAD, _SECOND = 0xE2, 0x80
"""What the marks that news prints everywhere begin with in UTF-8."""
_APOSTROPHES = (0x98, 0x99)
_DIVIDERS = (0x93, 0x94, 0x9C, 0x9D, 0xA6)
"""Their third bytes: of dashes, double quotes and the ellipsis.

They are replaced beforehand so that fewer pieces are odd.
"""

_LOOSE = b"'.,"
"""Joiners that join nothing at the beginning or the end of a piece."""

MOST_REMEMBERED = 100_000
"""Words up to which a vocabulary is kept from one commit to the next, and remembers stems."""

_MOST_PIECES = 1 << 20
_MOST_SEVERAL = 1 << 22
"""Pieces, and words of pieces of several words, that are remembered; then it begins anew."""


class Vocabulary:
    """Numbers for the words of texts, given out in order of appearance."""

    def __init__(self) -> None:
        self.terms: list[str] = []
        """All words numbered so far, by number."""
        self._numbers: dict[str, int] = {}
        self._stems: dict[str, _StemMemory] = {}
        self._forget_pieces()

    def __len__(self) -> int:
        return len(self.terms)

    def number(self, terms: Iterable[str]) -> list[int]:
        """Return the numbers of terms, new ones for new terms."""
        return list(map(self._number, terms))

    def stems(self, language: str, numbers: Array) -> tuple[list[str], Array]:
        """Return the stems of words given by number, and for each word the place of its own."""
        memory = self._stems.get(language) or _StemMemory(language)
        if len(self) <= MOST_REMEMBERED:
            self._stems[language] = memory
        return memory.stems(self.terms, numbers)

    def end_numbering(self) -> None:
        """Let go of what numbering takes, if all words are going to be forgotten anyway."""
        if len(self) > MOST_REMEMBERED:
            self._numbers.clear()
            self._forget_pieces()

    def forget_if_large(self) -> None:
        """Forget all words if they are more than is worth the memory between two commits."""
        if len(self) > MOST_REMEMBERED:
            self.terms, self._numbers, self._stems = [], {}, {}
            self._forget_pieces()

    def number_texts(self, texts: Sequence[str]) -> tuple[Array, Array]:
        """Return the numbers of the words of all texts, and how many words each has."""
        if len(self._pieces) > _MOST_PIECES or self._several_words > _MOST_SEVERAL:
            self._forget_pieces()
        encoded = [text.encode(errors="replace") for text in texts]
        data = _plain(b"\0".join([b"", *encoded, b""]))
        pieces = cut(data)
        codes = self._pieces.get(pieces.prints)
        unknown = np.flatnonzero(codes == UNKNOWN)
        if len(unknown):
            self._learn(data, pieces, unknown)
            codes[unknown] = self._pieces.get(pieces.prints[unknown])
            for place in unknown[codes[unknown] == UNKNOWN].tolist():
                codes[place] = self._code_of(data[pieces.begins[place] : pieces.ends[place]])
        bounds = np.cumsum([1, *(len(text) + 1 for text in encoded)])
        ends = np.searchsorted(pieces.begins, bounds)
        odd = np.flatnonzero(codes < 0)
        if len(odd):
            codes, ends = self._expand(codes, odd, ends)
        return codes.view(np.uint32), np.diff(ends)

    def _learn(self, data: bytes, pieces: Pieces, unknown: Array) -> None:
        """Remember those of the unknown pieces that have a fingerprint."""
        prints, some = np.unique(pieces.prints[unknown], return_index=True)
        if not prints[0]:
            prints, some = prints[1:], some[1:]
        some = unknown[some]
        begins, ends = pieces.begins[some].tolist(), pieces.ends[some].tolist()
        code_of = self._code_of
        codes = [code_of(data[begin:end]) for begin, end in zip(begins, ends, strict=True)]
        self._pieces.put(prints, np.array(codes, np.int32))

    def _code_of(self, piece: bytes) -> int:
        """Return the number of the word in a piece; if it holds none or several, less than 0."""
        if piece.isalnum() and len(piece) <= MAX_WORD:
            return self._number(piece.decode())
        found = self.number(words(piece.replace(b"\1", b"").decode()))
        if len(found) == 1:
            return found[0]
        self._several.append(np.array(found, np.int32))
        self._several_words += len(found)
        return -len(self._several)

    def _expand(self, codes: Array, odd: Array, ends: Array) -> tuple[Array, Array]:
        """Put the words of `odd` pieces in their places; `ends` are moved accordingly."""
        several = [self._several[-1 - code] for code in codes[odd].tolist()]
        more = starts_of(np.array([len(found) for found in several]) - 1)
        parts: list[Array] = []
        behind = 0
        for place, found in zip(odd.tolist(), several, strict=True):
            parts += (codes[behind:place], found)
            behind = place + 1
        return np.concatenate([*parts, codes[behind:]]), ends + more[np.searchsorted(odd, ends)]

    def _number(self, term: str) -> int:
        if (number := self._numbers.get(term)) is None:
            number = self._numbers[term] = len(self.terms)
            self.terms.append(term)
        return number

    def _forget_pieces(self) -> None:
        self._pieces = Fingerprints()
        self._several: list[Array] = []
        self._several_words = 0


class _StemMemory:
    """The stems of words of a vocabulary in one language, as far as they were asked for."""

    def __init__(self, language: str) -> None:
        self._language = language
        self._stem_of = np.zeros(0, np.int32)
        self._names: list[str] = []
        self._numbers: dict[str, int] = {}

    def stems(self, terms: Sequence[str], numbers: Array) -> tuple[list[str], Array]:
        """Return what `Vocabulary.stems` does."""
        if len(terms) > len(self._stem_of):
            more = np.full(2 * len(terms) - len(self._stem_of), -1, np.int32)
            self._stem_of = np.concatenate([self._stem_of, more])
        new = numbers[self._stem_of[numbers] < 0]
        self._stem_of[new] = [
            self._number(stem) for stem in stems([terms[n] for n in new.tolist()], self._language)
        ]
        found = self._stem_of[numbers]
        used = np.flatnonzero(np.bincount(found, minlength=len(self._names)))
        places = np.empty(len(self._names), np.int64)
        places[used] = np.arange(len(used))
        return [self._names[number] for number in used.tolist()], places[found]

    def _number(self, stem: str) -> int:
        if (number := self._numbers.get(stem)) is None:
            number = self._numbers[stem] = len(self._names)
            self._names.append(stem)
        return number


def _plain(data: bytes) -> bytes:
    """Lower ASCII letters, and make NUL of what cannot stand in a word."""
    data = data.translate(_TABLE)
    values = np.frombuffer(bytearray(data), np.uint8)
    lead = np.flatnonzero(values == _LEAD)
    lead = lead[values[lead + 1] == _SECOND]
    third = values[lead + 2]
    apostrophes = lead[np.isin(third, _APOSTROPHES)]
    values[apostrophes] = ord("'")
    values[apostrophes + 1] = values[apostrophes + 2] = _IGNORED
    dividers = lead[np.isin(third, _DIVIDERS)]
    for offset in range(3):
        values[dividers + offset] = 0
    joins = values == _LOOSE[0]
    for joiner in _LOOSE[1:]:
        joins |= values == joiner
    loose = np.flatnonzero(joins)
    values[loose[(values[loose - 1] == 0) | (values[loose + 1] == 0)]] = 0
    return values.tobytes()
