"""Reads what stands behind `date:`, `newer:`, `is:` and the other fields that take no text."""

import re
from datetime import datetime, timedelta

from briefreader.errors import QueryError
from briefreader.search.query_tree import Dates, Filter, Node, Not, Place, Words

VALUE_FIELDS = frozenset({"date", "newer", "older", "is", "has", "tag", "story", "lang"})
"""Fields whose value is not searched for as text."""

EARLIEST = 1
"""The least date there is; an unknown date is 0 and stands in no range."""
LATEST = 999999999999

_DATE = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")
_AGE = re.compile(r"(\d{1,4})([hdwmy])", re.IGNORECASE)
_DAYS = {"d": 1, "w": 7, "m": 30, "y": 365}


def read_value(field: str, value: str, place: Place, now: datetime) -> Node:
    """Return what `field:value` asks for; `place` is where the value stands.

    Raises QueryError for a value that the field does not take.
    """
    if field == "date":
        return _dates(value, place, now)
    if field in {"newer", "older"}:
        return _age(field, value, place, now)
    if field == "is":
        return _is(value, place)
    if field == "has":
        return _has(value, place)
    if field == "story":
        return _story(value, place)
    if field == "lang":
        return _lang(value, place)
    if not value.strip():
        raise _refuse("Write a tag behind tag:.", place)
    return Filter("tag", " ".join(value.split()))


def _is(value: str, place: Place) -> Node:
    match value.lower():
        case "unread" | "starred":
            return Filter("is", value.lower())
        case "read":
            return Not(Filter("is", "unread"))
    raise _refuse("Write is:unread, is:read or is:starred.", place)


def _has(value: str, place: Place) -> Node:
    match value.lower():
        case "note":
            return Filter("has", "note")
        case "date":
            return Dates(EARLIEST, LATEST)
    raise _refuse("Write has:note or has:date.", place)


def _story(value: str, place: Place) -> Node:
    if not (value.isascii() and value.isdigit()) or len(value) > 15:
        raise _refuse("Write the number of a story behind story:, as in story:12.", place)
    return Filter("story", str(int(value)))


def _lang(value: str, place: Place) -> Node:
    code = value.lower()
    if not re.fullmatch(r"[a-z]{2}", code):
        raise _refuse("Write the two letters of a language behind lang:, as in lang:en.", place)
    return Words("lang", (code,), place, exact=True)


def _age(field: str, value: str, place: Place, now: datetime) -> Node:
    match = _AGE.fullmatch(value)
    if not match:
        raise _refuse(
            f"Write an age behind {field}:, as in {field}:3d for three days; "
            "h, d, w, m and y stand for hours, days, weeks, months and years.",
            place,
        )
    amount, unit = int(match.group(1)), match.group(2).lower()
    try:
        if unit == "h":
            moment = now - timedelta(hours=amount)
            border = int(f"{moment:%Y%m%d%H%M}")
        else:
            moment = now - timedelta(days=amount * _DAYS[unit])
            border = int(f"{moment:%Y%m%d}0000")
    except OverflowError:
        border = EARLIEST
    return Dates(border, LATEST) if field == "newer" else Dates(EARLIEST, max(border - 1, EARLIEST))


def _dates(value: str, place: Place, now: datetime) -> Node:
    first, dots, last = value.partition("..")
    if dots and not (first or last):
        raise _refuse_date(place)
    start = _day(first, place, now)[0] if first else EARLIEST
    end = _day(last if dots else first, place, now)[1] if last or not dots else LATEST
    if start > end:
        raise _refuse(f"{first} is later than {last}; write the earlier date first.", place)
    return Dates(start, end)


def _day(text: str, place: Place, now: datetime) -> tuple[int, int]:
    if text.lower() in {"today", "yesterday"}:
        text = f"{now - timedelta(days=text.lower() == 'yesterday'):%Y-%m-%d}"
    match = _DATE.fullmatch(text)
    if not match:
        raise _refuse_date(place)
    year, month, day = match.groups()
    if month is None:
        return int(f"{year}00000000"), int(f"{year}99999999")
    if day is None:
        if not 1 <= int(month) <= 12:
            raise _refuse(f"There is no month {month}; months go from 01 to 12.", place)
        return int(f"{year}{month:0>2}000000"), int(f"{year}{month:0>2}999999")
    try:
        datetime(int(year), int(month), int(day))  # noqa: DTZ001  a day of the calendar
    except ValueError:
        raise _refuse(f"There is no day {text} in the calendar.", place) from None
    stem = f"{year}{month:0>2}{day:0>2}"
    return int(f"{stem}0000"), int(f"{stem}9999")


def _refuse_date(place: Place) -> QueryError:
    return _refuse(
        "Write a date as 2022, 2022-01, 2022-01-09, today or yesterday; "
        "a range as 2022-01-05..2022-01-10, with either end left out if it is open.",
        place,
    )


def _refuse(message: str, place: Place) -> QueryError:
    return QueryError(message, place[0], max(place[1] - place[0], 1))
