"""Finds numbers that count or measure something, with their hedges. Knows no dates.

Left out, because they count nothing: dates and years, times of day, ages, ordinals, scores,
list and model numbers (`Nord Stream 2`, `No. 5`), addresses, telephone numbers, `one`.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from briefreader.annotate.counted import befalls_people, read_counted
from briefreader.annotate.currencies import (
    CURRENCIES,
    Currency,
    read_currency_behind,
    read_currency_front,
)
from briefreader.annotate.lexicon import CALENDAR
from briefreader.annotate.name_lists import COUNTRIES, NATIONALITIES
from briefreader.annotate.numerals import NUMBER, SCALE, read_number
from briefreader.models.annotation import DateMention, Figure, Quote, Span

_HEDGE = re.compile(
    r"""(?:^|(?<=[\s(“"—–,:]))(?P<hedge>
      (?:(?:well|just|slightly|far|a\slittle)\s)?
        (?:over|under|more\sthan|less\sthan|fewer\sthan|above|below)
    | no\s(?:more|fewer|less)\sthan | not\smore\sthan | at\s(?:least|most) | up\sto
    | as\s(?:many|much|few|little)\sas
    | about | around | roughly | nearly | almost | approximately | some | close\sto | an?\sestimated
    | estimated | upwards?\sof | more\sor\sless | circa
    | mehr\sals | weniger\sals | etwa | rund | fast | knapp | mindestens | bis\szu | ungefähr
    | gut | über
    )\s$""",
    re.VERBOSE | re.IGNORECASE,
)
_HEDGE_BEHIND = re.compile(r" (?P<hedge>or so|or more|or fewer|or less|at least)\b")
_PERCENT = re.compile(
    r"\s?%(?: points?)?|[ -]?(?:percent|per cent|pct|Prozent|pour cent)(?:age points?)?\b"
    r"|[ -]percentage[ -]points?\b|[ -]Prozentpunkte?\b"
)
_CORE = re.compile(
    rf"(?:(?<![\w.,/:#@-])|(?<=\$US)|(?<=\$A))(?P<number>{NUMBER})(?P<scale>{SCALE})?",
    re.VERBOSE,
)
_RANGE = re.compile(
    rf"(?P<join>\s?[-–—]\s?|\sto\s|\sand\s|\sbis\s|\svotes\sto\s)(?P<sign>[$€£])?(?P<number>{NUMBER})(?P<scale>{SCALE})?",
    re.VERBOSE,
)
_BETWEEN = re.compile(r"\b(?:between|from|zwischen) (?:[$€£])?$", re.IGNORECASE)
_GLUED_WORD = re.compile(r"[^\W\d_]|\d|[/:]\d|['’]\d")
_CLOCK = re.compile(
    r":\s?\d\d(?!\d)|\s?(?:a\.\s?m|p\.\s?m|am\b|pm\b|AM\b|PM\b|GMT|UTC|EST|EDT|CET|BST|ET\b|o['’]clock|Uhr)"
)
_MINUTES = re.compile(r"\d:\s$")
_AGE_BEHIND = re.compile(r"[ -]{1,3}(?:years?|month|week)[ -]{1,3}old")
_IN_ADDRESS = re.compile(r"/\s?$")
_ADDRESS_GOES_ON = re.compile(r"\s?[/-]\s?\w")
"""Text cut into words leaves spaces in addresses: `news / 188792 / woman`."""
_AGE_BEFORE = re.compile(r"\b(?:aged|age|ages|turned|turning|aged between) $|[a-z], $")
_NUMBERED = re.compile(
    r"(?:\b(?:[Nn]o|[Nn]os|[Nn]r|[Cc]h|[Pp]p?|[Ff]ig|[Vv]ol)\.|\b(?i:number|page|chapter|section|article|route"
    r"|highway|version|phase|room|flight|gate|grade|type|level|line|item|rule|title|stage|day|week"
    r"|season|episode|part|round|channel|platform|figure|category|covid|block|suite|apartment"
    r"|interstate|act|proposition|amendment|resolution|top|under|group|class|model|pier|runway)) $"
)
_CAPITAL_BEFORE = re.compile(r"(?<![.!?] )(?<!^)\b(?P<word>[A-Z][\w’'-]*) $")
_OPENS_SENTENCE = frozenset('.!?:"“‘')
_VOTES = re.compile(r"\bvot(?:e|es|ed|ing)\b|\bruling\b|\bruled\b|\bmajority\b")
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d$")
_SENTENCE_END = re.compile(r"[.!?]\s")
_CONTEXT = 50


@dataclass(frozen=True, slots=True)
class _Found:
    start: int
    end: int
    value: float
    unit: str
    hedge: str
    high: float | None


def find_figures(
    paragraphs: Sequence[str],
    sentences: Sequence[Span],
    dates: Sequence[DateMention],
    quotes: Sequence[Quote],
    lang: str = "",
) -> tuple[Figure, ...]:
    """Return the figures of a report in reading order.

    `lang` decides whether 4.100 is four thousand or four point one; English rules otherwise.
    """
    starts = [(sentence.par, sentence.start) for sentence in sentences]
    taken: list[list[Span]] = [[] for _ in paragraphs]
    for mention in dates:
        taken[mention.span.par].append(mention.span)
    quoted: list[list[Span]] = [[] for _ in paragraphs]
    for quote in quotes:
        quoted[quote.span.par].append(quote.span)
    comma_decimal = lang in _COMMA_DECIMAL
    figures = []
    for par, paragraph in enumerate(paragraphs):
        in_quotes = _covered(paragraph, quoted[par])
        reader = _ParagraphReader(paragraph, _covered(paragraph, taken[par]), comma_decimal)
        for found in reader.read():
            span = Span(par, found.start, found.end)
            figures.append(
                Figure(
                    text=paragraph[found.start : found.end],
                    span=span,
                    sentence=max(0, bisect_right(starts, (par, found.start)) - 1),
                    value=found.value,
                    unit=found.unit,
                    hedge=found.hedge,
                    high=found.high,
                    quoted=any(in_quotes[found.start : found.end]),
                )
            )
    return tuple(figures)


_COMMA_DECIMAL = frozenset({"de", "fr", "es", "it", "pt", "nl", "pl", "ru", "uk", "sv", "da", "no"})


def _covered(paragraph: str, spans: Sequence[Span]) -> bytearray:
    """Return one byte a character, 1 where a span covers it."""
    covered = bytearray(len(paragraph))
    for span in spans:
        covered[span.start : span.end] = b"\1" * (span.end - span.start)
    return covered


class _ParagraphReader:
    """Reads the figures of one paragraph from left to right."""

    def __init__(self, paragraph: str, dates: bytearray, comma_decimal: bool) -> None:
        self._text = paragraph
        self._dates = dates
        self._comma_decimal = comma_decimal

    def read(self) -> list[_Found]:
        """Return what counts something, in order."""
        found: list[_Found] = []
        position = 0
        while match := _CORE.search(self._text, position):
            figure = None if self._dated(match) else self._figure(match)
            if figure:
                found.append(figure)
            position = max(match.end(), figure.end if figure else 0)
        return found

    def _dated(self, match: re.Match[str]) -> bool:
        return any(self._dates[match.start() : match.end()])

    def _figure(self, match: re.Match[str]) -> _Found | None:
        text, start, end = self._text, match.start(), match.end()
        value = read_number(
            match["number"], match["scale"] or "", comma_decimal=self._comma_decimal
        )
        if value is None:
            return None
        digits = match["number"][0].isdigit()
        front = read_currency_front(text, start)
        begin = front.start if front else start
        end, high = self._range(match, begin)
        if high is not None and value < high and match["scale"] is None and end > match.end():
            value = self._scaled_like(value, match, end)
        loose = _HEDGE_BEHIND.match(text, end)
        unit, unit_end = self._unit(front, begin, loose.end() if loose else end)
        glued = _GLUED_WORD.match(text, end)
        if glued and unit_end == end:
            return None
        hedge, hedge_start = self._hedge(begin)
        if loose and not hedge:
            hedge = loose["hedge"]
        if high is not None and not unit:
            return self._vote(start, end, value, high)
        if self._counts_nothing(match, begin, end, unit, hedge, digits=digits):
            return None
        behind = _HEDGE_BEHIND.match(text, unit_end)
        if behind and not hedge:
            unit_end, hedge = behind.end(), behind["hedge"]
        return _Found(hedge_start, unit_end, value, unit, hedge, high)

    def _range(self, match: re.Match[str], begin: int) -> tuple[int, float | None]:
        """Return where the number or range ends, and the upper end of a range."""
        text = self._text
        behind = _RANGE.match(text, match.end())
        if not behind:
            return match.end(), None
        joined = behind["join"].strip()
        if joined == "and" and not _BETWEEN.search(text, max(0, begin - 10), begin):
            return match.end(), None
        if any(self._dates[behind.start() : behind.end()]):
            return match.end(), None
        high = read_number(
            behind["number"], behind["scale"] or "", comma_decimal=self._comma_decimal
        )
        if high is None or behind["number"].lower() == "a":
            return match.end(), None
        return behind.end(), high

    def _scaled_like(self, value: float, match: re.Match[str], end: int) -> float:
        """Give `10 to 15 million` its million at both ends."""
        behind = _RANGE.match(self._text, match.end())
        if behind and behind.end() == end and behind["scale"]:
            scaled = read_number(
                match["number"], behind["scale"], comma_decimal=self._comma_decimal
            )
            return value if scaled is None else scaled
        return value

    def _unit(self, front: Currency | None, begin: int, end: int) -> tuple[str, int]:
        text = self._text
        percent = _PERCENT.match(text, end)
        if percent:
            points = "point" in percent.group() or "punkt" in percent.group()
            return ("percentage point" if points else "percent"), percent.end()
        if front:
            return front.unit, end
        money = read_currency_behind(text, end)
        if money:
            return money.unit, money.end
        counted = read_counted(text, begin, end)
        return counted.unit, counted.end

    def _hedge(self, begin: int) -> tuple[str, int]:
        match = _HEDGE.search(self._text, max(0, begin - 26), begin)
        if not match:
            return "", begin
        return match["hedge"].lower(), match.start("hedge")

    def _vote(self, start: int, end: int, value: float, high: float) -> _Found | None:
        """Read `5-4` as a vote where the sentence speaks of one; else it is a score."""
        before = _SENTENCE_END.split(self._text[max(0, start - _CONTEXT) : start])[-1]
        behind = _SENTENCE_END.split(self._text[end : end + _CONTEXT])[0]
        if not _VOTES.search(before + self._text[start:end] + behind):
            return None
        return _Found(start, end, value, "vote", "", high)

    def _counts_nothing(
        self, match: re.Match[str], begin: int, end: int, unit: str, hedge: str, *, digits: bool
    ) -> bool:
        text, number = self._text, match["number"]
        before = text[max(0, begin - 24) : begin]
        if _CLOCK.match(text, end) or _AGE_BEHIND.match(text, end):
            return True
        if digits and _is_part_of_address_or_time(text, begin, end):
            return True
        if number.startswith("00"):
            return True
        if number.lower() in ("one", "a", "zero") and not match["scale"] and unit != "percent":
            return True
        if not digits and not unit and not match["scale"]:
            return True
        if digits and _YEAR.match(number) and not match["scale"] and not (hedge and unit):
            return unit not in CURRENCIES and unit not in ("percent", "person", "death")
        if _NUMBERED.search(before) and not hedge and not match["scale"]:
            return True
        if self._names_something(match, begin, unit, hedge, digits=digits):
            return True
        if unit:
            return False
        if _AGE_BEFORE.search(before) and text[end : end + 1] in {",", ".", ""}:
            return True
        capital = _CAPITAL_BEFORE.search(before)
        if capital and not hedge and not match["scale"]:
            return True
        return digits and not hedge and not match["scale"] and "," not in number and len(number) < 2

    def _names_something(
        self, match: re.Match[str], begin: int, unit: str, hedge: str, *, digits: bool
    ) -> bool:
        """Tell whether a number is part of a name: `Six Nations`, `Velo Pro 5300 bicycles`."""
        if hedge or match["scale"] or unit in CURRENCIES or unit == "percent":
            return False
        text, number, end = self._text, match["number"], match.end()
        if not digits:
            inside = begin > 0 and text[begin - 1] == " " and text[begin - 2] not in _OPENS_SENTENCE
            return inside and number[0].isupper() and text[end + 1 : end + 2].isupper()
        capital = _CAPITAL_BEFORE.search(text, max(0, begin - 24), begin)
        if capital is None or "," in number or befalls_people(unit):
            return False
        word = capital["word"]
        return word not in COUNTRIES and word not in NATIONALITIES and word.lower() not in CALENDAR


def _is_part_of_address_or_time(text: str, begin: int, end: int) -> bool:
    if _MINUTES.search(text, max(0, begin - 3), begin):
        return True
    inside = _IN_ADDRESS.search(text, max(0, begin - 2), begin)
    return bool(inside and _ADDRESS_GOES_ON.match(text, end))
