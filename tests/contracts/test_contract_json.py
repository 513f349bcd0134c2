"""Every field that is printed as JSON is described in docs/formats.md."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import pytest

from briefreader.models.annotation import (
    AnnotatedReport,
    Annotation,
    DateMention,
    Figure,
    Person,
    Quote,
    Span,
    Titled,
)
from briefreader.models.article import Dropped, DroppedKind, Provenance, Report
from briefreader.models.comparison import (
    Comparison,
    Edit,
    EditKind,
    FigurePair,
    FigureRelation,
    Note,
    NoteKind,
    Passage,
    PersonPair,
    PersonRelation,
    QuotePair,
    QuoteRelation,
    Reuse,
    Row,
    RowRelation,
)
from briefreader.models.ledger import (
    Brief,
    BriefLine,
    BriefSection,
    Evidence,
    Ledger,
    LedgerCell,
    LedgerKind,
    LedgerRow,
    LedgerVerdict,
)
from briefreader.models.listing import ArticleRow
from briefreader.models.search import Hit, SavedSearch, SearchResults
from briefreader.models.story import Story
from briefreader.render.contracts import (
    brief_json,
    comparison_json,
    ledger_json,
    report_json,
    row_json,
    saved_search_json,
    search_json,
    story_json,
)

FORMATS = (Path(__file__).parents[2] / "docs" / "formats.md").read_text(encoding="utf-8")

SPAN = Span(0, 0, 5)
ANNOTATED = AnnotatedReport(
    Report(
        title="Ferry fire",
        paragraphs=("Eight people, says Ann.",),
        dropped=(Dropped("caption", "The ferry"),),
        provenance={"title": "found"},
    ),
    Annotation(
        sentences=(SPAN,),
        quotes=(Quote("Eight", SPAN, 0, speaker="Ann", speaker_text="Ann", cue="says"),),
        figures=(Figure("Eight people", SPAN, 0, 8.0, "people"),),
        people=(Person("Ann", (Titled("mate", SPAN), Titled("mate", SPAN))),),
        dates=(DateMention("Monday", SPAN, 0, "2024-07-08"),),
    ),
)
COMPARISON = Comparison(
    ANNOTATED,
    ANNOTATED,
    rows=(Row("same", (0,), (0,), 1.0),),
    reuse=Reuse(0.5, 0.25, passages=(Passage(SPAN, SPAN, 5),)),
    quotes=(QuotePair("altered", 0, 0, (Edit("replaced", SPAN, None, 0.5),)),),
    figures=(FigurePair("only-left", 0, None),),
    people=(PersonPair("same", 0, 0),),
    notes=(Note("date", "Dates differ", SPAN, None),),
)
RESULTS = SearchResults("q", 1, (Hit(1, "T", "O", "2024", 1.0, "s", ((0, 1),)),))
EVIDENCE = (Evidence(1, SPAN), Evidence(1, None))
STORY = Story(1, "T", "2024", "2024", ("O",), (1,), 1)

BRIEF = Brief(
    STORY, ((1, "O", "2024", "T"),), (BriefSection("All", (BriefLine("T", EVIDENCE, ("U",)),)),)
)
LEDGER = Ledger(
    STORY, ((1, "O"),), (LedgerRow("figure", "people", "agree", (LedgerCell(1, "8"),)),)
)


def fields(value: Any) -> Iterator[str]:
    """Yield the names of all fields at any depth."""
    if isinstance(value, dict):
        for name, inner in value.items():
            yield name
            if name != "provenance":
                yield from fields(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from fields(inner)


@pytest.mark.parametrize(
    "printed",
    [
        row_json(ArticleRow(1, "T", "O", "2024", 5)),
        report_json(ANNOTATED, 1),
        search_json(RESULTS),
        saved_search_json(SavedSearch("N", "q"), 1),
        comparison_json(COMPARISON, 1, 2),
        story_json(STORY),
        brief_json(BRIEF),
        ledger_json(LEDGER),
    ],
    ids=["list", "show", "search", "searches", "compare", "stories", "brief", "ledger"],
)
def test_every_field_is_described(printed: dict[str, Any]) -> None:
    undescribed = {
        name
        for name in fields(printed)
        if not any(
            mark in FORMATS for mark in (f"`{name}`", f"{{{name},", f", {name},", f", {name}}}")
        )
    }
    assert undescribed == set()


@pytest.mark.parametrize(
    "choice",
    [RowRelation, QuoteRelation, FigureRelation, PersonRelation, NoteKind, EditKind, DroppedKind,
     Provenance, LedgerKind, LedgerVerdict],
)  # fmt: skip
def test_every_closed_choice_is_described(choice: Any) -> None:
    assert [value for value in get_args(choice) if f"`{value}`" not in FORMATS] == []


def test_a_title_is_given_once_and_a_missing_side_is_null() -> None:
    printed = comparison_json(COMPARISON, 1)
    assert printed["left"]["people"] == [{"name": "Ann", "titles": ["mate"]}]
    assert printed["right"]["id"] is None
    assert printed["figures"][0]["right"] is None
    assert printed["quotes"][0]["edits"][0]["right"] is None
