"""SQLite FTS5 and tantivy behind one small interface, to measure search against."""

import sqlite3
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import tantivy

from briefreader.models.article import ArticleText
from briefreader.search.schema import TITLE_WEIGHT, published_key

LIMIT = 50


class Fts5:
    """FTS5 with Porter stemming over title and body, metadata in a table beside."""

    name = "FTS5"

    def __init__(self, folder: Path) -> None:
        self._db = sqlite3.connect(folder / "fts5.db")
        self._db.executescript(
            """
            PRAGMA journal_mode = WAL;
            PRAGMA synchronous = NORMAL;
            CREATE VIRTUAL TABLE IF NOT EXISTS words USING fts5(
                title, body, content='', tokenize="porter unicode61 remove_diacritics 2");
            CREATE TABLE IF NOT EXISTS articles (
                id INTEGER PRIMARY KEY, outlet TEXT, published INTEGER);
            """
        )

    def add(self, articles: Iterable[ArticleText]) -> None:
        """Index articles in one transaction."""
        with self._db:
            for article in articles:
                body = "\n\n".join(article.paragraphs)
                self._db.execute(
                    "INSERT INTO words(rowid, title, body) VALUES (?, ?, ?)",
                    (article.id, article.title, body),
                )
                self._db.execute(
                    "INSERT INTO articles VALUES (?, ?, ?)",
                    (article.id, article.outlet, published_key(article.published)),
                )

    def ranked(self, match: str) -> list[Any]:
        """Return the best hits."""
        return self._db.execute(
            f"SELECT rowid FROM words WHERE words MATCH ? "
            f"ORDER BY bm25(words, {TITLE_WEIGHT}, 1.0) LIMIT {LIMIT}",
            (match,),
        ).fetchall()

    def filtered(self, match: str, condition: str, *values: Any) -> list[Any]:
        """Return the best hits that meet a condition on the metadata."""
        return self._db.execute(
            f"SELECT words.rowid FROM words JOIN articles ON articles.id = words.rowid "
            f"WHERE words MATCH ? AND {condition} "
            f"ORDER BY bm25(words, {TITLE_WEIGHT}, 1.0) LIMIT {LIMIT}",
            (match, *values),
        ).fetchall()

    def newest(self, match: str) -> list[Any]:
        """Return the newest hits."""
        return self._db.execute(
            f"SELECT words.rowid FROM words JOIN articles ON articles.id = words.rowid "
            f"WHERE words MATCH ? ORDER BY articles.published DESC LIMIT {LIMIT}",
            (match,),
        ).fetchall()

    def count(self, match: str) -> int:
        """Return how many articles match."""
        row = self._db.execute("SELECT count(*) FROM words WHERE words MATCH ?", (match,))
        return int(row.fetchone()[0])


class Tantivy:
    """tantivy with English stemming over title and body, one indexing thread."""

    name = "tantivy"

    def __init__(self, folder: Path) -> None:
        builder = tantivy.SchemaBuilder()
        builder.add_integer_field("id", stored=True, fast=True)
        builder.add_text_field("title", tokenizer_name="en_stem")
        builder.add_text_field("body", tokenizer_name="en_stem")
        builder.add_text_field("outlet", tokenizer_name="raw")
        builder.add_integer_field("published", fast=True, indexed=True)
        self._schema = builder.build()
        path = folder / "tantivy"
        path.mkdir(exist_ok=True)
        self._index = tantivy.Index(self._schema, path=str(path))
        self._searcher = self._index.searcher()

    def add(self, articles: Iterable[ArticleText]) -> None:
        """Index articles in one commit."""
        writer = self._index.writer(heap_size=100_000_000, num_threads=1)
        for article in articles:
            writer.add_document(
                tantivy.Document(
                    id=article.id,
                    title=article.title,
                    body="\n\n".join(article.paragraphs),
                    outlet=article.outlet,
                    published=published_key(article.published),
                )
            )
        writer.commit()
        self._index.reload()
        self._searcher = self._index.searcher()

    def wait_for_merges(self) -> None:
        """Let the merging threads finish, so that their work is not counted with a query."""
        writer = self._index.writer(heap_size=100_000_000, num_threads=1)
        writer.wait_merging_threads()
        self._index.reload()
        self._searcher = self._index.searcher()

    def parsed(self, text: str) -> Any:
        """Return a parsed query over title and body."""
        return self._index.parse_query(text, ["title", "body"], {"title": TITLE_WEIGHT})

    def all_of(self, *queries: Any) -> Any:
        """Return a conjunction."""
        return tantivy.Query.boolean_query([(tantivy.Occur.Must, query) for query in queries])

    def prefix(self, prefix: str) -> Any:
        """Return a query for words with a prefix, in title or body."""
        return self._any(
            tantivy.Query.regex_query(self._schema, name, f"{prefix}.*") for name in _TEXT
        )

    def fuzzy(self, word: str) -> Any:
        """Return a query for words one edit away, in title or body."""
        return self._any(
            tantivy.Query.fuzzy_term_query(
                self._schema, name, word, distance=1, transposition_cost_one=False
            )
            for name in _TEXT
        )

    def outlet(self, name: str) -> Any:
        """Return a query for an outlet."""
        return tantivy.Query.term_query(self._schema, "outlet", name)

    def published(self, first: int, last: int) -> Any:
        """Return a query for a range of dates."""
        return tantivy.Query.range_query(
            self._schema, "published", tantivy.FieldType.Integer, first, last
        )

    def find(self, query: Any, *, newest: bool = False) -> list[int]:
        """Return the ids of the best or the newest hits; they are counted as well."""
        order = {"order_by_field": "published"} if newest else {}
        found = self._searcher.search(query, limit=LIMIT, count=True, **order)
        return [self._searcher.doc(address)["id"][0] for _, address in found.hits]

    def count(self, query: Any) -> int:
        """Return how many articles match."""
        return int(self._searcher.search(query, limit=1, count=True).count)

    @staticmethod
    def _any(queries: Iterable[Any]) -> Any:
        return tantivy.Query.boolean_query([(tantivy.Occur.Should, query) for query in queries])


_TEXT = ("title", "body")
