"""A story's ledger has its facts as rows and its reports as columns."""

from dataclasses import replace

import pytest

from briefreader.annotate import annotate
from briefreader.compare import compare_reports
from briefreader.models.annotation import AnnotatedReport
from briefreader.models.article import Report
from briefreader.models.comparison import Comparison
from briefreader.models.ledger import Brief, Ledger, LedgerRow
from briefreader.models.story import Story
from briefreader.stories.brief import make_brief
from briefreader.stories.ledger import make_ledger
from briefreader.stories.origins import Origins, find_origins
from briefreader.stories.pairs import Member, StoryReports, join_items

MORNING = (
    "Two hundred and twelve passengers were taken off the ferry Marigold on Monday after a fire "
    "on its car deck off Tarn Point, the coastguard said.",
    "“We did not hear an alarm until the smoke was in the cabins,” said Dora Finch, who was "
    "travelling with her two sons.",
    "Harbour master Owen Pell said at least 9 people were injured in the fire.",
)
EVENING = (
    "A fire on the car deck of the ferry Marigold forced 212 passengers into lifeboats off Tarn "
    "Point on Monday, the coastguard said.",
    "“We did hear an alarm until the smoke was in the cabins,” said Dora Finch.",
    "Deputy mayor Owen Pell said 14 people were injured in the fire, two of them badly.",
    "The ship was built in Gdansk and had passed its last inspection in May.",
)
COPY = (*MORNING[:2], "Harbour master Owen Pell said at least 9 people were injured.")


def annotated(outlet: str, published: str, paragraphs: tuple[str, ...]) -> AnnotatedReport:
    report = Report(
        title=f"Ferry fire in {outlet}", paragraphs=paragraphs, outlet=outlet, published=published
    )
    return AnnotatedReport(report, annotate(report))


REPORTS = [
    (11, annotated("Orbit", "2024-03-04T09:00", MORNING)),
    (12, annotated("Skim", "2024-03-04T10:00", COPY)),
    (13, annotated("Ledger", "2024-03-04T21:00", EVENING)),
]
STORY = Story(
    5, "Ferry fire", "2024-03-04", "2024-03-04", ("Orbit", "Skim", "Ledger"), (11, 12, 13), 2
)


@pytest.fixture(scope="module")
def compared() -> StoryReports:
    return StoryReports.of(REPORTS)


@pytest.fixture(scope="module")
def ledger(compared: StoryReports) -> Ledger:
    return make_ledger(STORY, compared)


@pytest.fixture(scope="module")
def brief(compared: StoryReports) -> Brief:
    return make_brief(STORY, compared, find_origins(REPORTS))


def row(ledger: Ledger, kind: str, word: str) -> LedgerRow:
    found = [row for row in ledger.rows if row.kind == kind and word in row.label]
    assert len(found) == 1, f"{len(found)} rows of kind {kind} with {word!r}"
    return found[0]


def test_the_columns_are_the_reports_in_order_of_publication(ledger: Ledger) -> None:
    assert ledger.columns == ((11, "Orbit"), (12, "Skim"), (13, "Ledger"))


def test_a_quotation_that_lost_its_not_is_a_row_that_differs(ledger: Ledger) -> None:
    found = row(ledger, "quote", "alarm")
    assert found.verdict == "differ"
    assert [cell.article for cell in found.cells] == [11, 12, 13]
    assert {cell.credited for cell in found.cells} == {"Dora Finch"}


def test_a_figure_that_all_print_agrees_however_it_is_written(ledger: Ledger) -> None:
    found = row(ledger, "figure", "passengers")
    assert found.verdict == "agree"
    assert len(found.cells) == 3


def test_a_person_is_one_row_across_all_reports(ledger: Ledger) -> None:
    assert [cell.article for cell in row(ledger, "name", "Dora Finch").cells] == [11, 12, 13]


