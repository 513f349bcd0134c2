"""Asks for a piece of text: a note, tags, a path. Knows not what it is for."""

from collections.abc import Sequence

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.suggester import Suggester
from textual.widgets import Input, Label, TextArea

from briefreader.render.display import display_text
from briefreader.tui.screens.base import Dialog
from briefreader.tui.widgets.line_box import LineBox
from briefreader.tui.widgets.text_box import TextBox


class WriteDialog(Dialog[str | None]):
    """Answers with the text that was written, or None if it is to stay as it was."""

    def __init__(
        self,
        title: str,
        text: str = "",
        *,
        help: str,  # noqa: A002
        lines: int = 8,
        suggester: Suggester | None = None,
    ) -> None:
        super().__init__()
        self._title = title
        self._text = text
        self._help = help
        self._lines = lines
        self._suggester = suggester

    def compose(self) -> ComposeResult:
        """Lay the dialog out."""
        with Vertical(classes="dialog"):
            yield Label(display_text(self._title), classes="dialog-title")
            if self._lines == 1:
                yield LineBox(self._text, suggester=self._suggester, select_on_focus=False)
            else:
                area = TextBox(self._text, soft_wrap=True, tab_behavior="focus")
                area.styles.height = self._lines
                yield area
            yield Label(display_text(self._help), classes="dialog-help")

    @on(Input.Submitted)
    def action_keep(self) -> None:
        """Answer with what was written."""
        if self._lines == 1:
            self.dismiss(self.query_one(Input).value)
        else:
            self.dismiss(self.query_one(TextArea).text)


class PathSuggester(Suggester):
    """Completes a path that is being typed from the folders on the disk."""

    def __init__(self) -> None:
        super().__init__(case_sensitive=True, use_cache=False)

    async def get_suggestion(self, value: str) -> str | None:
        """Return the first path that begins with `value`."""
        import asyncio

        return await asyncio.to_thread(_complete, value)


def _complete(value: str) -> str | None:
    import os
    from pathlib import Path

    if not value or value == "~":
        return None
    folder, _, begun = value.rpartition("/")
    base = Path(folder + "/" if value.startswith("/") else folder or ".").expanduser()
    try:
        names = sorted(_names(base), key=lambda item: item.casefold())
    except OSError:
        return None
    for name in names:
        if name.startswith(begun) and name.rstrip(os.sep) != begun and (begun or name[0] != "."):
            return f"{folder}/{name}" if "/" in value else name
    return None


def _names(folder: object) -> Sequence[str]:
    import os

    with os.scandir(str(folder)) as entries:
        return [entry.name + ("/" if entry.is_dir() else "") for entry in entries]
