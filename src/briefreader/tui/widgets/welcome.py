"""What an empty library shows: how to get something to read."""

from collections.abc import Mapping

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Static

from briefreader.render.lines import Line, Run
from briefreader.tui.actions import ACTIONS, key_names
from briefreader.tui.widgets.line_bar import LineBar

_STEPS = (
    ("sample", "look at the sample corpus"),
    ("add", "bring in your own files or folders"),
    ("help", "see every key"),
    ("leave", "leave"),
)


class Welcome(Vertical, can_focus=True):
    """The first screen of someone who has no reports yet."""

    DEFAULT_CSS = """
    Welcome {
        align: center middle;
        & > * { width: 1fr; max-width: 66; height: auto; }
        & LineBar { height: 1; }
    }
    """

    def __init__(self, keymap: Mapping[str, str], *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._keymap = keymap

    def compose(self) -> ComposeResult:
        """Lay the welcome out."""
        yield LineBar((Run("Nothing to read yet", ("title",)),))
        yield Static(
            "\nbriefreader lays the reports of one event side by side and shows what both say,"
            " what only one says and where they differ.\n",
            markup=False,
        )
        for name, words in _STEPS:
            yield LineBar(self._step(name, words))
        yield Static(
            "\nFrom the shell: briefreader add FILE or FOLDER, also while this is open.",
            markup=False,
            classes="aside",
        )

    def _step(self, name: str, words: str) -> Line:
        default = next(action.keys for action in ACTIONS if action.name == name)
        key = key_names(self._keymap.get(name, default))[0]
        return (Run(f" {key} ", ("key",)), Run(f"  {words}"))
