"""What was read of a feed is remembered, but not for ever."""

import pytest

from briefreader.models.feed import FeedCheck, Subscription
from briefreader.store import Store, feeds

Entry = tuple[str, str]


@pytest.fixture
def feed(store: Store) -> int:
    return store.add_feeds([Subscription("https://post.example/rss")])[0][0]


def entries(*numbers: int, stamp: str = "0a") -> tuple[Entry, ...]:
    return tuple((f"{number:02x}", stamp) for number in numbers)


def test_a_changed_entry_takes_the_place_of_what_it_was(store: Store, feed: int) -> None:
    store.record_checks([FeedCheck(feed, seen=entries(1, 2))])
    store.record_checks([FeedCheck(feed, seen=entries(2, stamp="0b"))])
    assert set(store.seen_entries(feed)) == {*entries(1), *entries(2, stamp="0b")}


def test_a_feed_that_was_changed_fails_no_longer(store: Store, feed: int) -> None:
    store.record_checks([FeedCheck(feed, failures=4, problem="does not exist", wait_until="2099")])
    store.edit_feed(feed, {"url": "https://post.example/new"})
    changed = store.feed(feed)
    assert (changed.failures, changed.problem, changed.wait_until) == (0, "", "")


def test_the_entries_dealt_with_longest_ago_are_forgotten(
    store: Store, feed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(feeds, "KEPT_ENTRIES", 3)
    other = store.add_feeds([Subscription("https://star.example/rss")])[0][0]
    for day, numbers in enumerate([(1, 2), (3,), (1, 4)]):
        monkeypatch.setattr(feeds, "now", lambda day=day: f"2024-03-0{day + 1}T00:00:00Z")
        store.record_checks([FeedCheck(one, seen=entries(*numbers)) for one in (feed, other)])
    assert set(store.seen_entries(feed)) == set(entries(1, 3, 4))
    store.record_checks([FeedCheck(feed, problem="could not be had")])
    assert set(store.seen_entries(feed)) == set(entries(1, 3, 4))
