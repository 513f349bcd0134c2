"""Feeds are asked by a process of their own, and what comes appears in the list."""

import json
import sys
from collections.abc import Sequence

import pytest
from piloting import Open, settle, told
from textual.pilot import Pilot

from briefreader.library import Library
from briefreader.models.feed import Subscription
from briefreader.offline import OFFLINE_VARIABLE
from briefreader.tui.screens.library import LibraryScreen

BUSY = {"title": "Harbour Post", "status": "updated", "added": 2, "changed": 1, "reason": ""}
BROKEN = {"title": "Old Mill", "status": "failed", "added": 0, "changed": 0, "reason": "No answer."}
LATER = {"title": "Tide", "status": "waiting", "added": 0, "changed": 0, "reason": "not yet"}


def prints(*outcomes: object, then: str = "") -> list[str]:
    """Return the command of a process that says so and ends."""
    lines = "".join(json.dumps(outcome) + "\n" for outcome in outcomes)
    return [sys.executable, "-c", f"import sys; sys.stdout.write({lines!r}); {then}"]


@pytest.fixture(autouse=True)
def feed(library: Library) -> None:
    library.store.add_feeds([Subscription("https://example.org/feed.xml", "Harbour Post")])


async def update(pilot: Pilot[str], library: Library, command: Sequence[str]) -> str:
    """Press R, with an update that is `command`, and return what is said of it."""
    library.update_command = lambda: list(command)  # type: ignore[method-assign]
    await pilot.press("R")
    await settle(pilot)
    return told(pilot)


async def test_it_is_said_what_came(open_app: Open, library: Library) -> None:
    async with open_app() as pilot:
        said = await update(pilot, library, prints(BUSY, BROKEN, LATER))
        assert "3 feeds: 2 new, 1 changed" in said
        assert "1 failed" in said
        assert "Old Mill: No answer." in said


async def test_an_update_that_cannot_be_made_says_why(open_app: Open, library: Library) -> None:
    command = prints(then="sys.exit('The library is read-only.')")
    async with open_app() as pilot:
        said = await update(pilot, library, command)
        assert "The update stopped: The library is read-only." in said


async def test_leaving_ends_an_update(open_app: Open, library: Library) -> None:
    library.update_command = lambda: prints(then="import time; time.sleep(60)")  # type: ignore[method-assign]
    async with open_app() as pilot:
        await pilot.press("R")
        await pilot.pause(0.3)
        screen = pilot.app.screen
        assert isinstance(screen, LibraryScreen)
        update = screen.session.update
        assert update is not None
        await pilot.press("R")
        await pilot.pause()
        said = told(pilot)
        assert "asked already" in said
        process = update._process
        assert process is not None
        await screen.session.close()
        assert await process.wait() != 0


async def test_the_process_itself_keeps_off_a_forbidden_network(
    open_app: Open, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(OFFLINE_VARIABLE, "1")
    async with open_app() as pilot:
        said = await update(pilot, library, library.update_command())
        assert "No feed was asked: briefreader was started with --offline." in said
