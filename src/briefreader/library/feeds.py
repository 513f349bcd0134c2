"""What the library can do with feeds: follow them, list them, ask them for what is new."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from briefreader.config import Settings
from briefreader.errors import InputError, NotFoundError
from briefreader.sanitise import sanitise_line
from briefreader.store import Store

if TYPE_CHECKING:
    from briefreader.ingest.fetch import Fetcher
    from briefreader.ingest.sandbox import Sandbox
    from briefreader.library.following import FeedFinder, Found
    from briefreader.models.feed import Feed, FeedOutcome, ImportOutcome

NAME_LIMIT = 200
"""Characters kept of a feed's or a folder's name."""
UPDATE_JOBS = 8
"""Feeds that are asked at a time unless said otherwise."""


class FollowedFeeds:
    """The part of the library that knows where new reports come from.

    Where a method takes `allow_private`, None means: as the settings say.
    """

    store: Store
    settings: Settings

    def feeds(self) -> "list[Feed]":
        """Return all feeds, by folder and title."""
        return self.store.feeds()

    def feed(self, feed: int) -> "Feed":
        """Return one feed. Raises NotFoundError."""
        return self.store.feed(feed)

    def find_feed(self, named: str) -> "Feed":
        """Return the feed with this id, address or title. Raises NotFoundError, InputError."""
        if named.isascii() and named.isdigit():
            return self.feed(int(named))
        wanted = named.casefold()
        fitting = [one for one in self.feeds() if wanted in (one.url, one.title.casefold())]
        if len(fitting) > 1:
            ids = ", ".join(str(one.id) for one in fitting)
            raise InputError(f"Several feeds are called {named!r}: {ids}. Name one by its id.")
        if not fitting:
            raise NotFoundError(f"There is no feed {named!r}; `briefreader feeds list` shows all.")
        return fitting[0]

    def add_feed(
        self,
        given: str,
        *,
        title: str = "",
        folder: str = "",
        full_text: bool = False,
        selector: str = "",
        allow_private: bool | None = None,
    ) -> "list[ImportOutcome]":
        """Follow the feed at an address, the feed that a page names, or those of a file.

        Asks the network, but brings no reports in: that is for `update_feeds`. Raises
        InputError, FetchError where there is no feed; StoreError.
        """
        check_selector(selector)
        with self._finder(allow_private) as finder:
            found = finder.find(given)
        if folder:
            named = clean_folder(folder)
            found = replace(
                found,
                subscriptions=tuple(replace(one, folder=named) for one in found.subscriptions),
            )
        outcomes = self._follow(found)
        values: dict[str, Any] = {}
        if title and len(found.subscriptions) == 1:
            values["name"] = sanitise_line(title, NAME_LIMIT)
        if full_text or selector:
            values |= {"full_text": True, "selector": selector}
        for outcome in outcomes:
            if values and outcome.status == "added" and outcome.feed is not None:
                self.store.edit_feed(outcome.feed, values)
        return outcomes

    def edit_feed(
        self,
        feed: int,
        *,
        url: str | None = None,
        title: str | None = None,
        folder: str | None = None,
        full_text: bool | None = None,
        selector: str | None = None,
        paused: bool | None = None,
    ) -> "Feed":
        """Change what is given, and return the feed as it is now.

        An empty title gives it its own again. Another `full_text` or `selector` lets the next
        update read all its entries anew. Raises NotFoundError, InputError.
        """
        values: dict[str, Any] = {}
        if url is not None:
            from briefreader.ingest.fetch.addresses import parse_address

            values["url"] = parse_address(url).url
        if title is not None:
            values["name"] = sanitise_line(title, NAME_LIMIT)
        if folder is not None:
            values["folder"] = clean_folder(folder)
        if selector is not None:
            check_selector(selector)
            values["selector"] = selector
            # A selector means nothing without the pages it is for.
            full_text = bool(selector) if full_text is None else full_text
        if full_text is not None:
            values["full_text"] = full_text
        if paused is not None:
            values["paused"] = paused
        self.store.edit_feed(feed, values)
        return self.feed(feed)

    def remove_feeds(self, feeds: Sequence[int]) -> list[int]:
        """Follow feeds no longer; their reports stay. Return those that were followed."""
        return self.store.remove_feeds(feeds)

    def import_feeds(self, path: Path) -> "list[ImportOutcome]":
        """Follow the feeds of a list (OPML), with its folders. Asks no network.

        Raises InputError for a file that is no such list.
        """
        with self._finder(None) as finder:
            return self._follow(finder.read_list(path))

    def export_feeds(self) -> bytes:
        """Return all feeds as a list (OPML) that other readers import."""
        from briefreader.ingest.opml import write_opml
        from briefreader.models.feed import Subscription

        return write_opml(
            Subscription(one.url, one.title, one.site, one.folder) for one in self.feeds()
        )

    def update_feeds(
        self,
        feeds: Sequence[int] | None = None,
        *,
        jobs: int = UPDATE_JOBS,
        force: bool = False,
        allow_private: bool | None = None,
    ) -> "Iterator[FeedOutcome]":
        """Ask feeds for what is new, and yield an outcome each as it is safe on disk.

        Without `feeds` all that are not paused are asked. Feeds that wait for their time are
        not asked unless `force`. Leaving the loop early stops the update. Raises
        NotFoundError, StoreError.
        """
        chosen = (
            [one for one in self.feeds() if not one.paused]
            if feeds is None
            else [self.feed(feed) for feed in feeds]
        )
        return self._updating(chosen, jobs, force, allow_private)

    def _updating(
        self, feeds: "list[Feed]", jobs: int, force: bool, allow_private: bool | None
    ) -> "Iterator[FeedOutcome]":
        from briefreader.library.updating import FeedUpdater

        with self._network(allow_private) as (sandbox, fetcher):
            updater = FeedUpdater(self.store, fetcher, sandbox, jobs=jobs)
            yield from updater.update(feeds, force=force)

    def _follow(self, found: "Found") -> "list[ImportOutcome]":
        from briefreader.models.feed import ImportOutcome, Subscription

        added = self.store.add_feeds(found.subscriptions)
        outcomes = [
            ImportOutcome(one, "added" if new else "known", feed)
            for one, (feed, new) in zip(found.subscriptions, added, strict=True)
        ]
        return outcomes + [
            ImportOutcome(Subscription(url), "refused", reason=reason)
            for url, reason in found.refused
        ]

    @contextmanager
    def _finder(self, allow_private: bool | None) -> "Iterator[FeedFinder]":
        from briefreader.library.following import FeedFinder

        with self._network(allow_private) as (sandbox, fetcher):
            yield FeedFinder(sandbox, fetcher)

    @contextmanager
    def _network(self, allow_private: bool | None) -> "Iterator[tuple[Sandbox, Fetcher]]":
        """Give what reads and what fetches; both end with the block, whatever is under way."""
        from briefreader.ingest.fetch import Fetcher
        from briefreader.ingest.sandbox import Sandbox

        private = self.settings.allow_private_hosts if allow_private is None else allow_private
        fetcher = Fetcher(allow_private=private)
        try:
            with Sandbox() as sandbox:
                yield sandbox, fetcher
        finally:
            fetcher.close()


def clean_folder(folder: str) -> str:
    """Return the path of a folder without empty parts and controls."""
    parts = (sanitise_line(part, NAME_LIMIT) for part in folder.split("/"))
    return "/".join(part for part in parts if part)


def check_selector(selector: str) -> None:
    """Raise InputError for what is not a CSS selector; an empty one is none."""
    if selector:
        from briefreader.ingest.web_page import check_selector as check

        check(selector)
