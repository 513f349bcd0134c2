"""The last line of a screen: the few keys that matter where the reader is, and what goes on."""

from collections.abc import Mapping, Sequence

from textual import events
from textual.strip import Strip

from briefreader.render.lines import Line, Run, line_width
from briefreader.tui.actions import Action, key_names
from briefreader.tui.widgets.line_bar import LineBar

GAP = 3
"""Cells between one key and the next."""


class KeyBar(LineBar):
    """Keys with their words, as many as fit; a click on one does what the key does."""

    def __init__(self, *, keymap: Mapping[str, str] | None = None) -> None:
        super().__init__(id="keys")
        self._keymap = dict(keymap or {})
        self._actions: Sequence[Action] = ()
        self._places: list[tuple[int, int, str]] = []

    def show_actions(self, actions: Sequence[Action]) -> None:
        """Show the keys of `actions` that belong in the bar, in the order of their places."""
        chosen = sorted((item for item in actions if item.bar), key=lambda item: item.bar)
        if chosen != self._actions:
            self._actions = chosen
            self.refresh()

    def show_status(self, status: Line) -> None:
        """Show what goes on, at the right end; an empty line for nothing."""
        self.show(right=status)

    def render_line(self, y: int) -> Strip:
        """Paint the line with as many keys as fit beside what goes on."""
        self._left = self._lay_out(self.size.width - line_width(self._right) - 1)
        return super().render_line(y)

    def _lay_out(self, room: int) -> Line:
        runs: list[Run] = [Run(" ")]
        self._places = []
        x = 1
        for action in self._fitting(room - x):
            key, word = self._names(action)
            runs += [Run(" " * GAP)] if self._places else []
            runs += [Run(key, ("key",)), Run(f" {word}", ("muted",))]
            width = len(key) + 1 + len(word)
            self._places.append((x, x + width, self._keys(action).split(",")[0]))
            x += width + GAP
        return tuple(runs)

    def _fitting(self, room: int) -> list[Action]:
        """Return the actions that fit into `room` cells; how to get help comes before all."""
        kept: set[str] = set()
        for action in sorted(self._actions, key=lambda item: item.name != "help"):
            key, word = self._names(action)
            room -= len(key) + 1 + len(word)
            if room < 0:
                break
            kept.add(action.name)
            room -= GAP
        return [action for action in self._actions if action.name in kept]

    def _keys(self, action: Action) -> str:
        return self._keymap.get(action.name, action.keys)

    def _names(self, action: Action) -> tuple[str, str]:
        return key_names(self._keys(action))[0], action.short or action.label.lower()

    def on_click(self, event: events.Click) -> None:
        """Do what the key under the pointer does."""
        for start, end, key in self._places:
            if start <= event.x < end:
                self.app.simulate_key(key)
