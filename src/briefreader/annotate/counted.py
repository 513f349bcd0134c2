"""Reads what a number counts from the words behind it. Knows no values.

The unit is the first plural noun behind the number (`Russian troops`: troop), a unit of
measure, the noun of `900 of the 4,100 jobs`, or, for people, what befell them (`four people
were killed`: death), since that is what reports count.
"""

import re
from dataclasses import dataclass

from briefreader.annotate.lexicon import word_set

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
_OR = re.compile(r"\s(?:or|and)\s(?:were\s|are\s|left\s)?")
CASUALTY = "casualty"
"""Unit of people counted together whom different things befell: `killed or wounded`."""
_CLAUSE_END = re.compile(
    r"[,;:.!?—()]|\band\b(?!\s(?:were\s|are\s)?(?:wounded|injured|missing|killed|hurt)\b)"
    r"|\bwhile\b|\bbut\b|\bwith\b"
)
_FATE_REACH = 45
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
    if noun.unit in _PEOPLE or not noun.unit:
        fate = _fate(paragraph, start, noun.end)
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


def _fate(paragraph: str, start: int, end: int) -> str:
    """Return what befell the people counted, from the clause around the number."""
    behind = paragraph[end : end + _FATE_REACH]
    stop = _CLAUSE_END.search(behind)
    behind = behind[: stop.start()] if stop else behind
    ahead = paragraph[max(0, start - _FATE_REACH) : start]
    ahead = _CLAUSE_END.split(ahead)[-1]
    for text in (behind, ahead):
        found = [match for match in _FATE.finditer(text) if match.lastgroup]
        if not found:
            continue
        fates = [str(match.lastgroup) for match in found]
        if len(set(fates)) > 1 and _OR.fullmatch(text, found[0].end(), found[1].start()):
            return CASUALTY
        return fates[0]
    return ""


def befalls_people(unit: str) -> bool:
    """Tell whether a unit counts people, or people by what befell them."""
    return unit in _PEOPLE or unit in _FATES or unit == CASUALTY


def is_plural(word: str) -> bool:
    """Tell whether a lower-case word looks like a plural noun."""
    if word in _COLLECTIVE:
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
