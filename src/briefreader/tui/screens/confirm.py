"""Asks whether something is to be done. Knows not what."""

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Label

from briefreader.render.display import display_text
from briefreader.tui.bindings import bindings
from briefreader.tui.screens.base import Dialog


class ConfirmDialog(Dialog[bool]):
    """Answers True where the reader agrees."""

    BINDINGS = bindings("question")

    def __init__(self, question: str) -> None:
        super().__init__()
        self._question = question

    def compose(self) -> ComposeResult:
        """Lay the dialog out."""
        with Vertical(classes="dialog"):
            yield Label(display_text(self._question), classes="dialog-question")
            yield Label(
                display_text("y or enter does it, n or esc does not"), classes="dialog-help"
            )

    DEFAULT_CSS = """
    ConfirmDialog .dialog-question { width: 1fr; height: auto; }
    """

    def action_agree(self) -> None:
        """Answer yes."""
        self.dismiss(True)

    def action_decline(self) -> None:
        """Answer no."""
        self.dismiss(False)
