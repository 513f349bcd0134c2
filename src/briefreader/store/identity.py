"""Decides when two texts are the same, and when two addresses name one report. Stores nothing."""

import re
from datetime import date
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, urlencode, urlsplit

if TYPE_CHECKING:
    from briefreader.models.article import Report


_TRACKING = re.compile(r"utm_\w+|fbclid|gclid|dclid|mc_[ce]id|igshid|cmpid|ref_src", re.IGNORECASE)
_PATH = re.compile(r"/|[A-Za-z]:[\\/]|\\\\")
_DAYS = 7
"""Days within which an outlet prints a text again with changes. A form that is filled in
anew (prices, weather, results) comes back later."""


def text_key(report: "Report") -> bytes:
    """Return 16 bytes that are equal for texts equal but for case and white space.

    A report without a body is told apart by its title and address.
    """
    words = " ".join(" ".join(report.paragraphs).split())
    if not words:
        words = f"\0{report.title}\0{report.url or report.source}"
    import hashlib  # here, because it brings a cipher library that reading needs not

    data = words.casefold().encode("utf-8", "surrogatepass")
    return hashlib.blake2b(data, digest_size=16).digest()


def url_key(url: str) -> str:
    """Return what is the same for two spellings of one report's address.

    Scheme, `www.`, fragment, tracking parameters and a last slash tell nothing apart. Empty
    for an address that names no single report: none at all, or a site's front page.
    """
    try:
        parts = urlsplit(url)
        host = (parts.hostname or "").removeprefix("www.")
        port = f":{parts.port}" if parts.port not in (None, 80, 443) else ""
    except ValueError:
        return ""
    path = parts.path.rstrip("/")
    query = [
        (name, value)
        for name, value in parse_qsl(parts.query, keep_blank_values=True)
        if not _TRACKING.fullmatch(name)
    ]
    if not host or not (path or query):
        return ""
    return f"{host}{port}{path}" + (f"?{urlencode(query)}" if query else "")


def is_path(source: str) -> bool:
    """Tell whether a source is a file, or a part of one, that can be found again."""
    return bool(_PATH.match(source))


def near_in_time(left: str, right: str) -> bool:
    """Tell whether two dates are a week apart at most, or too little is known to tell."""
    try:
        apart = date.fromisoformat(left[:10]) - date.fromisoformat(right[:10])
    except ValueError:
        return True
    return abs(apart.days) <= _DAYS


def same_publisher(left: str, right: str) -> bool:
    """Tell whether two outlets may be one: they are not both known and different.

    Two outlets that print one agency's text word for word are two reports, not a duplicate.
    """
    return not left or not right or left.casefold() == right.casefold()
