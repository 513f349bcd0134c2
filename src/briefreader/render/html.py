"""Writes briefs and comparisons as one self-contained HTML page. Every text is escaped."""

from collections.abc import Iterable, Mapping
from html import escape
from pathlib import Path

from briefreader.models.annotation import AnnotatedReport, Span
from briefreader.models.comparison import Comparison, Row
from briefreader.models.story import Brief, BriefLine
from briefreader.render.citations import brief_labels, cite, cite_all
from briefreader.render.glyphs import UNICODE
from briefreader.render.lines import Mark, Role, mark_line
from briefreader.render.statements import (
    REJECTED,
    Statement,
    difference_statements,
    story_line,
    summary_line,
)
from briefreader.sanitise import safe_url, sanitise_line

_STYLE = Path(__file__).with_name("page.css")
_POLICY = "default-src 'none'; style-src 'unsafe-inline'"
"""Nothing is loaded from anywhere and no script runs, whatever a report holds."""
_MARKED: tuple[Role, ...] = ("copied", "edit")
_LEGEND = (
    '<p class="legend">= same &nbsp; ~ reworded &nbsp; &lt; only left &nbsp; &gt; only right '
    '&nbsp; <mark class="copied">printed by both</mark> &nbsp; '
    '<mark class="edit">words that differ</mark></p>'
)


def brief_html(brief: Brief) -> str:
    """Return a brief as a page: every line cites outlet and paragraph."""
    labels = brief_labels(brief)
    body = [f"<h1>{_text(brief.story.title)}</h1>", _paragraph("counts", story_line(brief.story))]
    for section in brief.sections:
        body += [f"<h2>{_text(section.title)}</h2>", "<ul>"]
        body += [_brief_line(line, labels) for line in section.lines]
        body.append("</ul>")
    return _page(brief.story.title, body)


def _brief_line(line: BriefLine, labels: Mapping[int, str]) -> str:
    variants = [
        f"<li>{_text(variant)} <cite>{_text(cite(evidence, labels))}</cite></li>"
        for variant, evidence in zip(line.variants, line.evidence, strict=False)
        if variant != line.text
    ]
    nested = f"<ul>{''.join(variants)}</ul>" if variants else ""
    return (
        f"<li>{_text(line.text)} <cite>{_text(cite_all(line.evidence, labels))}</cite>{nested}</li>"
    )


def comparison_html(comparison: Comparison, left: str = "", right: str = "") -> str:
    """Return a comparison as a page: side by side on a desk, one below the other on a phone.

    `left` and `right` are what the two are called; by default it is their outlets.
    """
    left = left or comparison.left.report.outlet
    right = right or comparison.right.report.outlet
    title = f"{left or 'Left'} and {right or 'right'}"
    body = [f"<h1>{_text(title)}</h1>", _paragraph("counts", summary_line(comparison))]
    if comparison.problem:
        body.append(_paragraph("problem", comparison.problem))
    if differences := difference_statements(comparison):
        body.append("<h2>What differs</h2>\n<ul>")
        body += [
            f'<li class="{"difference" if item.certain else "note"}{_rejected(item)}">'
            f"{_text(item.line)}</li>"
            for item in differences
        ]
        body.append("</ul>")
    body += ["<h2>Side by side</h2>", _LEGEND, _heads(comparison, left, right)]
    copied = tuple(
        [getattr(passage, side) for passage in comparison.reuse.passages]
        for side in ("left", "right")
    )
    body += [_row(comparison, row, copied[0], copied[1]) for row in comparison.rows]
    return _page(title, body)


def _heads(comparison: Comparison, left: str, right: str) -> str:
    return (
        '<div class="row head"><span></span>'
        f'<div class="left">{_source(comparison.left, left)}</div>'
        f'<div class="right">{_source(comparison.right, right)}</div></div>'
    )


def _source(side: AnnotatedReport, name: str) -> str:
    report = side.report
    title = _text(report.title)
    if url := safe_url(report.url):
        title = f'<a href="{escape(url)}" rel="noreferrer">{title}</a>'
    about = ", ".join(part for part in (name, report.published.replace("T", " ")) if part)
    return f'{title}<br><span class="about">{_text(about)}</span>'


def _row(
    comparison: Comparison, row: Row, copied_left: list[Span], copied_right: list[Span]
) -> str:
    edited_left = [edit.left for edit in row.edits if edit.left is not None]
    edited_right = [edit.right for edit in row.edits if edit.right is not None]
    left = _sentences(comparison.left, row.left, copied_left, edited_left)
    right = _sentences(comparison.right, row.right, copied_right, edited_right)
    sign = escape(UNICODE.relations[row.relation])
    verdict = f'<p class="verdict">{REJECTED}</p>' if row.rejected else ""
    return (
        f'<div class="row {row.relation}{_rejected(row)}"><span class="sign">{sign}</span>'
        f'<p class="left">{left}</p><p class="right">{right}</p>{verdict}</div>'
    )


def _rejected(item: Row | Statement) -> str:
    return " rejected" if item.rejected else ""


def _sentences(
    side: AnnotatedReport, indexes: Iterable[int], copied: list[Span], edited: list[Span]
) -> str:
    parts = []
    for index in indexes:
        sentence = side.annotation.sentences[index]
        marks = [
            *(Mark(span.start, span.end, "copied") for span in copied if span.touches(sentence)),
            *(Mark(span.start, span.end, "edit") for span in edited if span.touches(sentence)),
        ]
        text = side.report.paragraphs[sentence.par]
        runs = mark_line(text, sentence.start, sentence.end, marks, ())
        parts.append("".join(_run(run.text, run.roles) for run in runs))
    return " ".join(parts)


def _run(text: str, roles: tuple[Role, ...]) -> str:
    shown = _text(text, keep_ends=True)
    classes = " ".join(role for role in _MARKED if role in roles)
    return f'<mark class="{classes}">{shown}</mark>' if classes else shown


def _text(text: str, *, keep_ends: bool = False) -> str:
    """Sanitise and escape `text`; blanks at its ends stay where it is part of a sentence."""
    line = sanitise_line(text)
    if keep_ends and line:
        line = f"{' ' * text[:1].isspace()}{line}{' ' * text[-1:].isspace()}"
    return escape(line or (" " if keep_ends and text else ""))


def _paragraph(kind: str, text: str) -> str:
    return f'<p class="{kind}">{_text(text)}</p>'


def _page(title: str, body: Iterable[str]) -> str:
    style = _STYLE.read_text(encoding="ascii")
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{_text(title)}</title>\n<style>\n{style}</style>\n</head>\n<body>\n"
        + "\n".join(body)
        + "\n</body>\n</html>\n"
    )
