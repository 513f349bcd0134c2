"""The table of actions and what is made from it: help, key bar, palette."""

from piloting import Open, press, settle
from textual.binding import Binding
from textual.pilot import Pilot

from briefreader.render.glyphs import ASCII, UNICODE
from briefreader.render.lines import Line, line_text, line_width
from briefreader.tui.actions import ACTIONS, actions_of, contexts, key_names, unknown_names
from briefreader.tui.bindings import bindings
from briefreader.tui.help_text import help_lines
from briefreader.tui.screens.help import HelpScreen
from briefreader.tui.widgets.key_bar import KeyBar
from briefreader.tui.widgets.line_view import LineView


def text_of(lines: list[Line]) -> str:
    return "\n".join(line_text(line) for line in lines)


def test_names_are_unique() -> None:
    names = [action.name for action in ACTIONS]
    assert len(names) == len(set(names))


def test_no_key_means_two_things_in_one_place() -> None:
    for context in contexts():
        keys = [key for action in actions_of(context) for key in action.keys.split(",")]
        assert len(keys) == len(set(keys)), context


def test_keys_are_named_as_they_are_printed() -> None:
    assert key_names("question_mark") == ["?"]
    assert key_names("j,down") == ["j", "down"]


def test_names_that_no_action_has_are_found() -> None:
    assert unknown_names(iter(["star", "stra"])) == ["stra"]


def test_bindings_carry_the_names_by_which_keys_can_be_changed() -> None:
    made = [item for item in bindings("library") if isinstance(item, Binding)]
    assert {item.id for item in made} == {action.name for action in actions_of("library")}


def test_the_help_names_every_action_with_its_keys() -> None:
    text = " ".join(text_of(help_lines(100, {}, UNICODE)).split())
    for action in ACTIONS:
        assert " ".join(action.help.split()) in text
        assert " ".join(key_names(action.keys)) in text


def test_the_help_shows_the_keys_that_the_reader_chose() -> None:
    assert "  X " in text_of(help_lines(100, {"star": "X"}, UNICODE))


def test_the_help_fits_a_narrow_terminal_and_ascii() -> None:
    lines = help_lines(38, {}, ASCII)
    assert all(line_width(line) <= 38 for line in lines)
    assert text_of(lines).isascii()


async def test_help_begins_with_the_keys_of_the_screen(open_app: Open) -> None:
    async with open_app() as pilot:
        await press(pilot, "v", "j", "v", "c", "question_mark")
        view = pilot.app.screen.query_one(LineView)
        assert line_text(view.lines[int(view.scroll_offset.y)]) == "Compare"


async def test_the_key_bar_shows_as_many_keys_as_fit_and_always_help(open_app: Open) -> None:
    for width in (40, 80, 140):
        async with open_app((width, 20)) as pilot:
            bar = pilot.app.screen.query_one(KeyBar)
            shown = bar.render_line(0).text
            assert "? help" in shown
            assert len(shown) == width
            assert "enter open" in shown


async def test_the_palette_offers_what_is_at_hand(open_app: Open) -> None:
    async with open_app((120, 40)) as pilot:
        await run_from_palette(pilot, "show all keys")
        assert isinstance(pilot.app.screen, HelpScreen)


async def run_from_palette(pilot: Pilot[str], words: str) -> None:
    await pilot.press("colon")
    await pilot.pause(0.1)
    await pilot.press(*("space" if letter == " " else letter for letter in words))
    await pilot.pause(0.5)
    await pilot.press("enter")
    await settle(pilot)
