"""Compares the figures of two reports. Precision before recall.

A figure differs from another when both stand in one place of nearly the same sentence, or
when enough speaks for their being of one quantity; and never when either report also prints
the other's figure. Where more figures part than agree, the two are reports of two days or of
two things cast in one mould (markets, results, tables), and no figure is called different.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product

from briefreader.compare.align import THRESHOLD
from briefreader.compare.edits import ONE_PLACE, equal_share
from briefreader.compare.evidence import is_enough, is_generic, weigh_evidence
from briefreader.compare.placed_figures import (
    PlacedFigure,
    of_two_things,
    place_figures,
    setting_of,
)
from briefreader.compare.quantities import FATES, close, compatible, unit_class
from briefreader.compare.side import Side
from briefreader.compare.similarity import Likeness
from briefreader.models.annotation import Figure, Span
from briefreader.models.comparison import FigurePair, Row

_MOST_PAIRS = 40_000
"""More pairs of one unit are a table, whose figures cannot be told apart by their words."""
_ANYONE = "person"
_POINT = "percentage point"
_TELLING_VALUE = 100
"""A figure as large as this agrees by value and unit alone; a small one needs its context."""
_COPIED = 0.5
"""Share of the shorter report's sentences that are word for word the other's in an edited copy."""
_SEVERAL_DIGITS = 10
_SINGLE = 1
"""One figure that parts proves nothing about the others."""

Pairs = dict[int, int]
"""Indexes of figures of the right report by those of the left."""


def compare_figures(
    left: Side, right: Side, likeness: Likeness, rows: Sequence[Row]
) -> tuple[FigurePair, ...]:
    """Return every figure of both reports with its counterpart, or alone.

    In the left report's order, then those only the right report prints.
    """
    ours, theirs = place_figures(left), place_figures(right)
    agreeing, printed_left, printed_right = _agreements(ours, theirs, likeness)
    equal_left, equal_right = ({pair[side] for pair in likeness.equal} for side in (0, 1))
    printed_left |= _printed(ours, theirs)
    printed_right |= _printed(theirs, ours)
    printed_left |= {placed.index for placed in ours if placed.figure.sentence in equal_left}
    printed_right |= {placed.index for placed in theirs if placed.figure.sentence in equal_right}
    slots = {slot.left: slot for slot in _slots(ours, theirs, rows, left, right)}
    parting = {slot.left: slot.right for slot in slots.values()}
    taken = set(parting.values())
    for here, there in _of_one_thing(ours, theirs, likeness):
        if here in printed_left or there in printed_right or here in parting or there in taken:
            continue
        parting[here] = there
        taken.add(there)
    differing: Pairs = {}
    if not _of_two_days(ours, theirs, parting, agreeing):
        edited = _is_edited_copy(likeness)
        differing = {
            here: there
            for here, there in parting.items()
            if (edited and here in slots)
            or (
                (here not in slots or _is_sure(slots[here], ours[here], theirs[there]))
                and not of_two_things(ours[here], theirs[there])
            )
        }
    taken = set(differing.values())
    agreeing = [
        (here, there) for here, there in agreeing if here not in differing and there not in taken
    ]
    pairs = [FigurePair("agree", here, there) for here, there in agreeing]
    pairs.extend(FigurePair("differ", here, there) for here, there in differing.items())
    alone_left = {placed.index for placed in ours} - {here for here, _ in agreeing} - set(differing)
    alone_right = {placed.index for placed in theirs} - {there for _, there in agreeing} - taken
    pairs.extend(FigurePair("only-left", here, None) for here in alone_left)
    pairs.sort(key=lambda pair: (pair.left or 0, pair.right or 0))
    pairs.extend(FigurePair("only-right", None, there) for there in sorted(alone_right))
    return tuple(pairs)


def _printed(figures: Sequence[PlacedFigure], others: Sequence[PlacedFigure]) -> set[int]:
    """Return the figures whose value the other report prints too, whatever it has it count."""
    values = {placed.figure.value for placed in others}
    return {
        placed.index
        for placed in figures
        if placed.figure.value >= _SEVERAL_DIGITS and placed.figure.value in values
    }


def _is_edited_copy(likeness: Likeness) -> bool:
    """Tell whether so many sentences are equal that one report is an edition of the other."""
    return len(likeness.equal) >= _COPIED * min(likeness.shape)


def _of_two_days(
    ours: Sequence[PlacedFigure],
    theirs: Sequence[PlacedFigure],
    parting: Pairs,
    agreeing: Sequence[tuple[int, int]],
) -> bool:
    """Tell whether more figures part than agree; tolls apart, which rise from hour to hour."""
    moved = sum(
        not {ours[here].figure.unit, theirs[there].figure.unit} & FATES
        for here, there in parting.items()
    )
    values = {(ours[here].figure.unit, ours[here].figure.value) for here, _ in agreeing}
    return moved > max(_SINGLE, len(values))


def _agreements(
    ours: Sequence[PlacedFigure], theirs: Sequence[PlacedFigure], likeness: Likeness
) -> tuple[list[tuple[int, int]], set[int], set[int]]:
    """Return the pairs that agree, and which figures of each side the other prints at all."""
    agreeing: set[tuple[int, int]] = set()
    printed: tuple[set[int], set[int]] = (set(), set())
    best: dict[tuple[int, int], tuple[float, int]] = {}
    for here, there in _of_one_unit(ours, theirs):
        if not compatible(here.figure, there.figure):
            continue
        printed[0].add(here.index)
        printed[1].add(there.index)
        alike = likeness.of(here.figure.sentence, there.figure.sentence)
        shared = len(here.context & there.context)
        telling = min(here.figure.value, there.figure.value) >= _TELLING_VALUE
        if telling or shared or alike >= THRESHOLD:
            score = alike + shared / 10
            for key, other in (((0, here.index), there.index), ((1, there.index), here.index)):
                best[key] = max(best.get(key, (-1.0, -1)), (score, other))
    for (side, index), (_, other) in best.items():
        agreeing.add((index, other) if side == 0 else (other, index))
    return sorted(agreeing), *printed


def _of_one_unit(
    ours: Sequence[PlacedFigure], theirs: Sequence[PlacedFigure]
) -> Iterator[tuple[PlacedFigure, PlacedFigure]]:
    """Yield every two figures that count the same things."""
    by_unit: tuple[dict[str, list[PlacedFigure]], dict[str, list[PlacedFigure]]] = ({}, {})
    for side, figures in zip(by_unit, (ours, theirs), strict=True):
        for placed in figures:
            if placed.figure.unit:
                side.setdefault(unit_class(placed.figure.unit), []).append(placed)
    units = [(unit, unit) for unit in by_unit[0].keys() & by_unit[1].keys()]
    units += [(_ANYONE, fate) for fate in FATES] + [(fate, _ANYONE) for fate in FATES]
    for unit, other in units:
        here, there = by_unit[0].get(unit, ()), by_unit[1].get(other, ())
        if len(here) * len(there) <= _MOST_PAIRS:
            yield from product(here, there)


def _of_one_thing(
    ours: Sequence[PlacedFigure], theirs: Sequence[PlacedFigure], likeness: Likeness
) -> Iterator[tuple[int, int]]:
    """Yield figures that are of one quantity and do not fit one another, surest first."""
    several = _several(ours) | _several(theirs)
    found: list[tuple[int, int, int]] = []
    for here, there in _of_one_unit(ours, theirs):
        one, other = here.figure, there.figure
        if compatible(one, other) or one.high is not None or other.high is not None:
            continue
        points = one.unit != other.unit and _POINT in (one.unit, other.unit)
        if points and not close(one.value, other.value):
            continue
        sole = unit_class(one.unit) == unit_class(other.unit) not in several
        setting = setting_of(here, there, likeness.of(one.sentence, other.sentence), sole=sole)
        evidence = weigh_evidence(one, other, setting)
        if is_enough(evidence, one, other, setting):
            found.append((evidence, here.index, there.index))
    yield from ((here, there) for _, here, there in sorted(found, key=lambda item: -item[0]))


def _several(figures: Sequence[PlacedFigure]) -> set[str]:
    """Return the units of which a report prints figures that do not fit one another."""
    first: dict[str, Figure] = {}
    several: set[str] = set()
    for placed in figures:
        unit = unit_class(placed.figure.unit)
        if not compatible(first.setdefault(unit, placed.figure), placed.figure):
            several.add(unit)
    return several


def _is_sure(slot: "_Slot", here: PlacedFigure, there: PlacedFigure) -> bool:
    """Tell whether two sentences so nearly one must speak of one quantity.

    Of a common unit only if nothing else is edited, and a name tells whose quantity it is.
    """
    named = bool(here.names & there.names)
    return (slot.alone and named) or not is_generic(here.figure.unit)


@dataclass(frozen=True, slots=True)
class _Slot:
    """Figures that stand for one another where two sentences are one but for edits."""

    left: int
    right: int
    alone: bool
    """Nothing but the figure is edited."""


def _slots(
    ours: Sequence[PlacedFigure],
    theirs: Sequence[PlacedFigure],
    rows: Sequence[Row],
    left: Side,
    right: Side,
) -> Iterator[_Slot]:
    by_sentence: tuple[dict[int, list[PlacedFigure]], dict[int, list[PlacedFigure]]] = ({}, {})
    for side, figures in zip(by_sentence, (ours, theirs), strict=True):
        for placed in figures:
            side.setdefault(placed.figure.sentence, []).append(placed)
    for row in rows:
        if not row.edits or equal_share(left, right, row) < ONE_PLACE:
            continue
        lefts = [placed for index in row.left for placed in by_sentence[0].get(index, ())]
        rights = [placed for index in row.right for placed in by_sentence[1].get(index, ())]
        for edit in row.edits:
            here, there = _single(lefts, edit.left), _single(rights, edit.right)
            if here is None or there is None or compatible(here.figure, there.figure):
                continue
            if unit_class(here.figure.unit) != unit_class(there.figure.unit):
                continue
            inside = _holds(here, edit.left) and _holds(there, edit.right)
            yield _Slot(here.index, there.index, inside and len(row.edits) == 1)


def _single(figures: Sequence[PlacedFigure], span: Span | None) -> PlacedFigure | None:
    """Return the one figure that touches `span`, if the edit is short and there is only one."""
    if span is None:
        return None
    inside = [placed for placed in figures if placed.figure.span.touches(span)]
    return inside[0] if len(inside) == 1 else None


def _holds(placed: PlacedFigure, span: Span | None) -> bool:
    return span is not None and placed.figure.span.holds(span)
