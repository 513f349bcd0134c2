"""Two reports are compared whatever they are: a sensible result or a clear message."""

import pytest
from compare_making import make

from briefreader.annotate import annotate
from briefreader.compare import compare_reports
from briefreader.models.annotation import AnnotatedReport
from briefreader.models.article import Report

TEXT = (
    "The ferry Orka sank off Selby on Monday with 40 goats aboard, the coast guard said.",
    "“Nobody was hurt, not even the goats,” Captain Ada Orlov said.",
    "Divers will look for the cargo on Tuesday.",
)


def annotated(*paragraphs, **given):
    report = Report("", paragraphs, **given)
    return AnnotatedReport(report, annotate(report))


def test_a_report_compared_with_itself_is_all_shared_and_says_so():
    report = annotated(*TEXT)
    found = compare_reports(report, report)
    assert found.problem == "both reports print the same text"
    assert (found.summary.shared, found.summary.reworded, found.summary.only_left) == (3, 0, 0)
    assert {pair.relation for pair in found.quotes} == {"same"}
    assert found.summary.figures_differ == 0


@pytest.mark.parametrize(
    ("left", "right", "problem"),
    [
        (TEXT, (), "the right report has no text to compare"),
        ((), TEXT, "the left report has no text to compare"),
        ((), (), "neither report has any text to compare"),
        (("* * *",), TEXT, "the left report has no text to compare"),
    ],
)
def test_an_empty_body_is_said(left, right, problem):
    assert compare_reports(annotated(*left), annotated(*right)).problem == problem


def test_another_language_is_said_and_names_are_still_compared():
    german = annotated("Am Montag sank die Fähre Orka, sagte Ada Orlov der Zeitung.", lang="de")
    found = compare_reports(annotated(*TEXT, lang="en"), german)
    assert found.problem.startswith("the reports are in different languages (en, de)")


def test_capitals_hold_no_differences_of_their_own():
    shouting = annotated(*(text.upper() for text in TEXT))
    found = compare_reports(annotated(*TEXT), shouting).summary
    assert found.shared == 3
    assert (found.quotes_altered, found.figures_differ, found.titles_differ) == (0, 0, 0)


@pytest.mark.parametrize(
    "paragraphs",
    [
        ("“Only quotations.”", "“And more of them, again and again.”"),
        ("12 44 9.5", "1,000 | 2,000 | 3,000", "7"),
        tuple(f"{number}. A list entry" for number in range(200)),
        ("word " * 3000,),
        ("The same sentence once more.",) * 300,
        ("“An unclosed quotation that never ends",),
        ("日本語の記事です。", "もう一つの文。"),
        ("\u0301\u0302", "?", "“”", "..."),
    ],
)
def test_unusual_texts_compare_with_one_another(paragraphs):
    found = compare_reports(annotated(*paragraphs), annotated(*TEXT, *paragraphs[:3]))
    rows = [index for row in found.rows for index in row.left]
    assert sorted(rows) == list(range(len(found.left.annotation.sentences)))


def test_swapping_the_sides_swaps_the_findings():
    left, right = annotated(*TEXT), annotated(TEXT[0].replace("40", "90"), "Nobody was found.")
    forth, back = compare_reports(left, right), compare_reports(right, left)
    assert forth.summary.figures_differ == back.summary.figures_differ == 1
    assert forth.reuse.left == back.reuse.right
    assert forth.summary.only_left == back.summary.only_right


def test_progress_is_told_and_raising_from_it_gives_up():
    told = []
    compare_reports(make("One."), make("Two."), progress=told.append)
    assert told == sorted(told)
    assert told[-1] == 1.0

    def cancel(_: float) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        compare_reports(make("One."), make("Two."), progress=cancel)
