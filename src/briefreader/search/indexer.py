"""A process that brings the index up to date and ends: `python -m briefreader.search.indexer`.

The search process starts it for what takes long, so that it can answer searches meanwhile on
another core, and its memory goes back to the system at the end.
"""

import argparse
import os
import signal
import sys
from pathlib import Path

from briefreader.offline import obey_environment


def main() -> int:
    """Catch up; returns 1 if it could not be done."""
    parser = argparse.ArgumentParser(prog="briefreader.search.indexer")
    parser.add_argument("--library", type=Path, required=True)
    parser.add_argument("--index", type=Path, required=True)
    arguments = parser.parse_args()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    obey_environment()
    os.nice(5)
    parent = os.getppid()

    from briefreader.errors import BriefreaderError
    from briefreader.search.whoosh_engine import WhooshEngine
    from briefreader.store import Store

    def stop_without_parent(_done: int, _total: int) -> None:
        if os.getppid() != parent:
            raise SystemExit(1)

    try:
        with Store.open(arguments.library) as store:
            state = WhooshEngine(arguments.index, store).catch_up(stop_without_parent)
    except BriefreaderError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    if state.problem and state.pending:
        sys.stderr.write(f"{state.problem}\n")
        return 1
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
