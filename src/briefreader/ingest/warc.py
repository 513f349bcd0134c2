"""Reads web archives (WARC): cut into records here, each taken apart where it can do no harm.

Cutting needs two headers and no library. A record is read by warcio, of the `warc` extra, in a
process without rights, as every page is.
"""

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import BinaryIO

from briefreader.errors import InputError
from briefreader.ingest.candidate import Candidate
from briefreader.ingest.limits import MAX_DOCUMENT_BYTES, megabytes
from briefreader.sanitise import safe_url

SIGNATURE = b"WARC/"
"""What every record begins with."""
INSTALL_COMMAND = 'pip install "briefreader[warc]"'

_LONGEST_HEAD = 65_536
"""Bytes of the headers of a record."""
_PIECE = 1 << 20
_LENGTH = re.compile(rb"^content-length:\s*(\d{1,18})\s*$", re.IGNORECASE | re.MULTILINE)
_TYPE = re.compile(rb"^warc-type:\s*(\w+)\s*$", re.IGNORECASE | re.MULTILINE)
_KIND = re.compile(rb"^content-type:\s*([^\s;]+)", re.IGNORECASE | re.MULTILINE)
_MOMENT = re.compile(r"(\d{4}-\d\d-\d\d)T(\d\d:\d\d)")
_WITH_PAGES = frozenset({b"response", b"resource"})


@dataclass(frozen=True, slots=True)
class Record:
    """One record of an archive that may hold a page."""

    number: int
    """Its place among all records of the archive, from 1."""
    data: bytes
    """All of it, headers included; empty where it is not read."""
    reason: str = ""
    """Why it is not read."""


def split_archive(stream: BinaryIO) -> Iterator[Record]:
    """Yield the records that may hold a page; the others are passed over.

    Raises InputError where the archive is damaged or breaks off; what came before is good.
    """
    number = 0
    while head := _read_head(stream):
        number += 1
        length, kind = _LENGTH.search(head), _TYPE.search(head)
        if length is None:
            raise InputError(f"is a damaged web archive: record {number:,} has no length")
        size = int(length[1])
        if kind is None or kind[1].lower() not in _WITH_PAGES:
            _pass_over(stream, size)
            continue
        start = stream.read(min(size, _LONGEST_HEAD))
        if not _may_be_page(head, start):
            _pass_over(stream, size - len(start))
        elif size > MAX_DOCUMENT_BYTES:
            _pass_over(stream, size - len(start))
            reason = f"is larger than one document may be ({megabytes(MAX_DOCUMENT_BYTES)})"
            yield Record(number, b"", reason)
        else:
            content = start + stream.read(size - len(start))
            if len(content) < size:
                raise InputError("is a damaged web archive: it breaks off")
            yield Record(number, head + content)


def read_record(data: bytes, source: str) -> list[Candidate]:
    """Read the page in one record. Empty for an answer without one: a redirect, a picture.

    Raises InputError for a damaged record, and where the extra is not installed.
    """
    try:
        from warcio.archiveiterator import ArchiveIterator
        from warcio.bufferedreaders import ChunkedDataReader
        from warcio.exceptions import ArchiveLoadFailed
    except ImportError:
        raise InputError(f"is a web archive; to read such files: {INSTALL_COMMAND}") from None
    from briefreader.ingest.web_page import read_web_page

    try:
        record = next(ArchiveIterator(io.BytesIO(data)), None)
        if record is None:
            return []
        headers = record.http_headers or record.rec_headers
        if record.http_headers and headers.get_statuscode() != "200":
            return []
        kind, _, parameters = (headers.get_header("Content-Type") or "").partition(";")
        packed = record.raw_stream
        if record.http_headers and headers.get_header("Transfer-Encoding"):
            packed = ChunkedDataReader(packed)
        content = _unpacked(packed.read(), headers.get_header("Content-Encoding") or "")
    except (ArchiveLoadFailed, ValueError, EOFError, OSError):
        raise InputError("is a damaged record of a web archive") from None
    if "html" not in kind.lower() or not content.strip():
        return []
    charset = re.search(r"charset\s*=\s*[\"']?([\w:.-]{2,40})", parameters, re.IGNORECASE)
    url = safe_url((record.rec_headers.get_header("WARC-Target-URI") or "").strip("<> "))
    found = read_web_page(content, url, charset=charset[1] if charset else "")
    captured = _moment(record.rec_headers.get_header("WARC-Date") or "")
    return [_from_archive(one, source, captured) for one in found]


def _unpacked(content: bytes, encoding: str) -> bytes:
    """Take a server's compression off, within limits; some crawlers did so and left the label."""
    from briefreader.ingest.fetch.inflate import inflate

    return content if content.lstrip()[:1] == b"<" else inflate([content], encoding)


def _read_head(stream: BinaryIO) -> bytes:
    """Return the headers of the next record, to the empty line; empty at the end."""
    line = b"\n"
    while line and not line.strip():  # two empty lines stand between records
        line = stream.readline(_LONGEST_HEAD)
    if not line:
        return b""
    if not line.startswith(SIGNATURE):
        raise InputError("is a damaged web archive: a record begins where none can")
    head = bytearray(line)
    while line.strip():
        line = stream.readline(_LONGEST_HEAD)
        head += line
        if not line or len(head) > _LONGEST_HEAD:
            raise InputError("is a damaged web archive: a record has headers without end")
    return bytes(head)


def _may_be_page(head: bytes, start: bytes) -> bool:
    """Tell by the type that is stated; without one it may be a page."""
    answer = start.partition(b"\r\n\r\n")[0] if start.startswith(b"HTTP/") else head
    stated = _KIND.search(answer)
    return stated is None or b"html" in stated[1].lower()


def _pass_over(stream: BinaryIO, size: int) -> None:
    while size > 0:
        piece = stream.read(min(size, _PIECE))
        if not piece:
            raise InputError("is a damaged web archive: it breaks off")
        size -= len(piece)


def _moment(stated: str) -> str:
    match = _MOMENT.match(stated)
    return f"{match[1]} {match[2]} UTC" if match else ""


def _from_archive(candidate: Candidate, source: str, captured: str) -> Candidate:
    """Return what was read under the archive's name, with the moment it was captured."""
    report = candidate.report
    if report is None:
        return Candidate.failed(source, candidate.reason)
    flags = (*report.flags, f"captured {captured}") if captured else report.flags
    return Candidate(source, replace(report, source=source, flags=flags))
