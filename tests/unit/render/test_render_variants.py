"""Which cells of a ledger's row part from most of them."""

import pytest

from briefreader.models.ledger import LedgerCell, LedgerKind, LedgerRow, LedgerVerdict
from briefreader.render.variants import deviating, unshared_words


def row(kind: LedgerKind, *texts: str, verdict: LedgerVerdict = "differ") -> LedgerRow:
    cells = tuple(LedgerCell(article, text) for article, text in enumerate(texts, 1))
    return LedgerRow(kind, texts[0], verdict, cells)


@pytest.mark.parametrize(
    ("kind", "texts", "parted"),
    [
        ("figure", ("about 100,000 troops", "175,000 troops", "100,000 or so"), {2}),
        ("figure", ("four dead", "four dead", "five dead"), {3}),
        ("figure", ("12 hurt", "14 hurt"), {2}),
        ("title", ("U.S. Minister", "US minister", "UK Minister"), {3}),
        ("title", ("Deputy Minister", "deputy minister", "Assistant Minister"), {3}),
        ("quote", ("It’s safe to stand,", "It's safe to stand", "It's not safe to stand"), {3}),
        ("quote", ("We will not agree. Never,", "We will not agree", "We will agree"), {3}),
        ("quote", ("We will not agree", "We will not agree. Never", "We will agree"), {3}),
    ],
)
def test_what_parts_from_most_is_found(
    kind: LedgerKind, texts: tuple[str, ...], parted: set[int]
) -> None:
    assert deviating(row(kind, *texts)) == parted


@pytest.mark.parametrize("verdict", ["agree", "single"])
def test_where_outlets_agree_nobody_parts(verdict: LedgerVerdict) -> None:
    assert deviating(row("figure", "12 hurt", "14 hurt", verdict=verdict)) == frozenset()


def test_words_that_not_all_print_are_found_in_a_quotation() -> None:
    altered = row("quote", "It is completely safe", "It is safe")
    words = [
        altered.cells[0].text[slice(*span)] for span in unshared_words(altered, altered.cells[0])
    ]
    assert words == ["completely"]
    assert not list(unshared_words(altered, altered.cells[1]))
    assert not list(unshared_words(row("figure", "12", "14"), row("figure", "12", "14").cells[0]))
