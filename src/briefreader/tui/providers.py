"""The command palette: what the table of actions offers where the reader is."""

from collections.abc import Callable, Coroutine, Iterator
from functools import partial
from typing import Any, NamedTuple

from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.content import Content

from briefreader.tui.actions import ACTIONS, Action, key_names

_HELP_WEIGHT = 0.6
"""How much a match in the explanation counts against one in the name."""


class _Command(NamedTuple):
    action: Action
    key: str
    run: Callable[[], Coroutine[Any, Any, bool]]

    @property
    def display(self) -> Content:
        """The name with the key behind it."""
        return Content.assemble(self.action.label, ("  " + self.key, "dim"))


class ActionProvider(Provider):
    """Every action that is at hand, with its key."""

    def _commands(self) -> Iterator[_Command]:
        at_hand = {
            active.binding.id: active
            for active in reversed(self.screen.active_bindings.values())
            if active.binding.id
        }
        for action in ACTIONS:
            active = at_hand.get(action.name)
            if active is not None and not action.moves and action.name != "palette":
                run = partial(self.app.run_action, active.binding.action, active.node)
                yield _Command(action, key_names(active.binding.key)[0], run)

    async def discover(self) -> Hits:
        """Offer everything while nothing is typed."""
        for command in self._commands():
            yield DiscoveryHit(
                command.display,
                command.run,
                text=command.action.label,
                help=command.action.help,
            )

    async def search(self, query: str) -> Hits:
        """Offer what is named or explained in words like `query`."""
        matcher = self.matcher(query)
        for command in self._commands():
            action = command.action
            score = max(matcher.match(action.label), matcher.match(action.help) * _HELP_WEIGHT)
            if score > 0:
                yield Hit(score, command.display, command.run, text=action.label, help=action.help)
