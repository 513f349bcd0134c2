"""Laying out a comparison: rows, folds, views, one side at a time."""

from dataclasses import replace

import pytest

from briefreader.annotate import annotate
from briefreader.compare import compare_reports
from briefreader.models.annotation import AnnotatedReport, Annotation, Figure, Quote, Span
from briefreader.models.article import Report
from briefreader.models.comparison import (
    Comparison,
    Edit,
    FigurePair,
    Note,
    Passage,
    QuotePair,
    Reuse,
    Row,
)
from briefreader.render.cells import Side
from briefreader.render.comparison import ComparisonLayout, View, said_lines
from briefreader.render.glyphs import UNICODE
from briefreader.render.lines import line_text, line_width
from briefreader.render.statements import summary_parts

LEFT = (
    "The bridge is closed.",
    "About 100 people came.",
    "“It is safe,” she said.",
    "Only here.",
)
RIGHT = ("The bridge is closed.", "Some 200 people came.", "“It is not safe,” she said.", "New.")


def side(texts: tuple[str, ...]) -> AnnotatedReport:
    sentences = tuple(Span(par, 0, len(text)) for par, text in enumerate(texts))
    quote = texts[2][1 : texts[2].index("”")]
    annotation = Annotation(
        sentences,
        quotes=(Quote(quote, Span(2, 1, 1 + len(quote)), 2, speaker="Mara Lind"),),
        figures=(Figure(texts[1][:16], Span(1, 0, 16), 1, 100, "people"),),
    )
    return AnnotatedReport(Report(title="t", paragraphs=texts, outlet="Post"), annotation)


@pytest.fixture
def comparison() -> Comparison:
    edit = Edit("right-only", None, Span(2, 7, 10), 1.0)
    return Comparison(
        side(LEFT),
        side(RIGHT),
        rows=(
            Row("same", (0,), (0,), 1.0),
            Row("reworded", (1,), (1,), 0.8),
            Row("reworded", (2,), (2,), 0.9, edits=(edit,)),
            Row("only-left", (3,), ()),
            Row("only-right", (), (3,)),
        ),
        reuse=Reuse(0.2, 0.3, passages=(Passage(Span(0, 0, 20), Span(0, 0, 20), 4),)),
        quotes=(QuotePair("altered", 0, 0, (edit,)),),
        figures=(FigurePair("differ", 0, 0),),
        notes=(Note("negation", "a lost “not”", Span(2, 0, 5), Span(2, 0, 5)),),
    )


def column(layout: ComparisonLayout, part: str) -> list[str]:
    return [line_text(layout.line(part, y)).strip() for y in range(layout.height)]  # type: ignore[arg-type]


def test_counterparts_begin_on_the_same_line(comparison: Comparison) -> None:
    layout = ComparisonLayout(comparison, widths=(12, 40))
    left, right = column(layout, "left"), column(layout, "right")
    assert right.index("Some 200 people came.") == left.index("About 100")


def test_signs_tell_how_rows_relate(comparison: Comparison) -> None:
    layout = ComparisonLayout(comparison)
    signs = [line_text(layout.line("gutter", top)).strip() for top in layout.tops[:-1]]
    assert [sign[0] for sign in signs] == ["=", "~", "~", "<", ">"]
    assert "≡" in signs[0]
    assert "!" in signs[1]
    assert signs[2].endswith('"')


def test_what_differs_is_marked_in_the_text(comparison: Comparison) -> None:
    layout = ComparisonLayout(comparison)
    place = layout.find("right", Span(2, 0, 3))
    assert place is not None
    line = layout.line("right", layout.tops[place])
    assert "not" in {run.text.strip() for run in line if "altered" in run.roles}


def test_words_are_not_marked_where_most_of_them_differ(comparison: Comparison) -> None:
    edit = Edit("replaced", Span(1, 0, 20), Span(1, 0, 20))
    changed = Comparison(
        comparison.left, comparison.right, (Row("reworded", (1,), (1,), 0.5, edits=(edit,)),)
    )
    line = ComparisonLayout(changed).line("left", 0)
    assert all("edit" not in run.roles for run in line)


