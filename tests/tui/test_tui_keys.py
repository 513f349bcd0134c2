"""Every key of the help screen does what its line says."""

from collections.abc import Awaitable, Callable
from dataclasses import replace

import pytest
from piloting import Open, library_screen, press, settle, told
from textual.pilot import Pilot
from textual.widgets import Input, OptionList, TextArea

from briefreader.render.lines import line_text
from briefreader.tui.actions import ACTIONS, Context
from briefreader.tui.app import Briefreader
from briefreader.tui.screens.base import Dialog
from briefreader.tui.screens.brief import BriefScreen
from briefreader.tui.screens.compare import CompareScreen
from briefreader.tui.screens.confirm import ConfirmDialog
from briefreader.tui.screens.export import ExportDialog
from briefreader.tui.screens.help import HelpScreen
from briefreader.tui.screens.ledger import LedgerScreen
from briefreader.tui.screens.ledger.evidence import EvidenceScreen
from briefreader.tui.screens.library import LibraryScreen
from briefreader.tui.screens.saved_searches import SavedList, SavedSearches
from briefreader.tui.widgets.choice_list import ChoiceList
from briefreader.tui.widgets.compare import ComparisonView
from briefreader.tui.widgets.line_view import LineView
from briefreader.tui.widgets.search_box import SearchBox

Scenario = Callable[[Pilot[str], str], Awaitable[None]]
SCENARIOS: dict[tuple[Context, str], Scenario] = {}


def scenario(*places: tuple[Context, str]) -> Callable[[Scenario], Scenario]:
    """Name the (context, action) pairs that a scenario proves."""

    def register(run: Scenario) -> Scenario:
        for place in places:
            SCENARIOS[place] = run
        return run

    return register


CASES = [
    pytest.param(context, action.name, key.strip(), id=f"{context}-{action.name}-{key.strip()}")
    for action in ACTIONS
    for context in action.contexts
    for key in action.keys.split(",")
]


@pytest.mark.parametrize(("context", "name", "key"), CASES)
async def test_key_does_what_the_help_says(
    open_app: Open, context: Context, name: str, key: str
) -> None:
    run = SCENARIOS[context, name]
    async with open_app() as pilot:
        await run(pilot, key)


def session(pilot: Pilot[str]) -> object:
    assert isinstance(pilot.app, Briefreader)
    return pilot.app.session


# -- everywhere


@scenario(("everywhere", "help"))
async def help_opens(pilot: Pilot[str], key: str) -> None:
    await press(pilot, key)
    assert isinstance(pilot.app.screen, HelpScreen)


@scenario(("everywhere", "palette"))
async def palette_opens(pilot: Pilot[str], key: str) -> None:
    await pilot.press(key)
    await pilot.pause()
    assert type(pilot.app.screen).__name__ == "CommandPalette"


@scenario(("everywhere", "back"))
async def back_leads_to_the_list_and_then_out(pilot: Pilot[str], key: str) -> None:
    await press(pilot, "enter")
    await press(pilot, key)
    assert library_screen(pilot).articles.has_focus
    await press(pilot, key)
    assert not pilot.app.is_running


@scenario(("everywhere", "cancel"))
async def cancel_leads_to_the_list_and_stays(pilot: Pilot[str], key: str) -> None:
    await press(pilot, "enter", key, key)
    assert library_screen(pilot).articles.has_focus
    assert pilot.app.is_running


@scenario(("help", "back"), ("help", "cancel"))
async def help_closes(pilot: Pilot[str], key: str) -> None:
    await press(pilot, "question_mark", key)
    assert isinstance(pilot.app.screen, LibraryScreen)


@scenario(("everywhere", "leave"))
async def leaving_works_from_anywhere(pilot: Pilot[str], key: str) -> None:
    await press(pilot, "enter", key)
    assert not pilot.app.is_running


@scenario(("everywhere", "suspend"))
async def suspending_asks_the_terminal(pilot: Pilot[str], key: str) -> None:
    suspended = []
    pilot.app.action_suspend_process = lambda: suspended.append(True)  # type: ignore[method-assign]
    await press(pilot, key)
    assert suspended


# -- list


def moves_list(start: int, end: Callable[[LibraryScreen], int]) -> Scenario:
    async def run(pilot: Pilot[str], key: str) -> None:
        screen = library_screen(pilot)
        screen.articles.cursor = start
        await press(pilot, key)
        assert screen.articles.cursor == end(screen)

    return run


