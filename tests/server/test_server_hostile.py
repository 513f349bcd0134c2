"""Everything that means harm, served by a real server: refused or read, in one line, harmlessly.

Behind each stands a page that is fine and has to come in.
"""

import gzip
import io
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import brotli
import pytest
from loopback import LoopbackServer, article_page, item, rss

from briefreader.errors import InputError
from briefreader.ingest.limits import MAX_DOCUMENT_BYTES
from briefreader.library import Library

LEDE = "The harbour of Port Ellery will stay closed until spring, the mayor said on Monday."
SECOND = "Fishermen who met in the town hall asked for money and were promised an answer in May."
PARAGRAPHS = f"<p>{LEDE}</p><p>{SECOND}</p>"
SECRET = "the keys of the kingdom"


class Hostile(NamedTuple):
    body: Callable[[str], bytes]
    """Makes what is served; `{}` of it is where a secret can be had."""
    reason: str = ""
    """Part of why it is refused; empty where it is read."""
    headers: dict[str, str] = {}  # noqa: RUF012  never changed


def page(text: str, head: str = "") -> bytes:
    return f"<!doctype html>{head}<html><body><article>{text}</article></body></html>".encode()


def laughs(start: str, use: str) -> bytes:
    entities = "".join(f"<!ENTITY a{n} '{f'&a{n - 1};' * 10}'>" for n in range(1, 12))
    doctype = f"<!DOCTYPE {start} [<!ENTITY a0 'ha'>{entities}]>"
    return f"<?xml version='1.0'?>{doctype}{use}".encode()


def external(place: str, start: str, use: str) -> bytes:
    return f"<?xml version='1.0'?><!DOCTYPE {start} [<!ENTITY x SYSTEM '{place}'>]>{use}".encode()


def nested_mail(_: str) -> bytes:
    parts = (
        b'Content-Type: multipart/mixed; boundary="%d"\n\n--%d\n' % (n, n) for n in range(1000)
    )
    return b"From: a <a@b.example>\nMIME-Version: 1.0\n" + b"".join(parts) + LEDE.encode()


def zipped(_: str) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as made:
        made.writestr("../../.bashrc", LEDE)
    return packed.getvalue()


