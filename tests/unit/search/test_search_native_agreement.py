"""Whoosh's own searcher over the same files finds what the evaluator finds.

Left out are the kinds that Whoosh 2.7.4 gets wrong, where ours is proven against the oracle:
`AndNot` keeps its first document even if it is to be left out (`AndNotMatcher._find_first` does
not move the second matcher), `Require` returns the documents *without* what is required (it
builds an `AndNotMatcher`), `Otherwise` decides segment by segment, and a `Not` under `Or`
excludes from the whole of it.
"""

# ruff: noqa: S311  # random tests, not secrets

import random

import pytest
from search_samples import WORDS, random_article
from search_sizes import AGREEMENTS, SEED
from whoosh import query
from whoosh.searching import Searcher

from briefreader.search.analysis import words
from briefreader.search.index import ArticleIndex
from briefreader.search.toc import ArticleFileIndex
from briefreader.search.view import IndexView

EXACT = ("text_exact", "title_exact", "body_exact")


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> tuple[IndexView, Searcher]:
    folder = tmp_path_factory.mktemp("native") / "index"
    index = ArticleIndex.create(folder)
    draw = random.Random(4)
    for first, last in ((1, 120), (110, 150), (145, 155)):
        puts = [random_article(draw, number) for number in range(first, last)]
        index.apply(puts, [first // 2], last)
    view = index.view()
    assert any(len(segment.deleted) for segment in view._snapshot.segments)
    return view, ArticleFileIndex(folder).searcher()


def leaf(draw: random.Random) -> query.Query:
    word, other = (draw.choice(words(draw.choice(WORDS))) for _ in range(2))
    exact = draw.choice(EXACT)
    field = draw.choice((exact, exact.removesuffix("_exact")))
    low, high = sorted((word, other))
    return draw.choice(
        (
            query.Term(field, word),
            query.Phrase(field, [word, other]),
            query.Phrase(exact, [word, other, word]),
            query.Phrase(exact, [word, other], slop=draw.randint(2, 6)),
            query.Prefix(exact, word[:2]),
            query.Wildcard(exact, f"{word[:1]}*{word[-1:]}"),
            query.FuzzyTerm(exact, word[:-1] + "x", maxdist=1, prefixlength=0),
            query.FuzzyTerm(exact, word + "xx", maxdist=2, prefixlength=1),
            query.TermRange(exact, low, high),
            query.Term("outlet", "hill"),
            query.Term("tag", "middle east"),
            query.Term("id", str(draw.randint(1, 150))),
            query.Every(),
        )
    )


def tree(draw: random.Random, depth: int) -> query.Query:
    if not depth or draw.random() < 0.3:
        return leaf(draw)
    one, two, three = (tree(draw, depth - 1) for _ in range(3))
    return draw.choice(
        (
            query.And([one, two]),
            query.And([one, query.Not(two)]),
            query.Or([one, two, three]),
            query.DisjunctionMax([one, two]),
            query.AndMaybe(one, two),
            query.ConstantScoreQuery(one),
        )
    )


@pytest.mark.parametrize("seed", range(SEED, SEED + 4))
def test_whoosh_finds_the_same_articles(both: tuple[IndexView, Searcher], seed: int) -> None:
    view, searcher = both
    draw = random.Random(seed)
    for _ in range(AGREEMENTS // 4):
        wanted = tree(draw, 2)
        natively = {searcher.stored_fields(doc)["id"] for doc in searcher.docs_for_query(wanted)}
        assert set(view.find(wanted, limit=1000).ids) == natively, wanted


@pytest.mark.parametrize(
    "wanted",
    [
        query.Regex("text_exact", "gen.*"),
        query.Variations("text_exact", "talk"),
        query.SpanFirst(query.Term("text_exact", "talk"), limit=3),
        query.SpanNear2([query.Term("text", "talk"), query.Term("text", "snow")], slop=9),
        query.SpanOr([query.Term("text", "talk"), query.Term("text", "snow")]),
        query.Ordered([query.Term("text", "talk"), query.Term("text", "snow")]),
    ],
)
def test_kinds_that_only_whoosh_knows_are_left_to_it(
    both: tuple[IndexView, Searcher], wanted: query.Query
) -> None:
    view, searcher = both
    natively = {searcher.stored_fields(doc)["id"] for doc in searcher.docs_for_query(wanted)}
    assert natively
    assert set(view.find(wanted, limit=1000).ids) == natively
    inside = query.And([wanted, query.NumericRange("published", 202201000000, None)])
    dated = set(view.find(query.NumericRange("published", 202201000000, None), limit=1000).ids)
    assert set(view.find(inside, limit=1000).ids) == natively & dated


def test_ranges_of_numbers_work_inside_what_is_left_to_whoosh(
    both: tuple[IndexView, Searcher],
) -> None:
    view, _ = both
    dates = query.NumericRange("published", 202201000000, 202201999999)
    parts = [dates, query.AndNot(query.Term("text", "snow"), query.Term("text", "talk"))]
    left_to_whoosh = query.Or(parts, scale=0.5)
    expected = view.find(query.Or(parts), limit=1000)
    assert set(view.find(left_to_whoosh, limit=1000).ids) == set(expected.ids)
