"""Housekeeping groups, counts origins and annotates, and can be stopped at any time."""

import subprocess
from pathlib import Path

import pytest

from briefreader.config import Settings
from briefreader.library import Library
from briefreader.library.housekeeping import command, tidy
from briefreader.library.reading import ANNOTATION, annotation_stamp
from briefreader.locations import Locations
from briefreader.models.article import Report

LIGHTHOUSE = (
    "The lighthouse on Skarn Rock was struck by lightning on Friday and keeper Jonas Adeyo was "
    "brought ashore by the lifeboat, the harbour master said.",
    "Lightning struck the Skarn Rock lighthouse on Friday. Keeper Jonas Adeyo was brought "
    "ashore, according to the harbour master.",
)


@pytest.fixture(autouse=True)
def no_semantic_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("briefreader.library.meaning.is_installed", lambda: False)


@pytest.fixture
def library(tmp_path: Path) -> Library:
    library = Library.open(Locations.within(tmp_path), Settings())
    add(library, *LIGHTHOUSE)
    return library


def add(library: Library, *texts: str) -> None:
    library.store.add_many(
        Report(title=text[:30], paragraphs=(text,), outlet=text[:9], published="2024-05-10")
        for text in texts
    )


def unannotated(library: Library) -> list[int]:
    return library.store.underived(ANNOTATION, annotation_stamp())


def test_a_new_report_calls_for_housekeeping_until_it_is_done(library: Library) -> None:
    assert library.needs_housekeeping()
    tidy(library, lambda: True)
    assert not library.needs_housekeeping()
    assert [story.articles for story in library.stories()] == [(1, 2)]
    assert library.stories()[0].origins > 0
    assert not unannotated(library)
    add(library, "A bakery in Orrin Vale won a prize for its rye bread.")
    assert library.needs_housekeeping()


def test_a_story_without_origins_calls_for_housekeeping(library: Library) -> None:
    library.group()
    assert library.needs_housekeeping()
    for _ in library.count_origins():
        pass
    assert not library.needs_housekeeping()


def test_stopped_housekeeping_keeps_what_it_has_done(library: Library) -> None:
    turns = iter([True, True, False])
    tidy(library, lambda: next(turns))
    assert library.stories()[0].origins > 0
    assert not library.needs_housekeeping()


def test_a_report_of_no_story_is_not_annotated_before_it_is_asked_for(library: Library) -> None:
    add(library, "A bakery in Orrin Vale won a prize for its rye bread.")
    tidy(library, lambda: True)
    assert unannotated(library) == [3]
    library.annotated(3)
    assert not unannotated(library)


def test_reports_of_a_story_are_annotated_anew_after_the_rules_changed(library: Library) -> None:
    tidy(library, lambda: True)
    library.store.forget_derived(ANNOTATION, [1, 2])
    tidy(library, lambda: True)
    assert not unannotated(library)


def test_the_process_tidies_the_library_and_ends(library: Library) -> None:
    ended = subprocess.run(library.housekeeping_command(), check=False, timeout=60)
    assert ended.returncode == 0
    assert not library.needs_housekeeping()
    assert library.siblings(1) == [2]


def test_the_process_says_when_there_is_no_library(tmp_path: Path) -> None:
    (tmp_path / "library.db").write_bytes(b"not a library at all" * 100)
    ended = subprocess.run(
        command(Locations.within(tmp_path)),
        check=False,
        timeout=60,
        capture_output=True,
        text=True,
    )
    assert ended.returncode == 1
    assert "library.db" in ended.stderr
    assert "Traceback" not in ended.stderr


def test_asking_whether_it_is_needed_imports_no_numpy(library: Library) -> None:
    asked = (
        "import sys; from pathlib import Path; from briefreader.library import Library;"
        "from briefreader.locations import Locations;"
        "Library.open(Locations.within(Path(sys.argv[1]))).needs_housekeeping();"
        "sys.exit('numpy' in sys.modules)"
    )
    folder = str(library.locations.data)
    assert subprocess.run([library.housekeeping_command()[0], "-c", asked, folder]).returncode == 0