FEED_ITEM = item("1", "Bridge &x;", f"{LEDE} &x;")
HOSTILE = {
    "a page with an entity from a server": Hostile(
        lambda place: external(place, "html", f"<html><body><p>&x;</p>{PARAGRAPHS}</body></html>")
    ),
    "a feed with an entity from a server": Hostile(
        lambda place: external(place, "rss", rss("Post", FEED_ITEM)[21:])
    ),
    "a feed with an entity from a file": Hostile(
        lambda _: external("file:///etc/passwd", "rss", rss("Post", FEED_ITEM)[21:])
    ),
    "a feed with a document type from a server": Hostile(
        lambda place: f"<!DOCTYPE rss SYSTEM '{place}'>{rss('Post', item('1', 'A', LEDE))}".encode()
    ),
    "a feed that laughs": Hostile(lambda _: laughs("rss", rss("Post", item("1", "&a11;", LEDE)))),
    "a page that laughs": Hostile(
        lambda _: laughs("html", f"<html><body><p>&a11;</p>{PARAGRAPHS}</body></html>")
    ),
    "a gzip bomb": Hostile(
        lambda _: gzip.compress(bytes(60_000_000)),
        "larger than 50 MB",
        {"Content_Encoding": "gzip"},
    ),
    "a Brotli bomb": Hostile(
        lambda _: brotli.compress(bytes(60_000_000), quality=1),
        "larger than 50 MB",
        {"Content_Encoding": "br"},
    ),
    "a line longer than a document": Hostile(
        lambda _: b"<p>" + b"word " * (MAX_DOCUMENT_BYTES // 5), "larger than 10 MB"
    ),
    "a packed line of 40 MB": Hostile(
        lambda _: gzip.compress(b"word " * 8_000_000),
        "larger than one document",
        {"Content_Encoding": "gzip"},
    ),
    "100,000 nested tags": Hostile(
        lambda _: page("<div>" * 100_000 + PARAGRAPHS), "without a report"
    ),
    "300,000 paragraphs": Hostile(lambda _: page("<p>x</p>" * 300_000), "elements"),
    "NUL bytes": Hostile(lambda _: page(f"<p>\0{LEDE}\0&#0;</p><p>{SECOND}</p>")),
    "escapes": Hostile(lambda _: page(f"<p>&#27;[31m{LEDE}&#x9b;0m\x1b[0m</p><p>{SECOND}</p>")),
    "the wrong charset": Hostile(
        lambda _: page(f"<p>Größe: {LEDE}</p><p>{SECOND}</p>"),
        headers={"Content_Type": "text/html; charset=utf-16"},
    ),
    "a charset that is none": Hostile(
        lambda _: page(PARAGRAPHS), headers={"Content_Type": "text/html; charset=../../etc/passwd"}
    ),
    "mail nested 1,000 deep": Hostile(nested_mail, "more than 100 parts"),
    "an archive with a name that leads up": Hostile(zipped, "a ZIP archive"),
    "a name that leads up": Hostile(
        lambda _: page(PARAGRAPHS),
        headers={"Content_Disposition": 'attachment; filename="../../.bashrc"'},
    ),
    "a picture that calls itself a page": Hostile(
        lambda _: b"\x89PNG\r\n\x1a\n" + bytes(5000), "a picture", {"Content_Type": "text/html"}
    ),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_what_means_harm_does_none(
    server: LoopbackServer, library: Library, tmp_path: Path, name: str
) -> None:
    secret = server.serve("/secret", SECRET)
    hostile = HOSTILE[name]
    url = server.serve("/hostile", hostile.body(secret), **hostile.headers)
    fine = server.serve("/fine", article_page("Bridge closed", LEDE + " Yes.", SECOND, LEDE))
    before = sorted(path.name for path in tmp_path.parent.rglob("*"))
    *outcomes, last = library.add([url, fine])
    assert last.status == "added"
    assert last.source == fine
    for outcome in outcomes:
        assert outcome.source.startswith(url)
        assert hostile.reason in outcome.reason
        assert bool(hostile.reason) is (outcome.status == "failed")
        assert outcome.reason.isprintable()
        assert len(outcome.reason) < 160
    assert outcomes
    for article in library.ids():
        report = library.article(article).report
        text = "".join((report.title, report.outlet, *report.paragraphs))
        assert text.isprintable()
        assert "root:" not in text
        assert SECRET not in text
        assert "haha" not in text
    assert server.asked["/secret"] == 0
    new = {path.name for path in tmp_path.parent.rglob("*")} - set(before)
    assert not {one for one in new if "bashrc" in one}


def test_a_feed_does_not_lead_to_files(server: LoopbackServer, library: Library) -> None:
    """Not by its entries, not by where it says it is, not by its site."""
    entry = item("1", "Bridge", LEDE, "file:///etc/passwd")
    itself = '<a:link xmlns:a="http://www.w3.org/2005/Atom" rel="self" href="file:///etc/hosts"/>'
    url = server.serve("/rss", rss("Post", f"<link>file:///etc</link>{itself}{entry}"))
    library.add_feed(url, full_text=True)
    (outcome,) = library.update_feeds()
    assert (outcome.status, outcome.added) == ("updated", 1)
    report = library.article(1).report
    assert (report.url, report.paragraphs) == ("", (LEDE,))
    (feed,) = library.feeds()
    assert (feed.url, feed.site) == (url, "")


@pytest.mark.parametrize("place", ["file:///etc/passwd", "ftp://a.example/b", "javascript:a()"])
def test_a_page_does_not_lead_a_feed_astray(
    server: LoopbackServer, library: Library, place: str
) -> None:
    link = f'<link rel="alternate" type="application/rss+xml" href="{place}">'
    with pytest.raises(InputError, match="a feed") as caught:
        library.add_feed(server.serve("/", page(PARAGRAPHS, f"<head>{link}</head>")))
    assert "\n" not in str(caught.value)
    assert library.feeds() == []
