"""A report as it came in, and an article: a report that the library keeps. Knows no storage."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from briefreader.models.listing import ArticleRow

UNSPACED = re.compile("[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
"""Letters of scripts that put no space between words: kana and Chinese characters."""

Provenance = Literal["given", "found", "inferred", "set"]
"""Where a metadata value comes from.

`given` by the source's own markup or by the caller, `found` in the text, `inferred` from
something weaker (a breadcrumb, a copyright line, the lede), `set` by the reader by hand.
"""

MetadataField = Literal[
    "title", "outlet", "published", "byline", "agency", "dateline", "lang", "url"
]
"""The metadata a reader can see the provenance of and correct."""

DroppedKind = Literal[
    "breadcrumb",
    "byline",
    "caption",
    "copyright",
    "credit",
    "dateline",
    "furniture",
    "heading",
    "repeat",
    "teaser",
]
"""Why a piece of text is not part of the body."""


@dataclass(frozen=True, slots=True)
class Dropped:
    """Text that was judged not to be part of the body, kept so that nothing is lost."""

    kind: DroppedKind
    text: str
    line: int = -1
    """Number of the line it stood on in the source, from 0; -1 where lines mean nothing."""


@dataclass(frozen=True, slots=True)
class Report:
    """One outlet's report of an event, cleaned. An empty string means: not known."""

    title: str
    paragraphs: tuple[str, ...]
    """The body, one string a paragraph, in reading order, with furniture taken out."""
    outlet: str = ""
    published: str = ""
    """ISO 8601, as much of it as is known: `2022`, `2022-01-09`, `2022-01-09T17:41`,
    with an offset (`+01:00`, `Z`) only where the source named one."""
    byline: str = ""
    agency: str = ""
    """Agencies credited for the text, joined by `, `; photo agencies are in `dropped`."""
    dateline: str = ""
    lang: str = ""
    """ISO 639-1 code of the body's language."""
    url: str = ""
    source: str = ""
    """The path or address it was read from, or `stdin`."""
    tags: tuple[str, ...] = ()
    dropped: tuple[Dropped, ...] = ()
    provenance: Mapping[str, Provenance] = field(default_factory=dict)
    """Where each known metadata value comes from, by field name."""
    flags: tuple[str, ...] = ()
    """Plain-language remarks of the importer: `title made from the lede`, `live blog`."""

    @property
    def words(self) -> int:
        """Length of the body in words; in Chinese and Japanese each character counts as one."""
        return sum(_count_words(paragraph) for paragraph in self.paragraphs)


def _count_words(text: str) -> int:
    if text.isascii() or not UNSPACED.search(text):
        return len(text.split())
    spaced = UNSPACED.sub(" ", text).split()
    return len(UNSPACED.findall(text)) + sum(any(map(str.isalnum, word)) for word in spaced)


@dataclass(frozen=True, slots=True)
class Article:
    """A report in the library, with what the reader did to it."""

    id: int
    report: Report
    added: str
    """When it was first stored, ISO 8601 in UTC."""
    version: int = 1
    """1 for the text first stored; one more each time the outlet's text changed."""
    story: int | None = None
    """Id of the story it is grouped into."""
    read: bool = False
    starred: bool = False
    note: str = ""
    sources: tuple[str, ...] = ()
    """Every path or address this same text was brought in from."""


@dataclass(frozen=True, slots=True)
class AddOutcome:
    """What became of one report that was brought in."""

    source: str
    """The path or address, with `:12` behind it for the 12th record of a collection."""
    status: Literal["added", "duplicate", "updated", "failed"]
    id: int | None = None
    """The article it became or duplicates; None where it failed."""
    row: ArticleRow | None = None
    dropped: int = 0
    """How many pieces of furniture were left out of the body."""
    reason: str = ""
    """Why it failed, or how it is a duplicate; empty otherwise."""


@dataclass(frozen=True, slots=True)
class ArticleText:
    """What is indexed of an article: its text and the metadata that searches can name."""

    id: int
    title: str
    paragraphs: tuple[str, ...]
    outlet: str
    published: str
    byline: str
    agency: str
    lang: str
    tags: tuple[str, ...] = ()
    story: int | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """One entry of the change log: the last thing that happened to an article's text."""

    number: int
    """Rises with every change; never used twice in one library."""
    article: int
    kind: Literal["put", "remove"]
