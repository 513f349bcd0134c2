"""Files of watched folders come in by themselves; files, patterns and addresses on request."""

import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from piloting import Open, library_screen, settle, told
from textual.pilot import Pilot

from briefreader.library import Library
from briefreader.tui.screens.library import watching

TEXT = (
    "The tide was higher than ever on Monday, the harbour master of Wexcombe said in the evening."
)
HEAVY = (
    "lxml", "trafilatura", "readability", "feedparser", "fastfeedparser", "yaml", "numpy",
    "pypdfium2", "warcio", "brotli", "whoosh",
)  # fmt: skip


async def until(pilot: Pilot[str], condition: Callable[[], bool]) -> None:
    """Wait until `condition` holds; a process has to start and to look twice."""
    for _ in range(400):
        if condition():
            return
        await pilot.pause(0.05)
    raise AssertionError("it never came to that")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(watching, "PATIENCE", 0.01)
    made = tmp_path / "in"
    made.mkdir()
    return made


async def test_a_new_file_comes_in_and_the_cursor_stays(open_app: Open, folder: Path) -> None:
    async with open_app(watch_folders=(str(folder),)) as pilot:
        screen = library_screen(pilot)
        await pilot.press("j", "j")
        chosen, count = screen.chosen, screen.articles.pages.count
        (folder / "tide.txt").write_text(f"Tide is high\n\n2 June 2024\n\n{TEXT}")
        await until(pilot, lambda: "Watched folders: 1 new." in told(pilot))
        await until(pilot, lambda: screen.articles.pages.count == count + 1)
        assert screen.chosen == chosen
        assert screen.articles.cursor == 3
        watch = screen._watching
        assert watch is not None
        process = watch._process
        assert process is not None
    assert await process.wait() != 0


async def test_what_cannot_be_watched_or_read_is_said_and_the_rest_comes_in(
    open_app: Open, folder: Path, library: Library
) -> None:
    (folder / "a.zip").write_bytes(b"PK\3\4 and no more")
    (folder / "b.txt").write_text(f"Tide is high\n\n{TEXT}")
    nowhere = folder / "nowhere"
    before = library.count()
    async with open_app(watch_folders=(str(nowhere), str(folder))) as pilot:
        await until(pilot, lambda: "1 new, 1 could not be read" in told(pilot))
        assert f"{nowhere} is not a folder that can be watched" in told(pilot)
        assert "a.zip: is a damaged ZIP archive" in told(pilot)
    assert library.count() == before + 1


async def test_without_folders_nothing_is_watched(open_app: Open, folder: Path) -> None:
    async with open_app() as pilot:
        await pilot.pause(0.1)
        assert library_screen(pilot)._watching is None


def test_a_start_imports_nothing_that_reads_files(tmp_path: Path) -> None:
    """They cost half a second and more; another process has them."""
    code = f"""
import asyncio, sys
from pathlib import Path
from briefreader.config import Settings
from briefreader.library import Library
from briefreader.locations import Locations
from briefreader.tui.app import Briefreader

async def main(library):
    app = Briefreader(library, Settings(watch_folders=({str(tmp_path)!r},)))
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.pause(1.5)
        assert app.screen._watching is not None

with Library.open(Locations.within(Path({str(tmp_path)!r}))) as library:
    asyncio.run(main(library))
heavy = {HEAVY}
print([name for name in sys.modules if name in heavy or name.startswith("briefreader.ingest")])
"""
    done = subprocess.run(
        [sys.executable, "-P", "-c", code], capture_output=True, text=True, timeout=60, check=False
    )
    assert done.stdout.strip() == "[]", done.stdout + done.stderr


# --- on request --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "asked"),
    [
        ("https://news.example/1", "https://news.example/1"),
        ("~/https://news.example/a//b", "https://news.example/a//b"),
        ("~/Reports/*.html", "~/Reports/*.html"),
        ("  /tmp/reports ", "/tmp/reports"),
    ],
)
async def test_the_dialog_hands_on_what_was_written(
    open_app: Open, library: Library, monkeypatch: pytest.MonkeyPatch, written: str, asked: str
) -> None:
    given: list[str] = []

    def add(inputs: Sequence[str]) -> Sequence[object]:
        given.extend(inputs)
        return ()

    monkeypatch.setattr(library, "add", add)
    async with open_app() as pilot:
        await pilot.press("A")
        await pilot.pause()
        from textual.widgets import Input

        pilot.app.screen.query_one(Input).value = written
        await pilot.press("enter")
        await settle(pilot)
    assert given == [asked]


async def test_a_pattern_with_a_tilde_brings_its_files_in(
    open_app: Open, library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    for name in ("a.txt", "b.txt", "c.log"):
        (tmp_path / name).write_text(f"Tide is high in {name}\n\n{TEXT} So says {name}.")
    before = library.count()
    async with open_app() as pilot:
        await pilot.press("A", "*", ".", "t", "x", "t", "enter")
        await settle(pilot)
        assert "2 added" in told(pilot)
    assert library.count() == before + 2
