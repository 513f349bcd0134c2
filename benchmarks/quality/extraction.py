"""Measures how well the body of a saved page is found, and pins the floor.

F1 of runs of four words, every page counting alike, as in scrapinghub's
article-extraction-benchmark. Also tells the CPU time a page. Exits 1 below the floor.

    python benchmarks/quality/extraction.py [--worst N]
"""

import re
import sys
import time
from collections import Counter

from floors import check
from ingest_data import read_pages

from briefreader.errors import InputError
from briefreader.ingest.html import read_page

_RUN = 4


def runs_of_words(text: str) -> Counter[tuple[str, ...]]:
    words = re.findall(r"\w+", text)
    if len(words) < _RUN:
        return Counter([tuple(words)] if words else [])
    return Counter(tuple(words[at : at + _RUN]) for at in range(len(words) - _RUN + 1))


def compare(truth: str, found: str) -> tuple[float, float, float]:
    """Return the shares of runs found rightly, found wrongly and missed; they add up to 1."""
    expected, got = runs_of_words(truth), runs_of_words(found)
    right = (expected & got).total()
    wrong, missed = (got - expected).total(), (expected - got).total()
    every = right + wrong + missed
    return (right / every, wrong / every, missed / every) if every else (0.0, 0.0, 0.0)


def main() -> int:
    scores = []
    spent = 0.0
    for page in read_pages():
        started = time.process_time()
        try:
            found = "\n".join(read_page(page.html, page.url, page.url).paragraphs)
        except InputError:
            found = ""
        spent += time.process_time() - started
        scores.append((*compare(page.body, found), page.url))
    right, wrong, missed = (sum(score[at] for score in scores) for at in range(3))
    precision, recall = right / (right + wrong), right / (right + missed)
    f1 = 2 * precision * recall / (precision + recall)
    print(f"{len(scores)} pages: F1 {f1:.4f}, precision {precision:.4f}, recall {recall:.4f}")
    print(f"{1000 * spent / len(scores):.1f} ms CPU a page, imports included")
    if "--worst" in sys.argv:
        count = int(sys.argv[sys.argv.index("--worst") + 1])
        for score in sorted(scores)[:count]:
            right, wrong, missed, url = score
            print(f"    {right:.3f} right, {wrong:.3f} too much, {missed:.3f} missed {url}")
    return check({"extraction.f1": f1})


if __name__ == "__main__":
    sys.exit(main())
