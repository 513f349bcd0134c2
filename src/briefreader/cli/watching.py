"""`add --watch`: stays and brings in what is new or changed in folders."""

import time
from collections.abc import Callable, Iterable, Iterator, Sequence

from briefreader.cli import output
from briefreader.library import Library
from briefreader.models.article import AddOutcome


def watch(
    library: Library,
    folders: Sequence[str],
    add: Callable[[Sequence[str]], Iterator[AddOutcome]],
    report: Callable[[Iterable[AddOutcome]], object],
) -> int:
    """Bring in by `add` what is new, then every new or changed file, until ctrl+c.

    `report` says what became of each. Files that an earlier watch brought in and that have
    not changed since are not read again. Raises InputError for what is no folder.
    """
    from briefreader.library.watching import FolderWatch, bring_in, pause_after

    watched = FolderWatch(folders, library.store.watched_files())
    try:
        output.notice("Watching. Press ctrl+c to stop.")
        while True:
            started = time.monotonic()
            files = watched.settled()
            took = time.monotonic() - started
            if files:
                report(bring_in(library.store, files, add))
            time.sleep(pause_after(took))
    except KeyboardInterrupt:
        output.notice("Stopped watching. What was reported as done is done.")
    return output.DONE
