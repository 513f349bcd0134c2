"""A story in the list says what it is about, how many tell of it and when."""

from dataclasses import replace

import pytest

from briefreader.models.story import Story
from briefreader.render.dates import display_span
from briefreader.render.glyphs import UNICODE
from briefreader.render.lines import line_text, line_width
from briefreader.render.story_row import StoryRow, story_lines

STORY = Story(
    1,
    "Harbour bridge closed after a crack is found in its oldest arch",
    "2024-03-04",
    "2024-03-06T10:00",
    ("Harbour Post", "Northern Star", "The Quay"),
    (4, 5, 6, 7),
    2,
)
ROW = StoryRow(STORY, listed=4, unread=3, folded=True)


def told(row: StoryRow, width: int, *, columns: bool) -> str:
    lines = story_lines(row, width, UNICODE, columns=columns)
    return "\n".join(map(line_text, lines))


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        ("2024-03-04", "2024-03-04T11:00", "4 Mar 2024"),
        ("2024-03-04", "2024-03-06", "4–6 Mar 2024"),
        ("2024-03-30", "2024-04-02", "30 Mar – 2 Apr 2024"),
        ("2023-12-30", "2024-01-02", "30 Dec 2023 – 2 Jan 2024"),
        ("2024", "2024-03-06", "6 Mar 2024"),
        ("2024-03", "2024-03-06", "6 Mar 2024"),
        ("", "2024-03-06", "6 Mar 2024"),
        ("", "", "no date"),
    ],
)
def test_two_dates_are_said_as_shortly_as_can_be(first: str, last: str, expected: str) -> None:
    assert display_span(first, last) == expected


def test_it_tells_of_reports_outlets_and_origins_where_there_is_room() -> None:
    assert "4 reports · 3 outlets · 2 origins" in told(ROW, 60, columns=False)
    assert "4 reports · 3 outlets" not in told(ROW, 43, columns=False)
    assert "4 reports · 2 origins" in told(ROW, 43, columns=False)
    assert "4 reports" in told(ROW, 36, columns=False)


def test_origins_that_are_not_known_are_not_told() -> None:
    assert "origin" not in told(ROW._replace(story=replace(STORY, origins=0)), 90, columns=False)


def test_a_filter_that_leaves_reports_out_is_told() -> None:
    assert "2 of 4 reports" in told(ROW._replace(listed=2), 60, columns=False)


def test_signs_say_whether_it_is_folded_and_what_is_unread() -> None:
    assert told(ROW, 60, columns=False).startswith("▸ ")
    assert told(ROW._replace(folded=False), 60, columns=False).startswith("▾ ")
    assert "●3" in told(ROW, 60, columns=False)
    assert "●" not in told(ROW._replace(unread=0), 60, columns=False)


@pytest.mark.parametrize("width", [24, 40, 72, 99])
@pytest.mark.parametrize("columns", [True, False])
def test_no_line_is_wider_than_the_list(width: int, columns: bool) -> None:
    lines = story_lines(ROW, width, UNICODE, columns=columns)
    assert len(lines) == (1 if columns else 2)
    assert all(line_width(line) <= width for line in lines)


@pytest.mark.parametrize("columns", [True, False])
def test_a_folded_story_says_which_of_its_reports_are_marked(columns: bool) -> None:
    first, *_ = story_lines(ROW, 90, UNICODE, columns=columns, marked="AB")
    assert line_text(first).startswith("▸ AB Harbour bridge closed")
    assert ("mark",) in [run.roles for run in first if run.text == "AB"]
    assert line_width(first) == 90


def test_an_unfolded_story_leaves_the_marks_to_its_reports() -> None:
    unfolded = ROW._replace(folded=False)
    assert story_lines(unfolded, 90, UNICODE, columns=True, marked="A") == story_lines(
        unfolded, 90, UNICODE, columns=True
    )
