"""Tells which figures of a story's reports state one fact, where no comparison connects them.

Equal values of one unit are one fact if the unit is a thing that is counted (`41 crew`), or if
the words around them agree; never if what stands around them tells of two things.
"""

from collections.abc import Iterator
from itertools import combinations

from briefreader.compare.evidence import is_generic, moves_apart
from briefreader.compare.placed_figures import PlacedFigure, place_figures
from briefreader.compare.quantities import unit_class
from briefreader.compare.side import Side
from briefreader.stories.pairs import Item, StoryReports

_TELLING_VALUE = 3
"""Twos are printed of many things."""
_MOST = 40
"""A value that is printed more often than this is a row of a table."""

Key = tuple[str, float, float | None]


def same_figures(compared: StoryReports) -> Iterator[tuple[Item, Item]]:
    """Yield pairs of items, of one report or of two, that state one fact."""
    alike: dict[Key, list[tuple[Item, PlacedFigure]]] = {}
    for place, _, report in compared:
        for placed in place_figures(Side.of(report)):
            figure = placed.figure
            if figure.unit:
                key = (unit_class(figure.unit), figure.value, figure.high)
                alike.setdefault(key, []).append(((place, placed.index), placed))
    for figures in alike.values():
        if len(figures) > _MOST:
            continue
        for (item, here), (other, there) in combinations(figures, 2):
            if _is_one_fact(here, there, within=item[0] == other[0]):
                yield item, other


def _is_one_fact(here: PlacedFigure, there: PlacedFigure, *, within: bool) -> bool:
    """Tell whether two equal figures state one fact; `within` one report even of a common unit."""
    one, other = here.figure, there.figure
    if one.high is not None or (within and one.hedge == other.hedge):
        return True
    if here.kinds and there.kinds and not here.kinds & there.kinds:
        return False
    if here.partial != there.partial or moves_apart(here.movement, there.movement):
        return False
    if here.context & there.context:
        return True
    return one.value >= _TELLING_VALUE and not is_generic(one.unit) and one.hedge == other.hedge
