"""Measures search and indexing against SQLite FTS5 and tantivy, in CPU time of one process.

    python benchmarks/speed/search_bars.py

Prints tables in Markdown: p50/p95 in milliseconds, and the ratios of our p50 and p95 to a peer's.
The first table is about finding ids, the second about whole answers, with what the list shows of
each hit. `search_peers` says how the peers are set up, and why. Needs the measuring data beside
the checkout, and the package `tantivy`.
"""

import argparse
import gc
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np
from search_corpus import NEWS, QueryPicker, articles
from search_kinds import KINDS, Case
from search_peers import Fts5, Library, Tantivy

from briefreader.models.article import ArticleText
from briefreader.search.codec import ArraySegment
from briefreader.search.collect import Matches
from briefreader.search.index import ArticleIndex
from briefreader.search.schema import article_schema
from briefreader.search.toc import INDEX_NAME, Contents

Run = Callable[[], Any]
Peer = Fts5 | Tantivy
Answer = Callable[[Any, Any], Any]
"""Makes of an engine, and of what it found, what is wanted."""

WHOLE = ("rare", "frequent", "and2", "phrase", "by date", "word + prefix 3")
"""Kinds whose whole answers are measured."""

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
    parser.add_argument("--articles", type=int, default=100_000)
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
            shutil.rmtree(folder, ignore_errors=True)  # threads of tantivy may still be tidying up


class Ours:
    """Our index, behind the interface that the peers have."""

    def __init__(self, index: ArticleIndex, library: Library) -> None:
        self._folder = index.folder
        self._view = index.view()
        self._library = library

    def files(self) -> list[Path]:
        """Return the files of the index."""
        return list(self._folder.iterdir())

    def run(self, case: Case) -> Matches:
        """Answer one query."""
        return case.ours(self._view)

    def ids(self, found: Matches) -> list[int]:
        """Return the ids of hits."""
        return found.ids

    def rows(self, found: Matches) -> list[Any]:
        """Return what the list shows of hits."""
        return self._library.rows(found.ids)


def measure(count: int, repeats: int, folder: Path) -> None:
    if (folder / "index").exists():
        measure_queries(count, repeats, folder)
        return
    library, peers = open_peers(folder)
    library.add(articles(count))
    index = ArticleIndex.create(folder / "index")
    report_indexing(index, peers, count)
    # search has a process of its own, which is not the one that built the index
    again = ["--articles", str(count), "--queries", str(repeats), "--keep", str(folder)]
    sys.stdout.flush()
    os.sync()  # what building wrote is not written beside the queries
    subprocess.run([sys.executable, __file__, *again], check=True)
    report_commits(index, library, peers, count)


def open_peers(folder: Path) -> tuple[Library, list[Peer]]:
    library = Library(folder / "library.db")
    return library, [
        Fts5(folder, library),
        Fts5(folder, library, prefixes="2 3 4"),
        Tantivy(folder),
    ]


