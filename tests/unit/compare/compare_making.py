"""Makes annotated reports by hand, so that tests of the comparison need no annotator."""

import re
from collections.abc import Sequence
from dataclasses import replace

from briefreader.annotate.sentences import split_sentences
from briefreader.models.annotation import (
    AnnotatedReport,
    Annotation,
    DateMention,
    Figure,
    Person,
    Quote,
    Span,
    SpeakerKind,
    Titled,
)
from briefreader.models.article import Report

OPEN, CLOSE = "“", "”"


def make(
    *paragraphs: str,
    speakers: Sequence[str] = (),
    speaker_kind: SpeakerKind = "name",
    figures: Sequence[tuple[str, float, str]] = (),
    hedge: str = "",
    people: Sequence[tuple[str, tuple[str, ...]]] = (),
    variants: tuple[str, ...] = (),
    dates: Sequence[tuple[str, str]] = (),
    outlet: str = "",
    lang: str = "en",
) -> AnnotatedReport:
    """Annotate `paragraphs`: every “quotation” found, the n-th credited to `speakers[n]`.

    `figures` are (text, value, unit), `people` (name, titles), `dates` (text, iso); each is
    sought in the paragraphs.
    """
    sentences = tuple(
        Span(par, start, end)
        for par, text in enumerate(paragraphs)
        for start, end in split_sentences(text)
    )

    def find(text: str, after: int = 0) -> Span:
        for par, paragraph in enumerate(paragraphs):
            if (start := paragraph.find(text, after)) >= 0:
                return Span(par, start, start + len(text))
        raise AssertionError(f"{text!r} is not in the report")

    def mentions(name: str) -> tuple[Span, ...]:
        return tuple(
            Span(par, match.start(), match.end())
            for par, text in enumerate(paragraphs)
            for match in re.finditer(re.escape(name), text)
        )

    def sentence(span: Span) -> int:
        return max(
            (
                at
                for at, each in enumerate(sentences)
                if (each.par, each.start) <= (span.par, span.start)
            ),
            default=0,
        )

    quotes = []
    for par, paragraph in enumerate(paragraphs):
        start = paragraph.find(OPEN)
        while start >= 0:
            end = paragraph.find(CLOSE, start)
            end = len(paragraph) if end < 0 else end
            span = Span(par, start + 1, end)
            speaker = speakers[len(quotes)] if len(quotes) < len(speakers) else ""
            quotes.append(
                Quote(
                    paragraph[start + 1 : end],
                    span,
                    sentence(span),
                    speaker=speaker,
                    speaker_text=speaker,
                    speaker_kind=speaker_kind if speaker else "none",
                )
            )
            start = paragraph.find(OPEN, end)
    return AnnotatedReport(
        Report("", paragraphs, outlet=outlet, lang=lang),
        Annotation(
            sentences=sentences,
            quotes=tuple(quotes),
            figures=tuple(
                Figure(text, (span := find(text)), sentence(span), value, unit, hedge)
                for text, value, unit in figures
            ),
            dates=tuple(
                DateMention(text, (span := find(text)), sentence(span), iso) for text, iso in dates
            ),
            people=tuple(
                Person(
                    name,
                    tuple(Titled(title, find(title)) for title in titles),
                    mentions(name) or mentions(name.split()[-1]),
                    variants,
                )
                for name, titles in people
            ),
        ),
    )


def placed(source: AnnotatedReport, printed: str) -> AnnotatedReport:
    """Return `source` with `printed` as the place where each quotation is credited."""
    quotes = tuple(
        replace(
            quote,
            speaker_span=Span(
                quote.span.par,
                start := source.report.paragraphs[quote.span.par].rindex(printed),
                start + len(printed),
            ),
        )
        for quote in source.annotation.quotes
    )
    return replace(source, annotation=replace(source.annotation, quotes=quotes))
