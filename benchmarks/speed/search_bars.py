"""Measures search and indexing against SQLite FTS5 and tantivy, in CPU time of one process.

    python benchmarks/speed/search_bars.py --articles 100000 --queries 200

Prints a table in Markdown: p50/p95 in milliseconds, and the ratio of our p95 to the peers'.
FTS5 is asked for the best 50 hits only; we and tantivy count all of them exactly as well.
Needs the measuring data beside the checkout, and the package `tantivy`.
"""

import argparse
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np
from search_corpus import NEWS, QueryPicker, articles
from search_peers import LIMIT, Fts5, Tantivy
from whoosh import query

from briefreader.models.article import ArticleText
from briefreader.search.codec import ArraySegment
from briefreader.search.index import ArticleIndex
from briefreader.search.schema import article_schema, published_range
from briefreader.search.toc import INDEX_NAME, Contents

Run = Callable[[], Any]

FIRST_QUERY = """
import sys, time
from pathlib import Path
import numpy, whoosh.query, whoosh.searching
from briefreader.search.index import ArticleIndex
start = time.process_time()
ArticleIndex.open(Path(sys.argv[1])).view().find(whoosh.query.Term("text", sys.argv[2]))
print((time.process_time() - start) * 1000)
"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--articles", type=int, default=20_000)
    parser.add_argument("--queries", type=int, default=200)
    parser.add_argument(
        "--copies", type=int, default=1, help="search over so many copies of every segment"
    )
    parser.add_argument("--keep", type=Path, help="folder to keep the indexes in, and to reuse")
    options = parser.parse_args()
    if not NEWS.exists():
        sys.exit(f"The measuring data is not there: {NEWS}")
    folder = options.keep or Path(tempfile.mkdtemp(prefix="briefreader-bench-"))
    folder.mkdir(exist_ok=True)
    try:
        if options.copies > 1:
            measure_copies(options.articles, options.queries, options.copies, folder)
        else:
            measure(options.articles, options.queries, folder)
    finally:
        if not options.keep:
            shutil.rmtree(folder)


def measure(count: int, repeats: int, folder: Path) -> None:
    built = (folder / "index").exists()
    peers = Fts5(folder), Tantivy(folder)
    if built:
        index = ArticleIndex.open(folder / "index")
    else:
        index = ArticleIndex.create(folder / "index")
        report_indexing(index, peers, count)
    picker = QueryPicker(list(islice(articles(count), 0, None, max(1, count // 5000))))
    report_first_query(index, picker)
    report_queries(index, peers, picker, repeats)
    if not built:
        report_commits(index, peers, count)


def measure_copies(count: int, repeats: int, copies: int, folder: Path) -> None:
    """Measure an archive that is too large to compose: the same segments, several times over."""
    index = ArticleIndex.create(folder / "index") if not (folder / "index").exists() else None
    if index is not None:
        index.apply(articles(count), [], count)
    many = copy_segments(folder / "index", folder / f"copies-{copies}", copies)
    picker = QueryPicker(list(islice(articles(count), 0, None, max(1, count // 5000))))
    report_first_query(many, picker)
    view = many.view()
    print(f"\n{len(view):,} articles, as {copies} copies of every segment\n")
    print("| kind | p50/p95 |\n|---|---|")
    for name, make in KINDS.items():
        cases = [make(picker) for _ in range(repeats)]
        print(f"| {name} | {shown(quantiles([lambda c=case: c.ours(view) for case in cases]))} |")


def copy_segments(folder: Path, target: Path, copies: int) -> ArticleIndex:
    """Make an index whose segments are `copies` copies of another's."""
    shutil.rmtree(target, ignore_errors=True)
    ArticleIndex.create(target)
    segments = []
    for segment in Contents.read(folder).segments:
        for copy in range(copies):
            twin = ArraySegment(
                INDEX_NAME,
                f"{segment.segid[:12]}{copy:04}",
                segment.doc_count_all(),
                segment.deleted,
                segment.checksums,
            )
            for path in folder.glob(f"{segment.segment_id()}.*"):
                (target / f"{twin.segment_id()}{path.suffix}").hardlink_to(path)
            segments.append(twin)
    Contents(article_schema(), segments).write(target)
    return ArticleIndex.open(target)


