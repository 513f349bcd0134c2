"""What the tests with a real server start from."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from loopback import LoopbackServer

from briefreader.config import Settings
from briefreader.ingest.fetch import Fetcher
from briefreader.ingest.sandbox import Sandbox
from briefreader.library import Library
from briefreader.locations import Locations


@pytest.fixture
def server() -> Iterator[LoopbackServer]:
    started = LoopbackServer()
    yield started
    started.stop()


@pytest.fixture
def fetcher() -> Iterator[Fetcher]:
    """A fetcher that may fetch from this machine."""
    made = Fetcher(allow_private=True, seconds=5)
    yield made
    made.close()


@pytest.fixture(scope="session")
def sandbox() -> Iterator[Sandbox]:
    with Sandbox(1) as made:
        yield made


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    """An empty library that may fetch from this machine."""
    with Library.open(Locations.within(tmp_path), Settings(allow_private_hosts=True)) as opened:
        yield opened
