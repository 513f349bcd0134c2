"""Reads a saved page: its report, what it says about itself, and what stands around it."""

import re
from typing import TYPE_CHECKING

from briefreader.errors import InputError
from briefreader.ingest import clean
from briefreader.ingest.bylines import read_byline
from briefreader.ingest.credits import is_caption
from briefreader.ingest.dates import find_date
from briefreader.ingest.draft import Draft
from briefreader.ingest.header import put_byline
from briefreader.ingest.lines import Line, folded
from briefreader.ingest.page_body import extract_paragraphs, fill_gaps
from briefreader.ingest.page_metadata import PageMetadata
from briefreader.ingest.page_parts import is_gallery, next_part
from briefreader.ingest.page_tree import Block, page_blocks, parse_page, remove_unseen
from briefreader.ingest.text import clean_lines
from briefreader.models.article import DroppedKind, Report

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_TEASER_LINKED = 0.9
_TEASER_WORDS = 30
_MOST_TEASERS = 0.25
"""Share of a report's paragraphs that can be links to other reports."""
_MOST_DROPPED = 200
_JUST_ABOVE = 20
"""Blocks above the report that are read for byline and date, however many came before."""
_LONGEST_DROPPED = 1000
_TELLING = 40
"""Characters above which a text is not found in another by chance."""
_MOST_PROBES = 50
_LONGEST_DATELINE = 120
_BESIDE_DATE = 10
"""Words that may stand beside a date on the line that states it: weekday, hour, name, label."""
_ASKS_FOR_SCRIPTS = re.compile(
    r"\b(?:enable|turn on|needs?|requires?) (?:javascript|js)\b|\bjavascript (?:is|must)\b",
    re.IGNORECASE,
)
_FEW_SCRIPTS = 3
"""Scripts up to which a page may simply be empty."""
_SHORT_REPORT = 60
"""Words under which a page with a paywall, or made by scripts, is said to be incomplete."""


def read_page(data: bytes, source: str = "", url: str = "") -> Report:
    """Read one saved page; `url` is where it came from, if known.

    Raises InputError if the page is over its limits or holds no report.
    """
    tree = parse_page(data)
    draft = Draft(source)
    metadata = PageMetadata(tree, url)
    metadata.fill(draft)
    further, gallery = next_part(tree, metadata.url), is_gallery(tree, metadata.url)
    remove_unseen(tree)
    blocks = page_blocks(tree)
    _remove_captions(tree)
    paragraphs = fill_gaps(extract_paragraphs(tree, metadata.stated_body), blocks)
    lines = _body_lines(paragraphs, blocks)
    clean_lines(lines, draft, titled=bool(draft.get("title")))
    if not any(line.role == "body" for line in lines):
        raise InputError(_why_empty(metadata, tree))
    _read_surroundings(blocks, lines, draft)
    if metadata.live:
        draft.flag("live blog")
    if gallery:
        draft.flag("gallery: its pictures are not kept")
    if further:
        draft.flag(f"goes on at {further}")
    report = draft.finish(line.text for line in lines if line.role == "body")
    if metadata.paywalled and report.words < _SHORT_REPORT:
        draft.flag("behind a paywall: only the beginning was saved")
        report = draft.finish(report.paragraphs)
    return report


def _body_lines(paragraphs: list[str], blocks: list[Block]) -> list[Line]:
    """Number the paragraphs; claim those that are nothing but a link to another report.

    A report that consists of links to a good part is a list, and keeps them.
    """
    linked = {block.folded for block in blocks if block.linked >= _TEASER_LINKED}
    lines = [Line(number, text) for number, text in enumerate(paragraphs)]
    links = [line for line in lines if line.words <= _TEASER_WORDS and folded(line.text) in linked]
    if len(links) <= _MOST_TEASERS * len(lines):
        for line in links:
            line.role = "teaser"
    return lines


def _remove_captions(tree: "HtmlElement") -> None:
    """Take captions out of the tree: they are listed as blocks, and are not the report's text."""
    for element in list(tree.iter("figcaption")):
        if element.getparent() is not None:
            element.drop_tree()


def _read_surroundings(blocks: list[Block], lines: list[Line], draft: Draft) -> None:
    """Keep what stands around the report, and read byline and date above it."""
    paragraphs = [folded(line.text) for line in lines if line.role == "body"]
    body = set(paragraphs)
    known = {folded(line.text) for line in lines} | {folded(draft.get("title"))}
    probes = [text for text in paragraphs if len(text) > _TELLING][:_MOST_PROBES]
    holding = [block.folded in body or _holds(block.folded, probes) for block in blocks]
    first = next((index for index, holds in enumerate(holding) if holds), 0)
    for index, block in enumerate(blocks):
        if holding[index] or block.folded in known or block.place == "nav":
            continue
        if _inside(block.folded, body):
            continue
        full = len(draft.dropped) >= _MOST_DROPPED
        if full and not first - _JUST_ABOVE <= index < first:
            continue
        kind = _kind(block, above=index < first, draft=draft)
        if not full:
            draft.drop(kind, block.text[:_LONGEST_DROPPED])


def _holds(text: str, probes: list[str]) -> bool:
    """Tell whether a block holds paragraphs of the report, divided by line breaks only."""
    return any(len(probe) < len(text) and probe in text for probe in probes)


def _inside(text: str, taken: set[str]) -> bool:
    return len(text) > _TELLING and any(text in other for other in taken if len(other) > len(text))


def _kind(block: Block, *, above: bool, draft: Draft) -> DroppedKind:
    """Tell what a block beside the report is; above it, take byline and date from it."""
    if block.tag == "figcaption" or block.place == "figure" or is_caption(block.text):
        return "caption"
    if above and (byline := read_byline(block.text)):
        put_byline(byline, draft)
        return "byline"
    if above and (published := _stated_date(block.text, draft.get("lang") or "en")):
        draft.put("published", published, "inferred")
        return "dateline"
    if clean.is_copyright(block.text):
        return "copyright"
    if clean.is_text_credit(block.text):
        return "credit"
    if block.linked >= _TEASER_LINKED and block.tag in ("li", "h2", "h3", "h4", "p", "div"):
        return "teaser"
    return "furniture"


def _stated_date(text: str, lang: str) -> str:
    """Return the date of a line that states one; a line that tells of a date gives none."""
    found = find_date(text, lang) if len(text) < _LONGEST_DATELINE else None
    if found is None:
        return ""
    beside = len(text[: found.start].split()) + len(text[found.end :].split())
    return found.iso if beside <= _BESIDE_DATE else ""


def _why_empty(metadata: PageMetadata, tree: "HtmlElement") -> str:
    if metadata.paywalled:
        return "is a page behind a paywall: no text was saved with it"
    asked = _ASKS_FOR_SCRIPTS.search(tree.text_content())
    if asked or sum(1 for _ in tree.iter("script")) > _FEW_SCRIPTS:
        return "is a page without text: its scripts would have to run first"
    return "is a page without a report on it"
