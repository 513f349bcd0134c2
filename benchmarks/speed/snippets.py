"""Measures 50 snippets against SQLite FTS5 and tantivy, and a search as the interface asks it.

    python benchmarks/speed/snippets.py --articles 10050 --queries 100

All read the 50 texts from disk and choose a window around the words of the query; what it takes to
find the hits is not counted. The list shows titles with their matches marked, so that this is
measured as well. CPU time of one process, the best of three for each query. Needs the measuring
data beside the checkout, and the package `tantivy`.
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

import numpy as np
import tantivy
from search_corpus import NEWS, articles

from briefreader.models.article import ArticleText, Report
from briefreader.models.search import SearchRequest
from briefreader.search.analysis import words
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
        fts5, tantivy = Fts5(texts, folder), Tantivy(texts, folder)
        ours = Ours(engine, store, asked)
        print("| kind | p50/p95 ms | ratio |\n|---|---|---|")
        for titles in (False, True):
            kind = "50 snippets and marked titles" if titles else "50 snippets"
            mine = _show(kind, asked, lambda query, titles=titles: ours.seconds(query, titles))
            for peer in (fts5, tantivy):
                _show(
                    f"{kind}, {peer.name}",
                    asked,
                    lambda query, peer=peer, titles=titles: peer.seconds(query, titles),
                    mine,
                )
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


class Ours:
    """Snippets as our engine makes them of a search's hits."""

    def __init__(self, engine: WhooshEngine, store: Store, asked: Iterable[str]) -> None:
        self._store = store
        self._hits = {
            query: [hit.id for hit in engine.search(SearchRequest(query)).hits] for query in asked
        }
        self._words = {query: Vocabulary(engine, query.split()) for query in self._hits}

    def seconds(self, query: str, titles: bool) -> float:
        """Measure snippets of the best hits; words are looked up and the query is read before."""
        leaves, vocabulary, ids = parse_query(query).leaves, self._words[query], self._hits[query]
        started = time.thread_time()
        maker = SnippetMaker(leaves, vocabulary)
        for text in self._store.texts(ids):
            maker.make("\n\n".join(text.paragraphs), text.lang)
            if titles:
                maker.title_spans(text.title, text.lang)
        return time.thread_time() - started


class Fts5:
    """FTS5 with its own copy of the texts, as its snippets need."""

    name = "FTS5"

    def __init__(self, texts: list[ArticleText], folder: Path) -> None:
        self._database = sqlite3.connect(folder / "fts5.db")
        self._database.execute(
            "CREATE VIRTUAL TABLE words USING fts5(title, body, "
            "tokenize='porter unicode61 remove_diacritics 2')"
        )
        with self._database:
            self._database.executemany(
                "INSERT INTO words(rowid, title, body) VALUES (?, ?, ?)",
                [(text.id, text.title, "\n\n".join(text.paragraphs)) for text in texts],
            )

    def seconds(self, query: str, titles: bool) -> float:
        """Measure snippets of the best hits; what it takes to find them is taken off."""
        match = " ".join(f'"{word}"' for word in query.split())
        shown = "snippet(words, 1, '[', ']', '…', 32)"
        if titles:
            shown += ", highlight(words, 0, '[', ']')"
        return max(self._best("rowid, " + shown, match) - self._best("rowid", match), 0.0)

    def _best(self, columns: str, match: str) -> float:
        sql = f"SELECT {columns} FROM words WHERE words MATCH ? ORDER BY rank LIMIT ?"
        return min(
            _timed(lambda: self._database.execute(sql, (match, LIMIT)).fetchall()) for _ in range(3)
        )


class Tantivy:
    """tantivy with stored texts and its own snippets."""

    name = "tantivy"

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

    def seconds(self, query: str, titles: bool) -> float:
        """Measure snippets of the best hits."""
        parsed = self._index.parse_query(query, ["title", "body"], conjunction_by_default=True)
        hits = self._searcher.search(parsed, limit=LIMIT).hits
        started = time.thread_time()
        generators = [self._generator(parsed, "body")]
        if titles:
            generators.append(self._generator(parsed, "title"))
        for _, address in hits:
            document = self._searcher.doc(address)
            for generator in generators:
                snippet = generator.snippet_from_doc(document)
                snippet.fragment()
                snippet.highlighted()
        return time.thread_time() - started

    def _generator(self, parsed: Any, name: str) -> Any:
        generator = tantivy.SnippetGenerator.create(self._searcher, parsed, self._schema, name)
        generator.set_max_num_chars(200)
        return generator


def _timed(work: Callable[..., Any], *arguments: Any) -> float:
    started = time.thread_time()
    work(*arguments)
    return time.thread_time() - started


def _show(
    kind: str,
    asked: list[str],
    work: Callable[[str], float],
    against: tuple[float, float] | None = None,
) -> tuple[float, float]:
    """Print p50 and p95, and the ratio of other figures to them; return them."""
    for query in asked[:5]:
        work(query)
    taken = [min(work(query) for _ in range(3)) * 1000 for query in asked]
    p50, p95 = (float(value) for value in np.percentile(taken, (50, 95)))
    ratio = f"{against[0] / p50:.2f} {against[1] / p95:.2f}" if against else ""
    print(f"| {kind} | {p50:.2f}/{p95:.2f} | {ratio} |", flush=True)
    return p50, p95


if __name__ == "__main__":
    main()
