"""Reads the publication dates of reports, which may be known only in part. Guesses nothing."""

import re
from datetime import UTC, datetime, timedelta

_PUBLISHED = re.compile(
    r"(\d{4})(?:-(\d\d)(?:-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:\.\d+)?)?"
    r"(?P<zone>Z|[+-]\d\d:?\d\d)?)?)?)?"
)


def is_published(value: str) -> bool:
    """Tell whether `value` is a date as `Report.published` holds it, `2022` to the minute."""
    return sort_key(value) != ""


def sort_key(published: str) -> str:
    """Return what to order reports by: the moment in UTC, as exactly as it is known.

    A time without a zone counts as UTC. A date known in part comes before the days and hours
    it holds. Empty for an empty or impossible date.
    """
    match = _PUBLISHED.fullmatch(published)
    if match is None:
        return ""
    year, month, day, hour, minute, second = (match[number] for number in range(1, 7))
    try:
        moment = datetime(
            int(year), int(month or 1), int(day or 1),
            int(hour or 0), int(minute or 0), int(second or 0), tzinfo=UTC,
        )  # fmt: skip
        if hour is None:
            return published
        return f"{moment - _offset(match['zone']):%Y-%m-%dT%H:%M:%S}".rjust(19, "0")
    except (ValueError, OverflowError):
        return ""


def _offset(zone: str | None) -> timedelta:
    if zone in (None, "Z"):
        return timedelta()
    sign = -1 if zone[0] == "-" else 1
    hours, minutes = int(zone[1:3]), int(zone[-2:])
    return sign * timedelta(hours=hours, minutes=minutes)
