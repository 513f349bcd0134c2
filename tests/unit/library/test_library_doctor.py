"""The doctor looks at everything, also where the library cannot be opened, and changes nothing."""

from collections.abc import Callable
from pathlib import Path

import pytest

from briefreader.library import Library
from briefreader.library.doctor import Check, diagnose
from briefreader.locations import Locations
from briefreader.models.article import Report


def checks(locations: Locations) -> dict[str, Check]:
    return {check.name: check for check in diagnose(locations)}


def test_a_place_without_a_library_is_well_and_stays_empty(tmp_path: Path) -> None:
    folder = tmp_path / "home"
    found = checks(Locations.within(folder))
    assert {check.status for check in found.values()} == {"ok"}
    assert not folder.exists()


def test_each_folder_is_looked_at_once(tmp_path: Path) -> None:
    apart = Locations(tmp_path / "c", tmp_path / "d", tmp_path / "x", tmp_path / "s")
    for folder in ("d", "x", "s"):
        (tmp_path / folder).mkdir(mode=0o700)
    assert {"data folder", "cache folder", "state folder"} <= set(checks(apart))
    together = checks(Locations.within(tmp_path))
    assert [name for name in together if name.endswith("folder")] == ["data folder"]


def test_an_index_that_is_behind_is_said(tmp_path: Path) -> None:
    locations = Locations.within(tmp_path / "home")
    with Library.open(locations) as library:
        library.catch_up()
        library.store.add(Report(title="One", paragraphs=("Text.",)))
        assert "1 report behind" in checks(locations)["search index"].detail
        library.catch_up()
        assert checks(locations)["search index"].detail.endswith(": 1 report")


def test_no_index_is_missed_before_the_first_search(tmp_path: Path) -> None:
    locations = Locations.within(tmp_path / "home")
    with Library.open(locations) as library:
        library.store.add(Report(title="One", paragraphs=("Text.",)))
    index = checks(locations)["search index"]
    assert (index.status, index.advice) == ("ok", "")
    assert "made by the first search" in index.detail


def test_the_extras_that_are_not_there_are_said_with_what_brings_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("briefreader.library.doctor.find_spec", lambda _: None)
    found = checks(Locations.within(tmp_path))
    for name in ("pdf", "warc"):
        assert found[f"{name} extra"].status == "ok"
        assert f"briefreader[{name}]" in found[f"{name} extra"].advice


def test_a_file_where_a_folder_should_be_is_said(tmp_path: Path) -> None:
    (tmp_path / "home").write_text("a file")
    found = checks(Locations.within(tmp_path / "home"))
    assert found["data folder"].status == "failed"
    assert "--data-dir" in found["data folder"].advice


def test_a_home_where_no_folder_can_be_made_is_said(
    small_disk: Path, remount_read_only: Callable[[Path], None]
) -> None:
    remount_read_only(small_disk)
    found = checks(Locations.within(small_disk / "home"))
    assert found["data folder"].status == "failed"
    assert f"cannot be made in {small_disk}" in found["data folder"].detail
