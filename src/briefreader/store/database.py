"""Opens the library's SQLite file and guards every statement. Knows no articles.

Every write is one `BEGIN IMMEDIATE` transaction: a deferred one that reads and then writes
fails at once under a second writer, whatever the busy timeout says.
"""

import os
import sqlite3
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Self
from urllib.parse import quote

from briefreader.errors import (
    InputError,
    LibraryBusyError,
    LibraryReadOnlyError,
    NotFoundError,
)
from briefreader.store import faults
from briefreader.store.schema import APPLICATION_ID, MIGRATIONS, Migration

BUSY_SECONDS = 30.0
"""How long a statement waits for another process's write before giving up."""
CLOSE_SECONDS = 5.0
"""How long closing waits for what another thread is doing."""


class Database:
    """One library file, usable from any thread; each thread has its own connection."""

    def __init__(
        self,
        path: Path,
        *,
        migrations: Sequence[Migration] = MIGRATIONS,
        busy_seconds: float = BUSY_SECONDS,
    ) -> None:
        self.path = path
        self.read_only = False
        """Set where the file can be read and not written; every write then raises."""
        self._migrations = migrations
        self._busy_seconds = busy_seconds
        self._source = ""
        self._connections: dict[threading.Thread, sqlite3.Connection] = {}
        self._locks: dict[threading.Thread, threading.RLock] = {}
        """Each is held while its thread uses its connection."""
        self._guard = threading.Lock()
        self._together: set[threading.Thread] = set()
        """Threads inside `together`."""

    @classmethod
    def open(cls, path: Path) -> Self:
        """Open the library at `path`, made or brought up to date where that is needed.

        A library that cannot be written is opened for reading alone. Raises the subclass of
        StoreError that says why it cannot be opened.
        """
        database = cls(path)
        database.prepare()
        return database

    def prepare(self) -> None:
        """Make or migrate the file. Two processes may do so at once."""
        self._make_file()
        try:
            with self._explained():
                self._migrate_patiently()
        except BaseException:
            self.close()
            raise

    def close(self) -> None:
        """Let go of the file, also in threads that are still alive.

        What another thread is doing is cut short. One that does not heed that in time keeps its
        connection: SQLite crashes where a connection is closed under a statement.
        """
        with self._guard:
            connections = list(self._connections.items())
            self._connections.clear()
        for thread, connection in connections:
            lock = self._locks.pop(thread)
            if _cut_short(connection, lock):
                with suppress(sqlite3.Error):
                    connection.close()
                lock.release()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """Give a connection whose statements all see the library at one moment."""
        with self._explained():
            connection = self._connection()
            if threading.current_thread() in self._together:
                yield connection
                return
            connection.execute("BEGIN")
            try:
                yield connection
            finally:
                # Some faults end the transaction by themselves.
                if connection.in_transaction:
                    connection.execute("COMMIT")

    @contextmanager
    def writing(self, *, visible: bool = True) -> Iterator[sqlite3.Connection]:
        """Give a connection inside a write transaction: all of it is kept, or nothing.

        `visible` is false for what no reader can see, such as caches; other processes are
        then not told to look again.
        """
        if self.read_only:
            raise faults.read_only(self.path)
        with self._explained():
            connection = self._connection()
            if threading.current_thread() in self._together:
                yield connection
                return
            connection.execute("BEGIN IMMEDIATE")
            try:
                yield connection
                if visible:
                    connection.execute("UPDATE library SET revision = revision + 1")
                connection.execute("COMMIT")
            except BaseException:
                if connection.in_transaction:
                    connection.execute("ROLLBACK")
                raise

    @contextmanager
    def together(self) -> Iterator[None]:
        """Make one write of all that this thread reads and writes inside, kept whole or not at all.

        Other writers wait meanwhile: what takes long is done before.
        """
        thread = threading.current_thread()
        with self.writing():
            self._together.add(thread)
            try:
                yield
            finally:
                self._together.discard(thread)

    def revision(self) -> int:
        """Return a number that rises with every visible change by any process."""
        with self._explained():
            row = self._connection().execute("SELECT revision FROM library").fetchone()
            return int(row[0])

    def identity(self) -> str:
        """Return the random name this library was given when it was made."""
        with self._explained():
            row = self._connection().execute("SELECT identity FROM library").fetchone()
            return str(row[0])

    def check(self) -> list[str]:
        """Read the whole file and return what is wrong with it; empty if it is sound."""
        with self.reading() as connection:
            faults_found = [row[0] for row in connection.execute("PRAGMA integrity_check(20)")]
            orphans = connection.execute("PRAGMA foreign_key_check").fetchall()
        found = [fault for fault in faults_found if fault != "ok"]
        return found + [f"a row of {row[0]} belongs to nothing" for row in orphans[:20]]

    def _connection(self) -> sqlite3.Connection:
        thread = threading.current_thread()
        connection = self._connections.get(thread)
        if connection is None:
            connection = self._connect()
            with self._guard:
                for gone in [one for one in self._connections if not one.is_alive()]:
                    self._connections.pop(gone).close()
                    self._locks.pop(gone, None)
                self._connections[thread] = connection
        return connection

    def _connect(self) -> sqlite3.Connection:
        connection = sqlite3.connect(
            self._source,
            uri=True,
            timeout=self._busy_seconds,
            isolation_level=None,
            check_same_thread=False,
        )
        try:
            connection.execute("PRAGMA foreign_keys = ON")
            connection.execute("PRAGMA synchronous = FULL")
        except sqlite3.Error:
            connection.close()
            raise
        return connection

    @contextmanager
    def _explained(self) -> Iterator[None]:
        lock = self._locks.setdefault(threading.current_thread(), threading.RLock())
        try:
            with lock:
                yield
        except sqlite3.Error as error:
            raise faults.explain_sqlite(error, self.path) from error
        except OverflowError as error:
            raise NotFoundError("No number in the library is as large as that.") from error
        except UnicodeEncodeError as error:
            raise InputError("Half a character is no text and cannot be stored.") from error

    def _make_file(self) -> None:
        try:
            self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            os.close(os.open(self.path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600))
            self.read_only = not os.access(self.path.parent, os.W_OK)
        except OSError as error:
            fault = faults.explain_os(error, self.path)
            if not isinstance(fault, LibraryReadOnlyError) or not self.path.is_file():
                raise fault from error
            self.read_only = True
        self._source = f"{self._address()}?mode=rw"
        if self.read_only:
            self._source = self._readable_source()

    def _address(self) -> str:
        """Return the path as SQLite reads addresses; the system's names need not be UTF-8."""
        return f"file:{quote(os.fsencode(self.path))}"

    def _readable_source(self) -> str:
        """Find a way to read a library that cannot be written.

        SQLite wants to write beside a WAL file even to read it; where it must not, the file
        is read as it stands, which is safe because nobody else here can write it either.
        """
        plain = f"{self._address()}?mode=ro"
        try:
            connection = sqlite3.connect(plain, uri=True)
            try:
                connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
            finally:
                connection.close()
        except sqlite3.OperationalError:
            return f"{plain}&immutable=1"
        return plain

    def _migrate_patiently(self) -> None:
        """Migrate, waiting for another process that is doing the same.

        Switching to WAL does not honour the busy timeout, hence the loop.
        """
        give_up = time.monotonic() + self._busy_seconds
        while True:
            try:
                self._migrate()
            except sqlite3.OperationalError as error:
                fault = faults.explain_sqlite(error, self.path)
                if not isinstance(fault, LibraryBusyError) or time.monotonic() > give_up:
                    raise
                time.sleep(0.02)
            else:
                return

    def _migrate(self) -> None:
        connection = self._connection()
        version = self._version(connection)
        if version == len(self._migrations):
            return
        if self.read_only:
            raise faults.cannot_be_lifted(self.path)
        connection.execute("PRAGMA journal_mode = WAL")
        if version > 0:
            self._back_up(connection, version)
        connection.execute("BEGIN IMMEDIATE")
        try:
            # Another process may have migrated since: look again inside the transaction.
            version = self._version(connection)
            for migration in self._migrations[version:]:
                for statement in migration:
                    connection.execute(statement)
            connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            connection.execute(f"PRAGMA user_version = {len(self._migrations)}")
            connection.execute("COMMIT")
        except BaseException:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise

    def _version(self, connection: sqlite3.Connection) -> int:
        """Return the library's version, 0 for an empty file; raise where it is not ours."""
        version = int(connection.execute("PRAGMA user_version").fetchone()[0])
        owner = int(connection.execute("PRAGMA application_id").fetchone()[0])
        tables = connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0]
        if owner != APPLICATION_ID and (owner or version or tables):
            raise faults.damaged(self.path, "it belongs to another program")
        if version > len(self._migrations):
            raise faults.too_new(self.path, version, len(self._migrations))
        return version

    def _back_up(self, connection: sqlite3.Connection, version: int) -> None:
        """Copy the library of this version beside itself, complete or not at all.

        Older copies go: what they hold is in this one.
        """
        target = self._backup_of(version)
        partial = target.with_name(f"{target.name}.{os.getpid()}")
        try:
            os.close(os.open(partial, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600))
            copy = sqlite3.connect(partial)
            try:
                connection.backup(copy)
                copied = copy.execute("PRAGMA user_version").fetchone()[0]
            finally:
                copy.close()
            if copied != version:
                # Another process has lifted the library meanwhile, and made the copy before.
                return
            partial.replace(target)
            for older in range(1, version):
                self._backup_of(older).unlink(missing_ok=True)
        except OSError as error:
            raise faults.explain_os(error, self.path) from error
        finally:
            partial.unlink(missing_ok=True)

    def _backup_of(self, version: int) -> Path:
        return self.path.with_name(f"{self.path.name}.v{version}.bak")


def _cut_short(connection: sqlite3.Connection, lock: threading.RLock) -> bool:
    """End what is done on a connection and take its lock; False where that does not help."""
    give_up = time.monotonic() + CLOSE_SECONDS
    while not lock.acquire(timeout=0.02):
        connection.interrupt()
        if time.monotonic() > give_up:
            return False
    return True
