"""Stories on the library screen: how reports are folded, and what a folded story stands for."""

from textual import on, work

from briefreader.errors import BriefreaderError
from briefreader.tui.screens.library.listing import ListActions
from briefreader.tui.screens.open_story import open_brief, open_ledger
from briefreader.tui.story_listing import StoryListing
from briefreader.tui.widgets.article_list import PAGE, ArticleList


class StoryActions(ListActions):
    """What the library screen does with stories."""

    @on(ArticleList.FoldWanted)
    def fold_or_unfold(self, event: ArticleList.FoldWanted) -> None:
        """Fold the story of an entry, or unfold it."""
        listing, entry = self.listing, event.entry
        story = entry.story.story.id if entry.story else (entry.row.story or 0)
        if not isinstance(listing, StoryListing) or listing.place_of_story(story) is None:
            self.say("This report is not part of a story in this list.")
        else:
            # At once, so that a second key meets what the first has done.
            self.unfolded ^= {story}
            self.listing = toggled = listing.toggled(story)
            self._show_toggled(toggled, story)

    @work(group="fold")
    async def _show_toggled(self, toggled: StoryListing, story: int) -> None:
        articles = self.articles
        cursor = toggled.place_of_story(story) or 0
        first = min(articles.first_seen, cursor)
        if story in self.unfolded:
            # As far up as it takes to see the reports, but never beyond their story.
            seen = articles.size.height // articles.entry_height
            first = min(cursor, max(first, cursor + len(toggled.reports_of(story)) + 1 - seen))
        try:
            for page in {first // PAGE, cursor // PAGE}:
                toggled.pages.fill(page, await toggled.load(page))
        except BriefreaderError as error:
            self.complain(error)
            return
        if self.listing is toggled:
            articles.show(toggled.pages, cursor=cursor, first=first)

    @property
    def folded_target(self) -> int | None:
        """The report being shown, where the list has it folded under the cursor."""
        entry, listing = self.articles.current_entry, self.listing
        if self.target is None or entry is None or entry.story is None or listing is None:
            return None
        stands = listing.position(self.target) == self.articles.cursor
        return self.target if stands else None

    @property
    def chosen(self) -> int | None:
        """The report that an action is about; of a folded story the one that is shown."""
        return (None if self.reading else self.folded_target) or super().chosen

    @property
    def chosen_reports(self) -> tuple[int, ...]:
        """The reports that a mark is about; those of a story where the cursor is on one."""
        entry, listing = self.articles.current_entry, self.listing
        if self.reading or entry is None or entry.story is None:
            return super().chosen_reports
        return listing.reports_of(entry.story.story.id) if isinstance(listing, StoryListing) else ()

    async def show_anew(self, *articles: int) -> None:
        """Show the newest state of reports in the list, their stories' too, and the reader."""
        await super().show_anew(*articles)
        listing = self.library_listing
        rows = await self.ask(self.session.library.rows, articles)
        if not rows or not isinstance(listing, StoryListing):
            return
        listing.pages.update(rows)
        for story in {row.story for row in rows if row.story}:
            place = listing.place_of_story(story)
            if place is not None and (entry := await self.ask(listing.read_place, place)):
                self.articles.update_place(listing.pages, place, entry)

    def action_stories(self) -> None:
        """List stories with their reports folded, or every report by itself."""
        self.folds = not self.folds
        self.load_list()
        self.say("Reports are folded into stories." if self.folds else "Every report by itself.")

    @work(group="ledger", exclusive=True)
    async def action_ledger(self) -> None:
        """See what all reports of the chosen report's story say, fact by fact."""
        if self.chosen is not None:
            await open_ledger(self, self.chosen)

    @work(group="ledger", exclusive=True)
    async def action_brief(self) -> None:
        """See what the reports of the chosen report's story say, by how many say it."""
        if self.chosen is not None:
            await open_brief(self, self.chosen)