def test_every_cell_shows_where_it_stands(ledger: Ledger) -> None:
    texts = dict(REPORTS)
    for found in ledger.rows:
        for cell in found.cells:
            assert cell.evidence
            for evidence in cell.evidence:
                assert evidence.article == cell.article
                assert evidence.span is not None
                printed = evidence.span.of(texts[cell.article].report.paragraphs)
                assert printed
                if found.kind in ("quote", "figure"):
                    assert printed in cell.text


def test_copies_of_one_text_count_as_one_origin() -> None:
    found = find_origins(REPORTS)
    assert found.groups == ((11, 12), (13,))
    (copy,) = found.copies
    assert (copy.left, copy.right) == (11, 12)
    assert copy.share > 0.5
    assert copy.left_spans


def test_the_brief_says_what_all_report_and_cites_each(brief: Brief) -> None:
    everyone = next(section for section in brief.sections if section.title == "What all report")
    ferry = next(line for line in everyone.lines if "Marigold" in line.text)
    assert [evidence.article for evidence in ferry.evidence] == [11, 12, 13]


def test_the_brief_says_what_one_report_alone_says(brief: Brief) -> None:
    alone = next(section for section in brief.sections if section.title == "Only in Ledger")
    assert any("Gdansk" in line.text for line in alone.lines)


def test_the_brief_sets_out_what_differs_with_every_variant(brief: Brief) -> None:
    differs = next(section for section in brief.sections if section.title == "What differs")
    alarm = next(line for line in differs.lines if "alarm" in line.text)
    assert len(alarm.variants) == 3
    assert any("did hear" in variant for variant in alarm.variants)


def test_no_sentence_of_the_brief_is_made_up(brief: Brief) -> None:
    printed = {
        report.sentence_text(at)
        for _, report in REPORTS
        for at in range(len(report.annotation.sentences))
    }
    said = ("What all report", "What several report")
    for section in brief.sections:
        if section.title in said:
            assert {line.text for line in section.lines} <= printed
            assert {variant for line in section.lines for variant in line.variants} <= printed


def test_the_timeline_says_which_text_a_copy_comes_from(brief: Brief) -> None:
    timeline = next(section for section in brief.sections if section.title == "Timeline")
    assert "one text in origin with Orbit" in timeline.lines[1].text
    assert "one text" not in timeline.lines[2].text


def test_a_story_of_one_report_has_a_brief_too() -> None:
    one = REPORTS[:1]
    alone = make_brief(
        Story(1, "t", "", "", ("Orbit",), (11,), 1), StoryReports.of(one), Origins(((11,),), ())
    )
    assert alone.sections[0].title == "Only in Orbit"


def test_a_chain_of_pairs_joins_its_items() -> None:
    items = [(0, 0), (1, 0), (2, 0), (2, 1)]
    links = [((1, 0), (2, 0)), ((0, 0), (1, 0))]
    assert join_items(items, links) == [((0, 0), (1, 0), (2, 0)), ((2, 1),)]


def told(*published: str) -> LedgerRow:
    """Return the ledger row of the injured in two reports published at these times."""
    texts = (MORNING, EVENING)
    reports = [
        (at, annotated(f"Outlet {at}", when, texts[at])) for at, when in enumerate(published)
    ]
    story = Story(1, "t", "", "", (), (0, 1), 2)
    return row(make_ledger(story, StoryReports.of(reports)), "figure", "people")


def test_a_figure_that_a_later_report_raises_is_an_update() -> None:
    assert told("2024-03-04T09:00", "2024-03-04T21:00").verdict == "update"


def test_a_later_report_with_less_is_no_update() -> None:
    assert told("2024-03-05", "2024-03-04").verdict == "differ"


def test_of_two_reports_of_a_day_none_is_later_unless_both_say_when() -> None:
    assert told("2024-03-04", "2024-03-04T21:00").verdict == "differ"


