"""Groups reports into stories, the same way in whatever order they came. Stores nothing.

Reports that may share an event form a graph; its connected parts are grouped each by
itself. A new report can only change the part it falls into, so a library grows without
being grouped anew, and the outcome is the one that all reports together would give.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from briefreader.stories.affinity import STRANGERS, Affinities
from briefreader.stories.cluster import cluster
from briefreader.stories.profile import Profile

THRESHOLD = 0.0
"""Mean log odds that two groups must reach to be one story."""

Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Judged:
    """The reader's own word on pairs of reports, by article id; it overrules affinity."""

    together: frozenset[Pair] = frozenset()
    apart: frozenset[Pair] = frozenset()


def group_reports(
    profiles: Mapping[int, Profile],
    *,
    touched: Collection[int] | None = None,
    judged: Judged | None = None,
) -> list[tuple[int, ...]]:
    """Return groups of article ids that tell of one event; single reports are groups too.

    With `touched`, only the groups that a change to those articles can have altered are
    returned, whole; every article outside them stays where it was.
    """
    judged = judged or Judged()
    ids = sorted(profiles, key=lambda article: (profiles[article].key, article))
    place = {article: at for at, article in enumerate(ids)}
    graph = _Graph(Affinities([profiles[article] for article in ids]))
    for left, right in judged.together:
        if left in place and right in place:
            graph.join(place[left], place[right])
    starts = range(len(ids)) if touched is None else sorted(place[a] for a in touched if a in place)
    groups: list[tuple[int, ...]] = []
    for part in graph.parts(starts):
        inside = {item: at for at, item in enumerate(part)}
        local = [
            {
                (inside[place[left]], inside[place[right]])
                for left, right in pairs
                if place.get(left) in inside and place.get(right) in inside
            }
            for pairs in (judged.together, judged.apart)
        ]
        found = cluster(graph.matrix(part), THRESHOLD, *local)
        groups += [tuple(sorted(ids[part[item]] for item in group)) for group in found]
    return sorted(groups)


class _Graph:
    """Which reports may share an event, worked out as far as it is asked for."""

    def __init__(self, affinities: Affinities) -> None:
        self._affinities = affinities
        self._rows: dict[int, tuple[NDArray[np.int64], NDArray[np.float64]]] = {}
        self._joined: dict[int, set[int]] = {}

    def join(self, left: int, right: int) -> None:
        """Make an edge of a pair that the reader put together."""
        self._joined.setdefault(left, set()).add(right)
        self._joined.setdefault(right, set()).add(left)

    def _row(self, item: int) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
        if item not in self._rows:
            self._rows[item] = self._affinities.row(item)
        return self._rows[item]

    def parts(self, starts: Iterable[int]) -> Iterable[list[int]]:
        """Yield the connected parts that the starts lie in, each sorted."""
        seen: set[int] = set()
        for start in starts:
            if start in seen:
                continue
            part, ahead = {start}, [start]
            while ahead:
                item = ahead.pop()
                near, odds = self._row(item)
                linked = set(near[odds >= THRESHOLD].tolist()) | self._joined.get(item, set())
                ahead += linked - part
                part |= linked
            seen |= part
            yield sorted(part)

    def matrix(self, part: list[int]) -> NDArray[np.float64]:
        """Return the affinities within a part."""
        matrix = np.full((len(part), len(part)), STRANGERS)
        members = np.array(part)
        for at, item in enumerate(part):
            near, odds = self._row(item)
            inside = np.isin(near, members)
            matrix[at, np.searchsorted(members, near[inside])] = odds[inside]
        return matrix
