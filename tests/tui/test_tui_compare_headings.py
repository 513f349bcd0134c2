"""What stands above and below the columns of a comparison fits, and says no more than is so."""

import pytest

from briefreader.annotate import annotate
from briefreader.compare import compare_reports
from briefreader.models.annotation import AnnotatedReport
from briefreader.models.article import Report
from briefreader.models.comparison import Comparison
from briefreader.render.comparison import ComparisonLayout
from briefreader.render.glyphs import UNICODE
from briefreader.render.lines import line_text, line_width
from briefreader.tui.screens.compare.headings import finding_lines, summary_line

NAMES = {"left": "The Northgate Ledger", "right": "The Pinecrest Standard"}
CRACK = "Inspectors found a crack of two metres in the northern pillar of the bridge on Monday."
SAME = "Divers are to look at the pillars below the waterline on Thursday."


def report(*paragraphs: str) -> AnnotatedReport:
    written = Report("Bridge shut", paragraphs, outlet="Post")
    return AnnotatedReport(written, annotate(written))


def compared(left: str, right: str) -> Comparison:
    return compare_reports(report(left, SAME), report(right, SAME))


DIFFERING = compared(
    "Police counted 120 boats in the harbour below the bridge.",
    "Police counted 250 boats in the harbour below the bridge.",
)
ALIKE = compared(CRACK, CRACK)


@pytest.mark.parametrize("width", [40, 60, 80, 100, 140])
def test_the_summary_fits_and_counts_what_differs(width: int) -> None:
    line = summary_line(DIFFERING, NAMES, UNICODE, width)
    assert line_width(line) <= width
    assert "! 1" in line_text(line)


def test_a_number_has_its_word_on_a_screen_of_80_columns() -> None:
    told = line_text(summary_line(DIFFERING, NAMES, UNICODE, 80))
    assert "! 1 differ" in told or "! 1 figure differs" in told
    assert "copied" in told


@pytest.mark.parametrize("width", [40, 60, 80, 140])
def test_nothing_is_counted_that_is_not_there(width: int) -> None:
    assert "!" not in line_text(summary_line(ALIKE, NAMES, UNICODE, width))
    apart = compared("The mayor promised free buses.", "Ferries will run every ten minutes.")
    assert "0%" not in line_text(summary_line(apart, NAMES, UNICODE, width)).replace("100%", "")


def meaning(left: str, right: str, width: int = 100) -> str:
    layout = ComparisonLayout(compare_reports(report(left), report(right)))
    (block,) = layout.blocks
    assert block.sign == "reworded"
    return " ".join(line_text(line).strip() for line in finding_lines(block, NAMES, UNICODE, width))


def test_words_are_called_underlined_only_where_some_are() -> None:
    assert "underlined" in meaning(CRACK, CRACK.replace("on Monday", "yesterday"))
    assert "underlined" not in meaning(
        CRACK,
        "A crack of two metres runs through the northern pillar of the bridge, said inspectors, "
        "who had been called by a fisherman and stayed there until late in the night.",
    )


def test_what_a_sign_means_is_said_to_its_end_on_a_narrow_screen() -> None:
    said = meaning(CRACK, CRACK.replace("on Monday", "yesterday"), 40)
    assert said == "~ both say this in other words; what differs is underlined"
