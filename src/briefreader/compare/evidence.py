"""Weighs whether two figures that do not fit one another are reports of one quantity.

A sum of small pieces of evidence, in tenths: how alike the sentences are, which words stand
around both figures, whether either report prints only one figure of that unit, and whether the
digits look like a slip of one another. No single piece is enough. What tells that they are of
two quantities (other days, other names beside them, another kind of the thing) rules them out.
"""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import pairwise

from briefreader.annotate.currencies import CURRENCIES
from briefreader.annotate.lexicon import word_set
from briefreader.annotate.numerals import NUMBER_WORDS
from briefreader.compare.quantities import FATES, close, digits, unit_class
from briefreader.models.annotation import Figure

ENOUGH = 45
"""Evidence from which on two figures are called different."""
ENOUGH_GENERIC = 60
"""The same for units that one report may well use of several things."""

_ALIKE = 0.3
"""Sentences less alike than this need the same word right beside both figures."""
_EXACT = 3
"""Digits from which on two counts near one another are hardly of two things: 312 and 353."""
_PER_STEM = 10
_MOST_STEMS = 3
_GOVERNED = 15
"""The word right before or behind is the same: `cost £86m`, `30 metres long`."""
_SOLE_COUNT = 30
"""Either report prints one figure only of this unit, and the unit is a thing counted."""
_SOLE_GENERIC = 20
_STRANGERS = -15
_FATE = 10
_NEAR = 10
_NEAR_RATIO = 1.34
_SLIP = 20
_SCALE_SLIP = 50
_FAR = -30
_FAR_RATIO = 3.0
_WORLDS_APART = 10
"""Tolls so far apart are of two events: reports of one bring each other up to date."""
_SMALL = -25
"""Twos and threes are printed of many things in every report."""
_SMALL_VALUE = 10
_GENERIC = -10
_TIME = -20

_TIME_UNITS = word_set("second minute hour day week month year decade century night time term")
_GENERIC_UNITS = CURRENCIES | word_set("""
    percent person casualty metre kilometre mile foot inch yard acre hectare kilogram ton tonne
    litre gallon barrel bushel ounce degree share unit export import bale fund
    state country nation member point other word vote seat way thing kind part step group case game
    goal touchdown pointer rebound assist win loss set match run hit season medal round title
""")
"""Units so common that one report may well use them of several things."""
_PARTIAL = word_set("other others another additional further extra remaining")
_DISASTERS = word_set("""
    crashes accidents attacks bombings blasts explosions shootings strikes raids clashes fires
    storms hurricanes tornadoes floods quakes earthquakes landslides outbreaks
""")
_SUPPOSING = word_set("""
    could might may if plot plots plotting plan plans planned planning fear fears feared
    threaten threatened propose proposed
""")
_RISING = word_set("""
    rise rises rose risen up gain gains gained climb climbs climbed advance advances advanced
    increase increased add added jump jumped higher widen widened
""")
_FALLING = word_set("""
    fall falls fell fallen down lose loses lost slip slips slipped slide slid drop drops dropped
    decline declines declined decrease decreased sink sank slump slumped lower narrow narrowed
""")
CHANGES = _RISING | _FALLING
"""Words of a rise or a fall."""
_MARKETS = word_set("""
    p dow ftse dax gauge index indices futures barrel ounce basis pip pips premarket nasdaq sensex
    kospi nikkei topix bullion crude brent treasuries volume
""")
_SHARES = word_set(
    "contract contracts share shares stock stocks equities bond bonds yen yuan sterling dollar"
)
_TRADING = (
    _RISING
    | _FALLING
    | word_set("""
    traded trading trades closed closes close opened settled settle quoted steady flat little
    unchanged surged tumbled rallied plunged shed sheds extended
""")
)
_SMALL_COINS = word_set("pence cent")
_AGAINST = word_set("vs versus")
_POLLS = word_set("poll polls polling pollster survey surveyed surveys sampling margin")


@dataclass(frozen=True, slots=True)
class Setting:
    """What surrounds two figures of one unit."""

    alike: float
    """Strength of the likeness of their sentences, 0 to 1."""
    shared: int
    """How many telling words stand near both."""
    sole: bool
    """Whether each report prints this one figure of the unit and no other."""
    strangers: bool = False
    """Both sentences print names, and none in common."""
    governed: bool = False
    """The same telling word stands right beside both figures."""


def is_generic(unit: str) -> bool:
    """Tell whether one report may well use this unit of several things."""
    counted = unit_class(unit).rpartition(" ")[2]
    return not unit or (unit not in FATES and (counted in _GENERIC_UNITS or counted in _TIME_UNITS))


