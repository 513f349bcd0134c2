"""What leaves as HTML is one page on which nothing from outside is markup."""

import re

import pytest

from briefreader.annotate.sentences import split_sentences
from briefreader.models.annotation import AnnotatedReport, Annotation, Quote, Span
from briefreader.models.article import Report
from briefreader.models.comparison import Comparison, Edit, Passage, QuotePair, Reuse, Row
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
from briefreader.render.html import brief_html, comparison_html, ledger_html

MARKUP = '<script>alert(1)</script> "quoted" & '
HOSTILE = f"{MARKUP}\x1b[31mred"


def annotated(text: str, **metadata: str) -> AnnotatedReport:
    spans = tuple(Span(0, start, end) for start, end in split_sentences(text))
    report = Report(title=metadata.pop("title", "A title"), paragraphs=(text,), **metadata)
    return AnnotatedReport(report, Annotation(sentences=spans))


@pytest.fixture
def page() -> str:
    left = annotated(f"The harbour burned all night. {MARKUP}", title=HOSTILE, outlet="Orbit <b>")
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
    assert not re.search(r'href="(?!#row-)', page)


def test_a_body_that_another_program_stored_dirty_is_shown_clean() -> None:
    dirty = annotated(f"The harbour burned. {HOSTILE}")
    rows = (Row("only-left", (0,), ()), Row("only-left", (1,), ()))
    page = comparison_html(Comparison(dirty, annotated("It rained."), rows))
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f]", page)
    assert "<script" not in page


def test_words_are_not_marked_where_most_of_them_differ() -> None:
    edit = Edit("replaced", Span(0, 0, 18), Span(0, 0, 9))
    rows = (Row("reworded", (0,), (0,), 0.5, False, (edit,)),)
    page = comparison_html(
        Comparison(annotated("The harbour burned."), annotated("It rained."), rows)
    )
    assert '<mark class="edit">The' not in page


def test_every_cell_tells_its_paragraph_and_a_statement_leads_to_its_row(page: str) -> None:
    assert page.count('<span class="about">¶1</span>') == 3
    quotes = tuple(
        AnnotatedReport(
            Report("t", (f"“{said},” she said.",)),
            Annotation((Span(0, 0, len(said) + 13),), (Quote(said, Span(0, 1, len(said) + 1), 0),)),
        )
        for said in ("It is safe to cross", "It is not safe to cross")
    )
    comparison = Comparison(
        *quotes, (Row("reworded", (0,), (0,), 0.9),), quotes=(QuotePair("altered", 0, 0),)
    )
    written = comparison_html(comparison)
    assert '<a href="#row-1">Quote altered' in written
    assert '<div class="row reworded" id="row-1">' in written


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
    assert "<cite><span>Orbit ¶2</span></cite>" in written


def test_a_brief_names_an_outlet_once_for_all_its_paragraphs() -> None:
    story = Story(1, "Fire", "", "", ("Orbit",), (4,), 1)
    places = tuple(Evidence(4, Span(par, 0, 3)) for par in (0, 2, 0))
    section = BriefSection("Sources", (BriefLine("Orbit asked two.", places),))
    written = brief_html(Brief(story, ((4, "Orbit", "", "t"),), (section,)))
    assert "<cite><span>Orbit ¶1, 3</span></cite>" in written


def test_a_brief_says_each_other_wording_once() -> None:
    story = Story(1, "Fire", "", "", ("Orbit", "Skim", "Quay"), (4, 5, 6), 1)
    places = tuple(Evidence(article, Span(0, 0, 3)) for article in (4, 5, 6))
    wordings = ("“It burned,” he said.", "It burned all night.", '"It burned all night"')
    section = BriefSection("What all report", (BriefLine(wordings[0], places, wordings),))
    outlets = tuple(
        (article, name, "", "t") for article, name in zip((4, 5, 6), story.outlets, strict=True)
    )
    written = brief_html(Brief(story, outlets, (section,)))
    assert written.count("It burned all night") == 1
    assert "<cite><span>Skim ¶1</span>; <span>Quay ¶1</span></cite>" in written
    assert '<a href="#part-1">What all report</a>' in written


def test_a_ledger_marks_who_parts_from_the_others() -> None:
    cells = tuple(
        LedgerCell(article, said, "", (Evidence(article, Span(2, 0, 3)),))
        for article, said in ((4, "12 hurt"), (5, "12 hurt"), (6, f"14 {HOSTILE}"))
    )
    story = Story(1, HOSTILE, "", "", ("Orbit",), (4, 5, 6), 1)
    columns = ((4, "Orbit"), (5, "Skim"), (6, HOSTILE))
    written = ledger_html(
        Ledger(story, columns, (LedgerRow("figure", "12 hurt", "differ", cells),))
    )
    assert written.count('class="parted"') == 1
    assert '<td class="parted"><b class="sign">!</b> 14 &lt;script&gt;' in written
    assert written.count('<span class="about">¶3</span>') == 3
    assert "<script" not in written
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f]", written)
