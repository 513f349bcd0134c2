"""Runs the command line in this process, on a library of the test's own."""

import io
import json
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from briefreader.cli.main import main


@dataclass(frozen=True)
class Ran:
    """What one run came to."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)

    @property
    def lines(self) -> list[str]:
        return self.out.splitlines()


Run = Callable[..., Ran]


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "home"
    monkeypatch.setenv("BRIEFREADER_HOME", str(folder))
    monkeypatch.delenv("TERM", raising=False)
    return folder


@pytest.fixture
def run(home: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    def run_main(*arguments: str | Path | int, stdin: bytes = b"") -> Ran:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        capsys.readouterr()
        code = main([str(argument) for argument in arguments])
        captured = capsys.readouterr()
        assert "Traceback" not in captured.err
        return Ran(code, captured.out, captured.err)

    return run_main


FERRY = """\
---
title: Ferry fire leaves hundreds stranded
outlet: The Harbour Post
published: 2024-07-13
---

All 212 passengers were taken off the ferry Lapwing near Port Ellery on Saturday, the
coastguard said.

"Nobody panicked, and nobody was hurt," harbour master Ann Corrie told reporters.
"""
FERRY_TOO = """\
---
title: Passengers safe after blaze on the Lapwing
outlet: Northgate Ledger
published: 2024-07-14
---

The coastguard took 212 passengers off the burning ferry Lapwing on Saturday.

"Nobody panicked," said Ann Corrie, the harbour master of Port Ellery.

A cause is not known.
"""


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "a-post.md").write_text(FERRY)
    (folder / "b-ledger.md").write_text(FERRY_TOO)
    return folder


@pytest.fixture
def filled(run: Run, reports: Path) -> Run:
    """Run commands on a library that holds article 1 (Post) and 2 (Ledger)."""
    assert run("add", reports).code == 0
    return run
