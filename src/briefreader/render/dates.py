"""Writes dates for people: as much as is known, and nothing that is not."""

import re

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_ISO = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2})(?:T(\d{2}:\d{2}))?)?)?")


def display_date(iso: str, *, time: bool = False) -> str:
    """Return `9 Jan 2022` for `2022-01-09T17:41`, `Jan 2022` for `2022-01`, `2022` for `2022`.

    With `time` the hour is added where it is known. What is not ISO 8601 comes back empty.
    """
    match = _ISO.match(iso)
    if match is None:
        return ""
    year, month, day, clock = match.groups()
    if month is None or not 1 <= int(month) <= 12:
        return year
    name = _MONTHS[int(month) - 1]
    if day is None:
        return f"{name} {year}"
    date = f"{int(day)} {name} {year}"
    return f"{date}, {clock}" if time and clock else date


def display_span(first: str, last: str) -> str:
    """Return the days from `first` to `last` (ISO dates) as short as they can be said.

    `9–12 Jan 2022`, `30 Dec 2021 – 2 Jan 2022`; one of them where the other says no more.
    """
    begin, end = display_date(first), display_date(last)
    if not begin or not end or begin == end:
        return end or begin or "no date"
    if end.endswith(begin) or begin.endswith(end):
        return max(begin, end, key=len)
    head, tail = begin.split(), end.split()
    # Alike from the year backwards: what is left of the first date is enough.
    while len(head) > 1 and len(head) == len(tail) and head[-1] == tail[-1]:
        head, tail = head[:-1], tail[:-1]
    joint = "–" if len(head) == 1 else " – "
    return f"{' '.join(head)}{joint}{end}"
