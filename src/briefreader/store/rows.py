"""Turns rows of the article tables into models and back. Runs no statement by itself."""

import sqlite3
from array import array
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from briefreader.models.listing import ArticleRow

if TYPE_CHECKING:
    from briefreader.models.article import Article, MetadataField

METADATA: "tuple[MetadataField, ...]" = (
    "title", "outlet", "published", "byline", "agency", "dateline", "lang", "url",
)  # fmt: skip
METADATA_COLUMNS = ", ".join(METADATA)
ROW_COLUMNS = "id, title, outlet, published, words, read, starred, story, noted, agency"
_CHUNK = 500
"""Ids named in one statement."""


def article_row(row: Sequence[Any]) -> ArticleRow:
    """Make a list row of ROW_COLUMNS."""
    key, title, outlet, published, words, read, starred, story, noted, agency = row
    return ArticleRow(
        key, title, outlet, published, words, bool(read), bool(starred), story, bool(noted), agency
    )


def report_text(flags: str, paragraphs: str, dropped: str) -> dict[str, Any]:
    """Decode the text columns of a version into fields of a Report."""
    from briefreader.models.article import Dropped

    return {
        "flags": tuple(read_json(flags)),
        "paragraphs": tuple(read_json(paragraphs)),
        "dropped": tuple(Dropped(*piece) for piece in read_json(dropped)),
    }


def article_of(row: Sequence[Any], tags: tuple[str, ...], sources: tuple[str, ...]) -> "Article":
    """Make an article of id, METADATA_COLUMNS, then the columns named below."""
    # Imported by what makes one: lists are shown before any article is read.
    from briefreader.models.article import Article, Report

    count = 1 + len(METADATA)
    provenance, version, added, story, read, starred, note, source = row[count : count + 8]
    report = Report(
        **dict(zip(METADATA, row[1:], strict=False)),
        source=source,
        tags=tags,
        provenance=read_json(provenance),
        **report_text(*row[count + 8 :]),
    )
    return Article(row[0], report, added, version, story, bool(read), bool(starred), note, sources)


def grouped(
    connection: sqlite3.Connection, query: str, values: Sequence[int]
) -> dict[int, tuple[str, ...]]:
    """Collect the (article, value) pairs that a query gives by article."""
    groups: dict[int, list[str]] = {}
    for article, value in connection.execute(query, values):
        groups.setdefault(article, []).append(value)
    return {article: tuple(group) for article, group in groups.items()}


def tags_of(connection: sqlite3.Connection, chunk: Sequence[int]) -> dict[int, tuple[str, ...]]:
    """Return the tags of some articles, in alphabetical order."""
    return grouped(
        connection,
        f"SELECT article, tag FROM tags WHERE article IN ({placeholders(chunk)}) "
        "ORDER BY article, tag",
        chunk,
    )


def log_change(connection: sqlite3.Connection, article: int, kind: str = "put") -> None:
    """Append to the change log that an article's indexed text or metadata changed."""
    connection.execute(
        "INSERT OR REPLACE INTO changes (article, kind) VALUES (?, ?)", (article, kind)
    )


def id_array(cursor: Iterable[Sequence[int]]) -> "array[int]":
    """Return the first column of a result as packed integers."""
    return array("q", (row[0] for row in cursor))


def chunks(ids: Sequence[int]) -> Iterable[list[int]]:
    """Cut a list of ids into pieces that fit one statement."""
    for start in range(0, len(ids), _CHUNK):
        yield list(ids[start : start + _CHUNK])


def placeholders(values: Sequence[object]) -> str:
    """Return as many question marks as there are values."""
    return ", ".join("?" * len(values))


def compact_json(value: Any) -> str:
    """Return `value` as JSON without spaces."""
    import json

    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def read_json(text: str) -> Any:
    """Return what a column holds as JSON."""
    import json  # here, because lists are made of columns that hold none

    return json.loads(text)


def id_list(ids: Iterable[int]) -> str:
    """Return ids as one value, a JSON array: a statement takes only so many separate ones."""
    return f"[{','.join(map(str, ids))}]"


def now() -> str:
    """Return this moment in UTC, ISO 8601 to the second."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
