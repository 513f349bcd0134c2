"""What all screens share while briefreader is open: the library, its search, the settings."""

import asyncio
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from briefreader.config import Settings
from briefreader.render.glyphs import ASCII, UNICODE, Glyphs
from briefreader.tui.background import Background
from briefreader.tui.housekeeper import Housekeeper
from briefreader.tui.searcher import Searcher

if TYPE_CHECKING:
    from briefreader.library import Library
    from briefreader.models.search import IndexState
    from briefreader.tui.feed_update import FeedUpdate


class Session:
    """One sitting: made by the app, handed to every screen."""

    def __init__(self, library: "Library", settings: Settings, *, demo: bool = False) -> None:
        self.library = library
        self.settings = settings
        self.demo = demo
        """The library is a temporary one that holds the sample corpus."""
        self.background = Background()
        self.marked: list[int] = []
        """Articles marked for comparison, two at most, in the order they were marked."""
        self.on_index: Callable[[IndexState], None] = lambda _state: None
        """Called with how far the search index is behind the library."""
        self.indexed = -1
        """The last change of the library that the search index holds, as far as is known."""
        self.on_restart: Callable[[str], None] = lambda _reason: None
        """Called with the reason when the search process had to be replaced."""
        self.housekeeper = Housekeeper(library, self.background)
        """Groups what has come in."""
        self.update: FeedUpdate | None = None
        """The last update of the feeds."""
        self._searcher: Searcher | None = None
        self._starting = asyncio.Lock()
        self._parting: asyncio.Future[None] | None = None
        """The end of the search process."""

    @property
    def glyphs(self) -> Glyphs:
        """The signs to draw with."""
        return ASCII if self.settings.ascii else UNICODE

    @property
    def keymap(self) -> Mapping[str, str]:
        """The reader's own keys by action."""
        return self.settings.keys

    def toggle_mark(self, article: int) -> None:
        """Mark an article for comparison or take its mark away; a third mark ends the first."""
        if article in self.marked:
            self.marked.remove(article)
        else:
            self.marked = [*self.marked[-1:], article]

    def mark_names(self) -> dict[int, str]:
        """Return `A` and `B` by marked article."""
        return dict(zip(self.marked, "AB", strict=False))

    async def searcher(self) -> Searcher:
        """Return the search client, its process started. Raises SearchError."""
        async with self._starting:
            if self._searcher is None:
                searcher: Searcher = await self.background.quick(self.library.start_search)
                searcher.on_state = self._follow
                searcher.on_restart = lambda reason: self.on_restart(reason)
                await searcher.start()
                self._searcher = searcher
            return self._searcher

    def _follow(self, state: "IndexState") -> None:
        self.indexed = state.indexed
        self.on_index(state)

    def part(self) -> None:
        """Tell the processes to end, all at a time; `close` waits until they have."""
        self.housekeeper.close()
        if self.update is not None:
            self.update.close()
        if self._searcher is not None and self._parting is None:
            self._parting = asyncio.ensure_future(self._searcher.close())

    async def close(self) -> None:
        """End the processes and the threads; the library stays open."""
        self.part()
        if self._parting is not None:
            await self._parting
        self.background.close()
