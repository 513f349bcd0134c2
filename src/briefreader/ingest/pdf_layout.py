"""Puts the lines of a PDF together to paragraphs. Knows no library and no reports.

A PDF has no paragraphs, only lines at places. Where one ends is told by a wider gap, an indent,
another size of letters, or a short line that ends a sentence.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from briefreader.ingest.lines import ends_sentence

_EDGE_LINES = 2
"""Lines at the top and at the bottom of a page that may be printed on every page."""
_WIDER_GAP = 1.3
"""A gap this many times the usual one ends a paragraph."""
_USUAL_PITCH = 1.2
"""Distance of lines, in heights, where it cannot be measured."""
_WIDEST = 3
"""Distance of lines, in heights, up to which they may belong together."""
_OTHER_SIZE = 0.12
"""Share by which letters differ in size where a heading begins or ends."""
_INDENT = 0.5
"""Indent that opens a paragraph, in heights of a line."""
_SHORT = 0.12
"""Share of a column's width that a short line leaves free."""
_DIGITS = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class PdfLine:
    """One printed line. Lengths are in points."""

    text: str
    left: float
    right: float
    bottom: float
    """Distance of its foot from the foot of the page."""
    height: float
    broken: bool = False
    """Whether its last word goes on in the next line; the hyphen is left out."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Lines that belong together."""

    text: str
    height: float
    """Height of its first line, in points."""


def split_running_lines(pages: Sequence[list[PdfLine]]) -> tuple[list[list[PdfLine]], list[str]]:
    """Return the pages without what is printed on most of them, and that, each line once.

    Numbers may differ: they count the pages.
    """
    counts: Counter[str] = Counter()
    for page in pages:
        counts.update({_key(line) for line in _edges(page)})
    running = {key for key, count in counts.items() if 1 < count >= len(pages) / 2}
    kept: list[list[PdfLine]] = []
    taken: dict[str, str] = {}
    for page in pages:
        edges = [line for line in _edges(page) if _key(line) in running]
        for line in edges:
            taken.setdefault(_key(line), line.text)
        kept.append([line for line in page if not any(line is edge for edge in edges)])
    return kept, list(taken.values())


def join_paragraphs(pages: Sequence[list[PdfLine]]) -> list[Paragraph]:
    """Return the paragraphs of all pages in their order; one may run over columns and pages."""
    pitches = _usual_pitches(pages)
    paragraphs: list[list[PdfLine]] = []
    previous: PdfLine | None = None
    for page in pages:
        for column in _columns(page):
            edge = max(line.right for line in column)
            left = min(line.left for line in column)
            for line in column:
                width = edge - min(left, line.left)
                pitch = pitches.get(round(line.height), _USUAL_PITCH)
                if previous is None or _begins(line, previous, pitch, edge, width):
                    paragraphs.append([])
                paragraphs[-1].append(line)
                previous = line
    return [Paragraph(_joined(lines), lines[0].height) for lines in paragraphs]


def _edges(page: list[PdfLine]) -> list[PdfLine]:
    return page if len(page) <= 2 * _EDGE_LINES else page[:_EDGE_LINES] + page[-_EDGE_LINES:]


def _key(line: PdfLine) -> str:
    return _DIGITS.sub("0", line.text)


def _columns(page: list[PdfLine]) -> Iterator[list[PdfLine]]:
    """Divide a page where the text goes on further up."""
    column: list[PdfLine] = []
    for line in page:
        if column and line.bottom > column[-1].bottom + line.height / 2:
            yield column
            column = []
        column.append(line)
    if column:
        yield column


def _usual_pitches(pages: Sequence[list[PdfLine]]) -> dict[int, float]:
    """Return how far apart the lines of a paragraph stand, in heights, by height in points."""
    gaps: defaultdict[int, list[float]] = defaultdict(list)
    for page in pages:
        for line, below in pairwise(page):
            gap = line.bottom - below.bottom
            if 0 < gap < _WIDEST * line.height and _alike(line, below):
                gaps[round(line.height)].append(gap / line.height)
    # Texts of short paragraphs have as many gaps between paragraphs as within them.
    return {height: sorted(found)[len(found) // 4] for height, found in gaps.items()}


def _begins(line: PdfLine, previous: PdfLine, pitch: float, edge: float, width: float) -> bool:
    """Tell whether a paragraph begins with `line`; `edge` and `width` are its column's."""
    if previous.broken:
        return False
    ended = ends_sentence(previous.text)
    if not _alike(line, previous):
        return True
    gap = previous.bottom - line.bottom
    if not 0 < gap < 2 * _WIDEST * line.height:  # another column or page
        return ended
    if gap > _WIDER_GAP * pitch * line.height:
        return True
    if line.left - previous.left > _INDENT * line.height and ended:
        return True
    return ended and previous.right < edge - _SHORT * width


def _alike(line: PdfLine, other: PdfLine) -> bool:
    return abs(line.height - other.height) <= _OTHER_SIZE * max(line.height, other.height)


def _joined(lines: list[PdfLine]) -> str:
    return "".join(line.text if line.broken else f"{line.text} " for line in lines).strip()
