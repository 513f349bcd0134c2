"""A brief is laid out as statements with citations that fit the screen."""

import pytest

from briefreader.models.annotation import Span
from briefreader.models.ledger import Brief, BriefLine, BriefSection, Evidence
from briefreader.models.story import Story
from briefreader.render.brief import BriefLayout
from briefreader.render.glyphs import ASCII
from briefreader.render.lines import line_text, line_width

OUTLETS = ("The Northern Evening Star", "Harbour Post", "港湾新聞", "Tide")
PLACES = tuple(Evidence(article, Span(article, 0, 9)) for article in range(1, 5))
SAID = "Inspectors found a crack in the northern pillar of the bridge on Monday."
BRIEF = Brief(
    Story(1, "The bridge", "2024-03-04", "2024-03-05", OUTLETS, (1, 2, 3, 4), 3),
    tuple((article, name, "2024-03-04", "t") for article, name in enumerate(OUTLETS, 1)),
    (
        BriefSection(
            "What all report",
            (
                BriefLine(SAID, PLACES, (SAID, SAID.upper(), "A crack was found.", SAID)),
                BriefLine("It is closed.", (PLACES[1], Evidence(2, Span(2, 20, 25)))),
            ),
        ),
        BriefSection("Timeline", (BriefLine("4 Mar 2024: Tide.", (Evidence(4, None),)),)),
    ),
)


def texts(layout: BriefLayout, stop: int = -1, citation: int = 0) -> list[str]:
    return [line_text(layout.line(y, stop, citation)) for y in range(layout.height)]


@pytest.mark.parametrize("width", [24, 30, 38, 80, 100])
def test_no_line_is_wider_than_the_screen(width: int) -> None:
    layout = BriefLayout(BRIEF, width)
    assert max(line_width(layout.line(y, 0, 1)) for y in range(layout.height)) <= width + 1


def test_statements_stand_under_the_part_they_are_of() -> None:
    layout = BriefLayout(BRIEF, 100)
    lines = texts(layout)
    assert lines[0].strip() == "What all report"
    assert lines[layout.stops[0].top] == f" · {SAID}"
    assert [stop.section for stop in layout.stops] == [0, 0, 1]
    assert lines[layout.stops[2].top - 2].strip() == "Timeline"


def test_every_citation_stands_once_and_leads_somewhere() -> None:
    stops = BriefLayout(BRIEF, 100).stops
    assert [citation.label for citation in stops[0].citations] == [
        "The Northern Evening Star ¶2",
        "Harbour Post ¶3",
        "港湾新聞 ¶4",
        "Tide ¶5",
    ]
    assert [citation.place for citation in stops[1].citations] == [PLACES[1]]
    assert [citation.label for citation in stops[2].citations] == ["Tide"]


def test_other_wordings_stand_below_with_their_outlets() -> None:
    layout = BriefLayout(BRIEF, 100)
    lines = texts(layout)
    assert "   ~ A crack was found. (港湾新聞 ¶4)" in lines
    assert not any(SAID.upper() in line for line in lines)


def test_the_current_citation_stands_out_and_no_other() -> None:
    layout = BriefLayout(BRIEF, 100)
    active = [
        run.text
        for y in range(layout.height)
        for run in layout.line(y, 0, 2)
        if "tab-active" in run.roles
    ]
    assert active == ["港湾新聞 ¶4"]


def test_a_line_leads_to_its_statement() -> None:
    layout = BriefLayout(BRIEF, 30)
    for number, stop in enumerate(layout.stops):
        assert {layout.stop_at(y) for y in range(stop.top, stop.top + stop.height)} == {number}


def test_it_is_drawn_in_ascii_too() -> None:
    lines = texts(BriefLayout(BRIEF, 100, ASCII))
    assert any(line.startswith(" - Inspectors") for line in lines)


def test_a_brief_without_a_line_has_no_stop() -> None:
    layout = BriefLayout(Brief(BRIEF.story, BRIEF.outlets, ()), 80)
    assert (layout.stops, layout.height) == ([], 0)
    assert layout.line(0) == ()
