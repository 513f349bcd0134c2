"""Makes Textual bindings from the table of actions."""

from textual.binding import Binding, BindingType

from briefreader.tui.actions import Context, actions_of


def bindings(context: Context, target: str = "") -> list[BindingType]:
    """Return the bindings of one context.

    `target` is where the methods are if they are not in the class itself: `screen` or `app`.
    """
    prefix = f"{target}." if target else ""
    return [
        Binding(
            action.keys,
            prefix + action.name,
            action.label,
            show=False,
            id=action.name,
            priority=action.at_once,
        )
        for action in actions_of(context)
    ]
