"""The brief of a story as a page: statements, citations, and the way to the reports."""

import pytest
from piloting import Open, press, settle, told
from textual.pilot import Pilot

from briefreader.library import Library
from briefreader.models.article import Report
from briefreader.tui.screens.brief import BriefScreen
from briefreader.tui.screens.ledger.evidence import EvidenceScreen
from briefreader.tui.screens.library import LibraryScreen
from briefreader.tui.widgets.line_bar import LineBar


@pytest.fixture(autouse=True)
def story(library: Library) -> int:
    """One story of the two reports on the bridge."""
    made = library.store.new_story("Harbour bridge shut by a crack")
    library.store.assign_stories({1: made, 2: made})
    return made


async def open_brief(pilot: Pilot[str]) -> BriefScreen:
    await press(pilot, "B")
    screen = pilot.app.screen
    assert isinstance(screen, BriefScreen)
    return screen


def shown(screen: BriefScreen) -> str:
    page = screen.page
    return "\n".join(page.render_line(y).text.rstrip() for y in range(page.size.height))


async def test_it_says_what_all_report_and_where(open_app: Open) -> None:
    async with open_app(size=(120, 40)) as pilot:
        screen = await open_brief(pilot)
        text = shown(screen)
        assert "What all report" in text
        assert "· Ferries will run every ten minutes until it opens again." in text
        assert "Harbour Post ¶4 · Northern Star ¶4" in text
        assert "~ " in text  # other wordings


async def test_enter_opens_the_citation_that_stands_out_and_q_returns(open_app: Open) -> None:
    async with open_app(size=(120, 40)) as pilot:
        screen = await open_brief(pilot)
        layout = screen.page.layout_shown
        assert layout is not None
        texts = [stop.line.text for stop in layout.stops]
        ferries = next(number for number, text in enumerate(texts) if "Ferries" in text)
        await press(pilot, *["j"] * ferries)
        await press(pilot, "l", "enter")
        evidence = pilot.app.screen
        assert isinstance(evidence, EvidenceScreen)
        assert evidence.reader.article is not None
        assert evidence.reader.article.report.outlet == "Northern Star"
        assert evidence.reader.hit_number == 1
        await press(pilot, "q")
        assert pilot.app.screen is screen
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, LibraryScreen)


async def test_a_line_about_a_whole_report_opens_it(open_app: Open) -> None:
    async with open_app(size=(120, 40)) as pilot:
        screen = await open_brief(pilot)
        await press(pilot, "G", "enter")
        evidence = pilot.app.screen
        assert isinstance(evidence, EvidenceScreen)
        assert evidence.reader.hit_count == 0
        assert "Timeline" in screen.query_one("#brief-section", LineBar).render_line(0).text


async def test_parts_are_walked_and_their_ends_are_said(open_app: Open) -> None:
    async with open_app(size=(120, 40)) as pilot:
        screen = await open_brief(pilot)
        heading = screen.query_one("#brief-section", LineBar)
        assert "What all report" in heading.render_line(0).text
        assert "part 1 of" in heading.render_line(0).text
        await press(pilot, "N")
        assert "first part" in told(pilot)
        await press(pilot, "n")
        assert "Only in Harbour Post" in heading.render_line(0).text
        await press(pilot, "G", "n")
        assert "last part" in told(pilot)


async def test_a_second_click_opens_the_report(open_app: Open) -> None:
    async with open_app(size=(120, 40)) as pilot:
        screen = await open_brief(pilot)
        stop = screen.page.layout_shown.stops[1] if screen.page.layout_shown else None
        assert stop is not None
        for _ in range(2):
            await pilot.click("#brief", offset=(20, stop.top + 1))  # below the padding
            await settle(pilot)
        assert isinstance(pilot.app.screen, EvidenceScreen)


@pytest.mark.parametrize(("size", "key"), [((80, 24), "j"), ((40, 15), "down")])
async def test_every_line_is_reached_by_going_down(
    open_app: Open, size: tuple[int, int], key: str
) -> None:
    async with open_app(size=size) as pilot:
        screen = await open_brief(pilot)
        seen: set[int] = set()
        layout = screen.page.layout_shown
        assert layout is not None
        for _ in range(layout.height):
            top = int(screen.page.scroll_offset.y)
            seen.update(range(top, top + screen.page.size.height))
            await pilot.press(key)
        assert seen.issuperset(range(layout.height - 1))
        assert screen.page.cursor == len(layout.stops) - 1


async def test_a_report_without_a_story_has_no_brief(open_app: Open) -> None:
    async with open_app() as pilot:
        await press(pilot, "G", "B")
        assert isinstance(pilot.app.screen, LibraryScreen)
        assert "no other report" in told(pilot)


async def test_hostile_text_reaches_no_line_of_the_brief(
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
    async with open_app(size=(120, 40)) as pilot:
        screen = await open_brief(pilot)
        layout = screen.page.layout_shown
        assert layout is not None
        text = "".join(run.text for y in range(layout.height) for run in layout.line(y))
        assert "[@click=app.exit]" in text
        assert not any(sign in text for sign in "\x1b\x9b\u202e\u200b\x07")
