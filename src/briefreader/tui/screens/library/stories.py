"""Stories on the library screen: how reports are folded, and who groups them meanwhile."""

from textual import work

from briefreader.errors import BriefreaderError
from briefreader.tui.screens.library.base import LibraryBase


class StoryActions(LibraryBase):
    """What the library screen does with stories."""

    @work(group="housekeeping")
    async def tidy(self) -> None:
        """Have new reports grouped by a process of its own, where there are any."""
        try:
            await self.session.housekeeper.look()
        except BriefreaderError as error:
            self.complain(error)
