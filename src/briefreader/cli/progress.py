"""A progress bar on stderr, for work that takes more than a second in a terminal."""

import sys
import time
from types import TracebackType
from typing import TYPE_CHECKING, Self

from briefreader.cli.terminal import is_terminal

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

PATIENCE = 1.0
"""Seconds of work before the bar appears."""


class ProgressBar:
    """Appears once the work has taken a second; does nothing where stderr is no terminal."""

    def __init__(self, label: str) -> None:
        self._label = label
        self._since = time.monotonic()
        self._bar: Progress | None = None
        self._task: TaskID | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._bar is not None:
            self._bar.stop()

    def update(self, done: int, total: int | None = None) -> None:
        """Show how much is done, of how much if that is known."""
        if self._bar is None:
            if time.monotonic() - self._since < PATIENCE or not is_terminal(sys.stderr):
                return
            self._start()
        if self._bar is not None and self._task is not None:
            self._bar.update(self._task, completed=done, total=total)

    def _start(self) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, Progress, TextColumn

        # Data on a terminal must scroll by above the bar; data in a pipe must not be touched.
        self._bar = Progress(
            TextColumn("{task.description}", markup=False),
            BarColumn(),
            TextColumn("{task.completed:,.0f}", markup=False),
            console=Console(stderr=True),
            transient=True,
            redirect_stdout=is_terminal(sys.stdout),
            redirect_stderr=True,
        )
        self._task = self._bar.add_task(self._label, total=None)
        self._bar.start()
