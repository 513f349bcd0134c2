"""The app on a library with a few fictional reports."""

import asyncio
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path

import pytest
from doubles import REPORTS, TestLibrary
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


Open = Callable[..., AbstractAsyncContextManager[Pilot[str]]]


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

    return opened


async def settle(pilot: Pilot[str]) -> None:
    """Wait until nothing is under way any more but dialogs, which wait for the reader."""
    await pilot.pause()
    async with asyncio.timeout(10):
        while any(
            worker.group != "dialog" and not worker.is_finished for worker in pilot.app.workers
        ):
            await asyncio.sleep(0.002)
    await pilot.pause()
