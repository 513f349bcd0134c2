"""Says that the terminal is too small, until it is larger."""

from textual.app import ComposeResult
from textual.screen import ModalScreen
from textual.widgets import Static

from briefreader.tui.bindings import bindings


class TooSmallScreen(ModalScreen[None]):
    """Covers everything while the terminal is too small to show it."""

    DEFAULT_CSS = """
    TooSmallScreen { align: center middle; background: $background; }
    TooSmallScreen Static { text-align: center; width: 1fr; height: auto; }
    """

    BINDINGS = bindings("everywhere", "app")

    def __init__(self, columns: int, rows: int) -> None:
        super().__init__()
        self._needed = f"Too small here.\nNeeds {columns} x {rows}."

    def compose(self) -> ComposeResult:
        """Lay the message out."""
        yield Static(self._needed, markup=False)

    def action_back(self) -> None:
        """Leave: there is nothing else to do here."""
        self.app.exit()
