"""A box for several lines, which acts on keys as that for one does. Knows not what is typed."""

from textual import events
from textual.widgets import TextArea

from briefreader.tui.widgets.line_box import act_at_once


class TextBox(TextArea):
    """A box for several lines."""

    async def _on_key(self, event: events.Key) -> None:
        await act_at_once(self, event)
