"""Lays out a comparison: blocks of text side by side, or one side at a time. Knows no widget."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby
from typing import Literal, NamedTuple

from briefreader.models.annotation import Span
from briefreader.models.comparison import Claim, Comparison, Row
from briefreader.render.cells import Side, SideText, other_side
from briefreader.render.display import display_line, display_paragraph
from briefreader.render.findings import (
    Finding,
    FindingKind,
    Sign,
    find_all,
    findings_at,
)
from briefreader.render.glyphs import UNICODE, Glyphs
from briefreader.render.lines import BLANK, Line, Role, Run, mark_line, truncate
from briefreader.render.statements import REJECTED
from briefreader.render.wrap import wrap

View = Literal["all", "shared", "left", "right", "facts", "copied"]
"""What is shown: every row, what both say, what one says, findings, copied words."""

GUTTER = 6
"""Cells between the two columns, where the signs stand."""

_FOLDS = -2
"""In place of a paragraph's number: the row is folded with its neighbours."""

_HEADINGS: dict[FindingKind, str] = {
    "quote": "Quotations",
    "figure": "Figures",
    "person": "People",
    "note": "Notes",
}


class Said(NamedTuple):
    """A finding in words, with its sign where it has one."""

    sign: Sign | None
    text: str


@dataclass(frozen=True, slots=True)
class Block:
    """Something that is moved to as one: a row, a finding, a fold, a heading."""

    kind: Literal["row", "finding", "fold", "heading"]
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


