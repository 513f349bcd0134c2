"""Reports of one event stand folded in the list, and the cursor keeps its place."""

from array import array

import pytest
from piloting import Open, library_screen, press, settle
from textual.pilot import Pilot

from briefreader.library import Library
from briefreader.models.article import Report
from briefreader.models.listing import ListFilter
from briefreader.tui.background import Background
from briefreader.tui.story_listing import StoryListing, fold


@pytest.fixture
def story(library: Library) -> int:
    """One story of the two reports on the bridge, 1 and 2."""
    made = library.store.new_story("Harbour bridge shut by a crack")
    library.store.assign_stories({1: made, 2: made})
    library.store.set_origins(made, 2)
    return made


def shown(pilot: Pilot[str], lines: int) -> str:
    articles = library_screen(pilot).articles
    return "\n".join(articles.render_line(y).text.rstrip() for y in range(lines))


async def notice_changes(pilot: Pilot[str]) -> None:
    library_screen(pilot).look_for_changes()
    await settle(pilot)


def test_a_story_stands_where_its_first_report_would() -> None:
    places, members = fold([7, 5, 9, 3], [0, 2, 4, 2], ())
    assert list(places) == [7, -2, 9]
    assert members == {2: [5, 3]}


def test_reports_of_an_unfolded_story_follow_it() -> None:
    places, _ = fold([7, 5, 9, 3], [0, 2, 0, 2], {2})
    assert list(places) == [7, -2, 5, 3, 9]


@pytest.mark.parametrize("folds", [True, False])
@pytest.mark.parametrize("places", [1, 3, 50])
def test_a_list_begins_as_it_will_be(
    library: Library, story: int, places: int, folds: bool
) -> None:
    library.store.assign_stories({12: story})
    background = Background()
    ids, stories = library.ids_and_stories(ListFilter())
    if not folds:
        stories = array("q", bytes(8 * len(ids)))
    whole = StoryListing.of(library, background, (ids, stories), frozenset())
    begun = StoryListing.begin(library, background, places, folds=folds)
    assert begun.pages.count == whole.pages.count
    assert begun.complete == (places > 1)
    seen = [begun.pages.entry(place) for place in range(min(places, begun.pages.count))]
    assert seen == whole.read_page(0)[: len(seen)]


