"""Opens the files inside a ZIP archive, within limits. Writes none of them; knows no formats.

A name in an archive is only ever shown: nothing is opened or stored by it.
"""

import io
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import BinaryIO, cast

from briefreader.errors import InputError
from briefreader.ingest.inflation import Inflated
from briefreader.ingest.limits import (
    MAX_ARCHIVE_BYTES,
    MAX_ARCHIVE_LISTING,
    MAX_ARCHIVED_FILES,
    megabytes,
)

SIGNATURE = b"PK\x03\x04"
"""What a ZIP archive begins with."""

_ENCRYPTED = 0x1
_METHODS = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
"""The others hand out as much as they like at once."""
_ARCHIVES = (".zip", ".gz", ".bz2", ".xz", ".7z", ".tar", ".tgz", ".rar", ".zst")


@dataclass(frozen=True, slots=True)
class Member:
    """A file in an archive: its name, fit for nothing but to be shown, and its content."""

    name: str
    stream: BinaryIO | None
    """Its content, until the next member is asked for; None where it is not read."""
    reason: str = ""
    """Why it is not read."""


def open_members(stream: BinaryIO, wanted: Callable[[PurePosixPath], bool]) -> Iterator[Member]:
    """Yield the members of an archive whose name is `wanted`, in order of names.

    Archives inside it and what is encrypted come with the reason why they are not read.
    Raises InputError for what is no archive or over its limits, also while a member is read.
    """
    try:
        archive = zipfile.ZipFile(cast("BinaryIO", _Guarded(stream)))
    except (zipfile.BadZipFile, NotImplementedError, ValueError, EOFError):
        raise InputError("is a damaged ZIP archive") from None
    with archive:
        files = archive.infolist()
        if len(files) > MAX_ARCHIVED_FILES:
            raise InputError(f"holds more than {MAX_ARCHIVED_FILES:,} files")
        if _is_office_document([one.filename for one in files]):
            raise InputError("is an office document, not text that can be read")
        meter = _Meter(stream)
        for one in sorted(files, key=lambda one: one.filename):
            path = PurePosixPath(one.filename.replace("\\", "/"))
            if one.is_dir() or "__MACOSX" in path.parts:
                continue
            if path.suffix.lower() in _ARCHIVES and not path.name.startswith("."):
                reason = "is an archive inside an archive: unpack it and add it by itself"
                yield Member(one.filename, None, reason)
            elif wanted(path):
                meter.check()
                yield _open(archive, one, meter)


def _open(archive: zipfile.ZipFile, one: zipfile.ZipInfo, meter: "_Meter") -> Member:
    if one.flag_bits & _ENCRYPTED:
        return Member(one.filename, None, "is encrypted")
    if one.compress_type not in _METHODS:
        return Member(one.filename, None, "is compressed in a way that is not read")
    try:
        inside = archive.open(one)
    except (zipfile.BadZipFile, NotImplementedError, ValueError, EOFError, RuntimeError):
        return Member(one.filename, None, "is damaged")
    # What an archive says of a member may be a lie; it cannot be larger than the archive.
    packed = min(one.compress_size, meter.size)
    content = Inflated(cast("BinaryIO", inside), packed, meter.count)
    return Member(one.filename, io.BufferedReader(content))


def _is_office_document(names: list[str]) -> bool:
    return "[Content_Types].xml" in names or "mimetype" in names[:1]


class _Guarded:
    """A file that refuses to be read in one piece larger than a listing may be.

    The listing at the end of an archive is read at once, however long it says it is.
    """

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self.seek = stream.seek
        self.tell = stream.tell
        self.seekable = stream.seekable

    def read(self, size: int = -1) -> bytes:
        """Read `size` bytes. Raises InputError for more than a listing may have."""
        most = MAX_ARCHIVE_LISTING + 1
        data = self._stream.read(most if size < 0 else min(size, most))
        if len(data) == most:
            raise InputError(f"lists more than {MAX_ARCHIVED_FILES:,} files")
        return data


class _Meter:
    """Counts what an archive has been unpacked to in all."""

    def __init__(self, stream: BinaryIO) -> None:
        self.size = stream.seek(0, io.SEEK_END)
        self._left = MAX_ARCHIVE_BYTES

    def count(self, size: int) -> None:
        """Count what was unpacked. Raises InputError once it is too much."""
        self._left -= size
        self.check()

    def check(self) -> None:
        """Raise InputError if too much has been unpacked."""
        if self._left < 0:
            raise InputError(f"unpacks to more than {megabytes(MAX_ARCHIVE_BYTES)}")