LAST = 11
scenario(("list", "down"))(moves_list(0, lambda _: 1))
scenario(("list", "up"))(moves_list(2, lambda _: 1))
scenario(("list", "top"))(moves_list(5, lambda _: 0))
scenario(("list", "bottom"))(moves_list(5, lambda _: LAST))
scenario(("list", "half_down"))(moves_list(0, lambda screen: screen.articles._entries_seen // 2))
scenario(("list", "half_up"))(moves_list(LAST, lambda s: LAST - s.articles._entries_seen // 2))
scenario(("list", "page_down"))(moves_list(0, lambda s: min(LAST, s.articles._entries_seen - 1)))
scenario(("list", "page_up"))(moves_list(LAST, lambda _: 0))


@scenario(("list", "open"))
async def opening_goes_to_the_reader_and_marks_read(pilot: Pilot[str], key: str) -> None:
    screen = library_screen(pilot)
    await press(pilot, key)
    assert screen.reader.has_focus
    assert screen.articles.current is not None
    assert screen.articles.current.read


@scenario(("list", "fold_story"))
async def story_unfolds(pilot: Pilot[str], key: str) -> None:
    screen = library_screen(pilot)
    library = screen.session.library
    story = library.store.new_story("The harbour bridge")
    library.store.assign_stories(dict.fromkeys(library.ids()[:2], story))
    screen.load_list(keep=False)
    await settle(pilot)
    assert screen.articles.pages.count == LAST
    await press(pilot, key)
    assert screen.articles.pages.count == LAST + 2


# -- both panes


@scenario(("library", "stories"))
async def folding_is_switched(pilot: Pilot[str], key: str) -> None:
    await press(pilot, key)
    assert not library_screen(pilot).folds
    await press(pilot, key)
    assert library_screen(pilot).folds


@scenario(("library", "search"))
async def search_box_opens(pilot: Pilot[str], key: str) -> None:
    await press(pilot, key)
    assert library_screen(pilot).box.has_focus


@scenario(("library", "next_pane"))
async def panes_take_turns(pilot: Pilot[str], key: str) -> None:
    screen = library_screen(pilot)
    await press(pilot, key)
    assert screen.reader.has_focus
    await press(pilot, key)
    assert screen.articles.has_focus


@scenario(("library", "mark"))
async def marking_keeps_two_reports(pilot: Pilot[str], key: str) -> None:
    screen = library_screen(pilot)
    first = screen.chosen
    await press(pilot, key)
    assert screen.session.marked == [first]
    await press(pilot, "j", key, "j", key)
    assert len(screen.session.marked) == 2
    assert first not in screen.session.marked
    await press(pilot, key)
    assert len(screen.session.marked) == 1


@scenario(("library", "compare"))
async def comparing_opens_the_two(pilot: Pilot[str], key: str) -> None:
    await press(pilot, key)
    assert "Mark a report with v" in told(pilot)
    await press(pilot, "v", "j", key)
    assert isinstance(pilot.app.screen, CompareScreen)


@scenario(("library", "mark_read"))
async def read_mark_is_set(pilot: Pilot[str], key: str) -> None:
    screen = library_screen(pilot)
    await press(pilot, key)
    assert screen.articles.current is not None
    assert screen.articles.current.read


@scenario(("library", "mark_unread"))
async def read_mark_is_taken_away(pilot: Pilot[str], key: str) -> None:
    screen = library_screen(pilot)
    await press(pilot, "r", key)
    assert screen.articles.current is not None
    assert not screen.articles.current.read


@scenario(("library", "star"))
async def star_comes_and_goes(pilot: Pilot[str], key: str) -> None:
    screen = library_screen(pilot)
    await press(pilot, key)
    assert screen.articles.current is not None
    assert screen.articles.current.starred
    await press(pilot, key)
    assert not screen.articles.current.starred


@scenario(("library", "tag"))
async def tags_are_set(pilot: Pilot[str], key: str) -> None:
    screen = library_screen(pilot)
    await press(pilot, key)
    assert isinstance(pilot.app.screen, Dialog)
    pilot.app.screen.query_one(Input).value = "bridge, harbour"
    await press(pilot, "enter")
    await pilot.pause(0.05)
    assert screen.chosen is not None
    tags = screen.session.library.article(screen.chosen).report.tags
    assert set(tags) == {"bridge", "harbour"}


@scenario(("library", "note"))
async def note_is_kept(pilot: Pilot[str], key: str) -> None:
    screen = library_screen(pilot)
    await press(pilot, key)
    pilot.app.screen.query_one(TextArea).text = "ask Mara"
    await press(pilot, "ctrl+s")
    await pilot.pause(0.05)
    assert screen.chosen is not None
    assert screen.session.library.article(screen.chosen).note == "ask Mara"


@scenario(("library", "edit"))
async def facts_are_corrected(pilot: Pilot[str], key: str) -> None:
    screen = library_screen(pilot)
    await press(pilot, key)
    pilot.app.screen.query_one("#field-outlet", Input).value = "Evening Star"
    await press(pilot, "enter")
    await pilot.pause(0.05)
    assert screen.chosen is not None
    report = screen.session.library.article(screen.chosen).report
    assert report.outlet == "Evening Star"
    assert report.provenance["outlet"] == "set"


@scenario(("library", "browse"))
async def page_opens_in_the_browser(pilot: Pilot[str], key: str) -> None:
    opened: list[str] = []
    pilot.app.open_url = lambda url, **_: opened.append(url)  # type: ignore[method-assign]
    await press(pilot, key)
    assert "No web address" in told(pilot)
    await press(pilot, "j", key)
    assert opened == ["https://example.org/bridge"]


@scenario(("library", "filter"))
async def filter_narrows_the_list(pilot: Pilot[str], key: str) -> None:
    screen = library_screen(pilot)
    await press(pilot, "s", key)
    options = pilot.app.screen.query_one(OptionList)
    options.highlighted = 2
    await press(pilot, "enter")
    await pilot.pause(0.05)
    await settle(pilot)
    assert screen.filter.starred
    assert screen.articles.pages.count == 1


async def search_for(pilot: Pilot[str], word: str) -> None:
    await press(pilot, "slash", *word)
    await pilot.pause(0.1)
    await settle(pilot)


@scenario(("library", "next_match"))
async def matches_are_walked(pilot: Pilot[str], key: str) -> None:
    screen = library_screen(pilot)
    await search_for(pilot, "bridge")
    await press(pilot, "enter")
    assert screen.reader._hit == 0
    await press(pilot, key)
    assert screen.reader._hit == 1


@scenario(("library", "previous_match"))
async def matches_are_walked_backwards(pilot: Pilot[str], key: str) -> None:
    screen = library_screen(pilot)
    await search_for(pilot, "bridge")
    await press(pilot, "enter", key)
    assert screen.reader._hit == screen.reader.hit_count - 1


def group_first_two(pilot: Pilot[str]) -> tuple[int, int]:
    """Make one story of the first two reports of the list."""
    library = library_screen(pilot).session.library
    first, second = library.ids()[:2]
    library.siblings = lambda article: [second if article == first else first]  # type: ignore[method-assign]
    return first, second


@scenario(("library", "next_of_story"), ("library", "previous_of_story"))
async def reports_of_the_story_follow_one_another(pilot: Pilot[str], key: str) -> None:
    first, second = group_first_two(pilot)
    await press(pilot, "enter", key)
    screen = library_screen(pilot)
    assert screen.reader.article is not None
    assert screen.reader.article.id == second
    await press(pilot, key)
    assert screen.reader.article.id == first


@scenario(("library", "next_article"))
async def next_report_opens(pilot: Pilot[str], key: str) -> None:
    screen = library_screen(pilot)
    await press(pilot, "enter", key)
    assert screen.articles.cursor == 1
    assert screen.reader.article is not None
    assert screen.reader.article.id == screen.session.library.ids()[1]


@scenario(("library", "previous_article"))
async def report_before_opens(pilot: Pilot[str], key: str) -> None:
    screen = library_screen(pilot)
    await press(pilot, "j", "enter", key)
    assert screen.reader.article is not None
    assert screen.reader.article.id == screen.session.library.ids()[0]
    await press(pilot, key)
    assert "first report" in told(pilot)


@scenario(("library", "add"))
async def path_is_asked_for(pilot: Pilot[str], key: str) -> None:
    await press(pilot, key)
    assert isinstance(pilot.app.screen, Dialog)
    pilot.app.screen.query_one(Input).value = "/no/such/folder"
    await press(pilot, "enter")
    await pilot.pause(0.2)
    await settle(pilot)
    assert "/no/such/folder" in told(pilot)


@scenario(("library", "sample"))
async def sample_corpus_is_asked_for(pilot: Pilot[str], key: str) -> None:
    await press(pilot, key)
    assert pilot.app.return_value == "demo"


# -- reader


async def open_minutes(pilot: Pilot[str]) -> LibraryScreen:
    """Open a report that is longer than the screen."""
    screen = library_screen(pilot)
    await press(pilot, "G", "enter")
    return screen


def moves_reader(start: int, end: Callable[[int, int], int]) -> Scenario:
    """`end` is given the lines of a screenful and the last line that can be first."""

    async def run(pilot: Pilot[str], key: str) -> None:
        reader = (await open_minutes(pilot)).reader
        reader.scroll_to(y=start, animate=False, force=True)
        await press(pilot, key)
        assert reader.scroll_offset.y == end(reader.size.height, int(reader.max_scroll_y))

    return run


scenario(("reader", "down"))(moves_reader(0, lambda _page, _last: 1))
scenario(("reader", "up"))(moves_reader(5, lambda _page, _last: 4))
scenario(("reader", "top"))(moves_reader(9, lambda _page, _last: 0))
scenario(("reader", "bottom"))(moves_reader(0, lambda _page, last: last))
scenario(("reader", "half_down"))(moves_reader(0, lambda page, _last: page // 2))
scenario(("reader", "half_up"))(moves_reader(20, lambda page, _last: 20 - page // 2))
scenario(("reader", "screen_down"))(moves_reader(0, lambda page, _last: page - 2))
scenario(("reader", "screen_up"))(moves_reader(30, lambda page, _last: 30 - (page - 2)))


@scenario(("reader", "wider"))
async def text_grows_wider(pilot: Pilot[str], key: str) -> None:
    reader = (await open_minutes(pilot)).reader
    before = reader.measure
    await press(pilot, key)
    assert reader.measure == before + 4


@scenario(("reader", "narrower"))
async def text_grows_narrower(pilot: Pilot[str], key: str) -> None:
    reader = (await open_minutes(pilot)).reader
    before = reader._text_width
    await press(pilot, key)
    assert reader._text_width == before - 4


@scenario(("reader", "zen"))
async def zen_hides_all_but_the_text(pilot: Pilot[str], key: str) -> None:
    screen = await open_minutes(pilot)
    await press(pilot, key)
    assert not screen.articles.region
    assert screen.reader.size.width > 100
    await press(pilot, key)
    assert screen.articles.region


@scenario(("reader", "dropped"))
async def what_was_left_out_is_shown(pilot: Pilot[str], key: str) -> None:
    screen = library_screen(pilot)
    await press(pilot, "j", "enter", key)
    layout = screen.reader.layout_shown
    assert layout is not None
    shown = "".join(run.text for number in range(layout.height) for run in layout.line(number))
    assert "Read more: ten bridges" in shown


# -- search box


@scenario(("search", "search_open"))
async def first_result_opens(pilot: Pilot[str], key: str) -> None:
    screen = library_screen(pilot)
    await press(pilot, "slash", *"rye")
    await press(pilot, key)
    assert screen.reader.has_focus
    assert screen.reader.article is not None
    assert screen.reader.article.report.title == "Bakers win bread prize"


@scenario(("search", "search_list"))
async def results_are_gone_to(pilot: Pilot[str], key: str) -> None:
    screen = library_screen(pilot)
    await search_for(pilot, "bridge")
    await press(pilot, key)
    assert screen.articles.has_focus
    assert screen.articles.pages.count == 2


@scenario(("search", "history_back"))
async def earlier_search_comes_back(pilot: Pilot[str], key: str) -> None:
    screen = library_screen(pilot)
    screen.session.library.remember_search("bread")
    await press(pilot, "slash", key)
    assert screen.box.value == "bread"


@scenario(("search", "history_on"))
async def later_search_comes_back_and_then_the_results(pilot: Pilot[str], key: str) -> None:
    screen = library_screen(pilot)
    screen.session.library.remember_search("bread")
    await press(pilot, "slash", *"rye", "up", key)
    assert screen.box.value == "rye"
    await press(pilot, key)
    assert screen.articles.has_focus


@scenario(("search", "search_close"))
async def closing_the_search_restores_the_place(pilot: Pilot[str], key: str) -> None:
    screen = library_screen(pilot)
    await press(pilot, "G", "k")
    await search_for(pilot, "bridge")
    assert screen.articles.pages.count == 2
    await press(pilot, key)
    assert screen.articles.pages.count == LAST + 1
    assert screen.articles.cursor == LAST - 1
    assert screen.articles.has_focus
    assert not screen.query_one(SearchBox).display


# -- help


def moves_help(start: int, end: Callable[[int, int], int]) -> Scenario:
    async def run(pilot: Pilot[str], key: str) -> None:
        await press(pilot, "question_mark")
        view = pilot.app.screen.query_one(LineView)
        view.scroll_to(y=start, animate=False, force=True)
        await press(pilot, key)
        assert view.scroll_offset.y == end(view.size.height, int(view.max_scroll_y))

    return run


scenario(("help", "down"))(moves_help(0, lambda _page, _last: 1))
scenario(("help", "up"))(moves_help(5, lambda _page, _last: 4))
scenario(("help", "top"))(moves_help(9, lambda _page, _last: 0))
scenario(("help", "bottom"))(moves_help(0, lambda _page, last: last))
scenario(("help", "half_down"))(moves_help(0, lambda page, _last: page // 2))
scenario(("help", "half_up"))(moves_help(20, lambda page, _last: 20 - page // 2))
scenario(("help", "screen_down"))(moves_help(0, lambda page, _last: page - 2))
scenario(("help", "screen_up"))(moves_help(30, lambda page, _last: 30 - (page - 2)))


# -- dialogs


@scenario(("dialog", "cancel"))
async def every_dialog_closes(pilot: Pilot[str], key: str) -> None:
    for opener in ("t", "a", "e", "F", "A"):
        await press(pilot, opener)
        assert isinstance(pilot.app.screen, Dialog)
        await press(pilot, key)
        assert isinstance(pilot.app.screen, LibraryScreen)


@scenario(("dialog", "keep"))
async def what_was_written_is_kept(pilot: Pilot[str], key: str) -> None:
    screen = library_screen(pilot)
    await press(pilot, "t")
    pilot.app.screen.query_one(Input).value = "storm"
    await press(pilot, key)
    await pilot.pause(0.05)
    assert screen.chosen is not None
    assert screen.session.library.article(screen.chosen).report.tags == ("storm",)


# -- facets


async def open_facets(pilot: Pilot[str]) -> ChoiceList:
    """Show facets of a search whose cursor can go up and down."""
    await search_for(pilot, "part")
    await press(pilot, "ctrl+f")
    return library_screen(pilot).query_one(ChoiceList)


@scenario(("library", "facets"))
async def facets_open_and_close(pilot: Pilot[str], key: str) -> None:
    screen = library_screen(pilot)
    await press(pilot, key)
    assert screen.query_one(ChoiceList).has_focus
    await press(pilot, key)
    assert not screen.query_one(ChoiceList).region


def moves_choices(start: str, steps: int) -> Scenario:
    """`start` is `top` or `bottom`, `steps` how many choices further the key leads."""

    async def run(pilot: Pilot[str], key: str) -> None:
        choices = await open_facets(pilot)
        keys = [row.key for row in choices.rows if row.key is not None]
        assert len(keys) == LAST_ORDER + 1
        (choices.action_top if start == "top" else choices.action_bottom)()
        await press(pilot, key)
        first = 0 if start == "top" else LAST_ORDER
        assert choices.key == keys[max(0, min(first + steps, LAST_ORDER))]

    return run


LAST_ORDER = 3
scenario(("facets", "down"))(moves_choices("top", 1))
scenario(("facets", "up"))(moves_choices("bottom", -1))
scenario(("facets", "half_down"))(moves_choices("top", 14))
scenario(("facets", "half_up"))(moves_choices("bottom", -14))
scenario(("facets", "top"))(moves_choices("bottom", -LAST_ORDER))
scenario(("facets", "bottom"))(moves_choices("top", LAST_ORDER))


@scenario(("facets", "choose"))
async def value_is_chosen(pilot: Pilot[str], key: str) -> None:
    choices = await open_facets(pilot)
    choices.action_bottom()
    await press(pilot, key)
    assert library_screen(pilot).order == "outlet"


@scenario(("facets", "search_list"))
async def results_are_gone_to_from_facets(pilot: Pilot[str], key: str) -> None:
    await open_facets(pilot)
    await press(pilot, key)
    assert library_screen(pilot).articles.has_focus


# -- saved searches


async def open_saved(pilot: Pilot[str]) -> SavedList:
    """Show the saved searches Bread, Bridge and Part."""
    library = library_screen(pilot).session.library
    for name in ("Bread", "Bridge", "Part"):
        library.save_search(name, name.lower())
    await press(pilot, "S")
    return pilot.app.screen.query_one(SavedList)


@scenario(("library", "save_search"))
async def search_is_saved(pilot: Pilot[str], key: str) -> None:
    await search_for(pilot, "bridge")
    await press(pilot, key, "enter")
    saved = library_screen(pilot).session.library.saved_searches()
    assert [search.query for search in saved] == ["bridge"]


@scenario(("library", "saved"))
async def saved_searches_are_listed(pilot: Pilot[str], key: str) -> None:
    await press(pilot, key)
    assert isinstance(pilot.app.screen, SavedSearches)


def moves_saved(start: str, end: str) -> Scenario:
    async def run(pilot: Pilot[str], key: str) -> None:
        searches = await open_saved(pilot)
        (searches.action_top if start == "Bread" else searches.action_bottom)()
        await press(pilot, key)
        assert searches.key == end

    return run


scenario(("saved", "down"), ("saved", "half_down"))(moves_saved("Bread", "Bridge"))
scenario(("saved", "up"), ("saved", "half_up"))(moves_saved("Part", "Bridge"))
scenario(("saved", "top"))(moves_saved("Part", "Bread"))
scenario(("saved", "bottom"))(moves_saved("Bread", "Part"))


@scenario(("saved", "open_saved"))
async def saved_search_is_made(pilot: Pilot[str], key: str) -> None:
    searches = await open_saved(pilot)
    searches.action_down()
    await press(pilot, key)
    assert library_screen(pilot).query_shown == "bridge"


@scenario(("saved", "rename_saved"))
async def another_name_is_asked_for(pilot: Pilot[str], key: str) -> None:
    await open_saved(pilot)
    await press(pilot, key)
    assert pilot.app.screen.query_one(Input).value == "Bread"


@scenario(("saved", "remove_saved"))
async def saved_search_is_removed_at_the_second_press(pilot: Pilot[str], key: str) -> None:
    library = library_screen(pilot).session.library
    await open_saved(pilot)
    await press(pilot, key)
    assert len(library.saved_searches()) == 3
    await press(pilot, key)
    assert [saved.name for saved in library.saved_searches()] == ["Bridge", "Part"]


@scenario(("search", "query_help"))
async def what_a_search_can_say_is_shown(pilot: Pilot[str], key: str) -> None:
    await press(pilot, "slash", *"bri", key)
    assert isinstance(pilot.app.screen, HelpScreen)
    view = pilot.app.screen.query_one(LineView)
    await pilot.pause()
    assert line_text(view.lines[int(view.scroll_offset.y)]) == "What a search can say"
    await press(pilot, "q")
    assert library_screen(pilot).box.has_focus
    assert library_screen(pilot).box.value == "bri"


# -- compare


async def compare_bridges(pilot: Pilot[str]) -> CompareScreen:
    """Compare the two reports about the bridge."""
    await press(pilot, "v", "j", "v", "c")
    screen = pilot.app.screen
    assert isinstance(screen, CompareScreen)
    await settle(pilot)
    return screen


def moves_compare(start: str, check: Callable[[int, int, int], bool]) -> Scenario:
    """`check` is given the block before, the block after and the last block."""

    async def run(pilot: Pilot[str], key: str) -> None:
        view = (await compare_bridges(pilot)).columns
        await press(pilot, start)
        before = view.current
        await press(pilot, key)
        assert view.layout_shown is not None
        assert check(before, view.current, len(view.layout_shown.blocks) - 1)

    return run


scenario(("compare", "down"))(moves_compare("g", lambda old, new, _: new == old + 1))
scenario(("compare", "up"))(moves_compare("G", lambda old, new, _: new == old - 1))
scenario(("compare", "top"))(moves_compare("G", lambda _old, new, _: new == 0))
scenario(("compare", "bottom"))(moves_compare("g", lambda _old, new, last: new == last))
for _name in ("half_down", "screen_down"):
    scenario(("compare", _name))(moves_compare("g", lambda old, new, _: new > old))
for _name in ("half_up", "screen_up"):
    scenario(("compare", _name))(moves_compare("G", lambda old, new, _: new < old))


@scenario(("compare", "next_difference"))
async def next_difference_is_found(pilot: Pilot[str], key: str) -> None:
    view = (await compare_bridges(pilot)).columns
    await press(pilot, "g")
    assert view.layout_shown is not None
    differences = [place for place in view.layout_shown.differences() if place > view.current]
    await press(pilot, key)
    assert view.current == differences[0]


@scenario(("compare", "previous_difference"))
async def difference_before_is_found(pilot: Pilot[str], key: str) -> None:
    view = (await compare_bridges(pilot)).columns
    await press(pilot, "G")
    assert view.layout_shown is not None
    differences = [place for place in view.layout_shown.differences() if place < view.current]
    await press(pilot, key)
    assert view.current == differences[-1]


@scenario(("compare", "side"))
async def sides_take_turns(pilot: Pilot[str], key: str) -> None:
    view = (await compare_bridges(pilot)).columns
    await press(pilot, key)
    assert view.side == "right"
    await press(pilot, key)
    assert view.side == "left"


def go_to_relation(view: ComparisonView, relations: set[str]) -> None:
    assert view.layout_shown is not None
    view._go_to(
        next(
            number
            for number, block in enumerate(view.layout_shown.blocks)
            if block.sign in relations
        )
    )


@scenario(("compare", "counterpart"))
async def counterpart_is_jumped_to(pilot: Pilot[str], key: str) -> None:
    view = (await compare_bridges(pilot)).columns
    go_to_relation(view, {"same", "reworded"})
    await press(pilot, key)
    assert view.side == "right"
    await press(pilot, "tab")
    go_to_relation(view, {"only-left"})
    await press(pilot, key)
    assert "Only Northern Star says this" in told(pilot)


@scenario(("compare", "swap"))
async def sides_are_swapped(pilot: Pilot[str], key: str) -> None:
    screen = await compare_bridges(pilot)
    before = dict(screen.pair)
    await press(pilot, key)
    assert screen.pair == {"left": before["right"], "right": before["left"]}
    assert screen.comparison is not None
    assert screen.comparison.left.report.outlet == "Harbour Post"


@scenario(("compare", "fold"))
async def what_agrees_is_folded(pilot: Pilot[str], key: str) -> None:
    view = (await compare_bridges(pilot)).columns
    await press(pilot, key)
    assert view.layout_shown is not None
    assert "fold" in {block.kind for block in view.layout_shown.blocks}
    await press(pilot, key)
    assert "fold" not in {block.kind for block in view.layout_shown.blocks}


@scenario(("compare", "reject"))
async def what_is_wrong_is_marked_for_good(pilot: Pilot[str], key: str) -> None:
    screen = await compare_bridges(pilot)
    view = screen.columns
    go_to_relation(view, {"only-left"})
    wrong = view.current
    await press(pilot, key)
    assert view.layout_shown is not None
    assert view.current == wrong
    assert view.layout_shown.blocks[wrong].rejected
    assert wrong not in view.layout_shown.differences()
    assert "rejected by you" in str(view.layout_shown.blocks[wrong].says)
    await press(pilot, "x")
    assert screen.comparison is not None
    assert [row.relation for row in screen.comparison.rows if row.rejected] == ["only-right"]
    await press(pilot, "x")
    go_to_relation(view, {"only-left"})
    await press(pilot, key)
    assert wrong in view.layout_shown.differences()


def shows_view(signs: set[str]) -> Scenario:
    async def run(pilot: Pilot[str], key: str) -> None:
        view = (await compare_bridges(pilot)).columns
        await press(pilot, "5" if key == "1" else "1")
        await press(pilot, key)
        assert view.layout_shown is not None
        shown = {block.sign for block in view.layout_shown.blocks if block.kind == "row"}
        assert shown
        assert shown <= signs

    return run


scenario(("compare", "view_all"))(shows_view({"same", "reworded", "only-left", "only-right"}))
scenario(("compare", "view_shared"))(shows_view({"same", "reworded"}))
scenario(("compare", "view_left"))(shows_view({"only-left"}))
scenario(("compare", "view_right"))(shows_view({"only-right"}))
scenario(("compare", "view_copied"))(shows_view({"same", "reworded"}))


@scenario(("compare", "view_facts"))
async def quotes_and_figures_are_shown(pilot: Pilot[str], key: str) -> None:
    view = (await compare_bridges(pilot)).columns
    await press(pilot, key)
    assert view.layout_shown is not None
    assert {block.kind for block in view.layout_shown.blocks} == {"heading", "finding"}


@scenario(("compare", "next_outlet"), ("compare", "previous_outlet"))
async def outlet_of_one_side_changes(pilot: Pilot[str], key: str) -> None:
    screen = await compare_bridges(pilot)
    await press(pilot, key)
    assert "no other report of this story" in told(pilot)
    library = screen.session.library
    story = list(library.ids()[:3])
    library.siblings = lambda article: [other for other in story if other != article]  # type: ignore[method-assign]
    await press(pilot, "x", "x", key)
    assert screen.pair["left"].id == story[2]
    assert screen.pair["right"].id == story[1]


# -- stories, feeds


APART = {(1, 2), (4, 5, 6)}
MERGED = (1, 2, 4, 5, 6)


def make_stories(pilot: Pilot[str]) -> None:
    """Make stories, among them one of the reports 1 and 2 and one of 4, 5 and 6."""
    library = library_screen(pilot).session.library
    library.group()
    for members in APART:
        library.join_reports(members)
    assert stories(pilot).issuperset(APART)


def stories(pilot: Pilot[str]) -> set[tuple[int, ...]]:
    library = library_screen(pilot).session.library
    return {tuple(sorted(story.articles)) for story in library.stories()}


@scenario(("library", "versions"))
async def versions_stand_side_by_side(pilot: Pilot[str], key: str) -> None:
    await press(pilot, key)
    assert "one version" in told(pilot)
    library = library_screen(pilot).session.library
    report = library.article(1).report
    changed = replace(report, paragraphs=(*report.paragraphs, "The mayor apologised."))
    assert library.store.add(changed).id == 1
    await press(pilot, "j", key)
    screen = pilot.app.screen
    assert isinstance(screen, CompareScreen)
    assert [side.version for side in screen.pair.values()] == [1, 2]


async def merge(pilot: Pilot[str], key: str, answer: str) -> None:
    """Mark a report of one story and press a merging key on the other; answer the question."""
    make_stories(pilot)
    screen = library_screen(pilot)
    screen.folds = False
    screen.load_list(keep=False)
    await settle(pilot)
    await press(pilot, "v", "G", key)
    assert isinstance(pilot.app.screen, ConfirmDialog)
    await press(pilot, answer)
    await pilot.pause(0.1)
    await settle(pilot)


@scenario(("library", "merge"))
async def stories_of_marked_reports_become_one(pilot: Pilot[str], key: str) -> None:
    await press(pilot, key)
    assert "Mark a report of another story" in told(pilot)
    await merge(pilot, key, "y")
    assert MERGED in stories(pilot)


@scenario(("question", "agree"))
async def what_is_asked_is_done(pilot: Pilot[str], key: str) -> None:
    await merge(pilot, "M", key)
    assert MERGED in stories(pilot)


@scenario(("question", "decline"))
async def what_is_asked_is_left(pilot: Pilot[str], key: str) -> None:
    await merge(pilot, "M", key)
    assert stories(pilot).issuperset(APART)
    assert isinstance(pilot.app.screen, LibraryScreen)


@scenario(("library", "split"))
async def a_report_leaves_its_story(pilot: Pilot[str], key: str) -> None:
    await merge(pilot, "M", "y")
    await press(pilot, "G", key)
    await pilot.pause(0.1)
    await settle(pilot)
    assert MERGED not in stories(pilot)
    assert "Taken out of" in told(pilot)


@scenario(("library", "rename"))
async def a_story_is_named(pilot: Pilot[str], key: str) -> None:
    make_stories(pilot)
    await press(pilot, key)
    pilot.app.screen.query_one(Input).value = "The crack"
    await press(pilot, "enter")
    await pilot.pause(0.1)
    await settle(pilot)
    assert "The crack" in {story.title for story in library_screen(pilot).session.library.stories()}


@scenario(("library", "undo"))
async def what_was_said_on_stories_is_taken_back(pilot: Pilot[str], key: str) -> None:
    await press(pilot, key)
    assert "Nothing was said" in told(pilot)
    await a_story_is_named(pilot, "E")
    await press(pilot, key)
    await pilot.pause(0.1)
    await settle(pilot)
    assert not any(story.named_by_hand for story in library_screen(pilot).session.library.stories())


async def open_ledger(pilot: Pilot[str], key: str = "m") -> LedgerScreen:
    """Open the ledger of a story of the two reports about the bridge."""
    library = library_screen(pilot).session.library
    story = library.store.new_story("The harbour bridge")
    library.store.assign_stories(dict.fromkeys(library.ids()[:2], story))
    await press(pilot, key)
    screen = pilot.app.screen
    assert isinstance(screen, LedgerScreen)
    return screen


@scenario(("library", "ledger"))
async def ledger_opens(pilot: Pilot[str], key: str) -> None:
    assert (await open_ledger(pilot, key)).table.row is not None


@scenario(("compare", "ledger"))
async def ledger_opens_from_a_comparison(pilot: Pilot[str], key: str) -> None:
    await compare_bridges(pilot)
    assert (await open_ledger(pilot, key)).table.row is not None


@scenario(("library", "update"))
async def feeds_are_asked(pilot: Pilot[str], key: str) -> None:
    await press(pilot, key)
    assert "briefreader feeds add" in told(pilot)


def moves_ledger(start: str, check: Callable[[int, int, int], bool]) -> Scenario:
    """`check` is given the line before, the line after and the last line."""

    async def run(pilot: Pilot[str], key: str) -> None:
        table = (await open_ledger(pilot)).table
        await press(pilot, start)
        before = table.cursor
        await press(pilot, key)
        assert table.layout_shown is not None
        assert table.row is not None
        assert check(before, table.cursor, table.layout_shown.height - 1)

    return run


for _name in ("down", "half_down", "screen_down"):
    scenario(("ledger", _name))(moves_ledger("g", lambda old, new, _: new > old))
for _name in ("up", "half_up", "screen_up"):
    scenario(("ledger", _name))(moves_ledger("G", lambda old, new, _: new < old))
scenario(("ledger", "top"))(moves_ledger("G", lambda _old, new, _: new == 1))
scenario(("ledger", "bottom"))(moves_ledger("g", lambda _old, new, last: new == last))


@scenario(("ledger", "outlet_right"))
async def next_outlet_is_the_current_one(pilot: Pilot[str], key: str) -> None:
    table = (await open_ledger(pilot)).table
    await press(pilot, key)
    assert table.column == 1


@scenario(("ledger", "outlet_left"))
async def outlet_before_is_the_current_one(pilot: Pilot[str], key: str) -> None:
    table = (await open_ledger(pilot)).table
    await press(pilot, "l", key)
    assert table.column == 0


def shows_rows(verdicts: set[str]) -> Scenario:
    async def run(pilot: Pilot[str], key: str) -> None:
        table = (await open_ledger(pilot)).table
        await press(pilot, "3" if key == "1" else "1", key)
        assert table.layout_shown is not None
        assert table.layout_shown.ledger.rows
        rows = [table.layout_shown.row(y) for y in range(table.layout_shown.height)]
        shown = {row.verdict for row in rows if row is not None}
        assert shown == verdicts

    return run


scenario(("ledger", "rows_all"))(shows_rows({"agree", "single", "update"}))
scenario(("ledger", "rows_differ"))(shows_rows({"update"}))
scenario(("ledger", "rows_single"))(shows_rows({"single"}))
scenario(("ledger", "rows_agree"))(shows_rows({"agree"}))


@scenario(("ledger", "compare"))
async def outlets_of_a_fact_are_set_side_by_side(pilot: Pilot[str], key: str) -> None:
    table = (await open_ledger(pilot)).table
    assert table.row is not None
    await press(pilot, key)
    screen = pilot.app.screen
    assert isinstance(screen, CompareScreen)
    assert {side.id for side in screen.pair.values()} == {1, 2}


@scenario(("library", "brief"), ("ledger", "brief"), ("compare", "brief"))
async def brief_opens(pilot: Pilot[str], key: str) -> None:
    for opener in ((), ("m",), ("v", "c")):
        await open_brief(pilot, *opener, key)
        await press(pilot, *["q"] * (1 + bool(opener)))


async def open_brief(pilot: Pilot[str], *keys: str) -> BriefScreen:
    """Open the brief of a story of the two reports about the bridge."""
    library = library_screen(pilot).session.library
    if not library.stories():
        story = library.store.new_story("The harbour bridge")
        library.store.assign_stories(dict.fromkeys(library.ids()[:2], story))
    await press(pilot, *(keys or ("B",)))
    screen = pilot.app.screen
    assert isinstance(screen, BriefScreen)
    return screen


def moves_brief(start: str, check: Callable[[int, int, int], bool]) -> Scenario:
    """`check` is given the statement before, the one after and the last one."""

    async def run(pilot: Pilot[str], key: str) -> None:
        page = (await open_brief(pilot)).page
        await press(pilot, start)
        before = page.cursor
        await press(pilot, key)
        assert page.layout_shown is not None
        assert check(before, page.cursor, len(page.layout_shown.stops) - 1)

    return run


for _name in ("down", "half_down", "screen_down", "next_section"):
    scenario(("brief", _name))(moves_brief("g", lambda old, new, _: new > old))
for _name in ("up", "half_up", "screen_up", "previous_section"):
    scenario(("brief", _name))(moves_brief("G", lambda old, new, _: new < old))
scenario(("brief", "top"))(moves_brief("G", lambda _old, new, _: new == 0))
scenario(("brief", "bottom"))(moves_brief("g", lambda _old, new, last: new == last))


@scenario(("brief", "outlet_right"), ("brief", "outlet_left"))
async def citations_are_walked(pilot: Pilot[str], key: str) -> None:
    page = (await open_brief(pilot)).page
    assert page.stop is not None
    labels = [citation.label for citation in page.stop.citations]
    await press(pilot, "l" if key in ("h", "left") else "h", key)
    assert page.citation is not None
    assert page.citation.label == labels[0 if key in ("h", "left") else 1]


@scenario(("brief", "evidence"))
async def cited_report_opens(pilot: Pilot[str], key: str) -> None:
    await open_brief(pilot)
    await press(pilot, key)
    assert isinstance(pilot.app.screen, EvidenceScreen)


@scenario(("compare", "export"), ("ledger", "export"), ("brief", "export"))
async def a_file_is_asked_for(pilot: Pilot[str], key: str) -> None:
    await open_brief(pilot)
    for opener in ((), ("q", "m"), ("q", "v", "c")):
        await press(pilot, *opener, key)
        assert isinstance(pilot.app.screen, ExportDialog)
        await press(pilot, "escape")


async def open_evidence(pilot: Pilot[str], key: str = "enter") -> EvidenceScreen:
    """Open the report that the first row of the ledger comes from."""
    await open_ledger(pilot)
    await press(pilot, key)
    screen = pilot.app.screen
    assert isinstance(screen, EvidenceScreen)
    return screen


@scenario(("ledger", "evidence"))
async def evidence_opens(pilot: Pilot[str], key: str) -> None:
    assert (await open_evidence(pilot, key)).reader.hit_number == 1


@scenario(("evidence", "next_match"), ("evidence", "previous_match"))
async def places_of_a_fact_are_walked(pilot: Pilot[str], key: str) -> None:
    screen = await open_evidence(pilot)
    screen._places = ((0, 0, 3), (2, 0, 3))
    screen.read()
    await settle(pilot)
    await press(pilot, key)
    assert screen.reader.hit_number == 2
    await press(pilot, key)
    assert screen.reader.hit_number == 1
