"""What a comparison is laid out in: blocks that the cursor stops at. Knows no comparison."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from briefreader.models.annotation import Span
from briefreader.models.comparison import Claim
from briefreader.render.cells import Side
from briefreader.render.findings import Sign
from briefreader.render.glyphs import UNICODE, Glyphs
from briefreader.render.lines import Line, Role, Run, mark_line, truncate
from briefreader.render.wrap import wrap

View = Literal["all", "shared", "left", "right", "facts", "copied"]
"""What is shown: every row, what both say, what one says, findings, copied words."""

GUTTER = 6
"""Cells between the two columns, where the signs stand."""

BlockKind = Literal["row", "moved", "finding", "fold", "heading"]
"""`moved`: the place in the right report of a passage that is set beside the left one elsewhere."""


class Said(NamedTuple):
    """A finding in words, with its sign where it has one."""

    sign: Sign | Literal["rejected"] | None
    text: str


@dataclass(frozen=True, slots=True)
class Frame:
    """The room that blocks are laid out in."""

    widths: tuple[int, int] = (60, 60)
    """Cells of the left and the right column; the second is 0 for one side at a time."""
    side: Side = "left"
    """The side that is shown where only one is."""
    glyphs: Glyphs = UNICODE
    below: tuple[int, int] | None = None
    """Cells and lines for what was found in a row, where the screen says it; None for enough."""

    @property
    def single(self) -> bool:
        """Whether one side is shown at a time."""
        return self.widths[1] == 0

    def label(self, text: str, role: Role) -> Line:
        """Return a short text on one line of the left column."""
        return (Run(truncate(text, self.widths[0], self.glyphs.ellipsis), (role,)),)


@dataclass(frozen=True, slots=True)
class Block:
    """Something that is moved to as one: a row, a finding, a fold, a heading."""

    kind: BlockKind
    sign: Sign | None
    left: Sequence[Line]
    right: Sequence[Line]
    gutter: Line
    is_difference: bool
    left_spans: tuple[Span, ...] = ()
    right_spans: tuple[Span, ...] = ()
    says: tuple[Said, ...] = ()
    """What was found here, in words."""
    claims: tuple[Claim, ...] = ()
    """What a reader who calls the block wrong rejects."""
    inset: Sequence[Line] = ()
    """One side at a time: the other side's text, shown when the block is the current one."""
    moved: int | None = None
    """Number of the moved row that stands here, or whose passage the right report has here."""

    @property
    def height(self) -> int:
        """Lines without the blank one below."""
        return max(len(self.left), len(self.right), 1)

    @property
    def rejected(self) -> bool:
        """Whether the reader called the block wrong."""
        return bool(self.claims) and all(claim.rejected for claim in self.claims)

    def spans(self, side: Side) -> tuple[Span, ...]:
        """Return the places of one side's report that the block shows."""
        return self.left_spans if side == "left" else self.right_spans


def sign_run(sign: Sign | Literal["rejected"], glyphs: Glyphs) -> Run:
    """Return the sign of a row or finding, or of what the reader called wrong."""
    if sign == "rejected":
        return Run(glyphs.rejected, ("faint",))
    if sign == "differs":
        return Run(glyphs.differs, (sign,))
    if sign == "quote":
        return Run(glyphs.quote, (sign,))
    return Run(glyphs.relations[sign], (sign,))


def said_lines(
    says: Sequence[Said], width: int, glyphs: Glyphs, base: tuple[Role, ...] = ("ink",)
) -> list[Line]:
    """Return findings in words, each after its sign, on as many lines as they take."""
    lines: list[Line] = []
    for sign, text in says:
        lead: Line = (sign_run(sign, glyphs), Run(" ")) if sign else (Run("  "),)
        for start, end in wrap(text, max(10, width - 2)):
            lines.append((*lead, *mark_line(text, start, end, (), base)))
            lead = (Run("  "),)
    return lines
