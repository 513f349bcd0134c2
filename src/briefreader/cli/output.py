"""Everything the command line prints: data to stdout, notices to stderr, all of it sanitised."""

import os
import re
import shutil
import sys
from collections.abc import Iterable
from typing import Any

import click

from briefreader.cli.terminal import is_terminal
from briefreader.render.json_text import json_text
from briefreader.sanitise import sanitise, sanitise_line

DONE = 0
NOTHING_FOUND = 1
"""Nothing was found, or some inputs failed and were named on stderr."""
BAD_INPUT = 2
INTERRUPTED = 130

_ODD_WIDTHS = re.compile(
    "[\u0300-\u036f\u0483-\u0489\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0900-\u0dff\u0e31-\u0eff"
    "\u1100-\u11ff\u200d\u20d0-\u20ff\u231a-\u2b55\u2e80-\ua4cf\ua960-\ua97c\uac00-\ud7ff\uf900-\ufaff"
    "\ufe00-\ufe6f\uff00-\uffe6\U0001f000-\U0003ffff]"
)
"""What may take no column or two: everything else takes one."""
Spans = Iterable[tuple[int, int]]


def line(text: str = "") -> None:
    """Print one line of data."""
    _echo(sanitise_line(text))


def block(text: str) -> None:
    """Print data that may run over lines."""
    _echo(sanitise(text))


def _echo(text: str, *, nl: bool = True, err: bool = False) -> None:
    # Named, because click by itself looks behind the stream that a progress bar puts in place,
    # and lines would run into the bar.
    click.echo(text, file=sys.stderr if err else sys.stdout, nl=nl)


class Columns:
    """Lays out rows: cells of fixed widths, then a last one with the room that is left."""

    def __init__(self, *widths: int) -> None:
        """Take the widths of all columns but the last; a negative one aligns to the right."""
        self._widths = widths
        self._room = max(8, _room() - sum(abs(width) + 2 for width in widths))

    def row(self, *cells: str) -> str:
        """Return one row as text that is safe to print."""
        clean = [
            cell if cell.isascii() and cell.isprintable() else sanitise_line(cell) for cell in cells
        ]
        padded = [_pad(cell, width) for cell, width in zip(clean, self._widths, strict=False)]
        return f"{'  '.join(padded)}  {shorten(clean[-1], self._room)}"

    def head(self, *names: str) -> None:
        """Print what the columns hold, to a terminal only: a program reads rows alone."""
        if is_terminal(sys.stdout):
            _echo(click.style(self.row(*names), bold=True) if styled() else self.row(*names))

    def print(self, *cells: str) -> None:
        """Print one row."""
        _echo(self.row(*cells))


def safe_lines(texts: Iterable[str]) -> None:
    """Print lines that are safe already, all in one go."""
    _echo("".join(f"{text}\n" for text in texts), nl=False)


def marked(text: str, spans: Spans, indent: str = "") -> None:
    """Print one line with the characters of `spans` in bold where the terminal can."""
    if text != sanitise_line(text) or not styled():
        _echo(indent + sanitise_line(text))
        return
    pieces, end = [], 0
    for start, stop in spans:
        pieces += [text[end:start], click.style(text[start:stop], bold=True, underline=True)]
        end = stop
    _echo(indent + "".join(pieces) + text[end:])


def heading(text: str) -> None:
    """Print the title of what follows."""
    clean = sanitise_line(text)
    _echo(click.style(clean, bold=True) if styled() else clean)


def notice(text: str) -> None:
    """Tell the user something that is not data."""
    _echo(sanitise(text), err=True)


def data(value: Any) -> None:
    """Print one JSON document."""
    _echo(json_text(value, indent=2))


def data_line(value: Any) -> None:
    """Print one JSON document on one line."""
    _echo(json_text(value))


def data_list(values: Iterable[Any]) -> None:
    """Print a JSON array, one element a line, as its elements come."""
    start = "["
    for value in values:
        _echo(f"{start}\n{json_text(value)}", nl=False)
        start = ","
    _echo("[]" if start == "[" else "\n]")


def styled() -> bool:
    """Tell whether stdout is a terminal that wants bold and underline."""
    return (
        is_terminal(sys.stdout)
        and not os.environ.get("NO_COLOR")
        and os.environ.get("TERM", "") not in ("", "dumb")
    )


def text_width() -> int:
    """Return the columns to wrap text at."""
    return min(_room(), 88)


def shorten(text: str, room: int) -> str:
    """Cut a line to `room` columns, with an ellipsis where something is cut."""
    if _width(text) <= room:
        return text
    if _width(text) == len(text):
        return text[: max(room - 1, 1)].rstrip() + "…"
    from rich.cells import set_cell_size

    return set_cell_size(text, max(room - 1, 1)).rstrip() + "…"


def _width(text: str) -> int:
    """Return how many columns a line takes in a terminal."""
    if not _ODD_WIDTHS.search(text):
        return len(text)
    from rich.cells import cell_len

    return cell_len(text)


def _room() -> int:
    """Return the columns of the terminal; a file has room for anything."""
    return max(40, shutil.get_terminal_size().columns) if is_terminal(sys.stdout) else 1_000_000


def _pad(text: str, width: int) -> str:
    if width < 0:
        return text.rjust(-width)
    short = shorten(text, width)
    return short + " " * (width - _width(short))
