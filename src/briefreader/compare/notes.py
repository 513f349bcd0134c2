"""Writes the notes of a comparison: what was seen but is not proven to be a difference."""

import re
from collections.abc import Iterator, Sequence

from briefreader.annotate.lexicon import word_set
from briefreader.annotate.words import words
from briefreader.compare.edits import CONTENT_WEIGHT, ONE_PLACE, equal_share
from briefreader.compare.negation import find_lost_negations, find_opposed_quantities
from briefreader.compare.people import spelt_alike
from briefreader.compare.side import Side
from briefreader.compare.similarity import Likeness
from briefreader.compare.speaker_notes import write_speaker_notes
from briefreader.models.annotation import DateMention, Person, Span
from briefreader.models.comparison import Edit, Note, PersonPair, QuotePair, Row

_STATEMENT = 8
"""Words; a shorter sentence with a date is a line about the text itself (`Updated July 5`)."""
_YEAR = re.compile(r"\b\d{4}\b")
_FULL_DATE = len("2022-01-09")
_RELATIVE = word_set("last next this previous yesterday today tomorrow tonight earlier later ago")
"""Days told from the day of writing: two reports of two days name one day differently."""


def write_notes(
    left: Side,
    right: Side,
    likeness: Likeness,
    rows: Sequence[Row],
    quotes: Sequence[QuotePair],
    people: Sequence[PersonPair],
) -> tuple[Note, ...]:
    """Return all notes, by kind and then in the left report's order."""
    names = _outlets(left, right)
    return (
        *_negations(left, right, likeness, rows),
        *write_speaker_notes(left, right, names, rows, quotes),
        *_dates(left, right, rows),
        *_spellings(left, right, people),
    )


def _called(side: Side, fallback: str) -> str:
    return side.source.report.outlet or fallback


def _outlets(left: Side, right: Side) -> tuple[str, str]:
    """Return what to call the two reports; by side where their outlets do not tell them apart."""
    names = _called(left, "the left report"), _called(right, "the right report")
    return names if names[0] != names[1] else ("the left report", "the right report")


def _negations(left: Side, right: Side, likeness: Likeness, rows: Sequence[Row]) -> Iterator[Note]:
    names = _outlets(left, right)
    for lost in find_lost_negations(left, right, likeness, rows):
        has, lacks = names if lost.on_left else names[::-1]
        spans = (lost.negated, lost.plain) if lost.on_left else (lost.plain, lost.negated)
        text = f"{has} prints “{lost.word}” where {lacks} prints the same words without it"
        yield Note("negation", text, *spans)
    for lost in find_opposed_quantities(left, right):
        spans = (lost.negated, lost.plain) if lost.on_left else (lost.plain, lost.negated)
        words = [
            span.of(side.source.report.paragraphs)
            for span, side in zip(spans, (left, right), strict=True)
        ]
        yield Note("quantifier", f"“{words[0]}” in {names[0]}, “{words[1]}” in {names[1]}", *spans)


def _dates(left: Side, right: Side, rows: Sequence[Row]) -> Iterator[Note]:
    """Note where two sentences part in nothing that matters but the day they name.

    Where figures or names part as well, they tell of two days.
    """
    names = _outlets(left, right)
    for row in rows:
        if not row.edits or equal_share(left, right, row) < ONE_PLACE:
            continue
        ours, theirs = _dated(left, row.left), _dated(right, row.right)
        if len(ours) != 1 or len(theirs) != 1:
            continue
        here, there = ours[0], theirs[0]
        if _is_dateline(left, row, here):
            continue
        if here.iso[-5:] == there.iso[-5:] or here.text.casefold() == there.text.casefold():
            continue
        if all(
            _is_of_day(edit, here, there) for edit in row.edits if edit.weight >= CONTENT_WEIGHT
        ):
            text = f"“{here.text}” in {names[0]}, “{there.text}” in {names[1]}"
            yield Note("date", text, here.span, there.span)


def _is_dateline(side: Side, row: Row, mention: DateMention) -> bool:
    """Tell whether a date tells when the text itself was printed: short, or above with a year."""
    short = len(side.of_sentences(row.left)) < _STATEMENT
    return short or (mention.span.par == 0 and bool(_YEAR.search(mention.text)))


def _is_of_day(edit: Edit, here: DateMention, there: DateMention) -> bool:
    sides = (edit.left, here.span), (edit.right, there.span)
    return all(span is None or span.touches(day) for span, day in sides)


def _dated(side: Side, sentences: Sequence[int]) -> list[DateMention]:
    """Return the days named in `sentences`, each day once."""
    days = {
        mention.iso: mention
        for mention in side.source.annotation.dates
        if mention.sentence in sentences
        and len(mention.iso) >= _FULL_DATE - 3
        and not set(words(mention.text)) & _RELATIVE
    }
    return list(days.values())


def _spellings(left: Side, right: Side, people: Sequence[PersonPair]) -> Iterator[Note]:
    names = _outlets(left, right)
    for number, side in enumerate((left, right)):
        for person in side.source.annotation.people:
            for variant in person.variants:
                span = _where(side, person, variant)
                text = f"{names[number]} spells {person.name} also {variant}"
                yield Note("spelling", text, *((span, None) if number == 0 else (None, span)))
    for pair in people:
        if pair.left is None or pair.right is None or pair.relation == "same":
            continue
        here = left.source.annotation.people[pair.left]
        there = right.source.annotation.people[pair.right]
        if spelt_alike(here.name, there.name):
            text = f"{here.name} in {names[0]}, {there.name} in {names[1]}"
            yield Note("spelling", text, _where(left, here, ""), _where(right, there, ""))


def _where(side: Side, person: Person, variant: str) -> Span | None:
    for span in person.mentions:
        if variant in span.of(side.source.report.paragraphs):
            return span
    return person.mentions[0] if person.mentions else None
