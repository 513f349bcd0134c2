"""Laying out an entry of the article list."""

import pytest

from briefreader.models.listing import ArticleRow
from briefreader.models.search import Hit
from briefreader.render.glyphs import ASCII, UNICODE
from briefreader.render.lines import line_text, line_width
from briefreader.render.listing import Entry, entry_height, entry_lines, waiting_lines

ROW = ArticleRow(1, "Bridge closed after crack", "Harbour Post", "2024-03-04", 1234)


def shown(entry: Entry, width: int, *, hits: bool = False) -> list[str]:
    return [line_text(line) for line in entry_lines(entry, width, UNICODE, hits=hits)]


def test_two_lines_hold_title_outlet_length_and_date() -> None:
    first, second = shown(Entry(ROW), 44)
    assert first.startswith("● Bridge closed after crack")
    assert second == "  Harbour Post          1,234w   4 Mar 2024 "


def test_a_wide_list_sets_them_in_columns() -> None:
    (line,) = shown(Entry(ROW), 80)
    assert line.startswith("● Bridge closed after crack")
    assert line.endswith("Harbour Post         4 Mar 2024 1,234 ")


def test_a_report_that_was_read_has_no_mark() -> None:
    row = ArticleRow(1, "Bridge", "Post", "2024", 10, read=True)
    assert shown(Entry(row), 44)[0].startswith("  Bridge")


def test_star_and_note_stand_at_the_end() -> None:
    row = ArticleRow(1, "Bridge", "Post", "2024", 10, starred=True, note=True)
    assert shown(Entry(row), 44)[0].endswith(" ✎ ★")


def test_marked_reports_show_their_letter() -> None:
    assert shown(Entry(ROW, marked="B"), 44)[0].startswith("B Bridge")


def test_what_is_not_known_is_said() -> None:
    row = ArticleRow(1, "", "", "", 0)
    first, second = shown(Entry(row), 44)
    assert "Untitled" in first
    assert "unknown outlet" in second
    assert "no date" in second


def test_a_hit_shows_its_snippet_with_the_match() -> None:
    hit = Hit(1, ROW.title, "", "", 1.0, "a crack in the bridge", ((2, 7),), ((20, 25),))
    title, _, snippet = entry_lines(Entry(ROW, hit), 44, UNICODE, hits=True)
    assert [run.text for run in snippet if "hit" in run.roles] == ["crack"]
    assert [run.text for run in title if "hit" in run.roles] == ["crack"]


def test_a_match_far_into_a_snippet_is_brought_into_sight() -> None:
    text = "words " * 20 + "crack"
    hit = Hit(1, "", "", "", 1.0, text, ((len(text) - 5, len(text)),))
    assert "crack" in shown(Entry(ROW, hit), 44, hits=True)[2]


@pytest.mark.parametrize("width", [20, 36, 44, 72, 120])
@pytest.mark.parametrize("hits", [True, False])
def test_every_entry_fills_its_height_and_no_more_than_its_width(width: int, hits: bool) -> None:
    row = ArticleRow(1, "東京 " * 40, "東京新聞 " * 9, "2024-03-04", 99999, starred=True, note=True)
    hit = Hit(1, row.title, "", "", 1.0, "東京 " * 60, ((6, 8),))
    lines = entry_lines(Entry(row, hit, marked="A"), width, ASCII, hits=hits)
    assert (
        len(lines) == entry_height(width, hits=hits) == len(waiting_lines(width, ASCII, hits=hits))
    )
    assert all(line_width(line) <= width for line in lines)
