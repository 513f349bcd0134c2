"""Pictures of the screens at fixed sizes. `pytest --snapshot-update` takes them anew."""

import asyncio
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from doubles import REPORTS, TestLibrary
from textual.pilot import Pilot

from briefreader.config import Settings
from briefreader.library import Library
from briefreader.locations import Locations
from briefreader.models.annotation import AnnotatedReport, Annotation, Figure, Quote, Span
from briefreader.models.article import Report
from briefreader.models.comparison import (
    Comparison,
    Edit,
    FigurePair,
    Note,
    Passage,
    QuotePair,
    Reuse,
    Row,
)
from briefreader.models.ledger import (
    Brief,
    BriefLine,
    BriefSection,
    Evidence,
    Ledger,
    LedgerCell,
    LedgerRow,
)
from briefreader.models.story import Story
from briefreader.tui.app import Briefreader

Compare = Callable[..., bool]


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with TestLibrary.open(Locations.within(tmp_path), Settings()) as library:
        list(library.store.add_many(REPORTS))
        library.compare_annotated = (  # type: ignore[method-assign]
            lambda *_, ids, **__: compared(library, *ids)
        )
        library.ledger = lambda _: LEDGER  # type: ignore[method-assign]
        library.brief = lambda _: BRIEF  # type: ignore[method-assign]
        yield library


STORY = Story(1, "Harbour bridge shut", "2024-03-04", "2024-03-05", ("Post", "Star"), (1, 2), 2)
PLACES = (Evidence(1, Span(1, 28, 69)), Evidence(2, Span(1, 28, 69)))
LEDGER = Ledger(
    STORY,
    ((1, "Harbour Post"), (2, "The Northern Evening Star")),
    (
        LedgerRow(
            "quote",
            "The bridge is safe to stand, but not to cross.",
            "agree",
            tuple(
                LedgerCell(at.article, "The bridge is safe", "Lindqvist", (at,)) for at in PLACES
            ),
        ),
        LedgerRow(
            "figure",
            "About 12,000 drivers",
            "differ",
            (
                LedgerCell(1, "About 12,000 drivers", "", PLACES[:1]),
                LedgerCell(2, "More than 15,000 drivers", "", PLACES[1:]),
            ),
        ),
        LedgerRow("name", "Ola Nyman", "single", (LedgerCell(1, "Ola Nyman", "", PLACES[:1]),)),
        LedgerRow(
            "name",
            "Mara Lindqvist",
            "plain",
            (
                LedgerCell(1, "Mara Lindqvist", "", PLACES[:1]),
                LedgerCell(2, "Mara Lindquist", "", PLACES[1:]),
            ),
        ),
    ),
)
BRIEF = Brief(
    STORY,
    ((1, "Harbour Post", "2024-03-04", "Closed"), (2, "Northern Star", "2024-03-05", "Shut")),
    (
        BriefSection(
            "What all report",
            (
                BriefLine("Ferries will run every ten minutes until it opens again.", PLACES),
                BriefLine(
                    "Inspectors found a crack.",
                    PLACES,
                    ("Inspectors found a crack.", "A crack has shut the bridge, inspectors said."),
                ),
            ),
        ),
        BriefSection(
            "Only in Harbour Post", (BriefLine("Divers are to look on Thursday.", PLACES[:1]),)
        ),
    ),
)


def compared(library: Library, left: int, right: int) -> Comparison:
    """Return a comparison of the two bridge reports that no change of rules alters."""
    one, other = (sides_of(library.article(number).report) for number in (left, right))
    edit = Edit("replaced", Span(2, 0, 16), Span(2, 0, 12), 1.0)
    return Comparison(
        one,
        other,
        rows=(
            Row("reworded", (0,), (0,), 0.7),
            Row("same", (1,), (1,), 1.0),
            Row("reworded", (2,), (2,), 0.9, edits=(edit,)),
            Row("same", (3,), (3,), 1.0, moved=True),
            Row("only-left", (4,), ()),
            Row("only-right", (), (4,)),
        ),
        reuse=Reuse(0.4, 0.4, passages=(Passage(Span(3, 0, 40), Span(3, 0, 40), 8),)),
        quotes=(QuotePair("same", 0, 0),),
        figures=(FigurePair("differ", 0, 0),),
        notes=(Note("date", "the two name different days", Span(0, 2, 7), Span(0, 4, 11)),),
    )


def sides_of(report: Report) -> AnnotatedReport:
    """Return a report in which every paragraph is one sentence."""
    sentences = tuple(Span(par, 0, len(text)) for par, text in enumerate(report.paragraphs))
    start, end = (report.paragraphs[1].index('"') + 1, len(report.paragraphs[1]) - 1)
    quote = report.paragraphs[1][start:end]
    figure = report.paragraphs[2].split(" use ")[0]
    return AnnotatedReport(
        report,
        Annotation(
            sentences,
            quotes=(Quote(quote, Span(1, start, end), 1, speaker="Mara Lindqvist"),),
            figures=(Figure(figure, Span(2, 0, len(figure)), 2, 12000, "driver"),),
        ),
    )


async def settle(pilot: Pilot[str]) -> None:
    """Wait until the screen shows all that the last key brings."""
    await pilot.pause(0.2)
    async with asyncio.timeout(10):
        while any(not worker.is_finished for worker in pilot.app.workers):
            await asyncio.sleep(0.01)
    await pilot.pause()


@pytest.mark.parametrize(
    ("size", "keys"),
    [
        pytest.param((120, 30), ["j"], id="list-beside-reader"),
        pytest.param((80, 24), ["j", "s", "v"], id="list-alone"),
        pytest.param((40, 15), ["j", "enter"], id="reader-alone"),
        pytest.param((120, 30), ["slash", *"bridge", "enter"], id="search"),
        pytest.param((120, 30), ["v", "j", "v", "c", "n"], id="comparison"),
        pytest.param((120, 30), ["v", "j", "v", "c", "5"], id="quotes-and-figures"),
        pytest.param((60, 20), ["v", "j", "v", "c", "n"], id="one-side-of-a-comparison"),
    ],
)
def test_screen_looks_as_it_did(
    snap_compare: Compare, library: Library, size: tuple[int, int], keys: list[str]
) -> None:
    assert looks_as_it_did(snap_compare, library, size, keys)


@pytest.mark.parametrize(
    ("size", "keys"),
    [
        pytest.param((120, 30), ["m", "j"], id="ledger"),
        pytest.param((60, 20), ["m", "2"], id="one-outlet-of-a-ledger"),
        pytest.param((120, 30), ["B", "j", "l"], id="brief"),
    ],
)
def test_screen_of_a_story_looks_as_it_did(
    snap_compare: Compare, library: Library, size: tuple[int, int], keys: list[str]
) -> None:
    story = library.store.new_story(STORY.title)
    library.store.assign_stories({1: story, 2: story})
    assert looks_as_it_did(snap_compare, library, size, keys)


def looks_as_it_did(
    snap_compare: Compare, library: Library, size: tuple[int, int], keys: list[str]
) -> bool:
    async def lead(pilot: Pilot[str]) -> None:
        await settle(pilot)
        for key in keys:
            await pilot.press(key)
            await settle(pilot)

    app = Briefreader(library, Settings())
    return snap_compare(app, terminal_size=size, run_before=lead)
