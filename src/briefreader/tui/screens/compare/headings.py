"""What stands above and below the columns of a comparison, as lines. Knows no widget."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import get_args

from briefreader.models.article import Report
from briefreader.models.comparison import Comparison
from briefreader.render.cells import Side
from briefreader.render.comparison import Block, Said, View, said_lines
from briefreader.render.dates import display_date
from briefreader.render.display import display_line
from briefreader.render.glyphs import Glyphs
from briefreader.render.lines import (
    Line,
    Role,
    Run,
    join_lines,
    line_width,
    spread,
    truncate,
    truncate_line,
)
from briefreader.render.statements import summary_parts

Names = Mapping[Side, str]
"""What to call the two reports."""

UNDERLINED = "; what differs is underlined"
"""Said of a row only where few enough of its words differ to be marked."""
_NAME_SHARES = (6, 10)
"""Parts of the screen that a name takes at most among other words, and where words are many."""


def summary_line(comparison: Comparison, names: Names, glyphs: Glyphs, width: int) -> Line:
    """Say what was found in all, in as many words as fit, with the signs that stand for it."""
    if comparison.problem:
        return (Run(f" {display_line(comparison.problem)}", ("warning",)),)
    shown = _shortened(names, glyphs, width)
    parts = [
        (_sign(role, glyphs), text, role)
        for text, role in summary_parts(comparison, shown["left"], shown["right"])
    ]
    joint = f" {glyphs.separator} "
    shorter = (_shortened(names, glyphs, width, share) for share in _NAME_SHARES)
    return _first_that_fits(
        (
            _signed(parts, joint),
            _signed(parts, "  "),
            *(_few_words(comparison, shown, glyphs) for shown in shorter),
        ),
        width,
        otherwise=_no_words(comparison, glyphs),
    )


def _first_that_fits(lines: Iterable[Line], width: int, *, otherwise: Line) -> Line:
    return next((line for line in lines if line_width(line) <= width), otherwise)


def _signed(parts: Iterable[tuple[str, str, Role]], joint: str) -> Line:
    """Join parts of (sign, text, role)."""
    runs = [(Run(f"{sign} {text}", (role,)),) for sign, text, role in parts]
    return (Run(" "), *join_lines(runs, (Run(joint, ("faint",)),)))


def _sign(role: Role, glyphs: Glyphs) -> str:
    """Return the sign that stands in the gutter for what a part of the summary counts."""
    match role:
        case "reworded" | "only-left" | "only-right":
            return glyphs.relations[role]
        case "differs":
            return glyphs.differs
        case "muted":
            return glyphs.copied
        case "faint":
            return glyphs.rejected
        case _:
            return glyphs.relations["same"]


def _few_words(comparison: Comparison, names: Names, glyphs: Glyphs) -> Line:
    """Say it with the names alone of the two, and all that differs as one number."""
    words: dict[Role, str] = {
        "ink": " shared",
        "reworded": " reworded",
        "only-left": f" {names['left']}",
        "only-right": f" {names['right']}",
        "differs": " differ",
        "muted": " copied",
        "faint": " rejected",
    }
    parts = [
        (_sign(role, glyphs), f"{count}{words.get(role, '')}", role)
        for count, role in _counts(comparison)
    ]
    return _signed(parts, "  ")


def _no_words(comparison: Comparison, glyphs: Glyphs) -> Line:
    return _signed(
        ((_sign(role, glyphs), count, role) for count, role in _counts(comparison)), "  "
    )


def _counts(comparison: Comparison) -> Iterator[tuple[str, Role]]:
    counts = comparison.summary
    yield str(counts.shared), "ink"
    yield str(counts.reworded), "reworded"
    yield str(counts.only_left), "only-left"
    yield str(counts.only_right), "only-right"
    if differing := counts.quotes_altered + counts.figures_differ + counts.titles_differ:
        yield str(differing), "differs"
    if (copied := f"{counts.copied:.0%}") != "0%":
        yield copied, "muted"
    if counts.rejected:
        yield str(counts.rejected), "faint"


def _shortened(names: Names, glyphs: Glyphs, width: int, share: int = _NAME_SHARES[0]) -> Names:
    room = width // share
    return {
        side: truncate(display_line(name), room, glyphs.ellipsis) for side, name in names.items()
    }


def views_line(names: Names, now: View, glyphs: Glyphs, width: int) -> Line:
    """Name the views with their keys, in as many words as fit; the present one stands out."""
    shown = _shortened(names, glyphs, width)
    left, right = glyphs.relations["only-left"], glyphs.relations["only-right"]
    full = ("all", "shared", f"only {shown['left']}", f"only {shown['right']}")
    signs = ("all", glyphs.relations["same"], left, right, "facts")
    return _first_that_fits(
        (
            _views((*full, "quotes and figures", "copied"), now, " "),
            _views((*full, "facts", "copied"), now, " "),
            _views(("all", "shared", f"only {left}", f"only {right}", "facts", "copied"), now, " "),
            _views((*signs, "copied"), now, " "),
        ),
        width,
        otherwise=_views((*signs, glyphs.copied), now, ""),
    )


def _views(names: Sequence[str], now: View, joint: str) -> Line:
    runs = [Run(" ")]
    for number, (view, name) in enumerate(zip(get_args(View), names, strict=True), 1):
        role: Role = "tab-active" if view == now else "tab"
        runs += [Run(f" {number} {name} ", (role,)), Run(joint)]
    return tuple(runs)


def head_lines(
    report: Report, name: str, place: str, width: int, glyphs: Glyphs, *, active: bool
) -> list[Line]:
    """Say whose report a column is: name and date, `place` among the choices, the title.

    The side that keys are about has a bar at its edge, and `place` with the keys that change it.
    """
    edge = Run(glyphs.cursor if active else " ", ("accent",))
    named = Run(display_line(name), ("heading", "accent") if active else ("heading",))
    told: Line = (Run(f" {place} ", ("key",) if active else ("faint",)),) if place else ()
    day, moment = (display_date(report.published, time=time) for time in (False, True))
    first = _first_that_fits(
        ((edge, named, Run(f"  {moment}", ("muted",))), (edge, named, Run(f"  {day}", ("muted",)))),
        width - line_width(told),
        otherwise=(edge, named),
    )
    title = Run(display_line(report.title), ("ink",) if active else ("muted",))
    second = truncate_line((edge, title), width - 1, glyphs.ellipsis)
    return [spread(first, told, width, glyphs.ellipsis), second]


def step_at(head: Line, x: int) -> int:
    """Return which way cell `x` of a heading leads among the choices; 0 for neither."""
    begin = 0
    for run in head:
        end = begin + line_width((run,))
        if "key" in run.roles and begin <= x < end:
            return -1 if 2 * (x - begin) < end - begin else 1
        begin = end
    return 0


def finding_lines(block: Block, names: Names, glyphs: Glyphs, width: int) -> list[Line]:
    """Say in words what was found in a block, or else what its sign means."""
    room = finding_room(width)
    lines = said_lines(block.says, room, glyphs)
    if not lines and block.kind == "row" and (meaning := _meaning(block, names, glyphs, width)):
        lines = said_lines((Said(block.sign, meaning),), room, glyphs, ("muted",))
    return [(Run(" "), *line) for line in lines]


def finding_room(width: int) -> int:
    """Return how many of `width` cells what was found can take: one at either end stays free."""
    return width - 2


def _meaning(block: Block, names: Names, glyphs: Glyphs, width: int) -> str:
    shown = _shortened(names, glyphs, 3 * width)
    match block.sign:
        case "same":
            return "both say this"
        case "reworded":
            underlined = any("edit" in run.roles for run in _runs(block))
            return f"both say this in other words{UNDERLINED * underlined}"
        case "only-left":
            return f"only {shown['left']} says this"
        case "only-right":
            return f"only {shown['right']} says this"
        case _:
            return ""


def _runs(block: Block) -> Iterator[Run]:
    return (run for line in (*block.left, *block.right, *block.inset) for run in line)


def nothing_line(view: View) -> Line:
    """Say that a view is empty."""
    text = "No row of this kind."
    if view == "facts":
        text = "No quotation, figure or title was found."
    elif view == "copied":
        text = "Nothing stands word for word in both, quotations aside."
    return (Run(f" {text}", ("muted",)),)
