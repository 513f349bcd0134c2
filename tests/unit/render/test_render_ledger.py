"""A ledger is laid out as rows and columns that fit, with one row told in full."""

from dataclasses import replace

import pytest

from briefreader.models.annotation import Span
from briefreader.models.ledger import Evidence, Ledger, LedgerCell, LedgerRow
from briefreader.models.story import Story
from briefreader.render.contracts import ledger_json
from briefreader.render.glyphs import ASCII
from briefreader.render.html import ledger_html
from briefreader.render.ledger import LedgerLayout
from briefreader.render.ledger_csv import ledger_csv
from briefreader.render.lines import Line, line_text, line_width
from briefreader.render.plain_ledger import ledger_lines

OUTLETS = ("Harbour Post", "Northern Star", "The Quay", "Tide Radio", "Harbour Post")


def cell(article: int, text: str, par: int = 0, credited: str = "") -> LedgerCell:
    span = Span(par, 0, 5)
    return LedgerCell(article, text, credited, (Evidence(article, span),))


ALTERED = LedgerRow(
    "quote",
    "The bridge is completely safe",
    "differ",
    (
        cell(1, "The bridge is completely safe", 2, "Mara Lindqvist"),
        cell(3, "The bridge is safe", 4, "Mara Lindqvist"),
    ),
)
RAISED = LedgerRow("figure", "two hurt", "update", (cell(1, "two hurt"), cell(2, "five hurt", 6)))
ALONE = LedgerRow("figure", "12,000 drivers", "single", (cell(4, "12,000 drivers", 1),))
LEDGER = Ledger(
    Story(1, "The bridge", "2024-03-04", "2024-03-05", OUTLETS[:4], (1, 2, 3, 4, 5), 4),
    tuple(enumerate(OUTLETS, 1)),
    (ALTERED, RAISED, ALONE),
)


def texts(layout: LedgerLayout, first: int = 0, column: int = 0) -> list[str]:
    return [line_text(layout.line(y, first, column)) for y in range(layout.height)]


def roles(line: Line, text: str) -> set[str]:
    return {role for run in line if text in run.text for role in run.roles}


def test_rows_of_a_kind_stand_under_its_name_and_count() -> None:
    lines = texts(LedgerLayout(LEDGER, width=140))
    assert lines[0].strip() == "Quotes  1"
    assert lines[2].strip() == "Figures  2"
    assert [line[:3] for line in lines if line[2:3] == " "] == [" ! ", " + ", " 1 "]


def test_a_cell_that_says_what_the_label_says_tells_where() -> None:
    lines = texts(LedgerLayout(LEDGER, width=140))
    assert "│¶3 Mara Lindq" in lines[1]
    assert "│¶1 " in lines[3]


def test_a_cell_that_parts_from_most_has_the_sign_of_the_row() -> None:
    layout = LedgerLayout(LEDGER, width=140)
    lines = texts(layout)
    assert "│! ¶5 Mara Lindq" in lines[1]
    assert "│+ five hurt" in lines[3]
    assert "differs" in roles(layout.line(1, 0, 0), "! ")
    assert layout.deviating(1) == [2]
    assert layout.deviating(3) == [1]
    assert layout.deviating(4) == layout.deviating(0) == []


def test_a_long_name_loses_its_article_first() -> None:
    outlets = ((1, "The Wexcombe Evening"), (2, "The Quay"))
    layout = LedgerLayout(Ledger(LEDGER.story, outlets, LEDGER.rows), width=60)
    assert layout.column_width < 20
    names = line_text(layout.head(0, 0))
    assert " Wexcombe Eveni" in names
    assert "The Quay" in names


def test_the_legend_stands_beside_the_choices_where_it_fits() -> None:
    assert "~ in other words" in line_text(LedgerLayout(LEDGER, width=140).legend())
    for width in (40, 80, 100, 120):
        layout = LedgerLayout(LEDGER, width=width)
        assert line_width(layout.tabs()) + line_width(layout.legend()) <= width


@pytest.mark.parametrize("width", [20, 40, 80, 139, 300])
def test_every_line_fits(width: int) -> None:
    layout = LedgerLayout(LEDGER, width=width)
    for y in range(layout.height):
        assert line_width(layout.line(y, 0, 0)) <= max(width, 20)
    assert line_width(layout.head(0, 0)) <= max(width, 20)
    for line in layout.detail(1, 0, 99):
        assert line_width(line) <= width


def test_a_narrow_ledger_shows_one_outlet_at_a_time() -> None:
    layout = LedgerLayout(LEDGER, width=40)
    assert layout.columns_seen == 1
    assert "2 of 5 outlets" in line_text(layout.head(1, 1))
    assert "Northern Star" in line_text(layout.head(1, 1))
    assert "five hurt" in texts(layout, 1, 1)[3]


