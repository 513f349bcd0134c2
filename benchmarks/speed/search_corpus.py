"""Composes the articles that search is measured on, and picks the queries to measure.

Articles are made of runs of 2 to 4 paragraphs of real news, with made-up names in place of 30%
of the capitalised words, so that the vocabulary keeps growing as it does in a real archive.
"""

import gzip
import json
import random
import re
import tempfile
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

from briefreader.models.article import ArticleText

SHARED = Path(__file__).parents[2].parent / "shared"
NEWS = SHARED / "data" / "news_10k.jsonl.gz"

_CAPITALISED = re.compile(r"\b[A-Z][a-z]{2,}\b")
_REPLACED = 0.3
_NEW_NAME = 0.17
_SYLLABLES = [
    c + v + e for c in "bdfgklmnprstvz" for v in "aeiou" for e in ("", "n", "r", "s", "l")
]


def articles(count: int) -> Iterator[ArticleText]:
    """Yield the first `count` articles; the same at every run."""
    cache = Path(tempfile.gettempdir()) / "briefreader-bench" / f"articles-{count}.jsonl"
    if not cache.exists():
        cache.parent.mkdir(exist_ok=True)
        partial = cache.with_suffix(".part")
        with partial.open("w") as file:
            for record in _compose(count):
                file.write(json.dumps(record) + "\n")
        partial.rename(cache)
    with cache.open() as file:
        for line in file:
            record = json.loads(line)
            yield ArticleText(
                id=record["id"],
                title=record["title"],
                paragraphs=tuple(record["paragraphs"]),
                outlet=record["outlet"],
                published=record["published"],
                byline="",
                agency="",
                lang="en",
            )


def _compose(count: int) -> Iterator[dict[str, object]]:
    draw = random.Random(11)  # noqa: S311  # not for secrets
    with gzip.open(NEWS, "rt") as file:
        real = [json.loads(line) for line in file]
    for record in real:
        record["paragraphs"] = record.pop("body").split("\n\n")
    names: list[str] = []
    for number in range(1, count + 1):
        if number <= len(real):
            yield {**real[number - 1], "id": number}
            continue
        model = draw.choice(real)
        wanted = sum(len(paragraph.split()) for paragraph in model["paragraphs"])
        paragraphs: list[str] = []
        while sum(len(paragraph.split()) for paragraph in paragraphs) < wanted:
            source = draw.choice(real)["paragraphs"]
            start = draw.randrange(len(source))
            paragraphs += source[start : start + draw.randint(2, 4)]
        yield {
            "id": number,
            "title": _rename(draw.choice(real)["title"], names, draw),
            "paragraphs": [_rename(paragraph, names, draw) for paragraph in paragraphs],
            "outlet": model["outlet"],
            "published": model["published"],
        }


def _rename(text: str, names: list[str], draw: random.Random) -> str:
    def replace(match: re.Match[str]) -> str:
        if draw.random() > _REPLACED:
            return match.group()
        if not names or draw.random() < _NEW_NAME:
            parts = draw.choices(_SYLLABLES, k=draw.randint(2, 4))
            names.append("".join(parts).capitalize())
            return names[-1]
        return names[int(len(names) * draw.random() ** 2)]

    return _CAPITALISED.sub(replace, text)


class QueryPicker:
    """Picks the words to search for from a sample of the articles."""

    def __init__(self, sample: list[ArticleText], seed: int = 5) -> None:
        self._draw = random.Random(seed)  # noqa: S311  # not for secrets
        self._texts = [re.findall(r"[a-z]+", " ".join(a.paragraphs).lower()) for a in sample]
        self._sample = sample
        df: Counter[str] = Counter()
        for text in self._texts:
            df.update(set(text))
        size = len(sample)
        long = [word for word in sorted(df) if len(word) > 3]
        self._rare = [word for word in long if df[word] <= max(2, size // 1000)]
        self._frequent = [word for word in long if 0.05 * size < df[word] < 0.35 * size]
        self._middle = [word for word in long if 0.005 * size < df[word] < 0.1 * size]

    def rare(self) -> str:
        """Return a word of few articles."""
        return self._draw.choice(self._rare)

    def frequent(self) -> str:
        """Return a word of 5 to 35% of the articles."""
        return self._draw.choice(self._frequent)

    def middle(self) -> str:
        """Return a word of 0.5 to 10% of the articles."""
        return self._draw.choice(self._middle)

    def phrase(self) -> tuple[str, str]:
        """Return two words that stand side by side somewhere."""
        text = self._draw.choice([text for text in self._texts if len(text) > 20])
        return self._draw.choice([pair for pair in pairwise(text) if min(map(len, pair)) > 2])

    def article(self) -> ArticleText:
        """Return an article of the sample."""
        return self._draw.choice(self._sample)

    def misspelt(self) -> str:
        """Return a word with one letter changed."""
        word = self._draw.choice([word for word in self._middle if len(word) > 4])
        place = self._draw.randrange(1, len(word))
        return word[:place] + self._draw.choice("abcdefghijklmnopqrstuvwxyz") + word[place + 1 :]
