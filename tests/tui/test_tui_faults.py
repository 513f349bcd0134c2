"""A fault of ours ends the app in order and leaves behind what is needed to mend it."""

import asyncio
from pathlib import Path

import pytest
from piloting import settle

from briefreader.config import Settings
from briefreader.library import Library
from briefreader.locations import Locations
from briefreader.tui.app import Briefreader
from briefreader.tui.run import run


async def test_a_fault_of_ours_is_kept_where_it_came_from(
    empty_library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def break_down() -> None:
        raise ZeroDivisionError("of all things")

    log = tmp_path / "state" / "briefreader.log"
    app = Briefreader(empty_library, Settings(), log=log)
    async with app.run_test() as pilot:
        await settle(pilot)
        monkeypatch.setattr(Briefreader, "is_headless", False)
        app.run_worker(break_down, thread=True)
        async with asyncio.timeout(10):
            while not log.exists():
                await asyncio.sleep(0.01)
        monkeypatch.undo()
    assert app.return_code == 1
    assert "break_down" in log.read_text(encoding="utf-8")


def test_faults_in_the_sample_corpus_are_kept_with_those_of_the_library(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def break_down(app: Briefreader) -> None:
        monkeypatch.setattr(Briefreader, "is_headless", False)
        app._handle_exception(ZeroDivisionError("of all things"))

    monkeypatch.setattr(Briefreader, "run", break_down)
    locations = Locations.within(tmp_path)
    run(locations, Settings(), demo=True)
    assert "of all things" in locations.log_file.read_text(encoding="utf-8")
