"""Reads the pages and clean bodies that importing is measured on. Only measuring scripts use it."""

import gzip
import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

SHARED = Path(__file__).parents[2].parent / "shared" / "data"


@dataclass(frozen=True, slots=True)
class Page:
    """A saved page with the text that people marked as its body."""

    id: str
    url: str
    html: bytes
    body: str


def require_data() -> None:
    """End the script, saying why, where the measuring data are absent."""
    if not SHARED.is_dir():
        print("needs ../shared/data beside the checkout")
        sys.exit(2)


def read_pages() -> Iterator[Page]:
    """Yield the saved pages."""
    require_data()
    with gzip.open(SHARED / "pages_dev.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            record = json.loads(line)
            html = record["html"].encode("utf-8", "replace")
            yield Page(record["id"], record["url"], html, record["body"])


def read_story_bodies() -> Iterator[str]:
    """Yield the bodies of the reports that are grouped by hand into stories."""
    require_data()
    with (SHARED / "stories_dev.jsonl").open(encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)["body"]
