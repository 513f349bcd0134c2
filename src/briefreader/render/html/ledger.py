"""Writes a ledger as a page: facts as rows, outlets as columns."""

from collections.abc import Iterator, Mapping
from itertools import groupby

from briefreader.models.ledger import Ledger, LedgerCell, LedgerRow
from briefreader.render.citations import outlet_labels, paragraphs, rejection
from briefreader.render.glyphs import UNICODE
from briefreader.render.html.page import page, paragraph, text
from briefreader.render.plain_ledger import HEADINGS, VERDICT_SIGNS, VERDICT_WORDS
from briefreader.render.statements import story_line
from briefreader.render.variants import deviating, says_the_same


def ledger_html(ledger: Ledger) -> str:
    """Return a ledger as a page."""
    title, labels = ledger.story.title, outlet_labels(ledger.columns)
    body = [f"<h1>{text(title)}</h1>", paragraph("counts", story_line(ledger.story))]
    legend = (
        f'<span class="{verdict}"><b class="sign">{VERDICT_SIGNS[verdict]}</b> {words}</span>'
        for verdict, words in VERDICT_WORDS.items()
    )
    body.append(f'<p class="legend">{" ".join(legend)}</p>')
    for kind, rows in groupby(ledger.rows, key=lambda row: row.kind):
        body += [f"<h2>{HEADINGS[kind]}</h2>", '<div class="wide"><table>', _head(labels)]
        body += [_row(row, labels) for row in rows]
        body.append("</table></div>")
    return page(title, "ledger", body)


def _head(labels: Mapping[int, str]) -> str:
    names = "".join(f'<th scope="col">{text(name)}</th>' for name in labels.values())
    return f"<thead><tr><td></td>{names}</tr></thead>"


def _row(row: LedgerRow, labels: Mapping[int, str]) -> str:
    cells = "".join(_cells(row, labels))
    label = f"“{text(row.label)}”" if row.kind == "quote" else text(row.label)
    return f'<tr class="{row.verdict}"><th scope="row">{_sign(row)}{label}</th>{cells}</tr>'


def _sign(row: LedgerRow) -> str:
    return f'<b class="sign">{VERDICT_SIGNS[row.verdict]}</b>'


def _cells(row: LedgerRow, labels: Mapping[int, str]) -> Iterator[str]:
    parted = deviating(row)
    found = {cell.article: cell for cell in row.cells}
    for article in labels:
        cell = found.get(article)
        if cell is None:
            yield "<td></td>"
        else:
            kind = ' class="parted"' if article in parted else ""
            sign = f"{_sign(row)} " if kind else ""
            yield f"<td{kind}>{sign}{_cell(row, cell, labels)}</td>"


def _cell(row: LedgerRow, cell: LedgerCell, labels: Mapping[int, str]) -> str:
    """Return what a cell says beyond the row's label, who is credited, and where it stands.

    What the reader rejected of it comes last.
    """
    parts = []
    if not says_the_same(cell.text, row.label):
        parts.append(f"“{text(cell.text)}”" if row.kind == "quote" else text(cell.text))
    if cell.credited:
        parts.append(f"({text(cell.credited)})" if parts else text(cell.credited))
    parts.append(f'<span class="about">{paragraphs(cell.evidence)}</span>')
    if wrong := rejection(cell.rejected, labels):
        parts.append(f'<div class="about">{UNICODE.rejected} {text(wrong)}</div>')
    return " ".join(parts)
