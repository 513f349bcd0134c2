"""Writes terms of the query language, and puts them into queries or takes them out."""

import re

_FIELDS = {
    "outlet": "outlet",
    "month": "date",
    "tag": "tag",
    "lang": "lang",
    "agency": "agency",
    "story": "story",
}
"""The field that looks for each facet."""

_PLAIN = re.compile(r"(?!(?:AND|OR|NOT)$)\w[\w-]*")
"""What needs no quotes behind a colon."""


def facet_term(facet: str, value: str) -> str:
    """Return what narrows a search to a value of a facet: `outlet:"The Post"`; empty for none."""
    if facet not in _FIELDS:
        return ""
    if _PLAIN.fullmatch(value):
        return f"{_FIELDS[facet]}:{value}"
    escaped = value.replace("\\", "\\\\").replace('"', '\\"')
    return f'{_FIELDS[facet]}:"{escaped}"'


def holds_term(query: str, term: str) -> bool:
    """Tell whether a term stands by itself in a query."""
    return _places(term).search(query) is not None


def toggle_term(query: str, term: str) -> str:
    """Return a query with a term put in, or taken out where it stands already.

    It goes in front, where nothing that is still open at the query's end can swallow it.
    """
    if holds_term(query, term):
        return " ".join(_places(term).sub(" ", query).split())
    return f"{term} {query}".rstrip()


def _places(term: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\S){re.escape(term)}(?!\S)")
