"""Lists of document numbers in a file, one for each term or stem. Knows not what they stand for.

Documents form blocks of `BLOCK`. Of each number a list keeps the place in its block, in 16 bits;
where the part of each block begins is told beside the lists, so that a segment of several blocks
takes hardly more room than one of a single block.
"""

import numpy as np

from briefreader.search.arrays import Array, ArrayFile, ArrayFileWriter, CheckedArray
from briefreader.search.docsets import runs, starts_of
from briefreader.search.spool import Spool

BLOCK = 1 << 16
"""Documents whose numbers differ in 16 bits only."""


class DocLists:
    """Lists of document numbers, each rising, one behind another."""

    def __init__(self, starts: Array, places: Array | CheckedArray, blocks: int) -> None:
        """Read `places` in blocks, whose parts begin at `starts`: `blocks` entries for a list."""
        self.blocks = blocks
        """In how many blocks the documents lie."""
        self.first = starts[::blocks]
        """Where each list begins; one more entry ends the last."""
        self._starts = starts
        self._begins = starts.data
        self._places = places

    @classmethod
    def read(cls, file: ArrayFile, name: str, blocks: int) -> "DocLists":
        """Read the lists that were written under a name, of documents in so many blocks."""
        return cls(file.whole(f"{name}.starts"), file.array(f"{name}.places"), blocks)

    def __len__(self) -> int:
        return len(self.first) - 1

    def docs(self, first: int, last: int) -> Array:
        """Return the numbers in the lists from `first` up to `last`, one list after another."""
        begins, blocks = self._begins, self.blocks
        begin = begins[first * blocks]
        places = self._places[begin : begins[last * blocks]]
        if blocks == 1:
            return places
        docs = places.astype(np.intp)
        if last - first == 1:
            for part in range(first * blocks + 1, last * blocks):
                docs[begins[part] - begin :] += BLOCK
        else:
            docs += self._bases(np.diff(self._starts[first * blocks : last * blocks + 1]))
        return docs

    def _bases(self, sizes: Array) -> Array:
        """Return what to add to places, given the sizes of the parts of each list."""
        bases = np.arange(self.blocks) * BLOCK
        return np.repeat(np.tile(bases, len(sizes) // self.blocks), sizes)


class WrittenLists(DocLists):
    """Lists that were just written, any of which can be picked."""

    def __init__(self, starts: Array, places: Array, blocks: int) -> None:
        super().__init__(starts, places, blocks)
        self._all_places = places

    def picked(self, lists: Array) -> Array:
        """Return the numbers in some lists, one list after another."""
        parts = (lists[:, None] * self.blocks + np.arange(self.blocks)).ravel()
        begins = self._starts[parts]
        sizes = self._starts[parts + 1] - begins
        docs = self._all_places[runs(begins, sizes)].astype(np.intp)
        docs += self._bases(sizes)
        return docs


class DocListsWriter:
    """Writes lists of document numbers, which have to come in order."""

    def __init__(self, writer: ArrayFileWriter, name: str, lists: int, blocks: int) -> None:
        """Write so many lists of documents in so many blocks."""
        self._writer = writer
        self._name = name
        self._blocks = blocks
        self._sizes = np.zeros(lists * self._blocks, np.int32)
        self._places = Spool(writer.folder, np.uint16)

    def append(self, lists: Array, docs: Array) -> None:
        """Write the next numbers, each into one of `lists`, which rise."""
        if not len(lists):
            return
        first = int(lists[0])
        parts = (lists - first) * self._blocks + docs // BLOCK
        sizes = np.bincount(parts)
        begin = first * self._blocks
        self._sizes[begin : begin + len(sizes)] += sizes
        self._places.append((docs % BLOCK).astype(np.uint16))

    def close(self) -> WrittenLists:
        """Write what is left; return the lists."""
        starts = starts_of(self._sizes).astype(np.uint32)
        self._writer.put(f"{self._name}.starts", starts)
        self._places.write(self._writer, f"{self._name}.places")
        return WrittenLists(starts, self._writer.written(f"{self._name}.places"), self._blocks)


def blocks_of(documents: int) -> int:
    """Return in how many blocks documents lie."""
    return max(1, -(-documents // BLOCK))
