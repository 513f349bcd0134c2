"""The tree of a query becomes what the index evaluates, negations where Whoosh reads them right."""

import pytest
from whoosh import query

from briefreader.search.query import parse_query
from briefreader.search.query_compile import compile_query
from briefreader.search.query_nodes import IdSet
from briefreader.search.query_tree import Filter

STARRED = IdSet([3, 1, 3])


def resolve(wanted: Filter) -> IdSet:
    assert wanted == Filter("is", "starred")
    return STARRED


def term(word: str, boost: float = 1.0) -> query.Term:
    return query.Term("text", word, boost=boost)


def without(*words: str) -> list[query.Query]:
    return [query.Not(term(word)) for word in words]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("talks", term("talks")),
        ('"talks"', query.Term("text_exact", "talks")),
        ('"not now"', query.Phrase("text_exact", ["not", "now"], slop=1)),
        ('"not now"~2', query.Phrase("text_exact", ["not", "now"], slop=3)),
        ("at&t", query.Phrase("text", ["at", "t"], slop=1)),
        ("outlet:hill", query.Term("outlet", "hill")),
        ('agency:"the wire"', query.Phrase("agency", ["the", "wire"], slop=1)),
        ("title:tal*", query.Prefix("title_exact", "tal")),
        ("t*s", query.Wildcard("text_exact", "t*s")),
        ("talks~2", query.FuzzyTerm("text_exact", "talks", maxdist=2, prefixlength=0)),
        ("date:2022-01", query.NumericRange("published", 202201000000, 202201999999)),
        ("*", query.Every()),
        ("is:starred", STARRED),
        ("a1 b1", query.And([term("a1"), term("b1")])),
        ("a1 -b1", query.And([term("a1"), *without("b1")])),
        ("-a1", query.And([query.Every(), *without("a1")])),
        ("-a1 -b1", query.And([query.Every(), *without("a1", "b1")])),
        (
            "a1 OR -b1",
            query.Or([term("a1"), query.And([query.Every(), *without("b1")])]),
        ),
        (
            "a1^3 (b1 c1)^2",
            query.And([term("a1", 3.0), query.And([term("b1", 2.0), term("c1", 2.0)])]),
        ),
        ("a1 is:starred", query.And([term("a1"), STARRED])),
    ],
)
def test_queries(text: str, expected: query.Query) -> None:
    tree = parse_query(text).tree
    assert tree is not None
    assert repr(compile_query(tree, resolve)) == repr(expected)


def test_a_set_of_articles_is_sorted_and_compared_by_its_members() -> None:
    assert STARRED.ids.tolist() == [1, 3]
    assert IdSet([1, 3]) == STARRED
    assert hash(IdSet([1, 3])) == hash(STARRED)
    assert IdSet([1]) != STARRED
