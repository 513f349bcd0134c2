"""Writes a comparison as a page: side by side on a desk, one below the other on a phone."""

from collections.abc import Iterator, Mapping
from html import escape
from typing import get_args

from briefreader.models.annotation import AnnotatedReport, Span
from briefreader.models.comparison import Comparison, Row
from briefreader.render.cells import Side, SideText
from briefreader.render.dates import display_date
from briefreader.render.findings import Finding, find_all, findings_at
from briefreader.render.glyphs import UNICODE
from briefreader.render.html.page import marked, page, paragraph, text
from briefreader.render.statements import (
    REJECTED,
    Statement,
    difference_statements,
    summary_line,
)
from briefreader.sanitise import safe_url

Texts = Mapping[Side, SideText]
Names = Mapping[Side, str]


def comparison_html(comparison: Comparison, left: str = "", right: str = "") -> str:
    """Return a comparison as a page.

    `left` and `right` are what the two are called; by default it is their outlets.
    """
    names: Names = {
        "left": left or comparison.left.report.outlet or "left",
        "right": right or comparison.right.report.outlet or "right",
    }
    texts: Texts = {side: SideText(comparison, side) for side in get_args(Side)}
    findings = find_all(comparison)
    title = f"{names['left']} and {names['right']}"
    body = [f"<h1>{text(title)}</h1>", paragraph("counts", summary_line(comparison))]
    if comparison.problem:
        body.append(paragraph("problem", comparison.problem))
    if differences := difference_statements(comparison):
        body.append("<h2>What differs</h2>\n<ul>")
        body += [_difference(comparison, item) for item in differences]
        body.append("</ul>")
    body += ["<h2>Side by side</h2>", _legend(names), _heads(comparison, names)]
    body += [
        _row(number, row, texts, names, findings) for number, row in enumerate(comparison.rows, 1)
    ]
    return page(title, "comparison", body)


def _difference(comparison: Comparison, item: Statement) -> str:
    """Return a statement that leads to the row where it stands."""
    shown = text(item.line)
    if (number := _row_of(comparison, item)) is not None:
        shown = f'<a href="#row-{number}">{shown}</a>'
    kind = "difference" if item.certain else "note"
    return f'<li class="{kind}{_rejected(item)}">{shown}</li>'


def _row_of(comparison: Comparison, item: Statement) -> int | None:
    left, right = comparison.left.annotation.sentences, comparison.right.annotation.sentences
    for number, row in enumerate(comparison.rows, 1):
        if _stands_in(item.left, (left[place] for place in row.left)) or _stands_in(
            item.right, (right[place] for place in row.right)
        ):
            return number
    return None


def _stands_in(span: Span | None, sentences: Iterator[Span]) -> bool:
    return span is not None and any(span.touches(sentence) for sentence in sentences)


def _legend(names: Names) -> str:
    signs = UNICODE.relations
    return (
        '<p class="legend">'
        f'<span class="same"><b class="sign">{signs["same"]}</b> both say it</span> '
        f'<span class="reworded"><b class="sign">{signs["reworded"]}</b> in other words</span> '
        f'<span class="only-left"><b class="sign">{escape(signs["only-left"])}</b> '
        f"only {text(names['left'])}</span> "
        f'<span class="only-right"><b class="sign">{escape(signs["only-right"])}</b> '
        f"only {text(names['right'])}</span> "
        '<mark class="copied">printed by both</mark> <mark class="edit">other words</mark> '
        '<mark class="altered">differs</mark> <mark class="noted">worth a look</mark></p>'
    )


def _heads(comparison: Comparison, names: Names) -> str:
    return (
        '<div class="row head"><span></span>'
        f'<div class="left">{_source(comparison.left, names["left"])}</div>'
        f'<div class="right">{_source(comparison.right, names["right"])}</div></div>'
    )


def _source(side: AnnotatedReport, name: str) -> str:
    report = side.report
    title = text(report.title)
    if url := safe_url(report.url):
        title = f'<a href="{escape(url)}" rel="noreferrer">{title}</a>'
    about = ", ".join(filter(None, (name, display_date(report.published, time=True))))
    return f'{title}<br><span class="about">{text(about)}</span>'


def _row(number: int, row: Row, texts: Texts, names: Names, findings: list[Finding]) -> str:
    left, right = texts["left"].pieces(row.left), texts["right"].pieces(row.right)
    found = list(findings_at(findings, left, right))
    differs = any(finding.is_difference for finding in found)
    signs = escape(UNICODE.relations[row.relation])
    if differs:
        signs += f'<b class="differs">{UNICODE.differs}</b>'
    told = [REJECTED] * row.rejected + ["moved"] * (row.moved and not row.rejected)
    verdict = f'<p class="verdict">{", ".join(told)}</p>' if told else ""
    return (
        f'<div class="row {row.relation}{_rejected(row)}" id="row-{number}">'
        f'<span class="sign">{signs}</span>'
        f"{_cell(texts['left'], left, names)}{_cell(texts['right'], right, names)}{verdict}</div>"
    )


def _rejected(item: Row | Statement) -> str:
    return " rejected" if item.rejected else ""


def _cell(side: SideText, spans: list[Span], names: Names) -> str:
    """Return one side of a row: whose words they are, the words, the paragraphs they are from."""
    if not spans:
        return f'<p class="{side.side}"></p>'
    shown = " ".join(marked(side.runs(span)) for span in spans)
    paragraphs = ", ".join(dict.fromkeys(f"¶{span.par + 1}" for span in spans))
    return (
        f'<p class="{side.side}"><span class="whose">{text(names[side.side])} </span>{shown}&nbsp;'
        f'<span class="about">{paragraphs}</span></p>'
    )