def report_indexing(index: ArticleIndex, peers: tuple[Fts5, Tantivy], count: int) -> None:
    print(f"## Indexing {count:,} articles\n")
    text = sum(
        len(part.encode())
        for article in articles(count)
        for part in (article.title, *article.paragraphs)
    )
    reading = cpu(lambda: sum(1 for _ in articles(count)))
    seconds = cpu(lambda: index.apply(articles(count), [], count)) - reading
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024  # kilobytes on Linux
    print(f"- ours: {count / seconds:,.0f} articles/s, peak memory {memory:,.0f} MB,")
    print(f"  size {index.size() / text:.2f} of {text / 1e6:,.0f} MB of text")
    for peer in peers:
        seconds = cpu(lambda peer=peer: peer.add(articles(count))) - reading
        print(f"- {peer.name}: {count / seconds:,.0f} articles/s")
    peers[1].wait_for_merges()


def report_first_query(index: ArticleIndex, picker: QueryPicker) -> None:
    took = [
        float(
            subprocess.run(
                [sys.executable, "-c", FIRST_QUERY, str(index.folder), picker.middle()],
                check=True,
                capture_output=True,
            ).stdout
        )
        for _ in range(5)
    ]
    print(f"\nOpen + first query, without imports: {np.median(took):.0f} ms")


def report_queries(
    index: ArticleIndex, peers: tuple[Fts5, Tantivy], picker: QueryPicker, repeats: int
) -> None:
    view = index.view()
    fts5, tantivy = peers
    kinds = {name: [make(picker) for _ in range(repeats)] for name, make in KINDS.items()}
    print("\n| kind | ours p50/p95 | FTS5 | ratio | tantivy | ratio |\n|---|---|---|---|---|---|")
    for name, cases in kinds.items():
        ours = quantiles([lambda case=case: case.ours(view) for case in cases])
        row = [name, shown(ours)]
        for peer, runs in (
            (fts5, [case.fts5 for case in cases]),
            (tantivy, [case.tantivy for case in cases]),
        ):
            if runs[0] is None:
                row += ["–", "–"]
                continue
            theirs = quantiles([lambda run=run, peer=peer: run(peer) for run in runs])
            row += [shown(theirs), f"{ours[0] / theirs[0]:.2f} {ours[1] / theirs[1]:.2f}"]
        print("| " + " | ".join(row) + " |", flush=True)


def report_commits(index: ArticleIndex, peers: tuple[Fts5, Tantivy], count: int) -> None:
    more = list(islice(articles(count), 10 * 100))
    fresh = [
        ArticleText(**{**fields(article), "id": count + number})
        for number, article in enumerate(more, 1)
    ]
    print("\n100 articles more, searchable, in ms:")
    for name, add in (
        ("ours", lambda some: (index.apply(some, [], some[-1].id), index.view())),
        *((peer.name, peer.add) for peer in peers),
    ):
        took = [
            cpu(lambda some=fresh[n : n + 100], add=add: add(some)) * 1000
            for n in range(0, 1000, 100)
        ]
        print(f"- {name}: median {np.median(took):.0f}, most {max(took):.0f}")


def fields(article: ArticleText) -> dict[str, Any]:
    return {name: getattr(article, name) for name in ArticleText.__slots__}


class Case:
    """One query, as each engine takes it."""

    def __init__(self, ours: Any, fts5: Any, tantivy: Any) -> None:
        self.ours = ours
        self.fts5 = fts5
        self.tantivy = tantivy


def term(word: str) -> query.Query:
    return query.Term("text", word)


def plain(ours: query.Query, match: str, parsed: str) -> Case:
    return Case(
        lambda view: view.find(ours, limit=LIMIT),
        lambda fts5: fts5.ranked(match),
        lambda tantivy: tantivy.find(tantivy.parsed(parsed)),
    )


def one_word(word: str) -> Case:
    return plain(term(word), word, word)


def two_words(picker: QueryPicker) -> Case:
    one, two = picker.frequent(), picker.middle()
    return plain(query.And([term(one), term(two)]), f"{one} {two}", f"+{one} +{two}")


def three_words(picker: QueryPicker) -> Case:
    words = [picker.frequent(), picker.middle(), picker.middle()]
    return plain(query.Or([term(word) for word in words]), " OR ".join(words), " ".join(words))


