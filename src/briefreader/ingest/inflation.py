"""Reads what is unpacked on the way, and no more of it than an honest file could become."""

import io
import zipfile
import zlib
from collections.abc import Callable
from typing import TYPE_CHECKING, BinaryIO

from briefreader.errors import InputError
from briefreader.ingest.limits import MAX_INFLATION

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

_JUDGED_FROM = 1 << 20
"""Bytes from which a file's inflation is judged; a short one may be mostly blanks."""


class Inflated(io.RawIOBase):
    """Unpacked content, counted as it is read."""

    def __init__(
        self, inside: BinaryIO, packed: int, count: Callable[[int], None] | None = None
    ) -> None:
        """Take the content, its packed size in bytes, and who else is told what was read."""
        self._inside = inside
        self._most = max(_JUDGED_FROM, MAX_INFLATION * packed)
        self._read = 0
        self._count = count

    def readable(self) -> bool:
        """Tell that it can be read."""
        return True

    def readinto(self, buffer: "WriteableBuffer", /) -> int:
        """Fill `buffer`. Raises InputError for what is damaged or unpacks to too much."""
        view = memoryview(buffer).cast("B")
        try:
            piece = self._inside.read(len(view))
        except (zipfile.BadZipFile, EOFError, NotImplementedError, RuntimeError, zlib.error):
            raise InputError("is damaged: its compressed data cannot be unpacked") from None
        self._read += len(piece)
        if self._count is not None:
            self._count(len(piece))
        if self._read > self._most:
            raise InputError(f"unpacks to more than {MAX_INFLATION} times its size")
        view[: len(piece)] = piece
        return len(piece)
