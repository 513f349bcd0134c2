"""A column of lines grows and shrinks without the screen being laid out anew."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from textual.app import App, ComposeResult
from textual.pilot import Pilot
from textual.screen import Screen

from briefreader.render.lines import Run
from briefreader.tui.widgets.line_view import LineView

HEIGHT = 10


class Lines(App[None]):
    """Shows lines and nothing else."""

    def __init__(self) -> None:
        super().__init__()
        self.layouts = 0

    def get_default_screen(self) -> Screen[None]:
        app = self

        class Counting(Screen[None]):
            def _refresh_layout(self, *args: object, **kwargs: object) -> None:
                app.layouts += 1
                super()._refresh_layout(*args, **kwargs)  # type: ignore[arg-type]

        return Counting()

    def compose(self) -> ComposeResult:
        yield LineView()


@asynccontextmanager
async def opened() -> AsyncIterator[tuple[Pilot[None], Lines, LineView]]:
    app = Lines()
    async with app.run_test(size=(40, HEIGHT)) as pilot:
        yield pilot, app, app.query_one(LineView)


async def show(pilot: Pilot[None], view: LineView, count: int) -> None:
    view.show([(Run(f"line {number}"),) for number in range(count)])
    await pilot.pause(0.1)


def thumb(view: LineView) -> str:
    """Return the scroll bar from top to bottom: `#` where the thumb is."""
    bar = view.vertical_scrollbar
    strips = [bar.render_line(y) for y in range(HEIGHT)]
    return "".join("#" if strip._segments[0].style.reverse else "." for strip in strips)


async def test_other_lines_lay_nothing_out_anew() -> None:
    async with opened() as (pilot, app, view):
        await show(pilot, view, 50)
        await show(pilot, view, 5)
        before = app.layouts
        for count in (50, 3, 20, 500):
            await show(pilot, view, count)
        assert app.layouts == before
        assert view.render_line(2).text.startswith("line 2")


async def test_the_scroll_bar_tells_of_the_length() -> None:
    async with opened() as (pilot, _, view):
        await show(pilot, view, 20)
        assert thumb(view) == "#####....."
        await show(pilot, view, 5)
        assert thumb(view) == ".........."
        await show(pilot, view, 1000)
        view.action_bottom()
        await pilot.pause(0.1)
        assert thumb(view) == ".........#"


async def test_fewer_lines_are_shown_from_where_there_are_some() -> None:
    async with opened() as (pilot, _, view):
        await show(pilot, view, 500)
        view.action_bottom()
        await pilot.pause(0.1)
        await show(pilot, view, 25)
        assert view.scroll_offset.y == 15
        assert view.render_line(HEIGHT - 1).text.startswith("line 24")


async def test_the_scroll_bar_is_painted_only_where_a_move_can_be_seen() -> None:
    async with opened() as (pilot, _, view):
        await show(pilot, view, 10_000)
        seen = set()
        for _ in range(200):
            view.action_down()
            seen.add(view.vertical_scrollbar.position)
        assert view.scroll_offset.y == 200
        assert len(seen) <= 3
