"""Walks files, folders, patterns and standard input. Knows nothing about reports.

Documents are found here and parsed elsewhere: `read_inputs` parses them in this process,
`ingest.reader` lets a process without rights do it.
"""

import glob
import gzip
import io
import os
import stat
import sys
import zlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import chain
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, BinaryIO, cast

from briefreader.errors import InputError
from briefreader.ingest import archive, jsonl
from briefreader.ingest.candidate import Candidate, Format
from briefreader.ingest.detect import (
    FOLDER_SUFFIXES,
    SNIFFED_BYTES,
    SUFFIXES,
    detect_format,
    known_as_binary,
)
from briefreader.ingest.inflation import Inflated
from briefreader.ingest.limits import MAX_DOCUMENT_BYTES, MAX_FILES, megabytes
from briefreader.ingest.mailbox import split_mailbox
from briefreader.ingest.parse import iter_candidates
from briefreader.ingest.warc import split_archive
from briefreader.sanitise import sanitise_line

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

_GZIP = b"\x1f\x8b\x08"
_ABOUT_THE_FOLDER = ("readme", "license", "licence", "changelog", "contributing", "index")


@dataclass(frozen=True, slots=True)
class Document:
    """The content of one file, not parsed yet."""

    source: str
    """Where it was read from, fit to show."""
    data: bytes
    hint: Format | None
    """Its format, where the file's name and first bytes settle it."""


@dataclass(frozen=True, slots=True)
class WebAddress:
    """An input that has to be fetched first."""

    url: str


Found = Candidate | Document | WebAddress


def read_inputs(inputs: Sequence[str], *, stdin: BinaryIO | None = None) -> Iterator[Candidate]:
    """Yield one candidate for every report, and for every failure, in `inputs`.

    An input is a file, a folder (searched through in order of names, known file types
    only), a pattern such as `*.txt`, or `-` for `stdin`. Reads lazily: one document is held
    in memory at a time, one line of JSONL. A failure never stops the others.
    """
    for found in find_documents(inputs, stdin=stdin):
        match found:
            case Candidate():
                yield found
            case Document(source, data, hint):
                yield from iter_candidates(data, source, hint=hint)
            case WebAddress(url):
                yield Candidate.failed(shown(url), "is an address: save the page and add the file")


def find_documents(inputs: Sequence[str], *, stdin: BinaryIO | None = None) -> Iterator[Found]:
    """Yield what `inputs` hold, in order: documents, addresses, and candidates.

    Candidates are the failures, and the records of JSONL, which is read line by line.
    """
    for given in inputs:
        try:
            if given == "-":
                yield from _read_stream(stdin or sys.stdin.buffer, "stdin", "")
            elif given.lower().startswith(("http://", "https://")):
                yield WebAddress(given)
            else:
                yield from _read_given(given)
        except InputError as error:
            yield Candidate.failed(shown(given), str(error))
        except OSError as error:
            yield Candidate.failed(shown(given), _why(error))


def shown(path: str | Path) -> str:
    """Return a path fit to show: on one line, without escapes, whatever the file is called."""
    return sanitise_line(str(path), 1000)


def _read_given(given: str) -> Iterator[Found]:
    if not given.strip():
        # Path("") is the current folder: an unset shell variable must not bring all of it in.
        raise InputError("an empty name is no file; name the folder itself, for example .")
    path = Path(given).expanduser()
    if path.is_dir():
        yield from _read_folder(path)
    elif "://" in given and not os.path.lexists(path):
        raise InputError("is not an http or https address")
    elif not os.path.lexists(path) and glob.has_magic(given):
        yield from _read_pattern(given)
    else:
        yield from _read_file(path)


def _read_folder(folder: Path) -> Iterator[Found]:
    empty = True
    closed: list[OSError] = []
    for path in walk(folder, closed.append):
        empty = False
        yield from _read_file(path)
    for error in closed:
        yield Candidate.failed(shown(error.filename), _why(error))
    if empty and not closed:
        kinds = ", ".join(sorted(FOLDER_SUFFIXES))
        raise InputError(f"holds no files of a known type ({kinds})")


def _read_pattern(pattern: str) -> Iterator[Found]:
    expanded = str(Path(pattern).expanduser())
    matches = sorted(glob.glob(expanded, recursive=True))[:MAX_FILES]  # noqa: PTH207 - any root
    if not matches:
        raise InputError("matches no files")
    for match in matches:
        path = Path(match)
        if not path.is_dir():
            yield from _read_file(path)
        elif "**" not in pattern:
            yield from _read_folder(path)


def walk(folder: Path, closed: Callable[[OSError], object] | None = None) -> Iterator[Path]:
    """Yield the readable files under `folder` in order of their names.

    Follows links, but enters no folder twice; passes over hidden files, what describes the
    folder itself (README) and the `…_files` that browsers save beside a page. `closed` is told
    of each folder that cannot be read.
    """
    entered: set[tuple[int, int]] = set()
    count = 0
    for parent, folders, names in os.walk(folder, onerror=closed, followlinks=True):
        status = Path(parent).stat()
        if (status.st_dev, status.st_ino) in entered:
            folders.clear()
            continue
        entered.add((status.st_dev, status.st_ino))
        pages = {
            Path(name).stem for name in names if Path(name).suffix.lower() in (".html", ".htm")
        }
        folders[:] = sorted(
            name
            for name in folders
            if not name.startswith(".") and name.removesuffix("_files") not in pages - {name}
        )
        for name in sorted(names):
            path = Path(parent, name)
            if _wanted(path):
                count += 1
                if count > MAX_FILES:
                    raise InputError(f"holds more than {MAX_FILES:,} files")
                yield path


