"""A row of numbers too long for memory: its end is held, the rest lies in a file without a name."""

import tempfile
import weakref
from collections.abc import Iterator
from pathlib import Path
from typing import IO

import numpy as np
from numpy.typing import DTypeLike

from briefreader.search.arrays import Array, ArrayFileWriter

HELD = 1 << 20
"""Numbers held in memory, and handed out at once."""


class Spool:
    """Takes numbers and gives them back in the same order, as often as wanted."""

    def __init__(self, folder: Path, dtype: DTypeLike) -> None:
        """Prepare to write in `folder`, which is only done when it is needed."""
        self._folder = folder
        self._dtype = np.dtype(dtype)
        self._file: IO[bytes] | None = None
        self._held: list[Array] = []
        self._held_count = 0
        self._filed = 0

    def __len__(self) -> int:
        return self._filed + self._held_count

    def append(self, values: Array) -> None:
        """Take more numbers."""
        self._held.append(values)
        self._held_count += len(values)
        if self._held_count > HELD:
            self._spill()

    def parts(self) -> Iterator[Array]:
        """Yield all numbers, part by part."""
        if self._file is not None:
            self._file.seek(0)
            for start in range(0, self._filed, HELD):
                yield np.fromfile(self._file, self._dtype, min(HELD, self._filed - start))
        if self._held:
            yield self._together()

    def write(self, writer: ArrayFileWriter, name: str) -> None:
        """Write all numbers under a name."""
        room = writer.reserve(name, self._dtype, len(self))
        for part in self.parts():
            room.append(part)

    def _together(self) -> Array:
        """Return what is held, as one array from now on."""
        together = np.concatenate([some.astype(self._dtype, copy=False) for some in self._held])
        self._held = [together]
        return together

    def _spill(self) -> None:
        if self._file is None:
            self._file = tempfile.TemporaryFile(dir=self._folder)  # noqa: SIM115  # kept open
            weakref.finalize(self, self._file.close)
        self._file.seek(0, 2)
        self._together().tofile(self._file)
        self._filed += self._held_count
        self._held, self._held_count = [], 0
