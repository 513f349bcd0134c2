"""`add --watch`: stays and brings in what is new or changed in folders."""

import time
from collections.abc import Callable, Sequence

from briefreader.cli import output

SECONDS = 1.0
"""Between two looks at the folders."""
_SHARE = 20
"""How many times longer than a look the pause behind it is at least: 5% of a processor."""


def watch(folders: Sequence[str], bring_in: Callable[[Sequence[str]], object]) -> int:
    """Give `bring_in` the files that are there, then every new or changed one, until ctrl+c.

    Raises InputError for what is no folder.
    """
    from briefreader.library.watching import FolderWatch

    watched = FolderWatch(folders)
    try:
        output.notice("Watching. Press ctrl+c to stop.")
        while True:
            started = time.monotonic()
            files = watched.settled()
            took = time.monotonic() - started
            if files:
                bring_in(files)
            time.sleep(max(SECONDS, _SHARE * took))
    except KeyboardInterrupt:
        output.notice("Stopped watching. What was reported as done is done.")
    return output.DONE
