"""`searches` keeps searches under a name, and `search --saved` makes them."""

from collections.abc import Callable
from typing import Any

import pytest

Run = Callable[..., Any]


@pytest.fixture
def kept(filled: Run) -> Run:
    """Run commands on a library with two articles and two saved searches."""
    assert filled("searches", "save", "Sea", "lapwing", "--sort", "newest").code == 0
    assert filled("searches", "save", "Fire", "blaze", "OR", "fire").code == 0
    return filled


def test_no_saved_searches_end_with_1_and_say_how_to_save_one(filled: Run) -> None:
    ran = filled("searches")
    assert (ran.code, ran.out) == (1, "")
    assert "searches save NAME QUERY" in ran.err


def test_saved_searches_are_listed_with_what_is_unread(kept: Run) -> None:
    kept("edit", 1, "--read")
    ran = kept("searches")
    assert [line.split() for line in ran.lines] == [
        ["1", "Fire", "blaze", "OR", "fire"],
        ["1", "Sea", "lapwing"],
    ]
    assert kept("searches", "--format", "json").json == [
        {"name": "Fire", "query": "blaze OR fire", "sort": "relevance", "unread": 1},
        {"name": "Sea", "query": "lapwing", "sort": "newest", "unread": 1},
    ]


def test_a_saved_search_is_made_in_its_own_order(kept: Run) -> None:
    newest = kept("search", "--saved", "sea", "--format", "json").json
    assert newest["query"] == "lapwing"
    assert [hit["id"] for hit in newest["hits"]] == [2, 1]
    oldest = kept("search", "--saved", "sea", "--sort", "oldest", "--format", "json").json
    assert [hit["id"] for hit in oldest["hits"]] == [1, 2]


def test_words_beside_a_saved_search_narrow_all_of_it(kept: Run) -> None:
    found = kept("search", "--saved", "Fire", "outlet:ledger", "--format", "json").json
    assert [hit["id"] for hit in found["hits"]] == [2]


def test_a_search_needs_words_or_a_saved_one(kept: Run) -> None:
    assert kept("search").code == 2
    ran = kept("search", "--saved", "Gulls")
    assert ran.code == 1
    assert "no saved search named 'Gulls'" in ran.err


def test_saved_searches_are_renamed_and_removed(kept: Run) -> None:
    assert kept("searches", "rename", "sea", "Harbour").lines[0].split() == ["Harbour", "lapwing"]
    assert kept("searches", "rename", "Harbour", "fire").code == 2
    ran = kept("searches", "remove", "Sea", "Fire")
    assert (ran.code, ran.out) == (1, "removed Fire\n")
    assert "'Sea'" in ran.err
    assert [one["name"] for one in kept("searches", "--format", "json").json] == ["Harbour"]


def test_a_query_that_cannot_be_read_is_not_saved_and_pointed_at(filled: Run) -> None:
    ran = filled("searches", "save", "Fire", "ferry", "AND", "(fire")
    assert ran.code == 2
    _, query, pointer = ran.err.splitlines()
    assert query[pointer.index("^")] == "("
    assert filled("searches").out == ""
