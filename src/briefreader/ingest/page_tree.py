"""Parses a saved page within limits and lists the blocks of text a reader would see."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefreader.errors import InputError
from briefreader.ingest.detect import decode
from briefreader.ingest.limits import MAX_BODY_CHARACTERS, MAX_ELEMENTS
from briefreader.ingest.lines import folded
from briefreader.sanitise import sanitise_line

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_CONTROL_REFERENCE = re.compile(r"&#(?:x0*([0-9a-f]{1,2})|0*(\d{1,3}));?", re.IGNORECASE)
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*>", re.IGNORECASE)
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")

_UNSEEN = frozenset(
    {"script", "style", "noscript", "template", "svg", "head", "iframe", "object", "select"}
    | {"option", "button", "input", "textarea", "canvas", "audio", "video", "map", "math"}
)
_INLINE = frozenset(
    {"a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em"}
    | {"font", "i", "ins", "kbd", "label", "mark", "q", "rp", "rt", "ruby", "s", "samp", "small"}
    | {"span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr", "img", "picture"}
)
_TEXT = ("p", "div", "span", "a", "br", "li", "td", "b", "i", "em", "strong", "pre")
_PLACES = frozenset({"nav", "aside", "header", "footer", "figure", "blockquote"})
_ROWS = frozenset({"div", "nav", "aside"})
_HIDING_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_POPUP_CLASS = re.compile(r"(?:^|[\s_-])(?:tooltip|popover|rollover|hovercard|lightbox)", re.I)
_HIDDEN_SHARE = 0.1
"""Share of the page's text up to which a hidden element is taken out."""
_LONGEST_BLOCK = 20_000


@dataclass(frozen=True, slots=True)
class Block:
    """A run of text that stands by itself on the page."""

    text: str
    folded: str
    tag: str
    """The block element it stands in: `p`, `li`, `figcaption`, `div`."""
    place: str
    """`nav`, `aside`, `header`, `footer`, `figure` or `blockquote` if it lies in one."""
    linked: float
    """Share of its characters that are links, 0 to 1."""


def parse_page(data: bytes) -> "HtmlElement":
    """Parse a page, however broken, into a tree without what readers never see.

    Raises InputError for a page without elements or with more than a page can have. Control
    characters written as references (`&#27;`) are taken out first: they end the parsing.
    """
    from lxml import etree, html

    text = _DECLARATION.sub("", decode(data, html=True))
    text = _CONTROLS.sub("", _CONTROL_REFERENCE.sub(_plain_reference, text))
    if not text.strip():
        raise InputError("is empty")
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        tree = html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError, AssertionError):
        raise InputError("is a page without content") from None
    count = sum(1 for _ in tree.iter())
    if count > MAX_ELEMENTS:
        raise InputError(f"has {count:,} elements; a page may have {MAX_ELEMENTS:,}")
    shown = sum(len(element.text or "") + len(element.tail or "") for element in tree.iter(*_TEXT))
    if shown > 2 * MAX_BODY_CHARACTERS:
        raise InputError(
            f"holds more text than a page can ({2 * MAX_BODY_CHARACTERS:,} characters)"
        )
    return tree


def _plain_reference(match: re.Match[str]) -> str:
    """Drop a reference to a control character; read 128 to 159 as browsers do."""
    code = int(match[1], 16) if match[1] else int(match[2])
    if code in (9, 10, 13):
        return " "
    if 128 <= code <= 159:
        return bytes([code]).decode("cp1252", "ignore")
    return "" if code < 32 or code == 127 else match[0]


def remove_unseen(tree: "HtmlElement") -> None:
    """Take out elements that are hidden, or shown only when pointed at.

    An element with much of the page's text stays: scripts uncover the whole report at times.
    """
    longest = len(tree.text_content()) * _HIDDEN_SHARE
    for element in list(tree.iter("div", "span", "p", "section", "li", "ul", "aside", "figure")):
        hidden = (
            element.get("hidden") is not None
            or _HIDING_STYLE.search(element.get("style") or "")
            or _POPUP_CLASS.search(element.get("class") or "")
        )
        if not hidden or element.getparent() is None:
            continue
        if len(element.text_content()) <= longest:
            element.drop_tree()


def page_blocks(tree: "HtmlElement") -> list[Block]:
    """Return the blocks of text of a page in reading order."""
    return [block for block in _walk(tree) if block.folded]


def _walk(tree: "HtmlElement") -> Iterator[Block]:
    """Walk the tree without recursion, gathering inline text up to each block's edge."""
    text: list[str] = []
    linked = 0
    tags: list[str] = ["body"]
    places: list[str] = []
    links = 0
    root = tree.find("body")
    start = root if root is not None else tree
    stack: list[tuple[HtmlElement, bool, bool]] = [(start, False, False)]

    def flush() -> Iterator[Block]:
        nonlocal linked
        plain = sanitise_line("".join(text)[:_LONGEST_BLOCK])
        share = min(1.0, linked / max(1, sum(len(part.strip()) for part in text)))
        text.clear()
        linked = 0
        if plain:
            yield Block(plain, folded(plain), tags[-1], places[-1] if places else "", share)

    while stack:
        element, leaving, in_row = stack.pop()
        tag = element.tag if isinstance(element.tag, str) else ""
        unseen = tag in _UNSEEN
        block = (tag not in _INLINE and tag != "br") or (in_row and tag == "a")
        if block and not unseen:
            yield from flush()
        if leaving:
            if block:
                tags.pop()
            if tag in _PLACES:
                places.pop()
            links -= tag == "a"
        elif not unseen:
            if block:
                tags.append(tag)
            if tag in _PLACES:
                places.append(tag)
            links += tag == "a"
            if tag == "br":
                text.append(" ")
            if element.text:
                text.append(element.text)
                linked += len(element.text.strip()) if links else 0
            stack.append((element, True, in_row))
            row = tag in _ROWS and _is_row(element)
            stack.extend((child, False, row) for child in reversed(element))
            continue
        if element.tail and stack:
            text.append(element.tail)
            linked += len(element.tail.strip()) if links else 0
    yield from flush()


def _is_row(parent: "HtmlElement") -> bool:
    """Tell whether all that stands in an element is links side by side, which are blocks then."""
    loose = [parent.text, *(child.tail for child in parent)]
    several = sum(child.tag == "a" for child in parent) >= 2
    return several and not any(text and text.strip(" \t\n\r|·•,/") for text in loose)