def weigh_evidence(left: Figure, right: Figure, setting: Setting) -> int:
    """Return how much speaks for the two figures being of one quantity, in tenths."""
    fate = bool({left.unit, right.unit} & FATES)
    unit = unit_class(left.unit)
    generic = is_generic(left.unit) and not fate
    timed = unit.rpartition(" ")[2] in _TIME_UNITS
    evidence = round(100 * setting.alike) + _PER_STEM * min(setting.shared, _MOST_STEMS)
    evidence += _GOVERNED * setting.governed
    if setting.sole:
        evidence += _SOLE_GENERIC if generic else _SOLE_COUNT
    evidence += _STRANGERS * (setting.strangers and not fate)
    evidence += _FATE * fate + _GENERIC * generic + _TIME * timed
    low, high = sorted((left.value, right.value))
    if _is_scale_slip(low, high):
        return evidence + _SCALE_SLIP
    if close(low, high):
        return evidence + _SLIP
    if low < _SMALL_VALUE and not fate:
        evidence += _SMALL
    if is_slip(low, high) or _is_misheard(low, high):
        evidence += _SLIP
    if high <= _NEAR_RATIO * low:
        evidence += _NEAR
    elif high > _FAR_RATIO * low:
        evidence += _FAR
    return evidence


def is_enough(evidence: int, left: Figure, right: Figure, setting: Setting) -> bool:
    """Tell whether so much evidence makes two figures different reports of one quantity.

    Victims, and the only larger count of a kind in either report, are of one thing.
    Of units that are used of many things, only figures that look like a mistake for one another.
    """
    low, high = sorted((left.value, right.value))
    fate = bool({left.unit, right.unit} & FATES)
    if fate and high > _WORLDS_APART * low:
        return False
    slip = is_slip(low, high)
    exact = min(digits(low), digits(high)) >= _EXACT and high <= _NEAR_RATIO * low
    told = setting.alike >= _ALIKE or setting.governed or slip or exact
    if fate or (setting.sole and low >= _SMALL_VALUE and told and not is_generic(left.unit)):
        return evidence >= ENOUGH
    misheard = _is_misheard(low, high) and left.hedge == right.hedge
    mistaken = _is_scale_slip(low, high) or misheard or close(low, high)
    near = high <= _NEAR_RATIO * low and min(digits(low), digits(high)) >= _EXACT
    return evidence >= ENOUGH_GENERIC and (mistaken or (slip and near and setting.governed))


def is_partial(words: AbstractSet[str], near: Sequence[str]) -> bool:
    """Tell whether a figure of these words counts a part only: `three other rifles`.

    `near` are the words around it, in order: `in the rest of the county`.
    """
    return bool(words & _PARTIAL) or ("rest", "of") in pairwise(near)


def is_of_several(before: Sequence[str]) -> bool:
    """Tell whether a toll adds up several disasters: `two crashes that killed 346 people`."""
    return any(word in NUMBER_WORDS and event in _DISASTERS for word, event in pairwise(before))


def supposes(words: AbstractSet[str]) -> bool:
    """Tell whether a sentence of these words tells of what may come rather than what is."""
    return bool(words & _SUPPOSING)


def moves_apart(words: AbstractSet[str], others: AbstractSet[str]) -> bool:
    """Tell whether one figure is of a rise and the other of a fall: two movements, not one."""
    return _direction(words) * _direction(others) < 0


def is_of_a_moment(words: AbstractSet[str], unit: str) -> bool:
    """Tell whether a figure among these words is a market's or a poll's, good for a moment.

    Or of a table of results (`profit 24 cts vs loss 53 cts`), whose columns the words do not tell.
    """
    if words & (_MARKETS | _POLLS | _AGAINST):
        return True
    return bool(words & _TRADING) and (unit in _SMALL_COINS or bool(words & _SHARES))


def _direction(words: AbstractSet[str]) -> int:
    """Return 1 for words of a rise, -1 for words of a fall, 0 for both or neither."""
    return bool(words & _RISING) - bool(words & _FALLING)


def is_slip(left: float, right: float) -> bool:
    """Tell whether one figure looks like the other mistyped: one digit off, or two swapped."""
    ours, theirs = _digits(left), _digits(right)
    if len(ours) != len(theirs) or len(ours) < 2:
        return False
    apart = [at for at in range(len(ours)) if ours[at] != theirs[at]]
    if len(apart) == 1:
        return True
    swapped = len(apart) == 2 and apart[1] == apart[0] + 1
    return swapped and ours[apart[0]] == theirs[apart[1]] and ours[apart[1]] == theirs[apart[0]]


def _is_scale_slip(left: float, right: float) -> bool:
    """Tell whether million is printed for billion: equal digits, thousands apart."""
    low, high = sorted((left, right))
    return low > 0 and len(_digits(low)) > 1 and any(close(low * by, high) for by in (1e3, 1e6))


def _is_misheard(low: float, high: float) -> bool:
    """Tell whether a -teen is heard for a -ty: thirteen and thirty."""
    return low in range(13, 20) and close(high, 10 * (low - 10))


def _digits(value: float) -> str:
    return f"{value:.10g}".replace(".", "").strip("0")
