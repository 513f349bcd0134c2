"""Lays a story's ledger out: facts as rows, outlets as columns, one row in full. Knows no widget.

Columns that do not fit are reached sideways; a narrow layout shows one outlet at a time.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import chain, groupby
from typing import Final

from rich.cells import cell_len

from briefreader.models.ledger import (
    Ledger,
    LedgerCell,
    LedgerChoice,
    LedgerKind,
    LedgerRow,
    LedgerVerdict,
)
from briefreader.render.citations import outlet_labels, paragraphs, rejection
from briefreader.render.display import display_line, display_paragraph
from briefreader.render.glyphs import UNICODE, Glyphs
from briefreader.render.lines import (
    BLANK,
    Line,
    Mark,
    Role,
    Run,
    cut_lines,
    line_width,
    mark_line,
    pad_line,
    truncate,
    truncate_line,
)
from briefreader.render.plain_ledger import HEADINGS, VERDICT_SIGNS, VERDICT_WORDS
from briefreader.render.variants import deviating, says_the_same, unshared_words
from briefreader.render.wrap import wrap

CHOICES: Final[tuple[LedgerChoice, ...]] = ("all", "differ", "single", "agree")
"""The choices of rows, in the order of their keys."""

VERDICT_ROLES: Final[dict[LedgerVerdict, Role]] = {
    "agree": "same",
    "differ": "differs",
    "update": "only-right",
    "single": "only-left",
    "plain": "reworded",
}

_MEANINGS: Final[dict[LedgerVerdict, str]] = {
    "agree": "all that mention it agree",
    "differ": "they differ",
    "update": "a later report raises it",
    "single": "one outlet alone",
    "plain": "worded or spelt in several ways",
}
_QUOTED: Final[frozenset[LedgerKind]] = frozenset({"quote"})
_SIGN = 3
"""Cells before the label: a blank, the verdict's sign and a blank."""
_LEAST_LABEL, _MOST_LABEL = 16, 48
_LEAST_COLUMN = 16
"""Cells that an outlet's column has at least, where more than one is shown."""


@dataclass(slots=True)
class _Place:
    """One line of the table: a row of the ledger, or the heading above some."""

    heading: str = ""
    row: LedgerRow | None = None


