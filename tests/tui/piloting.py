"""What tests of the interface share besides fixtures."""

import asyncio
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager

from textual.pilot import Pilot
from textual.screen import ModalScreen
from textual.worker import Worker

from briefreader.tui.screens.library import LibraryScreen
from briefreader.tui.widgets.remark import Remark

Open = Callable[..., AbstractAsyncContextManager[Pilot[str]]]
"""Opens the app at a size, with settings; see the fixture `open_app`."""


def told(pilot: Pilot[str]) -> str:
    """Return all that the reader is being told: remarks on the last line, and notices."""
    remarks = [remark.text for screen in pilot.app.screen_stack for remark in screen.query(Remark)]
    return " ".join([*remarks, *(notice.message for notice in pilot.app._notifications)])


async def settle(pilot: Pilot[str]) -> None:
    """Wait until nothing is under way any more but watches and open dialogs."""
    await pilot.pause()
    async with asyncio.timeout(60):
        while any(_holds_up(worker, pilot) for worker in pilot.app.workers):
            await asyncio.sleep(0.002)
    await pilot.pause()


def _holds_up(worker: Worker[object], pilot: Pilot[str]) -> bool:
    """Tell whether a worker ends by itself; one that asks something waits for the answer."""
    if worker.is_finished or worker.group == "watching":
        return False
    return worker.group != "dialog" or not isinstance(pilot.app.screen, ModalScreen)


async def press(pilot: Pilot[str], *keys: str) -> None:
    """Press keys one after another and let each have its effect."""
    for key in keys:
        await pilot.press(key)
        await settle(pilot)


async def press_and_rest(pilot: Pilot[str], *keys: str) -> None:
    """Press keys, and wait as well for what begins only once the keys rest."""
    await press(pilot, *keys)
    await pilot.pause(0.1)
    await settle(pilot)


def library_screen(pilot: Pilot[str]) -> LibraryScreen:
    """Return the main screen, whatever lies over it."""
    screen = pilot.app.screen_stack[0]
    assert isinstance(screen, LibraryScreen)
    return screen
