"""Lays out one article for reading: head, body, and on request what was left out of the body.

Lines are broken when the layout is made and cut into runs only when one is asked for, so that
a text of fifty thousand words opens as fast as the screenful that is seen of it.
"""

from typing import TYPE_CHECKING, NamedTuple

from briefreader.render.dates import display_date
from briefreader.render.display import display_line, display_paragraph
from briefreader.render.glyphs import UNICODE, Glyphs
from briefreader.render.hits import TITLE, Hits
from briefreader.render.lines import (
    BLANK,
    Line,
    Role,
    Run,
    join_lines,
    line_width,
    mark_line,
    truncate_line,
)
from briefreader.render.wrap import wrap

if TYPE_CHECKING:
    from briefreader.models.article import Article, MetadataField, Report

_META: "tuple[MetadataField, ...]" = ("outlet", "published", "byline", "agency", "dateline")
_DROPPED_LABEL = 11
"""Cells of the column that says why a piece of text was left out: `copyright` and two more."""


class _Piece(NamedTuple):
    """A line of the title (par TITLE) or of a body paragraph, not yet cut into runs."""

    par: int
    start: int
    end: int


class ArticleLayout:
    """The lines of one article at one width."""

    def __init__(
        self,
        article: "Article",
        width: int,
        *,
        hits: Hits | None = None,
        dropped: bool = False,
        glyphs: Glyphs = UNICODE,
    ) -> None:
        self.width = max(width, 8)
        self.hits = hits or Hits()
        self._glyphs = glyphs
        report = article.report
        self._title = display_line(report.title) or "Untitled"
        self._clean = self._title == report.title
        self._paragraphs = [display_paragraph(text) for text in report.paragraphs]
        self._intact = [
            shown == text for shown, text in zip(self._paragraphs, report.paragraphs, strict=True)
        ]
        self._lines: list[Line | _Piece] = []
        self._first_line: list[int] = []
        self._lay_out_head(article)
        self._lay_out_body()
        if dropped:
            self._lay_out_dropped(report)

    @property
    def height(self) -> int:
        """How many lines there are."""
        return len(self._lines)

    def line(self, number: int, current: int = -1) -> Line:
        """Return line `number`; match number `current` stands out from the others."""
        line = self._lines[number]
        if not isinstance(line, _Piece):
            return line
        if line.par == TITLE:
            marks = self.hits.marks(TITLE, current) if self._clean else []
            return mark_line(self._title, line.start, line.end, marks, ("title",))
        marks = self.hits.marks(line.par, current) if self._intact[line.par] else []
        return mark_line(self._paragraphs[line.par], line.start, line.end, marks)

    def line_of(self, par: int, offset: int = 0) -> int:
        """Return the number of the line that shows character `offset` of paragraph `par`."""
        if par == TITLE:
            numbers = range(self._first_line[0] if self._first_line else self.height)
        else:
            par = min(par, len(self._first_line) - 1)
            last = self._first_line[par + 1] if par + 1 < len(self._first_line) else self.height
            numbers = range(self._first_line[par] if par >= 0 else 0, last)
        found = numbers.start
        for number in numbers:
            piece = self._lines[number]
            if isinstance(piece, _Piece) and piece.par == par and piece.start <= offset:
                found = number
        return found

    def line_of_hit(self, number: int) -> int:
        """Return the number of the line on which match `number` begins."""
        par, start, _ = self.hits.places[number]
        return self.line_of(par, start)

    def place(self, number: int) -> tuple[int, int]:
        """Return (paragraph, offset) of line `number`, to find it again at another width."""
        while number < self.height:
            line = self._lines[number]
            if isinstance(line, _Piece):
                return line.par, line.start
            number += 1
        return len(self._paragraphs) - 1, len(self._paragraphs[-1]) if self._paragraphs else 0

    def _lay_out_head(self, article: "Article") -> None:
        report = article.report
        self._lines += [_Piece(TITLE, *span) for span in wrap(self._title, self.width)]
        self._lines += self._facts(report)
        remarks = [display_line(flag) for flag in report.flags]
        if article.version > 1:
            remarks.append(f"version {article.version} of this text")
        for remark in remarks:
            self._add_wrapped(f"{self._glyphs.differs} {remark}", "warning", indent=2)
        if article.note:
            self._lines.append(BLANK)
            for paragraph in article.note.split("\n"):
                note = f"{self._glyphs.note} {display_paragraph(paragraph)}"
                self._add_wrapped(note, "note", indent=2)
        self._lines.append((Run(self._glyphs.rule * self.width, ("rule",)),))

    def _facts(self, report: "Report") -> list[Line]:
        """Return what is known about the report, as many facts to a line as fit."""
        facts = [
            self._fact(report, name, display_line(value))
            for name in _META
            if (value := _shown_value(report, name))
        ]
        facts.append((Run(f"{report.words:,} words", ("muted",)),))
        separator: Line = (Run(f" {self._glyphs.separator} ", ("faint",)),)
        lines: list[list[Line]] = [[]]
        for fact in facts:
            if lines[-1] and _width([*lines[-1], fact], separator) > self.width:
                lines.append([])
            lines[-1].append(fact)
        joined = [join_lines(line, separator) for line in lines]
        return [truncate_line(line, self.width, self._glyphs.ellipsis) for line in joined]

    def _fact(self, report: "Report", name: "MetadataField", value: str) -> Line:
        role: Role = "accent" if name == "outlet" else "muted"
        weak = report.provenance.get(name) == "inferred"
        text = Run(value, (role,))
        return (text, Run(" (inferred)", ("faint",))) if weak else (text,)

    def _lay_out_body(self) -> None:
        for number, text in enumerate(self._paragraphs):
            if number:
                self._lines.append(BLANK)
            self._first_line.append(len(self._lines))
            self._lines += [_Piece(number, *span) for span in wrap(text, self.width)]
        if not self._paragraphs:
            self._lines.append((Run("This report has no text.", ("muted",)),))

    def _lay_out_dropped(self, report: "Report") -> None:
        count = len(report.dropped)
        pieces = "piece" if count == 1 else "pieces"
        self._lines.append(BLANK)
        self._add_wrapped(f"Left out of the body: {count} {pieces} of text", "heading")
        for item in report.dropped:
            indent = _DROPPED_LABEL if self.width > 3 * _DROPPED_LABEL else 2
            label = item.kind.ljust(_DROPPED_LABEL) if indent > 2 else f"{item.kind}: "
            self._add_wrapped(label + display_paragraph(item.text), "dropped", indent=indent)

    def _add_wrapped(self, text: str, role: Role, *, indent: int = 0) -> None:
        """Add `text`, its first `indent` cells standing out to the left of the rest."""
        hanging = Run(" " * indent, (role,))
        for number, (start, end) in enumerate(wrap(text[indent:], self.width - indent)):
            first = Run(text[:indent], (role, "faint")) if number == 0 else hanging
            self._lines.append((first, *mark_line(text[indent:], start, end, (), (role,))))


def _shown_value(report: "Report", name: "MetadataField") -> str:
    value = str(getattr(report, name))
    if name == "published":
        return display_date(value, time=True)
    if name == "byline" and value and not value.lower().startswith("by "):
        return f"by {value}"
    return value


def _width(facts: list[Line], separator: Line) -> int:
    return line_width(join_lines(facts, separator))
