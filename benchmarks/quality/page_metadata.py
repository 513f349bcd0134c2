"""Measures how often title and date of a saved page are right, and pins the floors.

`page_labels.json` holds for each page what a person read on it: a digest of the headline that
stands above the text, and the day of publication. Two days are right where the page states
its time in UTC and prints another day. A title is right if no character differs. Exits 1
below a floor.

    python benchmarks/quality/page_metadata.py [--show]
"""

import hashlib
import json
import sys
import unicodedata
from pathlib import Path
from typing import Any

from floors import check
from ingest_data import read_pages

from briefreader.ingest.html import read_page

LABELS = Path(__file__).with_name("page_labels.json")
_DAY = len("2022-01-09")


def digest(title: str) -> str:
    plain = unicodedata.normalize("NFC", " ".join(title.split()))
    return hashlib.sha256(plain.encode()).hexdigest()[:16]


def main() -> int:
    labels: dict[str, Any] = {
        label["page"]: label for label in json.loads(LABELS.read_text(encoding="utf-8"))
    }
    titles = right = wrong = missing = 0
    for page in read_pages():
        label = labels.get(page.id[:16])
        if label is None:
            continue
        report = read_page(page.html, page.url, page.url)
        day = report.published[:_DAY]
        title_right, date_right = digest(report.title) == label["title"], day in label["dates"]
        titles += title_right
        right += date_right
        missing += not day
        wrong += bool(day) and not date_right
        if "--show" in sys.argv and not (title_right and date_right):
            print(f"    {page.url}\n        {report.title} | {report.published} {label['dates']}")
    count = len(labels)
    print(f"{count} pages: titles exact {titles / count:.1%}")
    print(f"dates right {right / count:.1%}, wrong {wrong / count:.1%}, none {missing / count:.1%}")
    return check(
        {
            "page_metadata.titles": titles / count,
            "page_metadata.dates": right / count,
            "page_metadata.dates_not_wrong": 1 - wrong / count,
        }
    )


if __name__ == "__main__":
    sys.exit(main())
