"""Texts are the same but for case and spaces; addresses but for what names no other report."""

import pytest

from briefreader.models.article import Report
from briefreader.store.identity import same_publisher, text_key, url_key


def key(*paragraphs: str, title: str = "T") -> bytes:
    return text_key(Report(title=title, paragraphs=paragraphs))


def test_case_white_space_and_cuts_between_paragraphs_make_no_difference() -> None:
    assert key("One  two.", "Three.") == key("ONE TWO. three.", title="Other")
    assert key("One two.") != key("One too.")


@pytest.mark.parametrize(
    "spelling",
    [
        "https://post.example/a/b",
        "http://post.example/a/b/",
        "https://www.post.example/a/b#comments",
        "https://POST.example:443/a/b?utm_source=x&fbclid=1",
    ],
)
def test_spellings_of_one_address(spelling: str) -> None:
    assert url_key(spelling) == "post.example/a/b"


def test_a_query_that_names_the_report_is_kept() -> None:
    assert url_key("https://post.example/?id=7&utm_medium=mail") == "post.example?id=7"
    assert url_key("https://post.example/?id=7") != url_key("https://post.example/?id=8")


@pytest.mark.parametrize("url", ["", "https://post.example/", "https://[broken", "no address"])
def test_what_names_no_report(url: str) -> None:
    assert url_key(url) == ""


def test_an_unknown_outlet_may_be_any() -> None:
    assert same_publisher("", "Beacon")
    assert same_publisher("beacon", "Beacon")
    assert not same_publisher("Beacon", "Anchor")
