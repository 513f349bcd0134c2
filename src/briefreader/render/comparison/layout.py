"""Lays out a comparison: blocks of text side by side, or one side at a time. Knows no widget."""

from bisect import bisect_right
from dataclasses import dataclass, field
from itertools import chain
from typing import Literal

from briefreader.models.annotation import Span
from briefreader.models.comparison import Comparison
from briefreader.render.cells import Side, SideText
from briefreader.render.comparison.blocks import Block, Frame, View
from briefreader.render.comparison.facts import fact_blocks
from briefreader.render.comparison.rows import RowBlocks
from briefreader.render.findings import find_all
from briefreader.render.glyphs import UNICODE, Glyphs
from briefreader.render.lines import BLANK, Line, Run


@dataclass
class ComparisonLayout:
    """The blocks of one view of a comparison at one width."""

    comparison: Comparison
    view: View = "all"
    folded: bool = False
    """Rows that agree are shown as one line."""
    widths: tuple[int, int] = (60, 60)
    """Cells of the left and the right column; the second is 0 for one side at a time."""
    side: Side = "left"
    """The side that is shown where only one is."""
    glyphs: Glyphs = UNICODE
    below: tuple[int, int] | None = None
    """Cells and lines for what was found in a row, where the screen says it; None for enough."""
    blocks: list[Block] = field(init=False)
    tops: list[int] = field(init=False)
    """The first line of each block."""

    def __post_init__(self) -> None:
        frame = Frame(self.widths, self.side, self.glyphs, self.below)
        findings = find_all(self.comparison)
        texts: dict[Side, SideText] = {
            "left": SideText(self.comparison, "left"),
            "right": SideText(self.comparison, "right"),
        }
        if self.view == "facts":
            self.blocks = list(fact_blocks(findings, texts, frame))
        else:
            rows = RowBlocks(self.comparison, texts, findings, frame, self.view, self.folded)
            self.blocks = rows.blocks()
        self.current = -1
        self._place()

    # -- asking

    @property
    def single(self) -> bool:
        """Whether one side is shown at a time."""
        return self.widths[1] == 0

    @property
    def height(self) -> int:
        """How many lines there are."""
        return self.tops[-1] if self.tops else 0

    def select(self, block: int) -> None:
        """Make a block the current one; where one side is shown it opens its counterpart."""
        self.current = block
        if self.single:
            self._place()

    def block_at(self, y: int) -> int:
        """Return the number of the block that line `y` belongs to."""
        return max(0, min(bisect_right(self.tops, y) - 1, len(self.blocks) - 1))

    def block_height(self, number: int) -> int:
        """Return the lines of a block, its counterpart included where that is open."""
        block = self.blocks[number]
        inset = len(block.inset) if self.single and number == self.current else 0
        return block.height + inset

    def differences(self) -> list[int]:
        """Return the numbers of the blocks that differ."""
        return [number for number, block in enumerate(self.blocks) if block.is_difference]

    def find(self, side: Side, span: Span) -> int | None:
        """Return the block that holds a span of one side; of several, the one that differs."""
        holding = [
            number
            for number, block in enumerate(self.blocks)
            if block.kind != "moved" and any(span.touches(other) for other in block.spans(side))
        ]
        differing = (
            number
            for number in holding
            if any(said.sign == "differs" for said in self.blocks[number].says)
        )
        return next(chain(differing, holding), None)

    def twin(self, number: int) -> int | None:
        """Return where a moved passage stands in the right report, or from there its row."""
        moved = self.blocks[number].moved
        if moved is None:
            return None
        return next(
            other
            for other, block in enumerate(self.blocks)
            if other != number and block.moved == moved
        )

    def line(self, part: Literal["left", "gutter", "right"], y: int) -> Line:
        """Return line `y` of a column, or of the gutter between them."""
        if not self.blocks:
            return BLANK
        number = self.block_at(y)
        block = self.blocks[number]
        offset = y - self.tops[number]
        if part == "gutter":
            if block.kind in ("fold", "heading") or offset >= self.block_height(number):
                return BLANK
            return block.gutter if offset == 0 else self._gutter_bar()
        lines = block.left if part == "left" else block.right
        if offset < len(lines):
            return lines[offset]
        inset = offset - block.height
        if self.single and number == self.current and 0 <= inset < len(block.inset):
            return block.inset[inset]
        return BLANK

    def _gutter_bar(self) -> Line:
        return (Run(f" {self.glyphs.bar}", ("rule",)),)

    def _place(self) -> None:
        self.tops = []
        y = 0
        for number in range(len(self.blocks)):
            self.tops.append(y)
            y += self.block_height(number) + 1
        self.tops.append(y)
