"""Takes reports in: new articles, duplicates, new versions. Knows no files or pages."""

import sqlite3
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from briefreader.models.published import sort_key
from briefreader.store.database import Database
from briefreader.store.identity import same_publisher, text_key, url_key
from briefreader.store.rows import (
    METADATA,
    METADATA_COLUMNS,
    ROW_COLUMNS,
    article_row,
    compact_json,
    log_change,
    now,
    placeholders,
    read_json,
)

if TYPE_CHECKING:
    from briefreader.models.article import AddOutcome, Report


class Adding(Database):
    """The part of the store that takes reports in."""

    def add(self, report: "Report") -> "AddOutcome":
        """Store one report; see `add_many`."""
        return self.add_many([report])[0]

    def add_many(self, reports: "Iterable[Report]") -> "list[AddOutcome]":
        """Store reports in one transaction and say what became of each, in their order.

        The same text again is a duplicate: only its source is noted, except where both
        outlets are known and differ, for then two outlets print one wire text. A new version
        of an article, on which the reader's corrections stay, is another text at its address,
        a changed text in its file, and nearly the same text by the same outlet.
        Raises StoreError, and then nothing of the batch is stored.
        """
        batch = list(reports)
        if not batch:
            return []
        with self.writing() as connection:
            return [_add_one(connection, report) for report in batch]


def _add_one(connection: sqlite3.Connection, report: "Report") -> "AddOutcome":
    key = text_key(report)
    double = _same_text(connection, report, key)
    if double is not None:
        article, version, newest = double
        _note_source(connection, article, report.source)
        older = "" if version == newest else f", as its version {version}"
        return _outcome(
            connection, report, "duplicate", article, f"same text as report {article}{older}"
        )
    address = url_key(report.url)
    known = (
        address
        and connection.execute(
            # The index holds no empty keys, and is used only where the query says the same.
            "SELECT id FROM articles WHERE url_key = ? AND url_key <> '' ORDER BY id LIMIT 1",
            (address,),
        ).fetchone()
    )
    if known:
        _store_version(connection, known[0], report, key)
        return _outcome(connection, report, "updated", known[0], "new text at a known address")
    from briefreader.store.alike import find_alike  # here, because listing needs it not

    if alike := find_alike(connection, report):
        _store_version(connection, alike.article, report, key)
        return _outcome(connection, report, "updated", alike.article, alike.reason)
    return _outcome(connection, report, "added", _store_new(connection, report, key), "")


def _same_text(
    connection: sqlite3.Connection, report: "Report", key: bytes
) -> tuple[int, int, int] | None:
    """Find (article, version, newest version) of the article that holds this very text."""
    for article, version, newest, outlet in connection.execute(
        "SELECT a.id, v.version, a.version, a.outlet FROM versions AS v "
        "JOIN articles AS a ON a.id = v.article WHERE v.text_key = ? ORDER BY a.id, v.version DESC",
        (key,),
    ):
        if same_publisher(outlet, report.outlet):
            return article, version, newest
    return None


def _store_new(connection: sqlite3.Connection, report: "Report", key: bytes) -> int:
    moment = now()
    article = connection.execute(
        f"INSERT INTO articles ({METADATA_COLUMNS}, words, added, sort_key, url_key, "
        f"provenance) VALUES ({placeholders(METADATA)}, ?, ?, ?, ?, ?)",
        (
            *(getattr(report, name) for name in METADATA),
            report.words, moment, sort_key(report.published), url_key(report.url),
            compact_json(dict(report.provenance)),
        ),
    ).lastrowid  # fmt: skip
    assert article is not None  # noqa: S101  an INSERT that did not raise has a row id
    _store_text(connection, article, 1, report, key, moment)
    return article


def _store_version(
    connection: sqlite3.Connection, article: int, report: "Report", key: bytes
) -> None:
    """Put a new text on top of an article; what the reader set stays, and what is now unknown."""
    row = connection.execute(
        f"SELECT {METADATA_COLUMNS}, provenance, version FROM articles WHERE id = ?", (article,)
    ).fetchone()
    kept = dict(zip(METADATA, row, strict=False))
    provenance, version = read_json(row[-2]), row[-1] + 1
    for name in METADATA:
        value = getattr(report, name)
        if value and provenance.get(name) != "set":
            kept[name] = value
            provenance[name] = report.provenance.get(name, "found")
    connection.execute(
        f"UPDATE articles SET ({METADATA_COLUMNS}) = ({placeholders(METADATA)}), words = ?, "
        "sort_key = ?, url_key = ?, provenance = ?, version = ? WHERE id = ?",
        (
            *kept.values(),
            report.words, sort_key(kept["published"]), url_key(kept["url"]),
            compact_json(provenance), version, article,
        ),
    )  # fmt: skip
    _store_text(connection, article, version, report, key, now())


def _store_text(
    connection: sqlite3.Connection,
    article: int,
    version: int,
    report: "Report",
    key: bytes,
    moment: str,
) -> None:
    found: dict[str, Any] = {name: getattr(report, name) for name in METADATA}
    found["tags"] = report.tags
    found["provenance"] = dict(report.provenance)
    connection.execute(
        "INSERT INTO versions (article, version, stored, source, text_key, found, flags, "
        "paragraphs, dropped) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            article, version, moment, report.source, key, compact_json(found),
            compact_json(report.flags), compact_json(report.paragraphs),
            compact_json([[piece.kind, piece.text, piece.line] for piece in report.dropped]),
        ),
    )  # fmt: skip
    _note_source(connection, article, report.source)
    from briefreader.store.alike import note_sample

    note_sample(connection, article, report)
    connection.executemany(
        "INSERT OR IGNORE INTO tags (article, tag) VALUES (?, ?)",
        [(article, tag) for tag in report.tags],
    )
    log_change(connection, article)


def _note_source(connection: sqlite3.Connection, article: int, source: str) -> None:
    if source:
        connection.execute(
            "INSERT OR IGNORE INTO sources (article, source, seen) VALUES (?, ?, ?)",
            (article, source, now()),
        )


def _outcome(
    connection: sqlite3.Connection, report: "Report", status: Any, article: int, reason: str
) -> "AddOutcome":
    from briefreader.models.article import AddOutcome

    row = connection.execute(
        f"SELECT {ROW_COLUMNS} FROM articles WHERE id = ?", (article,)
    ).fetchone()
    return AddOutcome(report.source, status, article, article_row(row), len(report.dropped), reason)
