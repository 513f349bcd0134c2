"""What the library remembers of searches: the saved ones by name, and a history."""

from typing import TYPE_CHECKING

from briefreader.errors import InputError
from briefreader.library.searching import Searched
from briefreader.sanitise import sanitise_line

if TYPE_CHECKING:
    from briefreader.models.search import SavedSearch, SearchRequest, SortOrder

NAME_LIMIT = 200
"""Characters kept of a saved search's name."""


class RememberedSearches(Searched):
    """The part of the library that keeps searches. Their names are the same in capitals."""

    def saved_searches(self) -> "list[SavedSearch]":
        """Return the saved searches by name."""
        return self.store.saved_searches()

    def saved_search(self, name: str) -> "SavedSearch":
        """Return the saved search of a name. Raises NotFoundError."""
        return self.store.saved_search(sanitise_line(name, NAME_LIMIT))

    def save_search(self, name: str, query: str, sort: "SortOrder" = "relevance") -> None:
        """Keep a search under a name, in place of one of that name.

        Raises InputError for an empty name, QueryError for a query that cannot be read.
        """
        from briefreader.search.query import parse_query

        clean = sanitise_line(query)
        parse_query(clean)
        parse_query(_unread(clean))  # a query at a limit would leave no room to count by
        self.store.save_search(_name(name), clean, sort)

    def rename_search(self, name: str, new: str) -> None:
        """Give a saved search another name. Raises NotFoundError, InputError."""
        self.store.rename_search(sanitise_line(name, NAME_LIMIT), _name(new))

    def forget_search(self, name: str) -> None:
        """Take a saved search out. Raises NotFoundError."""
        self.store.forget_search(sanitise_line(name, NAME_LIMIT))

    def count_unread(self, saved: "SavedSearch") -> int:
        """Return how many unread reports a saved search finds. Raises QueryError, SearchError."""
        return self.search(self.unread_request(saved)).total

    def unread_request(self, saved: "SavedSearch") -> "SearchRequest":
        """Return the search whose total says how many unread reports a saved search finds."""
        from briefreader.models.search import SearchRequest

        return SearchRequest(_unread(saved.query), limit=0)

    def search_history(self) -> list[str]:
        """Return the queries searched for, newest first."""
        return self.store.search_history()

    def remember_search(self, query: str) -> None:
        """Put a query on top of the history."""
        if clean := sanitise_line(query):
            self.store.remember_search(clean)


def _name(given: str) -> str:
    clean = sanitise_line(given, NAME_LIMIT)
    if not clean:
        raise InputError("A saved search needs a name.")
    return clean


def _unread(query: str) -> str:
    return f"is:unread ({query})"
