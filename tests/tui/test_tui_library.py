"""The library screen beyond its keys: sizes, mouse, other processes, an empty library, faults."""

import asyncio
from collections.abc import Callable
from pathlib import Path

import pytest
from piloting import Open, library_screen, settle, told
from textual.color import Color
from textual.pilot import Pilot
from textual.worker import Worker

from briefreader.config import Settings
from briefreader.errors import LibraryBusyError
from briefreader.library import Library
from briefreader.models.article import Report
from briefreader.tui.app import Briefreader
from briefreader.tui.screens.library import LibraryScreen
from briefreader.tui.screens.too_small import TooSmallScreen
from briefreader.tui.widgets.line_bar import LineBar
from briefreader.tui.widgets.welcome import Welcome


def painted(pilot: Pilot[str]) -> str:
    """Return what is on the screen as text."""
    width, height = pilot.app.size
    compositor = pilot.app.screen._compositor
    lines = compositor.render_strips()
    return "\n".join(strip.text for strip in lines[:height])[: (width + 1) * height]


async def until(pilot: Pilot[str], condition: Callable[[], bool]) -> None:
    """Wait until `condition` holds, a few seconds at most."""
    for _ in range(200):
        if condition():
            return
        await pilot.pause(0.02)
    raise AssertionError("it never came to that")


async def test_list_and_reader_stand_side_by_side_where_there_is_room(open_app: Open) -> None:
    async with open_app((120, 30)) as pilot:
        screen = library_screen(pilot)
        await until(pilot, lambda: screen.reader.article is not None)
        assert screen.articles.region
        assert screen.reader.region


async def test_one_pane_at_a_time_where_there_is_little(open_app: Open) -> None:
    async with open_app((80, 24)) as pilot:
        screen = library_screen(pilot)
        assert not screen.reader.region
        await pilot.press("enter")
        await settle(pilot)
        assert screen.reader.region
        assert not screen.articles.region
        await pilot.press("q")
        await settle(pilot)
        assert screen.articles.has_focus


async def test_it_works_in_forty_columns(open_app: Open) -> None:
    async with open_app((40, 15)) as pilot:
        assert "Bridge shut" in painted(pilot)
        await pilot.press("enter")
        await settle(pilot)
        assert "A crack has shut the harbour bridge" in painted(pilot)


async def test_a_terminal_that_grows_shows_both_panes(open_app: Open) -> None:
    async with open_app((80, 24)) as pilot:
        await pilot.resize_terminal(120, 30)
        await settle(pilot)
        assert library_screen(pilot).articles.size.width == Settings().list_width


async def test_a_terminal_that_is_too_small_is_named(open_app: Open) -> None:
    async with open_app((80, 24)) as pilot:
        await pilot.resize_terminal(20, 5)
        await pilot.pause()
        assert isinstance(pilot.app.screen, TooSmallScreen)
        await pilot.resize_terminal(80, 24)
        await pilot.pause()
        assert isinstance(pilot.app.screen, LibraryScreen)


async def test_a_click_selects_and_a_second_one_opens(open_app: Open) -> None:
    async with open_app() as pilot:
        screen = library_screen(pilot)
        await pilot.click("#list", offset=(5, 4))
        await settle(pilot)
        assert screen.articles.cursor == 2
        await pilot.click("#list", offset=(5, 4))
        await settle(pilot)
        assert screen.reader.has_focus


async def test_a_click_on_the_key_bar_presses_the_key(open_app: Open) -> None:
    async with open_app() as pilot:
        bar = painted(pilot).splitlines()[-1]
        await pilot.click("#keys", offset=(bar.index("search"), 0))
        await settle(pilot)
        assert library_screen(pilot).box.has_focus


async def test_a_report_that_another_process_adds_appears_and_the_cursor_stays(
    open_app: Open, library: Library
) -> None:
    async with open_app() as pilot:
        screen = library_screen(pilot)
        await pilot.press("j", "j")
        await settle(pilot)
        chosen = screen.chosen
        newer = Report(
            title="Bridge opens again", paragraphs=("It opens.",), published="2024-06-01"
        )
        list(library.store.add_many([newer]))
        await until(pilot, lambda: screen.articles.pages.count == 13)
        await settle(pilot)
        assert screen.chosen == chosen
        assert screen.articles.cursor == 3


async def test_opening_under_the_filter_unread_keeps_the_report_in_the_list(open_app: Open) -> None:
    async with open_app() as pilot:
        screen = library_screen(pilot)
        await pilot.press("F", "down", "enter")
        await until(pilot, lambda: screen.filter.unread)
        await settle(pilot)
        await pilot.press("enter")
        await settle(pilot)
        await pilot.pause(1)
        assert screen.articles.pages.count == 12
        assert screen.articles.current is not None
        assert screen.articles.current.read


async def test_an_empty_library_says_what_to_press(empty_library: Library) -> None:
    app = Briefreader(empty_library, Settings())
    async with app.run_test(size=(100, 30)) as pilot:
        await settle(pilot)
        await until(pilot, lambda: bool(app.screen.query(Welcome)))
        await settle(pilot)
        assert "D   look at the sample corpus" in painted(pilot)
        report = Report(title="First", paragraphs=("One.",))
        list(empty_library.store.add_many([report]))
        await until(pilot, lambda: not app.screen.query(Welcome))
        await settle(pilot)
        assert "First" in painted(pilot)


@pytest.mark.parametrize("size", [(140, 40), (80, 24), (40, 15)])
async def test_what_to_press_first_is_never_cut(
    empty_library: Library, size: tuple[int, int]
) -> None:
    app = Briefreader(empty_library, Settings())
    async with app.run_test(size=size) as pilot:
        await until(pilot, lambda: bool(app.screen.query(Welcome)))
        await settle(pilot)
        steps = [bar.render_line(0).text for bar in app.screen.query_one(Welcome).query(LineBar)]
        assert len(steps) == 5
        assert not [step for step in steps if "…" in step]


