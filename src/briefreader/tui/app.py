"""The application: themes, keys that work everywhere, signals. The rest is in the screens."""

import os
import signal
import sys
import threading
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from rich.console import RenderableType
from textual import events
from textual.app import App, SystemCommand
from textual.command import Provider
from textual.filter import LineFilter
from textual.reactive import Initialize, Reactive
from textual.screen import Screen
from textual.theme import Theme

from briefreader.config import Settings
from briefreader.render.display import display_line
from briefreader.tui.actions import Context, unknown_names
from briefreader.tui.bindings import bindings
from briefreader.tui.filters import AsciiOnly, NoControls
from briefreader.tui.screens.library import LibraryScreen
from briefreader.tui.session import Session
from briefreader.tui.theme import DARK, THEMES, ink_variables

if TYPE_CHECKING:
    from briefreader.library import Library

HANG_UP_SECONDS = 3.0
"""How long leaving may take once the terminal is gone."""
SMALLEST = (30, 8)
"""Columns and rows below which nothing can be shown sensibly."""


def _action_provider() -> type[Provider]:
    from briefreader.tui.providers import ActionProvider

    return ActionProvider


class Briefreader(App[str]):
    """briefreader in the terminal. Exits with `demo` when the sample corpus is wanted."""

    TITLE = "briefreader"
    CSS_PATH = "app.tcss"
    BINDINGS = bindings("everywhere")
    COMMANDS: ClassVar = {_action_provider}
    ENABLE_COMMAND_PALETTE = True
    COMMAND_PALETTE_BINDING = "ctrl+backslash"
    """Bound by the table of actions instead."""

    def __init__(
        self,
        library: "Library",
        settings: Settings,
        *,
        demo: bool = False,
        log: Path | None = None,
    ) -> None:
        """Show `library`; `log` is where faults of ours are kept, if not beside it."""
        self._log_file = log or library.locations.log_file
        self.session = Session(library, settings, demo=demo)
        self._gates: list[LineFilter] = [NoControls()]
        if settings.ascii:
            self._gates.append(AsciiOnly())
        super().__init__()
        self.animation_level = "none"
        self.set_keymap(dict(settings.keys))

    def _first_theme(self) -> str:
        """Return the theme that the settings name; ours where there is none of that name."""
        name = self.session.settings.theme
        return name if name in self.available_themes else DARK.name

    theme: Reactive[str] = Reactive(Initialize(_first_theme))
    """The theme's name. Known from the first: one set later has all styles worked out twice."""

    @property
    def available_themes(self) -> dict[str, Theme]:
        """All themes by name. Asked for with every line that is painted, so never copied."""
        return THEMES

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Return Textual's filters and, behind them, the last gate before the terminal."""
        return [*super().get_line_filters(), *self._gates]

    def get_css_variables(self) -> dict[str, str]:
        """Return the theme's variables with the colours of our texts."""
        variables = super().get_css_variables()
        self.theme_variables = {**variables, **ink_variables(variables)}
        return self.theme_variables

    def get_default_screen(self) -> Screen[None]:
        """Begin with the library."""
        return LibraryScreen()

    def on_mount(self) -> None:
        """Leave cleanly when the terminal goes away, and draw anew after a suspension."""
        if not self.is_headless:
            import asyncio

            loop = asyncio.get_running_loop()
            loop.add_signal_handler(signal.SIGTERM, self.exit)
            loop.add_signal_handler(signal.SIGHUP, self._hang_up)
        self.app_resume_signal.subscribe(self, lambda _: self.screen.refresh(layout=True))
        if unknown := unknown_names(iter(self.session.keymap)):
            self.notify(
                display_line(
                    f"[keys] names no action: {', '.join(unknown)}. Press ? for the names."
                ),
                severity="warning",
                markup=False,
            )
        if self.session.settings.theme not in self.available_themes:
            self.notify(
                display_line(f"There is no theme {self.session.settings.theme!r}."),
                severity="warning",
                markup=False,
            )

    def on_resize(self, event: events.Resize) -> None:
        """Say so where the terminal is too small to show anything."""
        from briefreader.tui.screens.too_small import TooSmallScreen

        small = event.size.width < SMALLEST[0] or event.size.height < SMALLEST[1]
        shown = isinstance(self.screen, TooSmallScreen)
        if small and not shown:
            self.push_screen(TooSmallScreen(*SMALLEST))
        elif shown and not small:
            self.pop_screen()

    def _hang_up(self) -> None:
        """Leave when the terminal is gone, without waiting for it to take what is written.

        A write that fails ends Textual's writer thread, and its queue then fills for ever.
        """
        nowhere = os.open(os.devnull, os.O_WRONLY)
        for stream in (sys.__stdout__, sys.__stderr__):
            if stream is not None:
                os.dup2(nowhere, stream.fileno())
        last_resort = threading.Timer(HANG_UP_SECONDS, os._exit, (1,))
        last_resort.daemon = True
        last_resort.start()
        self.exit()

    def exit(
        self,
        result: str | None = None,
        return_code: int = 0,
        message: RenderableType | None = None,
    ) -> None:
        """Leave. The processes end while Textual gives the terminal back, which takes it 0.2 s."""
        self.workers.cancel_all()  # else one may find its screen half taken down
        self.session.part()
        super().exit(result, return_code, message)

    async def on_unmount(self) -> None:
        """Wait until nothing of ours runs any more."""
        await self.session.close()

    def _handle_exception(self, error: Exception) -> None:
        """Leave the terminal in order on a fault of our own, and keep what is known about it."""
        if self.is_headless:
            super()._handle_exception(error)
            return
        from textual.worker import WorkerFailed

        from briefreader.faultlog import record

        message = "briefreader stopped on a fault of its own."
        cause = error.error if isinstance(error, WorkerFailed) else error
        if log := record(cause, self._log_file):
            message += f" What happened stands in {log}."
        self.exit(return_code=1, message=message)

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """Offer the choice of a theme; all else comes from the table of actions."""
        del screen
        yield SystemCommand("Theme", "Change the colours", self.action_change_theme)

    def action_help(self) -> None:
        """Show all keys, from those of the screen on."""
        from briefreader.tui.help_text import title_of
        from briefreader.tui.screens.base import BriefreaderScreen, Dialog
        from briefreader.tui.screens.help import HelpScreen

        screen = self.screen
        if isinstance(screen, HelpScreen):
            return
        about: Context = "everywhere"
        if isinstance(screen, BriefreaderScreen | Dialog):
            about = screen.HELP_FROM
        self.push_screen(HelpScreen(title_of(about)))

    def action_palette(self) -> None:
        """Find a command by its name."""
        self.action_command_palette()

    def action_leave(self) -> None:
        """Leave at once."""
        self.exit()

    def action_suspend(self) -> None:
        """Go to the shell."""
        self.action_suspend_process()

    async def action_back(self) -> None:
        """Let the screen say what going back means."""
        await self.screen.run_action("back")

    async def action_cancel(self) -> None:
        """Let the screen say what there is to close."""
        await self.screen.run_action("cancel")
