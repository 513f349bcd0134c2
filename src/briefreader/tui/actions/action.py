"""What an action is, and where it may be at hand."""

from typing import Literal, NamedTuple

Context = Literal[
    "everywhere",
    "library",
    "list",
    "reader",
    "search",
    "facets",
    "saved",
    "compare",
    "ledger",
    "brief",
    "evidence",
    "dialog",
    "question",
    "help",
]
"""Where an action is at hand. `library` is the main screen with both its panes."""


class Action(NamedTuple):
    """Something a reader can do with a key."""

    name: str
    """What it is called in `[keys]` of the configuration file, and its method."""
    keys: str
    """Default keys in Textual's names, divided by commas."""
    label: str
    """One to three words for the key bar and the palette."""
    help: str
    """What it does, for the help screen and the documents."""
    contexts: tuple[Context, ...]
    bar: int = 0
    """Place in the key bar, 1 first; 0 leaves it out."""
    short: str = ""
    """The word in the key bar where the label is too long."""
    at_once: bool = False
    """Done before the next key is looked at: what is typed on belongs to what this opens."""
    moves: bool = False
    """It moves the cursor, which is of no use in the palette."""
