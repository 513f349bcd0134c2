"""Lists hold what their filter says, in their order, without touching what they do not show."""

from collections.abc import Callable

import pytest

from briefreader.models.article import Report
from briefreader.models.listing import ListFilter, ListOrder
from briefreader.store import Store

MakeReport = Callable[..., Report]


@pytest.fixture
def filled(store: Store, make_report: MakeReport) -> Store:
    dated = [
        (1, "2024-03-05", "Beacon", "gulls return"),
        (2, "", "", "Anchors aweigh"),
        (3, "2024-03-05T09:00-05:00", "anchor Daily", "Gulls leave"),
        (4, "2023", "Beacon", "buoys"),
        (5, "2024-03-05T10:00Z", "", "Zebra on the quay"),
    ]
    store.add_many(
        make_report(number, published=published, outlet=outlet, title=title)
        for number, published, outlet, title in dated
    )
    return store


@pytest.mark.parametrize(
    ("order", "ids"),
    [
        ("newest", [3, 5, 1, 4, 2]),
        ("oldest", [4, 1, 5, 3, 2]),
        ("added", [5, 4, 3, 2, 1]),
        ("outlet", [3, 1, 4, 5, 2]),
        ("title", [2, 4, 3, 1, 5]),
    ],
)
def test_each_order_puts_the_unknown_last(filled: Store, order: ListOrder, ids: list[int]) -> None:
    assert list(filled.ids(ListFilter(order=order))) == ids


@pytest.mark.parametrize("order", ["newest", "oldest", "outlet", "title"])
def test_a_list_is_read_from_an_index_that_holds_its_order(filled: Store, order: ListOrder) -> None:
    from briefreader.store.listing import _INDEX, _ORDER

    with filled.reading() as connection:
        plan = connection.execute(
            f"EXPLAIN QUERY PLAN SELECT id FROM articles {_INDEX[order]} "
            f"WHERE read = 0 AND starred = 1 ORDER BY {_ORDER[order]}"
        ).fetchall()
    steps = [step[-1] for step in plan]
    assert all("COVERING INDEX" in step for step in steps)
    assert not any("TEMP B-TREE" in step for step in steps)


def test_conditions_add_up(filled: Store) -> None:
    filled.mark([1, 3], starred=True)
    filled.mark([3], read=True)
    filled.tag([1, 2], "Coast")
    filled.set_note(4, "ask the harbour master")
    assert list(filled.ids(ListFilter(starred=True))) == [3, 1]
    assert list(filled.ids(ListFilter(starred=True, unread=True))) == [1]
    assert list(filled.ids(ListFilter(outlet="BEACON"))) == [1, 4]
    assert list(filled.ids(ListFilter(tag="coast", outlet="beacon"))) == [1]
    assert list(filled.ids(ListFilter(noted=True))) == [4]
    assert filled.count(ListFilter(unread=True)) == 4
    assert filled.count(ListFilter(unread=True, tag="coast")) == 2


def test_a_story_is_listed(filled: Store) -> None:
    story = filled.new_story("Gulls")
    filled.assign_stories({1: story, 3: story})
    assert list(filled.ids(ListFilter(story=story))) == [3, 1]
    assert filled.rows([1])[0].story == story


def test_a_list_begins_with_the_newest_and_the_rest_of_their_stories(filled: Store) -> None:
    flood, strike = filled.new_story("Flood"), filled.new_story("Strike")
    filled.assign_stories({3: flood, 2: flood, 1: strike, 4: strike})
    ids, stories = filled.newest_and_stories(2)
    assert list(ids) == [3, 5, 2]
    assert list(stories) == [flood, 0, flood]


def test_a_story_takes_one_place(filled: Store) -> None:
    assert filled.count_folded() == 5
    filled.assign_stories(dict.fromkeys([1, 2, 3], filled.new_story("Flood")))
    filled.assign_stories({4: filled.new_story("Buoys")})
    assert filled.count_folded() == 3


def test_outlets_and_tags_are_counted(filled: Store) -> None:
    filled.tag([1, 2], "coast")
    filled.tag([2], "birds")
    assert filled.outlets() == [("Beacon", 2), ("anchor Daily", 1)]
    assert filled.tags() == [("coast", 2), ("birds", 1)]


def test_ids_that_are_gone_are_told_from_those_that_are_there(filled: Store) -> None:
    assert filled.existing([1, 5, 6]) == {1, 5}
    assert filled.newest_versions([6, 5]) == {5: 1}
