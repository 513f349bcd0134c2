"""Takes a feed apart into entries: RSS 0.9 to 2.0, Atom, JSON Feed, broken ones too.

fastfeedparser is asked first, feedparser where it finds nothing. Neither is given a name or
an address, only bytes, and neither resolves entities. Knows nothing of reports.
"""

import hashlib
import html as entities
import io
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import quote, urljoin

from briefreader.errors import InputError
from briefreader.ingest.feed_dates import Printed, as_printed, printed_dates
from briefreader.ingest.page_charset import honour_charset
from briefreader.ingest.xml_ampersands import mend_ampersands
from briefreader.sanitise import safe_url, sanitise_line

MAX_ENTRIES = 5000
"""Entries read of one feed."""
_MAX_TAGS = 50
_LONGEST_NAME = 500
_URL_CHARACTERS = ":/?#[]@!$&'()*+,;=%~-._"

_LONGEST_HEAD = 20_000
_FIRST_ENTRY = re.compile(rb"<(?:\w+:)?(?:item|entry)[\s>]")
_LANGUAGE = re.compile(r"<(?:dc:)?language>\s*([a-zA-Z_-]{2,10})\s*<")
_LINK = re.compile(r"<(?:\w+:)?link\s[^<>]{1,2000}>")
_SELF = re.compile(r"\srel=[\"']self[\"']")
_HREF = re.compile(r"\shref=([\"'])(.*?)\1")
_ISO = re.compile(r"(\d{4}-\d\d-\d\dT\d\d:\d\d)(?::\d\d(?:\.\d+)?)?(Z|[+-]\d\d:?\d\d)?")


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """One entry of a feed, as the feed has it: texts are HTML more often than not."""

    key: str
    """What tells it from the feed's other entries, whatever is edited: 32 hexadecimal digits."""
    stamp: str
    """Changes when the entry's text, title or address changes: 32 hexadecimal digits."""
    title: str
    url: str
    """Its page, absolute, http or https; empty for none."""
    published: str
    """ISO 8601 to the minute, in the zone that the feed prints it in; empty for none."""
    byline: str
    outlet: str
    """The source it names where that is not the feed itself; else empty."""
    content: str
    """Its full text where the feed gives one."""
    summary: str
    tags: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FeedDocument:
    """What a feed says of itself, and its entries in their order."""

    title: str
    site: str
    """The page the feed belongs to; empty for none."""
    itself: str
    """Where it says that it is found; empty for nowhere."""
    lang: str
    """ISO 639-1 code; empty for none."""
    entries: tuple[FeedEntry, ...]
    left_out: int = 0
    """Entries beyond the most that are read."""


def read_document(data: bytes, url: str = "", charset: str = "") -> FeedDocument:
    """Take the feed `data` apart; `url` is where it came from, `charset` what was said of it.

    Raises InputError for what is no feed. A feed without entries is one.
    """
    prepared = mend_ampersands(honour_charset(data, charset).strip())
    parsed = _by_fastfeedparser(prepared)
    if parsed is None or not parsed.get("entries"):
        parsed = _by_feedparser(prepared) or parsed
    if parsed is None:
        raise InputError("is not a feed that can be read")
    feed = parsed["feed"]
    head = _head(prepared)
    itself = _own_address(head, url)
    site = _address(feed.get("link"), url)
    if site == itself:
        site = ""
    listed = list(parsed["entries"])
    return FeedDocument(
        title=_plain(feed.get("title")),
        site=site,
        itself=itself,
        lang=_language(feed.get("language")) or _language(_stated_language(head)),
        entries=_entries(listed[:MAX_ENTRIES], url or site, printed_dates(prepared, len(listed))),
        left_out=max(0, len(listed) - MAX_ENTRIES),
    )


def plain_text(markup: str) -> str:
    """Return HTML on one line without its tags and references."""
    return sanitise_line(entities.unescape(re.sub(r"<[a-zA-Z/!][^>]*>", " ", markup)))


def _by_fastfeedparser(data: bytes) -> Mapping[str, Any] | None:
    import fastfeedparser

    try:
        parsed: Mapping[str, Any] = fastfeedparser.parse(data)
    except (ValueError, TypeError, KeyError, AttributeError, IndexError, OverflowError):
        # Its own word for "no feed" is ValueError; the others are broken feeds it stumbles on.
        return None
    return parsed


def _by_feedparser(data: bytes) -> Mapping[str, Any] | None:
    import feedparser

    # Given bytes it would try them as a path and an address first; a stream it only reads.
    parsed: Mapping[str, Any] = feedparser.parse(io.BytesIO(data), sanitize_html=False)
    return parsed if parsed.get("version") or parsed.get("entries") else None


