"""Reading from the library screen: which report the reader pane shows, and what comes next."""

from textual import on, work
from textual.timer import Timer

from briefreader.tui.screens.library.marks import MarkActions
from briefreader.tui.screens.library.searching import BackToReport
from briefreader.tui.screens.library.stories import StoryActions
from briefreader.tui.widgets.article_list import ArticleList
from briefreader.tui.widgets.reader import Reader

PREVIEW_AFTER = 0.08
"""Seconds the cursor rests on a report before the reader pane shows it."""


class ReadActions(StoryActions, MarkActions):
    """The preview of a report, opening it, and going from one report or match to the next."""

    def __init__(self) -> None:
        super().__init__()
        self._preview: Timer | None = None
        self._matched = ""
        """The search whose matches the report shows."""

    @on(ArticleList.Moved)
    def preview(self, event: ArticleList.Moved) -> None:
        """Show the report under the cursor beside the list once the cursor rests.

        A report that is being read stays, whatever becomes of the list meanwhile.
        """
        self.show_place()
        if self._preview is not None:
            self._preview.stop()
        if self.reading:
            return
        if event.article is None:
            self.target = None
            self.reader.show(None)
            self.show_reader_heading()
        elif self.folded_target is None and not self.narrow:
            article = event.article
            self._preview = self.set_timer(PREVIEW_AFTER, lambda: self.read(article))

    @on(ArticleList.Opened)
    def open(self, event: ArticleList.Opened) -> None:
        """Open a report for reading."""
        if self._preview is not None:
            self._preview.stop()
        self.read(event.article, opened=True)

    @on(BackToReport)
    def read_on(self, event: BackToReport) -> None:
        """Go back to the report, and the place in it, that was left for a search."""
        if self._preview is not None:
            self._preview.stop()
        self.add_class("-reading")
        self.reader.focus()
        self.target = event.article
        self._read(event.article, opened=True, top=event.top)

    def read(self, article: int, *, opened: bool = False) -> None:
        """Show a report in the reader pane; `opened` goes there and marks it read."""
        self.target = article
        self._read(article, opened=opened)

    @work(group="read", exclusive=True)
    async def _read(self, article: int, *, opened: bool, top: int = 0) -> None:
        found = await self.ask(self.session.library.article, article)
        if found is None:
            return
        shown = self.reader.article
        marked = shown is not None and shown.id == article and self.reader.hit_count > 0
        matches = None
        if not marked or self._matched != self.query_shown:
            # Else the matches stand there already, and `n` may have led away from the first.
            matches = await self.matches_in(found)
        self._matched = self.query_shown
        self.reader.show(found, matches)
        if top:
            self.reader.scroll_to(y=top, animate=False, force=True)
        self.show_reader_heading()
        if opened:
            self.add_class("-reading")
            self.reader.focus()
            if self.session.settings.mark_read and not found.read:
                await self.set_read(article, read=True)

    @on(Reader.HitShown)
    def show_hit(self) -> None:
        """Say which match is the current one."""
        self.show_reader_heading()

    @on(Reader.ZenWanted)
    def toggle_zen(self) -> None:
        """Show nothing but the text, or the rest again."""
        self.toggle_class("-zen")

    def action_next_match(self) -> None:
        """Go to the next match in the report."""
        self._step_match(1)

    def action_previous_match(self) -> None:
        """Go to the match before."""
        self._step_match(-1)

    def _step_match(self, step: int) -> None:
        if not self.reader.next_hit(step):
            self.say("No matches here; press / to search.")

    def action_next_article(self) -> None:
        """Open the next report of the list."""
        self._step_article(1)

    def action_previous_article(self) -> None:
        """Open the report before in the list."""
        self._step_article(-1)

    def _step_article(self, step: int) -> None:
        before = self.articles.cursor
        self.articles.cursor += step
        if self.articles.cursor == before:
            self.say("This is the last report." if step > 0 else "This is the first report.")
        elif self.reading and (row := self.articles.current):
            self.open(ArticleList.Opened(row.id))

    def action_next_of_story(self) -> None:
        """Open the next report of the same story."""
        self._step_story(1)

    def action_previous_of_story(self) -> None:
        """Open the report before of the same story."""
        self._step_story(-1)

    @work(group="story", exclusive=True)
    async def _step_story(self, step: int) -> None:
        article = self.chosen
        siblings = None
        if article is not None:
            siblings = await self.ask(self.session.library.siblings, article)
        if article is None or not siblings:
            self.say("The library holds no other report of this story.")
            return
        story = await self._story_order(article, siblings)
        other = story[(story.index(article) + step) % len(story)]
        place = self.listing.position(other) if self.listing else None
        if place is not None:
            self.articles.cursor = place
        self.read(other, opened=self.reading)

    async def _story_order(self, article: int, siblings: list[int]) -> list[int]:
        """Return all reports of a story in order of publication, this one among them."""
        rows = await self.ask(self.session.library.rows, [article, *siblings])
        dated = sorted(rows or [], key=lambda row: (not row.published, row.published, row.id))
        return [row.id for row in dated] or [article]
