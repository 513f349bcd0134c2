"""What the reader calls wrong is known again by its words, and counts no more."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from briefreader.config import Settings
from briefreader.library import Library
from briefreader.library.reading import ANNOTATION
from briefreader.locations import Locations
from briefreader.models.article import Report
from briefreader.models.comparison import Claim, Comparison
from briefreader.render.contracts import comparison_json
from briefreader.render.html import comparison_html
from briefreader.render.markdown import comparison_markdown
from briefreader.render.plain_comparison import comparison_lines

POST = (
    "The ferry Sula ran aground off Brek Point on Monday with 212 passengers aboard.",
    "“Nobody was hurt and all of them are ashore by now,” said Captain Mara Lind.",
    "Tugs from Orrin Vale are on their way to the stranded ferry.",
)
STAR = (
    "With 340 passengers aboard, the ferry Sula ran aground off Brek Point on Monday.",
    "“Nobody was badly hurt and all of them are ashore by now,” said Captain Mara Lind.",
    "A school in Selby has lent its hall for the night.",
)


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.open(Locations.within(tmp_path), Settings()) as opened:
        opened.store.add_many(
            [
                Report("Ferry runs aground", POST, outlet="Post", published="2024-05-10"),
                Report("Ferry stranded", STAR, outlet="Star", published="2024-05-10"),
            ]
        )
        yield opened


def rejected(comparison: Comparison) -> list[Claim]:
    return [claim for claim in comparison.claims if claim.rejected]


def altered(comparison: Comparison) -> Claim:
    return next(pair for pair in comparison.quotes if pair.relation == "altered")


def only_left(comparison: Comparison) -> Claim:
    return next(row for row in comparison.rows if row.relation == "only-left")


def differing(comparison: Comparison) -> Claim:
    return next(pair for pair in comparison.figures if pair.relation == "differ")


@pytest.mark.parametrize("choose", [altered, only_left, differing])
def test_a_rejected_claim_is_known_from_then_on_until_it_is_accepted(
    library: Library, choose: Callable[[Comparison], Claim]
) -> None:
    fresh = library.compare(1, 2)
    assert not rejected(fresh)
    claim = choose(fresh)
    judged = library.reject(1, 2, fresh, [claim])
    assert rejected(judged) == [replace(claim, rejected=True)]
    assert library.compare(1, 2) == judged
    assert library.accept(1, 2, judged, rejected(judged)) == fresh
    assert library.compare(1, 2) == fresh


def test_a_rejected_claim_is_known_with_the_sides_swapped(library: Library) -> None:
    fresh = library.compare(1, 2)
    library.reject(1, 2, fresh, [altered(fresh), only_left(fresh)])
    swapped = rejected(library.compare(2, 1))
    assert [claim.relation for claim in swapped] == ["only-right", "altered"]  # type: ignore[union-attr]


def test_a_rejected_claim_is_known_after_the_articles_are_annotated_anew(library: Library) -> None:
    fresh = library.compare(1, 2)
    judged = library.reject(1, 2, fresh, [altered(fresh)])
    library.store.forget_derived(ANNOTATION, [1, 2])
    assert library.compare(1, 2) == judged


def test_rejected_claims_are_not_counted(library: Library) -> None:
    fresh = library.compare(1, 2)
    assert fresh.summary.quotes_altered == 1
    assert fresh.summary.figures_differ == 1
    judged = library.reject(1, 2, fresh, [altered(fresh), differing(fresh), only_left(fresh)])
    assert judged.summary.quotes_altered == 0
    assert judged.summary.figures_differ == 0
    assert judged.summary.only_left == fresh.summary.only_left - 1
    assert judged.summary.rejected == 3


def test_files_have_no_verdict(library: Library) -> None:
    fresh = library.compare(1, 2)
    library.reject(1, 2, fresh, [altered(fresh)])
    assert not rejected(library.compare_annotated(fresh.left, fresh.right))


def test_every_output_says_what_is_rejected(library: Library) -> None:
    fresh = library.compare(1, 2)
    judged = library.reject(1, 2, fresh, [altered(fresh), differing(fresh), only_left(fresh)])
    lines = list(comparison_lines(judged, "Post", "Star", 200))
    assert any(line.startswith("< A¶3") and "(rejected by you)" in line for line in lines)
    assert "  altered (rejected by you)" in lines
    assert any(line.startswith("! ") and line.endswith("(rejected by you)") for line in lines)
    markdown = comparison_markdown(judged)
    assert "| \\< rejected by you | Tugs" in markdown
    assert markdown.count("(rejected by you)") == 2
    page = comparison_html(judged)
    assert page.count('class="difference rejected"') == 2
    assert '<div class="row only-left rejected"' in page
    assert "rejected by you" not in comparison_markdown(fresh) + comparison_html(fresh)


def test_json_marks_what_is_rejected_and_nothing_else(library: Library) -> None:
    fresh = library.compare(1, 2)
    judged = comparison_json(library.reject(1, 2, fresh, [altered(fresh), only_left(fresh)]))
    marked = [
        entry["relation"]
        for part in ("rows", "quotes", "figures", "people")
        for entry in judged[part]
        if "rejected" in entry
    ]
    assert marked == ["only-left", "altered"]
    assert all(quote.get("rejected", True) is True for quote in judged["quotes"])


def in_a_story(library: Library) -> int:
    """Put both reports into one story and return its number."""
    story = library.store.new_story("The ferry")
    library.store.assign_stories({1: story, 2: story})
    return story


def test_the_ledger_and_the_brief_say_nothing_that_the_reader_rejected(library: Library) -> None:
    story, fresh = in_a_story(library), library.compare(1, 2)
    assert {row.kind for row in library.ledger(story).only("differ").rows} == {"quote", "figure"}
    differs = [section.title for section in library.brief(story).sections]
    assert "What differs" in differs
    library.reject(1, 2, fresh, [altered(fresh), differing(fresh)])
    assert library.ledger(story).only("differ").rows == ()
    assert "What differs" not in [section.title for section in library.brief(story).sections]
    library.accept(1, 2, fresh, [altered(fresh), differing(fresh)])
    assert len(library.ledger(story).only("differ").rows) == 2


def test_a_rejected_row_is_not_what_both_report(library: Library) -> None:
    shared = "The harbour of Brek Point is closed to all ships until the ferry is off the rocks."
    library.store.add_many(
        [
            Report("Harbour closed", (shared, POST[2]), outlet="Post", published="2024-05-11"),
            Report("Closed harbour", (STAR[2], shared), outlet="Star", published="2024-05-11"),
        ]
    )
    story = library.store.new_story("The harbour")
    library.store.assign_stories({3: story, 4: story})

    def told() -> list[str]:
        return [
            line.text
            for section in library.brief(story).sections
            if section.title == "What all report"
            for line in section.lines
        ]

    assert told() == [shared]
    fresh = library.compare(3, 4)
    library.reject(3, 4, fresh, [row for row in fresh.rows if row.left and row.right])
    assert told() == []
