"""Lines of a scraped text, each with the part it plays once a rule has decided it."""

import re
import unicodedata
from dataclasses import dataclass
from typing import Literal

from briefreader.models.article import UNSPACED, DroppedKind

Role = DroppedKind | Literal["title", "body"]


@dataclass(slots=True)
class Line:
    """One line of the source that is not blank."""

    number: int
    """Its number in the source, from 0."""
    text: str
    role: Role | None = None
    """None while no rule has claimed the line: it is body in the end."""
    columns: tuple[str, ...] = ()
    """What stood on it with wide gaps between, as menus do; empty without such gaps."""

    @property
    def words(self) -> int:
        """Its length in words; two characters of Chinese or Japanese make one."""
        spaced = len(self.text.split())
        if self.text.isascii():
            return spaced
        return max(spaced, len(UNSPACED.findall(self.text)) // 2)

    @property
    def open(self) -> bool:
        """Whether no rule has claimed it yet."""
        return self.role is None


_SENTENCE_END = re.compile(r"[.!?…。؟।][\"'”“’‘»«)\]]*\s*$")
_NOT_WORD = re.compile(r"[\W_]+")
_SPACES = re.compile(r"[ \t]+")
_WIDE_GAP = re.compile(r"[ \t]{2,}|\t")
_WIDEST = 300
_PROSE_WORDS = 15
_UNSPACED_LENGTH = 15
"""Mean length of a "word" above which text is written without spaces."""


def split_lines(text: str) -> list[Line]:
    """Return the lines of `text` that are not blank, white space folded."""
    return [
        Line(number, plain, columns=_columns(raw))
        for number, raw in enumerate(text.split("\n"))
        if (plain := _SPACES.sub(" ", raw).strip())
    ]


def _columns(raw: str) -> tuple[str, ...]:
    columns = tuple(_WIDE_GAP.split(raw.strip())) if len(raw) < _WIDEST else ()
    return columns if len(columns) > 1 else ()


def ends_sentence(text: str) -> bool:
    """Tell whether `text` ends as a sentence does."""
    return bool(_SENTENCE_END.search(text[-12:]))


def is_prose(text: str) -> bool:
    """Tell whether `text` is long enough and ends so that it must be a paragraph.

    Text without spaces between words (Chinese, Japanese) is measured in characters.
    """
    long_enough = len(text.split(None, _PROSE_WORDS)) >= _PROSE_WORDS
    unspaced = len(text) > 40 and len(text) > _UNSPACED_LENGTH * (text.count(" ") + 1)
    return (long_enough or unspaced) and ends_sentence(text)


def folded(text: str) -> str:
    """Return `text` for comparing lines: lower case, words only, one space between."""
    return _NOT_WORD.sub(" ", unicodedata.normalize("NFKC", text)).lower().strip()
