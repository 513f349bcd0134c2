"""Says how alike each sentence of one report is to each of another. Draws no conclusions.

Words that the whole story shares prove nothing, so a word weighs by how rare it is within
this very pair of reports; names weigh less than other words, because sentences that share
only their actors tell different things. A table of general word frequencies was tried and
made the ranking worse.
"""

import math
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from briefreader.compare.side import Side
from briefreader.compare.vectors import Vectors

Floats = NDArray[np.float32]
Doubles = NDArray[np.float64]
Ints = NDArray[np.int64]

NAME_WEIGHT = 0.6
"""What a word printed with a capital counts against any other word of the same rarity."""
RARITY_POWER = 1.5
ENOUGH_WORDS = 4
"""Fewer shared words than this prove less, however rare they are."""
FULL_MASS = 8.0
"""As many of the rarest words shared make for full strength."""
MEANING_ALONE = 0.05
"""What two sentences without a common word can reach by meaning."""
FLOOR = 0.05
"""Weaker likeness is not kept."""
MOST_KEPT = 64
"""Of a sentence that is like more than these, the rest are not kept."""
_BLOCK_CELLS = 2_000_000
"""Pairs of sentences worked on at a time: it bounds the memory of long reports."""
_BATCH_PAIRS = 1_000_000
_MOST_MEETINGS = 2_000_000
"""A word that makes more pairs of sentences than this proves nothing in long reports."""


@dataclass(frozen=True)
class Likeness:
    """How alike the sentences of two reports are: the pairs above `FLOOR`, strength 0 to 1."""

    left: Ints
    right: Ints
    strength: Floats
    shape: tuple[int, int]
    equal: tuple[tuple[int, int], ...] = ()
    """Sentences that are word for word the same, each in one pair, in the left's order."""

    @cached_property
    def _table(self) -> dict[tuple[int, int], float]:
        pairs = zip(self.left.tolist(), self.right.tolist(), strict=True)
        table = dict(zip(pairs, self.strength.tolist(), strict=True))
        return table | dict.fromkeys(self.equal, 1.0)

    def of(self, left: int, right: int) -> float:
        """Return the strength of one pair of sentences, 0 below the floor."""
        return self._table.get((left, right), 0.0)


