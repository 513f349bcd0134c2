"""What the reader calls wrong in the compare screen: rows, findings, on any size of screen."""

import pytest
from piloting import Open, press, settle, told
from textual.pilot import Pilot

from briefreader.errors import LibraryReadOnlyError
from briefreader.library import Library
from briefreader.models.comparison import Comparison
from briefreader.render.lines import line_text
from briefreader.tui.screens.compare import CompareScreen
from briefreader.tui.widgets.line_bar import LineBar
from briefreader.tui.widgets.line_stack import LineStack


async def open_comparison(pilot: Pilot[str]) -> CompareScreen:
    """Compare the two reports about the bridge, whose figures differ."""
    for key in ("v", "j", "v", "c"):
        await pilot.press(key)
        await settle(pilot)
    screen = pilot.app.screen
    assert isinstance(screen, CompareScreen)
    return screen


def comparison_of(screen: CompareScreen) -> Comparison:
    assert screen.comparison is not None
    return screen.comparison


def go_to_figures(screen: CompareScreen) -> None:
    """Put the cursor on the block where the figures differ."""
    layout = screen.columns.layout_shown
    assert layout is not None
    figures = next(
        number
        for number, block in enumerate(layout.blocks)
        if any("figures differ" in str(said) for said in block.says)
    )
    screen.columns._go_to(figures)


async def differences_reached(pilot: Pilot[str], screen: CompareScreen) -> list[int]:
    """Walk from the top over every difference; return where the cursor stood."""
    await press(pilot, "g")
    reached = []
    while screen.columns.step_difference(1):
        await settle(pilot)
        reached.append(screen.columns.current)
    assert reached
    return reached


def summary(screen: CompareScreen) -> str:
    return str(screen.query_one("#summary", LineBar).render_line(0).text)


@pytest.mark.parametrize("size", [(120, 30), (80, 24), (40, 15)])
async def test_a_wrong_row_is_passed_by_and_not_counted(
    open_app: Open, size: tuple[int, int]
) -> None:
    async with open_app(size=size) as pilot:
        screen = await open_comparison(pilot)
        assert comparison_of(screen).summary.figures_differ == 1
        go_to_figures(screen)
        wrong = screen.columns.current
        await press(pilot, "w")
        assert comparison_of(screen).summary.figures_differ == 0
        assert screen.columns.current == wrong
        assert wrong not in await differences_reached(pilot, screen)


async def test_the_summary_line_says_what_was_rejected(open_app: Open) -> None:
    async with open_app() as pilot:
        screen = await open_comparison(pilot)
        assert "1 figure differs" in summary(screen)
        go_to_figures(screen)
        await press(pilot, "w")
        assert "figure differs" not in summary(screen)
        assert "rejected by you" in summary(screen)


async def test_a_finding_can_be_wrong_while_its_row_is_right(open_app: Open) -> None:
    async with open_app() as pilot:
        screen = await open_comparison(pilot)
        await press(pilot, "5")
        go_to_figures(screen)
        await press(pilot, "w")
        judged = comparison_of(screen)
        assert [pair.relation for pair in judged.figures if pair.rejected] == ["differ"]
        assert not any(row.rejected for row in judged.rows)
        layout = screen.columns.layout_shown
        assert layout is not None
        shown = [str(said) for block in layout.blocks for said in block.says]
        assert any("figures differ, rejected by you" in said for said in shown)


async def test_a_verdict_outlives_the_screen(open_app: Open) -> None:
    async with open_app() as pilot:
        screen = await open_comparison(pilot)
        go_to_figures(screen)
        await press(pilot, "w")
        judged = comparison_of(screen)
        await press(pilot, "q", "c")
        again = pilot.app.screen
        assert isinstance(again, CompareScreen)
        assert again is not screen
        assert comparison_of(again) == judged
        assert "rejected by you" in summary(again)
        go_to_figures(again)
        await settle(pilot)
        said = "".join(map(line_text, again.query_one("#findings", LineStack).lines))
        assert "figures differ, rejected by you" in said


async def test_a_fold_cannot_be_wrong(open_app: Open) -> None:
    async with open_app() as pilot:
        screen = await open_comparison(pilot)
        await press(pilot, "z")
        layout = screen.columns.layout_shown
        assert layout is not None
        folds = [number for number, block in enumerate(layout.blocks) if block.kind == "fold"]
        screen.columns._go_to(folds[0])
        await press(pilot, "w")
        assert comparison_of(screen).summary.rejected == 0
        assert "nothing here" in told(pilot)


async def test_a_library_that_cannot_be_written_says_so(
    open_app: Open, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise LibraryReadOnlyError("library.db cannot be written")

    async with open_app() as pilot:
        screen = await open_comparison(pilot)
        go_to_figures(screen)
        monkeypatch.setattr(library.store, "reject", refuse)
        await press(pilot, "w")
        assert comparison_of(screen).summary.rejected == 0
        assert "cannot be written" in told(pilot)


async def test_the_semantic_extra_is_mentioned_on_the_first_comparison_alone(
    open_app: Open, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("briefreader.library.meaning.model_folder", lambda: None)
    monkeypatch.setattr(type(library), "semantic_notice", Library.semantic_notice)
    async with open_app() as pilot:
        await open_comparison(pilot)
        await press(pilot, "q", "c")
        told = [note.message for note in pilot.app._notifications if "meaning" in note.message]
        assert len(told) == 1
