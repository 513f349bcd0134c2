"""The compare screen: which two reports, which view, where the cursor goes."""

from typing import get_args

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.events import Resize

from briefreader.errors import BriefreaderError
from briefreader.models.annotation import Span
from briefreader.models.comparison import Comparison
from briefreader.render.cells import Side, other_side
from briefreader.render.comparison import ComparisonLayout, View
from briefreader.render.lines import BLANK, Line, Run
from briefreader.tui.actions import actions_of
from briefreader.tui.bindings import bindings
from briefreader.tui.screens.base import BriefreaderScreen
from briefreader.tui.screens.compare.headings import (
    finding_lines,
    head_lines,
    nothing_line,
    side_name,
    summary_line,
    views_line,
)
from briefreader.tui.screens.open_ledger import open_ledger
from briefreader.tui.widgets.compare import ComparisonView
from briefreader.tui.widgets.key_bar import KeyBar
from briefreader.tui.widgets.line_bar import LineBar
from briefreader.tui.widgets.line_stack import LineStack

SAY_BUSY_AFTER = 0.15
"""Seconds before a comparison that is being made is said to be made."""


class CompareScreen(BriefreaderScreen[None]):
    """Two articles of the library, compared."""

    BINDINGS = bindings("compare")
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (90, "-wide")]  # noqa: RUF012  declared so
    VERTICAL_BREAKPOINTS = [(0, "-low"), (20, "-high")]  # noqa: RUF012  declared so

    def __init__(self, left: int, right: int) -> None:
        super().__init__()
        self._ids: dict[Side, int] = {"left": left, "right": right}
        self._comparison: Comparison | None = None
        self._view: View = "all"
        self._folded = False

    def compose(self) -> ComposeResult:
        """Lay the screen out."""
        glyphs = self.session.glyphs
        yield LineBar(glyphs=glyphs, id="summary", classes="heading -active")
        yield LineBar(glyphs=glyphs, id="views")
        with Horizontal(id="heads"):
            yield LineStack(glyphs=glyphs, id="head-left", classes="heading")
            yield LineStack(glyphs=glyphs, id="head-right", classes="heading")
        yield ComparisonView()
        yield LineStack(glyphs=glyphs, id="findings")
        yield KeyBar(keymap=self.session.keymap)

    def on_mount(self) -> None:
        """Compare the two."""
        self.columns.focus()
        self.query_one(KeyBar).show_actions([*actions_of("compare"), *actions_of("everywhere")])
        self.compare()

    @property
    def columns(self) -> ComparisonView:
        """The two reports."""
        return self.query_one(ComparisonView)

    @work(group="compare", exclusive=True)
    async def compare(self) -> None:
        """Compare the two reports and show the result."""
        busy = self.set_timer(SAY_BUSY_AFTER, self._say_busy)
        try:
            self._comparison = await self.session.background.slow(
                self.session.library.compare, self._ids["left"], self._ids["right"]
            )
        except BriefreaderError as error:
            self.complain(error)
            self.app.pop_screen()
            return
        finally:
            busy.stop()
        self._show()
        await self._mention_the_extra()

    async def _mention_the_extra(self) -> None:
        """Say once a library that sentences can be paired by meaning; not in a temporary one."""
        if not self.session.demo:
            notice = await self.session.background.slow(self.session.library.semantic_notice)
            if notice:
                self.announce(notice)

    def _say_busy(self) -> None:
        glyphs = self.session.glyphs
        busy = f" {glyphs.busy} comparing{glyphs.ellipsis}"
        self.query_one("#summary", LineBar).show(left=(Run(busy, ("muted",)),))

    def _show(
        self, side: Side | None = None, at: Span | None = None, *, flash: bool = False
    ) -> None:
        """Show the chosen view with the cursor on a place of one side, else at the beginning."""
        if self._comparison is not None:
            place = (side, at) if side and at else None
            self.columns.show(self._make_layout, at=place, flash=flash)
            self._show_headings()

    def _make_layout(self, widths: tuple[int, int], side: Side) -> ComparisonLayout:
        if self._comparison is None:
            raise RuntimeError("There is nothing to lay out before the reports are compared.")
        return ComparisonLayout(
            self._comparison,
            self._view,
            self._folded,
            widths,
            side,
            self.session.glyphs,
        )

    # -- what stands around the columns

    def _show_headings(self) -> None:
        comparison, glyphs = self._comparison, self.session.glyphs
        if comparison is None:
            return
        narrow, width = self.has_class("-narrow"), self.size.width
        for side in get_args(Side):
            report = getattr(comparison, side).report
            active = side == self.columns.side
            head = self.query_one(f"#head-{side}", LineStack)
            head.show(head_lines(report, active=active))
            head.set_class(active, "-active")
            head.display = active or not narrow
        self.query_one("#summary", LineBar).show(left=summary_line(comparison, glyphs, width))
        folded: Line = (Run("folded ", ("muted",)),) if self._folded else BLANK
        views = views_line(comparison, self._view, glyphs, width)
        self.query_one("#views", LineBar).show(left=views, right=folded)

    @on(ComparisonView.Moved)
    def show_findings(self) -> None:
        """Say in words what was found in the row under the cursor."""
        self._show_headings()
        block = self.columns.block
        stack = self.query_one("#findings", LineStack)
        if block is None or self._comparison is None:
            stack.show([nothing_line(self._view)])
        else:
            width, glyphs = stack.size.width, self.session.glyphs
            stack.show(finding_lines(self._comparison, block, width, glyphs))

    def on_resize(self, event: Resize) -> None:
        """Fit the headings to the new width."""
        if event.size.width:
            self.call_after_refresh(self._show_headings)

    # -- moving

    def action_down(self) -> None:
        """Go to the next row."""
        self.columns.step(1)

    def action_up(self) -> None:
        """Go to the row before."""
        self.columns.step(-1)

    def action_half_down(self) -> None:
        """Go down half a screenful."""
        self.columns.page(self.columns.size.height // 2)

    def action_half_up(self) -> None:
        """Go up half a screenful."""
        self.columns.page(-(self.columns.size.height // 2))

    def action_screen_down(self) -> None:
        """Go down a screenful."""
        self.columns.page(max(1, self.columns.size.height - 2))

    def action_screen_up(self) -> None:
        """Go up a screenful."""
        self.columns.page(-max(1, self.columns.size.height - 2))

    def action_top(self) -> None:
        """Go to the first row."""
        self.columns.go_to_end(-1)

    def action_bottom(self) -> None:
        """Go to the last row."""
        self.columns.go_to_end(1)

    def action_next_difference(self) -> None:
        """Go to the next difference."""
        if not self.columns.step_difference(1):
            self.say("No difference after this one.")

    def action_previous_difference(self) -> None:
        """Go to the difference before."""
        if not self.columns.step_difference(-1):
            self.say("No difference before this one.")

    def action_side(self) -> None:
        """Go to the other report, to the counterpart where one side is shown at a time."""
        across, block = self.columns.across, self.columns.block
        if not self.columns.single:
            self.columns.go_to_side(across)
            return
        self.columns.side = across
        spans = block.spans(across) if block else ()
        self._show(across, spans[0] if spans else None, flash=True)

    def action_counterpart(self) -> None:
        """Jump to the counterpart of the row, which flashes; from a finding, to its place."""
        block, side, across = self.columns.block, self.columns.side, self.columns.across
        if block is None or self._comparison is None:
            return
        if block.kind == "fold":
            self.action_fold()
        elif block.kind == "finding":
            side = side if block.spans(side) else across
            self._view, self._folded = "all", False
            self.columns.side = side
            self._show(side, next(iter(block.spans(side)), None), flash=True)
        elif not block.spans(across):
            name = side_name(self._comparison, side, self.session.glyphs, 2 * self.size.width)
            self.say(f"Only {name} says this.")
        elif self.columns.single:
            self.action_side()
        else:
            self.columns.go_to_side(across, flash=True)

    # -- what is shown

    def action_fold(self) -> None:
        """Fold what agrees, or unfold it."""
        self._folded = not self._folded
        self._show_view(self._view)

    def _show_view(self, view: View) -> None:
        """Show another view, with the cursor on the same text where it is there."""
        self._view = view
        place = self.columns.place
        self._show(*place) if place else self._show()

    def action_view_all(self) -> None:
        """Show every row."""
        self._show_view("all")

    def action_view_shared(self) -> None:
        """Show what both say."""
        self._show_view("shared")

    def action_view_left(self) -> None:
        """Show what only the left report says."""
        self._show_one_side("left")

    def action_view_right(self) -> None:
        """Show what only the right report says."""
        self._show_one_side("right")

    def _show_one_side(self, side: Side) -> None:
        if self.columns.single:
            self.columns.side = side
        self._show_view(side)

    def action_view_facts(self) -> None:
        """Show quotations, figures, people and notes."""
        self._show_view("facts")

    def action_view_copied(self) -> None:
        """Show what both print word for word."""
        self._show_view("copied")

    # -- the reader's verdict

    @work(group="verdict")
    async def action_reject(self) -> None:
        """Mark what the row under the cursor says as wrong, or take that back."""
        comparison, block = self._comparison, self.columns.block
        if comparison is None or block is None or not block.claims:
            self.say("There is nothing here to be marked as wrong.")
            return
        library, ids = self.session.library, (self._ids["left"], self._ids["right"])
        judge = library.accept if block.rejected else library.reject
        try:
            judged = await self.session.background.quick(judge, *ids, comparison, block.claims)
        except BriefreaderError as error:
            self.complain(error)
            return
        if self._comparison is comparison:
            self._comparison = judged
            self._show_view(self._view)

    # -- which reports

    def action_swap(self) -> None:
        """Swap left and right."""
        self._ids = {"left": self._ids["right"], "right": self._ids["left"]}
        self.columns.side = self.columns.across
        self.compare()

    def action_next_outlet(self) -> None:
        """Change this side to the story's next outlet."""
        self._change_outlet(1)

    def action_previous_outlet(self) -> None:
        """Change this side to the story's outlet before."""
        self._change_outlet(-1)

    @work(group="outlet", exclusive=True)
    async def _change_outlet(self, step: int) -> None:
        library, background = self.session.library, self.session.background
        side = self.columns.side
        here, across = self._ids[side], self._ids[other_side(side)]
        try:
            siblings = await background.quick(library.siblings, here)
            rows = await background.quick(library.rows, [here, *siblings])
        except BriefreaderError as error:
            self.complain(error)
            return
        dated = sorted(rows, key=lambda row: (not row.published, row.published, row.id))
        story = [row.id for row in dated if row.id != across]
        if len(story) < 2:
            self.say("The library holds no other report of this story.")
            return
        self._ids[side] = story[(story.index(here) + step) % len(story)]
        self.compare()

    @work(group="opening", exclusive=True)
    async def action_ledger(self) -> None:
        """See what all reports of the story say, fact by fact."""
        await open_ledger(self, self._ids[self.columns.side])
