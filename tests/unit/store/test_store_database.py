"""The library file is private, safely migrated, shared by processes; its faults are said."""

import os
import sqlite3
import stat
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from briefreader.errors import (
    LibraryBusyError,
    LibraryDamagedError,
    LibraryFullError,
    LibraryReadOnlyError,
    LibraryTooNewError,
    StoreError,
)
from briefreader.models.article import Report
from briefreader.store import Store
from briefreader.store.database import Database
from briefreader.store.schema import APPLICATION_ID, MIGRATIONS, Migration

MakeReport = Callable[..., Report]


def pragma(connection: sqlite3.Connection, name: str) -> object:
    return connection.execute(f"PRAGMA {name}").fetchone()[0]


def test_a_new_library_is_private_and_durable(store: Store) -> None:
    store.add(Report(title="One", paragraphs=("Text.",)))
    assert stat.S_IMODE(store.path.parent.stat().st_mode) == 0o700
    for path in store.path.parent.iterdir():
        assert stat.S_IMODE(path.stat().st_mode) == 0o600, path
    with store.reading() as connection:
        assert pragma(connection, "journal_mode") == "wal"
        assert pragma(connection, "synchronous") == 2
        assert pragma(connection, "foreign_keys") == 1
        assert pragma(connection, "busy_timeout") == 30_000
        assert pragma(connection, "application_id") == APPLICATION_ID


def test_a_library_is_the_same_when_opened_again(library_path: Path) -> None:
    with Store.open(library_path) as store:
        store.add(Report(title="One", paragraphs=("Text.",)))
        identity = store.identity()
    with Store.open(library_path) as store:
        assert store.identity() == identity
        assert store.article(1).report.title == "One"


def test_a_failed_write_leaves_nothing(store: Store) -> None:
    def write_and_stop() -> None:
        with store.writing() as connection:
            connection.execute("UPDATE library SET identity = 'changed'")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_and_stop()
    assert store.identity() != "changed"
    store.add(Report(title="One", paragraphs=("Text.",)))


def test_what_is_written_together_is_kept_together(store: Store, make_report: MakeReport) -> None:
    def add_and_stop() -> None:
        with store.together():
            store.add(make_report(2))
            assert store.count() == 2
            raise KeyboardInterrupt

    store.add(make_report(1))
    revision = store.revision()
    with pytest.raises(KeyboardInterrupt):
        add_and_stop()
    assert (store.count(), store.revision()) == (1, revision)
    with store.together():
        store.add(make_report(2))
        store.add(make_report(3))
    assert (store.count(), store.revision()) == (3, revision + 1)


def test_every_thread_reads_while_one_writes(store: Store, make_report: MakeReport) -> None:
    """A reader sees the last finished write, at once, while another write is open."""
    store.add(make_report(1))
    seen: list[int] = []
    with store.writing() as connection:
        connection.execute("DELETE FROM articles")
        reader = threading.Thread(target=lambda: seen.append(store.count()))
        reader.start()
        reader.join(5)
    assert seen == [1]
    assert store.count() == 0


def test_connections_of_ended_threads_are_let_go(store: Store) -> None:
    for _ in range(20):
        thread = threading.Thread(target=store.count)
        thread.start()
        thread.join()
    assert len(store._connections) <= 2


