"""Correcting what is known of a report in the interface: what follows from it is seen at once."""

import pytest
from piloting import Open, library_screen, press, told
from textual.pilot import Pilot
from textual.widgets import Input

from briefreader.library import Library
from briefreader.models.article import Report


@pytest.fixture
def unnamed(library: Library) -> int:
    """A report whose page does not name its outlet, the first in the list."""
    report = Report(
        title="Bridge plan goes ahead",
        paragraphs=("The council said on Monday that the bridge would be built.",),
        published="2031-01-01",
        url="https://www.example.org/quay-plan",
    )
    (outcome,) = library.store.add_many([report])
    assert outcome.id is not None
    return outcome.id


async def correct_outlet(pilot: Pilot[str], outlet: str) -> None:
    """Correct the outlet of the chosen report, and wait until all has followed."""
    await press(pilot, "e")
    pilot.app.screen.query_one("#field-outlet", Input).value = outlet
    await pilot.press("enter")
    await pilot.app.workers.wait_for_complete(
        [worker for worker in pilot.app.workers if worker.group == "dialog"]
    )


async def test_the_outlet_of_a_host_is_learnt_and_said(
    open_app: Open, library: Library, unnamed: int
) -> None:
    async with open_app() as pilot:
        assert library_screen(pilot).chosen == unnamed
        await correct_outlet(pilot, "The Example")
        assert library.outlet_rules() == {"example.org": "The Example"}
        assert "Reports from example.org that come in later will be by The Example" in told(pilot)


async def test_the_heading_of_the_report_follows_a_correction(open_app: Open, unnamed: int) -> None:
    async with open_app() as pilot:
        assert library_screen(pilot).chosen == unnamed
        heading = library_screen(pilot).headings.reader
        assert "Unknown outlet" in heading.render_line(0).text
        await correct_outlet(pilot, "The Example")
        assert "The Example" in heading.render_line(0).text
