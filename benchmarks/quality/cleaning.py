"""Measures how much of clean text the rules for scraped text throw away, and pins the floor.

Bodies that hold nothing but the report are read as if they were scraped. What is dropped of
them is lost; headlines and datelines are not, they become metadata and are counted apart.
Exits 1 below a floor.

    python benchmarks/quality/cleaning.py [--show]
"""

import re
import sys
from collections import Counter
from collections.abc import Iterable

from floors import check
from ingest_data import read_pages, read_story_bodies

from briefreader.ingest.text import read_text


def count_words(text: str) -> int:
    """Count words; a line of dashes has none."""
    return sum(bool(re.search(r"\w", word.replace("_", " "))) for word in text.split())


def measure(bodies: Iterable[str], *, show: bool) -> Counter[str]:
    words: Counter[str] = Counter()
    for body in bodies:
        report = read_text(body)
        words["all"] += count_words(body)
        for piece in report.dropped:
            words["dateline" if piece.kind == "dateline" else "lost"] += count_words(piece.text)
            if show and piece.kind != "dateline":
                print(f"    {piece.kind:10} {piece.text[:100]}")
        if report.provenance["title"] == "found":
            words["title"] += count_words(report.title)
    return words


def main() -> int:
    show = "--show" in sys.argv
    kept = {}
    for name, bodies in (
        ("pages", (page.body for page in read_pages())),
        ("stories", read_story_bodies()),
    ):
        words = measure(bodies, show=show)
        kept[f"cleaning.kept.{name}"] = 1 - words["lost"] / words["all"]
        print(
            f"{name:8} {words['all']:7,} words: lost {words['lost'] / words['all']:.3%}, "
            f"taken as title {words['title'] / words['all']:.3%}, "
            f"as dateline {words['dateline'] / words['all']:.3%}"
        )
    return check(kept)


if __name__ == "__main__":
    sys.exit(main())
