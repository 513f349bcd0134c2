"""Reads what strangers wrote in a process that can do no harm. Imports no parser."""

from briefreader.ingest.sandbox.pool import Sandbox
from briefreader.ingest.sandbox.tasks import (
    FEED,
    FILE,
    LINKS,
    OPML,
    PAGE,
    FeedJob,
    FeedReading,
    FileJob,
    LinksJob,
    OpmlJob,
    PageJob,
    ReadEntry,
    Readings,
)

__all__ = [
    "FEED",
    "FILE",
    "LINKS",
    "OPML",
    "PAGE",
    "FeedJob",
    "FeedReading",
    "FileJob",
    "LinksJob",
    "OpmlJob",
    "PageJob",
    "ReadEntry",
    "Readings",
    "Sandbox",
]
