"""The text of one side of a comparison, with what was found in it as marks. Knows no screen."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Literal

from briefreader.models.annotation import AnnotatedReport, Span
from briefreader.models.comparison import Comparison, Edit, Row
from briefreader.render.display import display_paragraph
from briefreader.render.lines import Line, Mark, Role, mark_line
from briefreader.render.wrap import wrap

Side = Literal["left", "right"]


def other_side(side: Side) -> Side:
    """Return the side across."""
    return "right" if side == "left" else "left"


MOST_EDITED = 0.5
"""Where more of a sentence differs than this, marking the words would mark all of it."""


class SideText:
    """One report of a comparison, whose sentences can be had as marked and wrapped lines."""

    def __init__(self, comparison: Comparison, side: Side) -> None:
        self.side: Side = side
        self.annotated: AnnotatedReport = getattr(comparison, side)
        paragraphs = self.annotated.report.paragraphs
        self._shown = [display_paragraph(text) for text in paragraphs]
        self._intact = [shown == text for shown, text in zip(self._shown, paragraphs, strict=True)]
        self._marks: dict[int, list[Mark]] = defaultdict(list)
        self._copied: dict[int, list[Mark]] = defaultdict(list)
        self._collect(comparison)

    def _collect(self, comparison: Comparison) -> None:
        for passage in comparison.reuse.passages:
            if not passage.quoted:
                span: Span = getattr(passage, self.side)
                self._copied[span.par].append(Mark(span.start, span.end, "copied"))
        for row in comparison.rows:
            if not row.rejected and _share_edited(comparison, row) <= MOST_EDITED:
                self._add_edits(row.edits)
        for quotes in comparison.quotes:
            if quotes.relation == "altered" and not quotes.rejected:
                self._add_edits(quotes.edits, "altered")
        annotation = self.annotated.annotation
        for figures in comparison.figures:
            place = getattr(figures, self.side)
            if figures.relation == "differ" and not figures.rejected and place is not None:
                self._add(annotation.figures[place].span, "altered")
        for people in comparison.people:
            place = getattr(people, self.side)
            if people.relation == "title-differs" and not people.rejected and place is not None:
                for titled in annotation.people[place].titles:
                    self._add(titled.span, "altered")
        for note in comparison.notes:
            if not note.rejected:
                self._add(getattr(note, self.side), "noted")

    def _add_edits(self, edits: Iterable[Edit], role: Role = "edit") -> None:
        for edit in edits:
            self._add(getattr(edit, self.side), role)

    def _add(self, span: Span | None, role: Role) -> None:
        if span is not None and span.start < span.end:
            self._marks[span.par].append(Mark(span.start, span.end, role))

    def span(self, sentence: int) -> Span:
        """Return where a sentence stands."""
        return self.annotated.annotation.sentences[sentence]

    def text(self, span: Span) -> str:
        """Return the text of a span, fit to be shown."""
        return self._shown[span.par][span.start : span.end]

    def pieces(self, sentences: Sequence[int]) -> list[Span]:
        """Return the spans of sentences, neighbours within a paragraph as one."""
        joined: list[Span] = []
        last = -2
        for sentence in sentences:
            span = self.span(sentence)
            if joined and sentence == last + 1 and joined[-1].par == span.par:
                joined[-1] = Span(span.par, joined[-1].start, span.end)
            else:
                joined.append(span)
            last = sentence
        return joined

    def lines(
        self, spans: Iterable[Span], width: int, base: tuple[Role, ...] = ("ink",)
    ) -> list[Line]:
        """Return the lines of spans, each span beginning a new line."""
        lines: list[Line] = []
        for span in spans:
            text, marks = self._shown[span.par], self._all_marks(span.par)
            for start, end in wrap(text[span.start : span.end], width):
                lines.append(mark_line(text, span.start + start, span.start + end, marks, base))
        return lines

    def runs(self, span: Span) -> Line:
        """Return a span in one line, however long."""
        text = self._shown[span.par]
        return mark_line(text, span.start, span.end, self._all_marks(span.par), ())

    def _all_marks(self, par: int) -> list[Mark]:
        """Return the marks of a paragraph; none where it is not shown as it was found."""
        return self._copied[par] + self._marks[par] if self._intact[par] else []

    def differences(self, span: Span) -> list[Mark]:
        """Return the marks on words that differ inside a span, cut to it."""
        if not self._intact[span.par]:
            return []
        return [
            Mark(max(mark.start, span.start), min(mark.end, span.end), mark.role)
            for mark in self._marks[span.par]
            if mark.role != "noted" and mark.start < span.end and span.start < mark.end
        ]

    def is_copied(self, spans: Iterable[Span]) -> bool:
        """Tell whether words copied outside quotations stand in any of the spans."""
        return any(
            mark.start < span.end and span.start < mark.end
            for span in spans
            for mark in self._copied[span.par]
        )

    def holds_quote(self, spans: Iterable[Span]) -> bool:
        """Tell whether a quotation stands in any of the spans."""
        spans = list(spans)
        return any(
            quote.span.touches(span)
            for quote in self.annotated.annotation.quotes
            if quote.kind != "scare"
            for span in spans
        )


def _share_edited(comparison: Comparison, row: Row) -> float:
    """Return how much of a row's text differs, from 0 to 1, on the side where it is more."""
    shares = []
    for side in ("left", "right"):
        sentences = getattr(comparison, side).annotation.sentences
        text = sum(_length(sentences[number]) for number in getattr(row, side))
        edited = sum(_length(getattr(edit, side)) for edit in row.edits)
        shares.append(edited / text if text else 0.0)
    return max(shares)


def _length(span: Span | None) -> int:
    return span.end - span.start if span else 0
