"""The fields of the index and what searches may call them. Knows no files.

Only the exact form of each word is indexed, once, title and body in one inverted field
(`text_exact`) whose postings mark what stands in the title. Everything else is a way of looking
at it:

- `text_exact`, `title_exact`, `body_exact`: the word as printed, folded.
- `text`, `title`, `body`: every word with the same stem. The segment keeps, for each language
  of its articles, a table from stem to terms; a stemmed term is the union of those terms'
  postings, counted as one term. So one array of positions serves exact and stemmed phrases
  alike, prefixes expand over real words, and the index stays well below the size of the text.
- One field for title and body gives BM25F in its simple form (Robertson, Zaragoza and Taylor,
  "Simple BM25 extension to multiple weighted fields", CIKM 2004): frequencies and lengths of
  the title count `TITLE_WEIGHT` times, before the frequency saturates.

The small fields `outlet`, `agency` and `byline` hold exact words with positions; each `tag` is
one term, and so is `lang`. `id`, `published` and `story` are numbers kept in columns.
"""

import re
from functools import cache
from typing import Any, Literal, NamedTuple, NoReturn

from whoosh import fields, formats
from whoosh.writing import IndexingError

Zone = Literal["title", "body", "any"]

TITLE_WEIGHT = 4
"""How many times a word of the title counts."""

ZONE_GAP = 100
"""Positions left free between title and body: more than any slop allowed."""

TITLE_LIMIT = 4000
"""Words of a title that are indexed as title; what follows them is left out."""

BODY_LIMIT = 1_000_000
"""Words of a body that are indexed."""

_PUBLISHED = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d)(?:[T ](\d\d):?(\d\d))?)?)?")


class View(NamedTuple):
    """How a field name of a search looks at the inverted field it is answered from."""

    source: str
    """Name the inverted field is kept under."""
    zone: Zone
    stemmed: bool


VIEWS = {
    "text": View("text", "any", stemmed=True),
    "text_exact": View("text", "any", stemmed=False),
    "title": View("text", "title", stemmed=True),
    "title_exact": View("text", "title", stemmed=False),
    "body": View("text", "body", stemmed=True),
    "body_exact": View("text", "body", stemmed=False),
    "outlet": View("outlet", "any", stemmed=False),
    "agency": View("agency", "any", stemmed=False),
    "byline": View("byline", "any", stemmed=False),
    "tag": View("tag", "any", stemmed=False),
    "lang": View("lang", "any", stemmed=False),
}
"""Every field that terms can be looked up in."""

SOURCES = tuple(dict.fromkeys(view.source for view in VIEWS.values()))
"""The inverted fields."""

STEMMED = frozenset(view.source for view in VIEWS.values() if view.stemmed)
"""Those of them that can be searched by stems."""

EXACT_NAMES = {
    view.source: name
    for name, view in reversed(VIEWS.items())
    if view.zone == "any" and not view.stemmed
}
"""The field name that shows an inverted field as it is."""

NUMBERS = ("id", "published", "story")
"""Fields kept as columns of integers; 0 stands for not known."""

NAME_FIELDS = ("outlet", "agency")
"""Fields whose values are kept whole in columns as well."""

FACETS = ("outlet", "month", "agency", "story")


class _Unpickled:
    """Part of a schema that is never pickled, as Whoosh would do to keep or to copy it."""

    def __reduce__(self) -> NoReturn:
        raise IndexingError(
            "the schema of the article index is made by article_schema() and never pickled; "
            "a BufferedWriter, which would copy it that way, cannot be used with this index"
        )


class WordsField(_Unpickled, fields.FieldType):  # type: ignore[misc]
    """Words with positions. The codec takes the text itself and cuts it into terms.

    To Whoosh the field is stored rather than indexed: the stored value is what the codec
    inverts, in bulk, instead of one Python object for each posting in Whoosh's sorting pool.
    """

    indexed = False

    def __init__(self, *, takes_text: bool) -> None:
        super().__init__(formats.Positions(), None, scorable=True, stored=takes_text)


class NumberField(_Unpickled, fields.FieldType):  # type: ignore[misc]
    """An integer kept in a column; each number can also be looked up as a term."""

    indexed = False

    def __init__(self, *, unique: bool = False) -> None:
        super().__init__(formats.Existence(), None, stored=True, unique=unique)

    def to_bytes(self, value: Any) -> bytes:
        """Return the term that stands for a number."""
        return value if isinstance(value, bytes) else str(int(value)).encode()

    def from_bytes(self, value: bytes) -> int:
        """Return the number that a term stands for."""
        return int(value)


@cache
def article_schema() -> fields.Schema:
    """Return the schema of the article index, which nobody changes."""
    words: dict[str, fields.FieldType] = {
        name: WordsField(takes_text=name == view.source) for name, view in VIEWS.items()
    }
    numbers = {name: NumberField(unique=name == "id") for name in NUMBERS}
    return fields.Schema(**words, **numbers)


def published_key(published: str) -> int:
    """Return a date of any precision as the number YYYYMMDDHHMM, zeros for what is not known.

    It is read as printed, whatever its time zone. 0 where it is no date. The year alone comes
    before every month of it, so that newest first is the order of these numbers.
    """
    return published_range(published)[0]


def published_range(published: str) -> tuple[int, int]:
    """Return the first and last number that a date of any precision can stand for."""
    if not (match := _PUBLISHED.match(published)):
        return 0, 0
    digits = "".join(part or "" for part in match.groups())
    return int(digits.ljust(12, "0")), int(digits.ljust(12, "9"))


def month_name(published: int) -> str:
    """Return the month of a number YYYYMMDDHHMM as `2022-01`, empty where it is not known."""
    year, month = divmod(published // 1_000_000, 100)
    return f"{year:04}-{month:02}" if month else ""
