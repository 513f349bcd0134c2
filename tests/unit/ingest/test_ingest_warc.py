"""Web archives: every page in one becomes a report; what else is in it is passed over."""

import builtins
import gzip
import io
import sys
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import brotli
import pytest

from briefreader.ingest.candidate import Candidate
from briefreader.ingest.fetch import Fetcher
from briefreader.ingest.inputs import find_documents
from briefreader.ingest.limits import MAX_DOCUMENT_BYTES
from briefreader.ingest.reader import Reader
from briefreader.ingest.sandbox import Sandbox
from briefreader.ingest.warc import read_record, split_archive

pytest.importorskip("warcio", reason="needs the warc extra")

TEXT = (
    "The harbour bridge was closed on Monday after inspectors found a crack in one of its pillars.",
    "About 12,000 drivers use the bridge every day, the council said in a statement on Tuesday.",
    "Ferries will run every ten minutes until it opens again, which may take until the autumn.",
)
URL = "https://harbour.example/news/1"


def page(title: str, extra: str = "") -> bytes:
    text = "".join(f"<p>{paragraph}{extra}</p>" for paragraph in TEXT)
    return (
        f"<!doctype html><html lang=en><head><title>{title}</title></head>"
        f"<body><article><h1>{title}</h1>{text}</article></body></html>"
    ).encode()


def answer(body: bytes, status: str = "200 OK", kind: str = "text/html", more: str = "") -> bytes:
    return f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n{more}\r\n".encode() + body


def record(
    block: bytes, kind: str = "response", url: str = URL, length: int | None = None
) -> bytes:
    stated = "application/http; msgtype=response" if block.startswith(b"HTTP/") else "text/html"
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:uuid:{len(block)}>\r\n"
        f"WARC-Target-URI: {url}\r\nWARC-Date: 2022-01-10T09:12:33Z\r\n"
        f"Content-Type: {stated}\r\nContent-Length: {len(block) if length is None else length}\r\n"
        "\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


INFO = record(b"software: crawler\r\n", "warcinfo", "urn:info")


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Sandbox]:
    with Sandbox(1) as made:
        yield made


def read(sandbox: Sandbox, path: Path) -> list[Candidate]:
    return list(Reader(sandbox, Fetcher()).read([str(path)]))


def written(path: Path, *records: bytes) -> Path:
    path.write_bytes(b"".join(records))
    return path


def test_each_page_is_a_report_with_its_address_and_when_it_was_captured(
    sandbox: Sandbox, tmp_path: Path
) -> None:
    archive = written(
        tmp_path / "crawl.warc",
        INFO,
        record(b"GET /news/1 HTTP/1.1\r\n\r\n", "request"),
        record(answer(page("Bridge closed"))),
        record(answer(b"\x89PNG", kind="image/png"), url=f"{URL}.png"),
        record(answer(b"", "301 Moved", more="Location: /\r\n"), url="https://harbour.example/old"),
        record(page("Bridge opened", " Now."), "resource", "https://harbour.example/news/2"),
    )
    found = read(sandbox, archive)
    assert [one.source for one in found] == [f"{archive}:3", f"{archive}:6"]
    first, second = (one.report for one in found)
    assert first is not None
    assert second is not None
    assert (first.title, first.url, first.paragraphs) == ("Bridge closed", URL, TEXT)
    assert first.provenance["url"] == "given"
    assert first.source == f"{archive}:3"
    assert "captured 2022-01-10 09:12 UTC" in first.flags
    assert (first.published, second.title) == ("", "Bridge opened")


def chunked(body: bytes) -> bytes:
    return b"%x\r\n%s\r\n0\r\n\r\n" % (len(body), body)


@pytest.mark.parametrize(
    ("encoding", "packed"),
    [
        ("Content-Encoding: gzip", gzip.compress),
        ("Content-Encoding: deflate", zlib.compress),
        ("Content-Encoding: br", brotli.compress),
        ("Transfer-Encoding: chunked", chunked),
    ],
)
def test_what_a_server_packed_is_unpacked(encoding: str, packed: Callable[[bytes], bytes]) -> None:
    block = answer(packed(page("Bridge closed")), more=f"{encoding}\r\n")
    (found,) = read_record(record(block), "crawl.warc:1")
    assert found.report is not None
    assert found.report.paragraphs == TEXT


def test_a_packed_archive_is_read_record_by_record(sandbox: Sandbox, tmp_path: Path) -> None:
    """Each record is packed by itself, as crawlers do it."""
    records = (
        INFO,
        record(answer(page("One"))),
        record(answer(page("Two", " Two.")), url=URL[:-1]),
    )
    found = read(sandbox, written(tmp_path / "crawl.warc.gz", *map(gzip.compress, records)))
    assert [one.report.title for one in found if one.report] == ["One", "Two"]


def test_the_charset_that_the_server_named_is_honoured() -> None:
    body = page("Brücke gesperrt").decode().encode("iso-8859-2")
    (found,) = read_record(record(answer(body, kind="text/html; charset=iso-8859-2")), "x:1")
    assert found.report is not None
    assert found.report.title == "Brücke gesperrt"


