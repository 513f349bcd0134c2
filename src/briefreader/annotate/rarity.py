"""Tells rare words from common ones. Knows no library: the same word is always as rare.

The counts come from 10,050 news articles (`benchmarks/quality/word_frequencies.py` makes the
table). A fixed table keeps a result the same whatever else the library holds, and works for a
library of two reports.
"""

import math
from functools import cache, lru_cache
from pathlib import Path

TABLE = Path(__file__).with_name("word_frequencies.txt")
_UNSEEN = 3
"""In how many articles of the table's size a word that is not in the table is taken to occur."""


@cache
def _frequencies() -> tuple[int, dict[str, int]]:
    articles, *lines = TABLE.read_text(encoding="ascii").splitlines()
    pairs = (line.split(" ") for line in lines)
    return int(articles), {stem: int(count) for stem, count in pairs}


@lru_cache(maxsize=65536)
def rarity(stem: str) -> float:
    """Return the inverse document frequency of a word stem, about 0.5 to 8.

    Spärck Jones (1972), "A statistical interpretation of term specificity".
    """
    articles, counts = _frequencies()
    return math.log((articles + 1) / (counts.get(stem, _UNSEEN) + 1))
