"""Holds every comparison of two reports of a story, and joins what they find over all of them.

A comparison speaks of two reports. What several reports share is the union of what their
pairs share: items that a chain of pairs connects are one item of the story.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from briefreader.compare import compare_reports
from briefreader.models.annotation import AnnotatedReport
from briefreader.models.comparison import Comparison

Item = tuple[int, int]
"""(place of the report in the story, index of the item in that report's annotation)."""

Member = tuple[int, AnnotatedReport]
"""(article id, the report)."""

Compare = Callable[[Member, Member], Comparison]


@dataclass(frozen=True, slots=True)
class StoryReports:
    """The reports of a story in order of publication, compared pair by pair."""

    ids: tuple[int, ...]
    """Article ids."""
    reports: tuple[AnnotatedReport, ...]
    pairs: Mapping[tuple[int, int], Comparison]
    """By the places of the two reports, the earlier first."""

    @classmethod
    def of(cls, reports: Sequence[Member], compare: Compare | None = None) -> "StoryReports":
        """Compare every report with every other, by their words if no `compare` is given.

        `reports` are in order of publication. `compare` may know more of two articles than
        their words: what their sentences mean, what the reader rejected.
        """
        by = compare or _by_words
        return cls(
            tuple(article for article, _ in reports),
            tuple(report for _, report in reports),
            {
                (left, right): by(reports[left], reports[right])
                for left in range(len(reports))
                for right in range(left + 1, len(reports))
            },
        )

    def __iter__(self) -> Iterator[tuple[int, int, AnnotatedReport]]:
        """Yield (place, article id, report) in order of publication."""
        for place, (article, report) in enumerate(zip(self.ids, self.reports, strict=True)):
            yield place, article, report


def _by_words(left: Member, right: Member) -> Comparison:
    return compare_reports(left[1], right[1])


def join_items(
    items: Iterable[Item], connected: Iterable[tuple[Item, Item]]
) -> list[tuple[Item, ...]]:
    """Return the items grouped by connection, groups and members in order."""
    parent = {item: item for item in items}

    def root(item: Item) -> Item:
        while parent[item] != item:
            parent[item] = parent[parent[item]]
            item = parent[item]
        return item

    for left, right in connected:
        first, second = sorted((root(left), root(right)))
        parent[second] = first
    groups: dict[Item, list[Item]] = {}
    for item in sorted(parent):
        groups.setdefault(root(item), []).append(item)
    return [tuple(group) for group in groups.values()]