def _head(data: bytes) -> str:
    """Return what stands before the first entry: fastfeedparser leaves some of it out."""
    first = _FIRST_ENTRY.search(data[:_LONGEST_HEAD])
    return data[: first.start() if first else _LONGEST_HEAD].decode("utf-8", "replace")


def _stated_language(head: str) -> str:
    found = _LANGUAGE.search(head)
    return found[1] if found else ""


def _own_address(head: str, url: str) -> str:
    for link in _LINK.findall(head):
        if _SELF.search(link) and (href := _HREF.search(link)):
            return _address(entities.unescape(href[2]), url)
    return ""


def _entries(
    listed: Iterable[Mapping[str, Any]], base: str, printed: list[Printed]
) -> tuple[FeedEntry, ...]:
    """Read entries; those that a careless feed gives one id are told apart by their text.

    `printed` are their dates as the feed writes them; empty where that is not known.
    """
    stamps: dict[str, str] = {}
    entries = []
    for number, raw in enumerate(listed):
        entry = _entry(raw, base, printed[number] if printed else None)
        if stamps.setdefault(entry.key, entry.stamp) != entry.stamp:
            entry = replace(entry, key=_digest(entry.key + entry.stamp))
        entries.append(entry)
    return tuple(entries)


def _entry(entry: Mapping[str, Any], base: str, printed: Printed | None) -> FeedEntry:
    title, url, moment = _plain(entry.get("title")), _link(entry, base), _moment(entry)
    content = _longest(part.get("value") for part in entry.get("content") or ())
    summary = _text(entry.get("description") or entry.get("summary"))
    content = "" if content == summary else content
    if not (content or summary):
        summary = _longest(part.get("description") for part in entry.get("media_content") or ())
    identity = _text(entry.get("id")) or url or f"{title}\n{entry.get('published') or ''}"
    return FeedEntry(
        key=_digest(identity),
        stamp=_digest("\0".join((title, url, content, summary))),
        title=title,
        url=url,
        published=as_printed(moment, printed) if moment and printed is not None else moment,
        byline=_byline(entry),
        outlet=_plain((entry.get("source") or {}).get("title")),
        content=content,
        summary=summary,
        tags=_tags(entry),
    )


def _link(entry: Mapping[str, Any], base: str) -> str:
    for candidate in (entry.get("link"), entry.get("id")):
        text = _text(candidate).strip()
        if candidate is entry.get("id") and not text.startswith(("http://", "https://")):
            continue
        if text and (found := _address(text, base)):
            return found
    return ""


def _address(value: Any, base: str) -> str:
    text = _text(value).strip()
    if not text:
        return ""
    try:
        return safe_url(quote(urljoin(base, text), safe=_URL_CHARACTERS))
    except ValueError:
        return ""


def _moment(entry: Mapping[str, Any]) -> str:
    """Return when the entry was published, else when it was last changed, in UTC."""
    for name in ("published", "updated"):
        if found := _iso(_text(entry.get(name))):
            return found
        # feedparser keeps the words of the feed and reads them, in UTC, beside them.
        if parsed := entry.get(f"{name}_parsed"):
            year, month, day, hour, minute = parsed[:5]
            return f"{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}Z"
    return ""


def _iso(text: str) -> str:
    match = _ISO.fullmatch(text.strip())
    if match is None:
        return ""
    zone = match[2] or ""
    return match[1] + ("Z" if zone in ("+00:00", "+0000") else zone)


def _byline(entry: Mapping[str, Any]) -> str:
    authors = entry.get("authors") or ()
    names = [_plain(author.get("name")) for author in authors if isinstance(author, Mapping)]
    return ", ".join(dict.fromkeys(filter(None, names))) or _plain(entry.get("author"))


def _tags(entry: Mapping[str, Any]) -> tuple[str, ...]:
    named = (_plain(tag.get("label") or tag.get("term")) for tag in entry.get("tags") or ())
    return tuple(dict.fromkeys(tag[:100] for tag in named if tag))[:_MAX_TAGS]


def _language(value: Any) -> str:
    code = _text(value).strip().lower().replace("_", "-").partition("-")[0]
    return code if len(code) == 2 and code.isascii() and code.isalpha() else ""


def _longest(texts: Iterable[Any]) -> str:
    return max(map(_text, texts), key=len, default="")


def _plain(value: Any) -> str:
    return plain_text(_text(value)[: _LONGEST_NAME * 4])[:_LONGEST_NAME]


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""


def _digest(text: str) -> str:
    return hashlib.blake2b(text.encode("utf-8", "replace"), digest_size=16).hexdigest()