async def test_a_folder_is_brought_in_from_the_app(empty_library: Library, tmp_path: Path) -> None:
    folder = tmp_path / "reports"
    folder.mkdir()
    text = "---\ntitle: Lighthouse relit\noutlet: Post\n---\nThe lamp burns again tonight.\n"
    (folder / "one.md").write_text(text, encoding="utf-8")
    app = Briefreader(empty_library, Settings())
    async with app.run_test(size=(100, 30)) as pilot:
        await settle(pilot)
        screen = library_screen(pilot)
        screen.bring_in([str(folder)])
        await until(pilot, lambda: screen.articles.pages.count == 1)
        assert "1 added" in told(pilot)


async def test_a_fault_of_the_library_is_said_and_nothing_breaks(
    open_app: Open, library: Library
) -> None:
    async with open_app() as pilot:

        def busy(*_: object, **__: object) -> None:
            raise LibraryBusyError("The library is busy. Try again in a moment.")

        library.mark = busy  # type: ignore[method-assign]
        await pilot.press("s")
        await settle(pilot)
        notice = next(iter(pilot.app._notifications))
        assert notice.message == "The library is busy. Try again in a moment."
        assert pilot.app.is_running


async def test_a_query_that_cannot_be_read_is_said_beside_the_box(open_app: Open) -> None:
    async with open_app() as pilot:
        await pilot.press("slash", *"((", "x")
        await pilot.pause(0.2)
        await settle(pilot)
        assert "never closed" in painted(pilot)


async def test_typing_on_searches_once_the_keys_pause(open_app: Open) -> None:
    async with open_app() as pilot:
        await pilot.press("slash")
        for letter in "bridge":
            pilot.app.simulate_key(letter)
        await pilot.pause(0.2)
        await settle(pilot)
        searcher = await library_screen(pilot).session.searcher()
        queries = [request.query for request in searcher.requests]  # type: ignore[attr-defined]
        assert queries == ["bridge"]


async def test_only_ascii_is_painted_where_the_settings_say_so(open_app: Open) -> None:
    async with open_app(ascii=True) as pilot:
        await pilot.press("s", "v")
        await settle(pilot)
        filters = pilot.app.get_line_filters()
        strips = pilot.app.screen._compositor.render_strips()
        for line_filter in filters:
            strips = [strip.apply_filter(line_filter, Color(0, 0, 0)) for strip in strips]
        assert all(strip.text.isascii() for strip in strips)


async def test_other_keys_of_the_reader_replace_the_default_ones(open_app: Open) -> None:
    async with open_app(keys={"star": "x", "no_such_thing": "y"}) as pilot:
        screen = library_screen(pilot)
        await pilot.press("x")
        await settle(pilot)
        assert screen.articles.current is not None
        assert screen.articles.current.starred
        await pilot.press("s")
        await settle(pilot)
        assert screen.articles.current.starred
        assert "no_such_thing" in told(pilot)
        assert "x star" in painted(pilot)


async def test_headings_tell_the_place_and_the_outlet(open_app: Open) -> None:
    async with open_app() as pilot:
        await until(pilot, lambda: library_screen(pilot).reader.article is not None)
        await settle(pilot)
        assert "1 of 12" in painted(pilot)
        heading = library_screen(pilot).query_one("#reader-heading", LineBar)
        assert "Northern Star" in "".join(run.text for run in heading._left)


async def test_another_theme_is_painted_at_once(open_app: Open) -> None:
    async with open_app() as pilot:
        before = library_screen(pilot).articles.render_line(0)
        pilot.app.theme = "briefreader-light"
        await settle(pilot)
        after = library_screen(pilot).articles.render_line(0)
        assert [segment.style for segment in before] != [segment.style for segment in after]


async def test_every_theme_of_textual_can_be_used(open_app: Open) -> None:
    async with open_app() as pilot:
        for theme in pilot.app.available_themes:
            pilot.app.theme = theme
            await pilot.pause()
            assert "Bridge shut" in painted(pilot)


async def test_work_under_way_ends_before_its_screen_does(open_app: Open) -> None:
    async with open_app() as pilot:
        work = library_screen(pilot).run_worker(asyncio.Event().wait(), group="watching")
        await pilot.pause()
        pilot.app.exit()
        assert work.is_cancelled


async def test_the_sample_corpus_is_shown_although_the_list_is_read_anew_meanwhile(
    empty_library: Library,
) -> None:
    app = Briefreader(empty_library, Settings(), demo=True)
    async with app.run_test(size=(100, 30)) as pilot:
        screen = library_screen(pilot)
        await until(pilot, lambda: screen.filling)
        load, replaced = screen.load_list, []

        def load_twice() -> Worker[None]:
            worker = load()
            if len(replaced) < 3:
                replaced.append(worker)
                load()
            return worker

        screen.load_list = load_twice  # type: ignore[method-assign,assignment]
        await until(pilot, lambda: not screen.filling)
        await settle(pilot)
        assert any(worker.is_cancelled for worker in replaced)
        assert "1 of 32" in painted(pilot)


async def test_leaving_while_the_sample_corpus_is_read_is_no_fault(empty_library: Library) -> None:
    app = Briefreader(empty_library, Settings(), demo=True)
    async with app.run_test(size=(100, 30)) as pilot:
        screen = library_screen(pilot)
        await until(pilot, lambda: screen.filling)
        app.exit()
    assert app.return_code == 0
