"""A process that tidies the library and ends: `python -m briefreader.library.housekeeping`.

It groups reports, counts the origins of stories, annotates the reports of stories and, with the
semantic extra, works out what sentences mean, so that whoever shows the library neither waits
for that nor imports what it needs. A report of no story is annotated when that is asked for:
it takes a few milliseconds, and among 100,000 reports most are never compared.
"""

import argparse
import os
import signal
import sys
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from briefreader.config import Settings
from briefreader.errors import BriefreaderError, NotFoundError
from briefreader.locations import Locations
from briefreader.offline import obey_environment

if TYPE_CHECKING:
    from briefreader.library.library import Library

_NICENESS = 10
"""How far housekeeping stands back behind everything that a reader waits for."""
_BATCH = 400
"""Articles annotated between two looks at whether there are newer ones to group."""
_SLOW_BATCH = 5
"""Articles whose sentences are worked out between two such looks, half a second each."""


def command(locations: Locations) -> list[str]:
    """Return the command that tidies the library at `locations`."""
    # -P: a module of the reader's own folder must not take the place of one of ours.
    return [sys.executable, "-P", "-m", __name__, "--data", str(locations.data)]


def tidy(library: "Library", go_on: Callable[[], bool]) -> None:
    """Group, count origins, annotate and so on until nothing is left, or `go_on` says no.

    Everything done is kept at once: the next run begins where this one was stopped.
    """
    before: _Work | None = None
    while go_on():
        if library.group_some():
            continue
        with closing(library.count_origins()) as counted:
            for _ in counted:
                if not go_on():
                    return
        work = _next_work(library)
        if not work.articles or work == before:
            return
        for article in work.articles:
            if not go_on():
                return
            with suppress(NotFoundError):
                work.do(article)
        before = work


class _Work(NamedTuple):
    """Something that is done to one article after another."""

    do: Callable[[int], object]
    articles: list[int]


def _next_work(library: "Library") -> _Work:
    from briefreader.library.meaning import lacks_vectors, without_vectors
    from briefreader.library.reading import ANNOTATION, annotation_stamp

    unannotated = library.store.underived(
        ANNOTATION, annotation_stamp(), limit=_BATCH, in_stories=True
    )
    if unannotated or not lacks_vectors(library.store):
        return _Work(library.annotated, unannotated)
    return _Work(library.keep_vectors, without_vectors(library.store, limit=_SLOW_BATCH))


def main() -> int:
    """Tidy one library; returns 1 if it could not be done."""
    parser = argparse.ArgumentParser(prog="briefreader.library.housekeeping")
    parser.add_argument("--data", type=Path, required=True)
    arguments = parser.parse_args()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    obey_environment()
    os.nice(_NICENESS)
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    parent = os.getppid()

    from briefreader.library.library import Library

    try:
        with Library.open(Locations.within(arguments.data), Settings()) as library:
            tidy(library, lambda: os.getppid() == parent)
    except BriefreaderError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
