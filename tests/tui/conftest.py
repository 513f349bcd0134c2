"""The app on a library with a few fictional reports."""

from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from doubles import REPORTS, TestLibrary
from piloting import Open, settle
from textual.pilot import Pilot

from briefreader.config import Settings
from briefreader.library import Library
from briefreader.locations import Locations
from briefreader.tui.app import Briefreader


@pytest.fixture
def empty_library(tmp_path: Path) -> Iterator[Library]:
    with TestLibrary.open(Locations.within(tmp_path), Settings()) as library:
        yield library


@pytest.fixture
def library(empty_library: Library) -> Library:
    for _ in empty_library.store.add_many(REPORTS):
        pass
    return empty_library


@pytest.fixture
def open_app(library: Library) -> Open:
    """Open the app on the fictional reports, at a size, with settings."""

    @asynccontextmanager
    async def opened(
        size: tuple[int, int] = (120, 30), **settings: object
    ) -> AsyncIterator[Pilot[str]]:
        app = Briefreader(library, Settings(**settings))  # type: ignore[arg-type]
        async with app.run_test(size=size) as pilot:
            await settle(pilot)
            yield pilot
            app.exit()

    return opened
