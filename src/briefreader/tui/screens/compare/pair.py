"""Two reports of the library, compared, and what either side could show instead."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, get_args

from briefreader.library.references import ArticleReference, NamedReport
from briefreader.models.comparison import Comparison
from briefreader.render.cells import Side, other_side

if TYPE_CHECKING:
    from briefreader.library import Library

Pair = Mapping[Side, ArticleReference]
"""Which text each side shows; a version is named where both are texts of one report."""


@dataclass(frozen=True, slots=True)
class ComparedPair:
    """What the compare screen shows."""

    pair: Pair
    reports: Mapping[Side, NamedReport]
    comparison: Comparison
    choices: Mapping[Side, tuple[ArticleReference, ...]]
    """The report's texts where both sides show one report, else its story's reports, in order."""

    @property
    def of_versions(self) -> bool:
        """Whether the two are texts of one report."""
        return self.pair["left"].id == self.pair["right"].id

    @property
    def keeps_verdicts(self) -> bool:
        """Whether what the reader calls wrong can be kept, as it is of newest texts."""
        return not self.of_versions and all(report.newest for report in self.reports.values())

    def name(self, side: Side) -> str:
        """Return what to call a side: its version, its outlet, or where it stands."""
        if self.of_versions:
            return f"version {self.pair[side].version}"
        outlet, other = (
            self.reports[which].annotated.report.outlet for which in (side, other_side(side))
        )
        return f"{outlet} ({side})" if outlet and outlet == other else outlet or side

    def place(self, side: Side) -> tuple[int, int]:
        """Return (number, how many) of what a side shows among what it could, from 1."""
        choices = self._open_to(side, self.pair)
        return choices.index(self.pair[side]) + 1, len(choices)

    def changed(self, pair: Pair, side: Side, step: int) -> Pair | None:
        """Return `pair`, which may be ahead of this one, with another text on one side.

        None where there is no other.
        """
        choices = self._open_to(side, pair)
        if len(choices) < 2:
            return None
        after = (choices.index(pair[side]) + step) % len(choices)
        return {**pair, side: choices[after]}

    def _open_to(self, side: Side, pair: Pair) -> list[ArticleReference]:
        """Return what a side of `pair` can show: all but what the other side shows."""
        here, across = pair[side], pair[other_side(side)]
        return [choice for choice in self.choices[side] if choice == here or choice != across]

    def judged(self, comparison: Comparison) -> "ComparedPair":
        """Return the same with other verdicts of the reader."""
        return replace(self, comparison=comparison)


def compare_pair(library: "Library", pair: Pair) -> ComparedPair:
    """Compare what a pair names. Blocks. Raises NotFoundError."""
    if pair["left"].id == pair["right"].id:
        pair = {side: _with_version(library, named) for side, named in pair.items()}
    reports = {side: library.named_article(named) for side, named in pair.items()}
    left, right = reports["left"], reports["right"]
    comparison = library.compare_annotated(
        left.annotated,
        right.annotated,
        ids=(left.id if left.newest else None, right.id if right.newest else None),
    )
    choices = {side: _choices(library, pair, side) for side in get_args(Side)}
    return ComparedPair(pair, reports, comparison, choices)


def _with_version(library: "Library", named: ArticleReference) -> ArticleReference:
    version = library.article(named.id).version if named.version is None else named.version
    return ArticleReference(named.id, version)


def _choices(library: "Library", pair: Pair, side: Side) -> tuple[ArticleReference, ...]:
    here = pair[side].id
    if here == pair[other_side(side)].id:
        return tuple(ArticleReference(here, version) for version, _ in library.versions(here))
    shown = {named.id: named for named in pair.values()}
    rows = library.rows([here, *library.siblings(here)])
    dated = sorted(rows, key=lambda row: (not row.published, row.published, row.id))
    return tuple(shown.get(row.id, ArticleReference(row.id)) for row in dated)
