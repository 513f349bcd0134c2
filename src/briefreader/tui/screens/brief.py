"""The brief of a story as a page; every statement leads to the reports it is cited from."""

from textual import on, work
from textual.app import ComposeResult

from briefreader.models.ledger import Brief
from briefreader.render.brief import BriefLayout
from briefreader.render.display import display_line
from briefreader.render.export import export_brief
from briefreader.render.lines import Line, Run
from briefreader.render.statements import story_line
from briefreader.tui.actions import actions_of
from briefreader.tui.bindings import bindings
from briefreader.tui.screens.export import export
from briefreader.tui.screens.ledger.evidence import EvidenceScreen
from briefreader.tui.screens.story_screen import StoryScreen
from briefreader.tui.widgets.brief_view import BriefView
from briefreader.tui.widgets.key_bar import KeyBar
from briefreader.tui.widgets.line_bar import LineBar

WIDEST = 100
"""Cells that a line of a brief may take."""


class BriefScreen(StoryScreen[Brief]):
    """What the reports of one story say, by how many say it."""

    BINDINGS = bindings("brief")
    HELP_FROM = "brief"
    DEFAULT_CSS = """
    BriefScreen BriefView { height: 1fr; padding-top: 1; }
    """

    def __init__(self, story: int) -> None:
        super().__init__(story, lambda library, story: library.brief(story))

    def compose(self) -> ComposeResult:
        """Lay the screen out."""
        glyphs = self.session.glyphs
        yield LineBar(glyphs=glyphs, id="brief-title", classes="heading -active")
        yield LineBar(glyphs=glyphs, id="brief-section", classes="heading")
        yield BriefView(id="brief")
        yield KeyBar(keymap=self.session.keymap)

    def on_mount(self) -> None:
        """Make the brief."""
        self.page.focus()
        self.query_one(KeyBar).show_actions([*actions_of("brief"), *actions_of("everywhere")])
        self.make()

    @property
    def page(self) -> BriefView:
        """The statements."""
        return self.query_one(BriefView)

    def lay_out(self) -> None:
        """Show the brief, with the cursor on its statement."""
        if self.made is None or not self.size.width:
            return
        width = min(WIDEST, self.page.scrollable_content_region.width - 1)
        story = self.made.story
        self.title_bar.show(
            left=(Run(f" {display_line(story.title)}", ("heading",)),),
            right=(Run(f"  {story_line(story)} ", ("muted",)),) if self.size.width > WIDEST else (),
        )
        self.page.show(BriefLayout(self.made, width, self.session.glyphs))

    @on(BriefView.Moved)
    def show_section(self) -> None:
        """Say which part of the brief the cursor is in."""
        stop, brief = self.page.stop, self.made
        if stop is None or brief is None:
            return
        section = brief.sections[stop.section]
        count = len(brief.sections)
        left: Line = (Run(f" {display_line(section.title)}", ("accent",)),)
        right = (Run(f" part {stop.section + 1} of {count} ", ("muted",)),)
        self.query_one("#brief-section", LineBar).show(left, right)

    # -- moving

    def action_down(self) -> None:
        """Go to the next statement."""
        self.page.step(1)

    def action_up(self) -> None:
        """Go to the statement before."""
        self.page.step(-1)

    def action_half_down(self) -> None:
        """Go down half a screenful."""
        self.page.page(self.page.size.height // 2)

    def action_half_up(self) -> None:
        """Go up half a screenful."""
        self.page.page(-(self.page.size.height // 2))

    def action_screen_down(self) -> None:
        """Go down a screenful."""
        self.page.page(max(1, self.page.size.height - 2))

    def action_screen_up(self) -> None:
        """Go up a screenful."""
        self.page.page(-max(1, self.page.size.height - 2))

    def action_top(self) -> None:
        """Go to the first statement."""
        self.page.go_to_end(-1)

    def action_bottom(self) -> None:
        """Go to the last statement."""
        self.page.go_to_end(1)

    def action_next_section(self) -> None:
        """Go to the next section."""
        if not self.page.step_section(1):
            self.say("This is the last part.")

    def action_previous_section(self) -> None:
        """Go to the section before."""
        if not self.page.step_section(-1):
            self.say("This is the first part.")

    def action_outlet_right(self) -> None:
        """Go to the statement's next citation."""
        self.page.step_citation(1)

    def action_outlet_left(self) -> None:
        """Go to the statement's citation before."""
        self.page.step_citation(-1)

    # -- away from here

    @on(BriefView.Opened)
    def action_evidence(self) -> None:
        """Open the report that the statement is cited from, at the place."""
        stop, citation = self.page.stop, self.page.citation
        if stop is None or citation is None:
            return
        cited = citation.place.span
        places = tuple(
            (place.span.par, place.span.start, place.span.end)
            for place in stop.line.evidence
            if place.span is not None
            and cited is not None
            and place.span.par == cited.par
            and place.article == citation.place.article
        )
        self.app.push_screen(EvidenceScreen(citation.place.article, places))

    @work(group="dialog", exclusive=True)
    async def action_export(self) -> None:
        """Write the brief to a file."""
        if self.made is not None:
            await export(self, export_brief(self.made))
