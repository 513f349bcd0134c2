"""The process that watches folders tells what it does, and ends with whoever started it."""

import json
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from briefreader.library import Library, watch_process
from briefreader.locations import Locations

TEXT = (
    "The tide was higher than ever on Monday, the harbour master of Wexcombe said in the evening."
)


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.open(Locations.within(tmp_path / "home")) as opened:
        yield opened


def looks(count: int) -> Iterator[bool]:
    yield from [True] * count
    while True:
        yield False


def test_each_look_that_found_something_is_told(
    library: Library, tmp_path: Path, capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    monkeypatch.setattr("briefreader.library.watching.SECONDS", 0.0)
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.txt").write_text(f"Tide is high\n\n{TEXT}")
    turns = looks(3)
    watch_process.watch(library, [str(folder), str(tmp_path / "no")], lambda _: next(turns))
    told = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert "is not a folder" in told[0]["problem"]
    assert told[1:] == [
        {"reading": 1}, {"added": 1, "changed": 0, "known": 0, "failed": 0, "failures": []},
    ]  # fmt: skip
    turns = looks(3)
    watch_process.watch(library, [str(folder)], lambda _: next(turns))
    assert capsys.readouterr().out == ""


def test_it_ends_when_whoever_started_it_is_gone(library: Library, tmp_path: Path) -> None:
    command = watch_process.command(library.locations, [str(tmp_path)])
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL) as process:
        assert process.stdin is not None
        with pytest.raises(subprocess.TimeoutExpired):
            process.wait(1)
        process.stdin.close()
        assert process.wait(30) == 0


def test_a_library_that_cannot_be_opened_is_said(tmp_path: Path) -> None:
    (tmp_path / "library.db").write_text("this is no library" * 100)
    command = watch_process.command(Locations.within(tmp_path), [str(tmp_path)])
    done = subprocess.run(
        command, stdin=subprocess.PIPE, capture_output=True, text=True, timeout=60
    )
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
