"""Asks where to write what is taken away, and writes it there."""

from pathlib import Path
from typing import Any

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Input, Label

from briefreader.errors import InputError
from briefreader.render.display import display_text
from briefreader.render.export import Export
from briefreader.tui.exporting import endings, write_export
from briefreader.tui.screens.base import BriefreaderScreen, Dialog
from briefreader.tui.screens.write import PathSuggester
from briefreader.tui.widgets.line_box import LineBox


class ExportDialog(Dialog[Path | None]):
    """Answers with the file that was written, or None; stays open while a name will not do."""

    DEFAULT_CSS = """
    ExportDialog .dialog-problem { color: $ink-error; display: none; margin-top: 1; }
    """

    def __init__(self, export: Export) -> None:
        super().__init__()
        self._export = export

    def compose(self) -> ComposeResult:
        """Lay the dialog out."""
        ending = next(iter(self._export.forms))
        with Vertical(classes="dialog"):
            yield Label(display_text("Write to a file"), classes="dialog-title")
            yield LineBox(
                f"{self._export.name}{ending}", suggester=PathSuggester(), select_on_focus=False
            )
            yield Label(classes="dialog-problem")
            yield Label(
                display_text(
                    f"The ending says in which form: {endings(self._export)}. "
                    f"Without a folder it goes {_here()}. enter writes, esc leaves it"
                ),
                classes="dialog-help",
            )

    @on(Input.Submitted)
    def action_keep(self) -> None:
        """Write the file."""
        self._write(self.query_one(Input).value)

    @work(group="export", exclusive=True)
    async def _write(self, name: str) -> None:
        problem = self.query_one(".dialog-problem", Label)
        try:
            path = await self.session.background.slow(write_export, self._export, name)
        except InputError as error:
            problem.update(display_text(f"! {error}"))
            problem.display = True
        else:
            self.dismiss(path)


def _here() -> str:
    try:
        return f"to {Path.cwd()}"
    except OSError:
        return "nowhere, because the folder you are in is gone"


async def export(screen: BriefreaderScreen[Any], what: Export) -> None:
    """Let the reader write `what` to a file; say where it went."""
    path = await screen.app.push_screen_wait(ExportDialog(what))
    if path is not None:
        screen.say(f"Written to {path}")
