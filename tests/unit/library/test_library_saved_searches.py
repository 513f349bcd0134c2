"""Searches are kept clean and only if they can be made; they count what is unread."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from briefreader.config import Settings
from briefreader.errors import InputError, NotFoundError, QueryError
from briefreader.library import Library
from briefreader.locations import Locations
from briefreader.models.article import Report
from briefreader.models.search import SavedSearch


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.open(Locations.within(tmp_path), Settings()) as opened:
        for title in ("Ferry fire", "Ferry towed", "Bridge shut"):
            opened.store.add(Report(title=title, paragraphs=(f"{title}, the harbour said.",)))
        yield opened


def test_a_search_is_saved_without_what_a_terminal_would_obey(library: Library) -> None:
    library.save_search(" Sea\x1b[31m ", "ferry \x1b]0;owned\x07 OR bridge", "newest")
    assert library.saved_searches() == [SavedSearch("Sea", "ferry OR bridge", "newest")]
    assert library.saved_search("sea\x1b[0m").query == "ferry OR bridge"
    library.rename_search("SEA", "\x9b31mWater")
    library.forget_search("water")
    assert library.saved_searches() == []


def test_a_saved_search_needs_a_name_and_a_query_that_can_be_read(library: Library) -> None:
    library.save_search("Sea", "ferry")
    for name in ("", "\x1b[0m"):
        with pytest.raises(InputError, match="name"):
            library.save_search(name, "ferry")
        with pytest.raises(InputError, match="name"):
            library.rename_search("Sea", name)
    for query in ("", "ferry (", "nofield:x"):
        with pytest.raises(QueryError):
            library.save_search("Other", query)
    with pytest.raises(NotFoundError):
        library.saved_search("Other")


def test_a_query_too_long_to_be_counted_is_not_saved(library: Library) -> None:
    with pytest.raises(QueryError, match="1,000"):
        library.save_search("Long", "x" * 999)


@pytest.mark.parametrize("query", ["ferry", "ferry OR towed", "fer*", "-bridge", "(ferry)"])
def test_unread_reports_are_counted_whatever_the_query_is_made_of(
    library: Library, query: str
) -> None:
    library.save_search("Sea", query)
    saved = library.saved_search("Sea")
    assert library.count_unread(saved) == 2
    library.mark([1], read=True)
    assert library.count_unread(saved) == 1
    library.store.add(Report(title="More", paragraphs=("Another ferry, towed.",)))
    assert library.count_unread(saved) == 2


def test_the_history_holds_what_was_looked_for(library: Library) -> None:
    for query in ("ferry", "  ", " bridge\x1b[2J "):
        library.remember_search(query)
    assert library.search_history() == ["bridge", "ferry"]
