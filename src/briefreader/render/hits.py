"""Turns what a search found into marks on a text. Knows no query language."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from briefreader.render.lines import Mark

if TYPE_CHECKING:
    from briefreader.models.search import ArticleMatches

TITLE = -1
"""Stands for the title where a paragraph number is asked for."""


class Hits:
    """Every match in one article, in reading order, found quickly by paragraph."""

    def __init__(self, matches: "ArticleMatches | None" = None) -> None:
        places: list[tuple[int, int, int]] = []
        if matches is not None:
            places += [(TITLE, start, end) for start, end in matches.title if start < end]
            places += [place for place in matches.body if place[1] < place[2]]
        self.places: Sequence[tuple[int, int, int]] = sorted(places)
        """(paragraph or TITLE, start, end)."""
        self._first: dict[int, int] = {}
        self._marks: dict[int, list[Mark]] = {}
        for number, (par, start, end) in enumerate(self.places):
            self._first.setdefault(par, number)
            self._marks.setdefault(par, []).append(Mark(start, end, "hit"))

    def __len__(self) -> int:
        return len(self.places)

    def marks(self, par: int, current: int = -1) -> list[Mark]:
        """Return the marks of one paragraph; match number `current` stands out."""
        marks = self._marks.get(par, [])
        here = current - self._first.get(par, 0)
        if current >= 0 and marks and 0 <= here < len(marks):
            return [*marks, marks[here]._replace(role="hit-current")]
        return marks

    def first_of_body(self) -> int:
        """Return the number of the first match in the body, else of the first at all."""
        return next((number for number, place in enumerate(self.places) if place[0] >= 0), 0)


def span_marks(spans: Iterable[tuple[int, int]]) -> list[Mark]:
    """Return the marks of a title or snippet whose matches are given as (start, end)."""
    return [Mark(start, end, "hit") for start, end in spans if start < end]
