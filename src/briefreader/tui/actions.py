"""The one table of what a key can do. Bindings, key bar, help, palette and docs are made from it.

Knows no widget: an action named `star` is done by the method `action_star` of the place that
its context names (the app, a screen or a widget).
"""

from collections.abc import Iterator
from typing import Literal, NamedTuple, get_args

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


ACTIONS: tuple[Action, ...] = (
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
        ("list", "reader", "facets", "saved", "compare", "ledger", "brief", "help"),
        moves=True,
    ),
    Action(
        "up",
        "k,up",
        "Up",
        "Line or entry before",
        ("list", "reader", "facets", "saved", "compare", "ledger", "brief", "help"),
        moves=True,
    ),
    Action(
        "half_down",
        "ctrl+d",
        "Half a page down",
        "Half a page down",
        ("list", "reader", "facets", "saved", "compare", "ledger", "brief", "help"),
        moves=True,
    ),
    Action(
        "half_up",
        "ctrl+u",
        "Half a page up",
        "Half a page up",
        ("list", "reader", "facets", "saved", "compare", "ledger", "brief", "help"),
        moves=True,
    ),
    Action(
        "top",
        "g,home",
        "Top",
        "To the first line or entry",
        ("list", "reader", "facets", "saved", "compare", "ledger", "brief", "help"),
        moves=True,
    ),
    Action(
        "bottom",
        "G,end",
        "End",
        "To the last line or entry",
        ("list", "reader", "facets", "saved", "compare", "ledger", "brief", "help"),
        moves=True,
    ),
    # list
    Action("page_down", "pagedown", "Page down", "A page down", ("list",), moves=True),
    Action("page_up", "pageup", "Page up", "A page up", ("list",), moves=True),
    Action("open", "enter", "Open", "Open the report, at the match after a search", ("list",), 1),
    Action(
        "fold_story",
        "space",
        "Fold story",
        "Fold the reports of a story into one line, or unfold them",
        ("list",),
        2,
        "fold",
    ),
    # both panes of the library
    Action(
        "stories",
        "f",
        "Stories or reports",
        "List stories with their reports folded, or every report by itself",
        ("library",),
    ),
    Action(
        "ledger",
        "m",
        "Ledger",
        "See every quote, figure, date, name and title of the story, outlet by outlet",
        ("library", "compare"),
        4,
    ),
    Action(
        "brief",
        "B",
        "Brief",
        "See what all reports of the story say, what some say, and what differs",
        ("library", "compare", "ledger"),
        7,
    ),
    Action(
        "versions",
        "V",
        "Versions",
        "See what its outlet changed in the report: its last two versions side by side",
        ("library",),
    ),
    Action(
        "merge",
        "M",
        "Merge stories",
        "Make one story of this report's and the marked reports', for good",
        ("library",),
    ),
    Action(
        "split",
        "X",
        "Take out of story",
        "Take the report out of its story, for good",
        ("library",),
    ),
    Action("rename", "E", "Rename story", "Give the report's story a name", ("library",)),
    Action(
        "undo",
        "U",
        "Take back",
        "Take back the last merge, split or name of a story",
        ("library",),
    ),
    Action("update", "R", "Update feeds", "Ask the feeds for what is new", ("library",)),
    Action("search", "slash", "Search", "Search as you type", ("library",), 4, at_once=True),
    Action("next_pane", "tab", "Other pane", "Go to the other pane", ("library",)),
    Action(
        "mark",
        "v",
        "Mark",
        "Mark the report for comparison, two at most; again to take the mark away",
        ("library",),
        2,
    ),
    Action(
        "compare",
        "c",
        "Compare",
        "Set the two marked reports side by side, or the marked one and this one; in a ledger "
        "the current outlet's report and one that has the fact too",
        ("library", "ledger"),
        3,
    ),
    Action("mark_read", "r", "Read", "Mark the report read, or all of the story", ("library",)),
    Action(
        "mark_unread", "u", "Unread", "Mark the report unread, or all of the story", ("library",)
    ),
    Action("star", "s", "Star", "Star the report, or take the star away", ("library",), 6),
    Action("tag", "t", "Tags", "Change the report's tags", ("library",)),
    Action("note", "a", "Note", "Write a note to the report", ("library",)),
    Action(
        "edit",
        "e",
        "Edit facts",
        "See where title, outlet, date and the rest come from, and correct them",
        ("library",),
    ),
    Action("browse", "o", "Browser", "Open the report's web page in a browser", ("library",)),
    Action(
        "filter",
        "F",
        "Filter",
        "Choose which reports are listed, and in what order",
        ("library",),
        5,
    ),
    Action(
        "facets",
        "ctrl+f",
        "Narrow the search",
        "Narrow the search by outlet, month and so on, with counts; again to close that",
        ("library",),
        5,
        "narrow",
        at_once=True,
    ),
    Action(
        "save_search",
        "ctrl+s",
        "Save the search",
        "Save the search that is shown, under a name",
        ("library",),
        93,
        "save",
    ),
    Action(
        "saved",
        "S,ctrl+o",
        "Saved searches",
        "List the saved searches with how many unread reports each finds; ctrl+o while typing",
        ("library",),
    ),
    Action(
        "next_match", "n", "Next match", "To the next match of the search", ("library", "evidence")
    ),
    Action("previous_match", "N", "Match before", "To the match before", ("library", "evidence")),
    Action(
        "next_of_story",
        "right_square_bracket",
        "Next of story",
        "To the next report of the same story",
        ("library",),
    ),
    Action(
        "previous_of_story",
        "left_square_bracket",
        "Story before",
        "To the report before of the same story",
        ("library",),
    ),
    Action("next_article", "J", "Next report", "Open the next report of the list", ("library",)),
    Action(
        "previous_article",
        "K",
        "Report before",
        "Open the report before in the list",
        ("library",),
    ),
    Action(
        "add", "A", "Add files", "Bring in a file, a folder, a pattern or an address", ("library",)
    ),
    Action("sample", "D", "Sample corpus", "Open the sample corpus", ("library",)),
    # reader
    Action(
        "screen_down",
        "space,pagedown",
        "Page down",
        "A page down",
        ("reader", "compare", "ledger", "brief", "help"),
        moves=True,
    ),
    Action(
        "screen_up",
        "b,pageup",
        "Page up",
        "A page up",
        ("reader", "compare", "ledger", "brief", "help"),
        moves=True,
    ),
    Action("wider", "plus,equals_sign", "Wider", "Set the text wider", ("reader",)),
    Action("narrower", "minus", "Narrower", "Set the text narrower", ("reader",)),
    Action("zen", "z", "Only the text", "Hide everything but the text", ("reader",), 8, "zen"),
    Action(
        "dropped",
        "d",
        "Left out",
        "Show what was left out of the body: captions, furniture, credits",
        ("reader",),
        7,
        "left out",
    ),
    # search box
    Action(
        "search_open",
        "enter",
        "Open",
        "Open the first report at the match",
        ("search",),
        1,
        "open",
        moves=True,
    ),
    Action(
        "search_list",
        "tab",
        "Results",
        "Go to the results, keeping the search",
        ("search", "facets"),
        2,
        "results",
        moves=True,
    ),
    Action(
        "history_back",
        "up",
        "Search before",
        "Bring back an earlier search",
        ("search",),
        3,
        "history",
        moves=True,
    ),
    Action(
        "history_on",
        "down",
        "Search after",
        "A later search; past the last one, to the results",
        ("search",),
        moves=True,
    ),
    Action(
        "search_close",
        "escape",
        "Close",
        "Close the search and return to where you were",
        ("search",),
        4,
        "close",
        moves=True,
    ),
    Action(
        "query_help",
        "f1,ctrl+g",
        "What to type",
        "Show what a search can say",
        ("search",),
        6,
        "what to type",
        moves=True,
    ),
    Action(
        "choose",
        "enter,space",
        "Choose",
        "Narrow the search by this value; again to take that back",
        ("facets",),
        1,
        moves=True,
    ),
    # saved searches
    Action("open_saved", "enter", "Open", "Open this search", ("saved",), moves=True),
    Action("rename_saved", "r", "Rename", "Give the search another name", ("saved",), moves=True),
    Action(
        "remove_saved",
        "x,delete",
        "Remove",
        "Remove the search; the key is to be pressed twice",
        ("saved",),
        moves=True,
    ),
    # compare
    Action(
        "next_difference", "n", "Next difference", "To the next difference", ("compare",), 1, "next"
    ),
    Action(
        "previous_difference",
        "N",
        "Difference before",
        "To the difference before",
        ("compare",),
        2,
        "before",
    ),
    Action("side", "tab", "Other side", "Go to the other report", ("compare",), 3, "side"),
    Action(
        "counterpart",
        "enter",
        "Counterpart",
        "Jump to the counterpart of this row or to where a moved one stands, which flashes",
        ("compare",),
        4,
        "counterpart",
    ),
    Action("swap", "x", "Swap", "Swap left and right", ("compare",), 5, "swap"),
    Action("fold", "z", "Fold", "Fold what agrees, or unfold it", ("compare",), 6, "fold"),
    Action(
        "reject",
        "w",
        "Wrong",
        "Mark what the row says as wrong, for good; again to take that back",
        ("compare",),
        7,
        "wrong",
    ),
    Action("view_all", "1", "All", "Show every row", ("compare",)),
    Action("view_shared", "2", "Shared", "Show what both say", ("compare",)),
    Action("view_left", "3", "Only left", "Show what only the left report says", ("compare",)),
    Action("view_right", "4", "Only right", "Show what only the right report says", ("compare",)),
    Action(
        "view_facts",
        "5",
        "Quotes and figures",
        "Show quotations, figures, people and notes",
        ("compare",),
    ),
    Action("view_copied", "6", "Copied", "Show what both print word for word", ("compare",)),
    Action(
        "next_outlet",
        "right_curly_bracket",
        "Next outlet",
        "Change this side to the story's next outlet; of two versions, to the next version",
        ("compare",),
    ),
    Action(
        "previous_outlet",
        "left_curly_bracket",
        "Outlet before",
        "Change this side to the story's outlet before; of two versions, to the one before",
        ("compare",),
    ),
    # dialogs
    Action("keep", "ctrl+s", "Keep", "Keep what was written and close", ("dialog",), moves=True),
    Action("agree", "y,enter", "Yes", "Do what is asked", ("question",), moves=True),
    Action("decline", "n,escape", "No", "Leave all as it is", ("question",), moves=True),
    # ledger
    Action(
        "evidence",
        "enter",
        "Open",
        "Open the current outlet's report where it says this",
        ("ledger", "brief"),
        1,
        "open",
    ),
    Action(
        "outlet_right",
        "l,right",
        "Next outlet",
        "To the next outlet",
        ("ledger", "brief"),
        2,
        "outlet",
        moves=True,
    ),
    Action(
        "outlet_left",
        "h,left",
        "Outlet before",
        "To the outlet before",
        ("ledger", "brief"),
        moves=True,
    ),
    Action("next_section", "n", "Next part", "To the next part", ("brief",), 3, "next"),
    Action("previous_section", "N", "Part before", "To the part before", ("brief",), 4, "before"),
    Action(
        "export",
        "e",
        "Export",
        "Write what is shown to a file: Markdown, HTML, JSON and more, as its ending says",
        ("compare", "ledger", "brief"),
        8,
    ),
    Action("rows_all", "1", "All rows", "Show every row", ("ledger",)),
    Action(
        "rows_differ",
        "2",
        "What differs",
        "Show what outlets say differently, figures raised later among it",
        ("ledger",),
        3,
        "differ",
    ),
    Action(
        "rows_single",
        "3",
        "Only one outlet",
        "Show what one outlet alone says",
        ("ledger",),
        4,
        "only one",
    ),
    Action(
        "rows_agree",
        "4",
        "All agree",
        "Show what all that mention it agree on",
        ("ledger",),
        5,
        "agree",
    ),
)


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
