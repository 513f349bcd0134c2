"""A process that asks the feeds and ends: `python -m briefreader.library.feed_process`.

It prints one JSON object a line for each feed as soon as what it brought is safe on disk. The
terminal interface starts it, so that leaving waits for no server.
"""

import argparse
import json
import signal
import sys
from pathlib import Path

from briefreader.errors import BriefreaderError
from briefreader.locations import Locations
from briefreader.models.feed import FeedOutcome
from briefreader.offline import obey_environment


def command(locations: Locations) -> list[str]:
    """Return the command that updates the feeds of the library at `locations`."""
    places = ["--data", str(locations.data), "--config", str(locations.config)]
    # -P: a module of the reader's own folder must not take the place of one of ours.
    return [sys.executable, "-P", "-m", __name__, *places]


def line_of(outcome: FeedOutcome) -> str:
    """Return what is printed of one feed."""
    return json.dumps(
        {
            "title": outcome.feed.title,
            "status": outcome.status,
            "added": outcome.added,
            "changed": outcome.changed,
            "reason": outcome.reason,
        }
    )


def main() -> int:
    """Ask all feeds; returns 1 if that was not possible at all."""
    parser = argparse.ArgumentParser(prog="briefreader.library.feed_process")
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--config", type=Path, required=True)
    arguments = parser.parse_args()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    obey_environment()

    from briefreader.library.library import Library

    data: Path = arguments.data
    locations = Locations(config=arguments.config, data=data, cache=data, state=data)
    try:
        with Library.open(locations) as library:
            for outcome in library.update_feeds():
                sys.stdout.write(line_of(outcome) + "\n")
                sys.stdout.flush()
    except BriefreaderError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
