"""Tells whether two figures can be reports of one quantity. Knows no sentences."""

from math import floor, log10

from briefreader.annotate.lexicon import word_set
from briefreader.models.annotation import Figure

_AT_LEAST = ("more than", "at least", "over", "above", "no fewer than", "no less than", "upward")
_AT_LEAST_BEHIND = ("or more", "mehr als", "mindestens", "über")
_AT_MOST = (
    "less than", "fewer than", "under", "below", "up to", "as many as", "as much as", "at most",
    "no more than", "not more than", "nearly", "almost", "close to", "or fewer", "or less",
    "weniger als", "bis zu", "knapp", "fast",
)  # fmt: skip
_ABOUT = (
    "about", "around", "roughly", "approximately", "some", "estimated", "circa", "or so",
    "more or less", "etwa", "rund", "ungefähr", "gut",
)  # fmt: skip
_SAME_UNIT = (
    "troop soldier serviceman personnel force",
    "person people man woman civilian resident individual",
    "death victim fatality body life",
    "usd dollar",
    "vote ballot",
    "job position post",
    "home house",
)
_CLASSES = {unit: units.split()[0] for units in _SAME_UNIT for unit in units.split()} | {
    "percentage point": "percent"
}
"""Units that reports use for one another, by the first of their group."""
FATES = word_set("death injured missing arrested evacuee")
"""What befalls people: a report may count `27 injured` where another counts `27 people`."""
_REACH = 1.5
"""How far beyond a bound (`more than 100`) a figure still fits it."""
_LOOSE = 0.15
"""How far from `about 100` a figure may lie, as a share."""
_ROUNDING = 0.1
"""Further off than this is another figure, however round."""
_EQUAL = 0.005


def unit_class(unit: str) -> str:
    """Return one name for all the units that count the same things as `unit`."""
    return _CLASSES.get(unit, unit)


def compatible(left: Figure, right: Figure) -> bool:
    """Tell whether the two values can both be true of one quantity.

    Equal, one a rounding of the other, or within what a hedge allows. Ranges are compatible
    with whatever they overlap. A percentage point is not a percent.
    """
    if left.high is not None or right.high is not None:
        return _ranges_meet(left, right)
    if "percentage point" in (left.unit, right.unit) and left.unit != right.unit:
        return False
    if close(left.value, right.value):
        return True
    if left.hedge.lower() == right.hedge.lower() != "":
        return False
    fits = _fits(left, right.value) or _fits(right, left.value)
    return fits or _is_rounding(left.value, right.value) or _is_rounding(right.value, left.value)


def close(left: float, right: float) -> bool:
    """Tell whether two values are equal but for half a percent."""
    return abs(left - right) <= _EQUAL * max(abs(left), abs(right))


def _ranges_meet(left: Figure, right: Figure) -> bool:
    (low, high), (other_low, other_high) = _bounds(left), _bounds(right)
    return low <= other_high * (1 + _EQUAL) and other_low <= high * (1 + _EQUAL)


def _bounds(figure: Figure) -> tuple[float, float]:
    """Return both ends in order: a vote of `228 to 191` is printed the other way round."""
    other = figure.value if figure.high is None else figure.high
    return min(figure.value, other), max(figure.value, other)


def _fits(hedged: Figure, value: float) -> bool:
    """Tell whether `value` lies where the hedge of `hedged` allows."""
    hedge, bound = hedged.hedge.lower(), hedged.value
    if not hedge:
        return False
    if any(word in hedge for word in (*_AT_LEAST, *_AT_LEAST_BEHIND)):
        return bound <= value <= _REACH * bound
    if any(word in hedge for word in _AT_MOST):
        return bound / _REACH <= value <= bound
    if any(word in hedge for word in _ABOUT):
        return abs(value - bound) <= _LOOSE * bound
    return False


def _is_rounding(rough: float, exact: float) -> bool:
    """Tell whether `rough` is `exact` written with fewer digits, rounded or cut."""
    if min(rough, exact) < 1 or digits(rough) >= digits(exact):
        return False
    if abs(rough - exact) > _ROUNDING * exact:
        return False
    step = 10.0 ** (floor(log10(rough)) - digits(rough) + 1)
    return close(round(exact / step) * step, rough) or close(floor(exact / step) * step, rough)


def digits(value: float) -> int:
    """Return how many digits of `value` are significant: 2 for 12,000, 3 for 1.25."""
    text = f"{value:.6g}" if value < 1e6 else f"{value:.0f}"
    return max(1, len(text.replace(".", "").strip("0")))