def test_a_page_that_was_unpacked_under_its_old_label_is_read() -> None:
    block = answer(page("Bridge closed"), more="Content-Encoding: gzip\r\n")
    (found,) = read_record(record(block), "crawl.warc:1")
    assert found.report is not None


def test_an_address_out_of_the_web_brings_nothing() -> None:
    assert read_record(record(answer(page("Bridge")), url="file:///etc/passwd"), "x:1") == []
    (found,) = read_record(record(page("Bridge"), "resource", "file:///etc/passwd"), "x:1")
    assert found.report is not None
    assert found.report.url == ""


def test_an_archive_without_pages_is_said_to_be_so(sandbox: Sandbox, tmp_path: Path) -> None:
    (found,) = read(sandbox, written(tmp_path / "crawl.warc", INFO))
    assert found.reason == "is a web archive without pages"


def test_without_the_extra_a_line_says_what_to_install(
    sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    from briefreader.ingest.parse import parse

    system = builtins.__import__

    def refuse(name: str, *args: Any, **options: Any) -> Any:
        if name.startswith("warcio"):
            raise ImportError(name)
        return system(name, *args, **options)

    monkeypatch.delitem(sys.modules, "warcio.archiveiterator", raising=False)
    monkeypatch.setattr(builtins, "__import__", refuse)
    (found,) = parse(record(answer(page("Bridge"))), "crawl.warc:1", hint="warc")
    assert 'pip install "briefreader[warc]"' in found.reason


# --- hostile archives ----------------------------------------------------------------------------

GOOD = record(answer(page("Bridge closed")))


@pytest.mark.parametrize(
    ("rest", "reason"),
    [
        (GOOD[:-400], "breaks off"),
        (b"rubbish\r\n" * 10, "begins where none can"),
        (record(b"x").replace(b"Content-Length", b"Content-Girth"), "record 2 has no length"),
        (b"WARC/1.0\r\n" + b"X: " + b"y" * 200_000, "headers without end"),
        (b"WARC/1.0\r\n" + b"X: y\r\n" * 20_000, "headers without end"),
        (record(answer(b"x"), length=10**17), "breaks off"),
        (record(answer(b"x"), "request", length=10**17), "breaks off"),
    ],
    ids=["short", "rubbish", "no length", "long header", "many headers", "huge", "huge request"],
)
def test_what_stands_before_the_damage_is_read(
    sandbox: Sandbox, tmp_path: Path, rest: bytes, reason: str
) -> None:
    (tmp_path / "next.txt").write_text(f"Bridge closed again\n\n{TEXT[0]}")
    written(tmp_path / "crawl.warc", GOOD, rest)
    good, damaged, fine = read(sandbox, tmp_path)
    assert good.report is not None
    assert reason in damaged.reason
    assert damaged.reason.isprintable()
    assert fine.report is not None


def test_a_page_too_large_is_named_and_a_film_is_not() -> None:
    large = answer(b"<html>" + b"x" * MAX_DOCUMENT_BYTES)
    film = answer(bytes(MAX_DOCUMENT_BYTES), kind="video/mp4")
    stream = io.BytesIO(record(large) + record(film) + GOOD)
    found = list(split_archive(stream))
    assert [(one.number, bool(one.data), one.reason[:9]) for one in found] == [
        (1, False, "is larger"), (3, True, ""),
    ]  # fmt: skip


@pytest.mark.parametrize("pack", [gzip.compress, brotli.compress], ids=["gzip", "br"])
def test_a_bomb_in_a_record_is_stopped_and_the_next_record_read(
    sandbox: Sandbox, tmp_path: Path, pack: Callable[[bytes], bytes]
) -> None:
    encoding = "br" if pack is brotli.compress else "gzip"
    bomb = answer(pack(b" " * 200_000_000), more=f"Content-Encoding: {encoding}\r\n")
    bad, good = read(sandbox, written(tmp_path / "crawl.warc", record(bomb), GOOD))
    assert bad.report is None
    assert bad.reason
    assert good.report is not None


def test_an_archive_that_unfolds_endlessly_is_stopped(sandbox: Sandbox, tmp_path: Path) -> None:
    packed = gzip.compress(record(b"GET / HTTP/1.1\r\n" + b" " * 400_000_000, "request"), 9)
    (found,) = read(sandbox, written(tmp_path / "crawl.warc.gz", packed))
    assert "200 times its size" in found.reason


def test_a_record_that_is_none_is_refused() -> None:
    from briefreader.ingest.parse import parse

    for data in (b"WARC/1.0\r\n\r\n", b"WARC/9\r\nContent-Length: x\r\n\r\n", b"WARC/" * 9):
        found = parse(data, "x:1", hint="warc")
        assert not [one for one in found if one.report]


def test_records_are_handed_on_one_by_one(tmp_path: Path) -> None:
    found = find_documents([str(written(tmp_path / "crawl.warc", GOOD, b"rubbish"))])
    assert getattr(next(found), "hint", None) == "warc"
    assert isinstance(next(found), Candidate)
