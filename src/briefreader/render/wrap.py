"""Breaks a paragraph into lines of so many cells, as offsets. Knows nothing but text."""

import re

from rich.cells import cell_len, get_character_cell_size

_WORD = re.compile(r"\S+")

MIN_WIDTH = 2
"""Narrower than this no East Asian character fits."""


def wrap(text: str, width: int) -> list[tuple[int, int]]:
    """Return (start, end) of every line of `text`, none wider than `width` cells.

    Lines break at white space, which belongs to no line; a word wider than a line, and text
    of wide characters that uses no spaces, breaks anywhere. An empty text has one empty line.
    """
    width = max(width, MIN_WIDTH)
    narrow = text.isascii()
    lines: list[tuple[int, int]] = []
    start = end = used = 0
    begun = False
    for word in _WORD.finditer(text):
        first, last = word.span()
        size = last - first if narrow else cell_len(word[0])
        gap = first - end if begun else 0
        if used + gap + size <= width:
            start, end, used = (start if begun else first), last, used + gap + size
            begun = True
            continue
        breaks_anywhere = size > last - first
        if begun and not (breaks_anywhere and used + gap < width - 1):
            lines.append((start, end))
            begun = False
        if not begun:
            start, used, gap = first, 0, 0
        used += gap
        for offset in range(first, last):
            cells = 1 if narrow else get_character_cell_size(text[offset])
            if used + cells > width:
                lines.append((start, offset))
                start, used = offset, 0
            used += cells
        end, begun = last, True
    if begun or not lines:
        lines.append((start, end))
    return lines