def test_what_outlets_put_at_different_figures_is_not_said_to_be_shared(brief: Brief) -> None:
    for section in brief.sections:
        if section.title in ("What all report", "What several report"):
            for line in section.lines:
                assert not {"at least 9 people", "14 people"} <= {
                    figure
                    for variant in line.variants
                    for figure in ("at least 9 people", "14 people")
                    if figure in variant
                }


def figure_rows_of(*reports: tuple[str, ...]) -> list[tuple[str, str, int]]:
    """Return label, verdict and number of cells of the figures in reports of one story."""
    members = [(at, annotated(f"Outlet {at}", "", text)) for at, text in enumerate(reports)]
    story = Story(1, "t", "", "", (), tuple(range(len(reports))), len(reports))
    rows = make_ledger(story, StoryReports.of(members)).rows
    return [(row.label, row.verdict, len(row.cells)) for row in rows if row.kind == "figure"]


def test_one_fact_is_one_row_where_no_pair_of_reports_connects_it() -> None:
    rows = figure_rows_of(
        ("The ferry left with 41 crew.",),
        ("Everybody is safe, 41 crew among them, say the owners of the burning ship.",),
        ("By ten the last of the 41 crew were down the ladder.",),
    )
    assert [(verdict, cells) for _, verdict, cells in rows] == [("agree", 3)]


def test_two_things_of_one_number_are_two_rows() -> None:
    rows = figure_rows_of(
        ("Three lifeboats came from Tarn Point. It rained for 40 percent of the night.",),
        ("They borrowed three old barges. Prices of bread went up by 40 percent in May.",),
    )
    assert [(verdict, cells) for _, verdict, cells in rows] == [("single", 1)] * 4


def test_a_subheading_adds_nothing_to_the_quotation_below_it() -> None:
    text = (
        "‘Queue for the boats’",
        "“There was smoke, and there was a queue for the boats,” said Dora Finch.",
    )
    other = ("“There was smoke, and there was a queue for the boats,” said Dora Finch.",)
    members = [(at, annotated(f"Outlet {at}", "", each)) for at, each in enumerate((text, other))]
    story = Story(1, "t", "", "", (), (0, 1), 2)
    rows = make_ledger(story, StoryReports.of(members)).rows
    (quoted,) = [row for row in rows if row.kind == "quote"]
    assert {cell.text for cell in quoted.cells} == {
        "There was smoke, and there was a queue for the boats,"
    }


def test_sentences_with_figures_that_part_are_not_what_all_report() -> None:
    """Also where the figures are of a kind that is never called different."""
    text = "Prices of bread in Tarn Point rose by {} percent over the long wet winter."
    members = [
        (at, annotated(f"Outlet {at}", "", (text.format(share), "All is well in Tarn Point.")))
        for at, share in enumerate((4, 9))
    ]
    story = Story(1, "t", "", "", (), (0, 1), 2)
    told = make_brief(story, StoryReports.of(members), Origins(((0,), (1,)), ()))
    everyone = next(section for section in told.sections if section.title == "What all report")
    assert [line.text for line in everyone.lines] == ["All is well in Tarn Point."]


@pytest.mark.parametrize(
    "text",
    [
        "“There was {} panic among the people on the stairs,” said Dora Finch.",
        "The owners of the ferry do {} plan to close the route to Tarn Point this year.",
    ],
)
def test_a_statement_and_its_denial_are_not_what_all_report(text: str) -> None:
    no = "no" if "panic" in text else "not"
    members = [
        (at, annotated(f"Outlet {at}", "", (text.format(word).replace("  ", " "), "All is well.")))
        for at, word in enumerate((no, ""))
    ]
    story = Story(1, "t", "", "", (), (0, 1), 2)
    told = make_brief(story, StoryReports.of(members), Origins(((0,), (1,)), ()))
    shared = [
        line.text
        for section in told.sections
        if section.title in ("What all report", "What several report")
        for line in section.lines
    ]
    assert shared == ["All is well."]


