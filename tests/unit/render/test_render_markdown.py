"""What leaves as Markdown shows text from outside as text."""

import pytest

from briefreader.models.annotation import Span
from briefreader.models.ledger import Brief, BriefLine, BriefSection, Evidence
from briefreader.models.story import Story
from briefreader.render.markdown import brief_markdown, escape

STORY = Story(7, "Ferry fire", "2024-03-04", "2024-03-06", ("Orbit", "Skim"), (1, 2), 1)


def brief(*lines: BriefLine, title: str = "What all report") -> Brief:
    return Brief(
        STORY,
        ((1, "Orbit", "2024-03-04", "Ferry burns"), (2, "Skim", "2024-03-06", "All safe")),
        (BriefSection(title, lines),),
    )


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("*not bold*", r"\*not bold\*"),
        ("[x](javascript:alert(1))", r"\[x\](javascript:alert(1))"),
        ("<script>", r"\<script\>"),
        ("| cell |", r"\| cell \|"),
        ("1. no list", r"1\. no list"),
        ("- no list", r"\- no list"),
        ("# no heading", r"\# no heading"),
        ("two\nlines", "two lines"),
        ("&amp;", "&amp;amp;"),
    ],
)
def test_what_markdown_would_obey_is_escaped(text: str, shown: str) -> None:
    assert escape(text) == shown


def test_every_line_of_a_brief_cites_outlet_and_paragraph() -> None:
    line = BriefLine("All were saved.", (Evidence(1, Span(2, 0, 15)), Evidence(2, Span(0, 4, 9))))
    assert "- All were saved. [Orbit ¶3; Skim ¶1]" in brief_markdown(brief(line))


def test_other_wordings_stand_below_with_their_outlet() -> None:
    line = BriefLine(
        "All were saved.",
        (Evidence(1, Span(0, 0, 15)), Evidence(2, Span(1, 0, 17))),
        ("All were saved.", "Nobody was lost."),
    )
    written = brief_markdown(brief(line))
    assert "    - Skim ¶2: Nobody was lost." in written
    assert "Orbit ¶1: All were saved." not in written


def test_the_head_counts_reports_outlets_and_origins() -> None:
    written = brief_markdown(brief(BriefLine("x", ())))
    assert "2 reports, 2 outlets, 1 origin; 4–6 Mar 2024" in written
