"""One writer at a time for the search index, and folders that only their owner can write to.

Whoosh's own lock gives up or polls. This one waits, is freed by the system when its process
dies, and lies beside the folder, so that it outlives a rebuild.
"""

import fcntl
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from briefreader.errors import IndexUnusableError


@contextmanager
def exclusive_lock(folder: Path, *, wait: bool = True) -> Iterator[bool]:
    """Hold the lock of the index in `folder`; yields False where it is held and not waited for."""
    folder.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    descriptor = os.open(folder.with_name(folder.name + ".lock"), os.O_RDWR | os.O_CREAT, 0o600)
    try:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
        except BlockingIOError:
            yield False
        else:
            yield True
    finally:
        os.close(descriptor)


def require_private(folder: Path) -> None:
    """Raise IndexUnusableError where `folder` is missing or somebody else can write to it."""
    try:
        state = folder.stat()
    except OSError as error:
        raise IndexUnusableError("There is no search index yet.") from error
    if not stat.S_ISDIR(state.st_mode):
        raise IndexUnusableError(f"{folder} is not a folder.")
    if state.st_uid != os.geteuid():
        raise IndexUnusableError(f"{folder} belongs to another user; the index in it is not used.")
    if state.st_mode & (stat.S_IWGRP | stat.S_IWOTH):
        raise IndexUnusableError(
            f"Other users can write to {folder}; the index in it is not used. "
            f"`chmod go-w {folder}` mends this."
        )
