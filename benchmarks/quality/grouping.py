"""Measures how well reports are grouped into stories, and pins the floor.

BCubed F1 on dated reports of 45 events by three outlets, and on short undated reports of 50
events that come in like pairs (two earthquakes, two robberies). Exits 1 below a floor.

    python benchmarks/quality/grouping.py
"""

import sys

from floors import check
from grouping_data import Labelled, bcubed, read_events, read_stories

from briefreader.stories.group import group_reports
from briefreader.stories.profile import profile_report


def measure(labelled: list[Labelled]) -> tuple[float, float, float]:
    profiles = {at: profile_report(item.report) for at, item in enumerate(labelled)}
    return bcubed([item.story for item in labelled], group_reports(profiles))


def main() -> int:
    figures = {
        "stories": measure(read_stories()),
        "events": measure(read_events(sound=True)),
        "events, faulty topics included": measure(read_events(sound=False)),
    }
    for name, (f1, precision, recall) in figures.items():
        print(f"{name:32} F1 {f1:.4f}  precision {precision:.4f}  recall {recall:.4f}")
    return check(
        {"grouping.stories": figures["stories"][0], "grouping.events": figures["events"][0]}
    )


if __name__ == "__main__":
    sys.exit(main())
