"""Has folders watched by a process of their own and hands on what it tells. Knows no screen."""

import asyncio
import json
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass
from typing import Any

from briefreader.errors import InputError
from briefreader.render.display import display_line


@dataclass(frozen=True, slots=True)
class FolderNews:
    """What the watching process has done, or is about to do."""

    reading: int = 0
    """Files that are being read now; 0 once they are."""
    added: int = 0
    changed: int = 0
    """Reports."""
    failed: int = 0
    """Files, or parts of files, that could not be read."""
    problems: tuple[str, ...] = ()
    """What cannot be watched or read, and why."""

    @classmethod
    def told(cls, line: bytes) -> "FolderNews":
        """Read a line of the process."""
        told: dict[str, Any] = json.loads(line)
        failures = [f"{display_line(name, 200)}: {why}" for name, why in told.get("failures", ())]
        problem = [told["problem"]] if "problem" in told else []
        return cls(
            told.get("reading", 0), told.get("added", 0), told.get("changed", 0),
            told.get("failed", 0), (*problem, *failures),
        )  # fmt: skip

    def said(self) -> str:
        """Say in one line what came in; empty where nothing did."""
        parts = [
            f"{count:,} {word}"
            for count, word in (
                (self.added, "new"), (self.changed, "changed"), (self.failed, "could not be read"),
            )
            if count
        ]  # fmt: skip
        return f"Watched folders: {', '.join(parts)}." if parts else ""


class FolderWatching:
    """One watch; its process ends with it."""

    def __init__(self, command: Sequence[str]) -> None:
        self._command = command
        self._process: Process | None = None

    async def news(self) -> AsyncIterator[FolderNews]:
        """Yield what the process tells. Raises InputError where it could not watch at all."""
        self._process = process = await asyncio.create_subprocess_exec(
            *self._command, stdin=PIPE, stdout=PIPE, stderr=PIPE, limit=2**20
        )
        if process.stdout is None or process.stderr is None:
            raise RuntimeError("The process was started without pipes.")
        try:
            async for line in process.stdout:
                yield FolderNews.told(line)
            complaint = (await process.stderr.read()).decode(errors="replace").strip()
            if await process.wait() > 0:
                reason = complaint.splitlines()[-1] if complaint else "for no known reason"
                raise InputError(f"Folders are not watched any more: {reason}")
        finally:
            await self.close()

    async def close(self) -> None:
        """End the process and wait until it has; what it has stored stays."""
        if self._process is not None and self._process.returncode is None:
            self._process.kill()
            await self._process.wait()
