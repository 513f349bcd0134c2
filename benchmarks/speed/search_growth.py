"""Measures the memory that building the index takes, at once and by commits, as it grows.

    python benchmarks/speed/search_growth.py --articles 400000 --commit 4000

Prints a table in Markdown: the most memory that a process which does nothing else has held while
it built, and while it opened a view and searched after each commit. It is resident memory as `top`
shows it. Of that of a search, most are pages of the index's files, which the system takes back when
it needs them. Works on Linux, and needs the measuring data beside the checkout.
"""

import argparse
import multiprocessing
import re
import shutil
import tempfile
import time
from itertools import chain, islice
from pathlib import Path

from search_corpus import articles
from whoosh.query import Prefix, Term

from briefreader.search.index import ArticleIndex
from briefreader.search.toc import Contents


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--articles", type=int, default=200_000)
    parser.add_argument("--commit", type=int, default=4_000, help="articles of a commit; 0 for all")
    arguments = parser.parse_args()
    spawn = multiprocessing.get_context("spawn")
    for work in (_compose, _grow):  # composing takes memory of its own
        process = spawn.Process(target=work, args=(arguments.articles, arguments.commit))
        process.start()
        process.join()
        if process.exitcode:
            raise SystemExit(f"{work.__name__} failed")


def _compose(count: int, _: int) -> None:
    next(articles(count))


def _grow(count: int, commit: int) -> None:
    folder = Path(tempfile.mkdtemp())
    print("| articles | building MB | searching MB | longest commit s | segments |")
    print("|---|---|---|---|---|")
    try:
        index = ArticleIndex.create(folder / "index")
        left = articles(count)
        building = searching = longest = 0.0
        told = 0
        while first := next(left, None):
            some = chain([first], left if not commit else islice(left, commit - 1))
            _forget_peak()
            start = time.perf_counter()
            index.apply(some, [], 0)
            longest = max(longest, time.perf_counter() - start)
            building = max(building, _peak())
            _forget_peak()
            view = index.view()
            view.find(Term("text", "government"))
            view.find(Prefix("text", "gov"))
            searching = max(searching, _peak())
            if index.articles - told >= count / 8 or index.articles == count:
                told = index.articles
                segments = Contents.read(index.folder).segments
                sizes = " ".join(f"{segment.doc_count_all():,}" for segment in segments)
                print(
                    f"| {told:,} | {building:.0f} | {searching:.0f} | {longest:.1f} | {sizes} |",
                    flush=True,
                )
    finally:
        shutil.rmtree(folder)


def _forget_peak() -> None:
    Path("/proc/self/clear_refs").write_text("5")


def _peak() -> float:
    """Return the most memory in MB that was resident since it was forgotten."""
    [found] = re.findall(r"VmHWM:\s*(\d+) kB", Path("/proc/self/status").read_text())
    return int(found) / 1024


if __name__ == "__main__":
    main()
