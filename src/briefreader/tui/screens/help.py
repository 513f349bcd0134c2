"""The help screen: all keys, what a search can say, what the signs mean."""

from textual.app import ComposeResult
from textual.events import Resize

from briefreader import __version__
from briefreader.render.lines import Run, line_text
from briefreader.tui.help_text import help_lines
from briefreader.tui.screens.base import BriefreaderScreen
from briefreader.tui.widgets.line_bar import LineBar
from briefreader.tui.widgets.line_view import LineView


class HelpScreen(BriefreaderScreen[None]):
    """Everything that a key can do here."""

    def __init__(self, topic: str = "") -> None:
        """Show the help from the section of this title on, or from its beginning."""
        super().__init__()
        self._topic = topic

    def compose(self) -> ComposeResult:
        """Lay the screen out."""
        heading = (Run(" Keys", ("heading",)),)
        name = (Run(f"briefreader {__version__} ", ("muted",)),)
        yield LineBar(heading, name, classes="heading -active")
        yield LineView(id="help")
        yield LineBar((Run(" q", ("key",)), Run(" back", ("muted",))), id="keys")

    def on_mount(self) -> None:
        """Be ready for the keys."""
        self.query_one(LineView).focus()

    def on_resize(self, event: Resize) -> None:
        """Set the help for the width there is."""
        width = min(90, event.size.width - 2)
        session = self.session
        self.query_one(LineView).show(help_lines(width, session.keymap, session.glyphs))
        self.call_after_refresh(self._go_to_topic)

    def _go_to_topic(self) -> None:
        view = self.query_one(LineView)
        titles = [line_text(line) for line in view.lines]
        if self._topic in titles:
            view.scroll_to(y=titles.index(self._topic), animate=False, force=True)
