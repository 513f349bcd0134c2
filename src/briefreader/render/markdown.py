"""Writes briefs, ledgers and comparisons as Markdown. Text from outside never becomes markup."""

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby

from briefreader.models.annotation import AnnotatedReport
from briefreader.models.comparison import Comparison, Row
from briefreader.models.ledger import Brief, BriefLine, Evidence, Ledger, LedgerCell, LedgerRow
from briefreader.render.citations import (
    brief_labels,
    cite_all,
    outlet_labels,
    paragraphs,
    rejection,
)
from briefreader.render.glyphs import UNICODE
from briefreader.render.plain_ledger import HEADINGS, VERDICT_SIGNS
from briefreader.render.statements import (
    REJECTED,
    Statement,
    difference_statements,
    story_line,
    summary_line,
)
from briefreader.render.variants import other_wordings
from briefreader.sanitise import safe_url, sanitise_line

_LEFT, _RIGHT = 0, 1
"""The two reports of a comparison, where places in them are cited."""
_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~$])")
_LIST_START = re.compile(r"^(\d+)([.)])|^([-+])(?=\s)")


def escape(text: str) -> str:
    """Return `text` on one line so that Markdown shows it as it is."""
    escaped = _SPECIAL.sub(r"\\\1", sanitise_line(text))
    escaped = escaped.replace("&", "&amp;")
    return _LIST_START.sub(lambda m: f"{m[1]}\\{m[2]}" if m[1] else f"\\{m[3]}", escaped)


def brief_markdown(brief: Brief) -> str:
    """Return a brief as Markdown: every line cites outlet and paragraph."""
    labels = brief_labels(brief)
    lines = [f"# {escape(brief.story.title)}", "", escape(story_line(brief.story)), ""]
    for section in brief.sections:
        lines += [f"## {escape(section.title)}", ""]
        for line in section.lines:
            lines += _brief_line(line, labels)
        lines.append("")
    return "\n".join(lines).rstrip() + "\n"


def _brief_line(line: BriefLine, labels: Mapping[int, str]) -> Iterable[str]:
    yield f"- {escape(line.text)} [{escape(cite_all(line.evidence, labels))}]"
    for wording, places in other_wordings(line):
        yield f"    - {escape(cite_all(places, labels))}: {escape(wording)}"


def ledger_markdown(ledger: Ledger) -> str:
    """Return a ledger as Markdown: a table for each kind of fact, outlets as columns."""
    labels = outlet_labels(ledger.columns)
    lines = [f"# {escape(ledger.story.title)}", "", escape(story_line(ledger.story))]
    names = "".join(f" {escape(name)} |" for name in labels.values())
    for kind, rows in groupby(ledger.rows, key=lambda row: row.kind):
        lines += ["", f"## {HEADINGS[kind]}", "", f"| | |{names}", "|---" * (2 + len(labels)) + "|"]
        lines += [_ledger_row(row, labels) for row in rows]
    return "\n".join(lines) + "\n"


def _ledger_row(row: LedgerRow, labels: Mapping[int, str]) -> str:
    found = {cell.article: cell for cell in row.cells}
    cells = (_ledger_cell(found[article], labels) if article in found else "" for article in labels)
    sign = escape(VERDICT_SIGNS[row.verdict])
    return f"| {sign} | {escape(row.label)} | {' | '.join(cells)} |"


def _ledger_cell(cell: LedgerCell, labels: Mapping[int, str]) -> str:
    credited = f"({cell.credited})" if cell.credited else ""
    wrong = rejection(cell.rejected, labels)
    said = (cell.text, credited, paragraphs(cell.evidence), f"({wrong})" if wrong else "")
    return escape(" ".join(filter(None, said)))


def comparison_markdown(comparison: Comparison, left: str = "", right: str = "") -> str:
    """Return a comparison as Markdown: a summary, what differs, the aligned sentences.

    Each cites its paragraphs.
    `left` and `right` are what the two are called; by default it is their outlets.
    """
    left = left or comparison.left.report.outlet
    right = right or comparison.right.report.outlet
    lines = [
        f"# {escape(left or 'left')} and {escape(right or 'right')}",
        "",
        f"- Left: {_source(comparison.left, left)}",
        f"- Right: {_source(comparison.right, right)}",
        "",
        escape(summary_line(comparison)),
        "",
    ]
    if comparison.problem:
        lines += [f"> {escape(comparison.problem)}", ""]
    if differences := difference_statements(comparison):
        lines += ["## What differs", ""]
        names = {_LEFT: left or "left", _RIGHT: right or "right"}
        lines += [f"- {escape(item.line)} {_cited(item, names)}".rstrip() for item in differences]
        lines.append("")
    heads = f"| | {escape(left or 'left')} | {escape(right or 'right')} |"
    lines += ["## Side by side", "", heads, "|---|---|---|"]
    lines += [_row(comparison, row) for row in comparison.rows]
    return "\n".join(lines) + "\n"


def _cited(statement: Statement, names: Mapping[int, str]) -> str:
    sides = ((_LEFT, statement.left), (_RIGHT, statement.right))
    cited = cite_all([Evidence(side, span) for side, span in sides if span is not None], names)
    return f"[{escape(cited)}]" if cited else ""


def _source(side: AnnotatedReport, name: str) -> str:
    report = side.report
    title = escape(report.title)
    if url := safe_url(report.url):
        title = f"[{title}](<{url}>)"
    about = [escape(name), escape(report.published.replace("T", " "))]
    return ", ".join([title, *(part for part in about if part)])


def _row(comparison: Comparison, row: Row) -> str:
    glyph = escape(UNICODE.relations[row.relation])
    sides = (
        _sentences(side, indexes)
        for side, indexes in ((comparison.left, row.left), (comparison.right, row.right))
    )
    moved = " moved" if row.moved else ""
    rejected = f" {REJECTED}" if row.rejected else ""
    return f"| {glyph}{moved}{rejected} | {' | '.join(sides)} |"


def _sentences(side: AnnotatedReport, indexes: Sequence[int]) -> str:
    spans = [side.annotation.sentences[index] for index in indexes]
    said = [escape(side.sentence_text(index)) for index in indexes]
    return " ".join([*said, *filter(None, [paragraphs(Evidence(_LEFT, span) for span in spans)])])
