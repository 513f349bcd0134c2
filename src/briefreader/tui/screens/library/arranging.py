"""Putting stories right on the library screen: merged, split, named, and taken back."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from textual import work

from briefreader.errors import BriefreaderError
from briefreader.render.display import display_line
from briefreader.tui.actions import key_names
from briefreader.tui.screens.library.stories import StoryActions

if TYPE_CHECKING:
    from briefreader.library.arranging import Arrangement
    from briefreader.models.story import Story

MOST_MOVED_UNASKED = 1
"""Reports that change their story without a question."""


class ArrangeActions(StoryActions):
    """What the reader has to say on which reports tell of one event."""

    def __init__(self) -> None:
        super().__init__()
        self._arranged: list[Arrangement] = []
        """What stood before each change of this sitting, to be taken back last first."""

    @work(group="dialog", exclusive=True)
    async def action_merge(self) -> None:
        """Make one story of the chosen report's and those of the marked reports."""
        chosen = self.chosen
        if chosen is None:
            return
        reports = list(dict.fromkeys([chosen, *self.session.marked]))
        parts = await self._parts(reports)
        if len(parts) < 2:
            self.say("Mark a report of another story with v, then press the key on this one.")
            return
        sizes = [size for _, size in parts]
        if sum(sizes) - max(sizes) > MOST_MOVED_UNASKED:
            named = " and ".join(
                f"“{title}” ({size} reports)" if size > 1 else f"“{title}”" for title, size in parts
            )
            if not await self._agrees(f"Make one story of {named}?"):
                return
        if await self._arrange(reports, lambda: self.session.library.join_reports(reports)):
            self.session.marked.clear()
            self.articles.show_marks({})
            self.say(f"One story of {sum(sizes)} reports; {self._undo_key} takes that back.")

    async def _parts(self, reports: Sequence[int]) -> list[tuple[str, int]]:
        """Return (title, how many reports) of each story or lone report that `reports` are of."""
        library = self.session.library
        rows = await self.ask(library.rows, reports) or []
        stories = await self.ask(library.stories, [row.story for row in rows if row.story])
        told = {story.id: story for story in stories or []}
        parts: dict[int, tuple[str, int]] = {}
        for row in rows:
            story = told.get(row.story or 0)
            if story is None:
                parts[-row.id] = (display_line(row.title), 1)
            else:
                parts[story.id] = (display_line(story.title), len(story.articles))
        return list(parts.values())

    @work(group="dialog", exclusive=True)
    async def action_split(self) -> None:
        """Take the chosen report out of its story."""
        entry = self.articles.current_entry
        if not self.reading and entry is not None and entry.story is not None:
            self.say("Unfold the story, then press the key on the report to take out.")
            return
        row = await self.chosen_row()
        story = await self._chosen_story()
        if row is None or story is None:
            return
        if await self._arrange(
            [row.id], lambda: self.session.library.split_story(story.id, [row.id])
        ):
            self.say(
                f"Taken out of “{display_line(story.title)}”; {self._undo_key} takes that back."
            )

    @work(group="dialog", exclusive=True)
    async def action_rename(self) -> None:
        """Give the chosen story a name."""
        from briefreader.tui.screens.write import WriteDialog

        story = await self._chosen_story()
        if story is None:
            return
        name = await self.app.push_screen_wait(
            WriteDialog(
                "Name of the story",
                story.title,
                help="enter keeps it; empty brings the made title back",
                lines=1,
            )
        )
        if name is None or name.strip() == story.title:
            return
        library = self.session.library
        if await self._arrange(story.articles[:1], lambda: library.rename_story(story.id, name)):
            self.say(f"The story has another name; {self._undo_key} takes that back.")

    @work(group="dialog", exclusive=True)
    async def action_undo(self) -> None:
        """Take back the last that was said on stories."""
        if not self._arranged:
            self.say("Nothing was said on stories that could be taken back.")
            return
        before = self._arranged.pop()
        try:
            await self.session.background.slow(self.session.library.rearrange, before)
        except BriefreaderError as error:
            self._arranged.append(before)
            self.complain(error)
            return
        self.load_list()
        self.say("Taken back: the stories are as they were.")

    async def _arrange(self, reports: Sequence[int], change: Callable[[], object]) -> bool:
        """Change stories and show that, with a way back; False where it failed."""
        library = self.session.library

        def done() -> "Arrangement":
            before = library.arrangement(reports)
            change()
            return before

        try:
            before = await self.session.background.slow(done)
        except BriefreaderError as error:
            self.complain(error)
            return False
        self._arranged.append(before)
        self.load_list()
        return True

    async def _chosen_story(self) -> "Story | None":
        """Return the story of the chosen report; None where it has none, which is said."""
        row = await self.chosen_row()
        if row is None:
            return None
        stories = await self.ask(self.session.library.stories, [row.story] if row.story else [])
        if not stories:
            self.say("This report is not part of a story.")
            return None
        return stories[0]

    async def _agrees(self, question: str) -> bool:
        from briefreader.tui.screens.confirm import ConfirmDialog

        agreed = await self.app.push_screen_wait(ConfirmDialog(question))
        return agreed is True

    @property
    def _undo_key(self) -> str:
        return key_names(self.session.keymap.get("undo", "U"))[0]
