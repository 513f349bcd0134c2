"""What a ledger's and a brief's screen have in common: both are made of all reports of a story."""

from abc import abstractmethod
from collections.abc import Callable
from typing import TYPE_CHECKING, Generic, TypeVar

from textual import work
from textual.events import Resize

from briefreader.errors import BriefreaderError
from briefreader.render.lines import Run
from briefreader.tui.screens.base import SAY_BUSY_AFTER, BriefreaderScreen
from briefreader.tui.widgets.line_bar import LineBar

if TYPE_CHECKING:
    from briefreader.library import Library

Made = TypeVar("Made")


class StoryScreen(BriefreaderScreen[None], Generic[Made]):
    """Shows what is made of a story in the background, anew where the library has changed."""

    def __init__(self, story: int, make: "Callable[[Library, int], Made]") -> None:
        super().__init__()
        self.story = story
        self.made: Made | None = None
        """What there is to show; None until it is made."""
        self._make = make
        self._version = -1
        """State of the library that it was made from."""

    @property
    def title_bar(self) -> LineBar:
        """The line at the top."""
        return self.query(LineBar).first()

    @abstractmethod
    def lay_out(self) -> None:
        """Show what was made, if it is, at the present size."""

    @work(group="make", exclusive=True)
    async def make(self) -> None:
        """Compare the story's reports and show what they say."""
        busy = self.set_timer(SAY_BUSY_AFTER, self._say_busy)
        background, library = self.session.background, self.session.library
        try:
            self._version = await background.quick(library.version)
            self.made = await background.slow(self._make, library, self.story)
        except BriefreaderError as error:
            self.complain(error)
            self.app.pop_screen()
            return
        finally:
            busy.stop()
        self.lay_out()

    @work(group="look", exclusive=True)
    async def on_screen_resume(self) -> None:
        """Make it anew where the library has changed: a row was called wrong, say."""
        if self.made is None:
            return
        try:
            version = await self.session.background.quick(self.session.library.version)
        except BriefreaderError as error:
            self.complain(error)
            return
        if version != self._version:
            self.make()

    def on_resize(self, event: Resize) -> None:
        """Lay it out for another size."""
        if event.size.width:
            self.call_after_refresh(self.lay_out)

    def _say_busy(self) -> None:
        glyphs = self.session.glyphs
        busy = f" {glyphs.busy} comparing the reports of the story{glyphs.ellipsis}"
        self.title_bar.show(left=(Run(busy, ("muted",)),))
