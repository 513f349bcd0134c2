"""Writes a comparison as plain text: what both say, what one says, what differs."""

import textwrap
from collections.abc import Iterator, Sequence

from briefreader.models.annotation import AnnotatedReport, Figure, Person, Quote, Span
from briefreader.models.comparison import Claim, Comparison, Row, RowRelation
from briefreader.render.statements import REJECTED, summary_line

_SIGNS: dict[RowRelation, str] = {
    "same": "=", "reworded": "~", "only-left": "<", "only-right": ">",
}  # fmt: skip
_INDENT = " " * 8


def comparison_lines(comparison: Comparison, left: str, right: str, width: int) -> Iterator[str]:
    """Yield the lines of a comparison; `left` and `right` are short names of the two."""
    if left == right:
        left, right = f"{left} (A)", f"{right} (B)"
    for name, side in (("A", comparison.left), ("B", comparison.right)):
        label = left if name == "A" else right
        date = side.report.published or "no date"
        yield from _wrapped(f"{name}  {label}, {date}: {side.report.title}", width, "   ")
    yield ""
    yield from _wrapped(summary_line(comparison), width)
    if comparison.problem:
        yield from _wrapped(f"Note: {comparison.problem}.", width)
    yield from _section("Side by side", _rows(comparison, width))
    yield from _section("Quotes", _quotes(comparison, width))
    yield from _section("Figures", _figures(comparison, width))
    yield from _section("People", _people(comparison, width))
    yield from _section("Worth a look", _notes(comparison, width))


def _section(title: str, lines: Iterator[str]) -> Iterator[str]:
    body = list(lines)
    if body:
        yield ""
        yield title
        yield from body


def _rows(comparison: Comparison, width: int) -> Iterator[str]:
    for row in comparison.rows:
        sign = _SIGNS[row.relation]
        rejected = f"({REJECTED}) " if row.rejected else ""
        for name, side, sentences in _sides(comparison, row):
            place = _place(name, side.annotation.sentences[sentences[0]])
            text = " ".join(side.sentence_text(index) for index in sentences)
            moved = "(moved) " if row.moved and name == "B" else ""
            yield from _wrapped(f"{sign} {place:<6}{rejected}{moved}{text}", width)
            sign, rejected = " ", ""


def _sides(
    comparison: Comparison, row: Row
) -> Iterator[tuple[str, AnnotatedReport, Sequence[int]]]:
    if row.left:
        yield "A", comparison.left, row.left
    if row.right:
        yield "B", comparison.right, row.right


def _quotes(comparison: Comparison, width: int) -> Iterator[str]:
    a, b = comparison.left.annotation.quotes, comparison.right.annotation.quotes
    for pair in comparison.quotes:
        if pair.relation in ("only-left", "only-right"):
            continue
        yield f"  {pair.relation}{_rejected(pair)}"
        if pair.left is not None:
            yield from _quote("A", a[pair.left], width)
        if pair.right is not None:
            yield from _quote("B", b[pair.right], width)
        if pair.evidence is not None:
            name, side = (
                ("B", comparison.right) if pair.left is not None else ("A", comparison.left)
            )
            text = pair.evidence.of(side.report.paragraphs)
            yield from _wrapped(f"  {_place(name, pair.evidence):<6}{text}", width)


def _quote(name: str, quote: Quote, width: int) -> list[str]:
    speaker = f" ({quote.speaker})" if quote.speaker else ""
    return _wrapped(f"  {_place(name, quote.span):<6}“{quote.text}”{speaker}", width)


def _figures(comparison: Comparison, width: int) -> Iterator[str]:
    a, b = comparison.left.annotation.figures, comparison.right.annotation.figures
    for pair in comparison.figures:
        if pair.left is None or pair.right is None:
            continue
        sign = "!" if pair.relation == "differ" else "="
        text = f"{_figure('A', a[pair.left])} / {_figure('B', b[pair.right])}"
        yield from _wrapped(f"{sign} {text}{_rejected(pair)}", width)


def _figure(name: str, figure: Figure) -> str:
    return f"{_place(name, figure.span)} {figure.text}"


def _people(comparison: Comparison, width: int) -> Iterator[str]:
    a, b = comparison.left.annotation.people, comparison.right.annotation.people
    for pair in comparison.people:
        if pair.left is None or pair.right is None or pair.relation == "same":
            continue
        sign = "!" if pair.relation == "title-differs" else "~"
        text = f"A {_person(a[pair.left])} / B {_person(b[pair.right])}"
        yield from _wrapped(f"{sign} {text}{_rejected(pair)}", width)


def _person(person: Person) -> str:
    titles = list(dict.fromkeys(titled.title for titled in person.titles))
    return f"{person.name} ({', '.join(titles)})" if titles else person.name


def _notes(comparison: Comparison, width: int) -> Iterator[str]:
    for note in comparison.notes:
        yield from _wrapped(f"? {note.kind}: {note.text}{_rejected(note)}", width)


def _rejected(claim: Claim) -> str:
    return f" ({REJECTED})" if claim.rejected else ""


def _place(name: str, span: Span) -> str:
    return f"{name}¶{span.par + 1}"


def _wrapped(text: str, width: int, indent: str = _INDENT) -> list[str]:
    return textwrap.wrap(
        text, width, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False
    )
