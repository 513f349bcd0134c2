"""Lays out what a comparison found as blocks under headings: quotations, figures, people, notes."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Literal

from briefreader.models.annotation import Span
from briefreader.render.cells import Side, SideText
from briefreader.render.comparison.blocks import Block, Frame, Said, sign_run
from briefreader.render.display import display_line, display_paragraph
from briefreader.render.findings import Finding, FindingKind, Sign
from briefreader.render.lines import BLANK, Line, Mark, Role, Run, mark_line
from briefreader.render.statements import REJECTED
from briefreader.render.wrap import wrap

_HEADINGS: dict[FindingKind, str] = {
    "quote": "Quotations",
    "figure": "Figures",
    "person": "People",
    "note": "Notes",
}
_ORDER: tuple[Sign, ...] = ("differs", "reworded", "quote", "same", "only-left", "only-right")
"""What deserves a look comes first."""
_SPEAK_FOR_THEMSELVES: tuple[Sign, ...] = ("same", "only-left", "only-right")


def fact_blocks(
    findings: list[Finding], texts: Mapping[Side, SideText], frame: Frame
) -> Iterator[Block]:
    """Yield a heading for each kind of finding that there is, and its findings."""
    for kind, heading in _HEADINGS.items():
        of_kind = [finding for finding in findings if finding.kind == kind]
        if of_kind:
            label = frame.label(heading, "heading")
            yield Block("heading", None, [label], [], BLANK, is_difference=False)
        for finding in sorted(of_kind, key=lambda finding: _ORDER.index(finding.sign)):
            yield _block(finding, texts, frame)


def say(finding: Finding) -> Said:
    """Say a finding with its sign, or that of what the reader called wrong."""
    return Said(_sign(finding), _state(finding))


def _state(finding: Finding) -> str:
    """Say a finding in one line, with the words of both sides unless it quotes them already."""
    label = display_line(_said(finding))
    sides = [display_line(text, 300) for text in (finding.left, finding.right) if text]
    if all(side in label for side in sides):
        sides = []
    return f"{label}: {' / '.join(sides)}" if sides else label


def _said(finding: Finding) -> str:
    """Return what was found in a few words, and that it is rejected where it is."""
    return f"{finding.label}, {REJECTED}" if finding.claim.rejected else finding.label


def _block(finding: Finding, texts: Mapping[Side, SideText], frame: Frame) -> Block:
    left_width, right_width = frame.widths
    left = _lines(finding.left, finding.left_span, texts["left"], left_width)
    right = _lines(finding.right, finding.right_span, texts["right"], right_width or left_width - 2)
    if finding.claim.rejected or finding.sign not in _SPEAK_FOR_THEMSELVES:
        left += _label(finding, left_width)
    block = Block(
        "finding",
        finding.sign,
        left,
        right,
        _gutter(finding, frame),
        finding.is_difference,
        _spans(finding.left_places, finding.left_span),
        _spans(finding.right_places, finding.right_span),
        (say(finding),),
        (finding.claim,),
    )
    if not frame.single:
        return block
    bar = Run(f"{frame.glyphs.bar} ", ("rule",))
    shown, inset = (left, right) if frame.side == "left" or finding.left else (right, [])
    return replace(block, left=shown, right=[], inset=[(bar, *line) for line in inset])


def _spans(places: tuple[Span, ...], whole: Span | None) -> tuple[Span, ...]:
    """Return where a finding leads: to what is seen of it first."""
    return tuple(dict.fromkeys((*places, whole))) if whole is not None else places


def _gutter(finding: Finding, frame: Frame) -> Line:
    return (Run(" "), sign_run(_sign(finding), frame.glyphs))


def _sign(finding: Finding) -> Sign | Literal["rejected"]:
    return "rejected" if finding.claim.rejected else finding.sign


def _label(finding: Finding, width: int) -> list[Line]:
    said = display_line(_said(finding))
    role: Role = "note" if finding.kind == "note" else "muted"
    return [mark_line(said, start, end, (), (role,)) for start, end in wrap(said, width)]


def _lines(text: str, span: Span | None, side: SideText, width: int) -> list[Line]:
    shown = display_paragraph(text)
    if not shown:
        return []
    marks: list[Mark] = []
    if span is not None and (begin := shown.find(side.text(span))) >= 0:
        marks = [
            Mark(begin + mark.start - span.start, begin + mark.end - span.start, mark.role)
            for mark in side.differences(span)
        ]
    return [mark_line(shown, start, end, marks) for start, end in wrap(shown, width)]
