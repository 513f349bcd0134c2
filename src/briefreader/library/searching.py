"""Puts the search together with a library's folders. Imports no engine until one is needed."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from briefreader.locations import Locations
from briefreader.store import Store

if TYPE_CHECKING:
    from briefreader.search.client import SearchClient
    from briefreader.search.whoosh_engine import WhooshEngine


def make_engine(locations: Locations, store: Store) -> "WhooshEngine":
    """Return an engine that answers in this process."""
    from briefreader.search.whoosh_engine import WhooshEngine

    return WhooshEngine(locations.index_dir, store)


@contextmanager
def open_engine(locations: Locations, store: Store) -> "Iterator[WhooshEngine]":
    """Give an engine for a moment."""
    engine = make_engine(locations, store)
    try:
        yield engine
    finally:
        engine.close()


def search_client(locations: Locations) -> "SearchClient":
    """Return the client of a search process that is not started yet."""
    from briefreader.search.client import SearchClient

    return SearchClient(locations)
