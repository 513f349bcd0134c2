"""Updating feeds from the library screen, in a process of its own while reading goes on."""

from textual import work

from briefreader.errors import BriefreaderError
from briefreader.tui.screens.library.base import LibraryBase


class FeedActions(LibraryBase):
    """The action that asks the feeds for what is new."""

    def __init__(self) -> None:
        super().__init__()
        self._updating = False

    @work(group="updating")
    async def action_update(self) -> None:
        """Ask the feeds for what is new; it appears in the list as it comes."""
        if self._updating:
            self.say("The feeds are being asked already.")
            return
        feeds = await self.ask(self.session.library.feeds)
        if feeds is None:
            return
        if not feeds:
            self.say("No feed is followed yet: `briefreader feeds add ADDRESS` adds one.")
            return
        self._updating = True
        try:
            await self._update(sum(not feed.paused for feed in feeds))
        finally:
            self._updating = False
            self.headings.show_progress("")

    async def _update(self, total: int) -> None:
        from briefreader.tui.feed_update import FeedUpdate, UpdateCounts

        update = FeedUpdate(self.session.library.update_command())
        self.session.update = update
        self.headings.show_progress(f"asking {total:,} feeds" if total != 1 else "asking 1 feed")
        counts = UpdateCounts()
        try:
            async for counts in update.outcomes():
                self.headings.show_progress(f"{counts.asked:,} of {total:,} feeds asked")
        except BriefreaderError as error:
            self.complain(error)
            return
        for told in counts.problems[:3]:
            self.complain(told)
        if len(counts.problems) > 3:
            self.complain(
                f"{len(counts.problems) - 3} more feeds failed; `briefreader feeds` names all."
            )
        self.announce(counts.said())
