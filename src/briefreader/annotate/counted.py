"""Reads what a number counts from the words behind it. Knows no values.

The unit is the first plural noun behind the number (`Russian troops`: troop), a unit of
measure, the noun of `900 of the 4,100 jobs`, or, for people, what befell them (`four people
were killed`: death), since that is what reports count.
"""

import re
from dataclasses import dataclass

from briefreader.annotate.lexicon import word_set
from briefreader.annotate.name_lists import NATIONALITIES

_NEXT_WORD = re.compile(r"(?P<gap>[ -])(?P<word>(?:U\.S\.|[^\W\d_][\w’'-]*))")
_COMPOUND_MEASURE = word_set("cubic square nautical metric")
_MEASURES = {
    "mm": "millimetre", "cm": "centimetre", "km": "kilometre", "kg": "kilogram", "mph": "mph",
    "kph": "kph", "ft": "foot", "lb": "pound", "lbs": "pound", "kw": "kilowatt", "mw": "megawatt",
    "gw": "gigawatt", "p": "pence", "°c": "degree", "°f": "degree", "ha": "hectare",
}  # fmt: skip
_ABBREVIATION = re.compile(r"\s?(?P<abbr>mm|cm|km|kg|mph|kph|ft|lbs?|kW|MW|GW|°C|°F|ha|p)\b(?!\.m)")
_COLLECTIVE = {
    "people": "person", "children": "child", "men": "man", "women": "woman", "feet": "foot",
    "troops": "troop", "personnel": "personnel", "police": "police officer", "staff": "staff",
    "crew": "crew", "cattle": "cattle", "sheep": "sheep", "livestock": "livestock",
    "lives": "life", "wives": "wife", "leaves": "leaf", "dead": "death", "deaths": "death",
    "fatalities": "death", "wounded": "injured", "injured": "injured", "injuries": "injured",
    "missing": "missing", "percent": "percent", "folk": "person", "servicemen": "serviceman",
    "policemen": "police officer", "firefighters": "firefighter", "media": "medium",
    "criteria": "criterion", "teeth": "tooth", "pence": "pence", "aircraft": "aircraft",
    "prozent": "percent", "stellen": "job", "arbeitsplätze": "job", "menschen": "person",
    "jahre": "year", "jahren": "year", "monate": "month", "tage": "day", "stunden": "hour",
    "meter": "metre", "personen": "person", "soldaten": "soldier", "tote": "death",
    "meters": "metre", "kilometers": "kilometre", "millimeters": "millimetre",
    "centimeters": "centimetre", "liters": "litre", "others": "other", "times": "time",
    "yen": "jpy", "goods": "goods", "series": "series",
}  # fmt: skip
_NO_PLURAL = word_set(
    "this his its us as is was has does yes less across always perhaps towards besides versus"
    " news politics physics basis crisis analysis access process business address series plus means"
)
_ENDS = word_set(
    """
    of in on at by for from with to as and or but near along who that which were was are is
    be had has have will would could should may might can since after before during over
    into across around between not when while if because against than the a an its their his
    her this these those last next per under within more each about up out down off through
    only also so then until behind who's did do does said says below above what how
    """
)
_OF_PART = re.compile(
    r"""
    \ of\ (?:(?:the|its|their|his|her|our|those|these|[A-Z][\w’'-]*(?:['’]s?))\ ){0,2}
    (?:(?:some|about|more\ than)\ )?(?:\d[\d,.]*\ )?
    (?P<rest>[^\W\d_][\w’'-]*(?:\ [^\W\d_][\w’'-]*){0,2})
    """,
    re.VERBOSE,
)
_PEOPLE = word_set("person man woman child civilian other adult victim worker passenger")
_DEMONYMS = NATIONALITIES | word_set("Briton Dane Finn Pole Scot Spaniard Swede Turk Chechen Kurd")
_FATES = {
    "death": r"kill(?:ed|ing|s)|died|dead|dies|deaths?|lost\stheir\slives|drowned|perished",
    "missing": r"missing|unaccounted\sfor",
    "injured": r"injur(?:ed|ies|ing)|wounded|wounding|hurt|treated(?:\s(?:for|in|at)|\s*$)"
    r"|hospitali[sz]ed",
    "arrested": r"arrested|arresting|arrests|detained|detaining",
    "evacuee": r"evacuated|evacuees?|displaced|fled|moved\sout|left\stheir\shomes"
    r"|forced\s(?:out|from)",
}
_FATE = re.compile(
    r"\b(?:" + "|".join(f"(?P<{name}>{words})" for name, words in _FATES.items()) + r")(?!\w)",
    re.IGNORECASE,
)
_OR = re.compile(r"\s(?:or|and)\s(?:were\s|are\s)?")
CASUALTY = "casualty"
"""Unit of people counted together whom different things befell: `killed or wounded`."""
_CLAUSE_END = re.compile(r"[,;:.!?—()]|\band\b|\bwhile\b|\bbut\b|\bwith\b")
_FATE_REACH = 45
_RIGHT_BEHIND = re.compile(
    r"\s?(?:(?:were|are|was|is|had|have|has|been|be|others?|more|of them|so far|still|also|reported"
    r"|confirmed|left|the|now|known to be|feared|listed as)\s)*"
)
_RIGHT_BEFORE = re.compile(
    r"\s(?:(?:and|at least|about|around|nearly|almost|some|more than|over|up to|as many as|an"
    r"|estimated|all|another|of|to)\s?)*"
)
_ANOTHERS_DEED = re.compile(
    r"\b(?:accused|suspected|charged|convicted|wanted|blamed|reserve|list|games?|matches|season)\b"
)
"""Words that make a fate somebody's deed (`two men accused of killing`) or a player's absence."""
_MOST_WORDS = 5


