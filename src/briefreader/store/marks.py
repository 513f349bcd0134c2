"""Keeps what the reader did to articles: read and starred marks, notes, tags."""

from collections.abc import Iterable

from briefreader.errors import NotFoundError
from briefreader.store.database import Database
from briefreader.store.rows import log_change


class Marks(Database):
    """The part of the store that belongs to the reader."""

    def mark(
        self, ids: Iterable[int], *, read: bool | None = None, starred: bool | None = None
    ) -> None:
        """Set the marks that are given; ids that are gone are passed over."""
        given = {
            name: int(value)
            for name, value in (("read", read), ("starred", starred))
            if value is not None
        }
        if not given:
            return
        columns = ", ".join(f"{name} = ?" for name in given)
        changed = " OR ".join(f"{name} <> ?" for name in given)
        with self.writing() as connection:
            connection.executemany(
                f"UPDATE articles SET {columns} WHERE id = ? AND ({changed})",
                [(*given.values(), article, *given.values()) for article in ids],
            )

    def set_note(self, article: int, text: str) -> None:
        """Put a note on an article, or take it off with an empty text. Raises NotFoundError."""
        with self.writing() as connection:
            done = connection.execute("UPDATE articles SET note = ? WHERE id = ?", (text, article))
            if not done.rowcount:
                raise NotFoundError(f"There is no report {article} in the library.")

    def tag(self, ids: Iterable[int], tag: str) -> None:
        """Put a tag on articles; ids that are gone are passed over."""
        with self.writing() as connection:
            for article in ids:
                done = connection.execute(
                    "INSERT OR IGNORE INTO tags (article, tag) "
                    "SELECT id, ? FROM articles WHERE id = ?",
                    (tag, article),
                )
                if done.rowcount:
                    log_change(connection, article)

    def untag(self, ids: Iterable[int], tag: str) -> None:
        """Take a tag off articles."""
        with self.writing() as connection:
            for article in ids:
                done = connection.execute(
                    "DELETE FROM tags WHERE article = ? AND tag = ?", (article, tag)
                )
                if done.rowcount:
                    log_change(connection, article)
