"""A box to type in that does what keys say in the order they were pressed. Knows not what is typed.

Textual puts a letter in at once, and runs what another key is bound to once the key has come up to
the app. Letters and backspaces that come together, as they do over a slow line, change places.
"""

from textual import events
from textual.widget import Widget
from textual.widgets import Input


class LineBox(Input):
    """A box for one line."""

    async def _on_key(self, event: events.Key) -> None:
        # Textual calls the base's own handler too, unless it is prevented.
        await act_at_once(self, event)


async def act_at_once(box: Widget, event: events.Key) -> None:
    """Do at once what a key is bound to in its own box; leave the others to Textual."""
    if event.is_printable:
        return
    bound = box.screen.active_bindings.get(event.key)
    if bound is None or bound.node is not box or not bound.enabled:
        return
    if await box.app.run_action(bound.binding.action, box):
        event.stop()
        event.prevent_default()
