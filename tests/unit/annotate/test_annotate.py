"""Annotation as a whole: every span is true, and no text breaks it."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from briefreader.annotate import RULES_VERSION, annotate
from briefreader.models.annotation import Annotation, Span
from briefreader.models.article import Report

PIECES = st.sampled_from(
    [
        "“", "”", '"', "‘", "’", "'", "„", "«", "»", "``", "''", "(", ")", "—", ":", ",", ".", "?",
        "\n", "  ", "Mr. ", "Anna Velt", "Velt", "Deputy Foreign Minister ", "said", " told ",
        " he ", " she added ", ", who ", " and ", " according to ", "the mayor ", "10,000 ",
        "two hundred ", "$4.5bn", "6-8", "31%", " troops", " people were killed", "Jan. 9-10",
        " on Monday", "2014", "U.S.", "Reuters", "(AP)", "officials", "ALL CAPITALS ", "我们。",
        "é", "\u0301", "🙂", "9", "o’clock", "’s ", "-", "of ", "The wall will hold",
    ]
)  # fmt: skip
TEXT = st.lists(PIECES, max_size=30).map("".join)


def spans(annotation: Annotation) -> list[Span]:
    found = list(annotation.sentences)
    for quote in annotation.quotes:
        found.append(quote.span)
        found.extend([quote.speaker_span] if quote.speaker_span else [])
    found.extend(figure.span for figure in annotation.figures)
    found.extend(mention.span for mention in annotation.dates)
    found.extend(source.span for source in annotation.sources)
    for person in annotation.people:
        found.extend(person.mentions)
        found.extend(title.span for title in person.titles)
    for entity in annotation.entities:
        found.extend(entity.mentions)
    return found


def assert_true_to_text(report: Report) -> None:
    annotation = annotate(report)
    for span in spans(annotation):
        assert 0 <= span.start < span.end <= len(report.paragraphs[span.par])
    for quote in annotation.quotes:
        assert quote.span.of(report.paragraphs) == quote.text
        assert annotation.sentences[quote.sentence].par == quote.span.par
        if quote.speaker_span:
            assert quote.speaker_span.of(report.paragraphs) == quote.speaker_text
    for figure in annotation.figures:
        assert figure.span.of(report.paragraphs) == figure.text
        assert annotation.sentences[figure.sentence].par == figure.span.par
    for mention in annotation.dates:
        assert mention.span.of(report.paragraphs) == mention.text
    for person in annotation.people:
        for title in person.titles:
            assert title.span.of(report.paragraphs) == title.title
    assert annotate(report) == annotation


@settings(max_examples=150, deadline=None)
@given(st.lists(TEXT, max_size=4), st.sampled_from(["", "2022", "2022-01", "2022-01-12T10:00Z"]))
@example(["“", "”"], "")
@example(["‘’", "‘s’", "'"], "")
def test_no_text_breaks_it(paragraphs: list[str], published: str) -> None:
    assert_true_to_text(Report("", tuple(paragraphs), published=published))


@settings(max_examples=100, deadline=None)
@given(st.lists(st.text(max_size=60), max_size=3))
def test_no_characters_break_it(paragraphs: list[str]) -> None:
    assert_true_to_text(Report("", tuple(paragraphs)))


@pytest.mark.parametrize(
    "paragraphs",
    [
        pytest.param((), id="empty body"),
        pytest.param(("",), id="empty paragraph"),
        pytest.param(("MAYOR ANNA VELT SAID THE WALL WILL HOLD. IT WILL NOT.",), id="capitals"),
        pytest.param(("“One.”", "“Two.”", "“Three.”"), id="only quotations"),
        pytest.param(("12 14 19", "1,200 3.5 7", "2014 2015 2016"), id="a table of numbers"),
        pytest.param(("no capitals, no stops, no marks",), id="plain"),
    ],
)
def test_odd_reports_are_annotated(paragraphs: tuple[str, ...]) -> None:
    assert_true_to_text(Report("", paragraphs))


def test_an_empty_report_has_an_empty_annotation() -> None:
    assert annotate(Report("", ())) == Annotation()


def test_the_rules_have_a_version() -> None:
    assert RULES_VERSION >= 1
