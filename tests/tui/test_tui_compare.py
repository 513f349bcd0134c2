"""The compare screen: moved passages, which side a key changes, versions of one report."""

from dataclasses import replace

import pytest
from doubles import REPORTS
from piloting import Open, press, settle, told
from textual.pilot import Pilot

from briefreader.library import Library
from briefreader.models.annotation import Span
from briefreader.models.article import Report
from briefreader.render.lines import line_text
from briefreader.tui.screens.compare import CompareScreen
from briefreader.tui.widgets.line_bar import LineBar
from briefreader.tui.widgets.line_stack import LineStack

FERRIES = "Ferries will run every ten minutes until the harbour bridge opens again."
DIVERS = "Divers are to look at the pillars below the waterline on Thursday."
CRACK = "Inspectors found a crack of two metres in the northern pillar of the bridge."
MAYOR = "The mayor promised free buses for everybody who works across the water."
LEFT = Report("Bridge shut", (FERRIES, CRACK, MAYOR, DIVERS), outlet="Left Post")
RIGHT = Report("Bridge closed", (CRACK, MAYOR, DIVERS, FERRIES), outlet="Right Star")
THIRD = Report("Crack in the bridge", (CRACK, DIVERS), outlet="Third Herald")


@pytest.fixture
def story(library: Library) -> list[int]:
    """Three reports of one story, the first two with their ends turned round."""
    added = [library.store.add(report).id for report in (LEFT, RIGHT, THIRD)]
    ids = [article for article in added if article is not None]
    made = library.store.new_story("The bridge")
    library.store.assign_stories(dict.fromkeys(ids, made))
    return ids


async def open_comparison(pilot: Pilot[str], *how: int, **more: object) -> CompareScreen:
    screen = CompareScreen(*how, **more)  # type: ignore[arg-type]
    pilot.app.push_screen(screen)
    await settle(pilot)
    return screen


def head(screen: CompareScreen, side: str) -> str:
    return line_text(screen.query_one(f"#head-{side}", LineStack).lines[0])


def text_under_cursor(screen: CompareScreen) -> tuple[str, str]:
    """What stands at the cursor's first line on the left and on the right."""
    layout = screen.columns.layout_shown
    assert layout is not None
    y = layout.tops[layout.current]
    return line_text(layout.line("left", y)), line_text(layout.line("right", y))


# -- moved passages


async def test_enter_on_a_moved_row_leads_to_its_place_and_back(
    open_app: Open, story: list[int]
) -> None:
    async with open_app(size=(200, 40)) as pilot:
        screen = await open_comparison(pilot, story[0], story[1])
        assert text_under_cursor(screen) == (FERRIES, FERRIES)
        await press(pilot, "enter")
        assert text_under_cursor(screen) == ("", FERRIES)
        assert screen.columns.side == "right"
        assert screen.query_one("#column-right")._flashing == screen.columns.current  # type: ignore[attr-defined]
        await press(pilot, "enter")
        assert text_under_cursor(screen) == (FERRIES, FERRIES)


@pytest.mark.parametrize("key", ["1", "z"])
async def test_another_view_keeps_a_cursor_that_stands_where_a_passage_moved_from(
    open_app: Open, story: list[int], key: str
) -> None:
    async with open_app(size=(200, 40)) as pilot:
        screen = await open_comparison(pilot, story[1], story[0])
        await press(pilot, "g")
        assert text_under_cursor(screen) == ("", FERRIES)
        await press(pilot, key)
        assert screen.columns.current <= 1


async def test_a_moved_place_says_where_its_row_is(open_app: Open, story: list[int]) -> None:
    async with open_app(size=(140, 40)) as pilot:
        screen = await open_comparison(pilot, story[0], story[1])
        await press(pilot, "enter")
        said = "".join(map(line_text, screen.query_one("#findings", LineStack).lines))
        assert "set beside its counterpart above" in said
        await press(pilot, "w")
        assert "nothing here to be marked" in told(pilot)


async def test_one_side_at_a_time_a_moved_row_leads_to_the_other_reports_place(
    open_app: Open, story: list[int]
) -> None:
    async with open_app(size=(80, 24)) as pilot:
        screen = await open_comparison(pilot, story[0], story[1])
        await press(pilot, "enter")
        assert screen.columns.side == "right"
        layout = screen.columns.layout_shown
        assert layout is not None
        assert screen.columns.current == len(layout.blocks) - 1


# -- by the pointer


