"""Opens the ledger of a report's story, from whatever screen shows the report."""

from typing import Any

from briefreader.errors import BriefreaderError
from briefreader.tui.screens.base import BriefreaderScreen


async def open_ledger(screen: BriefreaderScreen[Any], article: int) -> None:
    """Open the ledger of an article's story over `screen`; say so where it has none."""
    session = screen.session
    try:
        rows = await session.background.quick(session.library.rows, [article])
    except BriefreaderError as error:
        screen.complain(error)
        return
    story = rows[0].story if rows else None
    if story is None and session.housekeeper.busy:
        screen.say("Reports are still being grouped into stories; try again in a moment.")
        return
    if story is None:
        screen.say("The library holds no other report of this story.")
        return
    from briefreader.tui.screens.ledger import LedgerScreen

    screen.app.push_screen(LedgerScreen(story))
