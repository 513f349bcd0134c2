"""Tells which files of some folders are new or changed. Reads none of them.

The folders are looked through again and again: that works on every file system, network
shares included, and 10,000 files take a few hundredths of a second.
"""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from briefreader.errors import InputError
from briefreader.ingest.inputs import shown, walk


@dataclass(frozen=True, slots=True)
class Stamp:
    """What changes when a file is written or replaced."""

    modified: int
    """Nanoseconds."""
    size: int
    inode: int


class FolderWatch:
    """Watches the files that `add` would read in some folders."""

    def __init__(self, folders: Sequence[str]) -> None:
        """Take the folders to watch. Raises InputError for what is no folder."""
        self._folders = [Path(folder).expanduser().absolute() for folder in folders]
        for folder in self._folders:
            if not folder.is_dir():
                raise InputError(f"{shown(folder)} is not a folder that can be watched.")
        self._told: dict[str, Stamp] = {}
        self._seen: Mapping[str, Stamp] = {}

    def settled(self) -> list[str]:
        """Look once; return the files that are new or changed and not being written any more.

        A file counts as written once two looks in a row find it the same: the caller decides
        how far apart they are. A file that was gone and is back is new. Raises InputError for
        folders of more files than can be read.
        """
        now = self._look()
        ready = [
            path
            for path, stamp in now.items()
            if stamp == self._seen.get(path) and stamp != self._told.get(path)
        ]
        self._told = {path: stamp for path, stamp in self._told.items() if path in now}
        self._told.update((path, now[path]) for path in ready)
        self._seen = now
        return ready

    def _look(self) -> dict[str, Stamp]:
        found: dict[str, Stamp] = {}
        for folder in self._folders:
            # What vanishes while it is looked at is found changed, or gone, by the next look.
            with suppress(OSError):
                for path in walk(folder):
                    with suppress(OSError):
                        status = path.stat()
                        stamp = Stamp(status.st_mtime_ns, status.st_size, status.st_ino)
                        found[str(path)] = stamp
        return found
