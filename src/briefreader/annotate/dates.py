"""Finds dates and resolves them against the day of publication. Knows no events.

A weekday means the last one before publication, that day included, unless the clause looks
ahead (`will`, `next`, `scheduled`). A quotation looks ahead for itself only, and the day on
which something was said is past. A day without a year takes the year that brings it nearest to
publication; without a publication date the year stays open (`--01-09`).
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from briefreader.annotate.lexicon import MONTHS, WEEKDAYS
from briefreader.models.annotation import DateMention, Quote, Span

_MONTH_NUMBERS = {name: number for number, name in enumerate(MONTHS, 1)} | {
    "januar": 1, "jänner": 1, "februar": 2, "märz": 3, "mai": 5, "juni": 6, "juli": 7,
    "oktober": 10, "dezember": 12,
}  # fmt: skip
_MONTH = (
    r"(?:Jan(?:uary|uar|\.)?|Jänner|Feb(?:ruary|ruar|\.)?|Mar(?:ch|\.)?|März|Apr(?:il|\.)?|May|Mai"
    r"|June?|Jun\.|Juni|July?|Jul\.|Juli|Aug(?:ust|\.)?|Sept?(?:ember|\.)?|O[ck]t(?:ober|\.)?"
    r"|Nov(?:ember|\.)?|De[cz](?:ember|\.)?)(?![\w])"
)
_WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_YEAR = r"(?:1[5-9]|20)\d\d"
_DATE = re.compile(
    rf"""
      \b(?P<iso>{_YEAR}-\d\d-\d\d)\b
    | \b(?P<month>{_MONTH})\s(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?![\d:%]|\.\d|,\d{{3}})
        (?:(?P<join>\s?[-–]\s?|\sand\s|\sto\s|\sthrough\s)(?P<until>\d{{1,2}})(?:st|nd|rd|th)?
           (?![\d:%]|\.\d|,\d{{3}}|\s(?:percent|per|people|million|billion)))?
        (?:,?\s(?P<year>{_YEAR})\b)?
    | \b(?P<day2>\d{{1,2}})(?:st|nd|rd|th|\.)?\s(?:of\s)?(?P<month2>{_MONTH})
        (?:,?\s(?P<year2>{_YEAR})\b)?
    | \b(?:(?P<shift>last|next|this|early|late|mid)[\s-])?(?P<month3>{_MONTH})
        (?:,?\s(?P<year3>{_YEAR})\b)?
    | \b(?P<numeric>\d{{1,2}}[/.]\d{{1,2}}[/.]{_YEAR})\b
    | \b(?:(?P<which>last|next|this)\s)?(?P<weekday>{_WEEKDAY})s?\b
    | \b(?P<near>[Yy]esterday|[Tt]oday|[Tt]omorrow|[Tt]onight)\b
    | \b(?P<step>[Ll]ast|[Nn]ext|[Tt]his)\s(?P<period>month|year|week)\b
    | \b(?P<count>\d{{1,2}}|[Aa]|two|three|four|five|six|seven|eight|nine|ten)\s
        (?P<ago>day|month|year)s?\sago\b
    | (?<![\w.,$€£/-])(?P<alone>{_YEAR})(?![\w%/]|[.,]\d|-\d)
    """,
    re.VERBOSE,
)
_COUNTS = {
    "a": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10,
}  # fmt: skip
_AHEAD = re.compile(
    r"\b(?:will|shall|next|upcoming|coming|scheduled|planned|due|expected|set (?:for|to)"
    r"|plans? to|ahead of|going to|starting|until|by|is to|are to)\b|['’]ll\b"
)
_REPORTED = re.compile(
    r"\b(?:said|told|announced|added|warned|confirmed|wrote|tweeted|declared|stated|reported)"
    r"(?:\s[\w’'-]+){0,4}\s$"
)
"""What makes the day behind it the day of speaking: `said on`, `told reporters in Wexcombe on`."""
_CLAUSE = re.compile(r"[.;:!?]\s")
_MONTH_IS_WORD = frozenset({"may", "march", "mai"})
_BEFORE_MONTH = re.compile(
    r"\b(?:in|since|until|till|by|of|from|to|during|early|late|mid|last|next|this|before|after|for"
    r"|and|between|through|im|seit|bis)[\s-]$",
    re.IGNORECASE,
)
_BEFORE_YEAR = re.compile(
    r"\b(?:in|since|until|till|by|of|from|to|during|early|late|mid|before|after|for|and|between"
    r"|through|year|summer|winter|spring|autumn|fall|the|back|circa|around|im|jahr|seit|bis"
    r"|en|de|desde)[\s-]$|\($",
    re.IGNORECASE,
)
_WINDOW = 90


@dataclass(frozen=True, slots=True)
class _Publication:
    """As much of the publication date as is known."""

    year: int | None = None
    month: int | None = None
    day: date | None = None


@dataclass(frozen=True, slots=True)
class _Text:
    """A paragraph, and which of its words are quoted."""

    text: str
    narrated: str
    """The paragraph with spaces for all that is quoted."""
    quoted: tuple[tuple[int, int], ...]

    @classmethod
    def of(cls, text: str, quotes: Iterable[Quote]) -> "_Text":
        narrated = text
        spans = tuple((quote.span.start, quote.span.end) for quote in quotes)
        for start, end in spans:
            narrated = narrated[:start] + " " * (end - start) + narrated[end:]
        return cls(text, narrated, spans)

    def before(self, position: int) -> str:
        """Return what is said before `position` by the same voice: a quotation's, the report's."""
        for start, end in self.quoted:
            if start <= position < end:
                return self.text[max(start, position - _WINDOW) : position]
        return self.narrated[max(0, position - _WINDOW) : position]


def find_dates(
    paragraphs: Sequence[str],
    sentences: Sequence[Span],
    published: str,
    quotes: Sequence[Quote] = (),
) -> tuple[DateMention, ...]:
    """Return the dates of a report in reading order, resolved as far as `published` allows."""
    publication = _read_publication(published)
    starts = [(sentence.par, sentence.start) for sentence in sentences]
    spoken: dict[int, list[Quote]] = {}
    for quote in quotes:
        spoken.setdefault(quote.span.par, []).append(quote)
    mentions = []
    for par, paragraph in enumerate(paragraphs):
        text = _Text.of(paragraph, spoken.get(par, ()))
        for start, end, iso in _in_paragraph(text, publication):
            sentence = max(0, bisect_right(starts, (par, start)) - 1)
            mentions.append(DateMention(paragraph[start:end], Span(par, start, end), sentence, iso))
    return tuple(mentions)


def _read_publication(published: str) -> _Publication:
    match = re.match(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?", published)
    if not match:
        return _Publication()
    year, month = int(match[1]), int(match[2]) if match[2] else None
    return _Publication(year, month, _day(year, month or 0, int(match[3] or 0)))


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _in_paragraph(text: _Text, publication: _Publication) -> Iterator[tuple[int, int, str]]:
    for match in _DATE.finditer(text.text):
        if match["month"] or match["day2"]:
            yield from _days_of_month(match, publication)
            continue
        iso = _resolve(text, match, publication)
        if iso is not None:
            yield match.start(), match.end(), iso


def _days_of_month(
    match: re.Match[str], publication: _Publication
) -> Iterator[tuple[int, int, str]]:
    """Yield `Jan. 9-10` as two days, any other as one."""
    second = match["month"] is None
    month = _month_number(match["month2"] if second else match["month"])
    day = int(match["day2"] if second else match["day"])
    year = match["year2"] if second else match["year"]
    if not 1 <= day <= 31:
        return
    if match["until"] and 1 <= int(match["until"]) <= 31:
        yield match.start(), match.end("day"), _in_year(month, day, year, publication)
        until = int(match["until"])
        yield match.start("until"), match.end(), _in_year(month, until, year, publication)
    else:
        end = match.end() if second or match["year"] else match.end("day")
        yield match.start(), end, _in_year(month, day, year, publication)


def _month_number(printed: str) -> int:
    name = printed.rstrip(".").lower()
    if name in _MONTH_NUMBERS:
        return _MONTH_NUMBERS[name]
    return next(number for full, number in _MONTH_NUMBERS.items() if full.startswith(name[:3]))


def _in_year(month: int, day: int, year: str | None, publication: _Publication) -> str:
    if year:
        return f"{year}-{month:02}-{day:02}" if _day(int(year), month, day) else ""
    if publication.year is None:
        return f"--{month:02}-{day:02}"
    if publication.month is None:
        return f"{publication.year}-{month:02}-{day:02}"
    anchor = publication.day or date(publication.year, publication.month, 15)
    candidates = [
        found
        for offset in (-1, 0, 1)
        if (found := _day(publication.year + offset, month, day)) is not None
    ]
    if not candidates:
        return ""
    return min(candidates, key=lambda found: abs((found - anchor).days)).isoformat()


def _resolve(text: _Text, match: re.Match[str], publication: _Publication) -> str | None:
    """Return the ISO form, empty where it cannot be resolved, or None for what is no date."""
    if match["iso"]:
        return match["iso"]
    if match["month3"]:
        return _month_alone(text, match, publication)
    if match["numeric"]:
        return _numeric(match["numeric"])
    if match["weekday"]:
        return _weekday(text, match, publication)
    if match["near"]:
        shift = {"yesterday": -1, "tomorrow": 1}.get(match["near"].lower(), 0)
        return _iso(publication.day, shift)
    if match["period"]:
        return _period(match["step"].lower(), match["period"], publication)
    if match["ago"]:
        count = int(match["count"]) if match["count"].isdigit() else _COUNTS[match["count"].lower()]
        return _ago(count, match["ago"], publication)
    before = text.text[max(0, match.start() - 12) : match.start()]
    return match["alone"] if _BEFORE_YEAR.search(before) else None


def _iso(day: date | None, shift: int) -> str:
    if day is None:
        return ""
    try:
        return (day + timedelta(days=shift)).isoformat()
    except OverflowError:
        return ""


def _month_alone(text: _Text, match: re.Match[str], publication: _Publication) -> str | None:
    month = _month_number(match["month3"])
    if match["year3"]:
        return f"{match['year3']}-{month:02}"
    before = text.text[max(0, match.start("month3") - 10) : match.start("month3")]
    printed = match["month3"].rstrip(".").lower()
    if not _BEFORE_MONTH.search(before) and (len(printed) < 4 or printed in _MONTH_IS_WORD):
        return None
    if publication.year is None or publication.month is None:
        return f"--{month:02}"
    year = publication.year
    if match["shift"] == "next" or (match["shift"] != "last" and _looks_ahead(text, match.start())):
        return f"{year + (month < publication.month)}-{month:02}"
    return f"{year - (month > publication.month)}-{month:02}"


def _numeric(printed: str) -> str:
    first, second, year = re.split(r"[/.]", printed)
    one, two = int(first), int(second)
    day, month = (one, two) if one > 12 or "." in printed else (two, one)
    if one <= 12 and two <= 12 and one != two and "." not in printed:
        return ""
    return f"{year}-{month:02}-{day:02}" if _day(int(year), month, day) else ""


def _weekday(text: _Text, match: re.Match[str], publication: _Publication) -> str:
    if publication.day is None:
        return ""
    wanted = WEEKDAYS.index(match["weekday"].lower())
    back = (publication.day.weekday() - wanted) % 7
    if match["which"] == "last" and back == 0:
        back = 7
    ahead = match["which"] == "next" or (
        match["which"] is None and back > 0 and _looks_ahead(text, match.start())
    )
    return _iso(publication.day, 7 - back if ahead else -back)


def _looks_ahead(text: _Text, position: int) -> bool:
    """Tell whether the clause before `position` speaks of the future."""
    clause = _CLAUSE.split(text.before(position))[-1]
    return bool(_AHEAD.search(clause)) and not _REPORTED.search(clause)


def _period(step: str, period: str, publication: _Publication) -> str:
    shift = {"last": -1, "next": 1}.get(step, 0)
    if publication.year is None or period == "week":
        return ""
    if period == "year":
        return str(publication.year + shift)
    if publication.month is None:
        return ""
    return _month_shifted(publication.year, publication.month, shift)


def _month_shifted(year: int, month: int, shift: int) -> str:
    years, zero_based = divmod(year * 12 + month - 1 + shift, 12)
    return f"{years:04}-{zero_based + 1:02}"


def _ago(count: int, unit: str, publication: _Publication) -> str:
    if unit == "day":
        return _iso(publication.day, -count)
    if publication.year is None:
        return ""
    if unit == "year":
        return str(publication.year - count)
    if publication.month is None:
        return ""
    return _month_shifted(publication.year, publication.month, -count)
