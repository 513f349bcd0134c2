"""Cuts a query into words, quotations, brackets and operators. Knows no grammar."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from briefreader.errors import QueryError

LexemeKind = Literal["word", "quote", "field", "open", "close", "and", "or", "not"]

FIELDS = (
    "title",
    "body",
    "outlet",
    "byline",
    "agency",
    "lang",
    "story",
    "tag",
    "date",
    "newer",
    "older",
    "is",
    "has",
)
"""What may stand before a colon."""

_QUOTES = {'"': '"', "\u201c": '\u201d\u201c"', "\u201e": '\u201c\u201d"', "\u00ab": "\u00bb"}
"""Each opening mark, with the marks that close it."""

_SPACE = re.compile(r"\s+")
_FIELD = re.compile(r"([^\W\d_]+):(?!//)")
_WORD = re.compile(r"(?:\\.|[^\s\"\u201c\u201d\u201e\u00ab\u00bb()])+", re.DOTALL)
_SUFFIX = re.compile(r"(?:~[\d.]*)?(?:\^[\d.]*)?")
_NEGATES = re.compile(r"-(?=[^\s\-)])")
_REQUIRES = re.compile(r"\+(?=[^\s+)])")
_OPERATORS: dict[str, LexemeKind] = {"AND": "and", "OR": "or", "NOT": "not"}


@dataclass(frozen=True, slots=True)
class Lexeme:
    """One piece of a query."""

    kind: LexemeKind
    text: str
    """A word as typed, a quotation without its marks, a field in small letters."""
    start: int
    end: int
    suffix: str = ""
    """`~2` and `^3` behind a closing mark or bracket."""
    closed: bool = True
    """False for a quotation whose closing mark is missing."""


def lexemes(query: str) -> Iterator[Lexeme]:
    """Yield the pieces of `query` in order. Raises QueryError for a field that is not there."""
    place, end = 0, len(query)
    after_field = False
    while place < end:
        if match := _SPACE.match(query, place):
            place, after_field = match.end(), False
            continue
        lexeme, place = _lexeme_at(query, place, after_field)
        after_field = lexeme is not None and lexeme.kind == "field"
        if lexeme:
            yield lexeme


def _lexeme_at(query: str, place: int, after_field: bool) -> tuple[Lexeme | None, int]:
    character = query[place]
    if character == "(":
        return Lexeme("open", "(", place, place + 1), place + 1
    if character == ")":
        suffix = _suffix(query, place + 1)
        end = place + 1 + len(suffix)
        return Lexeme("close", ")", place, end, suffix), end
    if character in _QUOTES:
        return _quotation(query, place)
    if _NEGATES.match(query, place):
        return Lexeme("not", "-", place, place + 1), place + 1
    if _REQUIRES.match(query, place):
        return None, place + 1
    if not after_field and (match := _FIELD.match(query, place)):
        lexeme = _field(query, match)
        return lexeme, lexeme.end
    if match := _WORD.match(query, place):
        text = match.group()
        return Lexeme(_OPERATORS.get(text, "word"), text, place, match.end()), match.end()
    return None, place + 1


def _field(query: str, match: re.Match[str]) -> Lexeme:
    name = match.group(1)
    if name.lower() in FIELDS:
        return Lexeme("field", name.lower(), match.start(), match.end())
    followed = _WORD.match(query, match.end()) or query[match.end() : match.end() + 1] in _QUOTES
    if followed:
        known = ", ".join(f"{field}:" for field in FIELDS)
        raise QueryError(
            f"There is no field {name}: to search in; there are {known}. "
            "Put the words in quotes to search for them as text.",
            match.start(),
            len(match.group()),
        )
    return Lexeme("word", match.group(), match.start(), match.end())


def _quotation(query: str, place: int) -> tuple[Lexeme, int]:
    closing = _QUOTES[query[place]]
    text: list[str] = []
    index = place + 1
    while index < len(query) and query[index] not in closing:
        if query[index] == "\\" and index + 1 < len(query):
            index += 1
        text.append(query[index])
        index += 1
    closed = index < len(query)
    suffix = _suffix(query, index + 1) if closed else ""
    end = min(index + 1, len(query)) + len(suffix)
    return Lexeme("quote", "".join(text), place, end, suffix, closed), end


def _suffix(query: str, place: int) -> str:
    match = _SUFFIX.match(query, place)
    return match.group() if match else ""
