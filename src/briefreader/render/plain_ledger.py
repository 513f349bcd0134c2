"""Writes a story's ledger as plain text: a row a fact, below it what each outlet has."""

import textwrap
from collections.abc import Iterator

from briefreader.models.ledger import Ledger, LedgerKind, LedgerVerdict
from briefreader.render.citations import UNKNOWN_OUTLET, cite, outlet_labels, rejection
from briefreader.render.glyphs import UNICODE
from briefreader.sanitise import sanitise_line

HEADINGS: dict[LedgerKind, str] = {
    "quote": "Quotes",
    "figure": "Figures",
    "date": "Dates",
    "name": "Names",
    "title": "Titles",
}
VERDICT_SIGNS: dict[LedgerVerdict, str] = {
    "agree": "=",
    "differ": "!",
    "update": "+",
    "single": "1",
    "plain": "~",
}
"""How a row's verdict is drawn."""
VERDICT_WORDS: dict[LedgerVerdict, str] = {
    "agree": "agree",
    "differ": "differ",
    "update": "raised later",
    "plain": "in other words",
    "single": "one outlet",
}
"""The legend of those signs."""


def ledger_lines(ledger: Ledger, width: int) -> Iterator[str]:
    """Yield the lines of a ledger, wrapped at `width` columns."""
    labels = outlet_labels(ledger.columns)
    yield sanitise_line(ledger.story.title)
    yield "   ".join(f"{VERDICT_SIGNS[verdict]} {said}" for verdict, said in VERDICT_WORDS.items())
    heading = ""
    for row in ledger.rows:
        if HEADINGS[row.kind] != heading:
            heading = HEADINGS[row.kind]
            yield ""
            yield heading
        yield from _wrapped(f"{VERDICT_SIGNS[row.verdict]} {row.label}", width, " " * 2)
        for cell in row.cells:
            cited = dict.fromkeys(cite(place, labels) for place in cell.evidence)
            places = ", ".join(cited) or labels.get(cell.article, UNKNOWN_OUTLET)
            credited = f" ({cell.credited})" if cell.credited else ""
            text = "" if cell.text == row.label and not credited else f": {cell.text}{credited}"
            yield from _wrapped(f"    {places}{text}", width, " " * 6)
            if wrong := rejection(cell.rejected, labels):
                yield from _wrapped(f"      {UNICODE.rejected} {wrong}", width, " " * 8)


def _wrapped(text: str, width: int, indent: str) -> list[str]:
    lead = text[: len(text) - len(text.lstrip())]
    return textwrap.wrap(sanitise_line(text), width, initial_indent=lead, subsequent_indent=indent)
