"""Finds words that stand near one another, from their positions. Knows no scores."""

from collections.abc import Sequence

import numpy as np

from briefreader.search.arrays import Array
from briefreader.search.lookup import TermLookup
from briefreader.search.schema import VIEWS, ZONE_GAP


def positions_in(
    lookup: TermLookup, name: str, numbers: Sequence[int], docs: Array
) -> tuple[Array, Array]:
    """Return where any of a set of terms stands in some documents.

    Two arrays of equal length, ordered by both: the place of the document in `docs` (which must
    rise), and the position.
    """
    field, zone = lookup.field(name), VIEWS[name].zone
    ranks, places = [], []
    for number in numbers:
        held = field.docs(number, number + 1)
        rank = np.searchsorted(docs, held)
        rank[rank == len(docs)] = 0
        wanted = np.flatnonzero(docs[rank] == held) if len(docs) else rank[:0]
        if not len(wanted):
            continue
        total = field.totals(number, number + 1).astype(np.int64)
        ends = np.cumsum(total)
        sizes = total[wanted]
        first = ends[wanted] - sizes
        where = np.repeat(first - (np.cumsum(sizes) - sizes), sizes)
        where += np.arange(len(where))
        ranks.append(np.repeat(rank[wanted], sizes))
        places.append(field.positions(number, number + 1)[where].astype(np.int64))
    if not ranks:
        return np.zeros(0, np.int64), np.zeros(0, np.int64)
    rank, place = ranks[0].astype(np.int64), places[0]
    if len(ranks) > 1:
        together = np.sort((np.concatenate(ranks).astype(np.int64) << 32) | np.concatenate(places))
        rank, place = together >> 32, together & 0xFFFFFFFF
    if zone != "any" and len(rank):
        inside = (place < title_end(lookup, docs)[rank]) == (zone == "title")
        rank, place = rank[inside], place[inside]
    return rank, place


def title_end(lookup: TermLookup, docs: Array) -> Array:
    """Return the position behind the last word of the title in some documents."""
    return lookup.data.columns.lengths("title")[docs].astype(np.int64)


def find_phrase(
    lookup: TermLookup, name: str, words: Sequence[Sequence[int]], docs: Array, slop: int
) -> tuple[Array, Array]:
    """Return where phrases end in documents that hold all of their words.

    Each word is the set of terms it stands for; each has to stand at most `slop` positions
    behind the one before it, so that 1 means adjacent. The answer is like that of
    `positions_in`, with the position of the last word.
    """
    slop = min(slop, ZONE_GAP)
    ends: Array | None = None
    for numbers in words:
        rank, place = positions_in(lookup, name, numbers, docs)
        keys = (rank << 32) | place
        if ends is None:
            ends = keys
            continue
        before = np.searchsorted(ends, keys) - 1
        near = before >= 0
        near[near] = keys[near] - ends[before[near]] <= slop
        ends = keys[near]
        if not len(ends):
            break
    if ends is None:
        return np.zeros(0, np.int64), np.zeros(0, np.int64)
    return ends >> 32, ends & 0xFFFFFFFF
