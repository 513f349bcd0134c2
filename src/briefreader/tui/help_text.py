"""Writes the help from the table of actions. Knows no widget."""

from collections.abc import Iterator, Mapping

from briefreader.render.glyphs import Glyphs
from briefreader.render.lines import BLANK, Line, Run, mark_line
from briefreader.render.plain_ledger import VERDICT_SIGNS
from briefreader.render.wrap import wrap
from briefreader.search.query_help import QUERY_HELP
from briefreader.tui.actions import Context, actions_of, contexts, key_names

_TITLES: Mapping[Context, str] = {
    "everywhere": "Everywhere",
    "library": "Library and reader",
    "list": "List",
    "reader": "Reader",
    "search": "Search box",
    "facets": "Facets beside the results",
    "saved": "Saved searches",
    "compare": "Compare",
    "ledger": "Ledger",
    "brief": "Brief",
    "evidence": "Report opened from a ledger or a brief",
    "dialog": "Dialogs",
    "question": "Questions",
}
_INDENT = 16
"""Cells of the column of keys."""

QUERIES = "What a search can say"
"""The title of the section on the query language."""


def title_of(context: Context) -> str:
    """Return the title of the section on the keys of a context."""
    return _TITLES[context]


def help_lines(width: int, keymap: Mapping[str, str], glyphs: Glyphs) -> list[Line]:
    """Return the help for a screen `width` cells wide."""
    lines: list[Line] = []
    for context in contexts():
        if context in _TITLES:
            lines += _section(_TITLES[context])
            for action in actions_of(context):
                keys = " ".join(key_names(keymap.get(action.name, action.keys)))
                lines += _entry(keys, action.help, width)
    lines += _section(QUERIES)
    for row in QUERY_HELP:
        lines += _entry(row.example, row.meaning, width, indent=26)
    lines += _section("Signs")
    for sign, meaning in _signs(glyphs):
        lines += _entry(sign, meaning, width)
    return lines[1:]


def _signs(glyphs: Glyphs) -> Iterator[tuple[str, str]]:
    yield glyphs.unread, "not read yet"
    yield glyphs.star, "starred"
    yield glyphs.note, "has a note of yours"
    yield glyphs.chosen, "beside a facet: part of the search"
    yield glyphs.relations["same"], "both reports say this"
    yield glyphs.relations["reworded"], "both say this in other words; what differs is underlined"
    yield glyphs.relations["only-left"], "only the left report says this"
    yield glyphs.relations["only-right"], "only the right report says this"
    yield glyphs.differs, "a quotation, figure or title differs here, or a note was made"
    yield glyphs.quote, "holds a quotation"
    yield glyphs.copied, "words that both print alike stand here"
    yield glyphs.rejected, "you marked this as wrong"
    yield VERDICT_SIGNS["update"], "in a ledger: a later report raises this figure"
    yield VERDICT_SIGNS["plain"], "in a ledger: outlets word or spell this in several ways"
    yield VERDICT_SIGNS["single"], "in a ledger: one outlet alone has this"
    yield f"{glyphs.up} {glyphs.down}", "the counterpart stands earlier or later in its report"


def _section(title: str) -> list[Line]:
    return [BLANK, (Run(title, ("heading",)),)]


def _entry(name: str, text: str, width: int, indent: int = _INDENT) -> list[Line]:
    """Return a name with its meaning beside it, or below it where there is little room."""
    indent = min(indent, max(4, width // 3))
    beside = len(name) + 4 <= indent
    lead = Run(f"  {name}".ljust(indent), ("key",)) if beside else Run(" " * indent)
    lines: list[Line] = []
    if not beside:
        named = (mark_line(name, *part, (), ("key",)) for part in wrap(name, max(10, width - 2)))
        lines = [(Run("  "), *line) for line in named]
    for start, end in wrap(text, max(10, width - indent - 1)):
        lines.append((lead, *mark_line(text, start, end, ())))
        lead = Run(" " * indent)
    return lines
