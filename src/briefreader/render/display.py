"""The gate that every string from outside passes on its way to a widget. Knows no layout.

Text is made safe when it is brought in and once more here, so that a library written by
another program, a search result or an error message cannot reach the terminal raw. What
comes out is a `str` of printable characters, or a rich `Text`; never markup.
"""

from typing import TYPE_CHECKING

from briefreader.sanitise import sanitise, sanitise_line

if TYPE_CHECKING:
    from rich.text import Text

LINE_LIMIT = 4000
"""Characters kept of a string that is shown on one line."""

_BLANKS = str.maketrans("\n\t", "  ")


def display_line(text: str, limit: int = LINE_LIMIT) -> str:
    """Return `text` fit to be shown on one line, white space folded."""
    return sanitise_line(text, limit)


def display_paragraph(text: str) -> str:
    """Return `text` fit to be wrapped; character offsets stay valid if it was clean before."""
    return sanitise(text).translate(_BLANKS)


def display_text(text: str) -> "Text":
    """Return `text` for a widget that takes rich text. Brackets in it stay brackets."""
    from rich.text import Text

    return Text("\n".join(sanitise_line(line) for line in sanitise(text).split("\n")))
