"""Files are told once each time they change, and not before they are written."""

import os
import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from briefreader.errors import InputError
from briefreader.library.watching import FolderWatch, bring_in
from briefreader.models.article import AddOutcome
from briefreader.store import Store


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "a.txt").write_text("One")
    return folder


def looks(watch: FolderWatch, count: int = 2) -> list[str]:
    return [Path(path).name for _ in range(count) for path in watch.settled()]


def test_what_is_there_is_told_once(folder: Path) -> None:
    watch = FolderWatch([str(folder)])
    assert looks(watch) == ["a.txt"]
    assert looks(watch, 3) == []


def test_a_new_file_is_told_wherever_it_is(folder: Path) -> None:
    watch = FolderWatch([str(folder)])
    looks(watch)
    (folder / "deep" / "er").mkdir(parents=True)
    (folder / "deep" / "er" / "b.html").write_text("<p>Two")
    assert looks(watch) == ["b.html"]


def test_a_file_that_is_being_written_is_waited_for(folder: Path) -> None:
    watch = FolderWatch([str(folder)])
    looks(watch)
    with (folder / "b.txt").open("w") as written:
        for _ in range(3):
            written.write("more of it\n")
            written.flush()
            assert looks(watch, 1) == []
    assert looks(watch, 1) == ["b.txt"]


def test_a_changed_file_is_told_again(folder: Path) -> None:
    watch = FolderWatch([str(folder)])
    looks(watch)
    (folder / "a.txt").write_text("Another text")
    assert looks(watch) == ["a.txt"]


def test_a_file_replaced_by_one_as_long_and_as_old_is_told(folder: Path) -> None:
    watch = FolderWatch([str(folder)])
    looks(watch)
    before = (folder / "a.txt").stat()
    (folder / "new").write_text("Two")
    os.utime(folder / "new", ns=(before.st_atime_ns, before.st_mtime_ns))
    (folder / "new").replace(folder / "a.txt")
    assert looks(watch) == ["a.txt"]


def test_a_file_that_was_gone_and_is_back_is_told(folder: Path) -> None:
    watch = FolderWatch([str(folder)])
    looks(watch)
    kept = folder.parent / "kept.txt"
    (folder / "a.txt").rename(kept)
    assert looks(watch) == []
    kept.rename(folder / "a.txt")
    assert looks(watch) == ["a.txt"]


def test_files_that_are_no_reports_are_passed_over(folder: Path) -> None:
    watch = FolderWatch([str(folder)])
    for name in (".a.txt.swp", "b.crdownload", "c.txt~", "picture.png"):
        (folder / name).write_text("x")
    assert looks(watch) == ["a.txt"]


def test_a_folder_that_vanishes_and_comes_back_goes_on_being_watched(folder: Path) -> None:
    watch = FolderWatch([str(folder)])
    looks(watch)
    shutil.rmtree(folder)
    assert looks(watch) == []
    folder.mkdir()
    (folder / "b.txt").write_text("Two")
    assert looks(watch) == ["b.txt"]


def test_only_folders_can_be_watched(folder: Path) -> None:
    for path in (folder / "a.txt", folder / "nowhere"):
        with pytest.raises(InputError, match="is not a folder that can be watched"):
            FolderWatch([str(path)])


def test_what_an_earlier_watch_brought_in_is_told_once_it_changed(folder: Path) -> None:
    known = FolderWatch([str(folder)])
    known.settled()
    told = known.settled()
    (folder / "b.txt").write_text("Two")
    watch = FolderWatch([str(folder)], told)
    assert looks(watch) == ["b.txt"]
    (folder / "a.txt").write_text("Another text")
    assert looks(watch) == ["a.txt"]


def test_files_that_failed_are_not_noted(folder: Path) -> None:
    (folder / "b.txt").write_text("Two")
    watch = FolderWatch([str(folder)])
    watch.settled()
    files = watch.settled()

    def add(paths: Sequence[str]) -> Iterator[AddOutcome]:
        yield from (AddOutcome(f"{path}:3", "failed", reason="broken") for path in paths[:1])

    with Store.open(folder / "library.db") as store:
        assert [one.reason for one in bring_in(store, files, add)] == ["broken"]
        assert [Path(path).name for path in store.watched_files()] == ["b.txt"]
        assert store.watched_files() == {path: files[path] for path in store.watched_files()}
