"""Measures how texts nearly the same are told from other reports, and pins the floor.

Reports of one event by different outlets have to stay apart; copies of a report with a word
changed, a paragraph added, or every fiftieth word another have to be found, by their sample of
numbers as well as by their resemblance. Exits 1 below a floor.

    python benchmarks/quality/duplicates.py
"""

import json
import random
import re
import sys
from collections.abc import Iterator
from itertools import combinations

from compare_data import SHARED
from floors import check

from briefreader.store.alike import NEARLY_THE_SAME
from briefreader.store.resemblance import resemblance, runs, sample


def _copies(paragraphs: list[str], rng: random.Random) -> Iterator[tuple[str, list[str]]]:
    words = " ".join(paragraphs).split()
    at = rng.randrange(len(words))
    yield "a word", [" ".join([*words[:at], "altered", *words[at + 1 :]])]
    note = "This report was changed on Tuesday to give the name of the ship that ran aground."
    yield "a paragraph more", [*paragraphs, note]
    yield "a word in 50", [" ".join("altered" if rng.random() < 0.02 else each for each in words)]


def main() -> int:
    lines = (SHARED / "data" / "stories_dev.jsonl").read_text("utf-8").splitlines()
    texts = [re.split(r"\n\s*\n", json.loads(line)["body"]) for line in lines]
    found = [runs(text) for text in texts]
    shares = [resemblance(left, right) for left, right in combinations(found, 2)]
    apart = sum(share < NEARLY_THE_SAME for share in shares) / len(shares)
    print(f"{len(shares)} pairs of reports, the most alike {max(shares):.2f}")
    rng = random.Random(1)  # noqa: S311  a measurement that can be repeated
    hits: dict[str, list[bool]] = {}
    for text, mine in zip(texts, found, strict=True):
        for name, copy in _copies(text, rng):
            other = runs(copy)
            sampled = len(set(sample(mine)) & set(sample(other))) > 1
            close = resemblance(mine, other) >= NEARLY_THE_SAME
            hits.setdefault(name, []).append(sampled and close)
    for name, each in hits.items():
        print(f"{name:<17} {sum(each)} of {len(each)} copies found")
    everything = [hit for each in hits.values() for hit in each]
    copies = sum(everything) / len(everything)
    return check({"duplicates.apart": apart, "duplicates.copies": copies})


if __name__ == "__main__":
    sys.exit(main())
