"""What is refused is said in words that tell what to do, and that are true."""

import errno
import sqlite3
from pathlib import Path

import pytest

from briefreader.errors import LibraryDamagedError, LibraryReadOnlyError, StoreError
from briefreader.models.article import Report
from briefreader.store import Store
from briefreader.store.faults import explain_os


@pytest.fixture
def filled(library_path: Path) -> Path:
    with Store.open(library_path) as store:
        store.add(Report(title="One", paragraphs=("Text.",)))
    return library_path


@pytest.mark.usefixtures("bound_by_permissions")
@pytest.mark.parametrize("closed", ["file", "folder", "folder above"])
def test_a_library_that_cannot_be_read_is_not_called_read_only(filled: Path, closed: str) -> None:
    place = {"file": filled, "folder": filled.parent, "folder above": filled.parent.parent}[closed]
    mode = place.stat().st_mode
    place.chmod(0)
    try:
        with pytest.raises(StoreError, match="cannot be read: the file or its folder is closed"):
            Store.open(filled)
    finally:
        place.chmod(mode)


@pytest.mark.usefixtures("bound_by_permissions")
@pytest.mark.parametrize("closed", ["file", "folder"])
def test_a_library_that_cannot_be_written_is_read(filled: Path, closed: str) -> None:
    place = filled if closed == "file" else filled.parent
    mode = place.stat().st_mode
    place.chmod(mode & 0o555)
    try:
        with Store.open(filled) as store:
            assert store.article(1).report.title == "One"
            with pytest.raises(LibraryReadOnlyError, match="cannot be written"):
                store.set_note(1, "x")
    finally:
        place.chmod(mode)


def test_a_folder_that_refuses_a_new_library_is_called_read_only(tmp_path: Path) -> None:
    refused = explain_os(PermissionError(errno.EACCES, "refused"), tmp_path / "library.db")
    assert isinstance(refused, LibraryReadOnlyError)


def test_what_must_be_moved_along_with_a_damaged_library_is_named(filled: Path) -> None:
    """Changes left in a -wal file would be played into whatever takes the library's place."""
    writer = sqlite3.connect(filled)
    writer.execute("UPDATE library SET revision = 7")
    writer.commit()
    content = filled.read_bytes()
    filled.write_bytes(b"x" * len(content))
    with pytest.raises(LibraryDamagedError, match=r"with library\.db-wal and library\.db-shm"):
        Store.open(filled)
    writer.close()
