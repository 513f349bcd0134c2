"""Arrays come back from a file as they went in, or not at all."""

import contextlib
from pathlib import Path

import numpy as np
import pytest

from briefreader.errors import IndexUnusableError
from briefreader.search.arrays import BLOCK, ArrayFile, ArrayFileWriter


def test_arrays_bytes_and_facts_come_back(tmp_path: Path) -> None:
    writer = ArrayFileWriter(tmp_path / "file")
    writer.put("numbers", np.arange(5, dtype=np.uint16))
    writer.put("text", b"words")
    writer.put("nothing", np.zeros(0, np.int64))
    room = writer.reserve("pieces", np.uint32, 4)
    room.append(np.array([1, 2]))
    room.append(np.array([3, 4]))
    writer.close({"documents": 7})
    file = ArrayFile(tmp_path / "file")
    assert file.whole("numbers").tolist() == [0, 1, 2, 3, 4]
    assert file.array("numbers")[1:3].tolist() == [1, 2]
    assert bytes(file.blob("text")) == b"words"
    assert len(file.whole("nothing")) == 0
    assert file.whole("pieces").tolist() == [1, 2, 3, 4]
    assert file.facts == {"documents": 7}


def test_only_what_is_read_is_checked_and_checked_before_it_is_used(tmp_path: Path) -> None:
    path = tmp_path / "file"
    writer = ArrayFileWriter(path)
    writer.put("numbers", np.arange(3 * BLOCK, dtype=np.uint8))
    writer.close({})
    data = bytearray(path.read_bytes())
    data[BLOCK + 10] ^= 1
    path.write_bytes(data)
    numbers = ArrayFile(path).array("numbers")
    assert numbers[0:BLOCK].tolist() == np.arange(BLOCK, dtype=np.uint8).tolist()
    assert len(numbers[2 * BLOCK : 3 * BLOCK]) == BLOCK
    with pytest.raises(IndexUnusableError, match="damaged"):
        _ = numbers[BLOCK - 1 : BLOCK + 1]


def test_more_values_than_reserved_are_refused(tmp_path: Path) -> None:
    with ArrayFileWriter(tmp_path / "file") as writer:
        room = writer.reserve("pieces", np.uint32, 1)
        with pytest.raises(ValueError, match="more values"):
            room.append(np.array([1, 2]))


def test_a_file_that_is_not_finished_is_gone(tmp_path: Path) -> None:
    with contextlib.suppress(ZeroDivisionError), ArrayFileWriter(tmp_path / "file") as writer:
        writer.put("numbers", np.arange(9))
        raise ZeroDivisionError
    assert not list(tmp_path.iterdir())


def test_files_can_be_read_by_their_owner_only(tmp_path: Path) -> None:
    ArrayFileWriter(tmp_path / "file").close({})
    assert (tmp_path / "file").stat().st_mode & 0o077 == 0


def test_what_is_no_array_file_is_unusable(tmp_path: Path) -> None:
    for content in (b"", b"short", b"x" * 5000):
        (tmp_path / "file").write_bytes(content)
        with pytest.raises(IndexUnusableError):
            ArrayFile(tmp_path / "file")