@pytest.mark.parametrize(
    ("view", "signs"),
    [
        ("all", ["same", "reworded", "reworded", "only-left", "only-right"]),
        ("shared", ["same", "reworded", "reworded"]),
        ("left", ["only-left"]),
        ("right", ["only-right"]),
        ("copied", ["same"]),
    ],
)
def test_a_view_shows_its_rows_only(comparison: Comparison, view: View, signs: list[str]) -> None:
    assert [block.sign for block in ComparisonLayout(comparison, view).blocks] == signs


def test_the_facts_stand_under_their_headings(comparison: Comparison) -> None:
    layout = ComparisonLayout(comparison, "facts")
    left = column(layout, "left")
    assert [text for text in left if text in ("Quotations", "Figures", "Notes")] == [
        "Quotations",
        "Figures",
        "Notes",
    ]
    assert "“It is safe,” – Mara Lind" in left


def test_the_facts_mark_the_words_that_differ(comparison: Comparison) -> None:
    layout = ComparisonLayout(comparison, "facts")
    place = layout.find("right", Span(2, 0, 10))
    assert place is not None
    line = layout.line("right", layout.tops[place])
    assert "not" in {run.text.strip() for run in line if "altered" in run.roles}


MOVED = (
    Row("same", (0,), (2,), 1.0, moved=True),
    Row("same", (1,), (0,), 1.0),
    Row("same", (2,), (1,), 1.0),
    Row("only-left", (3,), ()),
    Row("only-right", (), (3,)),
)


@pytest.fixture
def moved(comparison: Comparison) -> Comparison:
    """The left report begins with what the right one says in its third sentence."""
    return Comparison(comparison.left, comparison.right, MOVED)


def test_a_moved_passage_is_pointed_at_from_where_the_right_report_has_it(
    moved: Comparison,
) -> None:
    layout = ComparisonLayout(moved)
    assert [block.kind for block in layout.blocks] == ["row", "row", "row", "moved", "row", "row"]
    right = column(layout, "right")
    assert right[layout.tops[3]].startswith("“It is not safe")
    assert line_text(layout.line("gutter", layout.tops[0])).strip() == '=↓"'
    assert line_text(layout.line("gutter", layout.tops[3])).strip() == "↑"


def test_a_moved_row_and_its_place_lead_to_each_other(moved: Comparison) -> None:
    layout = ComparisonLayout(moved)
    assert (layout.twin(0), layout.twin(3)) == (3, 0)
    assert layout.twin(1) is None
    assert layout.find("right", Span(2, 0, 3)) == 0


@pytest.mark.parametrize(("side", "sign"), [("left", "↓"), ("right", "↑")])
def test_one_side_at_a_time_the_arrow_leads_to_the_other_report(
    moved: Comparison, side: Side, sign: str
) -> None:
    layout = ComparisonLayout(moved, widths=(40, 0), side=side)
    place = layout.find(side, Span(0 if side == "left" else 2, 0, 3))
    assert place is not None
    assert sign in line_text(layout.line("gutter", layout.tops[place]))
    across = "right" if side == "left" else "left"
    assert f"in the {across} report" in layout.blocks[place].says[-1].text


def test_a_moved_row_beside_its_place_is_not_called_moved(moved: Comparison) -> None:
    rows = (replace(MOVED[1], moved=True), *MOVED[2:])
    layout = ComparisonLayout(replace(moved, rows=rows))
    assert "moved" not in {block.kind for block in layout.blocks}
    assert not any("moved" in said.text for block in layout.blocks for said in block.says)


@pytest.mark.parametrize("view", ["all", "shared", "copied", "left"])
def test_no_place_is_shown_without_its_row(moved: Comparison, view: View) -> None:
    for folded in (False, True):
        layout = ComparisonLayout(moved, view, folded)
        for number, block in enumerate(layout.blocks):
            twin = layout.twin(number)
            assert (twin is None) == (block.moved is None)


def test_one_side_at_a_time_has_no_place_but_its_own_order(moved: Comparison) -> None:
    layout = ComparisonLayout(moved, widths=(40, 0), side="right")
    assert {block.kind for block in layout.blocks} == {"row"}
    assert [line for line in column(layout, "left") if line] == list(RIGHT)


def test_rows_that_agree_fold_into_one_line(comparison: Comparison) -> None:
    layout = ComparisonLayout(comparison, folded=True)
    assert layout.blocks[0].kind == "fold"
    assert "1 row that agrees" in column(layout, "left")[0]
    assert len(layout.blocks) == 5


