"""Lists of feeds: read from other readers, written for them."""

import pytest

from briefreader.errors import InputError
from briefreader.ingest.opml import read_opml, write_opml
from briefreader.models.feed import Subscription


def opml(*outlines: str) -> bytes:
    return f"<opml version='2.0'><head/><body>{''.join(outlines)}</body></opml>".encode()


def feed(url: str, title: str = "") -> str:
    return f"<outline type='rss' text='{title}' xmlUrl='{url}'/>"


def test_feeds_keep_their_folders() -> None:
    document = opml(
        feed("http://a.example/rss", "A"),
        f"<outline text='World'>{feed('http://b.example/rss', 'B')}"
        f"<outline title='North/South'>{feed('http://c.example/rss', 'C')}</outline></outline>",
        feed("http://d.example/rss", "D"),
    )
    assert read_opml(document).subscriptions == (
        Subscription("http://a.example/rss", "A", "", ""),
        Subscription("http://b.example/rss", "B", "", "World"),
        Subscription("http://c.example/rss", "C", "", "World/North-South"),
        Subscription("http://d.example/rss", "D", "", ""),
    )


def test_names_of_attributes_and_elements_are_read_in_any_case() -> None:
    document = b"<OPML><Body><Outline TEXT='A' XMLURL='http://a.example/rss'/></Body></OPML>"
    assert [one.url for one in read_opml(document).subscriptions] == ["http://a.example/rss"]


def test_a_feed_listed_twice_is_one() -> None:
    twice = opml(feed("http://a.example/rss", "A"), feed("http://a.example/rss", "Again"))
    assert [one.title for one in read_opml(twice).subscriptions] == ["A"]


@pytest.mark.parametrize(
    "url", ["file:///etc/passwd", "javascript:alert(1)", "ftp://a.example/", "feed.xml", ""]
)
def test_what_is_not_on_the_web_is_named_and_left_out(url: str) -> None:
    outline = read_opml(opml(feed(url), feed("http://a.example/rss")))
    assert [one.url for one in outline.subscriptions] == ["http://a.example/rss"]
    assert outline.refused == ((url, "is not an http or https address"),)


def test_a_broken_list_gives_what_it_can() -> None:
    document = opml(feed("http://a.example/rss?a=1&b=2", "A & B"))[:-14]
    (found,) = read_opml(document).subscriptions
    assert (found.title, found.url) == ("A & B", "http://a.example/rss?a=1&b=2")


@pytest.mark.parametrize("document", [b"", b"no XML", b"<rss/>", b"<html><body/></html>"])
def test_what_is_no_list_is_refused(document: bytes) -> None:
    with pytest.raises(InputError, match="not a list of feeds"):
        read_opml(document)


def test_entities_are_not_resolved() -> None:
    document = (
        b"<!DOCTYPE opml [<!ENTITY x SYSTEM 'file:///etc/hostname'><!ENTITY y 'why'>]>"
        b"<opml><body><outline text='a&x;b' xmlUrl='http://a.example/rss'/></body></opml>"
    )
    (found,) = read_opml(document).subscriptions
    assert found.title == "a&x;b"


def test_a_list_that_is_written_is_read_again() -> None:
    listed = (
        Subscription("http://a.example/rss?a=1&b=2", 'A "quoted" <A> & Ä'),
        Subscription("http://b.example/rss", "B", "http://b.example/", "World/North"),
        Subscription("http://c.example/rss", "C", "", "World"),
    )
    document = write_opml(listed)
    assert document.startswith(b"<?xml")
    assert set(read_opml(document).subscriptions) == set(listed)


def test_a_feed_without_a_title_is_listed_by_its_address() -> None:
    (found,) = read_opml(write_opml([Subscription("http://a.example/rss")])).subscriptions
    assert found.title == "http://a.example/rss"
