"""Dates of feeds keep the zone that they are printed in."""

import json

import pytest

from briefreader.ingest.feed_document import read_document


def rss(*dates: str) -> bytes:
    items = "".join(
        f"<item><guid>{number}</guid><title>T</title>{date}</item>"
        for number, date in enumerate(dates)
    )
    space = "xmlns:dc='http://purl.org/dc/elements/1.1/'"
    return f"<rss version='2.0' {space}><channel><title>A</title>{items}</channel></rss>".encode()


def published(document: bytes) -> list[str]:
    return [entry.published for entry in read_document(document).entries]


@pytest.mark.parametrize(
    ("printed", "kept"),
    [
        ("Mon, 04 Mar 2024 10:00:00 +0100", "2024-03-04T10:00+01:00"),
        ("Mon, 04 Mar 2024 00:30:00 +0530", "2024-03-04T00:30+05:30"),
        ("Sun, 03 Mar 2024 22:15:00 -0330", "2024-03-03T22:15-03:30"),
        ("Mon, 04 Mar 2024 10:00:00 EST", "2024-03-04T10:00-05:00"),
        ("Mon, 04 Mar 2024 10:00:00 GMT", "2024-03-04T10:00Z"),
        ("Mon, 04 Mar 2024 10:00:00 +0000", "2024-03-04T10:00Z"),
    ],
)
def test_a_date_keeps_its_printed_zone(printed: str, kept: str) -> None:
    assert published(rss(f"<pubDate>{printed}</pubDate>")) == [kept]


def test_a_day_without_an_hour_stays_a_day() -> None:
    assert published(rss("<dc:date>2024-03-04</dc:date>")) == ["2024-03-04"]


def test_each_entry_has_its_own_zone() -> None:
    found = published(
        rss(
            "<pubDate>Mon, 04 Mar 2024 10:00:00 +0100</pubDate>",
            "",
            "<dc:date>2024-03-04T10:00:00-05:00</dc:date>",
        )
    )
    assert found == ["2024-03-04T10:00+01:00", "", "2024-03-04T10:00-05:00"]


def test_an_atom_date_keeps_its_zone_also_where_only_the_last_change_is_told() -> None:
    feed = (
        b"<feed xmlns='http://www.w3.org/2005/Atom'><title>A</title><entry><id>1</id>"
        b"<title>T</title><updated>2024-03-04T10:00:00.123+02:00</updated></entry></feed>"
    )
    assert published(feed) == ["2024-03-04T10:00+02:00"]


def test_a_json_feed_keeps_its_zone() -> None:
    item = {"id": "1", "content_text": "Text.", "date_published": "2024-03-04T10:00:00+09:00"}
    feed = {"version": "https://jsonfeed.org/version/1.1", "title": "A", "items": [item]}
    assert published(json.dumps(feed).encode()) == ["2024-03-04T10:00+09:00"]


def test_a_broken_feed_keeps_its_zone() -> None:
    """Such a feed is read by feedparser, which keeps the words of the feed."""
    whole = rss("<pubDate>Mon, 04 Mar 2024 10:00:00 +0100</pubDate>")
    assert published(whole.replace(b"</channel></rss>", b"<x")) == ["2024-03-04T10:00+01:00"]


def test_a_date_in_the_text_of_an_entry_is_not_taken_for_its_own() -> None:
    text = "<description>&lt;published>2023-01-01T00:00:00+05:00&lt;/published></description>"
    date = "<pubDate>Mon, 04 Mar 2024 10:00:00 +0100</pubDate>"
    assert published(rss(text + date)) == ["2024-03-04T10:00+01:00"]


@pytest.mark.parametrize("guid", ["1", "12", "may", "a-12"])
def test_an_entry_without_a_date_is_given_none(guid: str) -> None:
    """A parser of feeds makes a day of this month of such an id."""
    feed = f"<rss version='2.0'><channel><item><guid>{guid}</guid><title>T</title></item>"
    assert published(f"{feed}</channel></rss>".encode()) == [""]


def test_a_number_in_place_of_a_date_is_none() -> None:
    assert published(rss("<pubDate>12</pubDate>")) == [""]
