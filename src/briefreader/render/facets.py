"""Lays out what a search can be narrowed by: values with counts, and the orders of results."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, NamedTuple

from briefreader.render.dates import display_date
from briefreader.render.display import display_line
from briefreader.render.glyphs import Glyphs
from briefreader.render.lines import BLANK, Line, Role, Run
from briefreader.search.query_terms import facet_term, holds_term

if TYPE_CHECKING:
    from briefreader.models.search import SortOrder

FEW = 7
"""Values that are shown of each facet unless more are asked for."""

TITLES = {
    "outlet": "Outlet",
    "month": "Month",
    "tag": "Tag",
    "lang": "Language",
    "agency": "Agency",
    "story": "Story",
}
"""The facets that are shown, in their order."""

ORDERS: "Mapping[SortOrder, str]" = {
    "relevance": "best match first",
    "newest": "newest first",
    "oldest": "oldest first",
    "outlet": "by outlet",
}
"""What the orders of results are called."""

Facets = Mapping[str, tuple[tuple[str, int], ...]]


class FacetChoice(NamedTuple):
    """What choosing a row asks for."""

    kind: Literal["term", "more", "order"]
    value: str
    """A term for the query, the facet whose other values are wanted, or an order."""


@dataclass(frozen=True, slots=True)
class FacetRow:
    """One row; the left part is shortened to make room for the right one."""

    left: Line
    right: Line = BLANK
    choice: FacetChoice | None = None
    """None for what cannot be chosen."""


def facet_rows(
    facets: Facets,
    query: str,
    order: "SortOrder",
    glyphs: Glyphs,
    *,
    unfolded: Collection[str] = (),
    stories: Mapping[str, str] | None = None,
) -> list[FacetRow]:
    """Return the rows for the results of `query`; what it says already is marked.

    All values are shown of the facets in `unfolded`; `stories` are titles by number.
    """
    rows: list[FacetRow] = []
    for facet, title in TITLES.items():
        if values := facets.get(facet, ()):
            rows += [_heading(title), *_values(facet, values, query, unfolded, stories, glyphs)]
            rows.append(FacetRow(BLANK))
    rows.append(_heading("Order"))
    for name, words in ORDERS.items():
        rows.append(
            FacetRow(
                _label(words.capitalize(), name == order, glyphs), BLANK, FacetChoice("order", name)
            )
        )
    return rows


def _values(
    facet: str,
    values: tuple[tuple[str, int], ...],
    query: str,
    unfolded: Collection[str],
    stories: Mapping[str, str] | None,
    glyphs: Glyphs,
) -> Iterator[FacetRow]:
    """Yield the rows of one facet: the most frequent values, or the newest months."""
    if facet == "month":
        values = tuple(sorted(values, reverse=True))
    shown = len(values) if facet in unfolded else FEW
    listed = [
        (value, count, term, holds_term(query, term))
        for number, (value, count) in enumerate(values)
        if (term := facet_term(facet, value)) and (number < shown or holds_term(query, term))
    ]
    for value, count, term, chosen in listed:
        number = (Run(f" {count:,} ", ("muted",)),)
        label = _label(_name(facet, value, stories or {}), chosen, glyphs)
        yield FacetRow(label, number, FacetChoice("term", term))
    if hidden := len(values) - len(listed):
        more = Run(f"  {glyphs.ellipsis} {hidden:,} more", ("muted",))
        yield FacetRow((more,), BLANK, FacetChoice("more", facet))


def _name(facet: str, value: str, stories: Mapping[str, str]) -> str:
    if facet == "month":
        return display_date(value) or display_line(value)
    if facet == "story":
        return display_line(stories.get(value, "")) or f"Story {display_line(value)}"
    return display_line(value)


def _label(text: str, chosen: bool, glyphs: Glyphs) -> Line:
    role: Role = "strong" if chosen else "ink"
    return (Run(f"{glyphs.chosen} " if chosen else "  ", ("accent",)), Run(text, (role,)))


def _heading(title: str) -> FacetRow:
    return FacetRow((Run(title, ("accent",)),))
