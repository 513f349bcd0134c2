"""Lines of text whose parts carry roles instead of colours. Knows neither themes nor widgets.

A layout says what a piece of text *is* (a match, a quotation, words that differ); whoever
paints it decides what that looks like.
"""

import itertools
from collections.abc import Iterable, Sequence
from typing import Literal, NamedTuple

from rich.cells import cell_len, set_cell_size

Role = Literal[
    "ink",
    "strong",
    "muted",
    "faint",
    "accent",
    "warning",
    "title",
    "heading",
    "unread",
    "star",
    "mark",
    "hit",
    "hit-current",
    "dropped",
    "note",
    "noted",
    "cursor",
    "cursor-blurred",
    "flash",
    "same",
    "reworded",
    "only-left",
    "only-right",
    "differs",
    "altered",
    "quote",
    "figure",
    "copied",
    "edit",
    "rule",
    "key",
    "tab",
    "tab-active",
]


class Run(NamedTuple):
    """A piece of a line and what it is; later roles win where two say different things."""

    text: str
    roles: tuple[Role, ...] = ("ink",)


Line = tuple[Run, ...]
"""One row of the screen, from left to right."""

BLANK: Line = ()


class Mark(NamedTuple):
    """A stretch of a text that has a role, as character offsets."""

    start: int
    end: int
    role: Role


def line_text(line: Line) -> str:
    """Return what `line` says without its roles."""
    return "".join(run.text for run in line)


def line_width(line: Line) -> int:
    """Return how many cells `line` takes."""
    return sum(cell_len(run.text) for run in line)


def mark_line(
    text: str, start: int, end: int, marks: Iterable[Mark], base: tuple[Role, ...] = ("ink",)
) -> Line:
    """Cut `text[start:end]` into runs at the borders of `marks`, which may overlap.

    Each run carries `base` and then the roles of the marks that cover it, in the order given.
    """
    touching = [mark for mark in marks if mark.start < end and start < mark.end]
    if not touching:
        return (Run(text[start:end], base),) if end > start else BLANK
    borders = {start, end}
    for mark in touching:
        borders.add(max(start, mark.start))
        borders.add(min(end, mark.end))
    cuts = sorted(borders)
    return tuple(
        Run(
            text[left:right],
            base + tuple(mark.role for mark in touching if mark.start <= left < mark.end),
        )
        for left, right in itertools.pairwise(cuts)
    )


def truncate(text: str, width: int, ellipsis: str = "…") -> str:
    """Shorten `text` to at most `width` cells, with `ellipsis` where something is missing."""
    if width <= 0:
        return ""
    if len(text) * 2 <= width or cell_len(text) <= width:
        return text
    if width == 1:
        return ellipsis
    return set_cell_size(text[: 2 * width], width - 1).rstrip() + ellipsis


def truncate_line(line: Line, width: int, ellipsis: str = "…") -> Line:
    """Shorten `line` to at most `width` cells, keeping the roles of what is left."""
    if line_width(line) <= width:
        return line
    kept: list[Run] = []
    room = width
    for run in line:
        size = cell_len(run.text)
        if size < room:
            kept.append(run)
            room -= size
            continue
        kept.append(run._replace(text=truncate(run.text + " ", room, ellipsis)))
        break
    return tuple(kept)


def pad_line(line: Line, width: int, roles: tuple[Role, ...] = ("ink",)) -> Line:
    """Extend `line` with blanks to `width` cells; a longer line is returned as it is."""
    missing = width - line_width(line)
    return (*line, Run(" " * missing, roles)) if missing > 0 else line


def spread(left: Line, right: Line, width: int, ellipsis: str = "…") -> Line:
    """Set `left` and `right` at the two ends of a line; `left` is shortened to make room."""
    room = width - line_width(right)
    if room <= 0:
        return truncate_line(left, width, ellipsis)
    return pad_line(truncate_line(left, room, ellipsis), room) + right


def cut_lines(lines: Sequence[Line], height: int, width: int, ellipsis: str = "…") -> list[Line]:
    """Return at most `height` lines; where some are left out the last one says so."""
    if len(lines) <= height or height <= 0:
        return list(lines)
    last = truncate_line(lines[height - 1], width - 2, "")
    return [*lines[: height - 1], (*last, Run(f" {ellipsis}", ("faint",)))]


def join_lines(parts: Sequence[Line], separator: Line) -> Line:
    """Join `parts` with `separator` between them."""
    joined: list[Run] = []
    for number, part in enumerate(parts):
        if number:
            joined.extend(separator)
        joined.extend(part)
    return tuple(joined)
