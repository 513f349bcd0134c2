"""Measures 50 snippets against SQLite FTS5 and tantivy, and a search as the interface asks it.

    python benchmarks/speed/snippets.py --articles 10050 --queries 100

All read the 50 texts from disk and choose a window around the words of the query; ours marks the
title as well. CPU time of one process. Needs the measuring data beside the checkout, and the
package `tantivy`.
"""

import argparse
import random
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import tantivy
from search_corpus import NEWS, articles

from briefreader.models.article import ArticleText, Report
from briefreader.models.search import SearchRequest
from briefreader.search.analysis import words
from briefreader.search.highlight import Highlighter, spans
from briefreader.search.query import parse_query
from briefreader.search.snippets import SnippetMaker
from briefreader.search.whoosh_engine import WhooshEngine
from briefreader.store import Store

LIMIT = 50


class Vocabulary:
    """The forms of words, looked up before the clock starts, as a search has done by then."""

    def __init__(self, engine: WhooshEngine, asked: Iterable[str]) -> None:
        view = engine._newest_view()  # noqa: SLF001
        self._forms = {word: view.stem_forms(word) for word in asked}

    def forms(self, word: str) -> list[str]:
        return self._forms[word]

    def similar(self, _word: str, _distance: int) -> list[str]:
        return []


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--articles", type=int, default=10_050)
    parser.add_argument("--queries", type=int, default=100)
    options = parser.parse_args()
    if not NEWS.exists():
        sys.exit(f"The measuring data is not there: {NEWS}")
    with tempfile.TemporaryDirectory(prefix="briefreader-bench-") as folder:
        measure(list(articles(options.articles)), options.queries, Path(folder))


def measure(texts: list[ArticleText], queries: int, folder: Path) -> None:
    """Print p50 and p95 for each of the three, and for whole searches."""
    chance = random.Random(7)  # noqa: S311
    asked = [_two_words(chance.choice(texts), chance) for _ in range(queries)]
    with Store.open(folder / "library.db") as store:
        for _ in store.add_many(_report(text) for text in texts):
            pass
        engine = WhooshEngine(folder / "index", store)
        engine.catch_up()
        fts5, peer = _fts5(texts, folder), Tantivy(texts, folder)
        hits = {
            query: [hit.id for hit in engine.search(SearchRequest(query)).hits] for query in asked
        }
        print("| kind | p50 ms | p95 ms |\n|---|---|---|")
        _show("50 snippets", asked, lambda query: _ours(engine, store, query, hits[query]))
        _show("50 snippets, FTS5", asked, lambda query: _fts5_snippets(fts5, query))
        _show("50 snippets, tantivy", asked, peer.snippets)
        _show("whole search", asked, lambda query: _timed(engine.search, SearchRequest(query)))
        _show(
            "whole search, typing",
            [query[:-2] for query in asked],
            lambda query: _timed(engine.search, SearchRequest(query, typing=True)),
        )


def _two_words(text: ArticleText, chance: random.Random) -> str:
    known = [word for word in words(" ".join(text.paragraphs)) if len(word) > 3 and word.isalpha()]
    return " ".join(chance.sample(known, 2)) if len(known) > 1 else "bank"


def _report(text: ArticleText) -> Report:
    return Report(text.title, text.paragraphs, outlet=text.outlet, published=text.published)


def _ours(engine: WhooshEngine, store: Store, query: str, ids: list[int]) -> float:
    vocabulary = Vocabulary(engine, query.split())
    started = time.thread_time()
    leaves = parse_query(query).leaves
    maker = SnippetMaker(leaves, vocabulary)
    titles = Highlighter(leaves, vocabulary).title
    for text in store.texts(ids):
        maker.make("\n\n".join(text.paragraphs), text.lang)
        spans(titles.find(text.title))
    return time.thread_time() - started


def _fts5(texts: list[ArticleText], folder: Path) -> sqlite3.Connection:
    database = sqlite3.connect(folder / "fts5.db")
    database.execute("CREATE VIRTUAL TABLE words USING fts5(title, body, tokenize='porter')")
    with database:
        database.executemany(
            "INSERT INTO words(rowid, title, body) VALUES (?, ?, ?)",
            [(text.id, text.title, "\n\n".join(text.paragraphs)) for text in texts],
        )
    return database


def _fts5_snippets(database: sqlite3.Connection, query: str) -> float:
    """Measure snippets of the best hits; what it costs to find them is taken off."""
    match = " ".join(f'"{word}"' for word in query.split())
    found = "WHERE words MATCH ? ORDER BY rank LIMIT ?"
    bare = _timed(database.execute(f"SELECT rowid FROM words {found}", (match, LIMIT)).fetchall)
    shown = "SELECT snippet(words, 1, '[', ']', '…', 32) FROM words"
    started = time.thread_time()
    database.execute(f"{shown} {found}", (match, LIMIT)).fetchall()
    return max(time.thread_time() - started - bare, 0.0)


class Tantivy:
    """tantivy with stored bodies and its own snippets."""

    def __init__(self, texts: list[ArticleText], folder: Path) -> None:
        builder = tantivy.SchemaBuilder()
        builder.add_text_field("title", stored=True, tokenizer_name="en_stem")
        builder.add_text_field("body", stored=True, tokenizer_name="en_stem")
        self._schema = builder.build()
        path = folder / "tantivy"
        path.mkdir()
        self._index = tantivy.Index(self._schema, path=str(path))
        writer = self._index.writer(heap_size=50_000_000, num_threads=1)
        for text in texts:
            body = "\n\n".join(text.paragraphs)
            writer.add_document(tantivy.Document(title=text.title, body=body))
        writer.commit()
        writer.wait_merging_threads()
        self._index.reload()
        self._searcher = self._index.searcher()

    def snippets(self, query: str) -> float:
        """Measure snippets of the best hits."""
        parsed = self._index.parse_query(query, ["title", "body"], conjunction_by_default=True)
        hits = self._searcher.search(parsed, limit=LIMIT).hits
        started = time.thread_time()
        generator = tantivy.SnippetGenerator.create(self._searcher, parsed, self._schema, "body")
        generator.set_max_num_chars(200)
        for _, address in hits:
            snippet = generator.snippet_from_doc(self._searcher.doc(address))
            snippet.fragment()
            snippet.highlighted()
        return time.thread_time() - started


def _timed(work: Callable[..., Any], *arguments: Any) -> float:
    started = time.thread_time()
    work(*arguments)
    return time.thread_time() - started


def _show(kind: str, asked: list[str], work: Callable[[str], float]) -> None:
    for query in asked[:5]:
        work(query)
    taken = sorted(work(query) * 1000 for query in asked)
    p50, p95 = taken[len(taken) // 2], taken[int(len(taken) * 0.95)]
    print(f"| {kind} | {p50:.2f} | {p95:.2f} |", flush=True)


if __name__ == "__main__":
    main()
