"""Draws alarms on unlabelled reports, for a person to read and judge. Prints to the terminal only.

The reports are grouped into stories by our own grouping and compared pair by pair; copies that
are nearly the same text are left out. Stories are dealt into parts by a hash of their text, so
that what was mended on one part is judged on another. Each alarm stands with its words in both
reports; the counts of right ones are kept in docs/measurements.md.

    python benchmarks/quality/read_alarms.py --part 1 --kind figure --count 20
"""

import argparse
import gzip
import hashlib
import json
import random
import sys
from collections import Counter
from collections.abc import Iterator
from itertools import combinations

from alarms import alarms
from compare_data import SHARED
from grouping_data import read_events, read_stories

from briefreader.annotate import annotate
from briefreader.compare import compare_reports
from briefreader.models.annotation import AnnotatedReport
from briefreader.models.article import Report
from briefreader.store.alike import NEARLY_THE_SAME
from briefreader.store.resemblance import resemblance, runs
from briefreader.stories.group import group_reports
from briefreader.stories.profile import profile_report

SETS = ("stories", "events", "news")
MOST_REPORTS = 8
"""Reports of one story that are compared with one another."""


def read(name: str) -> list[Report]:
    """Return the reports of a set. Dates of `news` are made up and left out."""
    if name == "stories":
        return [item.report for item in read_stories()]
    if name == "events":
        return [item.report for item in read_events(sound=True)]
    with gzip.open(SHARED / "data" / "news_10k.jsonl.gz", "rt", encoding="utf-8") as file:
        records = [json.loads(line) for line in file]
    return [
        Report(
            record["title"],
            tuple(part.strip() for part in record["body"].split("\n\n") if part.strip()),
            record["outlet"],
            lang="en",
        )
        for record in records
    ]


def stories(reports: list[Report], part: int) -> Iterator[list[Report]]:
    """Yield the stories of one part, of two; both for part 0."""
    profiles = {at: profile_report(report) for at, report in enumerate(reports)}
    for group in group_reports(profiles):
        members = [reports[at] for at in group[:MOST_REPORTS]]
        dealt = hashlib.sha256(members[0].paragraphs[0].encode()).digest()[0] % 2 + 1
        if len(members) > 1 and part in (0, dealt):
            yield members


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--set", choices=SETS, action="append", help="all three if not given")
    parser.add_argument("--part", type=int, choices=(0, 1, 2), default=0)
    parser.add_argument("--kind", help="quote, figure, title, or `note: speaker` and the like")
    parser.add_argument("--count", type=int, default=20, help="how many to draw of each kind")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    found: dict[str, list[str]] = {}
    pairs: Counter[str] = Counter()
    for name in options.set or SETS:
        for members in stories(read(name), options.part):
            annotated = [AnnotatedReport(report, annotate(report)) for report in members]
            words = [runs(report.paragraphs) for report in members]
            for left, right in combinations(range(len(members)), 2):
                if resemblance(words[left], words[right]) >= NEARLY_THE_SAME:
                    continue
                pairs[name] += 1
                for kind, text in alarms(compare_reports(annotated[left], annotated[right])):
                    if options.kind in (None, kind):
                        titles = f"{members[left].title} / {members[right].title}"
                        found.setdefault(kind, []).append(f"{name}: {titles}\n      {text}")
    for kind, texts in sorted(found.items()):
        random.Random(options.seed).shuffle(texts)  # noqa: S311  a draw that can be repeated
        for number, text in enumerate(texts[: options.count], 1):
            print(f"{kind} {number}  {text}")
    for kind, texts in sorted(found.items()):
        print(f"{kind:18} {len(texts):4}")
    print(", ".join(f"{count} pairs of {name}" for name, count in pairs.items()))
    return 0


if __name__ == "__main__":
    sys.exit(main())
