"""Lists of documents come back as they were written, in however many blocks the documents lie."""

from itertools import chain
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefreader.search.arrays import ArrayFile, ArrayFileWriter
from briefreader.search.doclists import BLOCK, DocLists, DocListsWriter, WrittenLists, blocks_of

DOCUMENTS = 3 * BLOCK - 7

numbers = st.one_of(
    st.integers(0, DOCUMENTS - 1),
    st.sampled_from([0, BLOCK - 1, BLOCK, 2 * BLOCK - 1, 2 * BLOCK, DOCUMENTS - 1]),
)
some_lists = st.lists(st.sets(numbers, max_size=6).map(sorted), min_size=1, max_size=8)


def written(folder: Path, lists: list[list[int]], documents: int) -> tuple[DocLists, WrittenLists]:
    """Return lists as read from a file, and as handed on by what wrote them."""
    path = folder / "lists"
    with ArrayFileWriter(path) as file:
        writer = DocListsWriter(file, "docs", len(lists), blocks_of(documents))
        owners = np.repeat(np.arange(len(lists)), [len(docs) for docs in lists])
        docs = np.array(list(chain.from_iterable(lists)), np.int64)
        for some in np.array_split(np.arange(len(docs)), 3):
            writer.append(owners[some], docs[some])
        fresh = writer.close()
        file.close({})
    return DocLists.read(ArrayFile(path), "docs", blocks_of(documents)), fresh


@given(some_lists, st.data())
def test_lists_are_read_as_written(
    tmp_path_factory: pytest.TempPathFactory, lists: list[list[int]], data: st.DataObject
) -> None:
    read, fresh = written(tmp_path_factory.mktemp("lists"), lists, DOCUMENTS)
    first = data.draw(st.integers(0, len(lists)))
    last = data.draw(st.integers(first, len(lists)))
    picked = data.draw(st.lists(st.integers(0, len(lists) - 1)))
    assert len(read) == len(fresh) == len(lists)
    assert read.docs(first, last).tolist() == list(chain.from_iterable(lists[first:last]))
    assert np.diff(read.first.astype(int)).tolist() == [len(docs) for docs in lists]
    expected = list(chain.from_iterable(lists[number] for number in picked))
    assert fresh.picked(np.array(picked, np.int64)).tolist() == expected


def test_documents_of_one_block_take_16_bits(tmp_path: Path) -> None:
    read, _ = written(tmp_path, [[0, BLOCK - 1], [], [5]], BLOCK)
    assert read.docs(0, 3).tolist() == [0, BLOCK - 1, 5]
    assert read.docs(0, 3).dtype == np.uint16


@pytest.mark.parametrize(("documents", "blocks"), [(0, 1), (BLOCK, 1), (BLOCK + 1, 2)])
def test_blocks_begin_where_16_bits_end(documents: int, blocks: int) -> None:
    assert blocks_of(documents) == blocks
