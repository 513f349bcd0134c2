"""Writes an article as plain text for a pipe or a terminal without a screen."""

import textwrap
from collections.abc import Iterator

from briefreader.models.article import Article, Provenance, Report

_ORIGIN: dict[Provenance, str] = {
    "given": "given",
    "found": "found in the text",
    "inferred": "inferred",
    "set": "set by you",
}
"""What is said of a value's provenance."""


def article_lines(article: Article, width: int, *, dropped: bool = False) -> Iterator[str]:
    """Yield the lines of an article: metadata, text, and what was left out if asked for.

    `width` is where to wrap, in characters.
    """
    report = article.report
    yield from textwrap.wrap(report.title, width) or ["Untitled"]
    yield ""
    for label, value in metadata(article):
        yield from _wrapped(f"{label + ':':<11}{value}", width, " " * 11)
    yield ""
    for paragraph in report.paragraphs:
        yield from _wrapped(paragraph, width)
        yield ""
    if article.note:
        yield from _wrapped(f"Note: {article.note}", width, "      ")
        yield ""
    if dropped:
        yield from dropped_lines(report, width)


def metadata(article: Article) -> Iterator[tuple[str, str]]:
    """Yield (label, value) of what is known of an article, with where each value comes from."""
    report = article.report
    yield "Outlet", _value(report, "outlet", "unknown")
    yield "Published", _value(report, "published", "unknown")
    for name in ("byline", "agency", "dateline", "lang", "url"):
        if getattr(report, name):
            yield name.capitalize().replace("Url", "Address"), _value(report, name)
    if "title" in report.provenance:
        yield "Title", _ORIGIN[report.provenance["title"]]
    yield "Length", f"{report.words:,} words"
    if report.tags:
        yield "Tags", ", ".join(report.tags)
    if article.version > 1:
        yield "Version", f"{article.version} of the text (--versions lists them)"
    yield "Source", ", ".join(article.sources) or report.source
    for remark in report.flags:
        yield "Remark", remark
    if report.dropped:
        pieces = "1 line" if len(report.dropped) == 1 else f"{len(report.dropped)} lines"
        yield "Left out", f"{pieces} of furniture (--dropped shows them)"


def dropped_lines(report: Report, width: int) -> Iterator[str]:
    """Yield what was judged not to be part of the body, each with the reason."""
    yield f"Left out of the body ({len(report.dropped)}):"
    for piece in report.dropped:
        yield from _wrapped(f"  {piece.kind:<10} {piece.text}", width, " " * 13)


def _value(report: Report, name: str, unknown: str = "") -> str:
    value: str = getattr(report, name)
    if not value:
        return unknown
    origin = report.provenance.get(name)
    return f"{value} ({_ORIGIN[origin]})" if origin else value


def _wrapped(text: str, width: int, indent: str = "") -> list[str]:
    return textwrap.wrap(
        text, width, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False
    )
