"""Text from outside loses what a terminal would obey, and nothing else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefreader.sanitise import MAX_COMBINING, safe_url, sanitise, sanitise_line


@pytest.mark.parametrize(
    ("hostile", "harmless"),
    [
        ("a\x1b]52;c;QUJD\x07b", "ab"),
        ("a\x1b]8;;http://x.example\x1b\\link\x1b]8;;\x1b\\", "alink"),
        ("\x9b31mred", "red"),
        ("\x1b[2J\x1b[Hcleared", "cleared"),
        ("\x1bP+q544e\x1b\\dcs", "dcs"),
        ("pay \u202eresrever", "pay resrever"),
        ("zero\u200bwidth\ufeff", "zerowidth"),
        ("tag\U000e0041\U000e007f", "tag"),
        ("lone \ud800 surrogate", "lone \ufffd surrogate"),
        ("one\r\ntwo\rthree\u2028four", "one\ntwo\nthree\nfour"),
        ("non\u00a0breaking", "non breaking"),
    ],
)
def test_what_a_terminal_would_obey_is_taken_out(hostile: str, harmless: str) -> None:
    assert sanitise(hostile) == harmless


@pytest.mark.parametrize(
    "text",
    [
        "“Quoted” — and ‘so’…",
        "日本語の記事",
        "مرحبا بالعالم",
        "👨\u200d👩\u200d👧 family",
        "tab\tstop",
    ],
)
def test_ordinary_text_passes_unchanged(text: str) -> None:
    assert sanitise(text) == text


def test_a_pile_of_combining_marks_is_cut_to_a_few() -> None:
    assert len(sanitise("x" + "\u0316" * 50)) == 1 + MAX_COMBINING


@given(st.text(alphabet=st.characters()))
def test_sanitising_twice_changes_nothing_more(text: str) -> None:
    once = sanitise(text)
    assert sanitise(once) == once


@given(st.text(alphabet=st.sampled_from("\x1b\x9b\x9d\x90\x07\\[]P;0mHa\u202e\u200d\x85\n")))
def test_no_control_character_survives_any_mixture(text: str) -> None:
    left = set(sanitise(text))
    assert not left & set("\x1b\x9b\x9d\x90\x07\u202e\u200d\x85")


def test_a_cut_leaves_no_joiner_behind() -> None:
    assert sanitise("a\u2764\u200d\U0001f525", 3) == "a\u2764"


def test_a_line_is_one_line_of_limited_length() -> None:
    assert sanitise_line("  two\n\nlines\there ", 9) == "two lines"


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "file:///etc/passwd",
        "https://a.example/\x1b[31m",
        "http://",
        "http://a b/",
    ],
)
def test_an_address_that_is_not_plain_http_is_refused(url: str) -> None:
    assert safe_url(url) == ""


def test_a_plain_address_is_kept() -> None:
    assert safe_url("https://a.example/b?c=d#e") == "https://a.example/b?c=d#e"
