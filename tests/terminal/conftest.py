"""Terminals for the tests of the installed command. All of them run one after another."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from terminal import Terminal


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what is in this folder, and keep it in one worker."""
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker("terminal")
            item.add_marker(pytest.mark.xdist_group("terminal"))
            if shutil.which("tmux") is None:
                item.add_marker(pytest.mark.skip(reason="tmux is not installed"))


@pytest.fixture
def terminal(tmp_path: Path) -> Iterator[Callable[[int, int], Terminal]]:
    """Make terminals of a size."""
    made: list[Terminal] = []

    def make(columns: int, rows: int) -> Terminal:
        made.append(Terminal(columns, rows, tmp_path / "home"))
        return made[-1]

    yield make
    for item in made:
        item.close()
