"""Breaking paragraphs into lines."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from briefreader.render.wrap import wrap


def lines(text: str, width: int) -> list[str]:
    return [text[start:end] for start, end in wrap(text, width)]


def test_lines_break_between_words() -> None:
    assert lines("the bridge is closed", 10) == ["the bridge", "is closed"]


def test_a_line_may_be_full() -> None:
    assert lines("abc def", 3) == ["abc", "def"]


def test_an_empty_text_has_one_empty_line() -> None:
    assert lines("", 10) == [""]


def test_white_space_around_and_between_lines_belongs_to_none() -> None:
    assert lines("  one   two  ", 5) == ["one", "two"]


def test_a_long_word_is_cut() -> None:
    assert lines("a supercalifragilistic word", 8) == ["a", "supercal", "ifragili", "stic", "word"]


def test_wide_characters_take_two_cells_and_break_anywhere() -> None:
    assert lines("東京都は今日", 4) == ["東京", "都は", "今日"]


def test_text_of_wide_characters_fills_the_line_it_begins_on() -> None:
    assert lines("In 東京都は", 8) == ["In 東京", "都は"]


@pytest.mark.parametrize("width", [2, 7, 40])
@given(text=st.text(max_size=120))
def test_nothing_is_lost_and_no_line_is_too_wide(width: int, text: str) -> None:
    broken = wrap(text, width)
    assert "".join("".join(text[a:b].split()) for a, b in broken) == "".join(text.split())
    assert all(cell_len(text[start:end]) <= width for start, end in broken)
    assert all(a[1] <= b[0] for a, b in pairwise(broken))
