"""The brief of a story as a page; every statement leads to the reports it is cited from."""

from textual import on, work
from textual.app import ComposeResult
from textual.events import Resize

from briefreader.errors import BriefreaderError
from briefreader.models.ledger import Brief
from briefreader.render.brief import BriefLayout
from briefreader.render.display import display_line
from briefreader.render.export import export_brief
from briefreader.render.lines import Line, Run
from briefreader.render.statements import story_line
from briefreader.tui.actions import actions_of
from briefreader.tui.bindings import bindings
from briefreader.tui.screens.base import SAY_BUSY_AFTER, BriefreaderScreen
from briefreader.tui.screens.export import export
from briefreader.tui.screens.ledger.evidence import EvidenceScreen
from briefreader.tui.widgets.brief_view import BriefView
from briefreader.tui.widgets.key_bar import KeyBar
from briefreader.tui.widgets.line_bar import LineBar

WIDEST = 100
"""Cells that a line of a brief may take."""


class BriefScreen(BriefreaderScreen[None]):
    """What the reports of one story say, by how many say it."""

    BINDINGS = bindings("brief")
    DEFAULT_CSS = """
    BriefScreen BriefView { height: 1fr; padding-top: 1; }
    """

    def __init__(self, story: int) -> None:
        super().__init__()
        self._story = story
        self._brief: Brief | None = None
        self._version = -1
        """State of the library that it was made from."""

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
        self.make_brief()

    @property
    def page(self) -> BriefView:
        """The statements."""
        return self.query_one(BriefView)

    @work(group="brief", exclusive=True)
    async def make_brief(self) -> None:
        """Compare the story's reports and show what they say."""
        busy = self.set_timer(SAY_BUSY_AFTER, self._say_busy)
        library = self.session.library
        try:
            self._version = await self.session.background.quick(library.version)
            self._brief = await self.session.background.slow(library.brief, self._story)
        except BriefreaderError as error:
            self.complain(error)
            self.app.pop_screen()
            return
        finally:
            busy.stop()
        self._show()

    @work(group="look", exclusive=True)
    async def on_screen_resume(self) -> None:
        """Make the brief anew where the library has changed: a row was called wrong, say."""
        if self._brief is None:
            return
        try:
            version = await self.session.background.quick(self.session.library.version)
        except BriefreaderError as error:
            self.complain(error)
            return
        if version != self._version:
            self.make_brief()

    def _say_busy(self) -> None:
        glyphs = self.session.glyphs
        busy = f" {glyphs.busy} comparing the reports of the story{glyphs.ellipsis}"
        self.query_one("#brief-title", LineBar).show(left=(Run(busy, ("muted",)),))

    def _show(self) -> None:
        if self._brief is None or not self.size.width:
            return
        width = min(WIDEST, self.page.scrollable_content_region.width - 1)
        story = self._brief.story
        self.query_one("#brief-title", LineBar).show(
            left=(Run(f" {display_line(story.title)}", ("heading",)),),
            right=(Run(f"  {story_line(story)} ", ("muted",)),) if self.size.width > WIDEST else (),
        )
        self.page.show(BriefLayout(self._brief, width, self.session.glyphs))

    @on(BriefView.Moved)
    def show_section(self) -> None:
        """Say which part of the brief the cursor is in."""
        stop, brief = self.page.stop, self._brief
        if stop is None or brief is None:
            return
        section = brief.sections[stop.section]
        count = len(brief.sections)
        left: Line = (Run(f" {display_line(section.title)}", ("accent",)),)
        right = (Run(f" part {stop.section + 1} of {count} ", ("muted",)),)
        self.query_one("#brief-section", LineBar).show(left, right)

    def on_resize(self, event: Resize) -> None:
        """Lay the brief out for another width, with the cursor on its statement."""
        if event.size.width:
            self.call_after_refresh(self._show)

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
        if self._brief is not None:
            await export(self, export_brief(self._brief))