@dataclass(frozen=True, slots=True)
class Counted:
    """What a number counts and where the words that say so end."""

    unit: str
    end: int


def read_counted(paragraph: str, start: int, end: int) -> Counted:
    """Return what the number at `start` to `end` counts; an empty unit if that is not clear."""
    abbreviation = _ABBREVIATION.match(paragraph, end)
    if abbreviation:
        return Counted(_MEASURES[abbreviation["abbr"].lower()], abbreviation.end())
    noun = _noun(paragraph, end)
    if noun.unit in _PEOPLE or not noun.unit or _is_demonym(noun.unit):
        fate = _fate(paragraph, start, noun.end, people=bool(noun.unit))
        if fate:
            return Counted(fate, noun.end)
    if not noun.unit:
        return _of_part(paragraph, end)
    return noun


def _noun(paragraph: str, end: int) -> Counted:
    position, before, printed = end, "", ""
    for count in range(_MOST_WORDS):
        match = _NEXT_WORD.match(paragraph, position)
        if not match:
            break
        word = match["word"]
        lower = word.lower()
        if lower in _ENDS or word.endswith(("'s", "’s", "'", "’")):
            break
        if match["gap"] == "-" and count == 0:
            first, *others = lower.split("-")
            if others[:1] == ["old"] or others[1:2] == ["old"]:
                break
            return Counted(singular(first), match.end())
        if is_plural(lower):
            if word[0].isupper() and match["gap"] == " " and printed[:1].isupper():
                # A name of several words (`Three United Sheetworkers`) is not what is counted.
                return Counted("", end)
            unit = singular(lower)
            if before in _COMPOUND_MEASURE:
                unit = f"{before} {unit}"
            elif unit == "member" and before:
                unit = "crew" if before == "crew" else f"{before} member"
            return Counted(unit, match.end())
        before, printed, position = lower, word, match.end()
    return Counted("", end)


def _of_part(paragraph: str, end: int) -> Counted:
    """Read `900 of the 4,100 jobs`: both numbers count jobs."""
    match = _OF_PART.match(paragraph, end)
    if match:
        for word in match["rest"].lower().split():
            if word in _ENDS:
                break
            if is_plural(word):
                return Counted(singular(word), end)
    return Counted("", end)


def _fate(paragraph: str, start: int, end: int, *, people: bool) -> str:
    """Return what befell those counted, from the clause around the number.

    Where the number has a noun (`people`), the verb may stand further off; a bare number must
    stand right beside it (`killing 12`, `nine were injured`).
    """
    behind = _CLAUSE_END.split(paragraph[end : end + _FATE_REACH])[0]
    ahead = _CLAUSE_END.split(paragraph[max(0, start - _FATE_REACH) : start])[-1]
    if not _ANOTHERS_DEED.search(behind):
        found = _FATE.search(behind)
        if found and (people or _RIGHT_BEHIND.fullmatch(behind[: found.start()])):
            return _alone_or_with_another(paragraph, found, end)
    *_, found = (None, *_FATE.finditer(ahead))
    if not found or found.group().lower() == "missing" or _ANOTHERS_DEED.search(ahead):
        return ""
    if not (people or _RIGHT_BEFORE.fullmatch(ahead[found.end() :])):
        return ""
    first = _FATE.search(ahead)
    return _alone_or_with_another(ahead, first or found, 0)


def _alone_or_with_another(paragraph: str, fate: re.Match[str], offset: int) -> str:
    """Return the unit of a fate; `casualty` where another is counted with it: `dead or missing`."""
    joined = _OR.match(paragraph, offset + fate.end())
    other = _FATE.match(paragraph, joined.end()) if joined else None
    if other and other.lastgroup != fate.lastgroup:
        return CASUALTY
    return str(fate.lastgroup)


def _is_demonym(unit: str) -> bool:
    """Tell whether a unit counts people by where they are from: `briton`, `iraqi`."""
    return unit.capitalize() in _DEMONYMS


def befalls_people(unit: str) -> bool:
    """Tell whether a unit counts people, or people by what befell them."""
    return unit in _PEOPLE or unit in _FATES or unit == CASUALTY


def is_plural(word: str) -> bool:
    """Tell whether a lower-case word looks like a plural noun."""
    if word in _COLLECTIVE:
        return True
    if len(word) > 3 and word.endswith("is") and word[:-1].capitalize() in _DEMONYMS:
        return True
    return (
        len(word) > 3
        and word.endswith("s")
        and not word.endswith(("ss", "us", "is", "ous"))
        and word not in _NO_PLURAL
    )


def singular(word: str) -> str:
    """Return the singular of a lower-case plural, spelled as in Britain for measures."""
    if word in _COLLECTIVE:
        return _COLLECTIVE[word]
    if not is_plural(word):
        return word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes", "zzes")):
        return word[:-2]
    if word.endswith("oes"):
        return word[:-2]
    return word[:-1]
