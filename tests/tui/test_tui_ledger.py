"""The ledger screen: every fact of a story as a row, every outlet as a column."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from piloting import Open, press, settle, told
from textual.pilot import Pilot

from briefreader.library import Library
from briefreader.models.article import Report
from briefreader.render.lines import line_text
from briefreader.tui.screens.compare import CompareScreen
from briefreader.tui.screens.ledger import LedgerScreen
from briefreader.tui.screens.ledger.evidence import EvidenceScreen
from briefreader.tui.screens.library import LibraryScreen
from briefreader.tui.widgets.line_bar import LineBar
from briefreader.tui.widgets.line_stack import LineStack


@pytest.fixture(autouse=True)
def story(library: Library) -> int:
    """One story of the two reports on the bridge."""
    made = library.store.new_story("Harbour bridge shut by a crack")
    library.store.assign_stories({1: made, 2: made})
    return made


@asynccontextmanager
async def ledger(open_app: Open, *keys: str, **how: object) -> AsyncIterator[Pilot[str]]:
    async with open_app(**how) as pilot:
        await press(pilot, "m", *keys)
        yield pilot


def screen_of(pilot: Pilot[str]) -> LedgerScreen:
    screen = pilot.app.screen
    assert isinstance(screen, LedgerScreen)
    return screen


def shown(pilot: Pilot[str]) -> str:
    table = screen_of(pilot).table
    return "\n".join(table.render_line(y).text.rstrip() for y in range(table.size.height))


def detail(pilot: Pilot[str]) -> str:
    return "\n".join(map(line_text, screen_of(pilot).query_one(LineStack).lines))


def head(pilot: Pilot[str]) -> str:
    return screen_of(pilot).query_one("#ledger-head", LineBar).render_line(0).text


def row_with(pilot: Pilot[str], label: str) -> int:
    layout = screen_of(pilot).table.layout_shown
    assert layout is not None
    for y in range(layout.height):
        row = layout.row(y)
        if row is not None and label in row.label:
            return y
    raise AssertionError(label)


async def test_it_shows_each_outlet_as_a_column_and_each_kind_with_a_heading(
    open_app: Open,
) -> None:
    async with ledger(open_app, size=(140, 40)) as pilot:
        assert "Harbour Post" in head(pilot)
        assert "Northern Star" in head(pilot)
        assert "Quotes  1" in shown(pilot)
        assert "Figures" in shown(pilot)
        assert "= “The bridge is safe to stand" in shown(pilot)


async def test_the_row_under_the_cursor_is_told_in_full(open_app: Open) -> None:
    async with ledger(open_app, size=(140, 40)) as pilot:
        text = detail(pilot)
        assert "all that mention it agree" in text
        assert "Harbour Post ¶2: “The bridge is safe to stand, but not to cross.”" in text
        assert "Northern Star ¶2" in text
        assert "(Mara Lindqvist)" in text


@pytest.mark.parametrize(
    ("key", "verdicts"),
    [
        ("2", {"differ", "update"}),
        ("3", {"single"}),
        ("4", {"agree"}),
    ],
)
async def test_filters_leave_the_rows_of_one_verdict(
    open_app: Open, key: str, verdicts: set[str]
) -> None:
    async with ledger(open_app, key) as pilot:
        layout = screen_of(pilot).table.layout_shown
        assert layout is not None
        rows = [row for y in range(layout.height) if (row := layout.row(y)) is not None]
        assert {row.verdict for row in rows} <= verdicts
        before = len(rows)
        await press(pilot, "1")
        layout = screen_of(pilot).table.layout_shown
        assert layout is not None
        assert layout.height > before


async def test_the_cursor_stays_on_its_row_when_rows_are_left_out(open_app: Open) -> None:
    async with ledger(open_app) as pilot:
        table = screen_of(pilot).table
        before = table.row
        assert before is not None
        assert before.verdict == "agree"
        await press(pilot, "4")
        assert table.row == before


@pytest.fixture
def deviating(library: Library, story: int) -> None:
    """Four more reports of the story; the last of all has other figures than the rest."""
    names = [f"Outlet {number}" for number in range(3, 6)] + ["The Deviant"]
    for day, name in enumerate(names, 6):
        count = 18_000 if name == "The Deviant" else 12_000
        text = f"About {count:,} drivers use the harbour bridge every day."
        report = Report("Bridge", (text,), outlet=name, published=f"2024-03-{day:02d}")
        added = library.store.add(report).id
        assert added is not None
        library.store.assign_stories({added: story})


@pytest.mark.usefixtures("deviating")
@pytest.mark.parametrize("size", [(80, 24), (40, 15)])
async def test_among_rows_that_differ_the_outlet_that_parts_from_most_is_seen(
    open_app: Open, size: tuple[int, int]
) -> None:
    async with ledger(open_app, "2", size=size) as pilot:
        table = screen_of(pilot).table
        assert table.layout_shown is not None
        parted = table.layout_shown.deviating(table.cursor)
        assert parted
        seen = range(table.first_column, table.first_column + table.layout_shown.columns_seen)
        assert set(parted) & set(seen)
        assert any(table.layout_shown.outlet(column) in head(pilot) for column in parted)


async def test_what_is_called_wrong_in_a_comparison_differs_no_more_in_the_ledger(
    open_app: Open, library: Library, story: int
) -> None:
    # On one day, so that the later figure is no update.
    library.edit(2, "published", "2024-03-04")
    async with ledger(open_app, "2", size=(140, 40)) as pilot:
        table = screen_of(pilot).table
        assert table.row is not None
        assert (table.row.kind, table.row.verdict) == ("figure", "differ")
        await press(pilot, "c")
        compare = pilot.app.screen
        assert isinstance(compare, CompareScreen)
        block = compare.columns.block
        assert block is not None
        assert any("figures differ" in said.text for said in block.says)
        await press(pilot, "w", "q")
        assert table.row is None
        await press(pilot, "1")
        layout = table.layout_shown
        assert layout is not None
        assert {row.verdict for row in layout.ledger.rows}.isdisjoint({"differ", "update"})
        await press(pilot, "g")
        for _ in range(layout.height):
            if table.cell is not None and table.cell.rejected:
                break
            await press(pilot, "j")
        assert "× compared with" in detail(pilot)
        assert "rejected by you" in detail(pilot)


@pytest.mark.usefixtures("deviating")
async def test_arrow_keys_move_the_cursor_where_the_table_is_taller_than_the_screen(
    open_app: Open,
) -> None:
    async with ledger(open_app, size=(40, 15)) as pilot:
        table = screen_of(pilot).table
        assert table.max_scroll_y > 0
        before = table.cursor
        await press(pilot, "down")
        assert table.cursor > before
        await press(pilot, "end")
        assert table.layout_shown is not None
        assert table.cursor == table.layout_shown.height - 1
        await press(pilot, "pageup", "home")
        assert table.cursor == 1


async def test_outlets_are_walked_one_at_a_time_where_there_is_room_for_one(
    open_app: Open,
) -> None:
    async with ledger(open_app, size=(40, 15)) as pilot:
        assert "Harbour Post" in head(pilot) or "Northern Star" in head(pilot)
        first = head(pilot)
        await press(pilot, "l")
        assert head(pilot) != first
        assert "2 of 2 outlets" in head(pilot)
        await press(pilot, "h")
        assert head(pilot) == first


async def test_enter_opens_the_report_at_the_evidence_and_q_returns(open_app: Open) -> None:
    async with ledger(open_app) as pilot:
        table = screen_of(pilot).table
        row = table.row
        await press(pilot, "l", "enter")
        screen = pilot.app.screen
        assert isinstance(screen, EvidenceScreen)
        article = screen.reader.article
        assert article is not None
        assert article.id == 2
        assert screen.reader.hit_number == 1
        assert len(screen._places) == 1
        (par, start, end) = screen._places[0]
        assert "The bridge is safe" in article.report.paragraphs[par][start:end]
        await press(pilot, "q")
        assert screen_of(pilot).table.row == row
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, LibraryScreen)


async def test_an_outlet_that_lacks_a_fact_says_so(open_app: Open) -> None:
    async with ledger(open_app, "3") as pilot:
        table = screen_of(pilot).table
        if table.cell is not None:
            await press(pilot, "l" if table.column == 0 else "h")
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, LedgerScreen)
        assert "does not have this" in told(pilot)


async def test_a_second_click_opens_the_report(open_app: Open) -> None:
    async with ledger(open_app, size=(140, 40)) as pilot:
        y = row_with(pilot, "The bridge is safe")
        for _ in range(2):
            await pilot.click("#ledger-table", offset=(120, y))
            await settle(pilot)
        screen = pilot.app.screen
        assert isinstance(screen, EvidenceScreen)
        assert screen._article == 2


async def test_a_click_on_a_heading_chooses_rows_or_an_outlet(open_app: Open) -> None:
    async with ledger(open_app, size=(140, 40)) as pilot:
        tabs = screen_of(pilot).query_one("#ledger-tabs", LineBar).render_line(0).text
        await pilot.click("#ledger-tabs", offset=(tabs.index("2 differ"), 0))
        await settle(pilot)
        layout = screen_of(pilot).table.layout_shown
        assert layout is not None
        assert layout.choice == "differ"
        for column in (1, 0):
            name = layout.outlet(column)
            await pilot.click("#ledger-head", offset=(head(pilot).index(name), 0))
            await settle(pilot)
            assert screen_of(pilot).table.column == column


async def test_a_report_without_a_story_has_no_ledger(open_app: Open) -> None:
    async with open_app() as pilot:
        await press(pilot, "G", "m")
        assert isinstance(pilot.app.screen, LibraryScreen)
        assert "no other report" in told(pilot)


@pytest.mark.parametrize("size", [(140, 40), (80, 24), (40, 15), (30, 8)])
async def test_no_line_is_wider_than_the_screen(open_app: Open, size: tuple[int, int]) -> None:
    async with ledger(open_app, size=size) as pilot:
        table = screen_of(pilot).table
        layout = table.layout_shown
        assert layout is not None
        for y in range(layout.height):
            assert len(line_text(layout.line(y, 0, 0))) <= layout.width
        for line in layout.detail(table.cursor, 0, 50):
            assert len(line_text(line)) <= size[0]


async def test_hostile_text_reaches_no_line_of_the_ledger(
    open_app: Open, library: Library, story: int
) -> None:
    evil = "\x1b]52;c;ZXZpbA==\x07\x9b31m\u202e\u200b[/bold][@click=app.exit]"
    report = Report(
        title=f"Bridge {evil}",
        paragraphs=(f'Mayor Ida Holm {evil} said: "The bridge {evil} will open in May again."',),
        outlet=f"Evil {evil} Post",
        published="2024-03-06",
    )
    # Past the gate on the way in: another program may write to the library.
    added = library.store.add(report).id
    assert added is not None
    library.store.assign_stories({added: story})
    async with ledger(open_app, size=(140, 40)) as pilot:
        layout = screen_of(pilot).table.layout_shown
        assert layout is not None
        lines = [layout.line(y, 0, 2) for y in range(layout.height)]
        for y in range(layout.height):
            lines += layout.detail(y, 2, 40)
        text = "".join(map(line_text, [*lines, layout.head(0, 0)]))
        assert "Evil" in text
        assert text.isprintable()