def test_columns_are_scrolled_no_further_than_needed() -> None:
    layout = LedgerLayout(LEDGER, width=80)
    seen = layout.columns_seen
    assert 1 < seen < 5
    assert layout.first_seen(0, seen - 1) == 0
    assert layout.first_seen(0, seen) == 1
    assert layout.first_seen(3, 1) == 1
    assert layout.first_seen(4, 4) == 5 - seen


def test_a_pointer_finds_its_column() -> None:
    layout = LedgerLayout(LEDGER, width=80)
    start = 3 + layout.label_width
    assert layout.column_at(start - 1, 0) is None
    assert layout.column_at(start, 1) == 1
    assert layout.column_at(start + layout.column_width + 1, 1) == 2


def test_two_reports_of_one_outlet_are_told_apart() -> None:
    assert LedgerLayout(LEDGER).outlet(4) == "Harbour Post (2)"


def test_a_row_in_full_names_outlet_place_words_and_speaker() -> None:
    lines = [line_text(line) for line in LedgerLayout(LEDGER, width=120).detail(1, 2, 99)]
    assert "they differ" in lines[0]
    assert "Harbour Post ¶3: “The bridge is completely safe” (Mara Lindqvist)" in lines[1]
    assert "▸ ! The Quay ¶5: “The bridge is safe” (Mara Lindqvist)" in lines[2]


def test_words_that_not_all_outlets_print_are_marked() -> None:
    lines = LedgerLayout(LEDGER, width=120).detail(1, 2, 99)
    assert "edit" in roles(lines[1], "completely")
    assert "edit" not in roles(lines[1], "safe”")
    assert "edit" not in roles(lines[2], "safe")


def test_a_row_that_is_too_long_begins_with_the_current_outlet() -> None:
    lines = [line_text(line) for line in LedgerLayout(LEDGER, width=120).detail(1, 2, 2)]
    assert "The Quay" in lines[1]


def test_it_says_that_some_of_a_row_does_not_fit() -> None:
    lines = [line_text(line) for line in LedgerLayout(LEDGER, width=120).detail(1, 0, 2)]
    assert len(lines) == 2
    assert lines[1].rstrip().endswith("…")


def test_the_cursor_steps_over_headings() -> None:
    layout = LedgerLayout(LEDGER)
    assert layout.step(0, 1) == 1
    assert layout.step(2, 1) == 3
    assert layout.step(2, -1) == 1
    assert layout.step(99, 1) == 4
    assert layout.step(-5, -1) == 1


def test_an_empty_choice_has_no_row() -> None:
    layout = LedgerLayout(LEDGER, "agree")
    assert layout.height == 0
    assert layout.step(0, 1) == -1
    assert layout.detail(-1, 0, 9) == []


def test_differences_include_what_was_raised() -> None:
    layout = LedgerLayout(LEDGER, "differ")
    assert [layout.row(y) for y in (1, 3)] == [ALTERED, RAISED]
    assert "2 differ 2" in line_text(layout.tabs())


def test_signs_stand_in_ascii_too() -> None:
    lines = texts(LedgerLayout(LEDGER, width=140, glyphs=ASCII))
    assert "|" in lines[1]
    assert "│" not in lines[1]


def test_a_cell_says_what_of_it_the_reader_rejected() -> None:
    wrong = replace(cell(4, "12,000 drivers", 1), rejected=(Evidence(2, Span(5, 0, 3)),))
    row = replace(ALONE, cells=(wrong,))
    layout = LedgerLayout(replace(LEDGER, rows=(row,)), width=140)
    assert "│× ¶2" in texts(layout)[1]
    told = [line_text(line) for line in layout.detail(1, 3, 9)]
    assert "   × compared with Northern Star ¶6: rejected by you" in told
    narrow = LedgerLayout(replace(LEDGER, rows=(row,)), width=38, glyphs=ASCII)
    lines = narrow.detail(1, 3, 9)
    assert any(line_text(line).startswith("   x compared with") for line in lines)
    assert all(line_width(line) <= 38 for line in lines)


def test_what_was_rejected_is_said_wherever_a_ledger_goes() -> None:
    wrong = replace(cell(4, "12,000 drivers", 1), rejected=(Evidence(2, Span(5, 0, 3)),))
    ledger = replace(LEDGER, rows=(replace(ALONE, cells=(wrong,)),))
    said = "compared with Northern Star ¶6: rejected by you"
    assert f"      × {said}" in list(ledger_lines(ledger, 100))
    assert said in ledger_csv(ledger)
    assert f"× {said}" in ledger_html(ledger)
    (row,) = ledger_json(ledger)["rows"]
    assert [place["id"] for place in row["cells"][0]["rejected"]] == [2]


def test_nothing_is_said_of_rejections_where_there_are_none() -> None:
    written = ["\n".join(ledger_lines(LEDGER, 100)), ledger_csv(LEDGER), ledger_html(LEDGER)]
    assert not any("rejected by you" in text for text in written)
