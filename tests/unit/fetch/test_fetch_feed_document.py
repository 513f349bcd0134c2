"""Feeds of every kind, taken apart into entries."""

import json

import pytest

from briefreader.errors import InputError
from briefreader.ingest.feed_document import FeedDocument, read_document

URL = "https://harbour.example/feeds/news.xml"


def rss(*items: str, head: str = "") -> bytes:
    return (
        "<?xml version='1.0' encoding='UTF-8'?><rss version='2.0' "
        "xmlns:content='http://purl.org/rss/1.0/modules/content/' "
        "xmlns:dc='http://purl.org/dc/elements/1.1/'><channel><title>Harbour Post</title>"
        f"<link>https://harbour.example/</link>{head}{''.join(items)}</channel></rss>"
    ).encode()


def read(document: bytes | str) -> FeedDocument:
    return read_document(document.encode() if isinstance(document, str) else document, URL)


def test_an_rss_entry_is_read_whole() -> None:
    feed = read(
        rss(
            "<item><title>Bridge closed</title><link>/news/1</link><guid>n1</guid>"
            "<pubDate>Mon, 04 Mar 2024 10:00:00 +0100</pubDate><dc:creator>Ola Nyman</dc:creator>"
            "<category>Traffic</category><description>Short.</description>"
            "<content:encoded><![CDATA[<p>The whole text.</p>]]></content:encoded></item>",
            head="<language>en-GB</language>",
        )
    )
    assert (feed.title, feed.site, feed.lang) == ("Harbour Post", "https://harbour.example/", "en")
    (entry,) = feed.entries
    assert (entry.title, entry.url) == ("Bridge closed", "https://harbour.example/news/1")
    assert (entry.published, entry.byline) == ("2024-03-04T10:00+01:00", "Ola Nyman")
    assert (entry.content, entry.summary) == ("<p>The whole text.</p>", "Short.")
    assert entry.tags == ("Traffic",)


def test_an_atom_feed_says_where_it_is_itself() -> None:
    feed = read(
        "<feed xmlns='http://www.w3.org/2005/Atom'><title>Star</title>"
        "<link rel='self' href='https://star.example/atom.xml'/>"
        "<link href='https://star.example/'/>"
        "<entry><id>urn:1</id><title type='html'>Fish &amp;amp; chips</title>"
        "<link href='https://star.example/1'/><updated>2024-03-04T10:00:00Z</updated>"
        "<summary>Fried.</summary></entry></feed>"
    )
    assert feed.itself == "https://star.example/atom.xml"
    assert [(one.title, one.published) for one in feed.entries] == [
        ("Fish & chips", "2024-03-04T10:00Z")
    ]


def test_a_json_feed_is_a_feed() -> None:
    feed = read(
        json.dumps(
            {
                "version": "https://jsonfeed.org/version/1.1",
                "title": "Star",
                "items": [
                    {
                        "id": "1", "url": "https://star.example/1", "title": "Tide",
                        "content_html": "<p>High.</p>", "date_published": "2024-01-02T03:04:05Z",
                    }
                ],
            }
        )
    )  # fmt: skip
    (entry,) = feed.entries
    assert (entry.title, entry.content, entry.published) == (
        "Tide", "<p>High.</p>", "2024-01-02T03:04Z",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("written", "title"),
    [
        ("Fish & chips", "Fish & chips"),
        ("Caf&eacute; closed", "Café closed"),
        ("a&nbsp;b", "a b"),
        ("Fish &amp; chips", "Fish & chips"),
        ("&#8220;Safe&#8221;", "“Safe”"),
        ("<![CDATA[Fish & chips]]>", "Fish & chips"),
        ("Q&A; and more", "Q&A; and more"),
    ],
)
def test_careless_ampersands_cost_no_text(written: str, title: str) -> None:
    (entry,) = read(rss(f"<item><title>{written}</title><guid>1</guid></item>")).entries
    assert entry.title == title


def test_a_feed_that_breaks_off_gives_what_came() -> None:
    whole = rss(*(f"<item><guid>{n}</guid><title>Item {n}</title></item>" for n in range(5)))
    found = read(whole[: whole.index(b"Item 3")])
    assert [entry.title for entry in found.entries][:3] == ["Item 0", "Item 1", "Item 2"]


def test_an_edited_entry_keeps_its_key_and_changes_its_stamp() -> None:
    before, after = (
        read(rss(f"<item><guid>1</guid><title>T</title><description>{text}</description></item>"))
        for text in ("Ten dead", "Twelve dead")
    )
    assert before.entries[0].key == after.entries[0].key
    assert before.entries[0].stamp != after.entries[0].stamp


def test_entries_that_share_an_id_are_told_apart() -> None:
    feed = read(rss(*(f"<item><guid>same</guid><title>{name}</title></item>" for name in "AB")))
    assert len({entry.key for entry in feed.entries}) == 2


def test_an_entry_that_is_listed_twice_has_one_key() -> None:
    feed = read(rss(*["<item><guid>same</guid><title>A</title></item>"] * 2))
    assert len({entry.key for entry in feed.entries}) == 1


@pytest.mark.parametrize("link", ["javascript:alert(1)", "file:///etc/passwd", "http://[bad"])
def test_links_out_of_the_web_are_left_out(link: str) -> None:
    (entry,) = read(rss(f"<item><guid>1</guid><title>T</title><link>{link}</link></item>")).entries
    assert entry.url == ""


def test_a_feed_without_entries_is_a_feed() -> None:
    assert read(rss()).entries == ()


@pytest.mark.parametrize("document", ["", "garbage", "<html><body>No</body></html>", "{}", "[]"])
def test_what_is_no_feed_is_refused(document: str) -> None:
    with pytest.raises(InputError, match="not a feed"):
        read(document)


def test_an_address_in_place_of_a_feed_is_not_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    import socket

    def connect(*_: object, **__: object) -> None:
        raise AssertionError("the network was used")

    monkeypatch.setattr(socket, "getaddrinfo", connect)
    for document in ("http://127.0.0.1:9/feed", "/etc/passwd", "file:///etc/passwd"):
        with pytest.raises(InputError):
            read(document)


def test_entities_of_the_document_are_not_resolved() -> None:
    document = (
        b"<?xml version='1.0'?><!DOCTYPE rss [<!ENTITY secret SYSTEM 'file:///etc/passwd'>]>"
        b"<rss version='2.0'><channel><title>T</title><item><guid>1</guid>"
        b"<title>a&secret;b</title></item></channel></rss>"
    )
    (entry,) = read(document).entries
    assert "root:" not in entry.title


def test_the_servers_charset_counts_where_the_feed_says_nothing() -> None:
    document = "<rss version='2.0'><channel><item><title>Über</title></item></channel></rss>"
    found = read_document(document.encode("latin-1"), URL, "iso-8859-1")
    assert found.entries[0].title == "Über"
