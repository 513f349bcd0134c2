"""Finds the report among the text of a page, by two extractors and the page's own word."""

from typing import TYPE_CHECKING

from briefreader.ingest.lines import folded
from briefreader.ingest.page_tree import Block, page_blocks
from briefreader.sanitise import sanitise

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_HEADINGS = frozenset({"h2", "h3", "h4"})
_LINKED = 0.6
_MUCH_LESS = 0.5
"""Under this share of the second opinion's words the first one has missed the report."""


def extract_paragraphs(tree: "HtmlElement", stated: str = "") -> list[str]:
    """Return the paragraphs of the report on a page; none if there are none.

    trafilatura tuned to precision is asked first. Where it finds less than half of what
    readability finds, or of the text that the page itself states (JSON-LD `articleBody`),
    that text is taken.
    """
    first = _by_trafilatura(tree)
    words = _count(first)
    best = first
    if stated and words < _MUCH_LESS * len(stated.split()):
        best = _paragraphs(stated)
    if words < _MUCH_LESS * _count(second := _by_readability(tree)) and _count(best) < _count(
        second
    ):
        best = second
    return best


def fill_gaps(paragraphs: list[str], blocks: list[Block]) -> list[str]:
    """Put back the quoted posts and headings between paragraphs that extractors leave out.

    A block quotation counts between two paragraphs of the report, a heading only right above
    one. Links are left out: they lead to other reports.
    """
    places = {block.folded: index for index, block in enumerate(blocks)}
    known = {folded(paragraph) for paragraph in paragraphs}
    filled: list[str] = []
    reached = -1
    for paragraph in paragraphs:
        index = places.get(folded(paragraph), -1)
        if index > reached >= 0:
            for gap in range(reached + 1, index):
                block = blocks[gap]
                heading = block.tag in _HEADINGS and gap == index - 1
                if block.folded in known or block.linked > _LINKED:
                    continue
                if heading or block.place == "blockquote":
                    filled.append(block.text)
        reached = max(reached, index)
        filled.append(paragraph)
    return filled


def _count(paragraphs: list[str]) -> int:
    return sum(len(paragraph.split()) for paragraph in paragraphs)


def _paragraphs(text: str) -> list[str]:
    return [line for raw in sanitise(text).split("\n") if (line := " ".join(raw.split()))]


def _by_trafilatura(tree: "HtmlElement") -> list[str]:
    from trafilatura import bare_extraction

    document = bare_extraction(
        tree,
        favor_precision=True,
        deduplicate=False,  # drops repeated sentences of the report itself
        include_comments=False,
        include_formatting=False,
        with_metadata=False,
    )
    text = getattr(document, "text", None) or ""
    return [_without_marker(line) for line in _paragraphs(text) if folded(line)]


def _without_marker(line: str) -> str:
    """Take off the dash of a list item and the bars of a table row."""
    return line.removeprefix("- ").strip("| ")


def _by_readability(tree: "HtmlElement") -> list[str]:
    from lxml import etree, html
    from readability import Document
    from readability.readability import Unparseable as NoReportError  # codespell:ignore

    try:
        summary = Document(html.tostring(tree, encoding="unicode")).summary(html_partial=True)
        part = html.fragment_fromstring(summary, create_parent="div")
    except (NoReportError, etree.ParserError, ValueError, AssertionError):
        return []  # lxml only asserts that a page has a body
    return [block.text for block in page_blocks(part)]
