"""Everything the command line prints: data to stdout, notices to stderr, all of it sanitised."""

import json
import os
import shutil
import sys
from collections.abc import Iterable, Sequence
from typing import Any

import click

from briefreader.sanitise import sanitise, sanitise_line

DONE = 0
NOTHING_FOUND = 1
"""Nothing was found, or some inputs failed and were named on stderr."""
BAD_INPUT = 2
INTERRUPTED = 130

Spans = Iterable[tuple[int, int]]


def line(text: str = "") -> None:
    """Print one line of data."""
    click.echo(sanitise_line(text))


def block(text: str) -> None:
    """Print data that may run over lines."""
    click.echo(sanitise(text))


def columns(cells: Sequence[tuple[str, int]], last: str) -> None:
    """Print a row of cells padded to their widths (negative: to the left), then a free one."""
    padded = [_pad(sanitise_line(text), width) for text, width in cells]
    room = _room() - sum(len(cell) + 2 for cell in padded)
    click.echo("  ".join([*padded, shorten(sanitise_line(last), room)]).rstrip())


def marked(text: str, spans: Spans, indent: str = "") -> None:
    """Print one line with the characters of `spans` in bold where the terminal can."""
    if text != sanitise_line(text) or not styled():
        click.echo(indent + sanitise_line(text))
        return
    pieces, end = [], 0
    for start, stop in spans:
        pieces += [text[end:start], click.style(text[start:stop], bold=True, underline=True)]
        end = stop
    click.echo(indent + "".join(pieces) + text[end:])


def heading(text: str) -> None:
    """Print the title of what follows."""
    clean = sanitise_line(text)
    click.echo(click.style(clean, bold=True) if styled() else clean)


def notice(text: str) -> None:
    """Tell the user something that is not data."""
    click.echo(sanitise(text), err=True)


def data(value: Any) -> None:
    """Print one JSON document."""
    click.echo(_json(value, indent=2))


def data_line(value: Any) -> None:
    """Print one JSON document on one line."""
    click.echo(_json(value))


def data_list(values: Iterable[Any]) -> None:
    """Print a JSON array, one element a line, as its elements come."""
    start = "["
    for value in values:
        click.echo(f"{start}\n{_json(value)}", nl=False)
        start = ","
    click.echo("[]" if start == "[" else "\n]")


def styled() -> bool:
    """Tell whether stdout is a terminal that wants bold and underline."""
    return (
        sys.stdout.isatty()
        and not os.environ.get("NO_COLOR")
        and os.environ.get("TERM", "") not in ("", "dumb")
    )


def text_width() -> int:
    """Return the columns to wrap text at."""
    return min(_room(), 88)


def shorten(text: str, room: int) -> str:
    """Cut a line to `room` characters, with an ellipsis where something is cut."""
    if len(text) <= room:
        return text
    return text[: max(room - 1, 8)].rstrip() + "…"


def _room() -> int:
    """Return the columns of the terminal; a file has room for anything."""
    return max(40, shutil.get_terminal_size().columns) if sys.stdout.isatty() else 1_000_000


def _pad(text: str, width: int) -> str:
    cut = shorten(text, abs(width))
    return cut.rjust(-width) if width < 0 else cut.ljust(width)


def _json(value: Any, indent: int | None = None) -> str:
    # ASCII alone, so that nothing in a text can reach a terminal as a control; offsets hold.
    text = json.dumps(value, ensure_ascii=True, indent=indent)
    return text.replace("\x7f", "\\u007f")
