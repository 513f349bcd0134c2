"""The compare screen: which two reports, which view, where the cursor goes."""

from typing import get_args

from textual import events, on, work
from textual.app import ComposeResult
from textual.containers import Horizontal

from briefreader.errors import BriefreaderError
from briefreader.library.references import ArticleReference
from briefreader.models.annotation import Span
from briefreader.models.comparison import Comparison
from briefreader.render.cells import Side
from briefreader.render.comparison import Block, ComparisonLayout, View
from briefreader.render.lines import BLANK, Line, Run, cut_lines
from briefreader.render.tabs import tab_at
from briefreader.tui.actions import actions_of
from briefreader.tui.bindings import bindings
from briefreader.tui.screens.base import SAY_BUSY_AFTER
from briefreader.tui.screens.compare.headings import (
    finding_lines,
    finding_room,
    head_lines,
    nothing_line,
    step_at,
    summary_line,
    views_line,
)
from briefreader.tui.screens.compare.moving import ComparisonMoves
from briefreader.tui.screens.compare.pair import ComparedPair, Pair, compare_pair
from briefreader.tui.screens.open_story import open_brief, open_ledger
from briefreader.tui.widgets.compare import ComparisonView, Place
from briefreader.tui.widgets.key_bar import KeyBar
from briefreader.tui.widgets.line_bar import LineBar
from briefreader.tui.widgets.line_stack import LineStack

LOW = 20
"""Lines of a screen below which headings and findings take fewer of them."""


