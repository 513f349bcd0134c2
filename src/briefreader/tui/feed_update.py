"""Has the feeds asked by a process of its own and counts what came of it. Knows no screen."""

import asyncio
import json
from asyncio.subprocess import DEVNULL, PIPE, Process
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from briefreader.errors import FetchError
from briefreader.render.display import display_line


@dataclass(frozen=True, slots=True)
class UpdateCounts:
    """What came of an update so far."""

    asked: int = 0
    """Feeds that have answered, failed, or are not to be asked yet."""
    waiting: int = 0
    """Feeds whose servers asked to be left alone for a while."""
    added: int = 0
    changed: int = 0
    """Articles."""
    problems: tuple[str, ...] = ()
    """What each feed that failed is called, and why it did."""

    def and_one(self, outcome: dict[str, Any]) -> "UpdateCounts":
        """Return the counts with one more feed."""
        failed = outcome["status"] == "failed"
        told = f"{display_line(outcome['title'], 80)}: {outcome['reason']}"
        return replace(
            self,
            asked=self.asked + 1,
            waiting=self.waiting + (outcome["status"] == "waiting"),
            added=self.added + outcome["added"],
            changed=self.changed + outcome["changed"],
            problems=(*self.problems, told) if failed else self.problems,
        )

    def said(self) -> str:
        """Say it in one line."""
        parts = [f"{self.added:,} new", f"{self.changed:,} changed"]
        if self.waiting:
            parts.append(f"{self.waiting:,} feeds not asked before their time")
        if self.problems:
            parts.append(f"{len(self.problems):,} failed")
        feeds = "1 feed" if self.asked == 1 else f"{self.asked:,} feeds"
        return f"{feeds}: {', '.join(parts)}."


class FeedUpdate:
    """One update; its process ends with it, whatever is under way."""

    def __init__(self, command: Sequence[str]) -> None:
        self._command = command
        self._process: Process | None = None

    async def outcomes(self) -> AsyncIterator[UpdateCounts]:
        """Yield the counts after each feed. Raises FetchError where the update as such failed."""
        self._process = process = await asyncio.create_subprocess_exec(
            *self._command, stdin=DEVNULL, stdout=PIPE, stderr=PIPE, limit=2**20
        )
        if process.stdout is None or process.stderr is None:
            raise RuntimeError("The process was started without pipes.")
        counts = UpdateCounts()
        try:
            async for line in process.stdout:
                counts = counts.and_one(json.loads(line))
                yield counts
            complaint = (await process.stderr.read()).decode(errors="replace").strip()
            if await process.wait() != 0:
                reason = complaint.splitlines()[-1] if complaint else "for no known reason"
                raise FetchError(f"The update stopped: {reason}")
        finally:
            self.close()

    def close(self) -> None:
        """End the process; what it has stored stays."""
        if self._process is not None and self._process.returncode is None:
            self._process.kill()