async def click(pilot: Pilot[str], selector: str, text: str, *, at: int = 0) -> None:
    """Click on the cell of a heading where `text` begins, or `at` cells further."""
    widget = pilot.app.screen.query_one(selector)
    assert isinstance(widget, LineBar | LineStack)
    x = widget.render_line(0).text.index(text)
    await pilot.click(selector, offset=(x + at, 0))
    await settle(pilot)


@pytest.mark.parametrize("size", [(140, 40), (80, 24), (40, 15)])
async def test_a_click_on_the_name_of_a_view_shows_it(
    open_app: Open, story: list[int], size: tuple[int, int]
) -> None:
    async with open_app(size=size) as pilot:
        screen = await open_comparison(pilot, story[0], story[1])
        for number, view in ((5, "facts"), (2, "shared"), (1, "all")):
            await click(pilot, "#views", f" {number} ", at=1)
            assert screen.columns.layout_shown is not None
            assert screen.columns.layout_shown.view == view


async def test_a_click_on_a_heading_goes_to_its_side_and_its_braces_change_the_outlet(
    open_app: Open, story: list[int]
) -> None:
    async with open_app(size=(140, 40)) as pilot:
        screen = await open_comparison(pilot, story[0], story[1])
        await click(pilot, "#head-right", "Right Star")
        assert screen.columns.side == "right"
        await click(pilot, "#head-right", "}")
        assert "Third Herald" in head(screen, "right")
        await click(pilot, "#head-right", "{")
        assert "Right Star" in head(screen, "right")


# -- which side is changed


@pytest.mark.parametrize("keys", [(), ("x",), ("tab",), ("tab", "x"), ("x", "tab"), ("x", "x")])
async def test_the_side_that_the_heading_names_is_the_one_that_changes(
    open_app: Open, story: list[int], keys: tuple[str, ...]
) -> None:
    async with open_app(size=(140, 40)) as pilot:
        screen = await open_comparison(pilot, story[0], story[1])
        await press(pilot, *keys)
        (named,) = [side for side in ("left", "right") if "{ 1 of 2 }" in head(screen, side)]
        kept = screen.pair["right" if named == "left" else "left"]
        await press(pilot, "right_curly_bracket")
        assert screen.pair[named].id == story[2]  # type: ignore[index]
        assert "Third Herald" in head(screen, named)
        assert kept in screen.pair.values()


async def test_keys_are_about_the_same_report_after_a_swap(
    open_app: Open, story: list[int]
) -> None:
    async with open_app(size=(140, 40)) as pilot:
        screen = await open_comparison(pilot, story[0], story[1])
        assert head(screen, "left").startswith("▌Left Post")
        await press(pilot, "x")
        assert head(screen, "right").startswith("▌Left Post")
        assert head(screen, "left").startswith(" Right Star")


async def test_two_quick_keys_change_a_side_twice(open_app: Open, story: list[int]) -> None:
    async with open_app(size=(140, 40)) as pilot:
        screen = await open_comparison(pilot, story[0], story[1])
        await pilot.press("right_curly_bracket", "right_curly_bracket")
        await settle(pilot)
        assert [screen.pair[side].id for side in ("left", "right")] == story[:2]  # type: ignore[index]


async def test_a_report_without_a_story_says_that_there_is_no_other(open_app: Open) -> None:
    async with open_app() as pilot:
        await open_comparison(pilot, 1, 2)
        await press(pilot, "right_curly_bracket")
        assert "no other report of this story" in told(pilot)


# -- moving


async def test_all_of_a_row_that_is_taller_than_the_screen_can_be_read(
    open_app: Open, library: Library
) -> None:
    words = [f"word{number}" for number in range(100)]
    long = Report("Long", (" ".join(words) + ".",), outlet="Long Post")
    article = library.store.add(long).id
    assert article is not None
    async with open_app(size=(40, 15)) as pilot:
        screen = await open_comparison(pilot, article, 1)
        view, seen = screen.columns, ""
        for _ in range(20):
            layout, top = view.layout_shown, int(view.scroll_offset.y)
            assert layout is not None
            seen += " ".join(
                line_text(layout.line("left", y)) for y in range(top, top + view.size.height)
            )
            await press(pilot, "j")
        assert all(word in seen for word in words)
        await press(pilot, "k", "k", "k", "k", "k")
        assert int(view.scroll_offset.y) == 0


# -- remarks


