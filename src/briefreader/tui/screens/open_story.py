"""Opens what a report's story says, from whatever screen shows the report."""

from typing import Any

from briefreader.errors import BriefreaderError
from briefreader.tui.screens.base import BriefreaderScreen


async def open_ledger(screen: BriefreaderScreen[Any], article: int) -> None:
    """Open the ledger of an article's story over `screen`; say so where it has none."""
    story = await story_of(screen, article)
    if story is not None:
        from briefreader.tui.screens.ledger import LedgerScreen

        screen.app.push_screen(LedgerScreen(story))


async def open_brief(screen: BriefreaderScreen[Any], article: int) -> None:
    """Open the brief of an article's story over `screen`; say so where it has none."""
    story = await story_of(screen, article)
    if story is not None:
        from briefreader.tui.screens.brief import BriefScreen

        screen.app.push_screen(BriefScreen(story))


async def story_of(screen: BriefreaderScreen[Any], article: int) -> int | None:
    """Return the story of an article; None where it has none, which the reader is told."""
    session = screen.session
    try:
        rows = await session.background.quick(session.library.rows, [article])
    except BriefreaderError as error:
        screen.complain(error)
        return None
    story = rows[0].story if rows else None
    if story is None and session.housekeeper.busy:
        screen.say("Reports are still being grouped into stories; try again in a moment.")
    elif story is None:
        screen.say("The library holds no other report of this story.")
    return story
