"""A part of a screen that others fill, from top to bottom."""

from textual.containers import Vertical


class Pane(Vertical):
    """Holds widgets that cover all of it, so that its own lines need not be made."""

    BLANK = True
