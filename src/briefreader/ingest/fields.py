"""Reads metadata written as keys and values: JSONL records, front matter, tables.

One list of spellings serves all of them, since people mean the same by `author` and `byline`.
"""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from briefreader.errors import InputError
from briefreader.ingest.dates import parse_date
from briefreader.ingest.draft import Draft
from briefreader.models.article import MetadataField, Provenance
from briefreader.sanitise import sanitise, sanitise_line

SPELLINGS: dict[MetadataField, tuple[str, ...]] = {
    "title": ("title", "headline", "name"),
    "outlet": ("outlet", "publication", "publisher", "site", "site_name", "sitename", "source",
               "newspaper", "feed", "website"),
    "published": ("published", "date", "pubdate", "date_published", "publish_date", "published_at",
                  "publication_date", "datepublished", "created", "published_on", "pub_date"),
    "byline": ("byline", "author", "authors", "by", "writer", "creator", "reporter"),
    "agency": ("agency", "agencies", "wire", "credit", "news_agency"),
    "dateline": ("dateline", "place"),
    "lang": ("lang", "language", "locale"),
    "url": ("url", "link", "permalink", "canonical", "canonical_url", "source_url", "href", "uri"),
}  # fmt: skip
"""Keys under which each value is looked for, best first; case, `-` and blanks are ignored."""

BODY_KEYS = ("body", "text", "content", "article", "maintext", "fulltext", "articlebody")
TAG_KEYS = ("tags", "tag", "keywords", "topics", "categories", "category", "labels")
_LISTS: frozenset[MetadataField] = frozenset({"byline", "agency"})
_LONGEST_LIST = 50


def normalise_keys(record: Mapping[Any, Any]) -> dict[str, Any]:
    """Return `record` with plain lower-case keys: `Date Published` as `date_published`."""
    plain: dict[str, Any] = {}
    for key, value in record.items():
        name = str(key)[:100].strip().lower().replace("-", "_").replace(" ", "_").replace(":", "_")
        plain.setdefault(name, value)
    return plain


def read_fields(record: Mapping[str, Any], draft: Draft, provenance: Provenance = "given") -> None:
    """Put what `record` (keys already normalised) says into `draft`.

    Raises InputError, naming the key, for a value of a type that cannot be meant.
    """
    for name, spellings in SPELLINGS.items():
        for key in spellings:
            value = record.get(key)
            if value is None or value == "":
                continue
            _read_field(name, key, value, draft, provenance)
            break
    for key in TAG_KEYS:
        if record.get(key):
            draft.tags.extend(_texts(key, record[key], split=True))


def read_body(record: Mapping[str, Any]) -> str:
    """Return the text of a record; empty if it has none. Raises InputError if it is no text."""
    for key in BODY_KEYS:
        value = record.get(key)
        if isinstance(value, str):
            return sanitise(value)
        if isinstance(value, list) and all(isinstance(item, str) for item in value):
            return sanitise("\n\n".join(value))
        if value is not None:
            raise InputError(f"{key} must be text, not {_kind(value)}")
    return ""


def _read_field(
    name: MetadataField, key: str, value: Any, draft: Draft, provenance: Provenance
) -> None:
    if name not in _LISTS and isinstance(value, list | tuple):
        raise InputError(f"{key} must be text, not a list")
    if name != "published" and isinstance(value, int | float):
        raise InputError(f"{key} must be text, not {_kind(value)}")
    texts = _texts(key, value)
    if name == "published":
        printed = texts[0] if texts else ""
        lang = draft.get("lang") or "en"
        if iso := parse_date(sanitise_line(printed, 300), lang):
            draft.put("published", iso, provenance)
        elif printed:
            draft.flag(f"“{sanitise_line(printed, 60)}” was given as the date and is none")
    elif name == "lang":
        code = texts[0].strip().replace("_", "-").split("-")[0].lower() if texts else ""
        if code.isascii() and code.isalpha() and len(code) in (2, 3):
            draft.put("lang", code, provenance)
    elif name == "agency":
        draft.add_agencies((sanitise_line(text) for text in texts), provenance)
    elif name == "url":
        draft.put("url", texts[0] if texts else "", provenance)
    elif name == "outlet" and texts and texts[0].lower().startswith(("http://", "https://")):
        draft.put("url", texts[0], provenance)  # `source:` is an address as often as a name
    else:
        draft.put(name, ", ".join(texts), provenance)


def _texts(key: str, value: Any, *, split: bool = False) -> list[str]:
    """Return `value` as a list of texts, whichever way people write one or several."""
    if isinstance(value, str):
        parts = value.split(",") if split else [value]
        return [clean for part in parts[:_LONGEST_LIST] if (clean := sanitise_line(part, 2048))]
    if isinstance(value, datetime | date):
        return [value.isoformat()]
    if isinstance(value, bool) or value is None:
        raise InputError(f"{key} must be text, not {_kind(value)}")
    if isinstance(value, int | float):
        return [f"{value:g}" if isinstance(value, float) else _short_number(key, value)]
    if isinstance(value, list | tuple):
        found: list[str] = []
        for item in value[:_LONGEST_LIST]:
            if isinstance(item, list | tuple):
                raise InputError(f"{key} must be a list of texts")
            found.extend(_texts(key, item))
        return found
    if isinstance(value, Mapping) and isinstance(value.get("name"), str):
        return _texts(key, value["name"])
    raise InputError(f"{key} must be text, not {_kind(value)}")


def _short_number(key: str, value: int) -> str:
    if abs(value) >= 10**18:
        raise InputError(f"{key} is a number too large to mean anything")
    return str(value)


def _kind(value: Any) -> str:
    if value is None:
        return "nothing"
    names = {
        bool: "a truth value",
        int: "a number",
        float: "a number",
        list: "a list",
        dict: "an object",
    }
    return names.get(type(value), "something else")
