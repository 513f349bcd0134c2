"""Groups reports into stories, the same way in whatever order they came. Stores nothing.

Reports that may share an event form a graph; its connected parts are grouped each by
itself. A new report can only change the part it falls into, so a library grows without
being grouped anew, and the outcome is the one that all reports together would give.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from briefreader.stories.affinity import FURTHEST_DAYS, STRANGERS, Affinities
from briefreader.stories.cluster import cluster
from briefreader.stories.profile import Profile
from briefreader.stories.shelf import OpenShelf, Shelf

THRESHOLD = 0.0
"""Mean log odds that two groups must reach to be one story."""
_BLOCK = 2_000
"""Reports held at once against others; 2,000 take 50 MB."""

Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Judged:
    """The reader's own word on pairs of reports, by article id; it overrules affinity."""

    together: frozenset[Pair] = frozenset()
    apart: frozenset[Pair] = frozenset()


def group_reports(
    profiles: Mapping[int, Profile] | Shelf,
    *,
    touched: Collection[int] | None = None,
    judged: Judged | None = None,
) -> list[tuple[int, ...]]:
    """Return groups of article ids that tell of one event; single reports are groups too.

    With `touched`, only the groups that a change to those articles can have altered are
    returned, whole; every article outside them stays where it was.
    """
    shelf = OpenShelf(profiles) if isinstance(profiles, Mapping) else profiles
    judged = judged or Judged()
    together = [pair for pair in judged.together if pair[0] in shelf.days and pair[1] in shelf.days]
    starts = shelf.days if touched is None else shelf.days.keys() & set(touched)
    groups: list[tuple[int, ...]] = []
    for part in _parts(shelf, starts, together):
        groups += [part] if len(part) == 1 else _split(shelf, part, judged)
    return sorted(groups)


def _parts(
    shelf: Shelf, starts: Iterable[int], together: Collection[Pair]
) -> Iterator[tuple[int, ...]]:
    """Yield the connected parts of the graph that the starts lie in."""
    parent: dict[int, int] = {}

    def root(article: int) -> int:
        while parent.setdefault(article, article) != article:
            parent[article] = parent[parent[article]]
            article = parent[article]
        return article

    blocks = _blocks(shelf.days)
    seen: set[int] = set()
    ahead = set(starts)
    while ahead:
        seen |= ahead
        linked = [pair for pair in together if not ahead.isdisjoint(pair)]
        linked += _linked(shelf, blocks, ahead)
        for left, right in linked:
            parent[root(left)] = root(right)
        ahead = {article for pair in linked for article in pair} - seen
    parts: dict[int, list[int]] = {}
    for article in seen:
        parts.setdefault(root(article), []).append(article)
    return (tuple(sorted(part)) for part in parts.values())


def _blocks(days: Mapping[int, int]) -> list[list[int]]:
    """Cut the reports, in order of publication, into pieces that can be held at once."""
    in_order = sorted(days, key=lambda article: (days[article], article))
    return [in_order[start : start + _BLOCK] for start in range(0, len(in_order), _BLOCK)]


def _linked(
    shelf: Shelf, blocks: Iterable[Sequence[int]], asked: Collection[int]
) -> Iterator[Pair]:
    """Yield the pairs of an asked report and another that may share an event."""
    days = shelf.days
    for block in blocks:
        first, last = days[block[0]] - FURTHEST_DAYS, days[block[-1]] + FURTHEST_DAYS
        # A report without a date, of day 0, may share an event with any other.
        near = [a for a in asked if first <= days[a] <= last or not (days[a] and days[block[0]])]
        if not near:
            continue
        affinities = Affinities(shelf.take(block))
        for start in range(0, len(near), _BLOCK):
            held = near[start : start + _BLOCK]
            for article, profile in zip(held, shelf.take(held), strict=True):
                others, odds = affinities.odds(profile)
                for other in others[odds >= THRESHOLD].tolist():
                    if block[other] != article:
                        yield article, block[other]


def _split(shelf: Shelf, part: Collection[int], judged: Judged) -> list[tuple[int, ...]]:
    """Group the reports of one part of the graph."""
    profiles = dict(zip(part, shelf.take(list(part)), strict=True))
    # In the order of their texts, which is the same in every library.
    members = sorted(part, key=lambda article: (profiles[article].key, article))
    place = {article: at for at, article in enumerate(members)}
    together, apart = (
        {(place[left], place[right]) for left, right in pairs if left in place and right in place}
        for pairs in (judged.together, judged.apart)
    )
    found = cluster(_matrix([profiles[article] for article in members]), THRESHOLD, together, apart)
    return [tuple(sorted(members[item] for item in group)) for group in found]


def _matrix(profiles: list[Profile]) -> NDArray[np.float64]:
    """Return the affinity of every report with every other."""
    affinities = Affinities(profiles)
    matrix = np.full((len(profiles), len(profiles)), STRANGERS)
    for at, profile in enumerate(profiles):
        near, odds = affinities.odds(profile)
        matrix[at, near] = odds
    return matrix
