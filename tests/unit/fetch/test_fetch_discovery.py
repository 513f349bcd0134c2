"""Finding the feeds that a page names."""

from briefreader.ingest.feed_discovery import FeedLink, find_feeds

URL = "https://harbour.example/news/"


def page(head: str = "", body: str = "<p>News</p>") -> bytes:
    return f"<html><head>{head}</head><body>{body}</body></html>".encode()


def link(
    href: str, kind: str = "application/rss+xml", title: str = "", rel: str = "alternate"
) -> str:
    return f'<link rel="{rel}" type="{kind}" title="{title}" href="{href}">'


def test_feeds_that_the_head_declares_are_found_in_order() -> None:
    document = page(link("/rss", title="News") + link("atom.xml", "application/atom+xml"))
    assert find_feeds(document, URL) == (
        FeedLink("https://harbour.example/rss", "News"),
        FeedLink("https://harbour.example/news/atom.xml", ""),
    )


def test_feeds_of_comments_come_last() -> None:
    document = page(link("/comments/feed", title="Comments") + link("/feed", title="News"))
    assert [found.title for found in find_feeds(document, URL)] == ["News", "Comments"]


def test_other_alternates_are_no_feeds() -> None:
    document = page(link("/de", "text/html") + link("/rss", rel="stylesheet"))
    assert find_feeds(document, URL) == ()


def test_without_a_declaration_links_that_look_like_feeds_are_taken() -> None:
    document = page(body='<a href="/rss.xml">RSS</a> <a href="/about">About</a>')
    assert find_feeds(document, URL) == (FeedLink("https://harbour.example/rss.xml", "RSS"),)


def test_the_pages_base_is_honoured() -> None:
    document = page('<base href="https://cdn.example/x/">' + link("feed"))
    assert find_feeds(document, URL)[0].url == "https://cdn.example/x/feed"


def test_addresses_out_of_the_web_are_left_out() -> None:
    document = page("".join(link(href) for href in ("file:///a", "javascript:b", "http://[c", "")))
    assert find_feeds(document, URL) == ()
