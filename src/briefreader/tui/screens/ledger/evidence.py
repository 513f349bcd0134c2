"""A report over the ledger, at the place that a fact was taken from."""

from collections.abc import Sequence

from textual import on, work
from textual.app import ComposeResult

from briefreader.errors import BriefreaderError
from briefreader.models.search import ArticleMatches
from briefreader.render.dates import display_date
from briefreader.render.display import display_line
from briefreader.render.lines import Line, Run
from briefreader.tui.actions import actions_of
from briefreader.tui.bindings import bindings
from briefreader.tui.screens.base import BriefreaderScreen
from briefreader.tui.widgets.key_bar import KeyBar
from briefreader.tui.widgets.line_bar import LineBar
from briefreader.tui.widgets.reader import Reader


class EvidenceScreen(BriefreaderScreen[None]):
    """One report with some places in it standing out; `n` and `N` walk them."""

    BINDINGS = bindings("evidence")
    HELP_FROM = "evidence"
    DEFAULT_CSS = """
    EvidenceScreen #evidence { height: 1fr; padding-top: 1; }
    """

    def __init__(self, article: int, places: Sequence[tuple[int, int, int]]) -> None:
        """`places` are (paragraph, start, end) in reading order."""
        super().__init__()
        self._article = article
        self._places = tuple(sorted(set(places)))

    def compose(self) -> ComposeResult:
        """Lay the screen out."""
        glyphs = self.session.glyphs
        yield LineBar(glyphs=glyphs, id="evidence-heading", classes="heading -active")
        yield Reader(glyphs=glyphs, id="evidence")
        yield KeyBar(keymap=self.session.keymap)

    def on_mount(self) -> None:
        """Read the report."""
        self.reader.focus()
        shown = [*actions_of("evidence"), *actions_of("everywhere")]
        self.query_one(KeyBar).show_actions(shown)
        self.read()

    @property
    def reader(self) -> Reader:
        """The report."""
        return self.query_one(Reader)

    @work(group="read", exclusive=True)
    async def read(self) -> None:
        """Read the report and go to the first of the places."""
        try:
            article = await self.session.background.quick(
                self.session.library.article, self._article
            )
        except BriefreaderError as error:
            self.complain(error)
            self.app.pop_screen()
            return
        paragraphs = article.report.paragraphs
        # The text may be another one by now; what no longer fits is not pointed at.
        body = tuple(
            place
            for place in self._places
            if place[0] < len(paragraphs) and place[2] <= len(paragraphs[place[0]])
        )
        self.reader.show(article, ArticleMatches(article.id, body=body))
        self._show_heading()

    @on(Reader.HitShown)
    def _show_heading(self) -> None:
        article = self.reader.article
        if article is None:
            return
        outlet = display_line(article.report.outlet) or "Unknown outlet"
        left: Line = (Run(f" {outlet}", ("heading",)),)
        if date := display_date(article.report.published):
            left = (*left, Run(f"  {date}", ("muted",)))
        count, number = self.reader.hit_count, self.reader.hit_number
        told = f"place {number} of {count} " if count > 1 and number else ""
        self.query_one("#evidence-heading", LineBar).show(left, (Run(told, ("muted",)),))

    @on(Reader.ZenWanted)
    def toggle_zen(self) -> None:
        """Show nothing but the text, or the rest again."""
        for bar in self.query(LineBar):
            bar.display = not bar.display

    def action_next_match(self) -> None:
        """Go to the next place."""
        self.reader.next_hit(1)

    def action_previous_match(self) -> None:
        """Go to the place before."""
        self.reader.next_hit(-1)
