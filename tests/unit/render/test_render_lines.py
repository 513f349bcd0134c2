"""Lines of roles: marking, shortening, spreading."""

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from briefreader.render.lines import (
    Mark,
    Run,
    join_lines,
    line_text,
    line_width,
    mark_line,
    pad_line,
    spread,
    truncate,
    truncate_line,
)


def test_marks_cut_a_line_at_their_borders() -> None:
    line = mark_line("the old bridge", 0, 14, [Mark(4, 7, "hit")])
    assert line == (Run("the "), Run("old", ("ink", "hit")), Run(" bridge"))


def test_overlapping_marks_add_up() -> None:
    line = mark_line("abcd", 0, 4, [Mark(0, 3, "hit"), Mark(2, 4, "quote")])
    assert line == (
        Run("ab", ("ink", "hit")),
        Run("c", ("ink", "hit", "quote")),
        Run("d", ("ink", "quote")),
    )


def test_marks_of_other_lines_do_not_count() -> None:
    assert mark_line("abcd", 0, 2, [Mark(2, 4, "hit")]) == (Run("ab"),)


def test_an_empty_stretch_is_an_empty_line() -> None:
    assert mark_line("abcd", 2, 2, [Mark(0, 4, "hit")]) == ()


def test_what_is_too_long_ends_in_an_ellipsis() -> None:
    assert truncate("Harbour Post", 8) == "Harbour…"
    assert truncate("Harbour Post", 12) == "Harbour Post"
    assert truncate("Harbour Post", 1) == "…"
    assert truncate("Harbour Post", 0) == ""


@given(text=st.text(max_size=60), width=st.integers(0, 40))
def test_a_shortened_text_is_never_too_wide(text: str, width: int) -> None:
    assert cell_len(truncate(text, width)) <= width


def test_a_shortened_line_keeps_its_roles() -> None:
    line = (Run("one ", ("hit",)), Run("two three", ("muted",)))
    assert truncate_line(line, 8) == (Run("one ", ("hit",)), Run("two…", ("muted",)))


@given(
    texts=st.lists(st.text(max_size=12), max_size=5),
    right=st.text(max_size=10),
    width=st.integers(1, 40),
)
def test_a_spread_line_has_exactly_the_width(texts: list[str], right: str, width: int) -> None:
    line = spread(tuple(Run(text) for text in texts), (Run(right),), width)
    fits = cell_len(right) < width
    assert line_width(line) == width if fits else line_width(line) <= max(width, 1)


def test_a_line_is_padded_and_joined() -> None:
    assert line_text(pad_line((Run("ab"),), 4)) == "ab  "
    joined = join_lines([(Run("a"),), (Run("b"),)], (Run(", "),))
    assert line_text(joined) == "a, b"