def test_another_writer_is_waited_for_and_then_named(library_path: Path) -> None:
    Store.open(library_path).close()
    other = sqlite3.connect(library_path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    impatient = Store(library_path, busy_seconds=0.1)
    impatient.prepare()
    with pytest.raises(LibraryBusyError, match="Try again"):
        impatient.add(Report(title="One", paragraphs=("Text.",)))
    other.execute("ROLLBACK")
    assert impatient.add(Report(title="One", paragraphs=("Text.",))).status == "added"
    other.close()
    impatient.close()


_FIRST_START = """
import sys
from pathlib import Path
from briefreader.models.article import Report
from briefreader.store import Store
path, number = Path(sys.argv[1]), sys.argv[2]
with Store.open(path) as store:
    for index in range(10):
        store.add(Report(title=f"{number}.{index}", paragraphs=(f"Text {number}.{index}.",)))
"""


def test_many_first_starts_at_once_make_one_library(library_path: Path) -> None:
    processes = [
        subprocess.Popen(
            [sys.executable, "-c", _FIRST_START, str(library_path), str(number)],
            stderr=subprocess.PIPE,
        )
        for number in range(4)
    ]
    for process in processes:
        _, errors = process.communicate(timeout=60)
        assert process.returncode == 0, errors.decode()
    with Store.open(library_path) as store:
        assert store.count() == 40
        assert store.check() == []


# --- migrations ------------------------------------------------------------------------------

_NEXT = ("ALTER TABLE library ADD COLUMN motto TEXT NOT NULL DEFAULT 'read on'",)


def lift(path: Path, *migrations: Migration) -> None:
    """Open a library with a release that knows these migrations as well."""
    later = Store(path, migrations=(*MIGRATIONS, *migrations))
    later.prepare()
    later.close()


def test_an_older_library_is_backed_up_and_lifted(library_path: Path) -> None:
    with Store.open(library_path) as store:
        store.add(Report(title="One", paragraphs=("Text.",)))
    newer = Store(library_path, migrations=(*MIGRATIONS, _NEXT))
    newer.prepare()
    with newer.reading() as connection:
        assert connection.execute("SELECT motto FROM library").fetchone() == ("read on",)
    assert newer.article(1).report.title == "One"
    newer.close()
    backup = library_path.with_name(f"library.db.v{len(MIGRATIONS)}.bak")
    assert stat.S_IMODE(backup.stat().st_mode) == 0o600
    with Store.open(backup) as old:
        assert old.article(1).report.title == "One"


def test_only_the_newest_backup_is_kept(library_path: Path) -> None:
    Store.open(library_path).close()
    lifts = (_NEXT, ("CREATE TABLE shelf (place TEXT)",))
    for number in (1, 2):
        lift(library_path, *lifts[:number])
    kept = [path.name for path in library_path.parent.glob("*.bak*")]
    assert kept == [f"library.db.v{len(MIGRATIONS) + 1}.bak"]


def test_a_backup_holds_the_version_that_it_is_named_for(
    library_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another process lifts the library between the look at its version and the copy."""
    Store.open(library_path).close()
    back_up = Database._back_up

    def be_late(database: Database, connection: sqlite3.Connection, version: int) -> None:
        monkeypatch.undo()
        lift(library_path, _NEXT)
        back_up(database, connection, version)

    monkeypatch.setattr(Database, "_back_up", be_late)
    lift(library_path, _NEXT)
    (backup,) = library_path.parent.glob("*.bak*")
    with Store.open(backup) as old, old.reading() as connection:
        assert pragma(connection, "user_version") == len(MIGRATIONS)


def test_a_library_that_cannot_be_backed_up_is_not_lifted(small_disk: Path) -> None:
    path = small_disk / "library.db"
    with Store.open(path) as store:
        store.add(Report(title="One", paragraphs=(os.urandom(500_000).hex(),)))
    with pytest.raises(LibraryFullError, match="free some space"):
        lift(path, _NEXT)
    assert list(small_disk.glob("*.bak*")) == []
    with Store.open(path) as store:
        assert store.count() == 1


def test_a_migration_that_fails_changes_nothing(library_path: Path) -> None:
    Store.open(library_path).close()
    broken = Database(library_path, migrations=(*MIGRATIONS, (*_NEXT, "NOT SQL")))
    with pytest.raises(StoreError):
        broken.prepare()
    with Store.open(library_path) as store, store.reading() as connection:
        columns = [row[1] for row in connection.execute("PRAGMA table_info(library)")]
    assert "motto" not in columns


def test_a_library_of_a_later_release_is_refused_and_left_alone(library_path: Path) -> None:
    lift(library_path, _NEXT)
    before = library_path.read_bytes()
    with pytest.raises(LibraryTooNewError, match="Update briefreader"):
        Store.open(library_path)
    assert library_path.read_bytes() == before


# --- what can be wrong with the file -----------------------------------------------------------


def test_a_file_that_is_no_database_is_refused_and_left_alone(library_path: Path) -> None:
    library_path.parent.mkdir()
    library_path.write_bytes(b"This is not a library. " * 500)
    with pytest.raises(LibraryDamagedError, match="Move it away"):
        Store.open(library_path)
    assert library_path.read_bytes().startswith(b"This is not")


def test_a_database_of_another_program_is_refused(library_path: Path) -> None:
    library_path.parent.mkdir()
    other = sqlite3.connect(library_path)
    other.execute("CREATE TABLE recipes (name TEXT)")
    other.commit()
    other.close()
    with pytest.raises(LibraryDamagedError, match="another program"):
        Store.open(library_path)


def test_damage_inside_is_found_by_the_check_and_said_by_what_meets_it(
    library_path: Path, make_report: MakeReport
) -> None:
    with Store.open(library_path) as store:
        store.add_many(make_report(number) for number in range(300))
    content = bytearray(library_path.read_bytes())
    for start in range(8192, len(content), 4096):
        content[start : start + 512] = os.urandom(512)
    library_path.write_bytes(content)

    def read_all() -> None:
        with Store.open(library_path) as store:
            assert store.check() != []
            store.articles(list(range(1, 301)))

    with pytest.raises(LibraryDamagedError, match="not a sound briefreader library"):
        read_all()


def test_a_backup_is_named_where_there_is_one(library_path: Path) -> None:
    library_path.parent.mkdir()
    library_path.write_bytes(b"x" * 5000)
    backup = library_path.with_name("library.db.v1.bak")
    backup.write_bytes(b"")
    with pytest.raises(LibraryDamagedError, match=r"library\.db\.v1\.bak"):
        Store.open(library_path)


def test_a_folder_in_the_library_s_place_is_said(library_path: Path) -> None:
    library_path.mkdir(parents=True)
    with pytest.raises(StoreError, match="--data-dir"):
        Store.open(library_path)


def test_a_file_in_the_folder_s_place_is_said(tmp_path: Path) -> None:
    (tmp_path / "library").write_text("a file")
    with pytest.raises(StoreError, match="--data-dir"):
        Store.open(tmp_path / "library" / "library.db")


def test_the_folder_s_name_may_be_any_name_the_system_allows(tmp_path: Path) -> None:
    folder = Path(os.fsdecode(os.fsencode(tmp_path) + b"/b\xff?mode=memory#%41"))
    for _ in range(2):
        with Store.open(folder / "library.db") as store:
            store.add(Report(title="One", paragraphs=("Text.",)))
            assert store.count() == 1
    assert (folder / "library.db").stat().st_size > 0


# --- disks that are full or read-only ------------------------------------------------------------


def test_a_full_disk_is_said_and_what_was_stored_stays(
    small_disk: Path, make_report: MakeReport
) -> None:
    path = small_disk / "library.db"
    stored: list[int] = []

    def fill(store: Store) -> None:
        for number in range(10_000):
            noise = os.urandom(8000).hex()
            stored.append(store.add(make_report(number, paragraphs=(noise,))).id or 0)

    with Store.open(path) as store:
        with pytest.raises(LibraryFullError, match="free some space"):
            fill(store)
        assert len(stored) > 10
        assert store.count() == len(stored)
        assert store.article(1).report.title == "Lighthouse 0 relit"
    with Store.open(path) as store:
        assert store.count() == len(stored)
        assert store.check() == []


def test_a_disk_without_room_for_a_new_library_is_said(small_disk: Path) -> None:

    filler = small_disk / "filler"
    with pytest.raises(OSError, match="No space"):
        filler.write_bytes(b"x" * 10_000_000)
    with pytest.raises(LibraryFullError):
        Store.open(small_disk / "new" / "library.db")


def test_a_library_on_a_read_only_disk_can_be_read_and_not_written(
    small_disk: Path, make_report: MakeReport, remount_read_only: Callable[[Path], None]
) -> None:
    path = small_disk / "library.db"
    with Store.open(path) as store:
        store.add(make_report())
    remount_read_only(small_disk)
    with Store.open(path) as store:
        assert store.read_only
        assert store.article(1).report.title == "Lighthouse 1 relit"
        assert list(store.ids()) == [1]
        with pytest.raises(LibraryReadOnlyError, match="--data-dir"):
            store.add(make_report(2))


def test_an_older_library_on_a_read_only_disk_is_said_to_need_writing_once(
    small_disk: Path, remount_read_only: Callable[[Path], None]
) -> None:
    path = small_disk / "library.db"
    Store.open(path).close()
    remount_read_only(small_disk)
    with pytest.raises(LibraryReadOnlyError, match="Open it once with permission to write"):
        lift(path, _NEXT)


def test_no_library_can_be_made_on_a_read_only_disk(
    small_disk: Path, remount_read_only: Callable[[Path], None]
) -> None:
    remount_read_only(small_disk)
    with pytest.raises(LibraryReadOnlyError, match="--data-dir"):
        Store.open(small_disk / "home" / "library.db")


def test_closing_waits_until_another_thread_has_let_go(library_path: Path) -> None:
    """SQLite crashes where a connection is closed while a statement runs on it."""
    store = Store.open(library_path)
    reading, closing, read = threading.Event(), threading.Event(), []

    def use() -> None:
        with store.reading() as connection:
            reading.set()
            closing.wait(5)
            time.sleep(0.1)
            read.append(connection.execute("SELECT 1").fetchone())

    thread = threading.Thread(target=use)
    thread.start()
    reading.wait(5)
    closing.set()
    store.close()
    assert read == [(1,)]
    thread.join()


def test_closing_cuts_short_what_another_thread_is_doing(library_path: Path) -> None:
    store = Store.open(library_path)
    begun, faults = threading.Event(), []
    endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n"

    def use() -> None:
        try:
            with store.reading() as connection:
                begun.set()
                connection.execute(endless)
        except StoreError as error:
            faults.append(error)

    thread = threading.Thread(target=use)
    thread.start()
    begun.wait(5)
    store.close()
    thread.join(5)
    assert len(faults) == 1
