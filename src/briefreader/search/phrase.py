"""Finds words that stand near one another, from their places. Knows no scores."""

from collections.abc import Sequence

import numpy as np

from briefreader.search.arrays import Array
from briefreader.search.docsets import contained, run_starts
from briefreader.search.lookup import Forms, TermLookup
from briefreader.search.schema import VIEWS, ZONE_GAP


def positions_in(
    lookup: TermLookup, name: str, forms: Sequence[Forms], docs: Array
) -> tuple[Array, Array]:
    """Return where any of some terms stands in some documents, which must rise.

    Two arrays of equal length, ordered by both: the document's number, and the position.
    """
    found, positions = _in_zone(lookup, name, _places_of(lookup, name, forms, docs))
    inside = contained(found, docs)
    return found[inside], positions[inside]


def find_phrase(
    lookup: TermLookup, name: str, words: Sequence[Sequence[Forms]], docs: Array, slop: int
) -> tuple[Array, Array]:
    """Return where phrases end, in some documents that hold one of the words or all of them.

    Each word is given as its forms; each has to stand at most `slop` positions
    behind the one before it, so that 1 means adjacent. The answer is like that of
    `positions_in`, with the position of the last word.
    """
    slop = min(slop, ZONE_GAP)
    if slop == 1:
        return _in_zone(lookup, name, _side_by_side(lookup, name, words, docs))
    ends = _places_of(lookup, name, words[0], docs)
    for forms in words[1:]:
        ends = _behind(ends, _places_of(lookup, name, forms, docs), slop)
    return _in_zone(lookup, name, ends)


def title_end(lookup: TermLookup, docs: Array) -> Array:
    """Return the position behind the last word of the title in some documents."""
    return lookup.data.columns.lengths("title")[docs].astype(np.int64)


def _side_by_side(
    lookup: TermLookup, name: str, words: Sequence[Sequence[Forms]], docs: Array
) -> Array:
    """Return the places of the last words of phrases whose words follow one another.

    Begins with the rarest word; the others are only looked for where it stands.
    """
    places = lookup.places(name)
    rarest, *others = sorted(range(len(words)), key=lambda i: _size(lookup, name, words[i]))
    ends = _places_of(lookup, name, words[rarest], docs)
    ends += ends.dtype.type(len(words) - 1 - rarest)
    for i in others:
        behind = ends.dtype.type(len(words) - 1 - i)
        asked = ends - behind
        found = [
            places.common(number, asked, docs, some.spoken)
            for some in words[i]
            for number in some.numbers
        ]
        ends = _united(found) + behind
        if i != others[-1]:
            holders = places.docs(ends)
            docs = holders[run_starts(holders)]
    return ends


def _size(lookup: TermLookup, name: str, forms: Sequence[Forms]) -> int:
    field = lookup.field(name)
    return sum(field.positions_of(number) for some in forms for number in some.numbers)


def _places_of(lookup: TermLookup, name: str, forms: Sequence[Forms], docs: Array) -> Array:
    """Return the places of a word, rising; leaves out most of those outside of `docs`."""
    places = lookup.places(name)
    found = [places.of_term(number, docs, some.spoken) for some in forms for number in some.numbers]
    return _united(found)


def _united(found: Sequence[Array]) -> Array:
    """Return the elements of rising arrays that have none in common, in order."""
    if not found:
        return np.zeros(0, np.uint32)
    return found[0] if len(found) == 1 else np.sort(np.concatenate(found), kind="stable")


def _in_zone(lookup: TermLookup, name: str, places: Array) -> tuple[Array, Array]:
    """Return documents and positions of those places that lie in the zone of a field name."""
    docs, positions = lookup.places(name).split(places)
    zone = VIEWS[name].zone
    if zone == "any":
        return docs, positions
    inside = (positions < title_end(lookup, docs)) == (zone == "title")
    return docs[inside], positions[inside]


def _behind(ends: Array, places: Array, slop: int) -> Array:
    """Return the places that stand at most `slop` behind one of `ends`."""
    before = np.searchsorted(ends, places) - 1
    near = before >= 0
    near[near] = places[near] - ends[before[near]] <= slop
    found: Array = places[near]
    return found
