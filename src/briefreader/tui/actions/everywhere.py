"""What can be done on every screen, and moving about."""

from briefreader.tui.actions.action import Action, Context

_LINES: tuple[Context, ...] = (
    "list", "reader", "facets", "saved", "compare", "ledger", "brief", "help",
)  # fmt: skip
"""Where a cursor or a page goes from line to line."""

EVERYWHERE: tuple[Action, ...] = (
    # everywhere
    Action("help", "question_mark", "Help", "Show all keys", ("everywhere",), 90, "help"),
    Action(
        "palette",
        "colon,ctrl+p",
        "Commands",
        "Find a command by its name",
        ("everywhere",),
    ),
    Action(
        "back",
        "q",
        "Back",
        "Back to where you came from; from the list itself, leave",
        ("everywhere", "help"),
        91,
        "back",
    ),
    Action(
        "cancel",
        "escape",
        "Close",
        "Close what is open: a dialog, a search, a report",
        ("everywhere", "dialog", "help"),
    ),
    Action("leave", "Q", "Quit", "Leave briefreader at once", ("everywhere",), 92, "quit"),
    Action("suspend", "ctrl+z", "Suspend", "Go to the shell; fg returns", ("everywhere",)),
    # moving
    Action(
        "down",
        "j,down",
        "Down",
        "Next line or entry",
        _LINES,
        moves=True,
    ),
    Action(
        "up",
        "k,up",
        "Up",
        "Line or entry before",
        _LINES,
        moves=True,
    ),
    Action(
        "half_down",
        "ctrl+d",
        "Half a page down",
        "Half a page down",
        _LINES,
        moves=True,
    ),
    Action(
        "half_up",
        "ctrl+u",
        "Half a page up",
        "Half a page up",
        _LINES,
        moves=True,
    ),
    Action(
        "top",
        "g,home",
        "Top",
        "To the first line or entry",
        _LINES,
        moves=True,
    ),
    Action(
        "bottom",
        "G,end",
        "End",
        "To the last line or entry",
        _LINES,
        moves=True,
    ),
)
