"""Tells which files of some folders are new or changed, and brings them in. Reads none itself.

The folders are looked through again and again: that works on every file system, network
shares included, and 10,000 files take a tenth of a second.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from briefreader.errors import InputError
from briefreader.ingest.inputs import shown, walk
from briefreader.models.article import AddOutcome
from briefreader.models.watching import FileStamp
from briefreader.store import Store

SECONDS = 1.0
"""Between two looks at the folders."""
_SHARE = 20
"""How many times longer than a look the pause behind it is at least: 5% of a processor."""


class FolderWatch:
    """Watches the files that `add` would read in some folders."""

    def __init__(self, folders: Sequence[str], known: Mapping[str, FileStamp] | None = None):
        """Take the folders to watch, and the files that are not told unless they changed.

        Raises InputError for what is no folder.
        """
        self._folders = [Path(folder).expanduser().absolute() for folder in folders]
        for folder in self._folders:
            if not folder.is_dir():
                raise InputError(f"{shown(folder)} is not a folder that can be watched.")
        self._told = dict(known or {})
        self._seen: Mapping[str, FileStamp] = {}

    def settled(self) -> dict[str, FileStamp]:
        """Look once; return the files that are new or changed and not being written any more.

        A file counts as written once two looks in a row find it the same: the caller decides
        how far apart they are. A file that was gone and is back is new. Raises InputError for
        folders of more files than can be read.
        """
        now = self._look()
        ready = {
            path: stamp
            for path, stamp in now.items()
            if stamp == self._seen.get(path) and stamp != self._told.get(path)
        }
        self._told = {path: stamp for path, stamp in self._told.items() if path in now}
        self._told |= ready
        self._seen = now
        return ready

    def _look(self) -> dict[str, FileStamp]:
        found: dict[str, FileStamp] = {}
        for folder in self._folders:
            # What vanishes while it is looked at is found changed, or gone, by the next look.
            with suppress(OSError):
                for path in walk(folder):
                    with suppress(OSError):
                        status = path.stat()
                        stamp = FileStamp(status.st_mtime_ns, status.st_size, status.st_ino)
                        found[str(path)] = stamp
        return found


def bring_in(
    store: Store,
    files: Mapping[str, FileStamp],
    add: Callable[[Sequence[str]], Iterator[AddOutcome]],
) -> Iterator[AddOutcome]:
    """Bring files in by `add` and yield what became of each report.

    Those of which all could be read are noted, and not told by a later watch until they
    change; the others are tried again by it. Raises StoreError.
    """
    failed: list[str] = []
    for outcome in add(list(files)):
        if outcome.status == "failed":
            failed.append(outcome.source)
        yield outcome
    read = {path: stamp for path, stamp in files.items() if not _is_named(shown(path), failed)}
    store.note_watched(read)


def _is_named(path: str, sources: Sequence[str]) -> bool:
    return any(source == path or source.startswith(f"{path}:") for source in sources)


def pause_after(seconds: float) -> float:
    """Return how long to wait behind a look that took `seconds`."""
    return max(SECONDS, _SHARE * seconds)
