"""The gate between outside strings and widgets."""

from hypothesis import given
from hypothesis import strategies as st

from briefreader.render.display import display_line, display_paragraph, display_text

HOSTILE = "\x1b]52;c;ZXZpbA==\x07a\x9b31mb\u202ec\n\td"


def test_a_line_is_one_line_without_anything_a_terminal_obeys() -> None:
    assert display_line(HOSTILE) == "abc d"


def test_a_line_has_a_limit() -> None:
    assert len(display_line("x" * 100_000, 50)) == 50


def test_markup_stays_text() -> None:
    assert display_text("[@click=app.quit]x[/y]").plain == "[@click=app.quit]x[/y]"
    assert not display_text("[b]x[/b]").spans


def test_offsets_of_a_clean_paragraph_stay_valid() -> None:
    text = "one\ttwo\nthree"
    assert len(display_paragraph(text)) == len(text)
    assert display_paragraph(text) == "one two three"


@given(text=st.text())
def test_what_comes_out_can_be_printed(text: str) -> None:
    shown = display_paragraph(text)
    assert not any(ord(character) < 32 or 0x7F <= ord(character) < 0xA0 for character in shown)
