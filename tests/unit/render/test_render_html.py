"""What leaves as HTML is one page on which nothing from outside is markup."""

import re

import pytest

from briefreader.annotate.sentences import split_sentences
from briefreader.models.annotation import AnnotatedReport, Annotation, Span
from briefreader.models.article import Report
from briefreader.models.comparison import Comparison, Edit, Passage, Reuse, Row
from briefreader.models.story import Brief, BriefLine, BriefSection, Evidence, Story
from briefreader.render.html import brief_html, comparison_html

HOSTILE = '<script>alert(1)</script> "quoted" & \x1b[31mred'


def annotated(text: str, **metadata: str) -> AnnotatedReport:
    spans = tuple(Span(0, start, end) for start, end in split_sentences(text))
    report = Report(title=metadata.pop("title", "A title"), paragraphs=(text,), **metadata)
    return AnnotatedReport(report, Annotation(sentences=spans))


@pytest.fixture
def page() -> str:
    left = annotated("The harbour burned all night. " + HOSTILE, outlet="Orbit <b>")
    right = annotated("The harbour burned until dawn.", outlet="Skim", url="javascript:alert(1)")
    return comparison_html(
        Comparison(
            left,
            right,
            (
                Row("reworded", (0,), (0,), 0.8, False, (
                    Edit("replaced", Span(0, 19, 28), Span(0, 19, 29)),
                )),
                Row("only-left", (1,), ()),
            ),
            Reuse(0.2, 0.4, passages=(Passage(Span(0, 0, 18), Span(0, 0, 18), 3),)),
        )
    )  # fmt: skip


def test_no_tag_of_a_report_becomes_a_tag_of_the_page(page: str) -> None:
    assert "<script" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert "Orbit &lt;b&gt;" in page


def test_no_control_character_reaches_the_page(page: str) -> None:
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f]", page)


def test_only_web_addresses_become_links(page: str) -> None:
    assert "href" not in page


def test_words_that_differ_and_words_that_both_print_are_marked(page: str) -> None:
    assert '<mark class="copied">The harbour burned</mark>' in page
    assert '<mark class="edit">all night</mark>' in page
    assert '<mark class="edit">until dawn</mark>' in page


def test_blanks_between_marked_and_plain_words_are_kept(page: str) -> None:
    assert 'burned</mark> <mark class="edit">all' in page


def test_the_page_loads_nothing_and_runs_nothing(page: str) -> None:
    assert "default-src 'none'" in page
    assert not re.search(r"<(?:link|img|iframe|script)\b|url\(|@import", page)


def test_a_brief_escapes_its_lines_and_cites_them() -> None:
    story = Story(1, HOSTILE, "", "", ("Orbit",), (4,), 1)
    section = BriefSection("Sources", (BriefLine(HOSTILE, (Evidence(4, Span(1, 0, 3)),)),))
    written = brief_html(Brief(story, ((4, "Orbit", "", "t"),), (section,)))
    assert "<script" not in written
    assert "<cite>Orbit ¶2</cite>" in written
