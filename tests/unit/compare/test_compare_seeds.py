"""What the comparison of five real reports of one event must show."""

from functools import cache
from itertools import combinations
from pathlib import Path

import pytest

from briefreader.annotate import annotate
from briefreader.compare import compare_reports
from briefreader.ingest.parse import parse
from briefreader.models.annotation import AnnotatedReport
from briefreader.models.comparison import Comparison

SEEDS = Path(__file__).parents[3].parent / "shared" / "seeds"

pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not SEEDS.is_dir(), reason="the measuring data is not beside the checkout"),
]


@cache
def seed(number: int) -> AnnotatedReport:
    path = sorted(SEEDS.glob("*.txt"))[number]
    report = parse(path.read_bytes(), path.name)[0].report
    assert report is not None
    return AnnotatedReport(report, annotate(report))


@cache
def compared(left: int, right: int) -> Comparison:
    return compare_reports(seed(left), seed(right))


def matched_quotes(comparison: Comparison, *relations: str) -> list[tuple[str, str]]:
    left, right = comparison.left.annotation.quotes, comparison.right.annotation.quotes
    return [
        (left[pair.left].text, right[pair.right].text)
        for pair in comparison.quotes
        if pair.relation in relations and pair.left is not None and pair.right is not None
    ]


def test_four_quotations_of_000_stand_in_001():
    assert len(matched_quotes(compared(0, 1), "same", "trimmed")) == 4
    assert matched_quotes(compared(0, 1), "altered", "reworded") == []


def test_a_fifth_of_000_and_a_ninth_of_001_are_the_same_words():
    """Quotations included, which the comparison counts apart."""
    reuse = compared(0, 1).reuse
    assert reuse.left == pytest.approx(0.20, abs=0.02)
    assert reuse.right == pytest.approx(0.11, abs=0.02)
    assert reuse.quoted_left > reuse.left / 2


@pytest.mark.parametrize(
    ("left", "right", "name", "wrong"),
    [
        (1, 3, "Wendy Sherman", {"Deputy Foreign Minister", "Assistant Secretary of State"}),
        (2, 3, "Wendy Sherman", {"Deputy Foreign Minister", "Assistant Secretary of State"}),
        (1, 3, "Antony Blinken", {"Foreign Minister"}),
    ],
)
def test_the_wrong_titles_of_003_are_seen(left, right, name, wrong):
    comparison = compared(left, right)
    people = comparison.right.annotation.people
    differing = {
        people[pair.right].name: {title.title for title in people[pair.right].titles}
        for pair in comparison.people
        if pair.relation == "title-differs" and pair.right is not None
    }
    assert wrong <= differing[name]


def test_nobody_else_has_another_title():
    differing = {
        comparison.left.annotation.people[pair.left].name
        for left, right in combinations(range(5), 2)
        for comparison in [compared(left, right)]
        for pair in comparison.people
        if pair.relation == "title-differs" and pair.left is not None
    }
    assert differing == {"Wendy Sherman", "Antony Blinken"}


def test_no_further_expansion_against_more_expansion_is_a_note():
    (note,) = [note for note in compared(1, 4).notes if note.kind == "quantifier"]
    assert note.left is not None
    assert note.right is not None
    assert note.left.of(seed(1).report.paragraphs).startswith("no further expansion of NATO")
    assert note.right.of(seed(4).report.paragraphs).startswith("more NATO expansion")


def test_baerbock_is_a_variant_spelling_inside_001():
    texts = [note.text for note in compared(1, 2).notes if note.kind == "spelling"]
    assert len(texts) == 1
    assert "Baerbock" in texts[0]
    assert "Baerbrock" in texts[0]


def test_two_translations_of_one_answer_are_one_quotation_reworded():
    reworded = matched_quotes(compared(3, 4), "reworded")
    assert any(
        "must prepare for compromises" in left and "should be prepared to reach" in right
        for left, right in reworded
    )


def test_100000_troops_and_100000_soldiers_agree():
    left, right = seed(3).annotation.figures, seed(4).annotation.figures
    agreeing = {
        (left[pair.left].value, right[pair.right].value)
        for pair in compared(3, 4).figures
        if pair.relation == "agree" and pair.left is not None and pair.right is not None
    }
    assert (100_000, 100_000) in agreeing


@pytest.mark.parametrize(("left", "right"), combinations(range(5), 2))
def test_no_figure_and_no_quotation_is_called_different(left, right):
    comparison = compared(left, right)
    assert comparison.summary.figures_differ == 0
    assert comparison.summary.quotes_altered == 0
