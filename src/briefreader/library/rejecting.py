"""Knows again what the reader called wrong in a comparison. Keeps nothing.

A claim is named by the words it shows, not by places or by what the rules call it: so it is
known again with the sides swapped, after the rules changed, and in a corrected text.
"""

from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import TypeVar

from briefreader.models.annotation import AnnotatedReport, Span
from briefreader.models.comparison import (
    Claim,
    Comparison,
    FigurePair,
    Note,
    PersonPair,
    QuotePair,
    Row,
)

C = TypeVar("C", Row, QuotePair, FigurePair, PersonPair, Note)


def claim_words(comparison: Comparison, claim: Claim) -> str:
    """Return the words that name a claim of `comparison`, whichever side they stand on."""
    kind, *sides = _shown(comparison.left, comparison.right, claim)
    return " | ".join([kind, *sorted(" ".join(words.split()) for words in sides if words)])


def with_rejections(comparison: Comparison, rejected: Collection[str]) -> Comparison:
    """Return the comparison with exactly those claims rejected that `rejected` names."""

    def judge(claims: tuple[C, ...]) -> tuple[C, ...]:
        return tuple(
            replace(claim, rejected=claim_words(comparison, claim) in rejected) for claim in claims
        )

    if not rejected and not any(claim.rejected for claim in comparison.claims):
        return comparison
    return replace(
        comparison,
        rows=judge(comparison.rows),
        quotes=judge(comparison.quotes),
        figures=judge(comparison.figures),
        people=judge(comparison.people),
        notes=judge(comparison.notes),
    )


def _shown(left: AnnotatedReport, right: AnnotatedReport, claim: Claim) -> tuple[str, str, str]:
    """Return what kind of claim it is, and what it shows of either side."""
    match claim:
        case Row():
            return "row", _sentences(left, claim.left), _sentences(right, claim.right)
        case QuotePair():
            unquoted = claim.evidence
            return (
                "quote",
                _quote(left, claim.left, unquoted),
                _quote(right, claim.right, unquoted),
            )
        case FigurePair():
            return "figure", _figure(left, claim.left), _figure(right, claim.right)
        case PersonPair():
            return "person", _person(left, claim.left), _person(right, claim.right)
        case Note():
            if claim.left is None and claim.right is None:
                return claim.kind, claim.text, ""
            return claim.kind, _span(left, claim.left), _span(right, claim.right)


def _sentences(side: AnnotatedReport, indexes: Sequence[int]) -> str:
    return " ".join(side.sentence_text(index) for index in indexes)


def _quote(side: AnnotatedReport, index: int | None, unquoted: Span | None) -> str:
    return _span(side, unquoted) if index is None else side.annotation.quotes[index].text


def _figure(side: AnnotatedReport, index: int | None) -> str:
    return "" if index is None else side.annotation.figures[index].text


def _person(side: AnnotatedReport, index: int | None) -> str:
    if index is None:
        return ""
    person = side.annotation.people[index]
    titles = dict.fromkeys(titled.title for titled in person.titles)
    return ", ".join([person.name, *titles])


def _span(side: AnnotatedReport, span: Span | None) -> str:
    return "" if span is None else span.of(side.report.paragraphs)
