"""What a comparison found, as statements with their places on both sides. Knows no layout."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from briefreader.models.annotation import AnnotatedReport, Span
from briefreader.models.comparison import (
    Claim,
    Comparison,
    FigurePair,
    Note,
    NoteKind,
    PersonPair,
    QuotePair,
    QuoteRelation,
)

FindingKind = Literal["quote", "figure", "person", "note"]
Sign = Literal["same", "reworded", "only-left", "only-right", "differs", "quote"]


@dataclass(frozen=True, slots=True)
class Finding:
    """One statement about both reports."""

    kind: FindingKind
    sign: Sign
    label: str
    """What was found, in a few words: `quotation altered`."""
    left: str
    """What the left report has; empty if nothing."""
    right: str
    left_span: Span | None
    right_span: Span | None
    claim: Claim
    """What the comparison says, put into words here."""

    @property
    def left_places(self) -> tuple[Span, ...]:
        """Where it is seen in the left report: of an altered quotation the words that differ."""
        return self._places("left", self.left_span)

    @property
    def right_places(self) -> tuple[Span, ...]:
        """Where it is seen in the right report."""
        return self._places("right", self.right_span)

    def _places(self, side: Literal["left", "right"], whole: Span | None) -> tuple[Span, ...]:
        if isinstance(self.claim, QuotePair) and self.claim.relation == "altered":
            edits = self.claim.edits
            if any(edit.left or edit.right for edit in edits):
                return tuple(span for edit in edits if (span := getattr(edit, side)) is not None)
        return (whole,) if whole is not None else ()

    @property
    def is_difference(self) -> bool:
        """Whether a reader who looks for differences wants to be taken here."""
        return self.is_alarm and not self.claim.rejected

    @property
    def is_alarm(self) -> bool:
        """Whether it says that something differs, rejected or not."""
        return self.sign == "differs" or self.kind == "note"


_QUOTES: Mapping[QuoteRelation, tuple[Sign, str]] = {
    "same": ("same", "same quotation"),
    "trimmed": ("reworded", "quotation trimmed at its ends"),
    "altered": ("differs", "quotation altered"),
    "reworded": ("reworded", "quotation in other words"),
    "only-left": ("only-left", "quotation"),
    "only-right": ("only-right", "quotation"),
    "unquoted-left": ("quote", "quoted on the right only; the left report has it as its own words"),
    "unquoted-right": (
        "quote",
        "quoted on the left only; the right report has it as its own words",
    ),
}
_NOTES: Mapping[NoteKind, str] = {
    "negation": "note: a negation",
    "quantifier": "note: how many",
    "speaker": "note: who said it",
    "date": "note: a date",
    "spelling": "note: a spelling",
}


def find_all(comparison: Comparison) -> list[Finding]:
    """Return every finding of a comparison: quotations, figures, people, notes."""
    return [
        *(_quote(comparison, pair) for pair in comparison.quotes),
        *(_figure(comparison, pair) for pair in comparison.figures),
        *(_person(comparison, pair) for pair in comparison.people),
        *(_note(comparison, note) for note in comparison.notes),
    ]


def findings_at(findings: list[Finding], left: list[Span], right: list[Span]) -> Iterator[Finding]:
    """Yield the findings that stand in any of these spans and say more than `same` or `only`."""
    for finding in findings:
        if finding.sign not in ("differs", "quote", "reworded") and finding.kind != "note":
            continue
        if _touch(finding.left_places, left) or _touch(finding.right_places, right):
            yield finding


def _touch(places: Iterable[Span], spans: list[Span]) -> bool:
    return any(place.touches(span) for place in places for span in spans)


def _quote(comparison: Comparison, pair: QuotePair) -> Finding:
    sign, label = _QUOTES[pair.relation]
    left, left_span = _quote_side(comparison.left, pair.left)
    right, right_span = _quote_side(comparison.right, pair.right)
    if pair.evidence is not None and pair.relation == "unquoted-right":
        right, right_span = _span_text(comparison.right, pair.evidence), pair.evidence
    elif pair.evidence is not None and pair.relation == "unquoted-left":
        left, left_span = _span_text(comparison.left, pair.evidence), pair.evidence
    return Finding("quote", sign, label, left, right, left_span, right_span, pair)


def _quote_side(side: AnnotatedReport, place: int | None) -> tuple[str, Span | None]:
    if place is None:
        return "", None
    quote = side.annotation.quotes[place]
    credit = f" – {quote.speaker}" if quote.speaker else ""
    return f"“{quote.text}”{credit}", quote.span


def _figure(comparison: Comparison, pair: FigurePair) -> Finding:
    signs: dict[str, tuple[Sign, str]] = {
        "agree": ("same", "same figure"),
        "differ": ("differs", "figures differ"),
        "only-left": ("only-left", "figure"),
        "only-right": ("only-right", "figure"),
    }
    sign, label = signs[pair.relation]
    left, left_span = _figure_side(comparison.left, pair.left)
    right, right_span = _figure_side(comparison.right, pair.right)
    return Finding("figure", sign, label, left, right, left_span, right_span, pair)


def _figure_side(side: AnnotatedReport, place: int | None) -> tuple[str, Span | None]:
    if place is None:
        return "", None
    figure = side.annotation.figures[place]
    return figure.text, figure.span


def _person(comparison: Comparison, pair: PersonPair) -> Finding:
    signs: dict[str, tuple[Sign, str]] = {
        "same": ("same", "same person"),
        "title-differs": ("differs", "titles differ"),
        "spelling": ("reworded", "name spelt otherwise"),
        "only-left": ("only-left", "person"),
        "only-right": ("only-right", "person"),
    }
    sign, label = signs[pair.relation]
    left, left_span = _person_side(comparison.left, pair.left)
    right, right_span = _person_side(comparison.right, pair.right)
    return Finding("person", sign, label, left, right, left_span, right_span, pair)


def _person_side(side: AnnotatedReport, place: int | None) -> tuple[str, Span | None]:
    if place is None:
        return "", None
    person = side.annotation.people[place]
    titles = ", ".join(dict.fromkeys(titled.title for titled in person.titles))
    spans = [titled.span for titled in person.titles] + list(person.mentions)
    return (f"{person.name}, {titles}" if titles else person.name), next(iter(spans), None)


def _note(comparison: Comparison, note: Note) -> Finding:
    return Finding(
        "note",
        "differs",
        f"{_NOTES[note.kind]}: {note.text}",
        _span_text(comparison.left, note.left),
        _span_text(comparison.right, note.right),
        note.left,
        note.right,
        note,
    )


def _span_text(side: AnnotatedReport, span: Span | None) -> str:
    return span.of(side.report.paragraphs) if span is not None else ""