async def test_a_list_that_has_begun_goes_on(
    open_app: Open, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    library.store.assign_stories(dict.fromkeys([1, 2], library.store.new_story("Bridge")))
    monkeypatch.setattr("briefreader.tui.screens.library.listing.AT_ONCE", 2)
    async with open_app(size=(120, 9)) as pilot:
        await press(pilot, "G")
        articles = library_screen(pilot).articles
        assert articles.cursor == articles.pages.count - 1 == 10
        assert articles.current is not None
        assert articles.current.id == list(library.ids())[-1]


@pytest.mark.usefixtures("story")
async def test_a_story_says_how_many_tell_of_it(open_app: Open) -> None:
    async with open_app() as pilot:
        assert library_screen(pilot).articles.pages.count == 11
        text = shown(pilot, 2)
        assert "Harbour bridge shut by a crack" in text
        assert "2 reports · 2 origins" in text
        assert "4–5 Mar 2024" in text
        assert "●2" in text


@pytest.mark.usefixtures("story")
@pytest.mark.parametrize("key", ["space", "enter"])
async def test_a_story_unfolds_and_folds(open_app: Open, key: str) -> None:
    async with open_app() as pilot:
        articles = library_screen(pilot).articles
        await press(pilot, key)
        assert articles.pages.count == 13
        assert "│ ● Bridge shut" in shown(pilot, 4)
        await press(pilot, key)
        assert articles.pages.count == 11


@pytest.mark.usefixtures("story")
async def test_two_quick_keys_leave_a_story_as_it_was(open_app: Open) -> None:
    async with open_app() as pilot:
        await pilot.press("space", "space")
        await settle(pilot)
        assert library_screen(pilot).articles.pages.count == 11


@pytest.mark.usefixtures("story")
async def test_folding_from_a_report_goes_to_its_story(open_app: Open) -> None:
    async with open_app() as pilot:
        articles = library_screen(pilot).articles
        await press(pilot, "space", "j", "j", "space")
        assert articles.cursor == 0
        assert articles.current_entry is not None
        assert articles.current_entry.story is not None


@pytest.mark.usefixtures("story")
async def test_a_click_on_the_fold_sign_unfolds(open_app: Open) -> None:
    async with open_app() as pilot:
        articles = library_screen(pilot).articles
        await press(pilot, "G")
        await pilot.click("#list", offset=(0, 0))
        await settle(pilot)
        assert articles.pages.count == 13


@pytest.mark.usefixtures("story")
async def test_stories_can_be_switched_off(open_app: Open) -> None:
    async with open_app() as pilot:
        articles = library_screen(pilot).articles
        await press(pilot, "f")
        assert articles.pages.count == 12
        await press(pilot, "f")
        assert articles.pages.count == 11
    async with open_app(show_stories=False) as pilot:
        assert library_screen(pilot).articles.pages.count == 12


@pytest.mark.usefixtures("story")
async def test_a_search_shows_every_report_by_itself(open_app: Open) -> None:
    async with open_app() as pilot:
        await press(pilot, "slash", *"crack")
        await pilot.pause(0.1)
        await settle(pilot)
        assert library_screen(pilot).articles.pages.count == 2


async def test_the_report_being_read_stays_when_it_is_grouped(
    open_app: Open, library: Library
) -> None:
    async with open_app() as pilot:
        screen = library_screen(pilot)
        await press(pilot, "j", "enter")
        assert screen.target == 1
        made = library.store.new_story("Harbour bridge shut by a crack")
        library.store.assign_stories({1: made, 2: made})
        await notice_changes(pilot)
        assert screen.articles.pages.count == 11
        assert screen.articles.cursor == 0
        await pilot.pause(0.15)
        assert screen.reader.article is not None
        assert screen.reader.article.id == 1
        await press(pilot, "q")
        assert screen.chosen == 1


async def test_the_cursor_stays_on_its_report_when_others_arrive(
    open_app: Open, library: Library
) -> None:
    async with open_app() as pilot:
        articles = library_screen(pilot).articles
        await press(pilot, "j", "j")
        before = articles.current
        new = Report(title="Fog", paragraphs=("Fog at sea.",), published="2024-06-01")
        library.store.add(new)
        await notice_changes(pilot)
        assert articles.pages.count == 13
        assert articles.current == before
        assert articles.cursor == 3


@pytest.mark.usefixtures("story")
async def test_an_unfolded_story_stays_unfolded_when_the_library_changes(
    open_app: Open, library: Library
) -> None:
    async with open_app() as pilot:
        articles = library_screen(pilot).articles
        await press(pilot, "space", "j")
        library.mark([5], starred=True)
        await notice_changes(pilot)
        assert articles.pages.count == 13
        assert articles.cursor == 1


@pytest.mark.usefixtures("story")
async def test_reading_a_report_is_counted_in_its_story(open_app: Open) -> None:
    async with open_app() as pilot:
        await press(pilot, "space", "j", "enter", "q")
        assert "●1" in shown(pilot, 1)


@pytest.mark.usefixtures("story")
async def test_reading_a_report_that_was_searched_for_is_counted_in_its_story(
    open_app: Open, library: Library
) -> None:
    async with open_app() as pilot:
        await press(pilot, "space", "slash", *"crack")
        await pilot.pause(0.1)
        await press(pilot, "enter", "q", "escape")
        assert sum(row.read for row in library.rows([1, 2])) == 1
        assert not library_screen(pilot).searching
        story_and_its_reports = shown(pilot, 6)
        assert "●1" in story_and_its_reports
        assert story_and_its_reports.count("●") == 2


@pytest.mark.usefixtures("story")
async def test_a_whole_story_is_marked_read_and_unread(open_app: Open, library: Library) -> None:
    async with open_app() as pilot:
        await press(pilot, "r")
        assert all(row.read for row in library.rows([1, 2]))
        assert "●" not in shown(pilot, 1)
        await press(pilot, "u")
        assert not any(row.read for row in library.rows([1, 2]))
        assert "●2" in shown(pilot, 1)


async def test_the_reports_of_a_story_come_into_sight_when_it_unfolds(
    open_app: Open, library: Library
) -> None:
    made = library.store.new_story("Minutes")
    library.store.assign_stories(dict.fromkeys(list(library.ids())[-3:], made))
    async with open_app(size=(120, 10)) as pilot:
        articles = library_screen(pilot).articles
        await press(pilot, "G")
        assert articles.first_seen + articles.size.height // 2 == articles.pages.count
        await press(pilot, "space")
        assert articles.cursor == 9
        assert articles.first_seen == 9


async def test_a_filter_that_leaves_one_report_of_a_story_shows_that_report(
    open_app: Open, library: Library, story: int
) -> None:
    assert story
    library.mark([1], starred=True)
    async with open_app() as pilot:
        screen = library_screen(pilot)
        screen.filter = type(screen.filter)(starred=True)
        screen.load_list()
        await settle(pilot)
        assert screen.articles.pages.count == 1
        assert screen.articles.current_entry is not None
        assert screen.articles.current_entry.story is None


async def test_new_reports_are_grouped_while_the_reader_reads(
    open_app: Open, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(type(library), "needs_housekeeping", Library.needs_housekeeping)
    async with open_app() as pilot:
        await notice_changes(pilot)
        assert library.siblings(1) == [2]
        assert not library.needs_housekeeping()
        assert any(story.origins for story in library.stories())


@pytest.mark.usefixtures("story")
async def test_a_mark_shows_on_the_folded_story_and_on_the_report_once_unfolded(
    open_app: Open,
) -> None:
    async with open_app() as pilot:
        place = next(y for y in range(20) if "Harbour bridge" in shown(pilot, y + 1))
        library_screen(pilot).articles.cursor = place // library_screen(pilot).articles.entry_height
        await press(pilot, "v")
        assert "▸ A Harbour bridge shut by" in shown(pilot, 20)
        await press(pilot, "space")
        assert "▾ Harbour bridge shut by" in shown(pilot, 20)
        assert shown(pilot, 20).count("A ") == 1
