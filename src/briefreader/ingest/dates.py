"""Reads publication dates as pages, feeds and front matter print them. Knows no prose.

Every result is ISO 8601 to the precision that the source gives. A date that could be two
days (4/5/2022) is given as its year, unless a weekday or the language settles it.
"""

import re
from dataclasses import dataclass
from datetime import date

from briefreader.ingest.lexicon import MONTHS, WEEKDAYS, ZONES

_MONTH = "|".join(sorted(map(re.escape, MONTHS), key=len, reverse=True))
_YEAR = r"(?P<y>(?:19|20)\d\d)"
_ISO = re.compile(
    rf"(?<!\d){_YEAR}(?P<s>[-/.])(?P<m>\d{{1,2}})(?P=s)(?P<d>\d{{1,2}})(?!\d)"
    r"|(?<!\d)(?P<y2>(?:19|20)\d\d)(?P<m2>[01]\d)(?P<d2>[0-3]\d)(?=T\d|\D|$)"
)
_DAY_FIRST = re.compile(
    r"(?<!\d)(?P<d>\d{1,2})(?:st|nd|rd|th|º|er)?\.?[\s/.\-–]{1,3}(?:of |de |di )?"
    rf"(?P<m>{_MONTH})\b\.?,?"
    rf"[\s/.,\-–]{{1,3}}(?:de |del )?{_YEAR}(?!\d)",
    re.IGNORECASE,
)
_MONTH_FIRST = re.compile(
    rf"\b(?P<m>{_MONTH})\b\.?\s+(?P<d>\d{{1,2}})(?:st|nd|rd|th)?,?\s+{_YEAR}(?!\d)", re.IGNORECASE
)
_NUMERIC = re.compile(rf"(?<!\d)(?P<a>\d{{1,2}})(?P<s>[/.-])(?P<b>\d{{1,2}})(?P=s){_YEAR}(?!\d)")
_CJK = re.compile(rf"{_YEAR}\s*[年년]\s*(?P<m>\d{{1,2}})\s*[月월]\s*(?P<d>\d{{1,2}})\s*[日일]")
_MONTH_YEAR = re.compile(rf"\b(?P<m>{_MONTH})\b\.?,?\s+{_YEAR}(?!\d)", re.IGNORECASE)
_TIME = re.compile(
    r"(?<![\d:.])(?P<h>[01]?\d|2[0-3])(?:(?P<sep>[:.h])(?P<mi>[0-5]\d)(?!\d)(?:[:.]\d\d(?:\.\d{1,9})?)?"
    r"(?:\s*(?P<ap>[ap]\.?m\.?)(?![a-z]))?|\s*(?P<ap2>[ap]\.?m\.?)(?![a-z]))"
    r"\s*\(?(?P<z>Z\b|(?:GMT|UTC)?[+-]\d{2}:?\d{2}\b|[A-Za-z]{3,4}\b)?",
    re.IGNORECASE,
)
_COMPACT_TIME = re.compile(r"^T([0-2]\d)([0-5]\d)(?:[0-5]\d)?(?!\d)")
_MAX_LENGTH = 300


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date found in a line."""

    iso: str
    """`2022-01-09T17:41`, `2022-01-09`, `2022-01` or `2022`."""
    start: int
    end: int
    """Where the day stands in the line; the time may stand elsewhere."""
    ambiguous: bool = False
    """Day and month could be swapped, so only the year is given."""


def find_date(line: str, lang: str = "en") -> FoundDate | None:
    """Return the first full date of `line`, with its time of day if one is printed.

    `lang` decides 4/5/2022, which outside English has the day first. Lines longer than 300
    characters are prose and are not read.
    """
    if len(line) > _MAX_LENGTH:
        return None
    for pattern in (_ISO, _DAY_FIRST, _MONTH_FIRST, _CJK, _NUMERIC):
        for match in pattern.finditer(line):
            if found := _resolve(match, line, lang):
                return found
    return None


def parse_date(value: str, lang: str = "en") -> str:
    """Return `value`, a date as metadata give it, as ISO 8601; empty if it is none.

    Also reads what only metadata say: a bare year, or a month with its year.
    """
    value = " ".join(value.split())[:_MAX_LENGTH]
    if found := find_date(value, lang):
        return found.iso
    if match := re.fullmatch(r"((?:19|20)\d\d)(?:-(0[1-9]|1[0-2]))?", value):
        return value
    if match := _MONTH_YEAR.fullmatch(value):
        return f"{match['y']}-{MONTHS[match['m'].lower()]:02}"
    return ""


def _resolve(match: re.Match[str], line: str, lang: str) -> FoundDate | None:
    groups = match.groupdict()
    year = int(groups.get("y") or groups.get("y2") or 0)
    ambiguous = False
    if groups.get("a"):
        first, second = int(groups["a"]), int(groups["b"])
        day, month = first, second
        if second > 12:
            day, month = second, first
        elif first <= 12 and first != second and groups["s"] == "/" and lang == "en":
            settled = _settle_by_weekday(line, year, first, second)
            if settled is None:
                ambiguous = True
            else:
                day, month = settled
    else:
        printed = (groups.get("m") or groups.get("m2") or "").lower()
        month = int(printed) if printed.isdigit() else MONTHS.get(printed, 0)
        day = int(groups.get("d") or groups.get("d2") or 0)
    try:
        when = date(year, month, day)
    except ValueError:
        return None
    if ambiguous:
        return FoundDate(str(year), match.start(), match.end(), ambiguous=True)
    clock = _find_time(line[match.end() :]) or _find_time(line[: match.start()])
    return FoundDate(when.isoformat() + clock, match.start(), match.end())


def _settle_by_weekday(line: str, year: int, first: int, second: int) -> tuple[int, int] | None:
    """Return (day, month) if exactly one reading falls on the weekday named in `line`."""
    named = {WEEKDAYS[word] for word in re.findall(r"\w{3,}", line.lower()) if word in WEEKDAYS}
    if len(named) != 1:
        return None
    fitting = []
    for day, month in ((first, second), (second, first)):
        try:
            if date(year, month, day).weekday() in named:
                fitting.append((day, month))
        except ValueError:
            continue
    return fitting[0] if len(fitting) == 1 else None


def _find_time(text: str) -> str:
    text = _COMPACT_TIME.sub(r" \1:\2 ", text[:80])
    match = _TIME.search(re.sub(r"^T(?=\d)", " ", text))
    if not match:
        return ""
    hour, minute = int(match["h"]), int(match["mi"] or 0)
    half = (match["ap"] or match["ap2"] or "").lower()
    if half.startswith("p") and hour < 12:
        hour += 12
    elif half.startswith("a") and hour == 12:
        hour = 0
    return f"T{hour:02}:{minute:02}{_zone(match['z'] or '')}"


def _zone(printed: str) -> str:
    if match := re.fullmatch(r"(?:GMT|UTC)?([+-]\d\d):?(\d\d)", printed, re.IGNORECASE):
        return f"{match[1]}:{match[2]}"
    return ZONES.get(printed.lower(), "")
