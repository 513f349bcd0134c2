"""The one table of what a key can do. Bindings, key bar, help, palette and docs are made from it.

Knows no widget: an action named `star` is done by the method `action_star` of the place that
its context names (the app, a screen or a widget).
"""

from collections.abc import Iterator
from typing import get_args

from briefreader.tui.actions.action import Action, Context
from briefreader.tui.actions.comparing import COMPARING
from briefreader.tui.actions.everywhere import EVERYWHERE
from briefreader.tui.actions.library import LIBRARY
from briefreader.tui.actions.searching import SEARCHING

__all__ = ["ACTIONS", "Action", "Context", "actions_of", "contexts", "key_names", "unknown_names"]

ACTIONS = EVERYWHERE + LIBRARY + SEARCHING + COMPARING
"""Everything a key can do, in the order of the help."""


def actions_of(context: Context) -> list[Action]:
    """Return the actions that are at hand in `context`, in the order of the table."""
    return [action for action in ACTIONS if context in action.contexts]


def contexts() -> tuple[Context, ...]:
    """Return every context, in the order in which the help shows them."""
    return get_args(Context)


_KEY_NAMES = {
    "question_mark": "?",
    "colon": ":",
    "slash": "/",
    "right_square_bracket": "]",
    "left_square_bracket": "[",
    "right_curly_bracket": "}",
    "left_curly_bracket": "{",
    "plus": "+",
    "equals_sign": "=",
    "minus": "-",
    "escape": "esc",
    "pagedown": "pgdn",
    "pageup": "pgup",
}


def key_names(keys: str) -> list[str]:
    """Return the keys of a comma-separated list as they are printed on a keyboard."""
    names = [key.strip() for key in keys.split(",") if key.strip()]
    return [_KEY_NAMES.get(name, name) for name in names]


def unknown_names(given: Iterator[str]) -> list[str]:
    """Return the names in `[keys]` that no action has."""
    known = {action.name for action in ACTIONS}
    return sorted(name for name in given if name not in known)
