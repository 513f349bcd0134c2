"""`add --watch` as a process: what it prints is waited for, with a limit."""

import json
import os
import queue
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

SECONDS = 60.0
"""After which a line that was waited for will not come."""


class Watching:
    """A process that watches a folder."""

    def __init__(self, home: Path, *arguments: str | Path) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "briefreader", "add", "--watch", *map(str, arguments)],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            env={**os.environ, "BRIEFREADER_HOME": str(home)},
        )
        self._lines: queue.SimpleQueue[str] = queue.SimpleQueue()
        threading.Thread(target=self._gather, daemon=True).start()

    def _gather(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self._lines.put(line.rstrip("\n"))

    def line(self) -> str:
        return self._lines.get(timeout=SECONDS)

    def stop(self) -> tuple[int, str]:
        self.process.send_signal(signal.SIGINT)
        code = self.process.wait(SECONDS)
        assert self.process.stderr is not None
        return code, self.process.stderr.read()


@pytest.fixture
def started() -> Iterator[list[Watching]]:
    processes: list[Watching] = []
    yield processes
    for one in processes:
        with one.process:
            one.process.kill()


@pytest.mark.skipif(sys.platform == "win32", reason="there is no such signal")
def test_new_and_changed_files_come_in_until_ctrl_c(
    tmp_path: Path, reports: Path, started: list[Watching]
) -> None:
    first, later = sorted(reports.iterdir())
    later = later.rename(tmp_path / later.name)
    watching = Watching(tmp_path / "home", reports)
    started.append(watching)
    assert watching.line().split()[:2] == ["added", "1"]
    later.rename(reports / later.name)
    assert watching.line().split()[:2] == ["added", "2"]
    first.write_text(first.read_text() + "\nThe ferry is afloat again.\n")
    line = watching.line()
    assert line.split()[:2] == ["updated", "1"]
    assert f"new text in a known file: {first}" in line
    code, said = watching.stop()
    assert code == 0
    assert said.splitlines() == [
        "Watching. Press ctrl+c to stop.",
        "Stopped watching. What was reported as done is done.",
    ]


@pytest.mark.skipif(sys.platform == "win32", reason="there is no such signal")
def test_a_broken_file_is_named_and_the_watch_goes_on(
    tmp_path: Path, reports: Path, started: list[Watching]
) -> None:
    (reports / "a.zip").write_bytes(b"PK\3\4 and no more")
    watching = Watching(tmp_path / "home", "--format", "json", reports)
    started.append(watching)
    assert json.loads(watching.line()) == [1, 2]
    (reports / "c.txt").write_text("Bridge closed\n\nThe bridge at Wexcombe is closed.\n")
    assert json.loads(watching.line()) == [3]
    assert f"{reports / 'a.zip'}: is a damaged ZIP archive" in watching.stop()[1]


@pytest.mark.skipif(sys.platform == "win32", reason="there is no such signal")
def test_a_later_watch_reads_only_what_changed_since(
    tmp_path: Path, reports: Path, started: list[Watching]
) -> None:
    first, later = sorted(reports.iterdir())
    watching = Watching(tmp_path / "home", "--format", "json", reports)
    started.append(watching)
    assert json.loads(watching.line()) == [1, 2]
    watching.stop()
    later.write_text(later.read_text() + "\nThe ferry is afloat again.\n")
    again = Watching(tmp_path / "home", reports)
    started.append(again)
    assert again.line().split()[:2] == ["updated", "2"]
    (reports / "c.txt").write_text("Bridge closed\n\nThe bridge at Wexcombe is closed.\n")
    assert again.line().split()[:2] == ["added", "3"]
    assert str(first) not in again.stop()[1]
