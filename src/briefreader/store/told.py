"""Keeps what the reader was told of once."""

from briefreader.store.database import Database


class Told(Database):
    """The part of the store that keeps notices from coming again."""

    def first_time(self, notice: str) -> bool:
        """Tell whether `notice` was never asked for before; from now on it was."""
        with self.reading() as connection:
            row = connection.execute("SELECT 1 FROM told WHERE notice = ?", (notice,)).fetchone()
        if row is not None:
            return False
        with self.writing(visible=False) as connection:
            done = connection.execute("INSERT OR IGNORE INTO told (notice) VALUES (?)", (notice,))
            return done.rowcount > 0