def phrase(picker: QueryPicker) -> Case:
    words = picker.phrase()
    quoted = f'"{words[0]} {words[1]}"'
    return plain(query.Phrase("text_exact", list(words)), quoted, quoted)


def fuzzy(picker: QueryPicker) -> Case:
    word = picker.misspelt()
    ours = query.FuzzyTerm("text_exact", word, maxdist=1, prefixlength=0)
    return Case(
        lambda view: view.find(ours, limit=LIMIT),
        None,
        lambda tantivy: tantivy.find(tantivy.fuzzy(word)),
    )


def with_outlet(picker: QueryPicker) -> Case:
    word, outlet = picker.frequent(), picker.article().outlet
    ours = query.And([term(word), query.Phrase("outlet", outlet.lower().split())])
    return Case(
        lambda view: view.find(ours, limit=LIMIT),
        lambda fts5: fts5.filtered(word, "outlet = ?", outlet),
        lambda tantivy: tantivy.find(tantivy.all_of(tantivy.parsed(word), tantivy.outlet(outlet))),
    )


def with_date(picker: QueryPicker) -> Case:
    word, month = picker.frequent(), picker.article().published[:7]
    first, last = published_range(month)
    ours = query.And([term(word), query.NumericRange("published", first, last)])
    return Case(
        lambda view: view.find(ours, limit=LIMIT),
        lambda fts5: fts5.filtered(word, "published BETWEEN ? AND ?", first, last),
        lambda tantivy: tantivy.find(
            tantivy.all_of(tantivy.parsed(word), tantivy.published(first, last))
        ),
    )


def by_date(picker: QueryPicker) -> Case:
    word = picker.frequent()
    return Case(
        lambda view: view.find(term(word), sort="newest", limit=LIMIT),
        lambda fts5: fts5.newest(word),
        lambda tantivy: tantivy.find(tantivy.parsed(word), newest=True),
    )


def counted(picker: QueryPicker) -> Case:
    word = picker.frequent()
    return Case(
        lambda view: view.find(term(word), limit=0),
        lambda fts5: fts5.count(word),
        lambda tantivy: tantivy.count(tantivy.parsed(word)),
    )


def prefix(letters: int, *, after_word: bool) -> Callable[[QueryPicker], Case]:
    def make(picker: QueryPicker) -> Case:
        start, word = picker.middle()[:letters], picker.middle()
        parts = [term(word)] if after_word else []
        ours = query.And([*parts, query.Prefix("text_exact", start)])
        match = f"{word} {start}*" if after_word else f"{start}*"
        return Case(
            lambda view: view.find(ours, limit=LIMIT),
            lambda fts5: fts5.ranked(match),
            lambda tantivy: tantivy.find(
                tantivy.all_of(tantivy.parsed(word), tantivy.prefix(start))
                if after_word
                else tantivy.prefix(start)
            ),
        )

    return make


KINDS: dict[str, Callable[[QueryPicker], Case]] = {
    "rare": lambda picker: one_word(picker.rare()),
    "frequent": lambda picker: one_word(picker.frequent()),
    "and2": two_words,
    "or3": three_words,
    "phrase": phrase,
    "fuzzy1": fuzzy,
    "outlet + term": with_outlet,
    "date + term": with_date,
    "by date": by_date,
    "count": counted,
    "prefix 2": prefix(2, after_word=False),
    "prefix 3": prefix(3, after_word=False),
    "prefix 4": prefix(4, after_word=False),
    "word + prefix 2": prefix(2, after_word=True),
    "word + prefix 3": prefix(3, after_word=True),
    "word + prefix 4": prefix(4, after_word=True),
}


def cpu(run: Run) -> float:
    """Return the CPU seconds of the process, all threads together."""
    start = time.process_time()
    run()
    return time.process_time() - start


def quantiles(runs: list[Run]) -> tuple[float, float]:
    """Return the median and the 95th percentile of CPU milliseconds."""
    took = [cpu(run) * 1000 for run in runs]
    return float(np.percentile(took, 50)), float(np.percentile(took, 95))


def shown(values: tuple[float, float]) -> str:
    return f"{values[0]:.2f}/{values[1]:.2f}"


if __name__ == "__main__":
    main()
