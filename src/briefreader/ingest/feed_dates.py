"""Holds the dates that feed parsers give against those that the feed prints.

Parsers hand out every date in UTC, and some make one where none is printed. When a report came
out in its own city is told by the printed zone; nothing else is taken from the printed date.
"""

import json
import re
from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from itertools import pairwise
from typing import Any

from briefreader.ingest.lexicon import ZONES

_ENTRY_START = re.compile(rb"<(?:\w+:)?(?:item|entry)[\s>]")
_DATE = re.compile(
    rb"<(?:\w+:)?(?:pubDate|date|published|updated|issued|modified)(?:\s[^<>]{0,200})?>"
    rb"\s*(?:<!\[CDATA\[)?([^<>]{4,100})",
    re.IGNORECASE,
)
_ZONE = re.compile(r"\d\s*(?:GMT|UTC?)?\s*([+-]\d\d):?(\d\d)\s*$|\s([A-Za-z]{1,4})\s*$|\d(Z)\s*$")
_JSON_DATES = ("date_published", "date_modified")

Printed = tuple[str, ...]
"""The dates of one entry, as printed."""


def printed_dates(data: bytes, count: int) -> list[Printed]:
    """Return the dates of each of the `count` entries of the feed `data`.

    Empty where they cannot be told apart: the feed is broken, or seems to have more or fewer.
    """
    found = list(_of_json(data) if data[:1] == b"{" else _of_xml(data))
    return found if len(found) == count else []


def as_printed(moment: str, printed: Printed) -> str:
    """Return `moment`, ISO 8601 in UTC to the minute, as one of `printed` gives it.

    A printed date without a time of day gives the day alone. Empty where none of them shows
    the year: feed parsers make dates of ids and of single numbers too.
    """
    utc = datetime.fromisoformat(moment)
    shown = False
    for text in printed:
        offset = _offset(text)
        local = utc + offset
        if f"{local:%y}" not in text:
            continue
        shown = True
        if ":" not in text and moment.endswith("T00:00Z"):
            return moment[:10]
        if offset and f"{local:%H:%M}" in text:
            minutes = abs(offset) // timedelta(minutes=1)
            sign = "-" if offset < timedelta() else "+"
            return f"{local:%Y-%m-%dT%H:%M}{sign}{minutes // 60:02}:{minutes % 60:02}"
    return moment if shown else ""


def _of_xml(data: bytes) -> Iterator[Printed]:
    starts = [match.start() for match in _ENTRY_START.finditer(data)]
    for start, end in pairwise([*starts, len(data)]):
        yield tuple(
            match[1].decode("utf-8", "replace") for match in _DATE.finditer(data, start, end)
        )


def _of_json(data: bytes) -> Iterator[Printed]:
    try:
        items = json.loads(data).get("items")
    except (ValueError, RecursionError):
        return
    for item in items if isinstance(items, list) else []:
        values: list[Any] = (
            [item.get(name) for name in _JSON_DATES] if isinstance(item, Mapping) else []
        )
        yield tuple(value[:100] for value in values if isinstance(value, str))


def _offset(text: str) -> timedelta:
    """Return how far the zone that a printed date ends with is from UTC; zero for none."""
    match = _ZONE.search(text)
    zone = ZONES.get((match[3] or "").lower(), "") if match and match[3] else ""
    signed = re.fullmatch(r"([+-]\d\d):?(\d\d)", zone) if zone else match
    if signed is None or not signed[1]:
        return timedelta()
    hours, minutes = int(signed[1]), int(signed[2])
    return timedelta(hours=hours, minutes=-minutes if signed[1][0] == "-" else minutes)
