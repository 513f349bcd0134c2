"""Reads the JSON-LD of a page: what it states about its report, for machines."""

import html as entities
import json
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from briefreader.sanitise import sanitise_line

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_ARTICLE_TYPES = re.compile(r"article|posting|report|webpage", re.IGNORECASE)
_NESTING_KEYS = ("@graph", "mainEntity", "mainEntityOfPage")
_MOST_SCRIPTS = 20
_LONGEST_SCRIPT = 1_000_000
_MOST_NODES = 2000
_DEEPEST = 8


def linked_data(tree: "HtmlElement") -> list[dict[str, Any]]:
    """Return the JSON-LD objects that describe an article, those about the page last."""
    found: list[dict[str, Any]] = []
    for script in tree.xpath('//script[contains(@type,"ld+json")]')[:_MOST_SCRIPTS]:
        text = script.text or ""
        if len(text) > _LONGEST_SCRIPT:
            continue
        try:
            document = json.loads(text.strip().rstrip(";"), strict=False)
        except (ValueError, RecursionError):
            continue
        waiting: list[tuple[Any, int]] = [(document, 0)]
        for _ in range(_MOST_NODES):
            if not waiting:
                break
            node, depth = waiting.pop()
            if depth > _DEEPEST:
                continue
            if isinstance(node, list):
                waiting.extend((item, depth + 1) for item in node)
            elif isinstance(node, dict):
                if _ARTICLE_TYPES.search(str(node.get("@type"))):
                    found.append(node)
                waiting.extend((node.get(key), depth + 1) for key in _NESTING_KEYS)
    return sorted(found, key=lambda record: "webpage" in str(record.get("@type")).lower())


def stated_addresses(record: dict[str, Any]) -> Iterator[str]:
    """Yield the addresses a JSON-LD object gives for the page it stands on."""
    for key in ("mainEntityOfPage", "url", "@id"):
        value = record.get(key)
        address = value.get("@id") if isinstance(value, dict) else value
        if isinstance(address, str):
            yield address


def stated_names(value: Any) -> list[str]:
    """Return the names in a JSON-LD person, organisation, text, or list of them."""
    named: list[Any] = []
    for item in value if isinstance(value, list) else [value]:
        name = item.get("name") if isinstance(item, dict) else item
        named.extend(name if isinstance(name, list) else [name])
    texts = (sanitise_line(entities.unescape(name), 200) for name in named if isinstance(name, str))
    return [text for text in texts if text]