def measure_likeness(left: Side, right: Side, vectors: Vectors | None = None) -> Likeness:
    """Compare every sentence of `left` with every sentence of `right`.

    With `vectors`, sentences that say one thing in other words come out alike and those that
    merely share words do not. Vectors that do not fit the reports' sentences are not used.
    """
    rows, columns = len(left.sentences), len(right.sentences)
    if vectors and (len(vectors.left), len(vectors.right)) != (rows, columns):
        vectors = None
    terms = _Terms(left, right)
    block = max(1, _BLOCK_CELLS // max(1, columns))
    found: list[tuple[Ints, Ints, Floats]] = []
    for first in range(0, rows, block):
        behind = min(rows, first + block)
        strength = terms.strength(first, behind)
        if vectors is not None:
            strength = _with_meaning(strength, vectors.left[first:behind] @ vectors.right.T)
        strength = np.sqrt(np.minimum(strength, 1.0))
        at_left, at_right = np.nonzero(strength >= _floors(strength))
        found.append((at_left + first, at_right, strength[at_left, at_right]))
    none = np.zeros(0, np.int64)
    return Likeness(
        np.concatenate([none, *(part[0] for part in found)]),
        np.concatenate([none, *(part[1] for part in found)]),
        np.concatenate([np.zeros(0, np.float32), *(part[2] for part in found)]),
        (rows, columns),
        _equal_sentences(left, right),
    )


def _floors(strength: Floats) -> Floats:
    """Return what each row's likeness must reach to be kept, as a column."""
    if strength.shape[1] <= MOST_KEPT:
        return np.full((strength.shape[0], 1), FLOOR, np.float32)
    kept = np.partition(strength, -MOST_KEPT, axis=1)[:, -MOST_KEPT, None]
    return np.maximum(kept, np.float32(FLOOR))


def _equal_sentences(left: Side, right: Side) -> tuple[tuple[int, int], ...]:
    """Pair sentences of equal words: the first with the first, the second with the second."""
    waiting: dict[tuple[str, ...], list[int]] = {}
    for index in reversed(range(len(right.sentences))):
        waiting.setdefault(right.sentence_words(index), []).append(index)
    pairs = []
    for index in range(len(left.sentences)):
        words = left.sentence_words(index)
        if words and waiting.get(words):
            pairs.append((index, waiting[words].pop()))
    return tuple(pairs)


def _with_meaning(strength: Floats, meaning: Floats) -> Floats:
    return np.asarray((strength + MEANING_ALONE) * np.sqrt(np.maximum(meaning, 0.0)), np.float32)


class _Terms:
    """The words that both sides use, as postings: which sentences hold each."""

    def __init__(self, left: Side, right: Side) -> None:
        self.shape = (len(left.sentences), len(right.sentences))
        held = [_stems_by_sentence(side) for side in (left, right)]
        frequency = Counter(stem for side in held for stems in side for stem in stems)
        words = [word for side in (left, right) for word in side.words if word.stem]
        uses = Counter(word.stem for word in words)
        capitals = Counter(word.stem for word in words if word.capital)
        total = sum(self.shape)
        self.fullest = FULL_MASS * math.log(1 + total) ** RARITY_POWER
        weights = {
            stem: math.log(1 + total / count) ** RARITY_POWER
            * (NAME_WEIGHT if 2 * capitals[stem] > uses[stem] else 1.0)
            for stem, count in frequency.items()
        }
        self.sums = [_sums(side, weights, 1) for side in held]
        self.norms = [np.sqrt(_sums(side, weights, 2)) for side in held]
        holders = [_holders(side) for side in held]
        shared = sorted(
            stem
            for stem in holders[0].keys() & holders[1].keys()
            if len(holders[0][stem]) * len(holders[1][stem]) <= _MOST_MEETINGS
        )
        self.weights = np.array([weights[stem] for stem in shared])
        self.left, self.right = (_Postings([side[stem] for stem in shared]) for side in holders)

    def strength(self, first: int, behind: int) -> Floats:
        """Return the likeness of left sentences `first` to before `behind` to all on the right."""
        rows, columns = behind - first, self.shape[1]
        left = self.left.between(first, behind)
        size = rows * columns
        mass, squares, count = np.zeros(size), np.zeros(size), np.zeros(size)
        for words in _batches(left.counts * self.right.counts):
            word, at_left, at_right = _pairs(left, self.right, words)
            cells = (at_left - first) * columns + at_right
            weight = self.weights[word]
            mass += np.bincount(cells, weight, size)
            squares += np.bincount(cells, weight * weight, size)
            count += np.bincount(cells, minlength=size)
        (sums_left, sums_right), (norms_left, norms_right) = self.sums, self.norms
        norms = np.multiply.outer(norms_left[first:behind], norms_right).ravel()
        sums = np.add.outer(sums_left[first:behind], sums_right).ravel()
        cosine = squares / (norms + 1e-9)
        overlap = 2 * mass / (sums + 1e-9)
        proof = 0.4 + 0.6 * np.minimum(1, count / ENOUGH_WORDS)
        likeness = (0.6 * cosine + 0.4 * overlap) * proof * np.sqrt(mass / self.fullest)
        return np.asarray(likeness.reshape(rows, columns), np.float32)


class _Postings:
    """For each word the sentences that hold it, one list behind the other."""

    def __init__(self, lists: Sequence[Sequence[int]]) -> None:
        self.sentences = np.array([index for part in lists for index in part], np.int64)
        self.counts = np.array([len(part) for part in lists], np.int64)
        self.starts = np.cumsum(self.counts) - self.counts

    def between(self, first: int, behind: int) -> "_Postings":
        """Return the same words with only the sentences from `first` to before `behind`."""
        kept = (self.sentences >= first) & (self.sentences < behind)
        before = np.concatenate([[0], np.cumsum(kept)])
        part = _Postings([])
        part.sentences = self.sentences[kept]
        part.counts = before[self.starts + self.counts] - before[self.starts]
        part.starts = np.cumsum(part.counts) - part.counts
        return part


def _batches(costs: Ints) -> Iterator[Ints]:
    """Divide the words into runs that make at most `_BATCH_PAIRS` pairs, or hold one word."""
    ends = np.cumsum(costs)
    batch = ends // _BATCH_PAIRS
    for number in np.unique(batch):
        yield np.nonzero((batch == number) & (costs > 0))[0]


def _pairs(left: _Postings, right: _Postings, words: Ints) -> tuple[Ints, Ints, Ints]:
    """Return, for every meeting of a word on both sides: the word and the two sentences."""
    per_word = left.counts[words] * right.counts[words]
    word = np.repeat(words, per_word)
    turn = np.arange(per_word.sum()) - np.repeat(np.cumsum(per_word) - per_word, per_word)
    at_left = left.sentences[left.starts[word] + turn // right.counts[word]]
    at_right = right.sentences[right.starts[word] + turn % right.counts[word]]
    return word, at_left, at_right


def _sums(sentences: list[set[str]], weights: dict[str, float], power: int) -> Doubles:
    return np.array([sum(weights[stem] ** power for stem in stems) for stems in sentences])


def _stems_by_sentence(side: Side) -> list[set[str]]:
    return [
        {word.stem for word in side.words[first:behind] if word.stem}
        for first, behind in side.sentences
    ]


def _holders(sentences: list[set[str]]) -> dict[str, list[int]]:
    holders: dict[str, list[int]] = {}
    for index, stems in enumerate(sentences):
        for stem in stems:
            holders.setdefault(stem, []).append(index)
    return holders
