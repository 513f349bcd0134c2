"""Lays out the aligned rows of a comparison as blocks: what is shown, folded, marked as moved."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Literal

from briefreader.models.comparison import Claim, Comparison, Row
from briefreader.render.cells import Side, SideText, other_side
from briefreader.render.comparison.blocks import GUTTER, Block, Frame, Said, View, said_lines
from briefreader.render.comparison.facts import say
from briefreader.render.findings import Finding, findings_at
from briefreader.render.lines import BLANK, Line, Role, Run, line_text, truncate
from briefreader.render.statements import REJECTED

Way = Literal["up", "down"]
_FOLDS = -2
"""In place of a paragraph's number: the row is folded with its neighbours."""


@dataclass(frozen=True, slots=True)
class _Group:
    """Rows that are shown as one block."""

    rows: list[Row]
    folded: bool = False

    @property
    def row(self) -> Row:
        return self.rows[0]

    @property
    def has_moved(self) -> bool:
        """Whether both sides have it, the right one elsewhere; the folded count as in place."""
        return self.row.moved and not self.folded and bool(self.row.left and self.row.right)

    def sentences(self, side: Side) -> list[int]:
        return [sentence for row in self.rows for sentence in getattr(row, side)]


@dataclass(frozen=True, slots=True)
class RowBlocks:
    """Makes the blocks of one view of the rows."""

    comparison: Comparison
    texts: Mapping[Side, SideText]
    findings: list[Finding]
    frame: Frame
    view: View = "all"
    folded: bool = False
    """Rows that agree are shown as one line."""

    def blocks(self) -> list[Block]:
        """Return the blocks in the left report's order, or in that of the only side shown.

        With both sides shown, what the right report has elsewhere is pointed at from there.
        """
        groups = list(self._groups())
        places = {} if self.frame.single else dict(_places(groups))
        blocks: list[Block] = []
        for number, group in enumerate(groups):
            blocks += self._place_blocks(groups, places, number)
            if group.folded:
                blocks.append(self._fold_block(group))
            elif number in places:
                way: Way = "up" if places[number] <= number else "down"
                blocks.append(replace(self._row_block(group, way), moved=number))
            else:
                blocks.append(self._row_block(group, self._way(group)))
        return [*blocks, *self._place_blocks(groups, places, len(groups))]

    # -- which rows

    def _groups(self) -> Iterator[_Group]:
        rows = [row for row in self.comparison.rows if self._is_shown(row)]
        if self.frame.single and self.frame.side == "right":
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
                return row.relation, self.texts[side].span(getattr(row, side)[0]).par
        return row.relation, (_FOLDS if self._folds(row) else -1)

    def _folds(self, row: Row) -> bool:
        """Tell whether a row is to be folded with its neighbours, because it agrees."""
        if not self.folded or self.view != "all" or row.relation != "same":
            return False
        return not row.rejected and not self._says(_Group([row]))

    def _is_shown(self, row: Row) -> bool:
        if self.frame.single and not getattr(row, self.frame.side):
            return False
        match self.view:
            case "shared":
                return row.relation in ("same", "reworded")
            case "left" | "right":
                return row.relation == f"only-{self.view}"
            case "copied":
                return any(
                    text.is_copied(text.pieces(getattr(row, side)))
                    for side, text in self.texts.items()
                )
            case _:
                return True

    # -- blocks

    def _says(self, group: _Group) -> list[Finding]:
        left = self.texts["left"].pieces(group.sentences("left"))
        right = self.texts["right"].pieces(group.sentences("right"))
        return list(findings_at(self.findings, left, right))

    def _fold_block(self, group: _Group) -> Block:
        count = len(group.rows)
        words = "1 row that agrees" if count == 1 else f"{count} rows that agree"
        line = self.frame.label(f"{self.frame.glyphs.folded} {words}", "faint")
        left = tuple(self.texts["left"].pieces(group.sentences("left")))
        right = tuple(self.texts["right"].pieces(group.sentences("right")))
        return Block("fold", "same", [line], [], BLANK, False, left, right)

    def _place_blocks(
        self, groups: list[_Group], places: Mapping[int, int], here: int
    ) -> Iterator[Block]:
        """Yield what stands, before group `here`, for rows that the right report has there."""
        for number, place in places.items():
            if place == here:
                yield self._place_block(groups[number].row, number, earlier=number < here)

    def _place_block(self, row: Row, number: int, *, earlier: bool) -> Block:
        """Return what stands for a moved row; `earlier` is where the row itself is."""
        glyphs, width = self.frame.glyphs, self.frame.widths[1]
        spans = self.texts["right"].pieces(row.right)
        first, *more = self.texts["right"].lines(spans, width)
        begun = truncate(line_text(first) + glyphs.ellipsis * bool(more), width, glyphs.ellipsis)
        where = "above" if earlier else "below"
        return Block(
            "moved",
            None,
            [],
            [(Run(begun, ("faint",)),)],
            (Run(" "), Run(glyphs.up if earlier else glyphs.down, ("accent",))),
            is_difference=False,
            right_spans=tuple(spans),
            says=(Said(None, f"moved: set beside its counterpart {where}"),),
            moved=number,
        )

    def _row_block(self, group: _Group, way: Way | None) -> Block:
        """Return the block of a row; `way` leads to where the other report has it."""
        row, frame = group.row, self.frame
        left, right = self.texts["left"], self.texts["right"]
        left_spans = tuple(left.pieces(group.sentences("left")))
        right_spans = tuple(right.pieces(group.sentences("right")))
        found = self._says(group)
        rejected = all(each.rejected for each in group.rows)
        base: tuple[Role, ...] = ("muted",) if row.relation == "same" else ("ink",)
        base = ("faint",) if rejected else base
        block = Block(
            "row",
            row.relation,
            left.lines(left_spans, frame.widths[0], base),
            right.lines(right_spans, frame.widths[1], base) if not frame.single else [],
            BLANK,
            (row.relation != "same" and not rejected)
            or any(finding.is_difference for finding in found),
            left_spans,
            right_spans,
            tuple(self._statements(group, found, way)),
            _claims(group, found),
        )
        block = replace(block, gutter=self._gutter(row, block, found, way))
        return self._one_side(block, base) if frame.single else block

    def _one_side(self, block: Block, base: tuple[Role, ...]) -> Block:
        here, across = self.texts[self.frame.side], self.texts[other_side(self.frame.side)]
        width = self.frame.widths[0]
        counterpart = across.lines(block.spans(across.side), width - 2, ("muted",))
        sign = Run(f"{self.frame.glyphs.bar} ", ("rule",))
        inset = [(sign, *line) for line in (*counterpart, *self._told_here(block, width - 2))]
        return replace(block, left=here.lines(block.spans(here.side), width, base), inset=inset)

    def _told_here(self, block: Block, width: int) -> list[Line]:
        """Return what was found, in full, where it is more than the screen has room for."""
        if self.frame.below is None:
            return []
        cells, lines = self.frame.below
        if len(said_lines(block.says, cells, self.frame.glyphs)) <= lines:
            return []
        return said_lines(block.says, width, self.frame.glyphs)

    def _gutter(self, row: Row, block: Block, found: list[Finding], way: Way | None) -> Line:
        glyphs = self.frame.glyphs
        signs = [Run(" "), Run(glyphs.relations[row.relation], (row.relation,))]
        if block.rejected:
            signs.append(Run(glyphs.rejected, ("faint",)))
        if any(finding.is_difference for finding in found):
            signs.append(Run(glyphs.differs, ("differs",)))
        if way is not None:
            signs.append(Run(glyphs.up if way == "up" else glyphs.down, ("accent",)))
        left, right = self.texts["left"], self.texts["right"]
        if left.is_copied(block.left_spans) or right.is_copied(block.right_spans):
            signs.append(Run(glyphs.copied, ("faint",)))
        if left.holds_quote(block.left_spans) or right.holds_quote(block.right_spans):
            signs.append(Run(glyphs.quote, ("quote",)))
        return tuple(signs[:GUTTER])

    def _way(self, group: _Group) -> Way | None:
        """Return where the other report has a moved row, by how far each has come there.

        None for a row that did not move, or that stands beside its place.
        """
        row, side = group.row, self.frame.side
        if not group.has_moved or not self.frame.single:
            return None
        here, there = (
            getattr(row, which)[0]
            / max(1, len(getattr(self.comparison, which).annotation.sentences))
            for which in (side, other_side(side))
        )
        return "up" if there < here else "down"

    def _statements(self, group: _Group, found: list[Finding], way: Way | None) -> Iterator[Said]:
        if all(each.rejected for each in group.rows):
            yield Said("rejected", REJECTED)
        for finding in found:
            yield say(finding)
        if way is not None:
            across = other_side(self.frame.side) if self.frame.single else "right"
            yield Said(None, f"moved: stands further {way} in the {across} report")


def _places(groups: list[_Group]) -> Iterator[tuple[int, int]]:
    """Yield (number of a moved row, number of the row before which the right report has it).

    In the right report's order. A row that has its place beside itself is left out.
    """
    moved = [number for number, group in enumerate(groups) if group.has_moved]
    for number in sorted(moved, key=lambda number: groups[number].row.right):
        first = groups[number].row.right[0]
        before = (
            place
            for place, group in enumerate(groups)
            if not group.has_moved
            and any(sentence < first for sentence in group.sentences("right"))
        )
        place = max(before, default=-1) + 1
        if place not in (number, number + 1):
            yield number, place


def _claims(group: _Group, found: list[Finding]) -> tuple[Claim, ...]:
    """Return the alarms and the pairing; of sentences that agree, the alarms if any."""
    alarms = [finding.claim for finding in found if finding.is_alarm]
    if alarms and group.row.relation == "same":
        return tuple(alarms)
    return (*group.rows, *alarms)
