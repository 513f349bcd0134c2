"""Makes the table of word frequencies that tells rare words from common ones.

Counts in how many articles of the measuring data each word stem occurs. Only the counts go
into the project. Run it again after a change to `annotate.words`:

    python benchmarks/quality/word_frequencies.py
"""

import gzip
import json
from collections import Counter
from pathlib import Path

from briefreader.annotate.rarity import TABLE
from briefreader.annotate.words import STOP_WORDS, stem, words

NEWS = Path(__file__).parents[2].parent / "shared" / "data" / "news_10k.jsonl.gz"
FEWEST = 8
"""Stems in fewer articles are left out: they all count as rare."""


def main() -> None:
    counts: Counter[str] = Counter()
    articles = 0
    with gzip.open(NEWS, "rt", encoding="utf-8") as lines:
        for line in lines:
            record = json.loads(line)
            found = words(f"{record['title']}. {record['body']}")
            counts.update({stem(word) for word in found if word not in STOP_WORDS})
            articles += 1
    kept = sorted(
        (
            (stem_, count)
            for stem_, count in counts.items()
            if count >= FEWEST and stem_.isalpha() and stem_.isascii()
        ),
        key=lambda item: (-item[1], item[0]),
    )
    lines_out = [f"{articles}", *(f"{stem_} {count}" for stem_, count in kept)]
    TABLE.write_text("\n".join(lines_out) + "\n", encoding="ascii")
    print(f"{len(kept)} of {len(counts)} stems from {articles} articles written to {TABLE.name}")


if __name__ == "__main__":
    main()
