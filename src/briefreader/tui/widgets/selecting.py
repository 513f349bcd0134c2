"""Paints and reads out text that is selected with the mouse in widgets that paint lines."""

from textual.selection import Selection
from textual.strip import Strip
from textual.widget import Widget


def paint_selection(widget: Widget, strip: Strip, y: int) -> Strip:
    """Return line `y` of `widget` with what is selected in it standing out."""
    selection = widget.text_selection
    span = selection.get_span(y) if selection else None
    if span is None:
        return strip
    width = strip.cell_length
    start = min(span[0], width)
    end = width if span[1] == -1 else min(span[1], width)
    if start >= end:
        return strip
    before, chosen, after = strip.divide([start, end, width])
    style = widget.screen.get_component_rich_style("screen--selection")
    return Strip.join([before, chosen.apply_style(style), after])


def selected_text(selection: Selection, lines: list[str]) -> str:
    """Return what is selected of `lines`, wrapped lines of a paragraph joined again."""
    chosen = selection.extract("\n".join(line.rstrip() for line in lines))
    paragraphs = [" ".join(part.split("\n")) for part in chosen.split("\n\n")]
    return "\n\n".join(paragraphs)
