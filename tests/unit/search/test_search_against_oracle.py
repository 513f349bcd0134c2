"""Whatever happens to the index, it answers like a search engine in plain Python."""

# ruff: noqa: S311  # tests of traps, and random ones

import random
from pathlib import Path

import pytest
from search_oracle import Oracle
from search_samples import random_article, random_query
from search_sizes import SEED, STEPS
from whoosh import query

from briefreader.search import (
    collect,
    combine,
    doclists,
    docsets,
    hits,
    inverted,
    join,
    merge,
    places,
    spool,
    stored_stems,
    union,
    vocabulary,
)
from briefreader.search import index as index_module
from briefreader.search.collect import Matches
from briefreader.search.columns import outlet_key
from briefreader.search.index import ArticleIndex
from briefreader.search.toc import ArticleFileIndex

MANY = 1000


@pytest.fixture(autouse=True)
def small_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make pieces and segments so small that a few articles go through all of them."""
    monkeypatch.setattr(inverted, "WAITING", 200)
    monkeypatch.setattr(inverted, "SORTED", 60)
    monkeypatch.setattr(inverted, "PIECE", 12)
    monkeypatch.setattr(spool, "HELD", 50)
    monkeypatch.setattr(stored_stems, "JOINED", 12)
    monkeypatch.setattr(doclists, "BLOCK", 5)
    monkeypatch.setattr(join, "PIECE", 12)
    monkeypatch.setattr(union, "STRETCH", 3)
    monkeypatch.setattr(merge, "SMALL", 3)
    monkeypatch.setattr(index_module, "SEGMENT_LIMIT", 14)


def vary_paths(monkeypatch: pytest.MonkeyPatch, draw: random.Random) -> None:
    """Let few articles go the ways that only many would: the choice must not show."""
    many = draw.choice((1, 3, 12, 100))
    for module in (hits, combine):
        monkeypatch.setattr(module, "MANY", many)
    monkeypatch.setattr(combine, "_FEW", draw.choice((1, 8, 100)))
    for module in (docsets, places):
        monkeypatch.setattr(module, "_SPARSE", draw.choice((0, 1, 12)))
    monkeypatch.setattr(places, "_FEW", draw.choice((0, 1, 5)))
    monkeypatch.setattr(places, "_FREQUENT", draw.choice((1, 64, 100_000)))
    for module in (docsets, collect):
        monkeypatch.setattr(module, "_LONG", draw.choice((1, 4, 100)))
    monkeypatch.setattr(collect, "_COLUMNS", draw.choice((1, 2, 8)))
    monkeypatch.setattr(vocabulary, "MOST_REMEMBERED", draw.choice((10, 1000)))
    monkeypatch.setattr(merge, "SEGMENT_LIMIT", draw.choice((14, 60)))
    monkeypatch.setattr(merge, "_SMALLEST", draw.choice((2, 256)))


class Machine:
    """Does the same things to an index and to the oracle."""

    def __init__(self, folder: Path, seed: int) -> None:
        self.draw = random.Random(seed)
        self.folder = folder
        self.index = ArticleIndex.create(folder)
        self.oracle = Oracle()
        self.change = 0

    def step(self) -> None:
        action = self.draw.choices(
            (
                self.apply,
                self.reopen,
                self.merge,
                self.optimise,
                self.commit_natively,
                self.rebuild,
            ),
            (20, 2, 2, 2, 2, 0.2),
        )[0]
        action()
        self.check(random_query(self.draw))

    def apply(self) -> None:
        size = self.draw.choice((0, 1, 1, 2, 3, 8, 20))
        puts = [random_article(self.draw, self.draw.randint(1, 40)) for _ in range(size)]
        removed = self.draw.sample(range(1, 41), self.draw.choice((0, 0, 1, 2, 10)))
        self.change += 1
        self.index.apply(puts, removed, self.change, quick=self.draw.choice((True, False)))
        assert self.index.applied == self.change
        for number in removed:
            self.oracle.remove(number)
        for article in puts:
            self.oracle.put(article)

    def reopen(self) -> None:
        self.index = ArticleIndex.open(self.folder)
        assert self.index.applied == self.change

    def merge(self) -> None:
        self.index.merge()
        assert not self.index.needs_merge

    def optimise(self) -> None:
        ArticleFileIndex(self.folder).optimize()

    def commit_natively(self) -> None:
        writer = ArticleFileIndex(self.folder).writer()
        number = self.draw.randint(1, 40)
        writer.delete_by_term("id", str(number))
        self.oracle.remove(number)
        writer.commit(merge=self.draw.choice((True, False)))

    def rebuild(self) -> None:
        with ArticleIndex.rebuild(self.folder) as fresh:
            articles = [document.article for document in self.oracle.documents.values()]
            fresh.apply(articles, [], self.change)

    def check(self, wanted: query.Query) -> None:
        expected = self.oracle.find(wanted)
        view = self.index.view()
        assert len(view) == len(self.oracle.documents)
        found = view.find(wanted, limit=MANY, facets=True)
        assert set(found.ids) == expected.keys(), wanted
        assert found.total == len(expected)
        assert found.scores == pytest.approx([expected[number] for number in found.ids], rel=1e-4)
        self.check_order(found)
        counts = self.oracle.facets(expected)
        assert {name: dict(values) for name, values in found.facets.items()} == counts
        self.check_selections(wanted, found, expected)

    def check_order(self, found: Matches) -> None:
        order = {number: document.order() for number, document in self.oracle.documents.items()}
        keys = [(-s, order[i]) for i, s in zip(found.ids, found.scores, strict=True)]
        assert keys == sorted(keys)

    def check_selections(
        self, wanted: query.Query, found: Matches, expected: dict[int, float]
    ) -> None:
        view = self.index.view()
        offset, limit = self.draw.randint(0, 6), self.draw.randint(0, 6)
        page = view.find(wanted, offset=offset, limit=limit)
        assert (page.total, page.ids) == (found.total, found.ids[offset : offset + limit])
        some = self.draw.sample(range(1, 41), 20)
        assert set(view.find(wanted, within=some, limit=MANY).ids) == expected.keys() & set(some)
        assert set(view.find(wanted, excluding=some, limit=MANY).ids) == expected.keys() - set(some)
        documents = [self.oracle.documents[number] for number in expected]
        orders = {
            "newest": lambda d: d.order(),
            "oldest": lambda d: (not d.number("published"), d.number("published"), d.article.id),
            "outlet": lambda d: (outlet_key(d.article.outlet), d.order()),
        }
        sort = self.draw.choice(list(orders))
        ordered = [d.article.id for d in sorted(documents, key=orders[sort])]
        page = view.find(wanted, sort=sort, offset=offset, limit=limit)
        assert (page.total, page.ids) == (len(ordered), ordered[offset : offset + limit]), sort


@pytest.mark.parametrize("seed", range(SEED, SEED + 3))
def test_any_sequence_of_steps_leaves_an_index_that_answers_like_the_oracle(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    machine = Machine(tmp_path / "index", seed)
    for number in range(STEPS // 3):
        if number % 10 == 0:
            vary_paths(monkeypatch, machine.draw)
        machine.step()
