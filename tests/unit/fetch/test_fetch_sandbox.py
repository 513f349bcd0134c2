"""Hostile documents meet the reading process: each is refused or read, the next is unharmed."""

import os
import signal
import threading
import time
from collections.abc import Iterator
from contextlib import suppress

import pytest

from briefreader.errors import InputError
from briefreader.ingest.candidate import Candidate, Format
from briefreader.ingest.fetch import Fetcher
from briefreader.ingest.reader import Reader
from briefreader.ingest.sandbox import FEED, FILE, OPML, FeedJob, FileJob, OpmlJob, Sandbox, pool

_PAGE = (
    b"<!doctype html><html lang=en><head><title>Bridge closed</title></head><body><article>"
    b"<h1>Bridge closed</h1><p>The harbour bridge was closed on Monday after inspectors found a "
    b"crack in one of its pillars.</p><p>About 12,000 drivers use the bridge every day, and "
    b"ferries will run every ten minutes until it opens again.</p></article></body></html>"
)
_BILLION_LAUGHS = (
    b"<?xml version='1.0'?><!DOCTYPE rss [<!ENTITY a0 'ha'>"
    + b"".join(b"<!ENTITY a%d '%s'>" % (n, b"&a%d;" % (n - 1) * 10) for n in range(1, 12))
    + b"]><rss version='2.0'><channel><item><guid>1</guid><title>&a11;</title></item>"
    + b"</channel></rss>"
)


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Sandbox]:
    with Sandbox(1) as made:
        yield made


def read(sandbox: Sandbox, data: bytes, kind: Format = "html") -> Candidate:
    """Read one file as the library does."""
    return sandbox.run(FILE, FileJob("file", kind), data).candidates[0]


def assert_unharmed(sandbox: Sandbox) -> None:
    report = read(sandbox, _PAGE).report
    assert report is not None
    assert report.title == "Bridge closed"


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"<" * 1_000_000,
        b"<div>" * 100_000,
        b"<p>" * 300_000,
        b"<p>&#27;[31m</p>" * 1000,
        b"<html><p>" + b"a" * 9_000_000,
        b"<a href='" + b"&amp;" * 1_000_000,
        b"\x00" * 100_000,
        b"<html><table>" + b"<tr><td>" * 30_000,
        bytes(range(256)) * 1000,
    ],
    ids=[
        "empty", "angles", "nested", "paragraphs", "escapes", "line", "attribute", "nul", "table",
        "noise",
    ],
)  # fmt: skip
def test_a_hostile_page_is_refused_or_read_and_the_next_is_fine(
    sandbox: Sandbox, data: bytes
) -> None:
    with suppress(InputError):
        found = read(sandbox, data)
        assert found.report is not None or found.reason
    assert_unharmed(sandbox)


@pytest.mark.parametrize(
    "data",
    [
        _BILLION_LAUGHS,
        b"<!DOCTYPE rss [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><rss version='2.0'><channel>"
        b"<item><title>a&x;b</title><description>text &x;</description></item></channel></rss>",
        b"<rss version='2.0'><channel>" + b"<item>" * 100_000,
        b"<feed xmlns='http://www.w3.org/2005/Atom'>" + b"<entry><id>1</id></entry>" * 50_000,
    ],
    ids=["laughs", "external", "nested", "many"],
)
def test_a_hostile_feed_is_refused_or_read_and_the_next_is_fine(
    sandbox: Sandbox, data: bytes
) -> None:
    with suppress(InputError):
        reading = sandbox.run(FEED, FeedJob("http://harbour.example/rss"), data)
        for entry in reading.entries:
            report = entry.candidate.report
            text = f"{report.title} {' '.join(report.paragraphs)}" if report else ""
            assert "root:" not in text
            assert "haha" not in text
    assert_unharmed(sandbox)


def test_a_list_of_feeds_with_an_entity_bomb_is_harmless(sandbox: Sandbox) -> None:
    entities, _ = _BILLION_LAUGHS.split(b"<rss", 1)
    bomb = entities + b"<opml><outline text='&a11;' xmlUrl='http://a.example/rss'/></opml>"
    (found,) = sandbox.run(OPML, OpmlJob("my.opml"), bomb).subscriptions
    assert "haha" not in found.title
    assert_unharmed(sandbox)


# --- the limits themselves, met by a process that goes astray ------------------------------------

_ASTRAY = """
import briefreader.ingest.sandbox.worker as worker
from briefreader.ingest.sandbox.tasks import Readings
from briefreader.ingest.candidate import Candidate

def stray(job, data):
    {body}
    return Readings((Candidate.failed("file", str(result)),))

normal = worker.read_file
worker._WORK = {{**worker._WORK, "file": (worker.FILE, lambda job, data: (
    stray(job, data) if data == b"stray" else normal(job, data)))}}
raise SystemExit(worker.main())
"""


