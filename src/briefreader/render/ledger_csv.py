"""Writes a ledger as a table for a spreadsheet: a row a fact, a column an outlet."""

import csv
import io
from collections.abc import Iterator, Mapping

from briefreader.models.ledger import Ledger, LedgerRow
from briefreader.render.citations import outlet_labels, paragraphs, rejection
from briefreader.render.plain_ledger import VERDICT_WORDS
from briefreader.sanitise import sanitise_line

_FORMULA_STARTS = ("=", "+", "-", "@")
"""A spreadsheet takes a cell that begins so for a formula and runs it."""


def ledger_csv(ledger: Ledger) -> str:
    """Return a ledger as CSV, nothing in which a spreadsheet runs."""
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\r\n")
    labels = outlet_labels(ledger.columns)
    writer.writerow(map(_cell, ["kind", "what", "verdict", *labels.values()]))
    for row in ledger.rows:
        writer.writerow(map(_cell, _cells(row, labels)))
    return written.getvalue()


def _cells(row: LedgerRow, labels: Mapping[int, str]) -> Iterator[str]:
    yield row.kind
    yield row.label
    yield VERDICT_WORDS[row.verdict]
    found = {cell.article: cell for cell in row.cells}
    for article in labels:
        cell = found.get(article)
        if cell is None:
            yield ""
            continue
        credited = f"({cell.credited})" if cell.credited else ""
        wrong = rejection(cell.rejected, labels)
        said = (cell.text, credited, paragraphs(cell.evidence), f"[{wrong}]" if wrong else "")
        yield " ".join(filter(None, said))


def _cell(text: str) -> str:
    line = sanitise_line(text)
    return f"'{line}" if line.startswith(_FORMULA_STARTS) else line
