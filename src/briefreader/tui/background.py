"""Runs what may block (the library, the disk) away from the interface's own thread.

Two lanes of one thread each: a short look-up never waits behind a long import. One thread a
lane also means one SQLite connection a lane.
"""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Literal, ParamSpec, TypeVar

Lane = Literal["quick", "slow"]
P = ParamSpec("P")
T = TypeVar("T")


class Background:
    """Two worker threads that answer coroutines."""

    def __init__(self) -> None:
        self._lanes: dict[Lane, ThreadPoolExecutor] = {
            "quick": ThreadPoolExecutor(1, "briefreader-quick"),
            "slow": ThreadPoolExecutor(1, "briefreader-slow"),
        }

    async def quick(self, work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Return `work(...)`, done on the lane of short look-ups."""
        return await self._run("quick", work, *args, **kwargs)

    async def slow(self, work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Return `work(...)`, done on the lane of everything that may take long."""
        return await self._run("slow", work, *args, **kwargs)

    async def _run(self, lane: Lane, work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._lanes[lane], lambda: work(*args, **kwargs))

    def close(self) -> None:
        """Let the threads end; what has not begun is not done."""
        for executor in self._lanes.values():
            executor.shutdown(wait=False, cancel_futures=True)