@dataclass(frozen=True, slots=True)
class _Group:
    """Rows that are shown as one block."""

    rows: list[Row]
    folded: bool = False

    @property
    def row(self) -> Row:
        return self.rows[0]

    def sentences(self, side: Side) -> list[int]:
        return [sentence for row in self.rows for sentence in getattr(row, side)]


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
    blocks: list[Block] = field(init=False)
    tops: list[int] = field(init=False)
    """The first line of each block."""

    def __post_init__(self) -> None:
        self._texts: dict[Side, SideText] = {
            "left": SideText(self.comparison, "left"),
            "right": SideText(self.comparison, "right"),
        }
        self._findings = find_all(self.comparison)
        self.blocks = list(self._finding_blocks() if self.view == "facts" else self._row_blocks())
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
        """Return the block that holds a span of one side."""
        for number, block in enumerate(self.blocks):
            if any(span.touches(other) for other in block.spans(side)):
                return number
        return None

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

    # -- rows

    def _row_blocks(self) -> Iterator[Block]:
        for group in self._groups():
            yield self._fold_block(group) if group.folded else self._row_block(group)

    def _groups(self) -> Iterator[_Group]:
        rows = [row for row in self.comparison.rows if self._is_shown(row)]
        if self.single and self.side == "right":
            rows.sort(key=lambda row: row.right)
        for key, run in groupby(rows, key=self._key):
            together = list(run)
            if key[1] == _FOLDS:
                yield _Group(together, folded=True)
            elif key[1] < 0:
                yield from (_Group([row]) for row in together)
            else:
                yield _Group(together)

    def _key(self, row: Row) -> tuple[str, int]:
        """Rows of one paragraph that only one side has are read as one; all others singly."""
        for side in ("left", "right"):
            if row.relation == f"only-{side}":
                return row.relation, self._texts[side].span(getattr(row, side)[0]).par
        return row.relation, (_FOLDS if self._folds(row) else -1)

    def _folds(self, row: Row) -> bool:
        """Tell whether a row is to be folded with its neighbours, because it agrees."""
        if not self.folded or self.view != "all" or row.relation != "same":
            return False
        return not row.rejected and not self._says(_Group([row]))

    def _is_shown(self, row: Row) -> bool:
        if self.single and not getattr(row, self.side):
            return False
        match self.view:
            case "shared":
                return row.relation in ("same", "reworded")
            case "left" | "right":
                return row.relation == f"only-{self.view}"
            case "copied":
                return any(
                    text.is_copied(text.pieces(getattr(row, side)))
                    for side, text in self._texts.items()
                )
            case _:
                return True

    def _says(self, group: _Group) -> list[Finding]:
        left = self._texts["left"].pieces(group.sentences("left"))
        right = self._texts["right"].pieces(group.sentences("right"))
        return list(findings_at(self._findings, left, right))

    def _fold_block(self, group: _Group) -> Block:
        count = len(group.rows)
        words = "1 row that agrees" if count == 1 else f"{count} rows that agree"
        line = self._label(f"{self.glyphs.folded} {words}", "faint")
        left = self._texts["left"].pieces(group.sentences("left"))
        right = self._texts["right"].pieces(group.sentences("right"))
        return Block("fold", "same", [line], [], BLANK, False, tuple(left), tuple(right))

    def _row_block(self, group: _Group) -> Block:
        row = group.row
        left, right = self._texts["left"], self._texts["right"]
        left_spans = tuple(left.pieces(group.sentences("left")))
        right_spans = tuple(right.pieces(group.sentences("right")))
        found = self._says(group)
        rejected = all(each.rejected for each in group.rows)
        base: tuple[Role, ...] = ("muted",) if row.relation == "same" else ("ink",)
        base = ("faint",) if rejected else base
        block = Block(
            "row",
            row.relation,
            left.lines(left_spans, self.widths[0], base),
            right.lines(right_spans, self.widths[1], base) if not self.single else [],
            BLANK,
            (row.relation != "same" and not rejected)
            or any(finding.is_difference for finding in found),
            left_spans,
            right_spans,
            tuple(self._statements(group, found)),
            self._claims(group, found),
        )
        block = replace(block, gutter=self._row_gutter(row, block, found))
        return self._one_side(block, base) if self.single else block

    def _one_side(self, block: Block, base: tuple[Role, ...]) -> Block:
        here, across = self._texts[self.side], self._texts[other_side(self.side)]
        width = self.widths[0]
        counterpart = across.lines(block.spans(across.side), width - 2, ("muted",))
        sign = Run(f"{self.glyphs.bar} ", ("rule",))
        inset = [(sign, *line) for line in counterpart]
        return replace(block, left=here.lines(block.spans(here.side), width, base), inset=inset)

    def _row_gutter(self, row: Row, block: Block, found: list[Finding]) -> Line:
        signs = [Run(" "), Run(self.glyphs.relations[row.relation], (row.relation,))]
        if block.rejected:
            signs.append(Run(self.glyphs.rejected, ("faint",)))
        if any(finding.is_difference for finding in found):
            signs.append(Run(self.glyphs.differs, ("differs",)))
        if row.moved:
            earlier = self._counterpart_is_earlier(row)
            signs.append(Run(self.glyphs.up if earlier else self.glyphs.down, ("accent",)))
        if self._texts["left"].is_copied(block.left_spans) or self._texts["right"].is_copied(
            block.right_spans
        ):
            signs.append(Run(self.glyphs.copied, ("faint",)))
        if self._texts["left"].holds_quote(block.left_spans) or self._texts["right"].holds_quote(
            block.right_spans
        ):
            signs.append(Run(self.glyphs.quote, ("quote",)))
        return tuple(signs[:GUTTER])

    def _counterpart_is_earlier(self, row: Row) -> bool:
        """Tell whether the right sentence stands nearer the beginning than the left one."""
        if not row.left or not row.right:
            return False
        sizes = [
            max(1, len(side.annotation.sentences))
            for side in (self.comparison.left, self.comparison.right)
        ]
        return row.right[0] / sizes[1] < row.left[0] / sizes[0]

    def _claims(self, group: _Group, found: list[Finding]) -> tuple[Claim, ...]:
        """Return the alarms and the pairing; of sentences that agree, the alarms if any."""
        alarms = [finding.claim for finding in found if finding.is_alarm]
        if alarms and group.row.relation == "same":
            return tuple(alarms)
        return (*group.rows, *alarms)

    def _statements(self, group: _Group, found: list[Finding]) -> Iterator[Said]:
        row = group.row
        if all(each.rejected for each in group.rows):
            yield Said(None, REJECTED)
        for finding in found:
            yield Said(finding.sign, state(finding))
        if row.moved and row.left and row.right:
            places = f"{row.left[0] + 1} on the left, sentence {row.right[0] + 1} on the right"
            yield Said(None, f"moved: sentence {places}")

    # -- findings

    def _finding_blocks(self) -> Iterator[Block]:
        for kind, heading in _HEADINGS.items():
            of_kind = [finding for finding in self._findings if finding.kind == kind]
            if not of_kind:
                continue
            line = self._label(heading, "heading")
            yield Block("heading", None, [line], [], BLANK, False)
            order = sorted(of_kind, key=lambda finding: _SIGN_ORDER.index(finding.sign))
            yield from (self._finding_block(finding) for finding in order)

    def _finding_block(self, finding: Finding) -> Block:
        left = self._finding_lines(finding.left, self.widths[0])
        right = self._finding_lines(finding.right, self.widths[1] or self.widths[0] - 2)
        said = display_line(_said(finding))
        label: Line = (Run(said, ("note" if finding.kind == "note" else "faint",)),)
        if finding.claim.rejected or finding.sign not in ("same", "only-left", "only-right"):
            width = self.widths[0]
            left += [
                mark_line(said, start, end, (), label[0].roles) for start, end in wrap(said, width)
            ]
        block = Block(
            "finding",
            finding.sign,
            left,
            right,
            self._finding_gutter(finding),
            finding.is_difference,
            (finding.left_span,) if finding.left_span else (),
            (finding.right_span,) if finding.right_span else (),
            (Said(finding.sign, state(finding)),),
            (finding.claim,),
        )
        if not self.single:
            return block
        bar = Run(f"{self.glyphs.bar} ", ("rule",))
        shown, inset = (left, right) if self.side == "left" or finding.left else (right, [])
        return replace(block, left=shown, right=[], inset=[(bar, *line) for line in inset])

    def _label(self, text: str, role: Role) -> Line:
        return (Run(truncate(text, self.widths[0], self.glyphs.ellipsis), (role,)),)

    def _finding_gutter(self, finding: Finding) -> Line:
        if finding.claim.rejected:
            return (Run(" "), Run(self.glyphs.rejected, ("faint",)))
        return (Run(" "), sign_run(finding.sign, self.glyphs))

    def _finding_lines(self, text: str, width: int) -> list[Line]:
        shown = display_paragraph(text)
        if not shown:
            return []
        return [mark_line(shown, start, end, ()) for start, end in wrap(shown, width)]


