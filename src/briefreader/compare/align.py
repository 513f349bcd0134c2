"""Pairs the sentences of two reports. Knows how alike they are, not what they say.

Many to many and not monotone: one outlet's sentence may be two of another's, and the order
of telling is the outlet's own.
"""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from briefreader.compare.similarity import Likeness

THRESHOLD = 0.32
"""Sentences less alike than this are not paired."""
NEAR_BEST = 0.9
"""A pair must come this close to the best that either of its sentences finds."""
MOST_COUNTERPARTS = 3


@dataclass(frozen=True, slots=True)
class Group:
    """Sentences that say the same, one on one side and one or more on the other.

    A group without `left` or without `right` is a sentence that has no counterpart.
    """

    left: tuple[int, ...]
    right: tuple[int, ...]
    strength: float = 0.0
    moved: bool = False


def find_links(likeness: Likeness, threshold: float = THRESHOLD) -> list[tuple[int, int, float]]:
    """Return the pairs that are near the best of both their sentences, strongest first."""
    best_left = np.zeros(likeness.shape[0])
    best_right = np.zeros(likeness.shape[1])
    np.maximum.at(best_left, likeness.left, likeness.strength)
    np.maximum.at(best_right, likeness.right, likeness.strength)
    kept = (
        (likeness.strength >= threshold)
        & (likeness.strength >= NEAR_BEST * best_left[likeness.left])
        & (likeness.strength >= NEAR_BEST * best_right[likeness.right])
    )
    links = zip(
        likeness.left[kept].tolist(),
        likeness.right[kept].tolist(),
        likeness.strength[kept].tolist(),
        strict=True,
    )
    return sorted(links, key=lambda link: (-link[2], abs(link[0] - link[1]), link))


def align_sentences(likeness: Likeness, threshold: float = THRESHOLD) -> list[Group]:
    """Return every sentence of both reports in one group each, in the left's reading order.

    Sentences of equal words are paired with one another and with nothing else.
    Groups without a left side stand where they fall on the right, before the first group
    that keeps the order and comes after them.
    """
    equal_left, equal_right = ({pair[side] for pair in likeness.equal} for side in (0, 1))
    links = [
        link
        for link in find_links(likeness, threshold)
        if link[0] not in equal_left and link[1] not in equal_right
    ]
    equal = [(left, right, 1.0) for left, right in likeness.equal]
    aligned = _mark_moved(_gather([*equal, *links]))
    return _place(aligned, likeness.shape)


def _gather(links: Sequence[tuple[int, int, float]]) -> list[Group]:
    """Grow groups from the strongest link on; every pair inside a group is itself a link."""
    group_of_left: dict[int, int] = {}
    group_of_right: dict[int, int] = {}
    groups: list[tuple[list[int], list[int], list[float]]] = []
    for left, right, strength in links:
        at_left, at_right = group_of_left.get(left), group_of_right.get(right)
        if at_left is None and at_right is None:
            group_of_left[left] = group_of_right[right] = len(groups)
            groups.append(([left], [right], [strength]))
        elif at_left is not None and at_right is None:
            lefts, rights, strengths = groups[at_left]
            if len(lefts) == 1 and len(rights) < MOST_COUNTERPARTS:
                rights.append(right)
                strengths.append(strength)
                group_of_right[right] = at_left
        elif at_right is not None and at_left is None:
            lefts, rights, strengths = groups[at_right]
            if len(rights) == 1 and len(lefts) < MOST_COUNTERPARTS:
                lefts.append(left)
                strengths.append(strength)
                group_of_left[left] = at_right
    found = [
        Group(tuple(sorted(lefts)), tuple(sorted(rights)), max(strengths))
        for lefts, rights, strengths in groups
    ]
    return sorted(found, key=lambda group: group.left)


def _mark_moved(groups: Sequence[Group]) -> list[Group]:
    """Mark the groups outside the longest run that both reports tell in one order."""
    in_order = longest_increasing([group.right[0] for group in groups])
    return [
        group if index in in_order else Group(group.left, group.right, group.strength, moved=True)
        for index, group in enumerate(groups)
    ]


def longest_increasing(values: Sequence[int]) -> set[int]:
    """Return the places of a longest strictly increasing subsequence (patience sorting)."""
    tails: list[int] = []
    places: list[int] = []
    before: list[int] = []
    for place, value in enumerate(values):
        pile = bisect_left(tails, value)
        before.append(places[pile - 1] if pile else -1)
        if pile == len(tails):
            tails.append(value)
            places.append(place)
        else:
            tails[pile] = value
            places[pile] = place
    chosen: set[int] = set()
    place = places[-1] if places else -1
    while place >= 0:
        chosen.add(place)
        place = before[place]
    return chosen


def _place(aligned: Sequence[Group], shape: tuple[int, int]) -> list[Group]:
    by_left = {group.left[0]: group for group in aligned}
    used_left = {index for group in aligned for index in group.left}
    used_right = {index for group in aligned for index in group.right}
    only_right = [index for index in range(shape[1]) if index not in used_right]
    rows: list[Group] = []
    next_right = 0
    for index in range(shape[0]):
        group = by_left.get(index)
        if group is None:
            if index not in used_left:
                rows.append(Group((index,), ()))
            continue
        while (
            not group.moved
            and next_right < len(only_right)
            and only_right[next_right] < group.right[0]
        ):
            rows.append(Group((), (only_right[next_right],)))
            next_right += 1
        rows.append(group)
    rows.extend(Group((), (index,)) for index in only_right[next_right:])
    return rows
