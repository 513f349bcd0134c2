"""Finds which tab of a line a pointer is on. Knows neither tabs' meaning nor widgets."""

from briefreader.render.lines import Line, line_width

_TABS = {"tab", "tab-active"}


def tab_at(line: Line, x: int) -> int | None:
    """Return the number, from 0, of the tab at cell `x` of a line; None beside all tabs."""
    number = begin = 0
    for run in line:
        end = begin + line_width((run,))
        is_tab = not _TABS.isdisjoint(run.roles)
        if begin <= x < end:
            return number if is_tab else None
        number += is_tab
        begin = end
    return None