class CompareScreen(ComparisonMoves):
    """Two articles of the library, compared."""

    BINDINGS = bindings("compare")
    HELP_FROM = "compare"
    VERTICAL_BREAKPOINTS = [(0, "-low"), (LOW, "-high")]  # noqa: RUF012  declared so

    def __init__(
        self,
        left: int,
        right: int,
        *,
        versions: tuple[int | None, int | None] = (None, None),
        at: Place | None = None,
    ) -> None:
        """Compare two articles, or the `versions` of their texts, beginning at a place."""
        super().__init__()
        self.pair: Pair = {
            "left": ArticleReference(left, versions[0]),
            "right": ArticleReference(right, versions[1]),
        }
        """What is shown, or about to be."""
        self._compared: ComparedPair | None = None
        self._at = at
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
    def comparison(self) -> Comparison | None:
        """What is shown; None until the first comparison is made."""
        return self._compared.comparison if self._compared else None

    @work(group="compare", exclusive=True)
    async def compare(self) -> None:
        """Compare the two reports and show the result."""
        busy = self.set_timer(SAY_BUSY_AFTER, self._say_busy)
        try:
            self._compared = await self.session.background.slow(
                compare_pair, self.session.library, self.pair
            )
        except BriefreaderError as error:
            self.complain(error)
            self.app.pop_screen()
            return
        finally:
            busy.stop()
        self.pair, at = self._compared.pair, self._at
        self._at = None
        if at is not None:
            self.columns.side = at[0]
        self._show(*(at or ()), flash=at is not None)
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
        if self._compared is not None:
            place = (side, at) if side and at else None
            self.columns.show(self._make_layout, at=place, flash=flash)
            self._show_headings()

    def _make_layout(self, widths: tuple[int, int], side: Side) -> ComparisonLayout:
        if self._compared is None:
            raise RuntimeError("There is nothing to lay out before the reports are compared.")
        return ComparisonLayout(
            self._compared.comparison,
            self._view,
            self._folded,
            widths,
            side,
            self.session.glyphs,
            (finding_room(self.size.width), self._findings_height),
        )

    # -- what stands around the columns

    def _show_headings(self) -> None:
        compared, glyphs, width = self._compared, self.session.glyphs, self.size.width
        if compared is None:
            return
        single = self.columns.single
        for side in get_args(Side):
            active = side == self.columns.side
            head = self.query_one(f"#head-{side}", LineStack)
            head.set_class(active, "-active")
            head.display = active or not single
        begin = self.columns.right_begins
        self.query_one("#head-left").styles.width = "1fr" if single else begin - 1
        self._show_head(compared, "left", width if single else begin - 1)
        self._show_head(compared, "right", width if single else width - begin + 1)
        summary = summary_line(compared.comparison, self._names, glyphs, width)
        self.query_one("#summary", LineBar).show(left=summary)
        folded: Line = (Run("folded ", ("muted",)),) if self._folded else BLANK
        views = views_line(self._names, self._view, glyphs, width)
        self.query_one("#views", LineBar).show(left=views, right=folded)

    def _show_head(self, compared: ComparedPair, side: Side, width: int) -> None:
        report = compared.reports[side].annotated.report
        active = side == self.columns.side
        name = report.outlet or "Unknown outlet"
        if compared.of_versions:
            name = f"{name}, {compared.name(side)}"
        number, count = compared.place(side)
        place = f"{number} of {count}" if count > 1 else ""
        if place and active:
            place = f"{{ {place} }}"
        lines = head_lines(report, name, place, width, self.session.glyphs, active=active)
        self.query_one(f"#head-{side}", LineStack).show(lines)

    @property
    def _names(self) -> dict[Side, str]:
        compared = self._compared
        return {side: compared.name(side) if compared else side for side in get_args(Side)}

    @on(ComparisonView.Moved)
    def show_findings(self) -> None:
        """Say in words what was found in the row under the cursor."""
        self._show_headings()
        block = self.columns.block
        stack = self.query_one("#findings", LineStack)
        if block is None:
            stack.show([nothing_line(self._view)])
        else:
            lines = finding_lines(block, self._names, self.session.glyphs, self.size.width)
            height = self._findings_height
            if not self.columns.single:
                height = max(height, min(len(lines), self.size.height // 3))
            stack.styles.height = height
            stack.show(cut_lines(lines, height, self.size.width, self.session.glyphs.ellipsis))

    @property
    def _findings_height(self) -> int:
        """Lines for what was found in a row; more where two columns leave the room for it."""
        return 2 if self.size.height < LOW else 3

    def on_resize(self, event: events.Resize) -> None:
        """Fit the headings to the new width."""
        if event.size.width:
            self.call_after_refresh(self._show_headings)

    # -- to the other side

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
        """Jump to what answers the row, which flashes: see the methods this one calls."""
        block, side, across = self.columns.block, self.columns.side, self.columns.across
        if block is None:
            return
        if block.kind == "fold":
            self.action_fold()
        elif block.kind == "finding":
            self._go_to_finding(block)
        elif self.columns.go_to_twin():
            pass
        elif not block.spans(across):
            self.say(f"Only {self._names[side]} says this.")
        elif self.columns.single:
            self.action_side()
        else:
            self.columns.go_to_side(across, flash=True)

    def _go_to_finding(self, block: Block) -> None:
        """Show every row, with the cursor where the finding stands."""
        side, across = self.columns.side, self.columns.across
        side = side if block.spans(side) else across
        self._view, self._folded = "all", False
        self.columns.side = side
        self._show(side, next(iter(block.spans(side)), None), flash=True)

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
        self._choose_view("all")

    def action_view_shared(self) -> None:
        """Show what both say."""
        self._choose_view("shared")

    def action_view_left(self) -> None:
        """Show what only the left report says."""
        self._choose_view("left")

    def action_view_right(self) -> None:
        """Show what only the right report says."""
        self._choose_view("right")

    def action_view_facts(self) -> None:
        """Show quotations, figures, people and notes."""
        self._choose_view("facts")

    def action_view_copied(self) -> None:
        """Show what both print word for word."""
        self._choose_view("copied")

    def _choose_view(self, view: View) -> None:
        if self.columns.single and (view == "left" or view == "right"):
            self.columns.side = view
        self._show_view(view)

    @on(events.Click, "#views")
    def click_view(self, event: events.Click) -> None:
        """Show the view whose name was clicked."""
        names = views_line(self._names, self._view, self.session.glyphs, self.size.width)
        number = tab_at(names, event.x)
        if number is not None:
            self._choose_view(get_args(View)[number])

    # -- the reader's verdict

    @work(group="verdict")
    async def action_reject(self) -> None:
        """Mark what the row under the cursor says as wrong, or take that back."""
        compared, block = self._compared, self.columns.block
        if compared is None or block is None or not block.claims:
            self.say("There is nothing here to be marked as wrong.")
            return
        if not compared.keeps_verdicts:
            self.say("Only what the newest texts of two reports say can be marked as wrong.")
            return
        library, ids = self.session.library, (self.pair["left"].id, self.pair["right"].id)
        judge = library.accept if block.rejected else library.reject
        try:
            judged = await self.session.background.quick(
                judge, *ids, compared.comparison, block.claims
            )
        except BriefreaderError as error:
            self.complain(error)
            return
        if self._compared is compared:
            self._compared = compared.judged(judged)
            self._show_view(self._view)

    # -- which reports

    def action_swap(self) -> None:
        """Swap left and right; keys are about the same report as before."""
        self.pair = {"left": self.pair["right"], "right": self.pair["left"]}
        self.columns.side = self.columns.across
        self.compare()

    def action_next_outlet(self) -> None:
        """Change the side that keys are about to the story's next outlet."""
        self._change_side(1)

    def action_previous_outlet(self) -> None:
        """Change the side that keys are about to the story's outlet before."""
        self._change_side(-1)

    def _change_side(self, step: int) -> None:
        compared = self._compared
        if compared is None:
            return
        changed = compared.changed(self.pair, self.columns.side, step)
        if changed is None:
            what = "version of this report" if compared.of_versions else "report of this story"
            self.say(f"The library holds no other {what}.")
        else:
            self.pair = changed
            self.compare()

    @on(events.Click, "#heads LineStack")
    def click_head(self, event: events.Click) -> None:
        """Go to the side whose heading was clicked; its braces change what it shows."""
        for side in get_args(Side):
            head = self.query_one(f"#head-{side}", LineStack)
            if event.widget is not head:
                continue
            if side != self.columns.side:
                self.columns.go_to_side(side)
            elif head.lines and (step := step_at(head.lines[0], event.x)):
                self._change_side(step)

    @work(group="opening", exclusive=True)
    async def action_ledger(self) -> None:
        """See what all reports of the story say, fact by fact."""
        await open_ledger(self, self.pair[self.columns.side].id)

    @work(group="opening", exclusive=True)
    async def action_brief(self) -> None:
        """See what the story's reports say, by how many say it."""
        await open_brief(self, self.pair[self.columns.side].id)

    @work(group="dialog", exclusive=True)
    async def action_export(self) -> None:
        """Write the comparison, all its rows, to a file."""
        from briefreader.render.export import export_comparison
        from briefreader.tui.screens.export import export

        compared = self._compared
        if compared is None:
            return
        left, right = compared.reports["left"], compared.reports["right"]
        what = export_comparison(
            compared.comparison,
            (left.label, right.label),
            (left.id, right.id),
            (left.version, right.version),
        )
        await export(self, what)
