"""Finds the passages that two reports share word for word. Knows no sentences.

Greedy string tiling (M. J. Wise, "String similarity via greedy string tiling and running
Karp-Rabin matching", 1993): the longest common run first, each word used once. Common runs
are read off sorted diagonals instead of Wise's repeated scans, so that the time grows with
the number of shared five-word sequences and not with the product of the lengths. Words are
matched without their endings: to put a copied sentence into another tense is still copying.
"""

import heapq
from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from briefreader.compare.side import Side
from briefreader.models.comparison import Passage, Reuse

SHORTEST = 5
"""Shorter runs are shared by chance too often to count."""
MOST_PAIRINGS = 64
"""A sequence met more often than this is paired first with first, second with second."""

Ints = NDArray[np.int64]
Tile = tuple[int, int, int]
"""First word on the left, first word on the right, number of words."""


def tile(left: Sequence[str], right: Sequence[str], shortest: int = SHORTEST) -> list[Tile]:
    """Return the common runs of at least `shortest` words, longest first taken, none overlapping.

    In the left's order.
    """
    queue = [
        (-size, at_left, at_right)
        for at_left, at_right, size in _common_runs(left, right, shortest)
    ]
    heapq.heapify(queue)
    free_left, free_right = np.ones(len(left), bool), np.ones(len(right), bool)
    tiles: list[Tile] = []
    while queue:
        negative, at_left, at_right = heapq.heappop(queue)
        size = -negative
        free = free_left[at_left : at_left + size] & free_right[at_right : at_right + size]
        if free.all():
            free_left[at_left : at_left + size] = False
            free_right[at_right : at_right + size] = False
            tiles.append((at_left, at_right, size))
            continue
        for first, behind in _true_runs(free):
            if behind - first >= shortest:
                heapq.heappush(queue, (first - behind, at_left + first, at_right + first))
    return sorted(tiles)


def _common_runs(left: Sequence[str], right: Sequence[str], shortest: int) -> Iterator[Tile]:
    """Yield the longest common runs, overlapping ones too."""
    if min(len(left), len(right)) < shortest:
        return
    at_left, at_right = _meetings(*_sequences(left, right, shortest))
    diagonal = at_left - at_right
    order = np.lexsort((at_left, diagonal))
    at_left, at_right, diagonal = at_left[order], at_right[order], diagonal[order]
    if not order.size:
        return
    breaks = np.nonzero((np.diff(diagonal) != 0) | (np.diff(at_left) != 1))[0] + 1
    starts = np.concatenate([[0], breaks])
    ends = np.concatenate([breaks, [order.size]])
    for start, end in zip(starts.tolist(), ends.tolist(), strict=True):
        yield int(at_left[start]), int(at_right[start]), end - start + shortest - 1


def _sequences(left: Sequence[str], right: Sequence[str], length: int) -> tuple[Ints, Ints]:
    """Number every run of `length` words so that equal runs have equal numbers."""
    numbers: dict[str, int] = {}
    coded = np.array([numbers.setdefault(word, len(numbers)) for word in (*left, *right)], np.int64)
    parts = np.lib.stride_tricks.sliding_window_view(coded, length)
    codes = parts[:, 0]
    for column in range(1, length):
        codes = np.unique(codes * len(numbers) + parts[:, column], return_inverse=True)[1]
    return codes[: len(left) - length + 1], codes[len(left) :]


def _meetings(left: Ints, right: Ints) -> tuple[Ints, Ints]:
    """Return every pair of places, one on each side, where the same sequence stands."""
    order_left, order_right = np.argsort(left, kind="stable"), np.argsort(right, kind="stable")
    sorted_left, sorted_right = left[order_left], right[order_right]
    shared = np.intersect1d(sorted_left, sorted_right)
    start_left, start_right = (
        np.searchsorted(side, shared) for side in (sorted_left, sorted_right)
    )
    count_left = np.searchsorted(sorted_left, shared, "right") - start_left
    count_right = np.searchsorted(sorted_right, shared, "right") - start_right
    often = count_left * count_right > MOST_PAIRINGS
    pairings = np.where(often, np.minimum(count_left, count_right), count_left * count_right)
    turn = np.arange(pairings.sum()) - np.repeat(np.cumsum(pairings) - pairings, pairings)
    per_row = np.repeat(count_right, pairings)
    in_step = np.repeat(often, pairings)
    at_left = np.where(in_step, turn, turn // per_row) + np.repeat(start_left, pairings)
    at_right = np.where(in_step, turn, turn % per_row) + np.repeat(start_right, pairings)
    return order_left[at_left], order_right[at_right]


def _true_runs(flags: NDArray[np.bool_]) -> Iterator[tuple[int, int]]:
    edges = np.flatnonzero(np.diff(np.concatenate([[False], flags, [False]]).astype(np.int8)))
    yield from zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True)


def shared_passages(left: Side, right: Side) -> list[tuple[Tile, bool]]:
    """Return the runs that both reports print, and whether each stands in quotation marks.

    A run is cut where a quotation begins or ends on either side: words quoted on both sides
    are a shared quotation, any others are copied. What is left of a run after cutting counts
    when it is long enough by itself.
    """
    found: list[tuple[Tile, bool]] = []
    for at_left, at_right, size in tile(left.forms, right.forms):
        quoted = [
            left.quoted[at_left + step] and right.quoted[at_right + step] for step in range(size)
        ]
        start = 0
        for step in range(1, size + 1):
            if step == size or quoted[step] != quoted[start]:
                if step - start >= SHORTEST:
                    found.append(
                        ((at_left + start, at_right + start, step - start), bool(quoted[start]))
                    )
                start = step
    return found


def measure_reuse(left: Side, right: Side) -> Reuse:
    """Return what both reports print word for word, and its share of each."""
    shared = shared_passages(left, right)
    words = sum(size for (_, _, size), _ in shared)
    quoted_words = sum(size for (_, _, size), quoted in shared if quoted)
    length_left, length_right = max(1, len(left.words)), max(1, len(right.words))
    return Reuse(
        left=words / length_left,
        right=words / length_right,
        quoted_left=quoted_words / length_left,
        quoted_right=quoted_words / length_right,
        passages=tuple(
            passage for run, quoted in shared for passage in _passages(left, right, run, quoted)
        ),
    )


def _passages(left: Side, right: Side, run: Tile, quoted: bool) -> Iterator[Passage]:
    """Cut a run where a paragraph ends on either side: a span lies inside one paragraph."""
    at_left, at_right, size = run
    start = 0
    for step in range(1, size + 1):
        if (
            step == size
            or left.words[at_left + step].par != left.words[at_left + start].par
            or right.words[at_right + step].par != right.words[at_right + start].par
        ):
            yield Passage(
                left.span(at_left + start, at_left + step),
                right.span(at_right + start, at_right + step),
                step - start,
                quoted,
            )
            start = step
