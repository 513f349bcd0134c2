"""SQLite FTS5 and tantivy behind one small interface, to measure search against.

The job is that of a newsroom's search: ranked by BM25 with titles counting more, phrases, words
looked for by the letters typed so far, filters by outlet and date, the newest first. Texts lie in
the library whatever the index is, so that no index keeps them. Each peer is set up once, for all
kinds of query:

- FTS5 without text of its own (`content=''`), Porter stemming as the peers below have it.
  `prefix='2 3 4'` is what its documentation advises where prefixes are asked for, as they are at
  every key; without it, a prefix of two letters takes a tenth of a second and more. Many use FTS5
  without it, however, and it costs two thirds of the speed of indexing. So both are measured.
- tantivy with positions, one indexing thread, what the list shows of an article stored, and id and
  date as columns. It gives ids by column, as fast as it can.

FTS5 and tantivy expand prefixes over stems, ours over words as they are printed. For two to four
letters that is all but the same; of longer ones, the peers miss words that their stem is shorter
than. FTS5 is asked for the best hits only, ours and tantivy count all of them exactly as well.
"""

import sqlite3
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import tantivy

from briefreader.models.article import ArticleText
from briefreader.search.schema import TITLE_WEIGHT, published_key

LIMIT = 50


class Library:
    """What the list shows of articles, by id, in SQLite as the program's own library is."""

    def __init__(self, path: Path) -> None:
        self._db = sqlite3.connect(path)
        self._db.executescript(
            """
            PRAGMA journal_mode = WAL;
            PRAGMA cache_size = -65536;  -- kilobytes: all of it
            CREATE TABLE IF NOT EXISTS articles (
                id INTEGER PRIMARY KEY, title TEXT, outlet TEXT, published TEXT);
            """
        )

    def read_all(self) -> None:
        """Bring everything into memory, so that no engine pays for reading it first."""
        self._db.execute("SELECT sum(length(title)) FROM articles").fetchone()

    def add(self, articles: Iterable[ArticleText]) -> None:
        """Take articles."""
        rows = ((a.id, a.title, a.outlet, a.published) for a in articles)
        with self._db:
            self._db.executemany("INSERT INTO articles VALUES (?, ?, ?, ?)", rows)

    def rows(self, ids: Sequence[int]) -> list[Any]:
        """Return id, title, outlet and date of articles, in order."""
        marks = ",".join("?" * len(ids))
        found = self._db.execute(f"SELECT * FROM articles WHERE id IN ({marks})", ids)
        by_id = {row[0]: row for row in found}
        return [by_id[number] for number in ids]


class Fts5:
    """FTS5 with Porter stemming over title and body, metadata in a table beside."""

    def __init__(self, folder: Path, library: Library, *, prefixes: str = "") -> None:
        """Open or make the index; `prefixes` are the lengths that it keeps an index of."""
        self.name = f"FTS5, prefix='{prefixes}'" if prefixes else "FTS5"
        self._library = library
        self._path = folder / f"fts5-{prefixes.replace(' ', '')}.db"
        self._db = sqlite3.connect(self._path)
        option = f"prefix='{prefixes}'," if prefixes else ""
        self._db.executescript(
            f"""
            PRAGMA journal_mode = WAL;
            PRAGMA synchronous = NORMAL;
            CREATE VIRTUAL TABLE IF NOT EXISTS words USING fts5(
                title, body, content='', {option}
                tokenize="porter unicode61 remove_diacritics 2");
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

    def files(self) -> list[Path]:
        """Return the files of the index."""
        return [*self._path.parent.glob(f"{self._path.name}*")]

    def ranked(self, match: str) -> list[int]:
        """Return the ids of the best hits."""
        return self._ids(
            f"SELECT rowid FROM words WHERE words MATCH ? "
            f"ORDER BY bm25(words, {TITLE_WEIGHT}, 1.0) LIMIT {LIMIT}",
            match,
        )

    def filtered(self, match: str, condition: str, *values: Any) -> list[int]:
        """Return the ids of the best hits that meet a condition on the metadata."""
        return self._ids(
            f"SELECT words.rowid FROM words JOIN articles ON articles.id = words.rowid "
            f"WHERE words MATCH ? AND {condition} "
            f"ORDER BY bm25(words, {TITLE_WEIGHT}, 1.0) LIMIT {LIMIT}",
            match,
            *values,
        )

    def newest(self, match: str) -> list[int]:
        """Return the ids of the newest hits."""
        return self._ids(
            f"SELECT words.rowid FROM words JOIN articles ON articles.id = words.rowid "
            f"WHERE words MATCH ? ORDER BY articles.published DESC LIMIT {LIMIT}",
            match,
        )

    def run(self, case: Any) -> list[int]:
        """Answer one query; return ids."""
        found: list[int] = case.fts5(self)
        return found

    def ids(self, found: Any) -> Any:
        """Return the ids of hits."""
        return found

    def count(self, match: str) -> int:
        """Return how many articles match."""
        row = self._db.execute("SELECT count(*) FROM words WHERE words MATCH ?", (match,))
        return int(row.fetchone()[0])

    def rows(self, ids: Sequence[int]) -> list[Any]:
        """Return what the list shows of hits."""
        return self._library.rows(ids)

    def _ids(self, sql: str, *values: Any) -> list[int]:
        return [number for (number,) in self._db.execute(sql, values)]


class Tantivy:
    """tantivy with English stemming over title and body, one indexing thread."""

    name = "tantivy"

    def __init__(self, folder: Path) -> None:
        builder = tantivy.SchemaBuilder()
        builder.add_integer_field("id", stored=True, fast=True)
        builder.add_text_field("title", stored=True, tokenizer_name="en_stem")
        builder.add_text_field("body", tokenizer_name="en_stem")
        builder.add_text_field("outlet", stored=True, tokenizer_name="raw")
        builder.add_integer_field("published", stored=True, fast=True, indexed=True)
        self._schema = builder.build()
        self._folder = folder / "tantivy"
        self._folder.mkdir(exist_ok=True)
        self._index = tantivy.Index(self._schema, path=str(self._folder))
        self._searcher = self._index.searcher()

    def files(self) -> list[Path]:
        """Return the files of the index."""
        return list(self._folder.iterdir())

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

    def find(self, query: Any, *, newest: bool = False) -> list[Any]:
        """Return the addresses of the best or the newest hits; they are counted as well."""
        order = {"order_by_field": "published"} if newest else {}
        found = self._searcher.search(query, limit=LIMIT, count=True, **order)
        return [address for _, address in found.hits]

    def run(self, case: Any) -> list[Any]:
        """Answer one query; return addresses."""
        found: list[Any] = case.tantivy(self)
        return found

    def ids(self, addresses: Any) -> Any:
        """Return the ids of hits."""
        if isinstance(addresses, int):
            return addresses  # a count
        return list(self._searcher.fast_field_values("id", addresses))

    def rows(self, addresses: Sequence[Any]) -> list[Any]:
        """Return what the list shows of hits."""
        documents = map(self._searcher.doc, addresses)
        return [[doc[name][0] for name in _SHOWN] for doc in documents]

    def count(self, query: Any) -> int:
        """Return how many articles match."""
        return int(self._searcher.search(query, limit=1, count=True).count)

    @staticmethod
    def _any(queries: Iterable[Any]) -> Any:
        return tantivy.Query.boolean_query([(tantivy.Occur.Should, query) for query in queries])


_TEXT = ("title", "body")
_SHOWN = ("id", "title", "outlet", "published")
