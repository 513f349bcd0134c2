"""Lists the saved searches with how many unread reports each finds."""

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.message import Message
from textual.widgets import Label

from briefreader.errors import BriefreaderError
from briefreader.models.search import SavedSearch
from briefreader.render.display import display_line, display_text
from briefreader.render.lines import Line, Run
from briefreader.tui.bindings import bindings
from briefreader.tui.screens.base import Dialog
from briefreader.tui.screens.write import WriteDialog
from briefreader.tui.widgets.choice_list import Choice, ChoiceList

LOOK_EVERY = 1.0
"""Seconds between two looks at whether the library or its index has changed."""
_HELP = "enter opens, r renames, x removes, esc closes"
_NONE = "No searches are saved yet. Press / to search, and ctrl+s to save the search shown."


class SavedList(ChoiceList):
    """The saved searches, with the keys that open and change them."""

    BINDINGS = bindings("saved")

    class RenameWanted(Message):
        """The search under the cursor is to have another name."""

    class RemoveWanted(Message):
        """The search under the cursor is to be removed."""

    def action_open_saved(self) -> None:
        """Open the search under the cursor."""
        self.action_choose()

    def action_rename_saved(self) -> None:
        """Ask for another name."""
        self.post_message(self.RenameWanted())

    def action_remove_saved(self) -> None:
        """Ask for it to be removed."""
        self.post_message(self.RemoveWanted())


class SavedSearches(Dialog[SavedSearch | None]):
    """Answers with the search to open; the searches can be renamed and removed meanwhile."""

    BINDINGS: ClassVar = [Binding("q", "cancel", show=False)]
    HELP_FROM = "saved"

    def __init__(self) -> None:
        super().__init__()
        self._saved: Sequence[SavedSearch] = ()
        self._unread: dict[str, int | None] = {}
        self._seen = (-1, -1)
        self._doomed = ""

    def compose(self) -> ComposeResult:
        """Lay the dialog out."""
        with Vertical(classes="dialog"):
            yield Label(display_text("Saved searches"), classes="dialog-title")
            yield SavedList(glyphs=self.session.glyphs, id="saved")
            yield Label(display_text(_HELP), classes="dialog-help")

    def on_mount(self) -> None:
        """List the searches, and again when anything changes."""
        self.query_one(SavedList).focus()
        self.look()
        self.set_interval(LOOK_EVERY, self.look)

    @work(group="look", exclusive=True)
    async def look(self) -> None:
        """List the searches and count anew if the library or its index has changed."""
        session = self.session
        try:
            seen = (await session.background.quick(session.library.version), session.indexed)
            if seen == self._seen:
                return
            self._seen = seen
            self._saved = await session.background.quick(session.library.saved_searches)
        except BriefreaderError as error:
            self._say(str(error))
            return
        self._show()
        if not self._saved:
            self._say(_NONE)
        for saved in self._saved:
            self._unread[saved.name] = await self._count(saved)
            self._show()

    async def _count(self, saved: SavedSearch) -> int | None:
        """Return how many unread reports a search finds, None where that cannot be told."""
        try:
            client = await self.session.searcher()
            request = self.session.library.unread_request(saved)
            return (await client.search(request, lane="unread")).total
        except BriefreaderError:
            return None

    def _show(self) -> None:
        choices = self.query_one(SavedList)
        choices.styles.height = max(1, len(self._saved))
        choices.show([Choice(_told(one), self._number(one), one.name) for one in self._saved])

    def _number(self, saved: SavedSearch) -> Line:
        if saved.name not in self._unread:
            return (Run(f"  {self.session.glyphs.ellipsis} ", ("faint",)),)
        unread = self._unread[saved.name]
        if unread is None:
            return (Run("  cannot be made ", ("warning",)),)
        return (Run(f"  {unread:,} unread ", ("unread" if unread else "faint",)),)

    def _say(self, text: str) -> None:
        self.query_one(".dialog-help", Label).update(display_text(text))

    @property
    def _chosen(self) -> SavedSearch | None:
        name = self.query_one(SavedList).key
        return next((saved for saved in self._saved if saved.name == name), None)

    @on(ChoiceList.Chosen)
    def open_chosen(self) -> None:
        """Answer with the search under the cursor."""
        if self._chosen is not None:
            self.dismiss(self._chosen)

    @on(SavedList.RemoveWanted)
    def remove_chosen(self) -> None:
        """Remove the search under the cursor when the key is pressed a second time."""
        saved = self._chosen
        if saved is None:
            return
        if self._doomed != saved.name:
            self._doomed = saved.name
            self._say(f"Press the key again to remove “{saved.name}”. The reports stay.")
            return
        self._doomed = ""
        self.change(self.session.library.forget_search, saved.name)

    @on(SavedList.RenameWanted)
    @work(group="dialog", exclusive=True)
    async def rename_chosen(self) -> None:
        """Ask for another name."""
        saved = self._chosen
        if saved is None:
            return
        name = await self.app.push_screen_wait(
            WriteDialog("Rename the search", saved.name, help="enter renames, esc leaves", lines=1)
        )
        if name is not None and name != saved.name:
            self.change(self.session.library.rename_search, saved.name, name)

    @work(group="change")
    async def change(self, work: Callable[..., None], *names: str) -> None:
        """Change the saved searches, and say why if that cannot be."""
        try:
            await self.session.background.quick(work, *names)
        except BriefreaderError as error:
            self._say(str(error))
        else:
            self._say(_HELP)
            self.look()


def _told(saved: SavedSearch) -> Line:
    """Return the name of a search and what it looks for."""
    name, query = display_line(saved.name), display_line(saved.query)
    line: Line = (Run(" "), Run(name, ("strong",)))
    return line if name == query else (*line, Run(f"  {query}", ("muted",)))
