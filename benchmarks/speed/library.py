"""Measures a large library on the command line: adding, listing, grouping, searching.

Run: python benchmarks/speed/library.py [--articles 100000]

The reports are those of `search_corpus.py`. Each command runs in a process of its own; CPU time
and peak memory are those of that process and of what it started.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from itertools import islice
from multiprocessing import get_context
from pathlib import Path

BRIEFREADER = str(Path(sys.executable).parent / "briefreader")
LATER = 100
"""Reports that come in when the library is full and grouped."""


def compose(first: Path, later: Path, count: int) -> None:
    """Write the reports as JSONL: those that fill the library, and those that come later."""
    from search_corpus import articles

    composed = articles(count + LATER)
    for path, number in ((first, count), (later, LATER)):
        with path.open("w") as file:
            for article in islice(composed, number):
                record = {
                    "title": article.title,
                    "outlet": article.outlet,
                    "published": article.published,
                    "body": "\n\n".join(article.paragraphs),
                }
                file.write(json.dumps(record) + "\n")


def measure(name: str, home: Path, *arguments: str) -> None:
    """Run one command and print what it cost."""
    process = subprocess.Popen(
        [BRIEFREADER, *arguments],
        env={**os.environ, "BRIEFREADER_HOME": str(home)},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    _, _, usage = os.wait4(process.pid, 0)
    print(
        f"{name:34} {usage.ru_utime + usage.ru_stime:8.2f} s CPU   "
        f"peak {usage.ru_maxrss / 1024:6.0f} MB",
        flush=True,
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=100_000)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        home, first, later = (Path(folder, name) for name in ("home", "first.jsonl", "later.jsonl"))
        # Elsewhere, for a child that is measured begins with the memory of this process.
        composing = get_context("spawn").Process(
            target=compose, args=(first, later, options.articles)
        )
        composing.start()
        composing.join()
        measure(f"add {options.articles:,}", home, "add", str(first))
        library = home / "library.db"
        print(f"{'library, as added':34} {library.stat().st_size / 1e6:8.0f} MB")
        measure("list", home, "list")
        measure("list --format json", home, "list", "--format", "json")
        measure("stories, all to be grouped", home, "stories")
        measure("stories, nothing new", home, "stories")
        measure("search, all to be indexed", home, "search", "prime minister")
        measure("search, nothing new", home, "search", "prime minister")
        measure(f"add {LATER} more", home, "add", str(later))
        measure(f"stories, {LATER} new", home, "stories")
        measure(f"search, {LATER} new", home, "search", "prime minister")
        print(f"{'library, grouped':34} {library.stat().st_size / 1e6:8.0f} MB")


if __name__ == "__main__":
    main()
