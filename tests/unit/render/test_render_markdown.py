"""What leaves as Markdown shows text from outside as text."""

import pytest

from briefreader.annotate import annotate
from briefreader.compare import compare_reports
from briefreader.models.annotation import AnnotatedReport, Span
from briefreader.models.article import Report
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
from briefreader.render.markdown import (
    brief_markdown,
    comparison_markdown,
    escape,
    ledger_markdown,
)

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


def test_an_outlet_is_named_once_for_all_its_paragraphs() -> None:
    places = [Evidence(1, Span(par, 0, 5)) for par in (2, 0, 2)]
    line = BriefLine("All were saved.", (*places, Evidence(2, None)))
    assert "- All were saved. [Orbit ¶1, 3; Skim]" in brief_markdown(brief(line))


def test_every_line_of_a_comparison_cites_its_paragraphs() -> None:
    texts = (
        ("The ferry sank at noon.", "Police counted 120 boats in the harbour that day."),
        ("Police counted 250 boats in the harbour that day.", "The sea was calm, they said."),
    )
    reports = [Report("Ferry", paragraphs, outlet="Orbit") for paragraphs in texts]
    compared = compare_reports(*(AnnotatedReport(each, annotate(each)) for each in reports))
    written = comparison_markdown(compared, "Orbit", "Skim")
    assert "- Figure differs: 120 boats against 250 boats. [Orbit ¶2; Skim ¶1]" in written
    assert "| \\< | The ferry sank at noon. ¶1 |  |" in written
    assert "that day. ¶2 | Police counted 250 boats" in written


def test_a_ledger_says_what_was_rejected() -> None:
    cell = LedgerCell(1, "120 boats", "", (), (Evidence(2, Span(3, 0, 5)),))
    row = LedgerRow("figure", "boats", "single", (cell,))
    written = ledger_markdown(Ledger(STORY, ((1, "Orbit"), (2, "Skim")), (row,)))
    assert "120 boats (compared with Skim ¶4: rejected by you)" in written


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