def test_differences_are_what_does_not_agree(comparison: Comparison) -> None:
    assert ComparisonLayout(comparison).differences() == [1, 2, 3, 4]


def test_a_block_says_in_words_what_was_found(comparison: Comparison) -> None:
    block = ComparisonLayout(comparison).blocks[1]
    assert [(said.sign, said.text) for said in block.says] == [
        ("differs", "figures differ: About 100 people / Some 200 people")
    ]


def test_one_side_at_a_time_shows_the_counterpart_below_the_cursor(comparison: Comparison) -> None:
    layout = ComparisonLayout(comparison, widths=(40, 0))
    assert "Some 200 people came." not in " ".join(column(layout, "left"))
    layout.select(1)
    assert "│ Some 200 people came." in column(layout, "left")
    assert [block.sign for block in layout.blocks][-1] == "only-left"


def test_one_side_at_a_time_tells_below_the_row_what_the_screen_has_no_room_for(
    comparison: Comparison,
) -> None:
    narrow = ComparisonLayout(comparison, widths=(14, 0), below=(20, 2))
    told = "".join(line_text(line) for line in narrow.blocks[1].inset).replace("│", "")
    assert "! figures differ:" in " ".join(told.split())
    assert "About 100 / Some 200" not in told.partition("!")[0]
    wide = ComparisonLayout(comparison, widths=(14, 0), below=(80, 2))
    assert "differ" not in "".join(line_text(line) for line in wide.blocks[1].inset)


def test_the_other_side_stands_in_its_own_order(comparison: Comparison) -> None:
    layout = ComparisonLayout(comparison, widths=(40, 0), side="right")
    assert [line for line in column(layout, "left") if line] == list(RIGHT)


@pytest.mark.parametrize("width", [6, 20, 80])
def test_no_line_is_wider_than_its_column(comparison: Comparison, width: int) -> None:
    for view in ("all", "facts"):
        layout = ComparisonLayout(comparison, view, widths=(width, width))
        for y in range(layout.height):
            assert line_width(layout.line("left", y)) <= width
            assert line_width(layout.line("right", y)) <= width
            assert line_width(layout.line("gutter", y)) <= 6


def test_the_summary_names_the_counts(comparison: Comparison) -> None:
    words = [text for text, _ in summary_parts(comparison, "Post", "Star")]
    assert words == [
        "1 shared",
        "2 reworded",
        "1 only Post",
        "1 only Star",
        "1 quote altered",
        "1 figure differs",
        "30% copied",
    ]


def test_reports_that_share_nothing_still_have_a_layout() -> None:
    empty = AnnotatedReport(Report(title="", paragraphs=()), Annotation())
    layout = ComparisonLayout(Comparison(empty, empty))
    assert layout.blocks == []
    assert layout.line("left", 0) == ()
    assert layout.differences() == []


def test_an_altered_quotation_is_pointed_at_where_its_words_differ() -> None:
    said = "“We will not agree to that. It is {}excluded,” said Mara Lindqvist on Monday."
    texts = [Report("t", (said.format(word),), outlet="Post") for word in ("completely ", "")]
    found = compare_reports(*(AnnotatedReport(text, annotate(text)) for text in texts))
    assert [pair.relation for pair in found.quotes] == ["altered"]
    layout = ComparisonLayout(found)
    first, second = layout.blocks
    assert "!" not in line_text(first.gutter)
    assert "!" in line_text(second.gutter)
    assert layout.find("left", found.left.annotation.quotes[0].span) == 1
    facts = ComparisonLayout(found, "facts")
    altered = next(block for block in facts.blocks if block.kind == "finding")
    assert layout.find("left", altered.left_spans[0]) == 1
    assert layout.find("right", altered.right_spans[0]) is not None


@pytest.mark.parametrize("view", ["all", "facts"])
def test_what_was_rejected_has_its_own_sign_wherever_it_is_said(
    comparison: Comparison, view: View
) -> None:
    wrong = replace(comparison, figures=(replace(comparison.figures[0], rejected=True),))
    said = [
        line_text(line)
        for block in ComparisonLayout(wrong, view).blocks
        for line in said_lines(block.says, 200, UNICODE)
        if "figures differ" in str(block.says)
    ]
    assert any(line.startswith("× figures differ, rejected by you") for line in said)
    assert not any(line.startswith("! figures differ") for line in said)
