"""Reads what was found at an address: a page most often, a feed or plain text at times."""

from dataclasses import replace
from typing import TYPE_CHECKING, cast
from urllib.parse import urlsplit

from briefreader.errors import InputError
from briefreader.ingest.candidate import Candidate
from briefreader.ingest.detect import SNIFFED_BYTES, detect_format, require_text
from briefreader.ingest.limits import MAX_DOCUMENT_BYTES, megabytes
from briefreader.ingest.page_charset import honour_charset
from briefreader.ingest.parse import parse
from briefreader.models.article import Report

if TYPE_CHECKING:
    from lxml.html import HtmlElement


def read_web_page(
    data: bytes, url: str, *, charset: str = "", selector: str = ""
) -> list[Candidate]:
    """Read the document `data` found at `url` into one candidate a report.

    `charset` is what the server said of it, `selector` the CSS selector of the report on it.
    Never raises for bad input: what cannot be read is a candidate with its reason.
    """
    try:
        require_text(data[:SNIFFED_BYTES])
        if len(data) > MAX_DOCUMENT_BYTES:
            raise InputError(
                f"is larger than one document may be ({megabytes(MAX_DOCUMENT_BYTES)})"
            )
        if detect_format(data) == "pdf":
            return [_addressed(candidate, url) for candidate in parse(data, url, hint="pdf")]
        text = honour_charset(data, charset)
        if detect_format(text) != "html":
            return [_addressed(candidate, url) for candidate in parse(text, url)]
        from briefreader.ingest.html import read_page

        page = keep_selected(text, selector) if selector else text
        return [_addressed(Candidate(url, read_page(page, url, url)), url)]
    except InputError as error:
        return [Candidate.failed(url, str(error))]


def keep_selected(data: bytes, selector: str) -> bytes:
    """Return a page with its head and, as its body, only what a CSS selector finds.

    Raises InputError for a selector that is none or finds nothing.
    """
    from lxml import html

    from briefreader.ingest.page_tree import parse_page

    tree = parse_page(data)
    found = _select(tree, selector)
    if not found:
        raise InputError(f"holds nothing that the selector {selector!r} finds")
    article = html.Element("article")
    for element in found:
        if not any(ancestor in found for ancestor in element.iterancestors()):
            element.tail = None
            article.append(element)
    body = tree.find("body")
    if body is None:
        raise InputError("is a page without content")
    for child in list(body):
        body.remove(child)
    body.text = None
    body.append(article)
    page: bytes = html.tostring(tree, encoding="utf-8")
    return page


def check_selector(selector: str) -> None:
    """Raise InputError for what is not a CSS selector."""
    from cssselect import SelectorError
    from lxml.cssselect import CSSSelector

    try:
        CSSSelector(selector, translator="html")
    except (SelectorError, ValueError, TypeError):
        raise InputError(f"{selector!r} is not a CSS selector, such as div.story") from None


def _select(tree: "HtmlElement", selector: str) -> "list[HtmlElement]":
    from lxml.cssselect import CSSSelector

    check_selector(selector)
    return cast("list[HtmlElement]", CSSSelector(selector, translator="html")(tree))


def _addressed(candidate: Candidate, url: str) -> Candidate:
    """Make sure that a report fetched from one host does not claim to be another host's.

    A page may name its own canonical address; one that names another site's would be stored
    as a new version of that site's report.
    """
    report = candidate.report
    if report is None or _host(report.url) == _host(url):
        return candidate
    return replace(candidate, report=_with_url(report, url))


def _with_url(report: Report, url: str) -> Report:
    return replace(report, url=url, provenance={**report.provenance, "url": "given"})


def _host(url: str) -> str:
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return ""
