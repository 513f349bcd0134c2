"""Keeps the reader's word against the rules': rejected rows, what belongs together, outlets."""

from collections.abc import Iterable
from typing import Literal

from briefreader.store.database import Database

StoryLink = Literal["together", "apart"]


class Judgements(Database):
    """The part of the store that the rules have to respect."""

    def reject(self, left: int, right: int, rows: Iterable[str]) -> None:
        """Note that the reader calls rows of the comparison of two articles wrong.

        Each is named by what it shows, so that it is known again with the sides swapped and
        after the rules changed.
        """
        low, high = sorted((left, right))
        with self.writing() as connection:
            connection.executemany(
                "INSERT OR IGNORE INTO rejections (low, high, row) VALUES (?, ?, ?)",
                [(low, high, row) for row in rows],
            )

    def accept(self, left: int, right: int, rows: Iterable[str]) -> None:
        """Take rejections back."""
        low, high = sorted((left, right))
        with self.writing() as connection:
            connection.executemany(
                "DELETE FROM rejections WHERE low = ? AND high = ? AND row = ?",
                [(low, high, row) for row in rows],
            )

    def rejected(self, left: int, right: int) -> frozenset[str]:
        """Return the rejected rows of the comparison of two articles, in either order."""
        with self.reading() as connection:
            rows = connection.execute(
                "SELECT row FROM rejections WHERE low = ? AND high = ?",
                (min(left, right), max(left, right)),
            )
            return frozenset(row[0] for row in rows)

    def link(self, pairs: Iterable[tuple[int, int]], kind: StoryLink) -> None:
        """Note that pairs of articles tell of one event, or that they do not.

        The last word on a pair counts.
        """
        with self.writing() as connection:
            connection.executemany(
                "INSERT OR REPLACE INTO story_links (low, high, kind) VALUES (?, ?, ?)",
                [(min(pair), max(pair), kind) for pair in pairs if pair[0] != pair[1]],
            )

    def unlink(self, pairs: Iterable[tuple[int, int]]) -> None:
        """Forget what was noted on pairs of articles."""
        with self.writing() as connection:
            connection.executemany(
                "DELETE FROM story_links WHERE low = ? AND high = ?",
                [(min(pair), max(pair)) for pair in pairs],
            )

    def links(self) -> list[tuple[int, int, StoryLink]]:
        """Return all that the reader said on which articles belong together."""
        with self.reading() as connection:
            return connection.execute(
                "SELECT low, high, kind FROM story_links ORDER BY low, high"
            ).fetchall()

    def outlet_rules(self) -> dict[str, str]:
        """Return which outlet each known host is."""
        with self.reading() as connection:
            return dict(connection.execute("SELECT host, outlet FROM outlets ORDER BY host"))

    def set_outlet_rule(self, host: str, outlet: str) -> None:
        """Note which outlet a host is; an empty outlet takes the rule out."""
        with self.writing() as connection:
            if outlet:
                connection.execute(
                    "INSERT OR REPLACE INTO outlets (host, outlet) VALUES (?, ?)", (host, outlet)
                )
            else:
                connection.execute("DELETE FROM outlets WHERE host = ?", (host,))
