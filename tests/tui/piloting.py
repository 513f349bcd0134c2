"""What tests of the interface share besides fixtures."""

import asyncio
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager

from textual.pilot import Pilot

Open = Callable[..., AbstractAsyncContextManager[Pilot[str]]]
"""Opens the app at a size, with settings; see the fixture `open_app`."""


async def settle(pilot: Pilot[str]) -> None:
    """Wait until nothing is under way any more but dialogs, which wait for the reader."""
    await pilot.pause()
    async with asyncio.timeout(10):
        while any(
            worker.group != "dialog" and not worker.is_finished for worker in pilot.app.workers
        ):
            await asyncio.sleep(0.002)
    await pilot.pause()
