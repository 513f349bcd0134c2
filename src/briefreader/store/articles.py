"""Reads, corrects and removes the articles of the library. Knows no files or pages."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from briefreader.errors import NotFoundError
from briefreader.models.listing import ArticleRow
from briefreader.models.published import sort_key
from briefreader.store.database import Database
from briefreader.store.identity import url_key
from briefreader.store.rows import (
    METADATA,
    METADATA_COLUMNS,
    ROW_COLUMNS,
    article_of,
    article_row,
    chunks,
    compact_json,
    grouped,
    log_change,
    placeholders,
    read_json,
    report_text,
    tags_of,
)

if TYPE_CHECKING:
    from briefreader.models.article import Article, ArticleText, MetadataField, Report


class Articles(Database):
    """The part of the store that gives articles out and corrects them."""

    def article(self, article: int) -> "Article":
        """Return an article with its newest text. Raises NotFoundError."""
        found = self.articles([article])
        if not found:
            raise NotFoundError(f"There is no report {article} in the library.")
        return found[0]

    def articles(self, ids: Sequence[int]) -> "list[Article]":
        """Return articles in the order of `ids`, leaving out those that are gone."""
        found: dict[int, Article] = {}
        with self.reading() as connection:
            for chunk in chunks(ids):
                marks = placeholders(chunk)
                sources = grouped(
                    connection,
                    f"SELECT article, source FROM sources WHERE article IN ({marks}) "
                    "ORDER BY article, seen, source",
                    chunk,
                )
                tags = tags_of(connection, chunk)
                for row in connection.execute(
                    f"SELECT a.id, {METADATA_COLUMNS}, provenance, a.version, added, story, "
                    "read, starred, note, source, flags, paragraphs, dropped "
                    "FROM articles AS a JOIN versions AS v "
                    f"ON v.article = a.id AND v.version = a.version WHERE a.id IN ({marks})",
                    chunk,
                ):
                    key = row[0]
                    found[key] = article_of(row, tags.get(key, ()), sources.get(key, ()))
        return [found[key] for key in ids if key in found]

    def rows(self, ids: Sequence[int]) -> list[ArticleRow]:
        """Return what lists show of articles, in the order of `ids`; gone ones are left out."""
        found: dict[int, ArticleRow] = {}
        with self.reading() as connection:
            for chunk in chunks(ids):
                for row in connection.execute(
                    f"SELECT {ROW_COLUMNS} FROM articles WHERE id IN ({placeholders(chunk)})",
                    chunk,
                ):
                    found[row[0]] = article_row(row)
        return [found[key] for key in ids if key in found]

    def texts(self, ids: Sequence[int]) -> "list[ArticleText]":
        """Return what is indexed of articles, in the order of `ids`; gone ones are left out."""
        from briefreader.models.article import ArticleText

        found: dict[int, ArticleText] = {}
        with self.reading() as connection:
            for chunk in chunks(ids):
                tags = tags_of(connection, chunk)
                for row in connection.execute(
                    "SELECT a.id, title, paragraphs, outlet, published, byline, agency, lang, "
                    "story FROM articles AS a JOIN versions AS v "
                    "ON v.article = a.id AND v.version = a.version "
                    f"WHERE a.id IN ({placeholders(chunk)})",
                    chunk,
                ):
                    key, title, paragraphs, outlet, published, byline, agency, lang, story = row
                    found[key] = ArticleText(
                        key, title, tuple(read_json(paragraphs)), outlet, published, byline,
                        agency, lang, tags.get(key, ()), story,
                    )  # fmt: skip
        return [found[key] for key in ids if key in found]

    def versions(self, article: int) -> list[tuple[int, str]]:
        """Return (version, when it was stored in UTC) of every text of an article, in order.

        Raises NotFoundError.
        """
        with self.reading() as connection:
            rows = connection.execute(
                "SELECT version, stored FROM versions WHERE article = ? ORDER BY version",
                (article,),
            ).fetchall()
        if not rows:
            raise NotFoundError(f"There is no report {article} in the library.")
        return rows

    def report_of_version(self, article: int, version: int) -> "Report":
        """Return the report as it came in as that version, without the reader's corrections.

        Raises NotFoundError.
        """
        from briefreader.models.article import Report

        with self.reading() as connection:
            row = connection.execute(
                "SELECT found, source, flags, paragraphs, dropped FROM versions "
                "WHERE article = ? AND version = ?",
                (article, version),
            ).fetchone()
        if row is None:
            raise NotFoundError(f"There is no version {version} of report {article}.")
        found = read_json(row[0])
        return Report(
            **{name: found[name] for name in METADATA},
            source=row[1],
            tags=tuple(found["tags"]),
            provenance=found["provenance"],
            **report_text(*row[2:]),
        )

    def edit(self, article: int, field: "MetadataField", value: str) -> None:
        """Set one metadata value by the reader's word; an empty one means: not known.

        The value is kept when a new version of the text comes in. Raises NotFoundError.
        """
        with self.writing() as connection:
            row = connection.execute(
                "SELECT provenance FROM articles WHERE id = ?", (article,)
            ).fetchone()
            if row is None:
                raise NotFoundError(f"There is no report {article} in the library.")
            provenance = read_json(row[0]) | {field: "set"}
            connection.execute(
                f"UPDATE articles SET {field} = ?, provenance = ? WHERE id = ?",
                (value, compact_json(provenance), article),
            )
            if field == "published":
                connection.execute(
                    "UPDATE articles SET sort_key = ? WHERE id = ?", (sort_key(value), article)
                )
            if field == "url":
                connection.execute(
                    "UPDATE articles SET url_key = ? WHERE id = ?", (url_key(value), article)
                )
            # What was found in the text may rest on its date or language.
            connection.execute("DELETE FROM derived WHERE article = ?", (article,))
            log_change(connection, article)

    def remove(self, ids: Iterable[int]) -> list[int]:
        """Take articles out for good, notes and versions included; return those that were there."""
        removed = []
        with self.writing() as connection:
            for article in ids:
                gone = connection.execute("DELETE FROM articles WHERE id = ?", (article,))
                if gone.rowcount:
                    removed.append(article)
                    log_change(connection, article, "remove")
        return removed
