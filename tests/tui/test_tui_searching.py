"""Results as typed: when a search is sent, what stays where the eye is, the way back."""

import asyncio

from doubles import WordSearcher
from piloting import Open, library_screen, settle, told
from textual.pilot import Pilot

from briefreader.library import Library
from briefreader.models.search import SearchRequest, SearchResults

BRIDGE_NEWS, BRIDGE_CLOSED = 2, 1
"""Articles that hold the word bridge, the newest first."""
PARTS = [12, 11, 10, 9, 8, 7, 6, 5, 4]
"""Articles that hold the word part, the newest first."""


async def searcher_of(pilot: Pilot[str]) -> WordSearcher:
    searcher = await library_screen(pilot).session.searcher()
    assert isinstance(searcher, WordSearcher)
    return searcher


async def search_for(pilot: Pilot[str], text: str) -> None:
    await pilot.press("slash", *text)
    await pilot.pause(0.1)
    await settle(pilot)


def found(pilot: Pilot[str]) -> list[int]:
    """Return the ids of the results that are listed."""
    pages = library_screen(pilot).articles.pages
    entries = [pages.entry(place) for place in range(pages.count)]
    return [entry.row.id for entry in entries if entry is not None]


def marked_in_box(pilot: Pilot[str]) -> str:
    """Return what is underlined in the search box."""
    box = library_screen(pilot).box
    line = box.render_line(0)
    return "".join(part.text for part in line if part.style and part.style.underline)


async def test_results_follow_the_index_as_it_grows(open_app: Open) -> None:
    async with open_app() as pilot:
        searcher = await searcher_of(pilot)
        searcher.hidden = {BRIDGE_NEWS}
        await search_for(pilot, "bridge")
        assert found(pilot) == [BRIDGE_CLOSED]
        searcher.take_in(BRIDGE_NEWS)
        await settle(pilot)
        assert found(pilot) == [BRIDGE_NEWS, BRIDGE_CLOSED]
        heading = library_screen(pilot).headings.list
        assert "2 found" in "".join(run.text for run in heading._right)


async def test_the_report_that_is_read_stays_and_the_next_one_can_be_opened(open_app: Open) -> None:
    """The results grow on both sides of it; J opened nothing more while it was all there was."""
    async with open_app() as pilot:
        screen = library_screen(pilot)
        searcher = await searcher_of(pilot)
        searcher.hidden = set(PARTS) - {8}
        await search_for(pilot, "part")
        await pilot.press("enter")
        await settle(pilot)
        assert screen.target == 8
        searcher.take_in(*searcher.hidden)
        await settle(pilot)
        await pilot.pause(0.2)
        await settle(pilot)
        assert found(pilot) == PARTS
        assert screen.target == 8
        assert screen.articles.cursor == PARTS.index(8)
        await pilot.press("J")
        await settle(pilot)
        assert screen.target == 7


async def test_results_beyond_the_first_screenful_are_read_when_they_are_gone_to(
    open_app: Open,
) -> None:
    async with open_app((80, 8)) as pilot:
        screen = library_screen(pilot)
        await search_for(pilot, "part")
        assert len(found(pilot)) < len(PARTS) == screen.articles.pages.count
        await pilot.press("tab", "G")
        await settle(pilot)
        assert found(pilot) == PARTS
        assert screen.chosen == PARTS[-1]


async def test_a_search_that_cannot_be_read_opens_nothing(open_app: Open) -> None:
    async with open_app() as pilot:
        screen = library_screen(pilot)
        await search_for(pilot, "bridge")
        await pilot.press(*"((", "enter")
        await settle(pilot)
        assert screen.box.has_focus
        assert "never closed" in "".join(run.text for run in screen.headings.list._left)
        assert "An opening bracket is never closed." in told(pilot)
        await pilot.press("x")
        await settle(pilot)
        assert not told(pilot)


