"""A feed that the library follows, and what came of asking it. Knows no network, no storage."""

from dataclasses import dataclass, field
from typing import Literal

from briefreader.models.article import AddOutcome


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed, with what is needed to ask it again as little as possible."""

    id: int
    url: str
    """Where it is fetched from."""
    title: str
    """The reader's name for it, else what it calls itself; never empty."""
    site: str = ""
    """The page it belongs to."""
    folder: str = ""
    """Where the reader filed it; `/` between a folder and one inside it."""
    full_text: bool = False
    """Whether each entry's page is fetched for its whole text."""
    selector: str = ""
    """CSS selector of the report on its pages, for where the general way fails."""
    paused: bool = False
    """Whether updates pass it over."""
    etag: str = ""
    modified: str = ""
    """Its `Last-Modified` header, as the server wrote it."""
    body_key: str = ""
    """A digest of the body last read, for servers that cannot say "not modified"."""
    checked: str = ""
    """When it was last asked, ISO 8601 in UTC; empty for never."""
    failures: int = 0
    """How often in a row it could not be had."""
    problem: str = ""
    """Why it could not be had the last time; empty where it could."""
    wait_until: str = ""
    """ISO 8601 in UTC; it is not asked before unless forced."""


@dataclass(frozen=True, slots=True)
class FeedOutcome:
    """What came of one feed in one update."""

    feed: Feed
    status: Literal["updated", "unchanged", "waiting", "failed"]
    added: int = 0
    """New articles."""
    changed: int = 0
    """Articles that got a new version."""
    known: int = 0
    """Entries that the library has already, from another source."""
    failed: tuple[AddOutcome, ...] = ()
    """Entries that could not be read, with the reason."""
    reason: str = ""
    """Why it failed or waits; empty otherwise."""


@dataclass(frozen=True, slots=True)
class Subscription:
    """A feed on its way in or out of a list of feeds."""

    url: str
    title: str = ""
    site: str = ""
    folder: str = ""


@dataclass(frozen=True, slots=True)
class ImportOutcome:
    """What became of one entry of an imported list of feeds."""

    subscription: Subscription
    status: Literal["added", "known", "refused"]
    feed: int | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class FeedCheck:
    """What is written down after a feed was asked."""

    feed: int
    url: str = ""
    """Its new address where it moved for good; else empty."""
    title: str = ""
    """What it calls itself; empty where that was not read."""
    site: str = ""
    etag: str = ""
    modified: str = ""
    body_key: str = ""
    failures: int = 0
    problem: str = ""
    wait_until: str = ""
    paused: bool = False
    """True where the server says that it is gone for good."""
    seen: tuple[tuple[str, str], ...] = field(default=())
    """(key, stamp) of the entries that were dealt with."""
