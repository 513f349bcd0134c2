"""Cuts bytes into pieces and tells by a fingerprint which of them are the same. Knows no words.

A fingerprint (Karp and Rabin, "Efficient randomized pattern-matching algorithms", 1987) is a
piece read as a number modulo 2^64, its bytes the digits. The base is drawn anew for each process,
so that nobody can write a text in which two pieces look alike; by chance, it takes billions of
different pieces.
"""

import secrets
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

import numpy as np

from briefreader.search.arrays import Array

LONG = 64
"""Bytes of the longest piece that has a fingerprint."""

UNKNOWN = np.iinfo(np.int32).min
"""What `Fingerprints` says of a piece that it does not hold."""

WINDOW = 1 << 15
"""Bytes worked on at once, so that they stay in the processor's cache."""

_SPREAD = np.uint64(0xD6E8_FEB8_6659_FD93)
"""An odd number whose multiples have well-mixed high bits."""


class Pieces(NamedTuple):
    """What lies between the NULs of some bytes."""

    begins: Array
    ends: Array
    prints: Array
    """Fingerprints, as uint64; 0 for a piece longer than `LONG`."""


def cut(data: bytes) -> Pieces:
    """Cut at NULs; `data` has to begin and end with one."""
    found = [_cut_window(data, start, end) for start, end in _windows(data)]
    return Pieces(*map(np.concatenate, zip(*found, strict=True)))


def _windows(data: bytes) -> Iterator[tuple[int, int]]:
    """Yield the parts of `data` to cut one by one: each begins with the NUL that ends another."""
    start = end = 0
    while True:
        end = data.rfind(0, start + 1, start + WINDOW)
        if end < 0:
            end = data.find(0, start + 1)
        yield start, max(end, start) + 1
        if end < 0 or end == len(data) - 1:
            return
        start = end


def _cut_window(data: bytes, start: int, end: int) -> Pieces:
    digits = np.frombuffer(data, np.uint8, end - start, start)
    inside = digits != 0
    edges = np.flatnonzero(inside[1:] != inside[:-1]) + 1
    begins, ends = edges[0::2], edges[1::2]
    if len(digits) > WINDOW:
        return Pieces(begins + start, ends + start, np.zeros(len(begins), np.uint64))
    powers, inverses = _powers()
    sums = digits * powers[: len(digits)]
    np.cumsum(sums, out=sums)
    prints = sums.take(ends)
    prints -= sums.take(begins - 1)
    prints *= inverses.take(begins)
    prints[ends - begins > LONG] = 0
    return Pieces(begins + start, ends + start, prints)


@cache
def _powers() -> tuple[Array, Array]:
    """Return the powers of the base, and those of its inverse."""
    base = secrets.randbits(64) | 1
    bases = np.array([base, pow(base, -1, 1 << 64)], np.uint64)
    powers = np.repeat(bases[:, None], WINDOW, axis=1)
    powers[:, 0] = 1
    np.cumprod(powers, axis=1, out=powers)
    return powers[0], powers[1]


class Fingerprints:
    """A number for each of some fingerprints: a hash table with linear probing, as arrays."""

    def __init__(self) -> None:
        self._count = 0
        self._make_room(1 << 14)

    def __len__(self) -> int:
        return self._count

    def get(self, prints: Array) -> Array:
        """Return the numbers of fingerprints, `UNKNOWN` for those that were never put in."""
        slots = self._slots(prints)
        numbers = self._numbers.take(slots)
        left = np.flatnonzero(self._prints.take(slots) != prints)
        slots = slots[left]
        while len(left):
            taken = self._prints[slots] != 0
            numbers[left[~taken]] = UNKNOWN
            left, slots = left[taken], (slots[taken] + 1) & self._last
            other = self._prints[slots] != prints[left]
            numbers[left[~other]] = self._numbers[slots[~other]]
            left, slots = left[other], slots[other]
        return numbers

    def put(self, prints: Array, numbers: Array) -> None:
        """Take fingerprints that are not held yet, none of them 0 or twice."""
        self._count += len(prints)
        if self._count * 2 > len(self._prints):
            held = self._prints != 0
            prints = np.concatenate([self._prints[held], prints])
            numbers = np.concatenate([self._numbers[held], numbers])
            self._make_room(4 * self._count)
        slots = self._slots(prints)
        while len(prints):
            free = self._prints[slots] == 0
            self._prints[slots[free]] = prints[free]
            placed = self._prints[slots] == prints
            self._numbers[slots[placed]] = numbers[placed]
            left = ~placed
            prints, numbers = prints[left], numbers[left]
            slots = (slots[left] + 1) & self._last

    def _make_room(self, count: int) -> None:
        bits = max(count - 1, 1).bit_length()
        self._prints = np.zeros(1 << bits, np.uint64)
        self._numbers = np.full(1 << bits, UNKNOWN, np.int32)
        self._last = np.int64((1 << bits) - 1)
        self._shift = np.uint64(64 - bits)

    def _slots(self, prints: Array) -> Array:
        slots = prints * _SPREAD
        slots >>= self._shift
        return slots.view(np.int64)
