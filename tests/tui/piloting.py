"""What tests of the interface share besides fixtures."""

import asyncio
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager

from textual.pilot import Pilot

from briefreader.tui.widgets.remark import Remark

Open = Callable[..., AbstractAsyncContextManager[Pilot[str]]]
"""Opens the app at a size, with settings; see the fixture `open_app`."""


def told(pilot: Pilot[str]) -> str:
    """Return all that the reader is being told: remarks on the last line, and notices."""
    remarks = [remark.text for screen in pilot.app.screen_stack for remark in screen.query(Remark)]
    return " ".join([*remarks, *(notice.message for notice in pilot.app._notifications)])


async def settle(pilot: Pilot[str]) -> None:
    """Wait until nothing is under way any more but dialogs and watches, which end with the app."""
    await pilot.pause()
    async with asyncio.timeout(60):
        while any(
            worker.group not in ("dialog", "watching") and not worker.is_finished
            for worker in pilot.app.workers
        ):
            await asyncio.sleep(0.002)
    await pilot.pause()
