"""Counts how many reports of a story are independent, with the copied passages as evidence."""

from collections.abc import Sequence
from dataclasses import dataclass

from briefreader.compare.reuse import measure_reuse
from briefreader.compare.side import Side
from briefreader.models.annotation import AnnotatedReport
from briefreader.models.comparison import Reuse
from briefreader.models.ledger import WireCopy
from briefreader.stories.pairs import join_items

COPY_SHARE = 0.5
"""Share of the shorter report's words that must stand in the other for the two to be one text
in origin; quotations that both print do not count."""


@dataclass(frozen=True, slots=True)
class Origins:
    """The reports of a story, sorted by the text they were made from."""

    groups: tuple[tuple[int, ...], ...]
    """Article ids, one group for each independent text."""
    copies: tuple[WireCopy, ...]
    """The pairs that make two reports one in origin."""


def find_origins(reports: Sequence[tuple[int, AnnotatedReport]]) -> Origins:
    """Group the reports of one story, given as (article id, report), by origin."""
    sides = [Side.of(report) for _, report in reports]
    copies, linked = [], []
    for left in range(len(reports)):
        for right in range(left + 1, len(reports)):
            reuse = measure_reuse(sides[left], sides[right])
            if reuse.copied >= COPY_SHARE:
                linked.append(((left, 0), (right, 0)))
                copies.append(_copy(reports[left][0], reports[right][0], reuse))
    groups = join_items([(place, 0) for place in range(len(reports))], linked)
    return Origins(
        tuple(tuple(reports[place][0] for place, _ in group) for group in groups), tuple(copies)
    )


def _copy(left: int, right: int, reuse: Reuse) -> WireCopy:
    passages = [passage for passage in reuse.passages if not passage.quoted]
    return WireCopy(
        left,
        right,
        reuse.copied,
        tuple(passage.left for passage in passages),
        tuple(passage.right for passage in passages),
    )
