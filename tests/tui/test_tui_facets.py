"""The panel of facets: counts that follow the keys, and values that narrow the search."""

import pytest
from doubles import EngineSearcher, TestLibrary
from piloting import Open, library_screen, press_and_rest
from textual.pilot import Pilot

from briefreader.render.lines import line_text
from briefreader.tui.widgets.choice_list import ChoiceList
from briefreader.tui.widgets.facet_panel import FacetPanel


@pytest.fixture(autouse=True)
def engine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(TestLibrary, "searched_by", EngineSearcher)


def facets(pilot: Pilot[str]) -> list[str]:
    """Return the rows of the panel as text, without the orders."""
    rows = library_screen(pilot).query_one(ChoiceList).rows
    texts = [line_text(row.left).strip() + line_text(row.right).rstrip() for row in rows]
    return [text for text in texts[: texts.index("Order")] if text] if "Order" in texts else texts


async def test_results_are_counted_and_narrowed(open_app: Open) -> None:
    async with open_app() as pilot:
        screen = library_screen(pilot)
        await press_and_rest(pilot, "slash", *"harbour", "ctrl+f")
        assert facets(pilot)[:4] == [
            "Outlet", "Council Record 9", "Harbour Post 1", "Northern Star 1",
        ]  # fmt: skip
        await press_and_rest(pilot, "down", "enter")
        assert screen.box.value == 'outlet:"Harbour Post" harbour'
        assert screen.articles.pages.count == 1
        assert facets(pilot)[:2] == ["Outlet", "✓ Harbour Post 1"]
        await press_and_rest(pilot, "space")
        assert screen.box.value == "harbour"
        assert screen.articles.pages.count == 11


async def test_counts_follow_what_is_typed(open_app: Open) -> None:
    async with open_app() as pilot:
        await press_and_rest(pilot, "ctrl+f")
        assert "Harbour Post 2" in facets(pilot)
        await press_and_rest(pilot, "slash", *"bread")
        assert facets(pilot) == ["Outlet", "Harbour Post 1", "Month", "Feb 2024 1"]
        await press_and_rest(pilot, "ctrl+u")
        assert "Harbour Post 2" in facets(pilot)


async def test_nothing_is_counted_while_the_panel_is_closed(open_app: Open) -> None:
    async with open_app() as pilot:
        searcher = await library_screen(pilot).session.searcher()
        assert isinstance(searcher, EngineSearcher)
        await press_and_rest(pilot, "slash", *"bread")
        assert not any(request.facets for request in searcher.requests)
        assert not library_screen(pilot).query(FacetPanel)
        await press_and_rest(pilot, "ctrl+f", "ctrl+f", "slash", "s")
        assert not searcher.requests[-1].facets


@pytest.mark.parametrize("key", ["escape", "q", "ctrl+f"])
async def test_leaving_the_panel_returns_to_where_it_was_opened(open_app: Open, key: str) -> None:
    async with open_app() as pilot:
        screen = library_screen(pilot)
        await press_and_rest(pilot, "slash", *"bridge", "ctrl+f", key)
        assert screen.box.has_focus
        assert not screen.query_one(FacetPanel).region
        await press_and_rest(pilot, "tab", "ctrl+f", key)
        assert screen.articles.has_focus
        assert screen.query_shown == "bridge"
        await press_and_rest(pilot, "escape", "ctrl+f", key)
        assert screen.articles.has_focus
        assert not screen.searching


async def test_the_order_of_results_is_chosen_too(open_app: Open) -> None:
    async with open_app() as pilot:
        screen = library_screen(pilot)
        await press_and_rest(pilot, "slash", *"harbour", "ctrl+f", "G", "up", "enter")
        entry = screen.articles.pages.entry(0)
        assert entry is not None
        assert entry.row.published == "2023-01-01"
        assert "oldest first" in line_text(screen.headings.list._left)
        await press_and_rest(pilot, "escape", "escape", "slash", *"harbour")
        assert "oldest" not in line_text(screen.headings.list._left)


async def test_more_values_are_shown_when_asked_for(open_app: Open) -> None:
    async with open_app() as pilot:
        await press_and_rest(pilot, "slash", *"harbour", "ctrl+f")
        assert "… 3 more" in facets(pilot)
        assert "Mar 2023 1" not in facets(pilot)
        while "more" not in str(library_screen(pilot).query_one(ChoiceList).key):
            await pilot.press("j")
        await press_and_rest(pilot, "enter")
        assert "Mar 2023 1" in facets(pilot)
        assert "… 3 more" not in facets(pilot)


@pytest.mark.parametrize(
    ("columns", "list_seen", "reader_seen"),
    [(140, True, True), (110, True, False), (80, True, False), (40, False, False)],
)
async def test_the_panel_finds_room_at_every_width(
    open_app: Open, columns: int, list_seen: bool, reader_seen: bool
) -> None:
    async with open_app((columns, 20)) as pilot:
        screen = library_screen(pilot)
        await press_and_rest(pilot, "slash", *"bridge", "ctrl+f")
        panel = screen.query_one(FacetPanel)
        assert panel.list.has_focus
        assert panel.region.width >= 28
        assert bool(screen.articles.region) == list_seen
        assert bool(screen.reader.region) == reader_seen
        await press_and_rest(pilot, "tab")
        assert screen.articles.has_focus
        assert screen.articles.region
        await press_and_rest(pilot, "enter")
        assert screen.reader.has_focus
        assert screen.reader.region


async def test_a_click_chooses_a_value(open_app: Open) -> None:
    async with open_app() as pilot:
        await press_and_rest(pilot, "slash", *"bridge", "ctrl+f")
        await pilot.click("#facet-list", offset=(5, 2))
        await press_and_rest(pilot)
        assert library_screen(pilot).box.value == 'outlet:"Northern Star" bridge'
