"""Strings in order in a file, found by binary search. Knows not what they stand for.

They lie in one run of bytes, each ended by a newline, which none contains. What begins with a
prefix is a range of them. Every `_STEP`th is held in memory, so that a search reads one short
stretch of the file.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from functools import cached_property
from itertools import islice

import numpy as np

from briefreader.search.arrays import ArrayFile, ArrayFileWriter

_END = b"\n"
_AFTER_ALL = b"\xff"
"""Sorts behind every byte of UTF-8."""

_STEP = 64
"""Strings of a stretch."""

_ENCODED = 1 << 13
"""Strings that are made bytes at once."""


class Dictionary:
    """Strings in order, found by binary search."""

    def __init__(self, file: ArrayFile, name: str) -> None:
        self._bytes = file.blob(f"{name}.bytes")
        self.starts = file.whole(f"{name}.starts")
        self._starts = self.starts.data

    def __len__(self) -> int:
        return len(self._starts) - 1

    def __getitem__(self, number: int) -> bytes:
        return bytes(self._bytes[self._starts[number] : self._starts[number + 1] - 1])

    def lower_bound(self, key: bytes) -> int:
        """Return the number of the first string that is not less than `key`."""
        stretch = bisect_left(self._heads, key)
        if stretch == 0:
            return 0
        first = (stretch - 1) * _STEP
        return first + bisect_left(self._read(first, first + _STEP).split(_END), key)

    def find(self, key: bytes) -> int:
        """Return the number of a string, -1 where it is not there."""
        stretch = bisect_right(self._heads, key)
        if stretch == 0:
            return -1
        first = (stretch - 1) * _STEP
        data = _END + self._read(first, first + _STEP) + _END
        place = data.find(_END + key + _END)
        return -1 if place < 0 else first + data.count(_END, 0, place)

    def prefix_range(self, prefix: bytes) -> tuple[int, int]:
        """Return the first and the last but one number of the strings with a prefix."""
        return self.lower_bound(prefix), self.lower_bound(prefix + _AFTER_ALL)

    def strings(self, first: int = 0, last: int | None = None) -> list[str]:
        """Return the strings from number `first` up to `last`, exclusive."""
        last = len(self) if last is None else last
        return self._read(first, last).decode().split("\n") if first < last else []

    def keys(self, first: int, last: int) -> list[bytes]:
        """Return the strings from number `first` up to `last`, exclusive, as bytes."""
        return self._read(first, last).split(_END) if first < last else []

    @cached_property
    def _heads(self) -> list[bytes]:
        """The first string of each stretch."""
        begins, ends = self.starts[:-1:_STEP].tolist(), self.starts[1::_STEP].tolist()
        return [bytes(self._bytes[b : e - 1]) for b, e in zip(begins, ends, strict=True)]

    def _read(self, first: int, last: int) -> bytes:
        """Return the strings from number `first` up to `last` with newlines between."""
        starts = self._starts
        end = starts[min(last, len(self))]
        return bytes(self._bytes[starts[first] : end - 1])


class SortedStrings:
    """Strings in order, ready to be written: as bytes, they take a tenth of Python's memory."""

    def __init__(self, strings: Iterable[str] = ()) -> None:
        self._parts: list[bytes] = []
        self._count = 0
        left = iter(strings)
        while some := list(islice(left, _ENCODED)):
            self._take("\n".join([*some, ""]).encode(), len(some))

    def __len__(self) -> int:
        return self._count

    def append(self, keys: list[bytes]) -> None:
        """Take the next strings."""
        self._take(_END.join([*keys, b""]), len(keys))

    def write(self, writer: ArrayFileWriter, name: str) -> None:
        """Write them as the `Dictionary` of a name."""
        values = np.frombuffer(b"".join(self._parts), np.uint8)
        starts = np.zeros(len(self) + 1, np.uint32)
        starts[1:] = np.flatnonzero(values == _END[0]) + 1
        writer.put(f"{name}.bytes", values)
        writer.put(f"{name}.starts", starts)

    def _take(self, data: bytes, count: int) -> None:
        self._parts.append(data)
        self._count += count
