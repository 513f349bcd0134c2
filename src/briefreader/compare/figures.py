"""Compares the figures of two reports. Precision before recall.

A figure differs from another when both stand in one place of nearly the same sentence, or
when enough speaks for their being of one quantity; and never when either report also prints
the other's figure.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product

from briefreader.compare.align import THRESHOLD
from briefreader.compare.edits import ONE_PLACE, equal_share
from briefreader.compare.evidence import (
    ENOUGH,
    Setting,
    discount_supposed,
    is_partial,
    supposes,
    weigh_evidence,
)
from briefreader.compare.quantities import FATES, close, compatible, unit_class
from briefreader.compare.side import Side
from briefreader.compare.similarity import Likeness
from briefreader.models.annotation import Figure, Span
from briefreader.models.comparison import FigurePair, Row

_BEFORE, _BEHIND = 7, 5
"""How many words around a figure tell what it is about."""
_CLAUSE = 8
_MOST_PAIRS = 40_000
"""More pairs of one unit are a table, whose figures cannot be told apart by their words."""
_ROOT = 5
"""Letters by which `Ukraine` and `Ukrainian` are one name."""
_ANYONE = "person"
_POINT = "percentage point"
_TELLING_VALUE = 100
"""A figure as large as this agrees by value and unit alone; a small one needs its context."""


@dataclass(frozen=True, slots=True)
class _Placed:
    """A figure with the words around it."""

    index: int
    figure: Figure
    context: frozenset[str]
    names: frozenset[str]
    """Roots of the words of its sentence that are printed with a capital."""
    supposed: bool
    """The words around it tell of what may come."""
    partial: bool
    """It counts what is left of something."""


def compare_figures(
    left: Side, right: Side, likeness: Likeness, rows: Sequence[Row]
) -> tuple[FigurePair, ...]:
    """Return every figure of both reports with its counterpart, or alone.

    In the left report's order, then those only the right report prints.
    """
    ours, theirs = _placed(left), _placed(right)
    agreeing, printed_left, printed_right = _agreements(ours, theirs, likeness)
    equal_left, equal_right = ({pair[side] for pair in likeness.equal} for side in (0, 1))
    printed_left |= {placed.index for placed in ours if placed.figure.sentence in equal_left}
    printed_right |= {placed.index for placed in theirs if placed.figure.sentence in equal_right}
    differing = dict(_in_one_slot(ours, theirs, rows, left, right))
    taken = set(differing.values())
    for here, there in _of_one_thing(ours, theirs, likeness):
        if here in printed_left or there in printed_right or here in differing or there in taken:
            continue
        differing[here] = there
        taken.add(there)
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


def _placed(side: Side) -> list[_Placed]:
    found = []
    for index, figure in enumerate(side.source.annotation.figures):
        first, behind = side.within(figure.span)
        opening, closing = side.sentences[figure.sentence]
        around = (
            *side.words[max(opening, first - _BEFORE) : first],
            *side.words[behind : min(closing, behind + _BEHIND)],
        )
        context = frozenset(
            word.stem for word in around if word.stem and not word.stem[0].isdigit()
        )
        sentence = side.words[opening:closing]
        near = side.words[max(opening, first - _CLAUSE) : min(closing, behind + _CLAUSE)]
        found.append(
            _Placed(
                index,
                figure,
                context,
                frozenset(word.stem[:_ROOT] for word in sentence if word.capital and word.stem),
                supposes({word.word for word in near}),
                is_partial({word.word for word in side.words[first:behind]}),
            )
        )
    return found


def _agreements(
    ours: Sequence[_Placed], theirs: Sequence[_Placed], likeness: Likeness
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
    ours: Sequence[_Placed], theirs: Sequence[_Placed]
) -> Iterator[tuple[_Placed, _Placed]]:
    """Yield every two figures that count the same things."""
    by_unit: tuple[dict[str, list[_Placed]], dict[str, list[_Placed]]] = ({}, {})
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
    ours: Sequence[_Placed], theirs: Sequence[_Placed], likeness: Likeness
) -> Iterator[tuple[int, int]]:
    """Yield figures that are of one quantity and do not fit one another, surest first."""
    several = _several(ours) | _several(theirs)
    found: list[tuple[int, int, int]] = []
    for here, there in _of_one_unit(ours, theirs):
        one, other = here.figure, there.figure
        if compatible(one, other) or one.high is not None or other.high is not None:
            continue
        if here.partial or there.partial:
            continue
        points = one.unit != other.unit and _POINT in (one.unit, other.unit)
        if points and not close(one.value, other.value):
            continue
        setting = Setting(
            likeness.of(one.sentence, other.sentence),
            len(here.context & there.context),
            unit_class(one.unit) == unit_class(other.unit) not in several,
            bool(here.names and there.names) and not here.names & there.names,
        )
        evidence = weigh_evidence(one, other, setting)
        if here.supposed != there.supposed:
            evidence = discount_supposed(evidence)
        if evidence >= ENOUGH:
            found.append((evidence, here.index, there.index))
    yield from ((here, there) for _, here, there in sorted(found, key=lambda item: -item[0]))


def _several(figures: Sequence[_Placed]) -> set[str]:
    """Return the units of which a report prints figures that do not fit one another."""
    first: dict[str, Figure] = {}
    several: set[str] = set()
    for placed in figures:
        unit = unit_class(placed.figure.unit)
        if not compatible(first.setdefault(unit, placed.figure), placed.figure):
            several.add(unit)
    return several


def _in_one_slot(
    ours: Sequence[_Placed],
    theirs: Sequence[_Placed],
    rows: Sequence[Row],
    left: Side,
    right: Side,
) -> Iterator[tuple[int, int]]:
    """Yield figures that stand for one another where two sentences are one but for an edit."""
    by_sentence: tuple[dict[int, list[_Placed]], dict[int, list[_Placed]]] = ({}, {})
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
            known = here.figure.unit and there.figure.unit
            if not known or unit_class(here.figure.unit) == unit_class(there.figure.unit):
                yield here.index, there.index


def _single(figures: Sequence[_Placed], span: Span | None) -> _Placed | None:
    """Return the one figure that touches `span`, if the edit is short and there is only one."""
    if span is None:
        return None
    inside = [placed for placed in figures if placed.figure.span.touches(span)]
    return inside[0] if len(inside) == 1 else None
