"""What a facet offers becomes a term that the query language reads back."""

import pytest

from briefreader.search.query import parse_query
from briefreader.search.query_terms import facet_term, holds_term, toggle_term


@pytest.mark.parametrize(
    ("facet", "value", "term"),
    [
        ("outlet", "DW", "outlet:DW"),
        ("outlet", "The Hill", 'outlet:"The Hill"'),
        ("agency", 'The "Wire"', r'agency:"The \"Wire\""'),
        ("outlet", "Back\\slash (UK)", r'outlet:"Back\\slash (UK)"'),
        ("month", "2024-07", "date:2024-07"),
        ("story", "12", "story:12"),
        ("tag", "to read", 'tag:"to read"'),
        ("lang", "en", "lang:en"),
        ("outlet", "AND", 'outlet:"AND"'),
        ("outlet", "-minus", 'outlet:"-minus"'),
    ],
)
def test_a_value_becomes_a_term_that_can_be_read(facet: str, value: str, term: str) -> None:
    assert facet_term(facet, value) == term
    narrowed = parse_query(toggle_term("ferry", term))
    assert narrowed.tree is not None


def test_a_facet_without_a_field_gives_no_term() -> None:
    assert facet_term("mood", "glum") == ""


@pytest.mark.parametrize("query", ["", "ferry", "ferry OR bridge", '"ferry fi', "title:(ferry"])
def test_a_term_goes_in_front_and_comes_out_again(query: str) -> None:
    term = 'outlet:"The Hill"'
    narrowed = toggle_term(query, term)
    assert narrowed == f"{term} {query}".strip()
    assert holds_term(narrowed, term)
    assert parse_query(narrowed, typing=True).tree is not None
    assert toggle_term(narrowed, term) == query


def test_only_a_term_that_stands_by_itself_is_held() -> None:
    assert not holds_term('outlet:"The Hill Times"', "outlet:The")
    assert not holds_term("title:outlet:DW", "outlet:DW")
    assert toggle_term("a date:2024 b", "date:2024") == "a b"
