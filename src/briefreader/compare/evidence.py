"""Weighs whether two figures that do not fit one another are reports of one quantity.

A sum of small pieces of evidence, in tenths: how alike the sentences are, which words stand
around both figures, whether either report prints only one figure of that unit, and whether the
digits look like a slip of one another. No single piece is enough.
"""

from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from briefreader.annotate.lexicon import word_set
from briefreader.compare.quantities import FATES, close, unit_class
from briefreader.models.annotation import Figure

ENOUGH = 45
"""Evidence from which on two figures are called different."""

_PER_STEM = 10
_MOST_STEMS = 3
_SOLE_COUNT = 30
"""Either report prints one figure only of this unit, and the unit is a thing counted."""
_SOLE_GENERIC = 20
_STRANGERS = -15
_FATE = 10
_NEAR = 10
_NEAR_RATIO = 1.34
_SLIP = 20
_SCALE_SLIP = 40
_FAR = -20
_FAR_RATIO = 3.0
_SMALL = -10
_SMALL_VALUE = 10
_GENERIC = -10
_TIME = -20
_SUPPOSED = -20

_TIME_UNITS = word_set("second minute hour day week month year decade century night time term")
_GENERIC_UNITS = word_set("""
    percent usd eur gbp jpy inr rub uah aud cad hkd nzd brl cny chf mxn zar krw sek nok pln try ils
    person metre kilometre mile foot inch yard acre hectare kilogram pound ton litre gallon degree
    state country member point other word vote seat way thing kind part step group case game goal
    touchdown rebound assist win loss set match run hit season medal
""")
"""Units so common that one report may well use them of several things."""
_PARTIAL = word_set("other others another additional further extra remaining")
_SUPPOSING = word_set("""
    could might may if plot plots plotting plan plans planned planning fear fears feared
    threaten threatened propose proposed
""")


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


def weigh_evidence(left: Figure, right: Figure, setting: Setting) -> int:
    """Return how much speaks for the two figures being of one quantity, in tenths."""
    fate = bool({left.unit, right.unit} & FATES)
    unit = unit_class(left.unit)
    counted = unit.rpartition(" ")[2]
    generic = counted in _GENERIC_UNITS and not fate
    timed = counted in _TIME_UNITS
    evidence = round(100 * setting.alike) + _PER_STEM * min(setting.shared, _MOST_STEMS)
    if setting.sole:
        evidence += _SOLE_GENERIC if generic or timed else _SOLE_COUNT
    evidence += _STRANGERS * (setting.strangers and not fate)
    evidence += _FATE * fate + _GENERIC * generic + _TIME * timed
    low, high = sorted((left.value, right.value))
    if low < _SMALL_VALUE and not fate:
        evidence += _SMALL
    if _is_scale_slip(left.value, right.value):
        return evidence + _SCALE_SLIP
    if is_slip(left.value, right.value):
        evidence += _SLIP
    if high <= _NEAR_RATIO * low:
        evidence += _NEAR
    elif high > _FAR_RATIO * low:
        evidence += _FAR
    return evidence


def is_partial(words: AbstractSet[str]) -> bool:
    """Tell whether a figure of these words counts the rest of something: `three other rifles`."""
    return bool(words & _PARTIAL)


def supposes(words: AbstractSet[str]) -> bool:
    """Tell whether a sentence of these words tells of what may come rather than what is."""
    return bool(words & _SUPPOSING)


def discount_supposed(evidence: int) -> int:
    """Return what is left of the evidence where one report tells a fact, the other a fear."""
    return evidence + _SUPPOSED


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


def _digits(value: float) -> str:
    return f"{value:.10g}".replace(".", "").strip("0")