@dataclass
class LedgerLayout:
    """The lines of a ledger for one width, and what stands above and below them."""

    ledger: Ledger
    choice: LedgerChoice = "all"
    width: int = 80
    glyphs: Glyphs = UNICODE
    articles: list[int] = field(init=False)
    """The article of each column."""
    _places: list[_Place] = field(init=False)

    def __post_init__(self) -> None:
        self._places = list(self._placed())
        self._labels = outlet_labels(self.ledger.columns)
        self.articles = [article for article, _ in self.ledger.columns]

    def _placed(self) -> Iterator[_Place]:
        rows = self.ledger.only(self.choice).rows
        for kind, together in groupby(rows, key=lambda row: row.kind):
            of_kind = list(together)
            yield _Place(f"{HEADINGS[kind]}  {len(of_kind)}")
            yield from (_Place(row=row) for row in of_kind)

    # -- asking

    @property
    def height(self) -> int:
        """How many lines the table has."""
        return len(self._places)

    @property
    def columns(self) -> int:
        """How many outlets there are."""
        return len(self.articles)

    def row(self, y: int) -> LedgerRow | None:
        """Return the row on a line; None for a heading and beyond the end."""
        return self._places[y].row if 0 <= y < len(self._places) else None

    def step(self, y: int, by: int) -> int:
        """Return the line of the first row from `y` on, in the direction of `by`, else of the last.

        -1 where there is no row.
        """
        way = 1 if by >= 0 else -1
        for start, direction in ((y, way), (y, -way)):
            place = max(0, min(start, self.height - 1))
            while 0 <= place < self.height:
                if self._places[place].row is not None:
                    return place
                place += direction
        return -1

    def find(self, row: LedgerRow) -> int | None:
        """Return the line of a row, or of the one on the same fact where that has changed."""
        alike = (
            y
            for y, place in enumerate(self._places)
            if place.row is not None and (place.row.kind, place.row.label) == (row.kind, row.label)
        )
        same = (y for y, place in enumerate(self._places) if place.row == row)
        return next(chain(same, alike), None)

    def cell(self, y: int, column: int) -> LedgerCell | None:
        """Return what the outlet of a column says on a line's row."""
        row = self.row(y)
        return self._cell_of(row, column) if row else None

    def _cell_of(self, row: LedgerRow, column: int) -> LedgerCell | None:
        article = self.articles[column]
        return next((cell for cell in row.cells if cell.article == article), None)

    def deviating(self, y: int) -> list[int]:
        """Return the columns that say something else than most on a line's row."""
        row = self.row(y)
        parted = deviating(row) if row else frozenset()
        return [column for column, article in enumerate(self.articles) if article in parted]

    def counterpart(self, y: int, column: int) -> int | None:
        """Return the article to set beside that of a column: one that has the line's fact too.

        One that says something else comes first; where nobody else has the fact it is the next
        column's. None where there is no other column.
        """
        here, row = self.articles[column], self.row(y)
        parted = deviating(row) if row else frozenset()
        others = [cell.article for cell in row.cells if cell.article != here] if row else []
        others.sort(key=lambda article: (article in parted) == (here in parted))
        after = self.articles[column + 1 :] + self.articles[:column]
        return next(iter([*others, *after]), None)

    def outlet(self, column: int) -> str:
        """Return the name of a column's outlet."""
        return self._labels[self.articles[column]]

    # -- widths

    @property
    def label_width(self) -> int:
        """Cells of the column of labels."""
        room = self.width - _SIGN
        return room - self.columns_seen * (self.column_width + 1) if self.columns else room

    @property
    def _room(self) -> int:
        """Cells for the columns; what they leave over widens the labels."""
        label = max(_LEAST_LABEL, min(_MOST_LABEL, self.width * 2 // 7))
        return max(1, self.width - _SIGN - label)

    @property
    def columns_seen(self) -> int:
        """How many outlets fit beside one another."""
        return max(1, min(self.columns, self._room // (_LEAST_COLUMN + 1)))

    @property
    def column_width(self) -> int:
        """Cells of one outlet's column, the blank before it aside."""
        return self._room // self.columns_seen - 1

    def first_seen(self, first: int, column: int) -> int:
        """Return which column comes first so that `column` is seen, `first` if that will do."""
        first = max(column - self.columns_seen + 1, min(first, column))
        return max(0, min(first, self.columns - self.columns_seen))

    def column_at(self, x: int, first: int) -> int | None:
        """Return the column at a cell of the line; None for the label."""
        beyond = x - _SIGN - self.label_width
        if beyond < 0 or not self.columns:
            return None
        return min(first + beyond // (self.column_width + 1), self.columns - 1)

    # -- lines

    def head(self, first: int, column: int) -> Line:
        """Return the names of the outlets that are seen; the current one stands out."""
        last = first + self.columns_seen
        told = f"{first + 1}–{last} of {self.columns} outlets"
        if self.columns_seen == 1:
            told = f"{first + 1} of {self.columns} outlets"
        elif self.columns_seen == self.columns:
            told = f"{self.columns} outlets"
        line: Line = self._fitted((Run(f"  {told}", ("muted",)),), _SIGN + self.label_width)
        for number in range(first, min(last, self.columns)):
            roles: tuple[Role, ...] = ("tab-active",) if number == column else ("heading",)
            name = truncate(
                _short_name(self.outlet(number), self.column_width),
                self.column_width,
                self.glyphs.ellipsis,
            )
            line = (*line, Run(" "), *pad_line((Run(name, roles),), self.column_width, roles))
        return line

    def line(self, y: int, first: int, column: int) -> Line:
        """Return line `y` with the columns from `first` on; `column` is the current one."""
        place = self._places[y]
        row = place.row
        if row is None:
            return (Run(f" {place.heading}", ("heading", "accent")),)
        sign = Run(f" {VERDICT_SIGNS[row.verdict]} ", (VERDICT_ROLES[row.verdict],))
        label = (Run(self._label(row), ("muted",) if row.verdict == "agree" else ("ink",)),)
        line: Line = (sign, *self._fitted(label, self.label_width))
        for number in range(first, min(first + self.columns_seen, self.columns)):
            bar = Run(self.glyphs.bar, ("accent",) if number == column else ("rule",))
            line = (*line, bar, *self._fitted(self._cell_line(row, number), self.column_width))
        return line

    def _fitted(self, line: Line, width: int) -> Line:
        return pad_line(truncate_line(line, width, self.glyphs.ellipsis), width)

    def _label(self, row: LedgerRow) -> str:
        label = display_line(row.label)
        return f"“{label}”" if row.kind in _QUOTED else label

    def _cell_line(self, row: LedgerRow, column: int) -> Line:
        cell = self._cell_of(row, column)
        if cell is None:
            return (Run(self.glyphs.separator, ("faint",)),)
        roles: tuple[Role, ...] = ("ink",)
        lead: Line = ()
        if cell.article in deviating(row):
            roles = (VERDICT_ROLES[row.verdict],)
            lead = (Run(f"{VERDICT_SIGNS[row.verdict]} ", roles),)
        if cell.rejected:
            lead = (*lead, Run(f"{self.glyphs.rejected} ", ("faint",)))
        # A quotation is told in full below; what the label says already needs no repetition.
        if row.kind not in _QUOTED and not says_the_same(cell.text, row.label):
            return (*lead, Run(display_line(cell.text), roles))
        where = Run(paragraphs(cell.evidence) or "¶?", ("muted",))
        return (*lead, where, Run(f" {display_line(cell.credited)}".rstrip(), roles))

    def detail(self, y: int, column: int, height: int) -> list[Line]:
        """Return a row in full, what every outlet has with who is credited and where it stands.

        Where it takes more than `height` lines it begins with the outlet of `column`.
        """
        row = self.row(y)
        if row is None:
            return []
        sign = Run(f" {VERDICT_SIGNS[row.verdict]} ", (VERDICT_ROLES[row.verdict],))
        meaning = f"  {self.glyphs.separator} {_MEANINGS[row.verdict]}"
        head = truncate_line(
            (sign, Run(self._label(row), ("strong",))),
            max(_LEAST_LABEL, self.width - len(meaning) - 1),
            self.glyphs.ellipsis,
        )
        parts = [list(self._cell_lines(row, cell, column)) for cell in row.cells]
        if 1 + sum(map(len, parts)) > height:
            current = self.articles[column] if self.columns else 0
            begin = next((n for n, cell in enumerate(row.cells) if cell.article == current), 0)
            parts = parts[begin:] + parts[:begin]
        first = truncate_line((*head, Run(meaning, ("muted",))), self.width, self.glyphs.ellipsis)
        lines = [first, *(line for part in parts for line in part)]
        return cut_lines(lines, height, self.width, self.glyphs.ellipsis)

    def _cell_lines(self, row: LedgerRow, cell: LedgerCell, column: int) -> Iterator[Line]:
        here = self.columns > 0 and cell.article == self.articles[column]
        name = f"{self._labels[cell.article]} {paragraphs(cell.evidence) or '¶?'}"
        text = display_paragraph(cell.text)
        if row.kind in _QUOTED:
            text = f"“{text}”"
        credited = f" ({display_line(cell.credited)})" if cell.credited else ""
        said = f"{name}: {text}{credited}"
        begin = len(name) + 2 + (row.kind in _QUOTED)
        marks = [
            Mark(begin + start, begin + end, "edit") for start, end in unshared_words(row, cell)
        ]
        sign = VERDICT_SIGNS[row.verdict] if cell.article in deviating(row) else " "
        cursor = Run(f" {self.glyphs.folded if here else ' '} ", ("accent",))
        lead: Line = (cursor, Run(f"{sign} ", (VERDICT_ROLES[row.verdict],)))
        for start, end in wrap(said, max(10, self.width - 6)):
            cut = max(start, min(len(name) + 1, end))
            first = mark_line(said, start, cut, (), ("accent", "strong") if here else ("accent",))
            rest = mark_line(said, cut, end, marks, ("ink",))
            yield (*lead, *first, *rest)
            lead = (Run("     "),)
        if cell.rejected:
            lead = (Run("   "), Run(f"{self.glyphs.rejected} ", ("faint",)))
            wrong = rejection(cell.rejected, self._labels)
            for start, end in wrap(wrong, max(10, self.width - 6)):
                yield (*lead, *mark_line(wrong, start, end, (), ("muted",)))
                lead = (Run("     "),)

    def tabs(self) -> Line:
        """Name the choices of rows with their keys, the present one standing out."""
        names: dict[LedgerChoice, str] = dict(zip(CHOICES, _names(self.width), strict=True))
        runs: list[Run] = []
        for number, choice in enumerate(CHOICES, 1):
            count = len(self.ledger.only(choice).rows)
            told = f" {count}" if self.width >= _COUNTS_FROM else ""
            role: Role = "tab-active" if choice == self.choice else "tab"
            runs += [Run(" "), Run(f" {number} {names[choice]}{told} ", (role,))]
        return tuple(runs)

    def legend(self) -> Line:
        """Say what the signs mean, where there is room for it beside the tabs; else nothing."""
        runs: list[Run] = []
        for verdict, meaning in VERDICT_WORDS.items():
            runs.append(Run(f"  {VERDICT_SIGNS[verdict]}", (VERDICT_ROLES[verdict],)))
            runs.append(Run(f" {meaning}", ("faint",)))
        legend: Line = (*runs, Run(" "))
        return legend if line_width(self.tabs()) + line_width(legend) <= self.width else BLANK


_COUNTS_FROM = 70
"""Width from which the choices say how many rows each has."""


def _names(width: int) -> tuple[str, str, str, str]:
    if width < _COUNTS_FROM:
        return "all", "differ", "one", "agree"
    return "all", "differ", "only one outlet", "all agree"


def _short_name(outlet: str, width: int) -> str:
    """Return an outlet's name without its article where it is too long for `width` cells."""
    short = outlet.removeprefix("The ")
    return short if cell_len(outlet) > width else outlet
