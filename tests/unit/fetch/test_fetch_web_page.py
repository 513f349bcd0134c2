"""What was found at an address, read as what it is."""

import pytest

from briefreader.errors import InputError
from briefreader.ingest.page_charset import honour_charset
from briefreader.ingest.web_page import check_selector, keep_selected, read_web_page
from briefreader.models.article import Report

URL = "https://harbour.example/news/bridge"
_TEXT = (
    "<p>The harbour bridge was closed on Monday after inspectors found a crack in a pillar.</p>"
    "<p>About 12,000 drivers use the bridge every day, and ferries will run until it opens.</p>"
)


def page(head: str = "", text: str = _TEXT, around: str = "") -> bytes:
    return (
        f"<!doctype html><html lang=en><head><title>Bridge closed</title>{head}</head><body>"
        f"{around}<div class=story><h1>Bridge closed</h1>{text}</div></body></html>"
    ).encode()


def only_report(data: bytes, **options: str) -> Report:
    (candidate,) = read_web_page(data, URL, **options)
    assert candidate.report is not None, candidate.reason
    return candidate.report


def test_a_page_knows_where_it_was_found() -> None:
    report = only_report(page())
    assert (report.url, report.source, report.title) == (URL, URL, "Bridge closed")


def test_a_page_may_name_its_own_address_but_not_another_sites() -> None:
    own = "https://www.harbour.example/n/1"
    named = '<link rel="canonical" href="{0}"><meta property="og:url" content="{0}">'
    assert only_report(page(named.format(own))).url == own
    assert only_report(page(named.format("https://star.example/scoop"))).url == URL


def test_a_text_and_a_feed_are_read_as_such() -> None:
    assert only_report(b"Bridge closed\n\nThe bridge was closed on Monday, they said.").url == URL
    feed = (
        b"<rss version='2.0'><channel><item><title>A</title><description>Some text of it."
        b"</description></item></channel></rss>"
    )
    (candidate,) = read_web_page(feed, URL)
    assert candidate.report is not None
    assert candidate.report.title == "A"


def test_a_picture_is_refused_in_words() -> None:
    (candidate,) = read_web_page(b"\x89PNG\r\n\x1a\n" + bytes(100), URL)
    assert (candidate.report, candidate.source) == (None, URL)
    assert "picture" in candidate.reason


def test_a_selector_leaves_only_what_it_finds() -> None:
    noise = "<div class=promo><p>Subscribe now to read everything that we write, always.</p></div>"
    kept = keep_selected(page(around=noise), "div.story p")
    assert b"Subscribe" not in kept
    assert b"12,000 drivers" in kept
    assert b"<title>Bridge closed" in kept


def test_a_selector_that_finds_nothing_is_said() -> None:
    (candidate,) = read_web_page(page(), URL, selector="div.other")
    assert "finds" in candidate.reason


@pytest.mark.parametrize("selector", ["div[", "p:nope()", ">>", "::before", "a:has("])
def test_what_is_no_selector_is_refused(selector: str) -> None:
    with pytest.raises(InputError, match="not a CSS selector"):
        check_selector(selector)


# --- character sets ----------------------------------------------------------------------------


def test_the_servers_word_counts_where_nothing_else_is_known() -> None:
    assert honour_charset("Привет".encode("koi8-r"), "koi8-r").decode() == "Привет"


@pytest.mark.parametrize(
    "data",
    [
        "Grüße".encode(),
        '<meta charset="cp1251">Привет'.encode("cp1251"),
        "\ufeffGrüße".encode("utf-16-le"),
    ],
)
def test_better_evidence_wins_over_the_server(data: bytes) -> None:
    assert honour_charset(data, "koi8-r") == data


@pytest.mark.parametrize("charset", ["", "nonsense", "hex", "zlib", "utf-7", "a" * 1000, "\x00"])
def test_what_is_no_charset_is_passed_over(charset: str) -> None:
    data = "Grüße".encode("latin-1")
    assert honour_charset(data, charset) == data
