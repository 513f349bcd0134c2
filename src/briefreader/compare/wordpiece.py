"""Cuts text into the word pieces that BERT models read. Knows no model.

WordPiece with the greedy longest match of J. Devlin and others, "BERT" (2018): lower case,
accents off, punctuation and CJK characters apart, each word into the longest known pieces.
"""

import unicodedata
from collections.abc import Iterator, Sequence

_CONTINUES = "##"
_LONGEST_WORD = 100
_CJK = (
    (0x4E00, 0x9FFF), (0x3400, 0x4DBF), (0x20000, 0x2A6DF), (0x2A700, 0x2B73F),
    (0x2B740, 0x2B81F), (0x2B820, 0x2CEAF), (0xF900, 0xFAFF), (0x2F800, 0x2FA1F),
)  # fmt: skip


class WordPieces:
    """A vocabulary of word pieces."""

    def __init__(self, vocabulary: Sequence[str]) -> None:
        """Take the pieces in the order of their numbers; raises ValueError without BERT's own."""
        self._numbers = {piece: number for number, piece in enumerate(vocabulary)}
        try:
            self._unknown, self._begin, self._end = (
                self._numbers[piece] for piece in ("[UNK]", "[CLS]", "[SEP]")
            )
        except KeyError as error:
            raise ValueError(f"the vocabulary lacks {error}") from None

    def encode(self, text: str, longest: int) -> list[int]:
        """Return the numbers of the pieces of `text`, framed, at most `longest` in all."""
        pieces: list[int] = []
        for word in _words(text):
            pieces.extend(self._cut(word))
            if len(pieces) >= longest - 2:
                break
        return [self._begin, *pieces[: longest - 2], self._end]

    def _cut(self, word: str) -> list[int]:
        if len(word) > _LONGEST_WORD:
            return [self._unknown]
        found: list[int] = []
        start = 0
        while start < len(word):
            prefix = _CONTINUES if start else ""
            for end in range(len(word), start, -1):
                number = self._numbers.get(prefix + word[start:end])
                if number is not None:
                    found.append(number)
                    start = end
                    break
            else:
                return [self._unknown]
        return found


def _words(text: str) -> Iterator[str]:
    word = ""
    for char in unicodedata.normalize("NFD", text.lower()):
        category = unicodedata.category(char)
        if category == "Mn" or (category[0] == "C" and char not in "\t\n\r"):
            continue
        apart = _is_punctuation(char, category) or _is_cjk(char)
        if (apart or char.isspace()) and word:
            yield word
            word = ""
        if apart:
            yield char
        elif not char.isspace():
            word += char
    if word:
        yield word


def _is_punctuation(char: str, category: str) -> bool:
    return category[0] == "P" or (char.isascii() and not char.isalnum() and not char.isspace())


def _is_cjk(char: str) -> bool:
    return any(first <= ord(char) <= last for first, last in _CJK)
