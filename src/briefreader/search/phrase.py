"""Finds words that stand near one another, from their positions. Knows no scores."""

from collections.abc import Sequence

import numpy as np

from briefreader.search.arrays import Array
from briefreader.search.docsets import intersect
from briefreader.search.lookup import Forms, TermLookup
from briefreader.search.schema import VIEWS, ZONE_GAP


def positions_in(
    lookup: TermLookup, name: str, forms: Sequence[Forms], docs: Array
) -> tuple[Array, Array]:
    """Return where any of some terms stands in some documents.

    Two arrays of equal length, ordered by both: the place of the document in `docs` (which must
    rise), and the position.
    """
    zone = VIEWS[name].zone
    found = [
        _positions_of(lookup, name, number, docs, some.spoken)
        for some in forms
        for number in some.numbers
    ]
    if not found:
        return np.zeros(0, np.int64), np.zeros(0, np.int64)
    keys = found[0] if len(found) == 1 else np.sort(np.concatenate(found))
    rank, place = keys >> 32, keys & 0xFFFFFFFF
    if zone != "any" and len(rank):
        inside = (place < title_end(lookup, docs)[rank]) == (zone == "title")
        rank, place = rank[inside], place[inside]
    return rank, place


def _positions_of(
    lookup: TermLookup, name: str, number: int, docs: Array, spoken: Array | None
) -> Array:
    """Return (place in `docs`) << 32 | position for each occurrence of a term, in order."""
    field = lookup.field(name)
    rank, posting = intersect(docs, field.docs(number, number + 1))
    if spoken is not None:
        inside = spoken[docs[rank]]
        rank, posting = rank[inside], posting[inside]
    total = field.totals(number, number + 1).astype(np.int64)
    sizes = total[posting]
    first = np.cumsum(total)[posting] - sizes
    where = np.repeat(first - (np.cumsum(sizes) - sizes), sizes)
    where += np.arange(len(where))
    places = field.positions(number, number + 1)[where].astype(np.int64)
    return (np.repeat(rank.astype(np.int64), sizes) << 32) | places


def title_end(lookup: TermLookup, docs: Array) -> Array:
    """Return the position behind the last word of the title in some documents."""
    return lookup.data.columns.lengths("title")[docs].astype(np.int64)


def find_phrase(
    lookup: TermLookup, name: str, words: Sequence[Sequence[Forms]], docs: Array, slop: int
) -> tuple[Array, Array]:
    """Return where phrases end in documents that hold all of their words.

    Each word is given as its forms; each has to stand at most `slop` positions
    behind the one before it, so that 1 means adjacent. The answer is like that of
    `positions_in`, with the position of the last word.
    """
    slop = min(slop, ZONE_GAP)
    ends: Array | None = None
    for forms in words:
        rank, place = positions_in(lookup, name, forms, docs)
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
