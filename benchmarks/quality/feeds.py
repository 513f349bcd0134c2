"""Compares how feeds are read with feedparser, and pins the floor.

Real feeds of many kinds. A feed counts as read alike if it has as many entries as feedparser
finds in it, or more where feedparser finds none; a title if it is the same text without its
markup; a date if it is the same minute, in whatever zone. Exits 1 below a floor.

    python benchmarks/quality/feeds.py

Needs the measuring data beside the checkout.
"""

import io
import sys
import tarfile
import time
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import feedparser
from floors import check

from briefreader.errors import InputError
from briefreader.ingest.feed_document import FeedEntry, plain_text, read_document

FEEDS = Path(__file__).parents[2].parent / "shared" / "data" / "feeds_dev.tar.gz"
_LONGEST_TITLE = 500


def read_feeds() -> Iterator[tuple[str, bytes]]:
    with tarfile.open(FEEDS) as archive:
        for member in archive:
            if (file := archive.extractfile(member)) is not None:
                yield member.name, file.read()


def same_title(theirs: Any, ours: FeedEntry) -> bool:
    return plain_text(theirs.get("title") or "")[:_LONGEST_TITLE] == ours.title


def same_date(theirs: Any, ours: FeedEntry) -> bool:
    parsed = theirs.get("published_parsed") or theirs.get("updated_parsed")
    expected = datetime(*parsed[:5], tzinfo=UTC) if parsed else None
    found = datetime.fromisoformat(ours.published) if ours.published else None
    if found is not None and found.tzinfo is None:  # a day alone: feedparser makes it midnight
        found = found.replace(tzinfo=UTC)
    return expected == found


def main() -> int:
    counts: Counter[str] = Counter()
    spent = {"briefreader": 0.0, "feedparser": 0.0}
    for name, data in read_feeds():
        begun = time.process_time()
        theirs = feedparser.parse(io.BytesIO(data), sanitize_html=False).entries
        spent["feedparser"] += time.process_time() - begun
        begun = time.process_time()
        try:
            ours = read_document(data).entries
        except InputError as error:
            print(f"{name}: {error}")
            ours = ()
        spent["briefreader"] += time.process_time() - begun
        counts["feeds"] += 1
        counts["alike"] += len(ours) == len(theirs) or (not theirs and bool(ours))
        if len(ours) != len(theirs):
            print(f"{name}: {len(ours)} entries, feedparser finds {len(theirs)}")
            continue
        counts["entries"] += len(ours)
        counts["titles"] += sum(map(same_title, theirs, ours))
        counts["dates"] += sum(map(same_date, theirs, ours))
    print(
        f"{counts['feeds']} feeds, {counts['alike']} with as many entries; of {counts['entries']} "
        f"entries {counts['titles']} titles and {counts['dates']} dates are the same"
    )
    print("CPU seconds: " + ", ".join(f"{name} {value:.2f}" for name, value in spent.items()))
    return check(
        {
            "feeds.entries": counts["alike"] / counts["feeds"],
            "feeds.titles": counts["titles"] / counts["entries"],
            "feeds.dates": counts["dates"] / counts["entries"],
        }
    )


if __name__ == "__main__":
    sys.exit(main())
