"""Has the library tidied by a process of its own, one at a time. Knows no screen."""

import asyncio
from asyncio.subprocess import DEVNULL, Process
from typing import TYPE_CHECKING

from briefreader.tui.background import Background

if TYPE_CHECKING:
    from briefreader.library import Library


class Housekeeper:
    """Starts the housekeeping process where there is something to do."""

    def __init__(self, library: "Library", background: Background) -> None:
        self._library = library
        self._background = background
        self._process: Process | None = None
        self._looking = False
        self._seen = -1
        """The last change of a text for which the library was looked at."""

    @property
    def busy(self) -> bool:
        """Whether the library is being tidied."""
        return self._process is not None and self._process.returncode is None

    async def look(self) -> None:
        """Have the library tidied if texts have changed since the last look and need it.

        Returns when that is done; meanwhile other calls return at once. A process that could
        not do its work is not started again before the next change. Raises StoreError.
        """
        if self._looking:
            return
        self._looking = True
        try:
            await self._look()
        finally:
            self._looking = False

    async def _look(self) -> None:
        library, background = self._library, self._background
        last = await background.quick(library.last_change)
        if last == self._seen:
            return
        if await background.quick(library.needs_housekeeping):
            self._process = await asyncio.create_subprocess_exec(
                *library.housekeeping_command(), stdin=DEVNULL, stdout=DEVNULL, stderr=DEVNULL
            )
            failed = await self._process.wait() != 0
            # What grouping itself changed is no reason to look again; what came meanwhile is.
            last = await background.quick(library.last_change)
            if not failed and await background.quick(library.needs_housekeeping):
                return
        self._seen = last

    def close(self) -> None:
        """End the process; what it has done stays."""
        if self._process is not None and self.busy:
            self._process.kill()
