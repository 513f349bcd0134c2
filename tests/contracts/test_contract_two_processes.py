"""A reader sees new reports while another process adds them, without an error or a loss."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from briefreader.library import Library
from briefreader.locations import Locations
from briefreader.models.listing import ListFilter

WAIT = 30.0
"""Seconds after which a test gives up."""


class Adding:
    """`briefreader add` in a process of its own; what it prints goes into files."""

    def __init__(self, folder: Path, source: Path) -> None:
        self._out, self._err = (folder / f"{source.stem}.{name}" for name in ("out", "err"))
        with self._out.open("wb") as out, self._err.open("wb") as err, source.open("rb") as given:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "briefreader", "add", "-"],
                env={**os.environ, "BRIEFREADER_HOME": str(folder / "home")},
                stdin=given,
                stdout=out,
                stderr=err,
            )

    def finish(self) -> tuple[int, list[str], str]:
        """Wait and return (exit code, lines of stdout, stderr)."""
        code = self.process.wait(WAIT)
        return code, self._out.read_text().splitlines(), self._err.read_text()


def line(number: int) -> bytes:
    report = {"title": f"Report {number}", "body": f"Text {number} of the harbour diary."}
    return json.dumps(report).encode() + b"\n"


def wait_for(library: Library, count: int) -> None:
    give_up = time.monotonic() + WAIT
    while library.count() < count:
        assert time.monotonic() < give_up, f"only {library.count()} of {count} seen"
        time.sleep(0.01)


def test_a_reader_sees_reports_while_they_are_added(tmp_path: Path) -> None:
    archive = tmp_path / "archive.jsonl"
    archive.write_bytes(b"".join(line(number) for number in range(1500)))
    with Library.open(Locations.within(tmp_path / "home")) as library:
        adding = Adding(tmp_path, archive)
        seen, versions = [0], [library.version()]
        give_up = time.monotonic() + WAIT
        while seen[-1] < 1500 and time.monotonic() < give_up:
            ids = library.ids(ListFilter(order="added"))
            assert len(library.rows(ids[:200])) == min(len(ids), 200)
            versions.append(library.version())
            if len(ids) != seen[-1]:
                seen.append(len(ids))
                assert versions[-1] > versions[0]
                assert library.article(ids[0]).report.paragraphs
                library.mark(ids[:3], read=True)
        code, lines, errors = adding.finish()
        assert code == 0, errors
        assert len(lines) == 1500
        assert len(seen) > 3, "the reports came all at once"
        assert versions == sorted(versions)
        assert library.count() == 1500
        assert library.store.check() == []


def test_two_writers_at_once_lose_nothing(tmp_path: Path) -> None:
    home = tmp_path / "home"
    archives = [tmp_path / "first.jsonl", tmp_path / "second.jsonl"]
    for number, archive in enumerate(archives):
        archive.write_bytes(b"".join(line(number * 1000 + report) for report in range(400)))
    writers = [Adding(tmp_path, archive) for archive in archives]
    for writer in writers:
        code, lines, errors = writer.finish()
        assert code == 0, errors
        assert len(lines) == 400
    with Library.open(Locations.within(home)) as library:
        assert library.count() == 800
        assert library.last_change() == 800


@pytest.mark.parametrize("ending", [signal.SIGINT, signal.SIGKILL])
def test_an_interrupted_add_keeps_what_it_reported(tmp_path: Path, ending: signal.Signals) -> None:
    home = tmp_path / "home"
    archive = tmp_path / "archive.jsonl"
    archive.write_bytes(b"".join(line(number) for number in range(20_000)))
    with Library.open(Locations.within(home)) as library:
        adding = Adding(tmp_path, archive)
        wait_for(library, 200)
        adding.process.send_signal(ending)
        code, lines, errors = adding.finish()
        if ending == signal.SIGINT:
            assert code == 130
            assert "Traceback" not in errors
            assert lines
        reported = [int(row.split()[1]) for row in lines if row.startswith("added")]
        assert library.store.existing(reported) == set(reported)
        assert library.store.check() == []
        assert library.count() < 20_000
