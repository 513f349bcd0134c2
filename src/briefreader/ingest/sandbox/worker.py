"""The reading process: parses what strangers wrote, and can do little else.

It has 512 MiB of memory, no network, starts no process and writes no file. On Linux the
network is also taken away by the kernel where that allows it. Its parent ends it when one
document takes too long; it ends itself when its parent is gone.
"""

import os
import resource
import sys
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from briefreader.errors import BriefreaderError, InputError
from briefreader.ingest.candidate import Candidate
from briefreader.ingest.sandbox import wire
from briefreader.ingest.sandbox.tasks import (
    FEED,
    FILE,
    LINKS,
    OPML,
    PAGE,
    FeedJob,
    FeedLinks,
    FeedReading,
    FileJob,
    LinksJob,
    OpmlJob,
    PageJob,
    ReadEntry,
    Readings,
    Task,
)
from briefreader.models.codec import pack, unpack
from briefreader.offline import forbid_network

MEMORY_BYTES = 512 * 1024 * 1024
"""Address space of a reading process."""
CPU_SECONDS = 20
"""Processor time of one document, should the parent not be there to look at the clock."""

_CLONE_NEWUSER = 0x10000000
_CLONE_NEWNET = 0x40000000
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
_FORBIDDEN = frozenset(
    {
        "subprocess.Popen", "os.system", "os.exec", "os.posix_spawn", "os.spawn", "os.fork",
        "os.forkpty", "os.remove", "os.rename", "os.rmdir", "os.mkdir", "os.link", "os.symlink",
        "os.truncate", "os.chmod", "os.chown", "os.kill", "pty.spawn", "ctypes.dlopen",
    }
)  # fmt: skip


def read_file(job: FileJob, data: bytes) -> Readings:
    """Read the content of a file."""
    from briefreader.ingest.parse import parse

    return Readings(tuple(parse(data, job.source, hint=job.hint)))


def read_page(job: PageJob, data: bytes) -> Readings:
    """Read what was fetched from an address."""
    from briefreader.ingest.web_page import read_web_page

    found = read_web_page(data, job.url, charset=job.charset, selector=job.selector)
    return Readings(tuple(found))


def read_feed(job: FeedJob, data: bytes) -> FeedReading:
    """Read a feed; entries that are known as they are give no report."""
    from briefreader.ingest.feed import entry_candidate
    from briefreader.ingest.feed_document import read_document

    document = read_document(data, job.url, job.charset)
    known = set(job.known)
    entries = []
    for entry in document.entries:
        if (entry.key, entry.stamp) in known:
            continue
        known.add((entry.key, entry.stamp))
        candidate: Candidate = entry_candidate(entry, document, entry.url or job.url)
        entries.append(ReadEntry(entry.key, entry.stamp, entry.url, candidate))
    return FeedReading(
        title=document.title,
        site=document.site,
        itself=document.itself,
        size=len(document.entries),
        entries=tuple(entries),
    )


def find_links(job: LinksJob, data: bytes) -> FeedLinks:
    """Find the feeds that a page names."""
    from briefreader.ingest.feed_discovery import find_feeds
    from briefreader.ingest.page_charset import honour_charset

    return FeedLinks(find_feeds(honour_charset(data, job.charset), job.url))


def read_outline(_: OpmlJob, data: bytes) -> Any:
    """Read a list of feeds."""
    from briefreader.ingest.opml import read_opml

    return read_opml(data)


_WORK: Mapping[str, tuple[Task[Any, Any], Callable[[Any, bytes], Any]]] = {
    FILE.name: (FILE, read_file),
    PAGE.name: (PAGE, read_page),
    FEED.name: (FEED, read_feed),
    LINKS.name: (LINKS, find_links),
    OPML.name: (OPML, read_outline),
}


def answer(name: str, job: bytes, data: bytes) -> tuple[wire.Status, bytes]:
    """Do one job and return its answer. Never raises for what is wrong with `data`."""
    task, work = _WORK[name]
    try:
        return "done", pack(work(unpack(task.job, job), data))
    except InputError as error:
        return "unreadable", str(error).encode()
    except MemoryError:
        return "exhausted", b""
    except RecursionError:
        return "unreadable", b"is nested too deeply"
    except BriefreaderError as error:
        return "unreadable", str(error).encode()
    except Exception as error:
        # A parser's own fault. The type names it for a report; its text may quote the input.
        return "unreadable", f"cannot be read: {type(error).__name__} while parsing".encode()


def confine() -> None:
    """Give up everything that reading needs not. Cannot be undone."""
    for limit, value in (
        (resource.RLIMIT_AS, MEMORY_BYTES),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_FSIZE, 0),
    ):
        # Not every system has every limit: macOS refuses the first one.
        with suppress(OSError, ValueError):
            resource.setrlimit(limit, (value, value))
    if sys.platform == "linux":
        _leave_network()
    forbid_network("what is being read may not use the network")
    sys.addaudithook(_refuse)


def _leave_network() -> None:
    """Ask the kernel for a network without any interface; in vain where it is locked down."""
    import ctypes

    with suppress(AttributeError, OSError):
        ctypes.CDLL(None).unshare(_CLONE_NEWUSER | _CLONE_NEWNET)


def _refuse(event: str, arguments: tuple[Any, ...]) -> None:
    if event == "ctypes.dlopen" and _is_pdfium(arguments[0]):
        return
    if event in _FORBIDDEN:
        raise InputError(f"cannot be read: it tried to {event}")
    if event == "open" and isinstance(arguments[2], int) and arguments[2] & _WRITING:
        raise PermissionError("a reading process writes no files")


def _is_pdfium(library: Any) -> bool:
    """Tell whether a library is the one that reads PDFs, which is loaded with the first of them."""
    return isinstance(library, str) and Path(library).parent.name == "pypdfium2_raw"


def _allow_another_document() -> None:
    used = resource.getrusage(resource.RUSAGE_SELF)
    allowed = int(used.ru_utime + used.ru_stime) + CPU_SECONDS
    with suppress(OSError, ValueError):
        resource.setrlimit(resource.RLIMIT_CPU, (allowed, resource.RLIM_INFINITY))


def main() -> int:
    """Answer requests from stdin until there are no more."""
    requests = sys.stdin.buffer
    # Whatever a parser prints must not get between the answers.
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    confine()
    answers.write(wire.answer_frame("ready", b""))
    answers.flush()
    while (request := wire.read_request(requests)) is not None:
        _allow_another_document()
        status, payload = answer(*request)
        answers.write(wire.answer_frame(status, payload))
        answers.flush()
        if status == "exhausted":
            return 1
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
