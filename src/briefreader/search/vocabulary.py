"""Numbers the words of many texts at once. The words are exactly those of `analysis.words`.

That function looks at every chunk of every text. Here one pass over the bytes turns whatever
cannot be part of a word into spaces, and only what lies between them and is more than plain
letters and digits is handed to it, once: cutting a text at such places changes no word.
"""

from collections.abc import Iterable

from briefreader.search.analysis import MAX_WORD, words

_JOINERS = "'.,_"
"""Characters that may stand inside what `words` takes apart, besides letters and digits."""

_TABLE = bytes(
    ord(chr(byte).lower())
    if chr(byte).isalnum() or chr(byte) in _JOINERS
    else byte
    if byte > 127
    else ord(" ")
    for byte in range(128)
) + bytes(range(128, 256))

_REPLACED = [
    *((mark.encode(), b"'") for mark in "\u2019\u2018"),
    *((mark.encode(), b" ") for mark in "\u201c\u201d\u2013\u2014\u2026"),
]
"""Marks that news prints everywhere, replaced beforehand so that fewer pieces are odd."""

_LOOSE = "'.,"
"""Joiners that join nothing at the beginning or the end of a piece."""

_SEVERAL = -1


class Vocabulary(dict[str, int]):
    """Numbers for the pieces of texts, given out in order of appearance.

    Maps a piece to the number of the word it holds; -1 where it holds none or more than one.
    """

    def __init__(self) -> None:
        super().__init__()
        self._numbers: dict[str, int] = {}
        self._several: dict[str, list[int]] = {}

    @property
    def terms(self) -> list[str]:
        """All words numbered so far, by number."""
        return list(self._numbers)

    @property
    def size(self) -> int:
        """How many words are numbered."""
        return len(self._numbers)

    def number(self, terms: Iterable[str]) -> list[int]:
        """Return the numbers of terms, new ones for new terms."""
        numbers = self._numbers
        return [numbers.setdefault(term, len(numbers)) for term in terms]

    def number_text(self, text: str) -> list[int]:
        """Return the numbers of the words of a text."""
        data = text.encode(errors="replace")
        if not text.isascii():
            for mark, replacement in _REPLACED:
                data = data.replace(mark, replacement)
        data = data.translate(_TABLE)
        pieces = data.decode().split()
        numbers = list(map(self.__getitem__, pieces))
        shift = place = 0
        for _ in range(numbers.count(_SEVERAL)):
            place = numbers.index(_SEVERAL, place)
            several = self._several[pieces[place - shift]]
            numbers[place : place + 1] = several
            shift += len(several) - 1
        return numbers

    def __missing__(self, piece: str) -> int:
        numbers = self._numbers
        bare = piece.strip(_LOOSE)
        if bare.isalnum() and bare.isascii() and len(bare) <= MAX_WORD:
            number = numbers.setdefault(bare, len(numbers))
        else:
            found = self.number(words(bare))
            if len(found) == 1:
                [number] = found
            else:
                self._several[piece] = found
                number = _SEVERAL
        self[piece] = number
        return number