def measure_queries(count: int, repeats: int, folder: Path) -> None:
    library, peers = open_peers(folder)
    index = ArticleIndex.open(folder / "index")
    picker = QueryPicker(list(islice(articles(count), 0, None, max(1, count // 5000))))
    report_first_query(index, picker)
    kinds = {name: [make(picker) for _ in range(repeats)] for name, make in KINDS.items()}
    others = {name: [make(picker) for _ in range(repeats)] for name, make in KINDS.items()}
    gc.freeze()  # what the queries were picked from is no part of what is measured
    ours = Ours(index, library)
    library.read_all()
    for engine in (ours, *peers):
        for name, cases in others.items():
            if name != "count":
                ask(engine, cases, lambda engine, found: engine.rows(found))
    print("\n### Ids\n")
    report_queries(ours, peers, kinds, others, lambda engine, found: engine.ids(found))
    print("\n### Whole answers\n")
    whole = {name: kinds[name] for name in WHOLE}
    report_queries(ours, peers, whole, others, lambda engine, found: engine.rows(found))


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


def report_indexing(index: ArticleIndex, peers: Sequence[Peer], count: int) -> None:
    print(f"## Indexing {count:,} articles\n")
    text = sum(
        len(part.encode())
        for article in articles(count)
        for part in (article.title, *article.paragraphs)
    )
    reading = cpu(lambda: sum(1 for _ in articles(count)))
    ours = count / (cpu(lambda: index.apply(articles(count), [], count)) - reading)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024  # kilobytes on Linux
    print(f"- ours: {ours:,.0f} articles/s, peak memory {memory:,.0f} MB,")
    print(f"  size {index.size() / text:.2f} of {text / 1e6:,.0f} MB of text")
    for peer in peers:
        theirs = count / (cpu(lambda peer=peer: peer.add(articles(count))) - reading)
        print(f"- {peer.name}: {theirs:,.0f} articles/s, ratio {ours / theirs:.2f}")
    peers[-1].wait_for_merges()


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
    ours: Ours,
    peers: Sequence[Peer],
    kinds: Mapping[str, Sequence[Case]],
    others: Mapping[str, Sequence[Case]],
    answer: Answer,
) -> None:
    """Measure each kind with each engine; `others` are asked first."""
    names = " | ".join(f"{peer.name} | ratio" for peer in peers)
    print(f"| kind | ours p50/p95 | {names} |\n|---|---|{'---|---|' * len(peers)}")
    for name, cases in kinds.items():
        mine = took(ours, cases, others[name], answer)
        row = [name, shown(mine)]
        for peer in peers:
            if isinstance(peer, Fts5) and cases[0].fts5 is None:
                row += ["–", "–"]
                continue
            theirs = took(peer, cases, others[name], answer)
            row += [shown(theirs), f"{mine[0] / theirs[0]:.2f} {mine[1] / theirs[1]:.2f}"]
        print("| " + " | ".join(row) + " |", flush=True)


def took(
    engine: Ours | Peer, cases: Sequence[Case], others: Sequence[Case], answer: Answer
) -> tuple[float, float]:
    """Measure queries of a kind; just before, the engine answers others, so that it is warm.

    Its files are read first: a system that takes back the memory of files that nobody has read for
    a minute would let one engine wait for the disk and not another.
    """
    room = bytearray(1 << 20)
    for path in engine.files():
        with path.open("rb", buffering=0) as file:
            while file.readinto(room):
                pass
    ask(engine, others, answer)
    return quantiles([lambda case=case: answer(engine, engine.run(case)) for case in cases])


def ask(engine: Ours | Peer, cases: Sequence[Case], answer: Answer) -> None:
    """Ask an engine what it can be asked, so that it is warm when it is measured."""
    for case in cases:
        if case.fts5 is not None or not isinstance(engine, Fts5):
            answer(engine, engine.run(case))


def report_commits(
    index: ArticleIndex, library: Library, peers: Sequence[Peer], count: int
) -> None:
    more = list(islice(articles(count), 10 * 100))
    fresh = [
        ArticleText(**{**fields(article), "id": count + number})
        for number, article in enumerate(more, 1)
    ]
    library.add(fresh)
    print("\n100 articles more, searchable, in ms (ten times; some commits merge):")
    for name, add in (
        ("ours", lambda some: (index.apply(some, [], some[-1].id), index.view())),
        *((peer.name, peer.add) for peer in peers),
    ):
        took = [
            cpu(lambda some=fresh[n : n + 100], add=add: add(some)) * 1000
            for n in range(0, 1000, 100)
        ]
        mean = np.mean(took)
        print(f"- {name}: median {np.median(took):.0f}, mean {mean:.0f}, most {max(took):.0f}")


def fields(article: ArticleText) -> dict[str, Any]:
    return {name: getattr(article, name) for name in ArticleText.__slots__}


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
