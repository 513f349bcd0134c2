"""Reads the items of a feed that was saved as a file: RSS 0.9 to 2.0 and Atom.

Resolves no entities and opens no addresses, whatever the document asks for.
"""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from briefreader.errors import InputError
from briefreader.ingest.candidate import Candidate
from briefreader.ingest.dates import parse_date
from briefreader.ingest.draft import Draft
from briefreader.ingest.lines import Line, folded
from briefreader.ingest.page_tree import page_blocks, parse_page
from briefreader.ingest.text import clean_lines
from briefreader.models.article import MetadataField, Report
from briefreader.sanitise import sanitise_line

if TYPE_CHECKING:
    from lxml.etree import _Element

_MOST_ITEMS = 5000
_MARKUP = re.compile(r"<[a-zA-Z/!]|&[a-zA-Z#]")
_BODY_TAGS = ("encoded", "content", "body")
_SUMMARY_TAGS = ("description", "summary", "subtitle")
_FIELDS: tuple[tuple[MetadataField, tuple[str, ...]], ...] = (
    ("title", ("title",)),
    ("byline", ("creator", "author", "contributor")),
)
_DATE_TAGS = ("pubdate", "published", "issued", "date", "updated", "modified")


def read_feed(data: bytes, source: str) -> Iterator[Candidate]:
    """Yield one candidate an item, named `source:number`."""
    from lxml import etree

    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, recover=True, huge_tree=False
    )
    try:
        root = etree.fromstring(data.lstrip(), parser=parser)
    except (etree.XMLSyntaxError, ValueError):
        root = None
    if root is None:
        raise InputError("is not a feed: it is no XML")
    items = [element for element in root.iter() if _name(element) in ("item", "entry")]
    if not items:
        raise InputError("is XML without feed items")
    channel = next((element for element in root.iter() if _name(element) == "channel"), root)
    outlet, lang = _text(channel, ("title",)), _text(channel, ("language",))
    for number, item in enumerate(items[:_MOST_ITEMS], start=1):
        where = f"{source}:{number}"
        try:
            yield Candidate(where, _read_item(item, where, outlet, lang))
        except InputError as error:
            yield Candidate.failed(where, str(error))
    if len(items) > _MOST_ITEMS:
        yield Candidate.failed(
            source, f"has more than {_MOST_ITEMS:,} items; the rest was not read"
        )


def _read_item(item: "_Element", source: str, outlet: str, lang: str) -> Report:
    draft = Draft(source)
    draft.put("lang", lang[:2].lower() if lang[:2].isalpha() else "", "given")
    for field, names in _FIELDS:
        draft.put(field, _plain(_text(item, names)), "given")
    draft.put("url", _link(item), "given")
    draft.put("outlet", _plain(_text(item, ("source",)) or outlet), "given")
    draft.put("published", parse_date(_text(item, _DATE_TAGS), draft.get("lang") or "en"), "given")
    for child in item:
        if _name(child) == "category":
            tag = sanitise_line(child.text or child.get("term") or "", 100)
            draft.tags.extend([tag] if tag else [])
    full, summary = _text(item, _BODY_TAGS), _text(item, _SUMMARY_TAGS)
    lines = [Line(number, text) for number, text in enumerate(_paragraphs(full or summary))]
    if not lines:
        raise InputError("is a feed item without text")
    if not full:
        draft.flag("only what the feed gives of it")
    clean_lines(lines, draft, titled=bool(draft.get("title")))
    body = [line.text for line in lines if line.role == "body"]
    teaser = " ".join(_paragraphs(summary)) if full else ""
    if folded(teaser) and folded(teaser) not in folded(" ".join(line.text for line in lines)):
        draft.drop("teaser", teaser)
    return draft.finish(body)


def _paragraphs(markup: str) -> list[str]:
    """Return the paragraphs of an item's text, which is HTML more often than not."""
    if not markup.strip():
        return []
    if not _MARKUP.search(markup):
        return [line for raw in markup.split("\n") if (line := sanitise_line(raw))]
    blocks = page_blocks(parse_page(f"<div>{markup}</div>".encode("utf-8", "replace")))
    return [block.text for block in blocks]


def _plain(text: str) -> str:
    return " ".join(_paragraphs(text))


def _name(element: "_Element") -> str:
    """Return an element's name without its namespace, in lower case."""
    tag = element.tag
    return tag.rsplit("}", 1)[-1].lower() if isinstance(tag, str) else ""


def _text(element: "_Element", names: tuple[str, ...]) -> str:
    """Return the text of the first child that has any, in the order of `names`."""
    for name in names:
        for child in element:
            if _name(child) == name:
                inner = [grandchild for grandchild in child if _name(grandchild) == "name"]
                text = "".join(str(part) for part in (inner or [child])[0].itertext()).strip()
                if text:
                    return text
    return ""


def _link(item: "_Element") -> str:
    links = [child for child in item if _name(child) == "link"]
    for child in links:
        if child.get("rel", "alternate") == "alternate" and (child.get("href") or child.text):
            return (child.get("href") or child.text or "").strip()
    guid = _text(item, ("guid", "id"))
    return guid if guid.startswith("http") else ""