def _wanted(path: PurePath) -> bool:
    name = path.name.lower()
    suffix = Path(name.removesuffix(".gz")).suffix
    described = name.startswith(_ABOUT_THE_FOLDER) and suffix in (".md", ".txt", ".markdown")
    return not name.startswith(".") and suffix in FOLDER_SUFFIXES and not described


def _read_file(path: Path) -> Iterator[Found]:
    source = shown(path)
    try:
        with _opened(path) as stream:
            yield from _read_stream(stream, source, path.name)
    except InputError as error:
        yield Candidate.failed(source, str(error))
    except (OSError, EOFError, zlib.error) as error:
        yield Candidate.failed(source, _why(error))


@contextmanager
def _opened(path: Path) -> Iterator[BinaryIO]:
    """Open a regular file; anything else is refused, and never waited for."""
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    descriptor = os.open(path, flags)
    with os.fdopen(descriptor, "rb") as stream:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            raise InputError("is not a regular file")
        yield stream


def _read_stream(stream: BinaryIO, source: str, name: str) -> Iterator[Found]:
    head = stream.read(SNIFFED_BYTES)
    if head.startswith(_GZIP):
        if not stream.seekable():
            raise InputError("is compressed; unpack it first")
        size = stream.seek(0, io.SEEK_END)
        stream.seek(0)
        with gzip.open(stream) as unpacked:
            content = io.BufferedReader(Inflated(cast("BinaryIO", unpacked), size))
            yield from _read_plain(content, b"", source, name.removesuffix(".gz"))
    elif head.startswith(archive.SIGNATURE):
        if not stream.seekable():
            raise InputError("is a ZIP archive: save it to a file first")
        yield from _read_archive(stream, source)
    else:
        yield from _read_plain(stream, head, source, name)


def _read_archive(stream: BinaryIO, source: str) -> Iterator[Found]:
    empty = True
    for member in archive.open_members(stream, _wanted):
        empty = False
        inside = f"{source}:{shown(member.name)}"
        if member.stream is None:
            yield Candidate.failed(inside, member.reason)
            continue
        try:
            with member.stream as content:
                yield from _read_plain(content, b"", inside, member.name)
        except InputError as error:
            yield Candidate.failed(inside, str(error))
        except zlib.error:
            yield Candidate.failed(inside, "is damaged")
    if empty:
        raise InputError("is an archive without files of a known type")


def _read_plain(stream: BinaryIO, head: bytes, source: str, name: str) -> Iterator[Found]:
    head = head or stream.read(SNIFFED_BYTES)
    kind = "" if known_as_binary(head) or b"\0" in head[:100] else detect_format(head, name)
    if kind == "jsonl":
        yield from jsonl.read_lines(_bounded_lines(stream, head), source)
        return
    if kind == "table":
        from briefreader.ingest.table import read_rows

        yield from read_rows(_bounded_lines(stream, head), source)
        return
    if kind == "warc":
        yield from _read_web_archive(io.BufferedReader(_Behind(head, stream)), source)
        return
    if kind == "mbox":
        for line, message in split_mailbox(_bounded_lines(stream, head)):
            yield Document(f"{source}:{line}", message, "mail")
        return
    data = head + stream.read(MAX_DOCUMENT_BYTES + 1 - len(head))
    if len(data) > MAX_DOCUMENT_BYTES and not known_as_binary(head):
        raise InputError(f"is larger than one document may be ({megabytes(MAX_DOCUMENT_BYTES)})")
    suffix = Path(name).suffix.lower()
    hint = detect_format(data, name) if suffix in SUFFIXES or not name else None
    yield Document(source, data, hint)


def _read_web_archive(stream: BinaryIO, source: str) -> Iterator[Found]:
    empty = True
    for record in split_archive(stream):
        empty = False
        named = f"{source}:{record.number}"
        if record.reason:
            yield Candidate.failed(named, record.reason)
        else:
            yield Document(named, record.data, "warc")
    if empty:
        raise InputError("is a web archive without pages")


class _Behind(io.RawIOBase):
    """A stream behind the bytes that were read of it already."""

    def __init__(self, head: bytes, stream: BinaryIO) -> None:
        self._head = memoryview(head)
        self._stream = stream

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: "WriteableBuffer", /) -> int:
        view = memoryview(buffer).cast("B")
        piece = self._head[: len(view)] or self._stream.read(len(view))
        self._head = self._head[len(piece) :]
        view[: len(piece)] = piece
        return len(piece)


def _bounded_lines(stream: BinaryIO, head: bytes) -> Iterator[bytes]:
    """Yield lines; one longer than a document is cut there and its rest passed over."""
    limit = MAX_DOCUMENT_BYTES + 1
    complete = head.splitlines(keepends=True)
    last = complete.pop() if complete and not complete[-1].endswith(b"\n") else b""
    first = last + stream.readline(limit - len(last)) if last else b""
    pending = chain(complete, [first] if first else [], iter(lambda: stream.readline(limit), b""))
    for line in pending:
        yield line
        ended = line
        while len(ended) >= limit and not ended.endswith(b"\n"):
            ended = stream.readline(limit)


def _why(error: Exception) -> str:
    match error:
        case FileNotFoundError():
            return "does not exist"
        case PermissionError():
            return "may not be read: permission denied"
        case OSError() if error.strerror:
            return f"cannot be read: {error.strerror.lower()}"
        case _:
            return "is damaged: its compressed data cannot be unpacked"
