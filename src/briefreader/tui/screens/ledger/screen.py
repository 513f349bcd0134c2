"""The ledger screen: which rows of a story's ledger are shown, where the cursor goes."""

from textual import events, on, work
from textual.app import ComposeResult

from briefreader.models.ledger import Ledger, LedgerChoice, LedgerRow
from briefreader.render.cells import Side
from briefreader.render.display import display_line
from briefreader.render.ledger import CHOICES, LedgerLayout
from briefreader.render.lines import Run
from briefreader.render.tabs import tab_at
from briefreader.tui.actions import actions_of
from briefreader.tui.bindings import bindings
from briefreader.tui.screens.ledger.evidence import EvidenceScreen
from briefreader.tui.screens.story_screen import StoryScreen
from briefreader.tui.widgets.compare import Place
from briefreader.tui.widgets.key_bar import KeyBar
from briefreader.tui.widgets.ledger import LedgerTable
from briefreader.tui.widgets.line_bar import LineBar
from briefreader.tui.widgets.line_stack import LineStack

LEAST_DETAIL = 4
"""Lines for the row under the cursor in full."""


class LedgerScreen(StoryScreen[Ledger]):
    """Everything that the reports of one story say, fact by fact."""

    BINDINGS = bindings("ledger")
    HELP_FROM = "ledger"
    DEFAULT_CSS = """
    LedgerScreen {
        & #ledger-table { height: 1fr; }
        & #ledger-head { background: $panel; }
        & #ledger-tabs, & #ledger-detail { background: $surface; }
    }
    """

    def __init__(self, story: int) -> None:
        super().__init__(story, lambda library, story: library.ledger(story))
        self._choice: LedgerChoice = "all"
        self._detail_height = LEAST_DETAIL

    def compose(self) -> ComposeResult:
        """Lay the screen out."""
        glyphs = self.session.glyphs
        yield LineBar(glyphs=glyphs, id="ledger-title", classes="heading -active")
        yield LineBar(glyphs=glyphs, id="ledger-tabs")
        yield LineBar(glyphs=glyphs, id="ledger-head")
        yield LedgerTable(id="ledger-table")
        yield LineStack(id="ledger-detail")
        yield KeyBar(keymap=self.session.keymap)

    def on_mount(self) -> None:
        """Make the ledger."""
        self.table.focus()
        self.query_one(KeyBar).show_actions([*actions_of("ledger"), *actions_of("everywhere")])
        self.make()

    @property
    def table(self) -> LedgerTable:
        """The rows."""
        return self.query_one(LedgerTable)

    def lay_out(self) -> None:
        """Show the chosen rows, with the cursor on its row."""
        if self.made is None or not self.size.width:
            return
        layout = LedgerLayout(
            self.made,
            self._choice,
            self.table.scrollable_content_region.width,
            self.session.glyphs,
        )
        # A line for each outlet, a few more for long quotations; always as many, for a quiet eye.
        self._detail_height = max(LEAST_DETAIL, min(layout.columns + 4, self.size.height // 3))
        self.query_one("#ledger-detail").styles.height = self._detail_height
        self.table.show(layout)
        self._show_headings(layout)

    def _show_headings(self, layout: LedgerLayout) -> None:
        story = layout.ledger.story
        origins = f" {layout.glyphs.separator} {story.origins} origins" if story.origins else ""
        reports = f"{layout.columns} reports{origins} "
        title = Run(f" {display_line(story.title)}", ("heading",))
        self.title_bar.show(left=(title,), right=(Run(f"  {reports}", ("muted",)),))
        self.query_one("#ledger-tabs", LineBar).show(left=layout.tabs(), right=layout.legend())

    @on(LedgerTable.Moved)
    def show_row(self) -> None:
        """Show the row under the cursor in full, and which outlet is the current one."""
        table = self.table
        layout = table.layout_shown
        if layout is None:
            return
        head = layout.head(table.first_column, table.column)
        self.query_one("#ledger-head", LineBar).show(left=head)
        stack = self.query_one("#ledger-detail", LineStack)
        if table.cursor < 0:
            stack.show([(Run(" No row of this kind.", ("muted",)),)])
        else:
            stack.show(layout.detail(table.cursor, table.column, self._detail_height))

    # -- moving

    def action_down(self) -> None:
        """Go to the next row."""
        self.table.step(1)

    def action_up(self) -> None:
        """Go to the row before."""
        self.table.step(-1)

    def action_half_down(self) -> None:
        """Go down half a screenful."""
        self.table.step(max(1, self.table.size.height // 2))

    def action_half_up(self) -> None:
        """Go up half a screenful."""
        self.table.step(-max(1, self.table.size.height // 2))

    def action_screen_down(self) -> None:
        """Go down a screenful."""
        self.table.step(max(1, self.table.size.height - 2))

    def action_screen_up(self) -> None:
        """Go up a screenful."""
        self.table.step(-max(1, self.table.size.height - 2))

    def action_top(self) -> None:
        """Go to the first row."""
        self.table.go_to_end(-1)

    def action_bottom(self) -> None:
        """Go to the last row."""
        self.table.go_to_end(1)

    def action_outlet_right(self) -> None:
        """Go to the next outlet."""
        self.table.step_outlet(1)

    def action_outlet_left(self) -> None:
        """Go to the outlet before."""
        self.table.step_outlet(-1)

    # -- which rows

    def _choose(self, choice: LedgerChoice) -> None:
        self._choice = choice
        self.lay_out()

    def action_rows_all(self) -> None:
        """Show every row."""
        self._choose("all")

    def action_rows_differ(self) -> None:
        """Show what outlets say differently."""
        self._choose("differ")

    def action_rows_single(self) -> None:
        """Show what one outlet alone says."""
        self._choose("single")

    def action_rows_agree(self) -> None:
        """Show what all that mention it agree on."""
        self._choose("agree")

    @on(events.Click, "#ledger-tabs")
    def click_choice(self, event: events.Click) -> None:
        """Show the rows whose name was clicked."""
        layout = self.table.layout_shown
        number = tab_at(layout.tabs(), event.x) if layout else None
        if number is not None:
            self._choose(CHOICES[number])

    @on(events.Click, "#ledger-head")
    def click_outlet(self, event: events.Click) -> None:
        """Go to the outlet whose name was clicked."""
        table, layout = self.table, self.table.layout_shown
        column = layout.column_at(event.x, table.first_column) if layout else None
        if column is not None:
            table.step_outlet(column - table.column)

    # -- to the evidence

    @on(LedgerTable.Opened)
    def action_evidence(self) -> None:
        """Open the current outlet's report where it says this."""
        table, layout = self.table, self.table.layout_shown
        if layout is None or table.row is None:
            return
        cell = table.cell
        if cell is None:
            self.say(f"{layout.outlet(table.column)} does not have this; h and l change outlet.")
            return
        places = tuple(
            (place.span.par, place.span.start, place.span.end)
            for place in cell.evidence
            if place.span is not None
        )
        self.app.push_screen(EvidenceScreen(cell.article, places))

    # -- away from here

    def action_compare(self) -> None:
        """Set the current outlet's report beside another that has the row's fact, at the fact."""
        table, layout = self.table, self.table.layout_shown
        if layout is None:
            return
        here = layout.articles[table.column]
        beside = layout.counterpart(table.cursor, table.column)
        if beside is None:
            self.say("There is no other report to set beside this one.")
            return
        from briefreader.tui.screens.compare import CompareScreen

        at = _place_of(table.row, here, "left") or _place_of(table.row, beside, "right")
        self.app.push_screen(CompareScreen(here, beside, at=at))

    def action_brief(self) -> None:
        """See what the story's reports say, by how many say it."""
        from briefreader.tui.screens.brief import BriefScreen

        self.app.push_screen(BriefScreen(self.story))

    @work(group="dialog", exclusive=True)
    async def action_export(self) -> None:
        """Write the ledger, all its rows, to a file."""
        from briefreader.render.export import export_ledger
        from briefreader.tui.screens.export import export

        if self.made is not None:
            await export(self, export_ledger(self.made))


def _place_of(row: LedgerRow | None, article: int, side: Side) -> Place | None:
    """Return where an article has a row's fact, for the side that shows it."""
    for cell in row.cells if row else ():
        for place in cell.evidence:
            if cell.article == article and place.span is not None:
                return side, place.span
    return None
