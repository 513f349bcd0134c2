"""Finds the feeds that an address, a page or a file stands for. Stores nothing."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urljoin

from briefreader.errors import FetchError, InputError
from briefreader.ingest.fetch import Fetcher, FetchFailedError
from briefreader.ingest.fetch.addresses import is_address, parse_address
from briefreader.ingest.limits import MAX_DOCUMENT_BYTES, megabytes
from briefreader.ingest.sandbox import (
    FEED,
    LINKS,
    OPML,
    FeedJob,
    LinksJob,
    OpmlJob,
    Sandbox,
)
from briefreader.models.feed import Subscription
from briefreader.sanitise import sanitise_line

_MOST_LINES = 1000
_USUAL_PLACES = (
    "feed", "rss", "atom.xml", "/feed", "/rss", "/atom.xml", "/rss.xml", "/feed.xml", "/index.xml",
)  # fmt: skip
"""Where sites have a feed that their pages do not name: beside the page, then at the root."""
_LISTED = re.compile(r"https?://\S+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Found:
    """Feeds to follow, and what was refused."""

    subscriptions: tuple[Subscription, ...]
    refused: tuple[tuple[str, str], ...] = ()
    """(address, why) of entries that are no feeds of the web."""


class FeedFinder:
    """Looks for feeds with the rights and the limits it was given."""

    def __init__(self, sandbox: Sandbox, fetcher: Fetcher) -> None:
        self._sandbox = sandbox
        self._fetcher = fetcher

    def find(self, given: str) -> Found:
        """Return the feeds that `given`, an address or the path of a file, stands for.

        Raises InputError, in words that continue what was given, where there are none.
        """
        if is_address(given):
            return Found((self._at(given),))
        if "://" in given:
            parse_address(given)
        return self._in_file(Path(given).expanduser())

    def read_list(self, path: Path) -> Found:
        """Return the feeds of a list of feeds (OPML). Raises InputError."""
        outline = self._sandbox.run(OPML, OpmlJob(path.name), _content(path))
        return Found(outline.subscriptions, outline.refused)

    def _at(self, url: str) -> Subscription:
        """Return the feed at an address, or the first that works of those its page names.

        Where it names none, feeds are looked for where sites usually have them.
        """
        fetched = self._fetcher.get(url)
        asked = fetched.moved or parse_address(url).url
        try:
            return self._described(asked, fetched.url, fetched.charset, fetched.body)
        except InputError:
            links = self._links(fetched.url, fetched.charset, fetched.body)
        if not links:
            return self._guessed(fetched.url)
        for link in links:
            try:
                return self._fetched(link)
            except InputError as error:
                reason = str(error)
        raise InputError(f"names the feed {links[0]}, which {reason}")

    def _guessed(self, page: str) -> Subscription:
        for guess in dict.fromkeys(urljoin(page, place) for place in _USUAL_PLACES):
            try:
                return self._fetched(guess)
            except FetchFailedError as error:
                if not error.status:  # nobody answers any more
                    break
            except InputError:
                continue
        raise InputError(
            "is neither a feed nor a page that names one, and none is where sites usually have it"
        )

    def _fetched(self, url: str) -> Subscription:
        found = self._fetcher.get(url)
        address = found.moved or parse_address(url).url
        return self._described(address, found.url, found.charset, found.body)

    def _described(self, asked: str, url: str, charset: str, body: bytes) -> Subscription:
        reading = self._sandbox.run(FEED, FeedJob(url, charset), body)
        return Subscription(asked, reading.title, reading.site)

    def _links(self, url: str, charset: str, body: bytes) -> Sequence[str]:
        found = self._sandbox.run(LINKS, LinksJob(url, charset), body).links
        return [link.url for link in found[:3]]

    def _in_file(self, path: Path) -> Found:
        """Read a list of feeds, a feed, a saved page or a text with addresses."""
        data = _content(path)
        try:
            outline = self._sandbox.run(OPML, OpmlJob(path.name), data)
            return Found(outline.subscriptions, outline.refused)
        except InputError:
            pass
        for address in self._named_in(path.name, data):
            if is_address(address):
                return Found((self._at(address),))
        lines = data[:1_000_000].decode("utf-8", "replace").splitlines()[:_MOST_LINES]
        listed = [line.strip() for line in lines if line.strip() and line.strip()[0] != "#"]
        if not listed or not all(_LISTED.fullmatch(line) for line in listed):
            raise InputError("holds no list of feeds, no feed and no page that names one")
        return Found(tuple(_plain(line) for line in listed))

    def _named_in(self, name: str, data: bytes) -> Sequence[str]:
        """Return the addresses that a saved feed or page gives for its feed."""
        try:
            return [self._sandbox.run(FEED, FeedJob(name), data).itself]
        except InputError:
            pass
        try:
            return [link.url for link in self._sandbox.run(LINKS, LinksJob(""), data).links]
        except InputError:
            return []


def _plain(line: str) -> Subscription:
    try:
        return Subscription(parse_address(line).url)
    except FetchError as error:
        raise InputError(f"holds {sanitise_line(line, 100)!r}, which {error}") from None


def _content(path: Path) -> bytes:
    try:
        if not path.is_file():
            raise InputError("is neither an address nor a file")
        with path.open("rb") as file:
            data = file.read(MAX_DOCUMENT_BYTES + 1)
    except OSError as error:
        reason = (error.strerror or "it cannot be opened").lower()
        raise InputError(f"cannot be read: {reason}") from None
    if len(data) > MAX_DOCUMENT_BYTES:
        raise InputError(f"is larger than one document may be ({megabytes(MAX_DOCUMENT_BYTES)})")
    return data
