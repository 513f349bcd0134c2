"""Lays out a story in the article list: its title, how many tell of it, when. Knows no store."""

from typing import TYPE_CHECKING, NamedTuple

from briefreader.render.dates import display_span
from briefreader.render.display import display_line
from briefreader.render.glyphs import Glyphs
from briefreader.render.lines import Line, Role, Run, line_width, spread

if TYPE_CHECKING:
    from briefreader.models.story import Story

_LEAST_TITLE = 30
"""Cells that the title has at least where everything stands in one line."""


class StoryRow(NamedTuple):
    """What the list shows of a story."""

    story: "Story"
    listed: int
    """How many of its reports the list holds."""
    unread: int
    """How many of those have not been read."""
    folded: bool


def story_lines(
    row: StoryRow, width: int, glyphs: Glyphs, *, columns: bool, marked: str = ""
) -> list[Line]:
    """Return a story in one line with `columns`, else in two, none wider than `width`.

    `marked` are the marks of its reports, which show them themselves where it is unfolded.
    """
    sign = glyphs.folded if row.folded else glyphs.unfolded
    role: Role = "strong" if row.unread else "ink"
    title = display_line(row.story.title) or "Untitled"
    marks: Line = (Run(marked, ("mark",)), Run(" ")) if marked and row.folded else ()
    left: Line = (Run(f"{sign} ", ("accent",)), *marks, Run(title, (role,)))
    unread: Line = ()
    if row.unread:
        unread = (Run(f" {glyphs.unread}", ("unread",)), Run(f"{row.unread} ", ("muted",)))
    dates: Line = (Run(f"  {display_span(row.story.first, row.story.last)} ", ("muted",)),)
    if columns:
        # As wide whatever is unread, so that the dates of all stories stand in one line.
        right = spread((), unread, 6, glyphs.ellipsis)
        room = width - line_width(right) - line_width(dates) - _LEAST_TITLE
        counts: Line = (Run(f"  {_counts(row, room, glyphs)}", ("faint",)),)
        return [spread(left, (*counts, *dates, *right), width, glyphs.ellipsis)]
    room = width - line_width(dates) - 2
    told: Line = (Run(f"  {_counts(row, room, glyphs)}", ("faint",)),)
    return [
        spread(left, unread, width, glyphs.ellipsis),
        spread(told, dates, width, glyphs.ellipsis),
    ]


def _counts(row: StoryRow, room: int, glyphs: Glyphs) -> str:
    """Say how many reports, outlets and origins there are, as much as `room` cells hold."""
    story = row.story
    listed = len(story.articles)
    reports = f"{row.listed} of {listed} reports" if row.listed < listed else f"{listed} reports"
    outlets = _number(len(story.outlets), "outlet")
    origins = [_number(story.origins, "origin")] if story.origins else []
    for parts in ([reports, outlets, *origins], [reports, *origins]):
        text = f" {glyphs.separator} ".join(parts)
        if len(text) <= room:
            return text
    return reports


def _number(count: int, word: str) -> str:
    return f"{count} {word}" if count == 1 else f"{count} {word}s"
