"""Says in plain words what SQLite or the file system refused, and what to do about it."""

import errno
import os
import shutil
import sqlite3
from pathlib import Path

from briefreader.errors import (
    LibraryBusyError,
    LibraryDamagedError,
    LibraryFullError,
    LibraryReadOnlyError,
    LibraryTooNewError,
    StoreError,
)

_NEARLY_NOTHING = 256 * 1024
"""Bytes of free space below which an unexplained write error means a full disk."""

_FULL = ("SQLITE_FULL",)
_BUSY = ("SQLITE_BUSY", "SQLITE_LOCKED")
_READ_ONLY = ("SQLITE_READONLY", "SQLITE_PERM", "SQLITE_AUTH", "SQLITE_CANTOPEN")
_DAMAGED = ("SQLITE_CORRUPT", "SQLITE_NOTADB", "SQLITE_FORMAT")
_MISSING = ("no such table", "no such column")


def explain_sqlite(error: sqlite3.Error, path: Path) -> StoreError:
    """Return the error of ours that says what `error` means for the library at `path`."""
    name = getattr(error, "sqlite_errorname", None) or ""
    if name.startswith(_FULL) or (name.startswith("SQLITE_IOERR") and _is_full(path)):
        return full(path)
    if name.startswith(_BUSY):
        return LibraryBusyError(
            f"{path} is being written by another process that did not finish in time. "
            "Try again when it is done."
        )
    if name.startswith(_READ_ONLY):
        return refused(path)
    if name.startswith(_DAMAGED) or str(error).startswith(_MISSING):
        return damaged(path, str(error))
    return StoreError(f"{path} could not be used: {error}. `briefreader doctor` looks closer.")


def explain_os(error: OSError, path: Path) -> StoreError:
    """Return the error of ours that says what `error` means for the library at `path`."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return full(path)
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return refused(path)
    reason = error.strerror or str(error)
    return StoreError(f"{path} cannot be opened: {reason}. Choose another folder with --data-dir.")


def full(path: Path) -> LibraryFullError:
    """Say that the disk has no room."""
    return LibraryFullError(
        f"The disk that holds {path} is full. What was stored before is safe; "
        "free some space and do the rest again."
    )


def refused(path: Path) -> StoreError:
    """Say what the permissions of the library or of its folder do not allow."""
    if _is_closed(path):
        return StoreError(
            f"{path} cannot be read: the file or its folder is closed to you. "
            "Change its permissions, or choose another folder with --data-dir."
        )
    return read_only(path)


def read_only(path: Path) -> LibraryReadOnlyError:
    """Say that the library or its folder cannot be written."""
    return LibraryReadOnlyError(
        f"{path} cannot be written: the file, its folder or the disk is read-only for you. "
        "Change its permissions, or choose another folder with --data-dir."
    )


def cannot_be_lifted(path: Path) -> LibraryReadOnlyError:
    """Say that an older library, or an empty file, has to be written before it can be read."""
    return LibraryReadOnlyError(
        f"{path} has to be brought up to date before this release can read it, and cannot be "
        "written. Open it once with permission to write, or choose another folder with --data-dir."
    )


def damaged(path: Path, what: str) -> LibraryDamagedError:
    """Say that the file is not a sound library, and where a copy may be."""
    copies = sorted(path.parent.glob(f"{path.name}.v*.bak"))
    copy = f" An older copy is {copies[-1]}." if copies else ""
    # Changes left beside another file would be played into it.
    beside = [
        name for name in (f"{path.name}-wal", f"{path.name}-shm") if (path.parent / name).exists()
    ]
    along = f" with {' and '.join(beside)}" if beside else ""
    return LibraryDamagedError(
        f"{path} is not a sound briefreader library ({what}). Move it away{along} and add the "
        f"reports again, or put a backup in its place.{copy}"
    )


def too_new(path: Path, version: int, known: int) -> LibraryTooNewError:
    """Say that a later release wrote the library."""
    return LibraryTooNewError(
        f"{path} was written by a later release of briefreader (library version {version}, "
        f"this release reads up to {known}). Update briefreader, or choose another folder "
        "with --data-dir."
    )


def _is_closed(path: Path) -> bool:
    try:
        folder_closed = path.parent.is_dir() and not os.access(path.parent, os.X_OK)
        return folder_closed or (path.exists() and not os.access(path, os.R_OK))
    except PermissionError:  # a folder further up
        return True


def _is_full(path: Path) -> bool:
    try:
        return shutil.disk_usage(path.parent).free < _NEARLY_NOTHING
    except OSError:
        return False
