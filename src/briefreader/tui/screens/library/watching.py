"""Picking up files from watched folders while briefreader is open."""

from typing import TYPE_CHECKING

from textual import work

from briefreader.errors import BriefreaderError
from briefreader.tui.screens.library.base import LibraryBase

if TYPE_CHECKING:
    from briefreader.tui.folder_watch import FolderWatching

PATIENCE = 1.0
"""Seconds after the start before the folders are looked at: the list comes first."""


class WatchActions(LibraryBase):
    """The part of the library screen that takes new files in by itself."""

    def __init__(self) -> None:
        super().__init__()
        self._watching: FolderWatching | None = None

    def on_mount(self) -> None:
        """Watch the folders that the settings name, once the list is on the screen."""
        if self.session.settings.watch_folders and not self.session.demo:
            self.set_timer(PATIENCE, self.watch_folders)

    async def on_unmount(self) -> None:
        """End the process that watches."""
        if self._watching is not None:
            await self._watching.close()

    @work(group="watching")
    async def watch_folders(self) -> None:
        """Have new and changed files brought in; they appear in the list as they come."""
        from briefreader.library.watch_process import command
        from briefreader.tui.folder_watch import FolderWatching

        session = self.session
        folders = session.settings.watch_folders
        self._watching = FolderWatching(command(session.library.locations, folders))
        try:
            async for news in self._watching.news():
                read = f"reading {news.reading:,} new files" if news.reading > 1 else ""
                self.headings.show_progress(read)
                for problem in news.problems[:3]:
                    self.complain(problem)
                if said := news.said():
                    self.announce(said)
        except BriefreaderError as error:
            self.complain(error)
