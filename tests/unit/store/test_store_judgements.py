"""The reader's word is kept, whichever way round it is asked for."""

from collections.abc import Callable

import pytest

from briefreader.models.article import Report
from briefreader.store import Store

MakeReport = Callable[..., Report]


@pytest.fixture
def filled(store: Store, make_report: MakeReport) -> Store:
    store.add_many(make_report(number) for number in (1, 2, 3))
    return store


def test_a_rejected_row_is_known_with_the_sides_swapped(filled: Store) -> None:
    filled.reject(2, 1, ["100,000 troops | 175,000 troops"])
    filled.reject(2, 1, ["100,000 troops | 175,000 troops"])
    assert filled.rejected(1, 2) == {"100,000 troops | 175,000 troops"}
    assert filled.rejected(1, 3) == frozenset()
    filled.accept(1, 2, ["100,000 troops | 175,000 troops"])
    assert filled.rejected(2, 1) == frozenset()


def test_the_last_word_on_a_pair_counts(filled: Store) -> None:
    filled.link([(3, 1), (2, 2)], "together")
    filled.link([(1, 3)], "apart")
    assert filled.links() == [(1, 3, "apart")]


def test_a_judgement_goes_with_its_article(filled: Store) -> None:
    filled.link([(1, 2), (2, 3)], "together")
    filled.reject(1, 2, ["row"])
    filled.remove([1])
    assert filled.links() == [(2, 3, "together")]


def test_a_host_is_one_outlet(filled: Store) -> None:
    filled.set_outlet_rule("Post.example", "The Harbour Post")
    filled.set_outlet_rule("post.example", "Harbour Post")
    assert list(filled.outlet_rules().values()) == ["Harbour Post"]
    filled.set_outlet_rule("POST.EXAMPLE", "")
    assert filled.outlet_rules() == {}
