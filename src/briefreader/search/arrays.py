"""Files of named numpy arrays with checksums, read through mmap. Knows nothing of searching.

A file holds a data area, one CRC-32 for each `BLOCK` bytes of it, a directory in JSON, and a
trailer with the lengths and a checksum of the rest. Opening a file checks trailer, directory
and checksums; a block of data is checked the first time that something in it is touched, so
that opening stays cheap and no damaged byte is ever used.
"""

import json
import mmap
import os
import struct
import zlib
from pathlib import Path
from typing import Any, Self

import numpy as np
from numpy.typing import DTypeLike, NDArray

from briefreader.errors import IndexUnusableError

Array = NDArray[Any]

BLOCK = 1 << 11
"""Bytes that share one checksum."""

_ALIGNMENT = 64
_MAGIC = b"BRARRAY1"
_TRAILER = struct.Struct("<QQQI8s")  # data bytes, blocks, directory bytes, checksum, magic


class ArrayFileWriter:
    """Writes arrays one after another, or piece by piece into room reserved for them.

    A context: the file is gone if it was not closed within.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self.folder = path.parent
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_TRUNC, 0o600)
        self._file = os.fdopen(descriptor, "w+b")
        self._end = 0
        self._directory: dict[str, tuple[int, int, str]] = {}
        self._maps: list[mmap.mmap] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if not self._file.closed:
            self._file.close()
            self._path.unlink(missing_ok=True)

    def put(self, name: str, values: Array | bytes) -> None:
        """Write a whole array under a name."""
        array = np.frombuffer(values, np.uint8) if isinstance(values, bytes) else values
        self.reserve(name, array.dtype, len(array)).append(array)

    def reserve(self, name: str, dtype: DTypeLike, count: int) -> "Reservation":
        """Make room for `count` values that are appended later, in order."""
        kind = np.dtype(dtype).newbyteorder("<")
        start = -(-self._end // _ALIGNMENT) * _ALIGNMENT
        self._end = start + count * kind.itemsize
        self._directory[name] = (start, count, kind.str)
        return Reservation(self._file.fileno(), start, self._end, kind)

    def written(self, name: str) -> Array:
        """Return an array that was written already."""
        start, count, kind = self._directory[name]
        if not count:
            return np.zeros(0, kind)
        mapped = mmap.mmap(self._file.fileno(), 0, access=mmap.ACCESS_READ)
        self._maps.append(mapped)
        return np.frombuffer(mapped, kind, count, start)

    def release(self) -> None:
        """Let the system take back the memory of what was read of `written` arrays."""
        for mapped in self._maps:
            _release(mapped)

    def close(self, facts: dict[str, Any], *, lasting: bool = True) -> None:
        """Write checksums, directory and `facts` (anything JSON can hold).

        Sync to disk unless the file is not `lasting`: deleted before anything relies on it.
        """
        os.ftruncate(self._file.fileno(), self._end)
        self._file.seek(0)
        sums = [zlib.crc32(block) for block in iter(lambda: self._file.read(BLOCK), b"")]
        table = np.array(sums, "<u4").tobytes()
        directory = json.dumps({"arrays": self._directory, "facts": facts}).encode()
        lengths = (self._end, len(sums), len(directory))
        check = zlib.crc32(repr(lengths).encode(), zlib.crc32(directory, zlib.crc32(table)))
        self._file.seek(self._end)
        self._file.write(table + directory + _TRAILER.pack(*lengths, check, _MAGIC))
        self._file.flush()
        if lasting:
            os.fsync(self._file.fileno())
        self._file.close()


class Reservation:
    """Room for one array in a file being written."""

    def __init__(self, descriptor: int, start: int, end: int, dtype: np.dtype[Any]) -> None:
        self._descriptor = descriptor
        self._at = start
        self._end = end
        self._dtype = dtype

    def append(self, values: Array) -> None:
        """Write the next values."""
        data = np.ascontiguousarray(values, self._dtype).data.cast("B")
        if self._at + len(data) > self._end:
            raise ValueError("more values than room was reserved for")
        while data:
            written = os.pwrite(self._descriptor, data, self._at)
            self._at += written
            data = data[written:]


class ArrayFile:
    """An open file of arrays. Raises IndexUnusableError wherever a checksum does not fit."""

    def __init__(self, path: Path) -> None:
        self.path = path
        with path.open("rb") as file:
            size = os.fstat(file.fileno()).st_size
            if size < _TRAILER.size:
                raise self._damaged()
            self._map = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        self._size = size
        data, blocks, length, check, magic = _TRAILER.unpack(self._map[-_TRAILER.size :])
        if (
            magic != _MAGIC
            or data + 4 * blocks + length + _TRAILER.size != size
            or blocks != -(-data // BLOCK)
        ):
            raise self._damaged()
        table = self._map[data : data + 4 * blocks]
        directory = self._map[data + 4 * blocks : size - _TRAILER.size]
        lengths = (data, blocks, length)
        if zlib.crc32(repr(lengths).encode(), zlib.crc32(directory, zlib.crc32(table))) != check:
            raise self._damaged()
        content = json.loads(directory)
        self.facts: dict[str, Any] = content["facts"]
        self.checksum: int = check
        """Changes whenever anything in the file does."""
        self._directory = content["arrays"]
        self._data = memoryview(self._map)[:data]
        self._sums = np.frombuffer(table, "<u4").astype(np.uint32).data
        self._checked = bytearray(blocks)

    def __contains__(self, name: str) -> bool:
        return name in self._directory

    def array(self, name: str) -> "CheckedArray":
        """Return an array whose parts are checked when they are read."""
        start, count, kind = self._directory[name]
        if np.dtype(kind).kind not in "iu":
            raise self._damaged()
        return CheckedArray(self, start, np.frombuffer(self._map, np.dtype(kind), count, start))

    def count(self, name: str) -> int:
        """Return how many values an array has."""
        count: int = self._directory[name][1]
        return count

    def whole(self, name: str) -> Array:
        """Return an array after checking all of it."""
        array = self.array(name)
        return array[0 : len(array)]

    def blob(self, name: str) -> memoryview:
        """Return the bytes stored under a name, checked."""
        start, count, _ = self._directory[name]
        self.check(start, start + count)
        return self._data[start : start + count]

    def check(self, start: int, end: int) -> None:
        """Make sure that the bytes from `start` to `end` are as they were written."""
        first, stop = start // BLOCK, -(-end // BLOCK)
        checked = self._checked
        block = checked.find(0, first, stop)
        while block >= 0:
            begin = block * BLOCK
            if zlib.crc32(self._data[begin : begin + BLOCK]) != self._sums[block]:
                raise self._damaged()
            checked[block] = 1
            block = checked.find(0, block + 1, stop)

    def require_whole(self) -> None:
        """Raise IndexUnusableError if the file was cut short after it was opened.

        What lies behind its new end could not be read: the system would stop the process.
        """
        if self._map.size() < self._size:
            raise self._damaged()

    def release(self) -> None:
        """Let the system take back the memory of what was read; it is read again if needed."""
        _release(self._map)

    def _damaged(self) -> IndexUnusableError:
        return IndexUnusableError(f"The search index is damaged ({self.path.name}).")


def _release(mapped: mmap.mmap) -> None:
    if hasattr(mmap, "MADV_DONTNEED"):
        mapped.madvise(mmap.MADV_DONTNEED)


class CheckedArray:
    """An array in a file; what is sliced out of it has been checked."""

    __slots__ = ("_file", "_start", "_values", "_width")

    def __init__(self, file: ArrayFile, start: int, values: Array) -> None:
        self._file = file
        self._start = start
        self._values = values
        self._width = values.itemsize

    def __len__(self) -> int:
        return len(self._values)

    def __getitem__(self, part: slice) -> Array:
        start, end = part.start, part.stop
        self._file.check(self._start + start * self._width, self._start + end * self._width)
        return self._values[part]

    @property
    def dtype(self) -> np.dtype[Any]:
        """The type of the values."""
        return self._values.dtype
