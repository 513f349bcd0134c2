"""Boxes to type in: keys that come together, as over a slow line, act in their order."""

import pytest
from textual import events
from textual.app import App, ComposeResult
from textual.widgets import Input, TextArea

from briefreader.tui.widgets.line_box import LineBox
from briefreader.tui.widgets.search_box import SearchBox
from briefreader.tui.widgets.text_box import TextBox

BURST = ("m", "o", "s", "backspace", "backspace", "x", "backspace", "y", "left", "z", "end", "!")


class Typing(App[None]):
    """An app with one box."""

    def __init__(self, box: Input | TextArea) -> None:
        super().__init__()
        self.box = box

    def compose(self) -> ComposeResult:
        yield self.box


def pressed(*keys: str) -> list[events.Key]:
    names = {"!": "exclamation_mark"}
    return [events.Key(names.get(key, key), key if len(key) == 1 else None) for key in keys]


@pytest.mark.parametrize("kind", [LineBox, SearchBox, TextBox])
async def test_keys_that_come_together_act_in_their_order(kind: type[Input | TextArea]) -> None:
    app = Typing(kind())
    async with app.run_test() as pilot:
        app.box.focus()
        await pilot.pause()
        for key in pressed(*BURST):
            app.post_message(key)
        await pilot.pause(0.2)
        box = app.box
        assert (box.text if isinstance(box, TextArea) else box.value) == "mzy!"