def astray(monkeypatch: pytest.MonkeyPatch, body: str, seconds: float = 10.0) -> Sandbox:
    """Return a sandbox whose process does `body` when it is given the document `stray`."""
    import sys

    code = _ASTRAY.format(body=body.replace("\n", "\n    "))
    monkeypatch.setattr(pool, "_COMMAND", (sys.executable, "-P", "-c", code))
    return Sandbox(1, seconds=seconds)


def test_a_document_that_takes_too_long_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    with astray(monkeypatch, "while True: pass", seconds=3) as sandbox:
        with pytest.raises(InputError, match=r"takes longer than 3 seconds"):
            read(sandbox, b"stray")
        assert_unharmed(sandbox)


def test_a_document_that_needs_too_much_memory_is_given_up(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with astray(monkeypatch, "result = len(bytearray(600 * 1024 * 1024))") as sandbox:
        with pytest.raises(InputError, match="needs more memory"):
            read(sandbox, b"stray")
        assert_unharmed(sandbox)


def test_a_process_that_dies_is_replaced(monkeypatch: pytest.MonkeyPatch) -> None:
    with astray(monkeypatch, "import os; os._exit(3)") as sandbox:
        with pytest.raises(InputError, match="came to its limits"):
            read(sandbox, b"stray")
        assert_unharmed(sandbox)


def test_an_answer_that_is_none_is_not_believed(monkeypatch: pytest.MonkeyPatch) -> None:
    with astray(monkeypatch, "import os; os.write(3, b'\\xff' * 50); os._exit(0)") as sandbox:
        with pytest.raises(InputError, match="no sound answer"):
            read(sandbox, b"stray")
        assert_unharmed(sandbox)


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("import socket; result = socket.create_connection(('127.0.0.1', 9))", "network"),
        ("import socket; result = socket.getaddrinfo('example.org', 80)", "network"),
        ("import subprocess; result = subprocess.run(['true'])", "tried to subprocess.Popen"),
        ("import os; result = os.system('true')", "tried to os.system"),
        ("import os; result = os.remove('/tmp/briefreader-no-such-file')", "tried to os.remove"),
        ("result = open('/tmp/briefreader-no-such-file', 'w')", "PermissionError"),
    ],
)
def test_a_reading_process_can_reach_nothing(
    monkeypatch: pytest.MonkeyPatch, body: str, told: str
) -> None:
    with (
        astray(monkeypatch, body) as sandbox,
        pytest.raises(InputError, match=told.replace(".", r"\.")),
    ):
        read(sandbox, b"stray")


# --- the pool ------------------------------------------------------------------------------------


def test_documents_keep_their_order_and_are_read_side_by_side() -> None:
    with Sandbox(2) as sandbox:
        found = list(
            sandbox.each(lambda number: (time.sleep(0.02 * (number % 3)), number)[1], range(20))
        )
    assert found == list(range(20))


def test_inputs_are_taken_a_few_ahead_only() -> None:
    taken = 0

    def numbers() -> Iterator[int]:
        nonlocal taken
        while taken < 1000:
            yield taken
            taken += 1

    with Sandbox(2) as sandbox:
        results = sandbox.each(lambda number: time.sleep(0.001) or number, numbers())
        assert next(results) == 0
        assert taken < 50
        results.close()


def test_a_killed_process_does_not_hang_its_parent() -> None:
    with Sandbox(1) as sandbox:
        assert_unharmed(sandbox)
        (process,) = sandbox._all
        os.kill(process._child.pid, signal.SIGKILL)
        process._child.wait()
        assert_unharmed(sandbox)


def test_closing_ends_what_is_at_work(monkeypatch: pytest.MonkeyPatch) -> None:
    sandbox = astray(monkeypatch, "while True: pass")
    threading.Timer(0.7, sandbox.close).start()
    begun = time.monotonic()
    with pytest.raises((InputError, ValueError)):
        read(sandbox, b"stray")
    assert time.monotonic() - begun < 5


def test_plain_text_needs_no_process(tmp_path: "os.PathLike[str]") -> None:
    from pathlib import Path

    Path(tmp_path, "a.txt").write_text("Bridge closed\n\nThe bridge was closed on Monday.")
    with Sandbox(1) as sandbox:
        (found,) = Reader(sandbox, Fetcher()).read([str(tmp_path)])
        assert found.report is not None
        assert not sandbox._all
