"""Lays out one entry of the article list, in two lines or as a row of columns."""

from typing import TYPE_CHECKING, NamedTuple

from briefreader.models.listing import ArticleRow
from briefreader.render.dates import display_date
from briefreader.render.display import display_line
from briefreader.render.glyphs import Glyphs
from briefreader.render.hits import span_marks
from briefreader.render.lines import (
    BLANK,
    Line,
    Role,
    Run,
    line_width,
    mark_line,
    pad_line,
    spread,
    truncate,
    truncate_line,
)
from briefreader.render.story_row import StoryRow, story_lines

if TYPE_CHECKING:
    from briefreader.models.search import Hit

COLUMNS_FROM = 72
"""List width in cells from which an entry is one row of columns instead of two lines."""

_OUTLET, _DATE, _WORDS = 18, 11, 6
"""Widths of the columns."""

_WORDS_FROM = 36
"""List width in cells from which the second line of an entry has room for the length."""


class Entry(NamedTuple):
    """What is known about one place of the list."""

    row: ArticleRow
    hit: "Hit | None" = None
    """Set where the list shows search results."""
    marked: str = ""
    """`A` or `B` where the article is marked for comparison; both where a story's two are."""
    story: StoryRow | None = None
    """Set where the place stands for a story; `row` is the first of its reports then."""
    inset: bool = False
    """Whether it stands below its story."""


def entry_height(width: int, *, hits: bool) -> int:
    """Return how many lines an entry takes in a list `width` cells wide."""
    return (1 if width >= COLUMNS_FROM else 2) + hits


def entry_lines(entry: Entry, width: int, glyphs: Glyphs, *, hits: bool) -> list[Line]:
    """Return the lines of one entry, `entry_height` of them, none wider than `width`."""
    columns = width >= COLUMNS_FROM
    if entry.story is not None:
        return story_lines(entry.story, width, glyphs, columns=columns, marked=entry.marked)
    if entry.inset:
        lead = Run(f"{glyphs.bar} ", ("rule",))
        inner = entry._replace(inset=False)
        room = max(1, width - 2)
        lines = [_columns(inner, room, glyphs)] if columns else _two_lines(inner, room, glyphs)
        return [(lead, *line) for line in lines]
    lines = [_columns(entry, width, glyphs)] if columns else _two_lines(entry, width, glyphs)
    if hits:
        lines.append(_snippet(entry, width, glyphs))
    return lines


def waiting_lines(width: int, glyphs: Glyphs, *, hits: bool) -> list[Line]:
    """Return the lines of an entry that has not been read from the library yet."""
    first: Line = (Run(f"  {glyphs.ellipsis}", ("faint",)),)
    return [first, *[BLANK] * (entry_height(width, hits=hits) - 1)]


def _sign(entry: Entry, glyphs: Glyphs) -> Run:
    if entry.marked:
        return Run(f"{entry.marked} ", ("mark",))
    return Run(f"{glyphs.unread} ", ("unread",)) if not entry.row.read else Run("  ")


def _title(entry: Entry) -> Line:
    title = display_line(entry.row.title) or "Untitled"
    spans = entry.hit.title_spans if entry.hit and entry.hit.title == title else ()
    role: Role = "ink" if entry.row.read else "strong"
    return mark_line(title, 0, len(title), span_marks(spans), (role,))


def _signs_after(row: ArticleRow, glyphs: Glyphs) -> Line:
    signs: list[Run] = []
    if row.note:
        signs.append(Run(f" {glyphs.note}", ("note",)))
    if row.starred:
        signs.append(Run(f" {glyphs.star}", ("star",)))
    return tuple(signs)


def _two_lines(entry: Entry, width: int, glyphs: Glyphs) -> list[Line]:
    row = entry.row
    first = spread(
        (_sign(entry, glyphs), *_title(entry)),
        _signs_after(row, glyphs),
        width,
        glyphs.ellipsis,
    )
    date = display_date(row.published)
    facts: list[Run] = [Run(f"  {date or 'no date':>11} ", ("muted" if date else "faint",))]
    if width >= _WORDS_FROM:
        facts.insert(0, Run(f"  {row.words:,}w", ("faint",)))
    outlet = display_line(row.outlet)
    name = Run(outlet or "unknown outlet", ("accent" if outlet else "faint",))
    return [first, spread((Run("  "), name), tuple(facts), width, glyphs.ellipsis)]


def _columns(entry: Entry, width: int, glyphs: Glyphs) -> Line:
    row = entry.row
    outlet = truncate(display_line(row.outlet) or "unknown", _OUTLET, glyphs.ellipsis)
    date = display_date(row.published) or "no date"
    right: Line = (
        *pad_line((Run("  "), Run(outlet, ("accent" if row.outlet else "faint",))), _OUTLET + 2),
        Run(f"  {date:>{_DATE}}", ("muted" if row.published else "faint",)),
        Run(f"{row.words:>{_WORDS},} ", ("muted",)),
    )
    left = (_sign(entry, glyphs), *_title(entry))
    room = width - line_width(right)
    return spread(left, _signs_after(row, glyphs), room, glyphs.ellipsis) + right


def _snippet(entry: Entry, width: int, glyphs: Glyphs) -> Line:
    if entry.hit is None:
        return BLANK
    snippet = display_line(entry.hit.snippet)
    spans = entry.hit.spans if snippet == entry.hit.snippet else ()
    marks = span_marks(spans)
    start = _snippet_start(spans, width - 4)
    line = mark_line(snippet, start, len(snippet), marks, ("muted",))
    lead = Run(f"  {glyphs.ellipsis}" if start else "  ", ("faint",))
    return truncate_line((lead, *line), width, glyphs.ellipsis)


def _snippet_start(spans: tuple[tuple[int, int], ...], room: int) -> int:
    """Return where to start a snippet so that its first match is seen."""
    if not spans or spans[0][1] <= room:
        return 0
    return max(0, spans[0][0] - room // 3)
