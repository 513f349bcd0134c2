"""Keeps the feeds that are followed, and which of their entries were dealt with."""

import sqlite3
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from briefreader.errors import InputError, NotFoundError
from briefreader.store.database import Database
from briefreader.store.identity import url_key
from briefreader.store.rows import now

if TYPE_CHECKING:
    from briefreader.models.feed import Feed, FeedCheck, Subscription

_COLUMNS = (
    "id, url, CASE WHEN name <> '' THEN name WHEN title <> '' THEN title ELSE url END, site, "
    "folder, full_text, selector, paused, etag, modified, body_key, checked, failures, problem, "
    "wait_until"
)
EDITABLE = ("url", "name", "folder", "full_text", "selector", "paused")
"""What `edit_feed` can set."""
KEPT_ENTRIES = 10_000
"""Entries of one feed that are remembered: twice what is read of it at once."""


class Feeds(Database):
    """The part of the store that knows where reports come from."""

    def feeds(self) -> "list[Feed]":
        """Return all feeds, by folder and title."""
        with self.reading() as connection:
            rows = connection.execute(
                f"SELECT {_COLUMNS} FROM feeds ORDER BY folder COLLATE NOCASE, 3 COLLATE NOCASE, id"
            )
            return [_feed(row) for row in rows]

    def feed(self, feed: int) -> "Feed":
        """Return one feed. Raises NotFoundError."""
        with self.reading() as connection:
            row = connection.execute(f"SELECT {_COLUMNS} FROM feeds WHERE id = ?", (feed,))
            found = row.fetchone()
        if found is None:
            raise _missing(feed)
        return _feed(found)

    def add_feeds(self, subscriptions: "Iterable[Subscription]") -> list[tuple[int, bool]]:
        """Follow feeds; return (id, whether it is new) of each. A known one stays as it is."""
        outcomes = []
        with self.writing() as connection:
            for one in subscriptions:
                done = connection.execute(
                    "INSERT OR IGNORE INTO feeds (url, title, site, folder, added) "
                    "VALUES (?, ?, ?, ?, ?)",
                    (one.url, one.title, one.site, one.folder, now()),
                )
                key = connection.execute("SELECT id FROM feeds WHERE url = ?", (one.url,))
                outcomes.append((int(key.fetchone()[0]), done.rowcount == 1))
        return outcomes

    def edit_feed(self, feed: int, values: Mapping[str, Any]) -> None:
        """Set some of EDITABLE. Another way of reading it makes the next update read all of it.

        Raises NotFoundError; InputError for an address that another feed has.
        """
        chosen = {name: values[name] for name in EDITABLE if name in values}
        if {"url", "full_text", "selector"} & chosen.keys():
            chosen |= {"etag": "", "modified": "", "body_key": ""}
        # Whatever was changed may be the cure: nothing waits any longer.
        chosen |= {"failures": 0, "problem": "", "wait_until": ""}
        settings = ", ".join(f"{name} = ?" for name in chosen)
        with self.writing() as connection:
            taken = connection.execute(
                "SELECT id FROM feeds WHERE url = ? AND id <> ?", (chosen.get("url"), feed)
            ).fetchone()
            if taken:
                raise InputError(f"Feed {taken[0]} has this address already.")
            done = connection.execute(
                f"UPDATE feeds SET {settings} WHERE id = ?", (*chosen.values(), feed)
            )
            if not done.rowcount:
                raise _missing(feed)
            if {"full_text", "selector"} & chosen.keys():
                connection.execute("DELETE FROM feed_entries WHERE feed = ?", (feed,))

    def remove_feeds(self, feeds: Iterable[int]) -> list[int]:
        """Follow feeds no longer; their articles stay. Return those that were followed."""
        wanted = list(dict.fromkeys(feeds))
        with self.writing() as connection:
            return [
                feed
                for feed in wanted
                if connection.execute("DELETE FROM feeds WHERE id = ?", (feed,)).rowcount
            ]

    def seen_entries(self, feed: int) -> tuple[tuple[str, str], ...]:
        """Return (key, stamp) of the entries of a feed that were dealt with, the latest of them."""
        with self.reading() as connection:
            rows = connection.execute("SELECT key, stamp FROM feed_entries WHERE feed = ?", (feed,))
            return tuple((key.hex(), stamp.hex()) for key, stamp in rows)

    def words_at(self, url: str) -> int:
        """Return how long the newest text known at an address is; 0 where none is."""
        with self.reading() as connection:
            row = connection.execute(
                "SELECT max(words) FROM articles WHERE url_key = ? AND url_key <> ''",
                (url_key(url),),
            ).fetchone()
        return int(row[0] or 0)

    def record_checks(self, checks: "Iterable[FeedCheck]", *, visible: bool = True) -> None:
        """Write down what came of asking feeds. Those removed meanwhile are passed over."""
        moment = now()
        with self.writing(visible=visible) as connection:
            for check in checks:
                _record(connection, check, moment)


def _record(connection: sqlite3.Connection, check: "FeedCheck", moment: str) -> None:
    values: dict[str, Any] = {
        "checked": moment,
        "failures": check.failures,
        "problem": check.problem,
        "wait_until": check.wait_until,
    }
    if not check.problem:
        values |= {"etag": check.etag, "modified": check.modified, "body_key": check.body_key}
    optional = {"title": check.title, "site": check.site, "paused": check.paused}
    values |= {name: value for name, value in optional.items() if value}
    settings = ", ".join(f"{name} = ?" for name in values)
    done = connection.execute(
        f"UPDATE feeds SET {settings} WHERE id = ?", (*values.values(), check.feed)
    )
    if not done.rowcount:
        return
    if check.url:
        # Two feeds that moved to one place: the second keeps its old address.
        connection.execute(
            "UPDATE OR IGNORE feeds SET url = ? WHERE id = ?", (check.url, check.feed)
        )
    if check.seen:
        _remember_entries(connection, check, moment)


def _remember_entries(connection: sqlite3.Connection, check: "FeedCheck", moment: str) -> None:
    connection.executemany(
        "INSERT OR REPLACE INTO feed_entries (feed, key, stamp, seen) VALUES (?, ?, ?, ?)",
        [
            (check.feed, bytes.fromhex(key), bytes.fromhex(stamp), moment)
            for key, stamp in check.seen
        ],
    )
    connection.execute(
        "DELETE FROM feed_entries WHERE feed = :feed AND key NOT IN "
        "(SELECT key FROM feed_entries WHERE feed = :feed ORDER BY seen DESC, key LIMIT :kept)",
        {"feed": check.feed, "kept": KEPT_ENTRIES},
    )


def _feed(row: tuple[Any, ...]) -> "Feed":
    # Imported here because a listing needs the store and not the models of feeds.
    from briefreader.models.feed import Feed

    values = list(row)
    values[5], values[7] = bool(row[5]), bool(row[7])
    return Feed(*values)


def _missing(feed: int) -> NotFoundError:
    return NotFoundError(f"There is no feed {feed}; `briefreader feeds list` shows all.")