def with_differences_rejected(left: Member, right: Member) -> Comparison:
    """Compare two reports as for a reader who called everything wrong that differs."""
    compared = compare_reports(left[1], right[1])
    wrong = ("altered", "differ", "title-differs")
    return replace(
        compared,
        quotes=tuple(replace(each, rejected=each.relation in wrong) for each in compared.quotes),
        figures=tuple(replace(each, rejected=each.relation in wrong) for each in compared.figures),
        people=tuple(replace(each, rejected=each.relation in wrong) for each in compared.people),
    )


@pytest.fixture(scope="module")
def judged() -> Ledger:
    return make_ledger(STORY, StoryReports.of(REPORTS, with_differences_rejected))


@pytest.mark.parametrize(("kind", "label"), [("quote", "did hear"), ("figure", "14 people")])
def test_a_cell_says_what_the_reader_rejected_of_it(judged: Ledger, kind: str, label: str) -> None:
    found = row(judged, kind, label)
    assert found.verdict == "single"
    (mine,) = found.cells
    assert {across.article for across in mine.rejected} == {11, 12}
    assert all(across.span is not None for across in mine.rejected)


def test_both_sides_of_what_was_rejected_say_so(judged: Ledger) -> None:
    rejecting = {
        (row.kind, cell.article) for row in judged.rows for cell in row.cells if cell.rejected
    }
    assert {("figure", 11), ("figure", 12), ("figure", 13)} <= rejecting
    assert not any(cell.rejected for row in judged.rows for cell in row.cells if row.kind == "date")


def test_titles_that_do_not_differ_are_still_those_of_one_person() -> None:
    said = "{} Wendy Sherman told reporters in Geneva that the talks were frank and forthright."
    titles = ("Deputy Secretary of State", "Assistant Secretary of State")
    reports = [
        (number, annotated(f"Outlet {number}", "2024-03-04", (said.format(title),)))
        for number, title in enumerate(titles, 1)
    ]
    assert row(make_ledger(STORY, StoryReports.of(reports)), "title", "Sherman").verdict == "differ"
    judged = make_ledger(STORY, StoryReports.of(reports, with_differences_rejected))
    assert len(row(judged, "name", "Sherman").cells) == 2
    found = row(judged, "title", "Sherman")
    assert found.verdict == "plain"
    assert [cell.rejected[0].article for cell in found.cells] == [2, 1]


def test_where_nothing_was_rejected_no_cell_says_so(ledger: Ledger) -> None:
    assert not any(cell.rejected for row in ledger.rows for cell in row.cells)


def test_of_an_altered_quotation_only_the_altered_sentence_is_not_reported_by_both() -> None:
    said = "“We will not agree to any concession on the harbour. It is {}excluded,” said Mara Pell."
    reports = [
        (number, annotated(f"Outlet {number}", "2024-03-04", (said.format(word),)))
        for number, word in enumerate(("completely ", "", "completely "), 1)
    ]
    made = make_brief(STORY, StoryReports.of(reports), Origins((), ()))
    told = {
        line.text: {evidence.article for evidence in line.evidence}
        for section in made.sections
        if section.title in ("What all report", "What several report")
        for line in section.lines
    }
    agreed = next(places for text, places in told.items() if "concession" in text)
    altered = next(places for text, places in told.items() if "excluded" in text)
    assert agreed == {1, 2, 3}
    assert altered == {1, 3}


def test_the_timeline_leads_to_the_passages_that_make_a_report_a_copy(brief: Brief) -> None:
    timeline = next(section for section in brief.sections if section.title == "Timeline")
    texts = dict(REPORTS)
    copied = timeline.lines[1]
    assert "% of the shorter one’s words stand in both" in copied.text
    shown: dict[int, str] = {11: "", 12: ""}
    for evidence in copied.evidence:
        assert evidence.span is not None
        shown[evidence.article] += evidence.span.of(texts[evidence.article].report.paragraphs)
    assert shown[12]
    assert shown[11].casefold() == shown[12].casefold()
    assert [evidence.span for evidence in timeline.lines[2].evidence] == [None]
