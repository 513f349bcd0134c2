"""Keeps which files of watched folders were brought in, and how they were then."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from briefreader.store.database import Database

if TYPE_CHECKING:
    from briefreader.models.watching import FileStamp


class Watched(Database):
    """The part of the store that keeps files from being read again when nothing changed."""

    def watched_files(self) -> "dict[str, FileStamp]":
        """Return the files that were dealt with, by path, as they were then."""
        from briefreader.models.watching import FileStamp

        with self.reading() as connection:
            rows = connection.execute("SELECT path, modified, size, inode FROM watched")
            return {path: FileStamp(*stamp) for path, *stamp in rows}

    def note_watched(self, files: "Mapping[str, FileStamp]") -> None:
        """Note that files were dealt with as they are."""
        if not files:
            return
        with self.writing(visible=False) as connection:
            connection.executemany(
                "INSERT OR REPLACE INTO watched (path, modified, size, inode) VALUES (?, ?, ?, ?)",
                [(path, stamp.modified, stamp.size, stamp.inode) for path, stamp in files.items()],
            )
