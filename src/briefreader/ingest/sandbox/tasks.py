"""What a reading process can be asked to do: the jobs and what comes of each. Does nothing."""

from dataclasses import dataclass
from typing import Generic, TypeVar

from briefreader.ingest.candidate import Candidate, Format
from briefreader.ingest.feed_discovery import FeedLink
from briefreader.ingest.opml import Outline

J = TypeVar("J")
R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class FileJob:
    """Read the content of a file."""

    source: str
    hint: Format | None = None


@dataclass(frozen=True, slots=True)
class PageJob:
    """Read what was fetched from an address."""

    url: str
    charset: str = ""
    selector: str = ""


@dataclass(frozen=True, slots=True)
class FeedJob:
    """Read a feed that was fetched."""

    url: str
    charset: str = ""
    known: tuple[tuple[str, str], ...] = ()
    """(key, stamp) of entries that need no report any more."""


@dataclass(frozen=True, slots=True)
class LinksJob:
    """Find the feeds that a page names."""

    url: str
    charset: str = ""


@dataclass(frozen=True, slots=True)
class OpmlJob:
    """Read a list of feeds."""

    source: str


@dataclass(frozen=True, slots=True)
class Readings:
    """The reports, and the failures, of a document."""

    candidates: tuple[Candidate, ...]


@dataclass(frozen=True, slots=True)
class ReadEntry:
    """An entry of a feed that was not known as it is."""

    key: str
    stamp: str
    url: str
    candidate: Candidate


@dataclass(frozen=True, slots=True)
class FeedReading:
    """What a feed says of itself, and its new or changed entries."""

    title: str
    site: str
    itself: str
    """Where it says that it is found; empty for nowhere."""
    size: int
    """How many entries it has in all."""
    entries: tuple[ReadEntry, ...]


@dataclass(frozen=True, slots=True)
class FeedLinks:
    """The feeds that a page names."""

    links: tuple[FeedLink, ...]


@dataclass(frozen=True, slots=True)
class Task(Generic[J, R]):
    """A kind of job: its name, and the types of what goes in and what comes out."""

    name: str
    job: type[J]
    result: type[R]


FILE = Task("file", FileJob, Readings)
PAGE = Task("page", PageJob, Readings)
FEED = Task("feed", FeedJob, FeedReading)
LINKS = Task("links", LinksJob, FeedLinks)
OPML = Task("opml", OpmlJob, Outline)
