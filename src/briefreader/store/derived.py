"""Caches what is computed from one version of a text: annotations, sentence vectors.

Knows nothing of what it keeps: bytes in, the same bytes out, as long as the stamp is the same.
"""

from collections.abc import Iterable, Sequence

from briefreader.store.database import Database
from briefreader.store.rows import chunks, placeholders


class Derived(Database):
    """The part of the store that can be thrown away."""

    def derived(self, article: int, version: int, kind: str, stamp: str) -> bytes | None:
        """Return what was kept for this version of a text under this stamp, or None."""
        with self.reading() as connection:
            row = connection.execute(
                "SELECT data FROM derived "
                "WHERE article = ? AND version = ? AND kind = ? AND stamp = ?",
                (article, version, kind, stamp),
            ).fetchone()
        return None if row is None else bytes(row[0])

    def derived_many(self, ids: Sequence[int], kind: str, stamp: str) -> dict[int, bytes]:
        """Return what was kept for the newest version of each of these articles."""
        found: dict[int, bytes] = {}
        with self.reading() as connection:
            for chunk in chunks(ids):
                found.update(
                    connection.execute(
                        "SELECT d.article, d.data FROM derived AS d JOIN articles AS a "
                        "ON a.id = d.article AND a.version = d.version "
                        f"WHERE d.article IN ({placeholders(chunk)}) AND kind = ? AND stamp = ?",
                        (*chunk, kind, stamp),
                    )
                )
        return found

    def underived(
        self, kind: str, stamp: str, limit: int = -1, *, in_stories: bool = False
    ) -> list[int]:
        """Return the articles whose newest version lacks this, newest report first.

        `limit` is how many at most, -1 for all; with `in_stories` only those that share a
        story with others are looked at.
        """
        some = "WHERE story IS NOT NULL" if in_stories else ""
        with self.reading() as connection:
            rows = connection.execute(
                "SELECT id FROM articles WHERE id IN (SELECT id FROM ("
                f"SELECT id, version FROM articles {some} EXCEPT "
                "SELECT article, version FROM derived WHERE kind = ? AND stamp = ?)) "
                "ORDER BY sort_key DESC, id DESC LIMIT ?",
                (kind, stamp, limit),
            )
            return [row[0] for row in rows]

    def dates_of_derived(self, kind: str, stamp: str) -> dict[int, tuple[int, str]]:
        """Return (newest version, publication date) of every article that has this."""
        with self.reading() as connection:
            rows = connection.execute(
                "SELECT id, a.version, published FROM derived AS d JOIN articles AS a "
                "ON a.id = d.article AND a.version = d.version WHERE kind = ? AND stamp = ?",
                (kind, stamp),
            )
            return {row[0]: row[1:] for row in rows}

    def put_derived(self, kind: str, stamp: str, items: Iterable[tuple[int, int, bytes]]) -> None:
        """Keep (article, version, data) items in place of what another stamp left.

        A version that was removed in the meantime is passed over.
        """
        with self.writing(visible=False) as connection:
            connection.executemany(
                "INSERT OR REPLACE INTO derived (article, version, kind, stamp, data) "
                "SELECT article, version, ?, ?, ? FROM versions WHERE article = ? AND version = ?",
                [(kind, stamp, data, article, version) for article, version, data in items],
            )

    def forget_derived(self, kind: str, ids: Iterable[int]) -> None:
        """Throw away what was kept of this kind for these articles."""
        with self.writing(visible=False) as connection:
            connection.executemany(
                "DELETE FROM derived WHERE kind = ? AND article = ?",
                [(kind, article) for article in ids],
            )
