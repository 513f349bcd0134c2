"""The line in which a search is typed. Knows no search engine."""

from collections.abc import Sequence
from dataclasses import dataclass

from rich.highlighter import Highlighter
from rich.style import Style
from rich.text import Text
from textual import events
from textual.message import Message

from briefreader.errors import QueryError
from briefreader.tui.bindings import bindings
from briefreader.tui.widgets.line_box import LineBox
from briefreader.tui.widgets.painter import Painter


class _Pointer(Highlighter):
    """Marks the characters that an error is about."""

    def __init__(self, error: QueryError, style: Style) -> None:
        self._error = error
        self._style = style

    def highlight(self, text: Text) -> None:
        """Mark them in `text`, as far as they still stand there."""
        column = self._error.column
        text.stylize(self._style, column, column + self._error.length)


class SearchBox(LineBox):
    """A search as it is typed, with the searches before it a key away."""

    DEFAULT_CSS = """
    SearchBox {
        height: 1;
        border: none;
        padding: 0 1;
        &:focus { border: none; }
    }
    """
    BINDINGS = bindings("search")

    @dataclass
    class Typed(Message):
        """The search has changed."""

        query: str

    @dataclass
    class OpenWanted(Message):
        """The first report found is to be opened."""

    @dataclass
    class ListWanted(Message):
        """The reader wants to go to the results."""

    @dataclass
    class Closed(Message):
        """The search is given up."""

    @dataclass
    class HelpWanted(Message):
        """The reader wants to know what a search can say."""

    def __init__(self) -> None:
        super().__init__(
            placeholder='words, "a phrase", outlet:name, date:2022-01',
            id="search",
            select_on_focus=False,
        )
        self._history: Sequence[str] = ()
        self._back = 0
        self._draft = ""
        self.error: QueryError | None = None
        """Why what stands here cannot be searched for; None if it can."""

    def point_out(self, error: QueryError | None) -> None:
        """Mark what cannot be read, until something else is pointed out; None for nothing."""
        if error is not self.error:
            self.error = error
            style = Painter(self).style(("altered",))
            self.highlighter = _Pointer(error, style) if error else None
            self.refresh()

    def remember(self, history: Sequence[str]) -> None:
        """Take in the searches made so far, newest first."""
        self._history = history
        self._back = 0

    def on_input_changed(self, event: LineBox.Changed) -> None:
        """Say what is searched for now."""
        event.stop()
        self.post_message(self.Typed(event.value))

    def on_key(self, event: events.Key) -> None:
        """Start the way through the history anew once something is typed."""
        if event.is_printable:
            self._back = 0

    def action_search_open(self) -> None:
        """Open the first report found."""
        self.post_message(self.OpenWanted())

    def action_search_list(self) -> None:
        """Go to the results."""
        self.post_message(self.ListWanted())

    def action_search_close(self) -> None:
        """Give the search up."""
        self.post_message(self.Closed())

    def action_query_help(self) -> None:
        """Learn what a search can say."""
        self.post_message(self.HelpWanted())

    def action_history_back(self) -> None:
        """Bring back the search before; the one that stands here already is passed over."""
        if self._back == 0:
            self._draft = self.value
        while self._back < len(self._history):
            self._back += 1
            if (earlier := self._history[self._back - 1]) != self.value:
                self.put(earlier)
                return

    def action_history_on(self) -> None:
        """Bring back the search after; past the newest one go to the results."""
        if self._back == 0:
            self.post_message(self.ListWanted())
            return
        self._back -= 1
        self.put(self._history[self._back - 1] if self._back else self._draft)

    def put(self, query: str) -> None:
        """Put in a query as if it had been typed."""
        self.value = query
        self.cursor_position = len(query)
