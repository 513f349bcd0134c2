"""A process that watches folders: `python -m briefreader.library.watch_process`.

It brings in what is new or changed and prints one JSON object a line of what it does, until its
standard input comes to an end: until whoever started it is gone. The terminal interface starts
it, so that it imports no parser itself.
"""

import argparse
import json
import os
import select
import signal
import sys
import time
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from briefreader.errors import BriefreaderError, InputError
from briefreader.locations import Locations
from briefreader.offline import obey_environment

if TYPE_CHECKING:
    from briefreader.library.library import Library
    from briefreader.models.watching import FileStamp

_NICENESS = 10
"""How far watching stands back behind everything that a reader waits for."""
_MOST_FAILURES = 20
"""Files that could not be read and are named of one look; the others are counted."""


def command(locations: Locations, folders: Sequence[str]) -> list[str]:
    """Return the command that watches `folders` for the library at `locations`."""
    places = ["--data", str(locations.data), "--config", str(locations.config)]
    # -P: a module of the reader's own folder must not take the place of one of ours.
    return [sys.executable, "-P", "-m", __name__, *places, "--", *folders]


def watch(library: "Library", folders: Sequence[str], go_on: Callable[[float], bool]) -> None:
    """Bring in what is new or changed in `folders`, look after look.

    `go_on` waits for so many seconds and says whether to look again. A folder that cannot be
    watched is said, and the others are. Raises StoreError.
    """
    from briefreader.library.watching import FolderWatch, pause_after

    known = library.store.watched_files()
    watches = []
    for folder in folders:
        try:
            watches.append(FolderWatch([folder], known))
        except InputError as error:
            _tell(problem=str(error))
    pause = 0.0
    while watches and go_on(pause):
        started = time.monotonic()
        for one in list(watches):
            try:
                files = one.settled()
            except InputError as error:
                watches.remove(one)
                _tell(problem=str(error))
                continue
            if files:
                _bring_in(library, files)
        pause = pause_after(time.monotonic() - started)


def _bring_in(library: "Library", files: "Mapping[str, FileStamp]") -> None:
    from briefreader.library.watching import bring_in

    _tell(reading=len(files))
    counts: Counter[str] = Counter()
    failures: list[tuple[str, str]] = []
    for outcome in bring_in(library.store, files, library.add):
        counts[outcome.status] += 1
        if outcome.status == "failed" and len(failures) < _MOST_FAILURES:
            failures.append((outcome.source, outcome.reason))
    _tell(
        added=counts["added"],
        changed=counts["updated"],
        known=counts["duplicate"],
        failed=counts["failed"],
        failures=failures,
    )


def _tell(**what: Any) -> None:
    sys.stdout.write(json.dumps(what) + "\n")
    sys.stdout.flush()


def _stays_open(seconds: float) -> bool:
    """Wait; tell whether standard input is open still. Nothing is ever written to it."""
    readable, _, _ = select.select([sys.stdin], [], [], seconds)
    return not readable


def main() -> int:
    """Watch; returns 1 if that was not possible at all."""
    parser = argparse.ArgumentParser(prog="briefreader.library.watch_process")
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--config", type=Path, required=True)
    parser.add_argument("folders", nargs="+")
    arguments = parser.parse_args()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    os.nice(_NICENESS)
    obey_environment()

    from briefreader.library.library import Library

    data: Path = arguments.data
    locations = Locations(config=arguments.config, data=data, cache=data, state=data)
    try:
        with Library.open(locations) as library:
            watch(library, arguments.folders, _stays_open)
    except BriefreaderError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    except BrokenPipeError:
        return 1
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
