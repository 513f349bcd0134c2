"""What each role of a painted line looks like. Colour is never the only sign.

A table instead of component classes: Textual works out the CSS of every component class of
every widget whenever a class or the focus changes, a thousand rules for one screen of ours.
"""

from typing import NamedTuple

from briefreader.render.lines import Role


class Look(NamedTuple):
    """How a role is painted; an empty string leaves what lies below."""

    ink: str = ""
    """Name of the theme variable of the letters' colour."""
    paper: str = ""
    """Name of the theme variable of the background's colour."""
    text: str = ""
    """Attributes of the text in rich's words."""


LOOKS: dict[Role, Look] = {
    "ink": Look(),
    "strong": Look(text="bold"),
    "muted": Look("ink-muted"),
    "faint": Look("ink-faint"),
    "accent": Look("ink-accent"),
    "warning": Look("ink-warning"),
    "title": Look("ink", text="bold"),
    "heading": Look(text="bold"),
    "unread": Look("ink-primary"),
    "star": Look("ink-warning"),
    "mark": Look("ink-success", text="bold reverse"),
    "hit": Look("ink", "paper-hit", "underline"),
    "hit-current": Look("paper", "ink-warning", "bold"),
    "dropped": Look("ink-muted"),
    "note": Look("ink-success"),
    "noted": Look("ink-success", text="underline"),
    "cursor": Look(paper="paper-cursor"),
    "cursor-blurred": Look(paper="paper-blurred"),
    "flash": Look(paper="paper-flash", text="reverse"),
    "same": Look("ink-faint"),
    "reworded": Look("ink-accent", text="bold"),
    "only-left": Look("ink-primary", text="bold"),
    "only-right": Look("ink-warning", text="bold"),
    "differs": Look("ink-error", text="bold"),
    "altered": Look("ink-error", text="bold underline"),
    "quote": Look("ink-success"),
    "figure": Look("ink-accent"),
    "copied": Look(paper="paper-copied", text="italic"),
    "edit": Look("ink-accent", text="underline"),
    "rule": Look("ink-rule"),
    "key": Look("ink-primary", text="bold"),
    "tab": Look("ink-muted"),
    "tab-active": Look("ink-primary", text="bold reverse"),
}