def sign_run(sign: Sign, glyphs: Glyphs) -> Run:
    """Return the sign of a row or finding."""
    if sign == "differs":
        return Run(glyphs.differs, (sign,))
    if sign == "quote":
        return Run(glyphs.quote, (sign,))
    return Run(glyphs.relations[sign], (sign,))


_SIGN_ORDER: tuple[Sign, ...] = (
    "differs",
    "reworded",
    "quote",
    "same",
    "only-left",
    "only-right",
)


def state(finding: Finding) -> str:
    """Say a finding in one line."""
    label = display_line(_said(finding))
    sides = [display_line(text, 300) for text in (finding.left, finding.right) if text]
    return f"{label}: {' / '.join(sides)}" if sides else label


def _said(finding: Finding) -> str:
    """Return what was found in a few words, and that it is rejected where it is."""
    return f"{finding.label}, {REJECTED}" if finding.claim.rejected else finding.label


def summary_parts(comparison: Comparison, left: str, right: str) -> list[tuple[str, Role]]:
    """Say what the comparison found, in parts that each have a role.

    `left` and `right` name the two reports.
    """
    counts = comparison.summary
    parts: list[tuple[str, Role]] = [
        (f"{counts.shared} shared", "ink"),
        (f"{counts.reworded} reworded", "reworded"),
        (f"{counts.only_left} only {left}", "only-left"),
        (f"{counts.only_right} only {right}", "only-right"),
    ]
    for count, one, many in (
        (counts.quotes_altered, "quote altered", "quotes altered"),
        (counts.figures_differ, "figure differs", "figures differ"),
        (counts.titles_differ, "title differs", "titles differ"),
    ):
        if count:
            parts.append((f"{count} {one if count == 1 else many}", "differs"))
    parts.append((f"{round(counts.copied * 100)}% copied", "muted"))
    if counts.rejected:
        parts.append((f"{counts.rejected} {REJECTED}", "faint"))
    return parts
