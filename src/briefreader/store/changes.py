"""Gives the change log out, for whoever keeps something derived from the articles."""

from typing import TYPE_CHECKING

from briefreader.store.database import Database

if TYPE_CHECKING:
    from briefreader.models.article import Change


class Changes(Database):
    """The part of the store that says what happened.

    Only the last change of each article is kept, so replaying all of them from 0 on gives
    exactly the articles of the library, and replaying some twice does no harm.
    """

    def changes(self, after: int, limit: int = 1000) -> "list[Change]":
        """Return the next changes whose number is greater than `after`, in order."""
        from briefreader.models.article import Change

        with self.reading() as connection:
            return [
                Change(*row)
                for row in connection.execute(
                    "SELECT number, article, kind FROM changes WHERE number > ? "
                    "ORDER BY number LIMIT ?",
                    (after, limit),
                )
            ]

    def last_change(self) -> int:
        """Return the number of the last change; 0 in a library that never held an article."""
        with self.reading() as connection:
            row = connection.execute("SELECT max(number) FROM changes").fetchone()
        return int(row[0] or 0)

    def pending(self, after: int) -> int:
        """Return how many articles changed after change `after`."""
        with self.reading() as connection:
            row = connection.execute(
                "SELECT count(*) FROM changes WHERE number > ?", (after,)
            ).fetchone()
        return int(row[0])
