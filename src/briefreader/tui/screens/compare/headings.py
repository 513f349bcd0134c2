"""What stands above and below the columns of a comparison, as lines. Knows no widget."""

from collections.abc import Mapping

from briefreader.models.article import Report
from briefreader.models.comparison import Comparison
from briefreader.render.cells import Side
from briefreader.render.comparison import Block, View, sign_run
from briefreader.render.dates import display_date
from briefreader.render.display import display_line
from briefreader.render.glyphs import Glyphs
from briefreader.render.lines import (
    Line,
    Role,
    Run,
    join_lines,
    line_width,
    mark_line,
    spread,
    truncate,
    truncate_line,
)
from briefreader.render.statements import summary_parts
from briefreader.render.wrap import wrap

Names = Mapping[Side, str]
"""What to call the two reports."""

_NAME_SHARE = 6
"""A name takes this part of the screen at most where it stands among other words."""
_LONG_NAMES_FROM = 90
"""Columns from which the views have their full names."""
_BLANKS_FROM = 50
"""Columns from which there are blanks between the views."""


def summary_line(comparison: Comparison, names: Names, glyphs: Glyphs, width: int) -> Line:
    """Say what was found in all, in words where they fit, with the signs that stand for it."""
    if comparison.problem:
        return (Run(f" {display_line(comparison.problem)}", ("warning",)),)
    shown = _shortened(names, glyphs, width)
    parts: list[Line] = [
        (Run(f"{sign} {text}" if (sign := _sign(role, glyphs)) else text, (role,)),)
        for text, role in summary_parts(comparison, shown["left"], shown["right"])
    ]
    separator: Line = (Run(f" {glyphs.separator} ", ("faint",)),)
    for joint in (separator, (Run("  "),)):
        line = (Run(" "), *join_lines(parts, joint))
        if line_width(line) <= width:
            return line
    return _short_summary(comparison, glyphs)


def _sign(role: Role, glyphs: Glyphs) -> str:
    """Return the sign that stands in the gutter for what a part of the summary counts."""
    match role:
        case "ink":
            return glyphs.relations["same"]
        case "reworded" | "only-left" | "only-right":
            return glyphs.relations[role]
        case "differs":
            return glyphs.differs
        case "muted":
            return glyphs.copied
        case "faint":
            return glyphs.rejected
        case _:
            return ""


def _shortened(names: Names, glyphs: Glyphs, width: int) -> Names:
    room = width // _NAME_SHARE
    return {
        side: truncate(display_line(name), room, glyphs.ellipsis) for side, name in names.items()
    }


def _short_summary(comparison: Comparison, glyphs: Glyphs) -> Line:
    """Say the same with signs instead of words."""
    counts = comparison.summary
    differ = counts.quotes_altered + counts.figures_differ + counts.titles_differ
    parts: list[tuple[str, object, Role]] = [
        (glyphs.relations["same"], counts.shared, "ink"),
        (glyphs.relations["reworded"], counts.reworded, "reworded"),
        (glyphs.relations["only-left"], counts.only_left, "only-left"),
        (glyphs.relations["only-right"], counts.only_right, "only-right"),
        (glyphs.differs, differ, "differs"),
        (glyphs.copied, f"{round(counts.copied * 100)}%", "muted"),
    ]
    if counts.rejected:
        parts.append((glyphs.rejected, counts.rejected, "faint"))
    return tuple(Run(f" {sign} {count} ", (role,)) for sign, count, role in parts)


def views_line(names: Names, now: View, glyphs: Glyphs, width: int) -> Line:
    """Name the views with their keys, the present one standing out."""
    shown = _shortened(names, glyphs, width)
    views: dict[View, str] = {
        "all": "all",
        "shared": "shared",
        "left": f"only {shown['left']}",
        "right": f"only {shown['right']}",
        "facts": "quotes and figures",
        "copied": "copied",
    }
    if width < _LONG_NAMES_FROM:
        views = {
            "all": "all",
            "shared": glyphs.relations["same"],
            "left": glyphs.relations["only-left"],
            "right": glyphs.relations["only-right"],
            "facts": "facts",
            "copied": "copied" if width >= _BLANKS_FROM else glyphs.copied,
        }
    runs: list[Run] = [Run(" ")]
    for number, (view, name) in enumerate(views.items(), 1):
        role: Role = "tab-active" if view == now else "tab"
        runs += [Run(f" {number} {name} ", (role,)), *[Run(" ")] * (width >= _BLANKS_FROM)]
    return tuple(runs)


def head_lines(
    report: Report, name: str, place: str, width: int, glyphs: Glyphs, *, active: bool
) -> list[Line]:
    """Say whose report a column is: name and date, `place` among the choices, the title.

    The side that keys are about has a bar at its edge, and `place` with the keys that change it.
    """
    edge = Run(glyphs.cursor if active else " ", ("accent",))
    first: Line = (edge, Run(display_line(name), ("heading", "accent") if active else ("heading",)))
    if date := display_date(report.published, time=True):
        first = (*first, Run(f"  {date}", ("muted",)))
    told: Line = (Run(f" {place} ", ("key",) if active else ("faint",)),) if place else ()
    title = Run(display_line(report.title), ("ink",) if active else ("muted",))
    second = truncate_line((edge, title), width - 1, glyphs.ellipsis)
    return [spread(first, told, width, glyphs.ellipsis), second]


def finding_lines(
    block: Block, names: Names, glyphs: Glyphs, width: int, height: int
) -> list[Line]:
    """Say in words what was found in a block, or else what its sign means."""
    lines = _finding_lines(block, names, glyphs, width)
    if len(lines) > height > 0:
        more = (*lines[height - 1], Run(glyphs.ellipsis * width))
        lines = [*lines[: height - 1], truncate_line(more, width, glyphs.ellipsis)]
    return lines


def _finding_lines(block: Block, names: Names, glyphs: Glyphs, width: int) -> list[Line]:
    lines: list[Line] = []
    for sign, text in block.says:
        lead: Line = (Run(" "), sign_run(sign, glyphs), Run(" ")) if sign else (Run("   "),)
        for start, end in wrap(text, max(10, width - 4)):
            lines.append((*lead, *mark_line(text, start, end, ())))
            lead = (Run("   "),)
    if lines or block.kind != "row":
        return lines
    shown = _shortened(names, glyphs, 3 * width)
    match block.sign:
        case "same":
            meaning = "both say this"
        case "reworded":
            meaning = "both say this in other words; what differs is underlined"
        case "only-left":
            meaning = f"only {shown['left']} says this"
        case "only-right":
            meaning = f"only {shown['right']} says this"
        case _:
            return []
    return [(Run(" "), sign_run(block.sign, glyphs), Run(f" {meaning}", ("muted",)))]


def nothing_line(view: View) -> Line:
    """Say that a view is empty."""
    text = "No row of this kind."
    if view == "facts":
        text = "No quotation, figure or title was found."
    elif view == "copied":
        text = "Nothing stands word for word in both, quotations aside."
    return (Run(f" {text}", ("muted",)),)
