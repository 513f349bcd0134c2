"""Lays a brief out as stops: statements with their citations below them. Knows no widget."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from rich.cells import cell_len

from briefreader.models.ledger import Brief, BriefLine, Evidence
from briefreader.render.citations import brief_labels, cite
from briefreader.render.display import display_line, display_paragraph
from briefreader.render.glyphs import UNICODE, Glyphs
from briefreader.render.lines import BLANK, Line, Role, Run, mark_line
from briefreader.render.variants import other_wordings
from briefreader.render.wrap import wrap

_INDENT, _DEEPER = 3, 6
"""Cells before a statement, and before what stands below it."""


@dataclass(frozen=True, slots=True)
class Citation:
    """A place that a statement is cited from."""

    label: str
    place: Evidence


@dataclass(frozen=True, slots=True)
class Stop:
    """A statement of the brief: what the cursor stops at."""

    section: int
    top: int
    """Its first line."""
    height: int
    """Lines without the blank one below."""
    line: BriefLine
    citations: Sequence[Citation]


@dataclass
class BriefLayout:
    """The lines of a brief for one width."""

    brief: Brief
    width: int = 80
    glyphs: Glyphs = UNICODE
    stops: list[Stop] = field(init=False)

    def __post_init__(self) -> None:
        self._labels = brief_labels(self.brief)
        self._headings: dict[int, Line] = {}
        self._laid_out: dict[tuple[int, int], list[Line]] = {}
        self.stops = []
        y = 0
        for number, section in enumerate(self.brief.sections):
            self._headings[y] = (Run(f" {display_line(section.title)}", ("heading", "accent")),)
            y += 2
            for line in section.lines:
                citations = self._citations(line)
                lines = self._stop_lines(line, citations, -1)
                height = len(lines)
                self._laid_out[len(self.stops), -1] = lines
                self.stops.append(Stop(number, y, height, line, citations))
                y += height + 1
        self.height = y
        """How many lines there are."""
        self._tops = [stop.top for stop in self.stops]

    def _citations(self, line: BriefLine) -> list[Citation]:
        """Return each citation once, with the first of the places that it names."""
        found: dict[str, Evidence] = {}
        for place in line.evidence:
            found.setdefault(cite(place, self._labels), place)
        return [Citation(label, place) for label, place in found.items()]

    def stop_at(self, y: int) -> int:
        """Return the number of the stop on a line, or of the one above it."""
        return max(0, bisect_right(self._tops, y) - 1)

    def line(self, y: int, stop: int = -1, citation: int = 0) -> Line:
        """Return line `y`; of stop number `stop` one citation stands out."""
        if y in self._headings:
            return self._headings[y]
        number = self.stop_at(y)
        here = self.stops[number] if self.stops else None
        if here is None or not 0 <= y - here.top < here.height:
            return BLANK
        key = (number, citation if number == stop else -1)
        if key not in self._laid_out:
            self._laid_out[key] = self._stop_lines(here.line, here.citations, key[1])
        return self._laid_out[key][y - here.top]

    def _stop_lines(
        self, line: BriefLine, citations: Sequence[Citation], current: int
    ) -> list[Line]:
        return [
            *self._text(line.text, f" {self.glyphs.separator} ", "ink"),
            *self._cited(citations, current),
            *(
                shown
                for wording, places in other_wordings(line)
                for shown in self._wording(wording, places)
            ),
        ]

    def _text(self, text: str, lead: str, role: Role) -> Iterator[Line]:
        shown = display_paragraph(text)
        for start, end in wrap(shown, max(10, self.width - len(lead))):
            yield (Run(lead, ("accent",)), *mark_line(shown, start, end, (), (role,)))
            lead = " " * len(lead)

    def _cited(self, citations: Sequence[Citation], current: int) -> Iterator[Line]:
        """Yield citations, none of them broken over lines unless it is wider than one."""
        line: list[Run] = [Run(" " * _INDENT)]
        room = width = max(10, self.width - _INDENT)
        for number, citation in enumerate(citations):
            last = number == len(citations) - 1
            for start, end in wrap(citation.label, width):
                size = cell_len(citation.label[start:end]) + (0 if last else 3)
                if size > room and len(line) > 1:
                    yield tuple(line)
                    line, room = [Run(" " * _INDENT)], width
                role: Role = "tab-active" if number == current else "muted"
                line.append(Run(citation.label[start:end], (role,)))
                room -= size
            if not last:
                line.append(Run(f" {self.glyphs.separator} ", ("faint",)))
        yield tuple(line)

    def _wording(self, wording: str, places: Sequence[Evidence]) -> Iterator[Line]:
        """Yield how some report says it otherwise, with where."""
        cited = "; ".join(dict.fromkeys(cite(place, self._labels) for place in places))
        lead = f"{' ' * _INDENT}{self.glyphs.relations['reworded']} "
        yield from self._text(f"{wording} ({cited})", lead, "muted")
