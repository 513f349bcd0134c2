"""A fresh library for each test, and reports to put into it."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from briefreader.models.article import Report
from briefreader.store import Store

MakeReport = Callable[..., Report]


@pytest.fixture
def library_path(tmp_path: Path) -> Path:
    return tmp_path / "library" / "library.db"


@pytest.fixture
def store(library_path: Path) -> Iterator[Store]:
    with Store.open(library_path) as opened:
        yield opened


@pytest.fixture
def make_report() -> MakeReport:
    def make(number: int = 1, **fields: Any) -> Report:
        text = f"The lighthouse at Cape {number} was relit on Monday."
        defaults: dict[str, Any] = {
            "title": f"Lighthouse {number} relit",
            "paragraphs": (text, "Nobody was there to see it."),
            "outlet": "The Harbour Post",
            "published": f"2024-03-{number % 28 + 1:02}",
            "source": f"report-{number}.txt",
        }
        return Report(**defaults | fields)

    return make
