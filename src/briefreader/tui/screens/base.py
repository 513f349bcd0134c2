"""What all screens of briefreader have in common. Knows none of them."""

import asyncio
from typing import TYPE_CHECKING, ClassVar, TypeVar, cast

from textual.screen import ModalScreen, Screen
from textual.worker import Worker, WorkerCancelled

from briefreader.errors import BriefreaderError
from briefreader.render.display import display_text
from briefreader.tui.actions import Context
from briefreader.tui.bindings import bindings
from briefreader.tui.widgets.remark import Remark

if TYPE_CHECKING:
    from textual.app import App

    from briefreader.tui.session import Session

ResultType = TypeVar("ResultType")

SAY_BUSY_AFTER = 0.15
"""Seconds before something that is being worked out is said to be."""


def session_of(app: "App[object]") -> "Session":
    """Return the session of the running app."""
    return cast("Session", app.session)  # type: ignore[attr-defined]


async def ended(worker: Worker[None]) -> bool:
    """Wait until a worker has ended; False if it did not come to its end.

    Another one of its group may have taken its place. Raises CancelledError where it is the one
    who waits that was cancelled, which the worker's own `wait` keeps to itself.
    """
    waiting = asyncio.current_task()
    try:
        await worker.wait()
    except WorkerCancelled:
        if waiting is not None and waiting.cancelling():
            raise asyncio.CancelledError from None
        return False
    return True


class BriefreaderScreen(Screen[ResultType]):
    """A screen that knows the session and how to say that something went wrong."""

    DEFAULT_CSS = """
    BriefreaderScreen { layers: base above; }
    """
    HELP_FROM: ClassVar[Context] = "everywhere"
    """Whose keys the help shows first."""

    @property
    def session(self) -> "Session":
        """The library, the settings and what is marked."""
        return session_of(self.app)

    def action_back(self) -> None:
        """Return to the screen below."""
        self.app.pop_screen()

    def action_cancel(self) -> None:
        """Return to the screen below."""
        self.action_back()

    def say(self, text: str) -> None:
        """Answer a key with a remark, on the last line until the next key."""
        for remark in self.query(Remark):
            remark.show(text)
            return
        remark = Remark()
        self.mount(remark)
        remark.show(text)

    def on_key(self) -> None:
        """Let what was said go; whatever the key does may say something else."""
        self.unsay()

    def unsay(self) -> None:
        """Take back what was said in passing."""
        for remark in self.query(Remark):
            remark.hide()

    def announce(self, text: str) -> None:
        """Tell the reader something that no key asked for."""
        self.notify(str(display_text(text)), markup=False, timeout=8)

    def complain(self, error: BriefreaderError | str) -> None:
        """Tell the reader what went wrong and what to do about it."""
        self.notify(str(display_text(str(error))), severity="error", markup=False, timeout=8)


class Dialog(ModalScreen[ResultType]):
    """A screen that lies over another and asks one thing."""

    BINDINGS = bindings("dialog")
    HELP_FROM: ClassVar[Context] = "dialog"
    """Whose keys the help shows first."""
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (70, "-wide")]  # noqa: RUF012  declared so
    VERTICAL_BREAKPOINTS = [(0, "-low"), (20, "-high")]  # noqa: RUF012  declared so

    @property
    def session(self) -> "Session":
        """The library, the settings and what is marked."""
        return session_of(self.app)

    def action_cancel(self) -> None:
        """Close without an answer."""
        self.dismiss(None)

    def action_keep(self) -> None:
        """Close with what was written; nothing to do where nothing is written."""