async def test_what_cannot_be_read_is_marked_in_the_box_until_it_is_mended(
    open_app: Open,
) -> None:
    async with open_app() as pilot:
        await search_for(pilot, "bridge ((")
        assert marked_in_box(pilot) == "(("
        await pilot.press("x")
        await settle(pilot)
        assert marked_in_box(pilot) == "(("
        await pilot.press("backspace", "backspace", "backspace", "backspace")
        await settle(pilot)
        assert marked_in_box(pilot) == ""
        await pilot.press(*"((", "escape", "slash", *"((")
        await settle(pilot)
        assert marked_in_box(pilot) == "(("
        await pilot.press("ctrl+u")
        await settle(pilot)
        assert marked_in_box(pilot) == ""


async def test_a_long_search_is_said_to_run_however_fast_one_types(open_app: Open) -> None:
    async with open_app() as pilot:
        screen = library_screen(pilot)
        searcher = await searcher_of(pilot)
        answer, searcher.search = searcher.search, never  # type: ignore[method-assign]
        await pilot.press("slash")
        for letter in "bridge":
            await pilot.press(letter)
            await pilot.pause(0.06)
        await pilot.pause()
        assert "searching" in "".join(run.text for run in screen.headings.list._right)
        searcher.search = answer  # type: ignore[method-assign]
        await pilot.press("backspace")
        await pilot.pause(0.1)
        await settle(pilot)
        assert "2 found" in "".join(run.text for run in screen.headings.list._right)


async def never(request: SearchRequest, *, lane: str = "") -> SearchResults:
    """Search without end."""
    await asyncio.sleep(60)
    raise AssertionError((request, lane))


async def test_esc_returns_to_the_line_of_the_report_that_was_read(open_app: Open) -> None:
    """The report found meanwhile was shown in its place."""
    async with open_app() as pilot:
        screen = library_screen(pilot)
        await pilot.press("G", "enter")
        await settle(pilot)
        await pilot.press("space")
        await settle(pilot)
        read, top = screen.target, screen.reader.scroll_offset.y
        assert top > 0
        await search_for(pilot, "bread")
        await pilot.pause(0.2)
        await settle(pilot)
        assert screen.reader.article is not None
        assert screen.reader.article.id != read
        await pilot.press("escape")
        await settle(pilot)
        await pilot.pause(0.2)
        await settle(pilot)
        assert screen.reader.has_focus
        assert screen.reader.article.id == screen.target == read
        assert screen.reader.scroll_offset.y == top


async def test_a_search_typed_before_the_list_has_been_read_is_made(open_app: Open) -> None:
    async with open_app() as pilot:
        screen = library_screen(pilot)
        screen.listing = None
        await search_for(pilot, "bridge")
        assert found(pilot) == [BRIDGE_NEWS, BRIDGE_CLOSED]
        screen.load_list()
        await settle(pilot)
        await pilot.press("escape")
        await settle(pilot)
        assert screen.articles.pages.count == 12


async def test_matches_are_marked_again_when_a_search_is_repeated(open_app: Open) -> None:
    async with open_app() as pilot:
        screen = library_screen(pilot)
        for _ in range(2):
            await search_for(pilot, "bridge")
            await pilot.pause(0.2)
            await settle(pilot)
            assert screen.reader.hit_count > 0
            await pilot.press("escape")
            await settle(pilot)
            assert screen.reader.hit_count == 0


async def test_a_match_gone_to_while_the_report_opens_stays_the_current_one(open_app: Open) -> None:
    async with open_app() as pilot:
        screen = library_screen(pilot)
        await search_for(pilot, "bridge")
        await pilot.pause(0.2)
        await settle(pilot)
        assert screen.reader.hit_number == 1
        await pilot.press("tab", "n")
        screen.articles.action_open()
        await settle(pilot)
        assert screen.reader.has_focus
        assert screen.reader.hit_number == 2


async def test_the_search_before_the_one_in_the_box_is_brought_back_at_once(
    open_app: Open, library: Library
) -> None:
    for query in ("crack", "ferries", "bridge"):
        library.remember_search(query)
    async with open_app() as pilot:
        box = library_screen(pilot).box
        await search_for(pilot, "bridge")
        await pilot.press("tab", "slash")
        await settle(pilot)
        await pilot.press("up")
        assert box.value == "ferries"
        await pilot.press("up", "up", "up")
        assert box.value == "crack"
        await pilot.press("down")
        assert box.value == "ferries"
