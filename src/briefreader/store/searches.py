"""Keeps searches: the saved ones by name, and a history. Knows no query language."""

from typing import TYPE_CHECKING

from briefreader.errors import InputError, NotFoundError
from briefreader.store.database import Database
from briefreader.store.rows import now

if TYPE_CHECKING:
    from briefreader.models.search import SavedSearch, SortOrder

HISTORY_LIMIT = 200
"""Searches the history holds."""


class Searches(Database):
    """The part of the store that remembers what was searched. Names are the same in capitals."""

    def saved_searches(self) -> "list[SavedSearch]":
        """Return the saved searches by name."""
        # Imported here because a listing needs the store and not the models of searches.
        from briefreader.models.search import SavedSearch

        with self.reading() as connection:
            return [
                SavedSearch(*row)
                for row in connection.execute(
                    "SELECT name, query, sort FROM saved_searches ORDER BY name"
                )
            ]

    def saved_search(self, name: str) -> "SavedSearch":
        """Return the saved search of a name. Raises NotFoundError."""
        from briefreader.models.search import SavedSearch

        with self.reading() as connection:
            row = connection.execute(
                "SELECT name, query, sort FROM saved_searches WHERE name = ?", (name,)
            ).fetchone()
        if row is None:
            raise _unknown(name)
        return SavedSearch(*row)

    def save_search(self, name: str, query: str, sort: "SortOrder" = "relevance") -> None:
        """Keep a search under a name, in place of one of that name."""
        with self.writing() as connection:
            connection.execute(
                "INSERT OR REPLACE INTO saved_searches (name, query, sort, created) "
                "VALUES (?, ?, ?, ?)",
                (name, query, sort, now()),
            )

    def rename_search(self, name: str, new: str) -> None:
        """Give a saved search another name. Raises NotFoundError, InputError if it is taken."""
        with self.writing() as connection:
            taken = "SELECT 1 FROM saved_searches WHERE name = ? AND name <> ?"
            if connection.execute(taken, (new, name)).fetchone():
                raise InputError(f"There is a saved search named {new!r} already.")
            renamed = "UPDATE saved_searches SET name = ? WHERE name = ?"
            if not connection.execute(renamed, (new, name)).rowcount:
                raise _unknown(name)

    def forget_search(self, name: str) -> None:
        """Take a saved search out. Raises NotFoundError."""
        with self.writing() as connection:
            done = connection.execute("DELETE FROM saved_searches WHERE name = ?", (name,))
            if not done.rowcount:
                raise _unknown(name)

    def search_history(self) -> list[str]:
        """Return the queries searched for, newest first, each once."""
        with self.reading() as connection:
            rows = connection.execute("SELECT query FROM search_history ORDER BY number DESC")
            return [row[0] for row in rows]

    def remember_search(self, query: str) -> None:
        """Put a query on top of the history."""
        with self.writing(visible=False) as connection:
            connection.execute("INSERT OR REPLACE INTO search_history (query) VALUES (?)", (query,))
            connection.execute(
                "DELETE FROM search_history WHERE number <= "
                "(SELECT max(number) FROM search_history) - ? AND number NOT IN "
                "(SELECT number FROM search_history ORDER BY number DESC LIMIT ?)",
                (HISTORY_LIMIT, HISTORY_LIMIT),
            )


def _unknown(name: str) -> NotFoundError:
    return NotFoundError(f"There is no saved search named {name!r}.")
