"""What stands above and below the columns of a comparison, as lines. Knows no widget."""

from briefreader.models.article import Report
from briefreader.models.comparison import Comparison
from briefreader.render.cells import Side
from briefreader.render.comparison import Block, View, sign_run
from briefreader.render.dates import display_date
from briefreader.render.display import display_line
from briefreader.render.glyphs import Glyphs
from briefreader.render.lines import Line, Role, Run, mark_line, truncate
from briefreader.render.statements import summary_parts
from briefreader.render.wrap import wrap

_NAME_SHARE = 6
"""An outlet's name takes this part of the screen at most where it stands among other words."""
_LONG_NAMES_FROM = 90
"""Columns from which the views have their full names."""
_SHORT_NAMES: dict[View, str] = {
    "all": "all",
    "shared": "=",
    "left": "<",
    "right": ">",
    "facts": "facts",
    "copied": "copied",
}


def side_name(comparison: Comparison, side: Side, glyphs: Glyphs, width: int) -> str:
    """Return what to call a side: its outlet, or where it stands if that is not known."""
    report: Report = getattr(comparison, side).report
    return truncate(display_line(report.outlet), width // _NAME_SHARE, glyphs.ellipsis) or side


def summary_line(comparison: Comparison, glyphs: Glyphs, width: int) -> Line:
    """Say what was found in all."""
    if comparison.problem:
        return (Run(f" {display_line(comparison.problem)}", ("warning",)),)
    if width < _LONG_NAMES_FROM:
        return _short_summary(comparison, glyphs)
    separator = Run(f" {glyphs.separator} ", ("faint",))
    names = [side_name(comparison, side, glyphs, width) for side in ("left", "right")]
    runs: list[Run] = [Run(" ")]
    for number, (text, role) in enumerate(summary_parts(comparison, *names)):
        runs += [separator] if number else []
        runs.append(Run(text, (role,)))
    return tuple(runs)


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
    return tuple(Run(f" {sign} {count} ", (role,)) for sign, count, role in parts)


def views_line(comparison: Comparison, now: View, glyphs: Glyphs, width: int) -> Line:
    """Name the views with their keys, the present one standing out."""
    names = _SHORT_NAMES
    if width >= _LONG_NAMES_FROM:
        names = {
            "all": "all",
            "shared": "shared",
            "left": f"only {side_name(comparison, 'left', glyphs, width)}",
            "right": f"only {side_name(comparison, 'right', glyphs, width)}",
            "facts": "quotes and figures",
            "copied": "copied",
        }
    runs: list[Run] = []
    for number, (view, name) in enumerate(names.items(), 1):
        role: Role = "tab-active" if view == now else "tab"
        runs += [Run(" "), Run(f" {number} {name} ", (role,))]
    return tuple(runs)


def head_lines(report: Report, *, active: bool) -> list[Line]:
    """Say whose report a column is: outlet and date, then the title."""
    outlet = display_line(report.outlet) or "Unknown outlet"
    first = [Run(f" {outlet}", ("heading", "accent") if active else ("heading",))]
    if date := display_date(report.published, time=True):
        first.append(Run(f"  {date}", ("muted",)))
    title = Run(f" {display_line(report.title)}", ("ink",) if active else ("muted",))
    return [tuple(first), (title,)]


def finding_lines(comparison: Comparison, block: Block, width: int, glyphs: Glyphs) -> list[Line]:
    """Say in words what was found in a block, or else what its sign means."""
    lines: list[Line] = []
    for sign, text in block.says:
        lead: Line = (Run(" "), sign_run(sign, glyphs), Run(" ")) if sign else (Run("   "),)
        for start, end in wrap(text, max(10, width - 4)):
            lines.append((*lead, *mark_line(text, start, end, ())))
            lead = (Run("   "),)
    if lines or block.kind != "row":
        return lines
    left, right = (side_name(comparison, side, glyphs, 2 * width) for side in ("left", "right"))
    match block.sign:
        case "same":
            meaning = "both say this"
        case "reworded":
            meaning = "both say this in other words; what differs is underlined"
        case "only-left":
            meaning = f"only {left} says this"
        case "only-right":
            meaning = f"only {right} says this"
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
