"""Compares the figures of two reports. Precision before recall.

A figure differs from another when both stand in one place of nearly the same sentence, or
count the same thing in sentences that tell the same; and never when either report also
prints the other's figure.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from briefreader.compare.align import THRESHOLD
from briefreader.compare.edits import ONE_PLACE, equal_share
from briefreader.compare.quantities import compatible, same_unit
from briefreader.compare.side import Side
from briefreader.compare.similarity import Likeness
from briefreader.models.annotation import Figure, Span
from briefreader.models.comparison import FigurePair, Row

_BEFORE, _BEHIND = 7, 5
"""How many words around a figure tell what it is about."""
_SHARED_STEMS = 2
_TELLING_VALUE = 100
"""A figure as large as this agrees by value and unit alone; a small one needs its context."""
_LEAST_COMPARED = 10
"""Smaller figures of unlike sentences are of different things too often."""


@dataclass(frozen=True, slots=True)
class _Placed:
    """A figure with the words around it."""

    index: int
    figure: Figure
    context: frozenset[str]


def compare_figures(
    left: Side, right: Side, likeness: Likeness, rows: Sequence[Row]
) -> tuple[FigurePair, ...]:
    """Return every figure of both reports with its counterpart, or alone.

    In the left report's order, then those only the right report prints.
    """
    ours, theirs = _placed(left), _placed(right)
    agreeing, printed_left, printed_right = _agreements(ours, theirs, likeness)
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
        found.append(_Placed(index, figure, context))
    return found


def _agreements(
    ours: Sequence[_Placed], theirs: Sequence[_Placed], likeness: Likeness
) -> tuple[list[tuple[int, int]], set[int], set[int]]:
    """Return the pairs that agree, and which figures of each side the other prints at all."""
    agreeing: set[tuple[int, int]] = set()
    printed: tuple[set[int], set[int]] = (set(), set())
    best: dict[tuple[int, int], tuple[float, int]] = {}
    for here in ours:
        for there in theirs:
            same = same_unit(here.figure.unit, there.figure.unit)
            if not (same and compatible(here.figure, there.figure)):
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


def _of_one_thing(
    ours: Sequence[_Placed], theirs: Sequence[_Placed], likeness: Likeness
) -> Iterator[tuple[int, int]]:
    """Yield figures that count one thing in sentences that tell the same, best pairs first."""
    found: list[tuple[float, int, int]] = []
    for here in ours:
        for there in theirs:
            if not same_unit(here.figure.unit, there.figure.unit):
                continue
            if compatible(here.figure, there.figure):
                continue
            if max(here.figure.value, there.figure.value) < _LEAST_COMPARED:
                continue
            alike = likeness.of(here.figure.sentence, there.figure.sentence)
            shared = len(here.context & there.context)
            if alike >= THRESHOLD and shared >= _SHARED_STEMS:
                found.append((alike + shared / 10, here.index, there.index))
    yield from ((here, there) for _, here, there in sorted(found, key=lambda item: -item[0]))


def _in_one_slot(
    ours: Sequence[_Placed],
    theirs: Sequence[_Placed],
    rows: Sequence[Row],
    left: Side,
    right: Side,
) -> Iterator[tuple[int, int]]:
    """Yield figures that stand for one another where two sentences are one but for an edit."""
    for row in rows:
        if not row.edits or equal_share(left, right, row) < ONE_PLACE:
            continue
        for edit in row.edits:
            here = _single(ours, edit.left)
            there = _single(theirs, edit.right)
            if here is None or there is None or compatible(here.figure, there.figure):
                continue
            known = here.figure.unit and there.figure.unit
            if not known or same_unit(here.figure.unit, there.figure.unit):
                yield here.index, there.index


def _single(figures: Sequence[_Placed], span: Span | None) -> _Placed | None:
    """Return the one figure that touches `span`, if the edit is short and there is only one."""
    if span is None:
        return None
    inside = [placed for placed in figures if placed.figure.span.touches(span)]
    return inside[0] if len(inside) == 1 else None
