"""Choosing two reports on the library screen to set side by side."""

from textual import work

from briefreader.tui.screens.library.base import LibraryBase


class CompareActions(LibraryBase):
    """The marks for comparison, and the way to it."""

    def action_mark(self) -> None:
        """Mark the chosen report for comparison, or take the mark away."""
        if self.chosen is None:
            return
        self.session.toggle_mark(self.chosen)
        self.articles.show_marks(self.session.mark_names())
        self.show_reader_heading()

    @work(group="compare", exclusive=True)
    async def action_compare(self) -> None:
        """Set two reports side by side."""
        pair = list(self.session.marked)
        if len(pair) < 2 and self.chosen is not None and self.chosen not in pair:
            pair.append(self.chosen)
        if len(pair) == 1:
            siblings = await self.ask(self.session.library.siblings, pair[0])
            pair += (siblings or [])[:1]
        if len(pair) < 2:
            self.say("Mark a report with v, then press c on the one to set beside it.")
            return
        from briefreader.tui.screens.compare import CompareScreen

        self.app.push_screen(CompareScreen(pair[0], pair[1]))

    @work(group="compare", exclusive=True)
    async def action_versions(self) -> None:
        """Set the chosen report's newest text beside the one before it."""
        if self.chosen is None:
            return
        versions = await self.ask(self.session.library.versions, self.chosen)
        if versions is None:
            return
        if len(versions) < 2:
            self.say("The library holds one version of this report.")
            return
        from briefreader.tui.screens.compare import CompareScreen

        (before, _), (newest, _) = versions[-2:]
        self.app.push_screen(CompareScreen(self.chosen, self.chosen, versions=(before, newest)))
