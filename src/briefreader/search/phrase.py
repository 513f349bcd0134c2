"""Finds words that stand near one another, from their positions. Knows no scores."""

from collections.abc import Sequence
from typing import Any

import numpy as np

from briefreader.search.arrays import Array
from briefreader.search.docsets import contained, intersect
from briefreader.search.lookup import Forms, TermLookup
from briefreader.search.schema import VIEWS, ZONE_GAP
from briefreader.search.terms import FieldTerms

_FEW = 5
"""Positions are picked one by one if only one posting in so many is wanted."""


def positions_in(
    lookup: TermLookup, name: str, forms: Sequence[Forms], docs: Array
) -> tuple[Array, Array]:
    """Return where any of some terms stands in some documents, which must rise.

    Two arrays of equal length, ordered by both: the document's number, and the position.
    """
    found, places = _split(_keys_in(lookup, name, forms, docs))
    inside = contained(found, docs)
    return found[inside], places[inside]


def find_phrase(
    lookup: TermLookup, name: str, words: Sequence[Sequence[Forms]], docs: Array, slop: int
) -> tuple[Array, Array]:
    """Return where phrases end; `docs` are the documents that hold all of their words.

    Each word is given as its forms; each has to stand at most `slop` positions
    behind the one before it, so that 1 means adjacent. The answer is like that of
    `positions_in`, with the position of the last word.
    """
    slop = min(slop, ZONE_GAP)
    ends = _keys_in(lookup, name, words[0], docs)
    for forms in words[1:]:
        keys = _keys_in(lookup, name, forms, docs)
        ends = _directly_behind(ends, keys) if slop == 1 else _behind(ends, keys, slop)
    return _split(ends)


def title_end(lookup: TermLookup, docs: Array) -> Array:
    """Return the position behind the last word of the title in some documents."""
    return lookup.data.columns.lengths("title")[docs].astype(np.int64)


def _keys_in(lookup: TermLookup, name: str, forms: Sequence[Forms], docs: Array) -> Array:
    """Return document and position of occurrences as one number each, in order.

    Leaves out most of those outside of `docs`, not all. The numbers have 32 bits, half of them
    for the position, where that is enough, and else 64.
    """
    zone = VIEWS[name].zone
    field = lookup.field(name)
    wide = field.wide_positions or lookup.data.documents > 1 << 16
    kind = np.dtype(np.uint64 if wide else np.uint32)
    found = [
        _keys_of(field, number, docs, some.spoken, kind)
        for some in forms
        for number in some.numbers
    ]
    if not found:
        return np.zeros(0, kind)
    keys = found[0] if len(found) == 1 else np.sort(np.concatenate(found), kind="stable")
    if zone != "any":
        holders, place = _split(keys)
        keys = keys[(place < title_end(lookup, holders)) == (zone == "title")]
    return keys


def _keys_of(
    field: FieldTerms, number: int, docs: Array, spoken: Array | None, kind: np.dtype[Any]
) -> Array:
    """Return document and position, as one number, of occurrences of a term."""
    holders = field.docs(number, number + 1)
    total = field.totals(number, number + 1)
    places = field.positions(number, number + 1)
    if len(docs) * _FEW < len(holders):
        _, posting = intersect(docs, holders)
        sizes = total[posting]
        end = np.cumsum(total, dtype=np.int64)[posting]
        shift = end - np.cumsum(sizes, dtype=np.int64)
        places = places[np.repeat(shift, sizes) + np.arange(sizes.sum(dtype=np.int64))]
        holders, total = holders[posting], sizes
    keys = np.repeat(holders.astype(kind) << kind.type(_half(kind)), total)
    keys |= places
    return keys if spoken is None else keys[np.repeat(spoken[holders], total)]


def _half(kind: np.dtype[Any]) -> int:
    return kind.itemsize * 4


def _split(keys: Array) -> tuple[Array, Array]:
    half = _half(keys.dtype)
    return (keys >> half).astype(np.int64), (keys & ((1 << half) - 1)).astype(np.int64)


def _directly_behind(ends: Array, keys: Array) -> Array:
    """Return the keys that follow one of `ends`. Sorting two rising arrays only merges them."""
    merged = np.concatenate([ends + ends.dtype.type(1), keys])
    merged.sort(kind="stable")
    later = merged[1:]
    found: Array = later[later == merged[:-1]]
    return found


def _behind(ends: Array, keys: Array, slop: int) -> Array:
    """Return the keys that stand at most `slop` behind one of `ends`."""
    before = np.searchsorted(ends, keys) - 1
    near = before >= 0
    near[near] = keys[near] - ends[before[near]] <= slop
    found: Array = keys[near]
    return found
