"""Searches are kept by name; the history holds each query once, newest first."""

import pytest

from briefreader.errors import InputError, NotFoundError
from briefreader.models.search import SavedSearch
from briefreader.store import Store
from briefreader.store.searches import HISTORY_LIMIT


def test_a_saved_search_is_replaced_by_one_of_its_name(store: Store) -> None:
    store.save_search("Bridges", "bridge AND closed")
    store.save_search("bridges", "bridge*", "newest")
    assert store.saved_searches() == [SavedSearch("bridges", "bridge*", "newest")]
    store.forget_search("BRIDGES")
    assert store.saved_searches() == []
    with pytest.raises(NotFoundError, match="Bridges"):
        store.forget_search("Bridges")


def test_a_saved_search_is_found_by_its_name_in_capitals_or_not(store: Store) -> None:
    store.save_search("Bridges", "bridge", "oldest")
    assert store.saved_search("BRIDGES") == SavedSearch("Bridges", "bridge", "oldest")
    with pytest.raises(NotFoundError, match="gulls"):
        store.saved_search("gulls")


def test_a_saved_search_is_renamed_but_never_over_another(store: Store) -> None:
    store.save_search("Bridges", "bridge")
    store.save_search("Gulls", "gull")
    store.rename_search("bridges", "BRIDGES")
    store.rename_search("Bridges", "Crossings")
    with pytest.raises(InputError, match="gulls"):
        store.rename_search("Crossings", "gulls")
    with pytest.raises(NotFoundError, match="Bridges"):
        store.rename_search("Bridges", "Anything")
    assert store.saved_searches() == [
        SavedSearch("Crossings", "bridge"),
        SavedSearch("Gulls", "gull"),
    ]


def test_the_history_holds_each_query_once(store: Store) -> None:
    for query in ("gulls", "lamps", "gulls"):
        store.remember_search(query)
    assert store.search_history() == ["gulls", "lamps"]


def test_the_history_forgets_the_oldest(store: Store) -> None:
    for number in range(HISTORY_LIMIT + 5):
        store.remember_search(f"query {number}")
    store.remember_search("query 7")
    history = store.search_history()
    assert len(history) == HISTORY_LIMIT
    assert history[:2] == ["query 7", f"query {HISTORY_LIMIT + 4}"]
    assert "query 0" not in history
