"""Searches are saved, counted in the background, opened, renamed and removed."""

import pytest
from doubles import EngineSearcher, TestLibrary
from piloting import Open, library_screen, press_and_rest, told
from textual.pilot import Pilot
from textual.widgets import Input, Label

from briefreader.library import Library
from briefreader.models.article import Report
from briefreader.models.search import SavedSearch
from briefreader.render.lines import line_text
from briefreader.tui.screens.saved_searches import SavedList, SavedSearches
from briefreader.tui.screens.write import WriteDialog


@pytest.fixture(autouse=True)
def engine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(TestLibrary, "searched_by", EngineSearcher)


def listed(pilot: Pilot[str]) -> list[str]:
    """Return the rows of the dialog as text."""
    rows = pilot.app.screen.query_one(SavedList).rows
    return [" ".join((line_text(row.left) + line_text(row.right)).split()) for row in rows]


def said(pilot: Pilot[str]) -> str:
    return str(pilot.app.screen.query_one(".dialog-help", Label).content)


async def test_the_search_that_is_shown_is_saved_under_a_name(
    open_app: Open, library: Library
) -> None:
    async with open_app() as pilot:
        await press_and_rest(pilot, "slash", *"bridge", "ctrl+s")
        assert isinstance(pilot.app.screen, WriteDialog)
        assert "2 found for bridge;" in said(pilot)
        pilot.app.screen.query_one(Input).value = "Crossings"
        await press_and_rest(pilot, "enter")
        assert library.saved_searches() == [SavedSearch("Crossings", "bridge")]
        assert "Crossings" in line_text(library_screen(pilot).headings.list._left)
        await press_and_rest(pilot, "tab", "S")
        assert listed(pilot) == ["Crossings bridge 2 unread"]


async def test_what_is_only_begun_is_shown_as_it_will_be_saved(
    open_app: Open, library: Library
) -> None:
    async with open_app() as pilot:
        await press_and_rest(pilot, "slash", *"brid")
        assert library_screen(pilot).articles.pages.count == 2
        await press_and_rest(pilot, "ctrl+s")
        assert "0 found for brid as it is written; brid* finds longer words" in said(pilot)
        await press_and_rest(pilot, "escape")
        assert library.saved_searches() == []
        assert library_screen(pilot).box.has_focus


async def test_what_cannot_be_made_cannot_be_saved(open_app: Open, library: Library) -> None:
    async with open_app() as pilot:
        screen = library_screen(pilot)
        await press_and_rest(pilot, "ctrl+s")
        assert pilot.app.screen is screen
        await press_and_rest(pilot, "slash", *"title:(bridge", "ctrl+s")
        assert pilot.app.screen is screen
        assert "never closed" in line_text(screen.headings.list._left)
        assert "This bracket is never closed" in told(pilot)
        await press_and_rest(pilot, *")", "ctrl+s", "enter")
        assert [saved.query for saved in library.saved_searches()] == ["title:(bridge)"]


async def test_a_saved_search_opens_in_its_order_and_esc_returns(
    open_app: Open, library: Library
) -> None:
    library.save_search("Council", "harbour", "oldest")
    async with open_app() as pilot:
        screen = library_screen(pilot)
        await press_and_rest(pilot, "j", "S", "enter")
        assert screen.articles.has_focus
        assert screen.box.value == "harbour"
        assert line_text(screen.headings.list._left) == " Search  Council, oldest first"
        assert screen.articles.current is not None
        assert screen.articles.current.published == "2023-01-01"
        await press_and_rest(pilot, "slash", "backspace")
        assert line_text(screen.headings.list._left) == " Search  oldest first"
        await press_and_rest(pilot, "escape")
        assert screen.articles.cursor == 1
        assert not screen.searching


async def test_saved_searches_are_at_hand_while_typing(open_app: Open, library: Library) -> None:
    library.save_search("Bread", "bread")
    async with open_app() as pilot:
        screen = library_screen(pilot)
        await press_and_rest(pilot, "slash", *"brid", "ctrl+o", "enter")
        assert screen.box.value == screen.query_shown == "bread"
        assert screen.articles.pages.count == 1


async def test_unread_counts_follow_the_library(open_app: Open, library: Library) -> None:
    library.save_search("Bridges", "bridge")
    library.save_search("Gulls", "gull")
    async with open_app() as pilot:
        await press_and_rest(pilot, "S")
        assert listed(pilot) == ["Bridges bridge 2 unread", "Gulls gull 0 unread"]
        list(library.store.add_many([Report(title="A gull", paragraphs=("On a bridge.",))]))
        library.mark([1, 2], read=True)
        for _ in range(60):
            await pilot.pause(0.05)
            if listed(pilot) == ["Bridges bridge 1 unread", "Gulls gull 1 unread"]:
                break
        else:
            raise AssertionError(listed(pilot))


async def test_a_search_that_can_no_longer_be_read_is_named(
    open_app: Open, library: Library
) -> None:
    library.store.save_search("Old", "mood:glum")
    async with open_app() as pilot:
        await press_and_rest(pilot, "S")
        assert listed(pilot) == ["Old mood:glum cannot be made"]


async def test_renaming_and_removing_leave_the_others(open_app: Open, library: Library) -> None:
    library.save_search("Bridges", "bridge")
    library.save_search("Gulls", "gull")
    async with open_app() as pilot:
        await press_and_rest(pilot, "S", "r")
        pilot.app.screen.query_one(Input).value = "gulls"
        await press_and_rest(pilot, "enter")
        assert "already" in said(pilot)
        await press_and_rest(pilot, "r")
        pilot.app.screen.query_one(Input).value = "Zebra crossings"
        await press_and_rest(pilot, "enter")
        assert listed(pilot)[1] == "Zebra crossings bridge 2 unread"
        await press_and_rest(pilot, "G", "x")
        assert "again to remove “Zebra crossings”" in said(pilot)
        assert len(library.saved_searches()) == 2
        await press_and_rest(pilot, "k", "x", "x")
        assert [saved.name for saved in library.saved_searches()] == ["Zebra crossings"]
        await press_and_rest(pilot, "q")
        assert not isinstance(pilot.app.screen, SavedSearches)


async def test_no_saved_searches_say_how_to_save_one(open_app: Open) -> None:
    async with open_app() as pilot:
        await press_and_rest(pilot, "S", "enter", "r", "x")
        assert "ctrl+s to save" in said(pilot)


async def test_the_dialog_fits_forty_columns(open_app: Open, library: Library) -> None:
    library.save_search("Bridges", "bridge OR crossing OR viaduct OR aqueduct")
    async with open_app((40, 15)) as pilot:
        await press_and_rest(pilot, "S")
        row = pilot.app.screen.query_one(SavedList).render_line(0).text
        assert row.rstrip().endswith("2 unread")
        assert "Bridges" in row