@pytest.mark.parametrize("size", [(140, 40), (90, 24), (80, 24), (40, 15)])
async def test_the_end_of_a_long_finding_can_be_read(
    open_app: Open, library: Library, size: tuple[int, int]
) -> None:
    quote = (
        "“We {} walked every plank of the {} bridge {}” said Mara Lindqvist, the harbour master."
    )
    middle = "with the divers and the engineers of the port, " * 4
    reports = [
        Report("Bridge", (quote.format(can, "old harbour", middle + end),), outlet=outlet)
        for can, end, outlet in (
            ("have", "and it is safe to stand on,", "Left Post"),
            ("have never", "and it is a danger to stand on,", "Right Star"),
        )
    ]
    ids = [library.store.add(report).id for report in reports]
    async with open_app(size=size) as pilot:
        screen = await open_comparison(pilot, *ids)  # type: ignore[arg-type]
        block, layout = screen.columns.block, screen.columns.layout_shown
        assert block is not None
        assert layout is not None
        assert "quotation altered" in block.says[0].text
        stack = screen.query_one("#findings", LineStack)
        below = " ".join(line_text(line).strip() for line in stack.lines)
        inside = " ".join(line_text(line).strip("│ ") for line in block.inset)
        said = block.says[0].text
        assert len(stack.lines) <= stack.size.height <= size[1] // 3
        assert any(said in " ".join(each.split()) for each in (below, inside))
        if said not in " ".join(below.split()):
            assert layout.block_height(0) == block.height + len(block.inset)


async def test_a_remark_takes_the_last_line_and_goes_with_the_next_key(
    open_app: Open, story: list[int]
) -> None:
    async with open_app(size=(140, 40)) as pilot:
        screen = await open_comparison(pilot, story[2], story[1])
        await press(pilot, "4", "tab", "enter")
        assert told(pilot) == "Only Right Star says this."
        (remark,) = screen.query("Remark")
        assert (remark.region.y, remark.region.height) == (39, 1)
        assert not pilot.app._notifications
        await press(pilot, "j")
        assert told(pilot) == ""
        assert not remark.display


async def test_a_long_remark_takes_more_lines_of_a_small_screen(open_app: Open) -> None:
    async with open_app(size=(40, 15)) as pilot:
        screen = await open_comparison(pilot, 1, 2)
        await press(pilot, "right_curly_bracket")
        (remark,) = screen.query("Remark")
        assert (remark.region.y, remark.region.height) == (13, 2)


# -- versions


@pytest.fixture
def edited(library: Library) -> int:
    """A report whose outlet changed its text twice."""
    article = 1
    texts = [REPORTS[0].paragraphs]
    texts.append((*texts[0][:2], "About 14,000 drivers use the bridge every day.", *texts[0][3:]))
    texts.append((*texts[1], "The mayor apologised on Friday."))
    for text in texts[1:]:
        outcome = library.store.add(replace(REPORTS[0], paragraphs=text))
        assert outcome.id == article
    assert len(library.versions(article)) == 3
    return article


async def test_two_versions_of_a_report_stand_side_by_side(open_app: Open, edited: int) -> None:
    async with open_app(size=(140, 40)) as pilot:
        screen = await open_comparison(pilot, edited, edited, versions=(1, 2))
        assert "Harbour Post, version 1" in head(screen, "left")
        assert "Harbour Post, version 2" in head(screen, "right")
        summary = screen.query_one("#summary", LineBar).render_line(0).text
        assert "1 figure differs" in summary
        await press(pilot, "tab", "right_curly_bracket")
        assert "version 3" in head(screen, "right")
        assert "1 only version 3" in screen.query_one("#summary", LineBar).render_line(0).text


async def test_what_versions_say_cannot_be_called_wrong(open_app: Open, edited: int) -> None:
    async with open_app(size=(140, 40)) as pilot:
        screen = await open_comparison(pilot, edited, edited, versions=(1, 2))
        await press(pilot, "n", "w")
        assert "newest texts of two reports" in told(pilot)
        assert screen.comparison is not None
        assert screen.comparison.summary.rejected == 0


@pytest.mark.parametrize("size", [(140, 40), (80, 24)])
async def test_it_begins_at_a_place_of_either_side(
    open_app: Open, story: list[int], size: tuple[int, int]
) -> None:
    async with open_app(size=size) as pilot:
        at = ("right", Span(1, 0, 9))  # what the third report does not say
        screen = await open_comparison(pilot, story[2], story[1], at=at)
        assert screen.columns.side == "right"
        block = screen.columns.block
        assert block is not None
        assert block.right_spans[0].par == 1
