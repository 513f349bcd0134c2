"""Feeds followed and updated from a real server: new, unchanged, moved, failing, hostile."""

import subprocess
import sys
import time
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from loopback import Handler, LoopbackServer, article_page, item, reply, rss

from briefreader.config import Settings
from briefreader.errors import InputError, NotFoundError
from briefreader.ingest.fetch import Fetcher
from briefreader.ingest.sandbox import Sandbox
from briefreader.library import Library
from briefreader.library.updating import FIRST_WAIT, FeedUpdater
from briefreader.locations import Locations
from briefreader.models.feed import FeedOutcome, Subscription
from briefreader.models.listing import ListFilter

_TEXT = "The harbour bridge was closed on Monday after inspectors found a crack in a pillar."
_LONG = (
    "The harbour bridge was closed on Monday after inspectors found a crack in one of its pillars.",
    "About 12,000 drivers use the bridge every day, the council said in a statement on Tuesday.",
    "Ferries will run every ten minutes until it opens again, which may take until the autumn.",
)


def follow(library: Library, url: str) -> int:
    (outcome,) = library.add_feed(url)
    assert outcome.feed is not None
    return outcome.feed


def update(library: Library, **options: bool) -> FeedOutcome:
    (outcome,) = library.update_feeds(**options)
    return outcome


def titles(library: Library) -> list[str]:
    return sorted(row.title for row in library.rows(library.ids(ListFilter())))


# --- following ---------------------------------------------------------------------------------


def test_the_feed_of_a_site_is_found_from_its_page(
    server: LoopbackServer, library: Library
) -> None:
    feed = server.serve("/rss", rss("Harbour Post", item("1", "A")))
    link = '<link rel="alternate" type="application/rss+xml" href="/rss">'
    page = server.serve("/", f"<html><head>{link}</head><body><p>News</p></body></html>")
    follow(library, page)
    (found,) = library.feeds()
    assert (found.url, found.title) == (feed, "Harbour Post")


def test_a_named_feed_that_is_none_gives_way_to_the_next(
    server: LoopbackServer, library: Library
) -> None:
    server.serve("/good", rss("Harbour Post"))
    server.serve("/bad", "<html><body>Gone</body></html>")
    links = "".join(
        f'<link rel="alternate" type="application/rss+xml" href="{href}">'
        for href in ("/bad", "/good")
    )
    follow(library, server.serve("/", f"<html><head>{links}</head><body>x</body></html>"))
    assert library.feeds()[0].url == server.url("/good")


def test_a_page_without_a_feed_is_said(server: LoopbackServer, library: Library) -> None:
    with pytest.raises(InputError, match="neither a feed nor a page that names one"):
        library.add_feed(server.serve("/", article_page("Title", *_LONG)))
    assert sum(server.asked.values()) < 10


@pytest.mark.parametrize("place", ["/feed", "/rss", "/atom.xml", "/world/rss"])
def test_a_feed_that_no_page_names_is_looked_for_where_feeds_are(
    server: LoopbackServer, library: Library, place: str
) -> None:
    feed = server.serve(place, rss("Harbour Post", item("1", "A")))
    server.serve("/world/feed", article_page("No feed here", *_LONG))
    follow(library, server.serve("/world/", article_page("Title", *_LONG)))
    assert [(one.url, one.title) for one in library.feeds()] == [(feed, "Harbour Post")]


def test_a_server_that_falls_silent_is_not_asked_further(
    server: LoopbackServer, library: Library
) -> None:
    page = server.serve("/", article_page("Title", *_LONG))
    server.play("/feed", lambda handler: handler.connection.close())
    with pytest.raises(InputError, match="neither a feed nor a page"):
        library.add_feed(page)
    assert not server.asked["/rss"]


def test_a_feed_is_followed_once(server: LoopbackServer, library: Library) -> None:
    url = server.serve("/rss", rss("Harbour Post"))
    assert library.add_feed(url)[0].status == "added"
    assert library.add_feed(url)[0].status == "known"


@pytest.mark.parametrize(
    "content",
    [
        '<rss version="2.0" xmlns:a="http://www.w3.org/2005/Atom"><channel><title>T</title>'
        '<a:link rel="self" href="{url}"/></channel></rss>',
        '<html><head><link rel="alternate" type="application/rss+xml" href="{url}"></head>'
        "<body>x</body></html>",
        '<opml><body><outline text="A" xmlUrl="{url}"/></body></opml>',
        "# my feeds\n{url}\n",
    ],
    ids=["feed", "page", "opml", "text"],
)
def test_a_file_leads_to_its_feeds(
    server: LoopbackServer, library: Library, tmp_path: Path, content: str
) -> None:
    url = server.serve("/rss", rss("Harbour Post"))
    file = tmp_path / "file"
    file.write_text(content.format(url=url))
    library.add_feed(str(file))
    assert [feed.url for feed in library.feeds()] == [url]


@pytest.mark.parametrize("given", ["file:///etc/passwd", "javascript:alert(1)", "no-such-file"])
def test_what_is_neither_address_nor_file_is_refused(library: Library, given: str) -> None:
    with pytest.raises(InputError):
        library.add_feed(given)
    assert library.feeds() == []


def test_an_imported_list_keeps_folders_and_names_what_it_leaves_out(
    library: Library, tmp_path: Path
) -> None:
    file = tmp_path / "my.opml"
    file.write_text(
        '<opml><body><outline text="World"><outline text="Star" xmlUrl="http://s.example/rss"/>'
        '<outline text="Evil" xmlUrl="file:///etc/passwd"/></outline></body></opml>'
    )
    outcomes = library.import_feeds(file)
    assert [(one.status, one.subscription.url) for one in outcomes] == [
        ("added", "http://s.example/rss"),
        ("refused", "file:///etc/passwd"),
    ]
    (feed,) = library.feeds()
    assert (feed.folder, feed.title) == ("World", "Star")
    assert b'text="World"' in library.export_feeds()


# --- updating ----------------------------------------------------------------------------------


def test_new_entries_come_in_once(server: LoopbackServer, library: Library) -> None:
    items = [item("1", "Bridge closed", _TEXT), item("2", "Empty")]
    follow(library, server.serve("/rss", rss("Harbour Post", *items)))
    first = update(library)
    assert (first.status, first.added) == ("updated", 1)
    assert [one.reason for one in first.failed] == ["is a feed entry without text"]
    assert update(library).status == "unchanged"
    server.serve("/rss", rss("Harbour Post", *items, item("3", "Bridge open", _TEXT + " Now.")))
    assert update(library).added == 1
    assert titles(library) == ["Bridge closed", "Bridge open"]


def test_an_entry_that_was_edited_becomes_a_new_version(
    server: LoopbackServer, library: Library
) -> None:
    link = "http://harbour.example/1"
    follow(library, server.serve("/rss", rss("Post", item("1", "Bridge", _TEXT, link))))
    update(library)
    server.serve("/rss", rss("Post", item("1", "Bridge", _TEXT + " Two were hurt.", link)))
    assert update(library).changed == 1
    assert library.article(1).version == 2


def test_an_article_that_was_removed_does_not_come_back(
    server: LoopbackServer, library: Library
) -> None:
    follow(library, server.serve("/rss", rss("Post", item("1", "Bridge", _TEXT))))
    update(library)
    library.remove([1])
    server.serve("/rss", rss("Post", item("1", "Bridge", _TEXT), item("2", "Tide", _TEXT + " x")))
    update(library)
    assert titles(library) == ["Tide"]


def test_a_server_is_told_what_is_known(server: LoopbackServer, library: Library) -> None:
    def page(handler: Handler) -> None:
        known = handler.headers["If-None-Match"] == '"v1"'
        body = b"" if known else rss("Post", item("1", "Bridge", _TEXT)).encode()
        reply(
            handler, body, status=304 if known else 200,
            headers={"ETag": '"v1"', "Last-Modified": "Mon, 04 Mar 2024 10:00:00 GMT"},
        )  # fmt: skip

    follow(library, server.play("/rss", page))
    update(library)
    assert update(library).status == "unchanged"
    assert update(library).status == "unchanged"
    sent = server.headers["/rss"]
    assert sent["If-None-Match"] == '"v1"'
    assert sent["If-Modified-Since"] == "Mon, 04 Mar 2024 10:00:00 GMT"


def test_a_feed_that_moved_for_good_is_asked_there_from_then_on(
    server: LoopbackServer, library: Library
) -> None:
    follow(library, server.serve("/old", rss("Post")))
    server.serve("/new", rss("Post", item("1", "Bridge", _TEXT)))
    server.serve("/old", "", status=301, Location="/new")
    update(library)
    assert library.feeds()[0].url == server.url("/new")
    server.serve("/new", rss("Post"))
    update(library)
    assert server.asked["/old"] == 2


def test_the_whole_text_is_fetched_on_request(server: LoopbackServer, library: Library) -> None:
    page = server.serve("/1", article_page("Bridge closed", *_LONG))
    gone = server.url("/gone")
    feed = follow(
        library,
        server.serve(
            "/rss",
            rss("Post", item("1", "Bridge", "Short.", page), item("2", "Gone", _TEXT, gone)),
        ),
    )
    update(library)
    assert library.article(1).report.paragraphs == ("Short.",)
    library.edit_feed(feed, full_text=True)
    assert update(library).changed == 1
    report = library.article(1).report
    assert report.paragraphs == _LONG
    assert (report.title, report.outlet, report.url) == ("Bridge", "Post", page)
    assert library.article(2).report.paragraphs == (_TEXT,)


def test_a_summary_does_not_take_the_place_of_a_whole_text(
    server: LoopbackServer, library: Library
) -> None:
    page = server.serve("/1", article_page("Bridge closed", *_LONG))
    assert [one.status for one in library.add([page])] == ["added"]
    follow(library, server.serve("/rss", rss("Post", item("1", "Bridge", "Short.", page))))
    assert update(library).known == 1
    assert library.article(1).report.paragraphs == _LONG


def test_a_selector_says_where_the_text_is(server: LoopbackServer, library: Library) -> None:
    story = "".join(f"<p>{paragraph}</p>" for paragraph in _LONG)
    noise = "<p>Subscribe to our newsletter now, it is full of news that you will like.</p>" * 9
    page = server.serve(
        "/1", f"<html><body><div>{noise}</div><section id=s>{story}</section></body></html>"
    )
    library.add_feed(
        server.serve("/rss", rss("Post", item("1", "Bridge", "Short.", page))), selector="#s"
    )
    update(library)
    assert library.article(1).report.paragraphs == _LONG


# --- failing -----------------------------------------------------------------------------------


def test_one_feed_that_fails_does_not_stop_the_others(
    server: LoopbackServer, library: Library
) -> None:
    pages = {
        "/good": rss("Good", item("1", "Bridge", _TEXT)),
        "/bad": "<html>No</html>",
        "/laughs": rss("Bomb"),
    }
    for path, body in pages.items():
        library.store.edit_feed(follow(library, server.serve(path, rss(path))), {"name": path})
        server.serve(path, body)
    bomb = "".join(f"<!ENTITY a{n} '{f'&a{n - 1};' * 10}'>" for n in range(1, 12))
    server.serve("/laughs", f"<!DOCTYPE rss [<!ENTITY a0 'ha'>{bomb}]>" + rss("&a11;"))
    outcomes = {one.feed.title: one for one in library.update_feeds()}
    assert outcomes["/good"].added == 1
    assert outcomes["/bad"].reason == "is not a feed that can be read"
    assert outcomes["/laughs"].added == 0


def test_a_server_that_asks_to_wait_is_left_alone(server: LoopbackServer, library: Library) -> None:
    follow(library, server.serve("/rss", rss("Post")))
    server.serve("/rss", "", status=429, Retry_After="3600")
    assert update(library).status == "failed"
    asked = server.asked["/rss"]
    assert update(library).status == "waiting"
    assert server.asked["/rss"] == asked
    waits = datetime.fromisoformat(library.feeds()[0].wait_until) - datetime.now(UTC)
    assert timedelta(minutes=58) < waits <= timedelta(hours=1)
    server.serve("/rss", rss("Post", item("1", "Bridge", _TEXT)))
    assert update(library, force=True).added == 1
    assert library.feeds()[0].problem == ""


class Naps:
    """Sleeps that are written down and not slept."""

    def __init__(self) -> None:
        self.slept: list[float] = []

    def __call__(self, seconds: float) -> None:
        self.slept.append(seconds)


def update_by(library: Library, fetcher: Fetcher, sandbox: Sandbox, naps: Naps) -> Sequence[str]:
    updater = FeedUpdater(library.store, fetcher, sandbox, sleep=naps)
    return [one.status for one in updater.update(library.feeds(), force=True)]


def test_a_passing_fault_is_tried_again_after_a_while(
    server: LoopbackServer, library: Library, fetcher: Fetcher, sandbox: Sandbox
) -> None:
    follow(library, server.serve("/rss", rss("Post")))
    naps = Naps()
    turns = iter([503, 503, 200])

    def page(handler: Handler) -> None:
        reply(handler, rss("Post", item("1", "A", _TEXT)).encode(), status=next(turns))

    server.play("/rss", page)
    assert update_by(library, fetcher, sandbox, naps) == ["updated"]
    assert 0.5 <= naps.slept[0] <= 1
    assert 1 <= naps.slept[1] <= 2


def test_a_fault_that_stays_is_not_tried_again(
    server: LoopbackServer, library: Library, fetcher: Fetcher, sandbox: Sandbox
) -> None:
    follow(library, server.serve("/rss", rss("Post")))
    naps = Naps()
    server.serve("/rss", "", status=404)
    assert update_by(library, fetcher, sandbox, naps) == ["failed"]
    assert naps.slept == []


def test_a_feed_that_keeps_failing_is_asked_less_often(
    server: LoopbackServer, library: Library, fetcher: Fetcher, sandbox: Sandbox
) -> None:
    follow(library, server.serve("/rss", rss("Post")))
    server.serve("/rss", "", status=404)
    waits = []
    for _ in range(5):
        update_by(library, fetcher, sandbox, Naps())
        until = library.feeds()[0].wait_until
        waits.append(datetime.fromisoformat(until) - datetime.now(UTC) if until else timedelta())
    assert waits[:2] == [timedelta(), timedelta()]
    assert FIRST_WAIT * 0.7 < waits[2] < FIRST_WAIT * 1.3
    assert FIRST_WAIT * 2.9 < waits[4] < FIRST_WAIT * 5.1
    assert library.feeds()[0].failures == 5


def test_a_server_that_cannot_be_reached_is_tried_again_soon(
    library: Library, fetcher: Fetcher, sandbox: Sandbox
) -> None:
    """It may be this machine that has no network."""
    library.store.add_feeds([Subscription("http://127.0.0.1:9/rss")])
    for _ in range(6):
        update_by(library, fetcher, sandbox, Naps())
    waits = datetime.fromisoformat(library.feeds()[0].wait_until) - datetime.now(UTC)
    assert waits < FIRST_WAIT * 1.3


def test_a_feed_that_is_gone_for_good_is_paused(server: LoopbackServer, library: Library) -> None:
    follow(library, server.serve("/rss", rss("Post")))
    server.serve("/rss", "", status=410)
    assert update(library).status == "failed"
    assert library.feeds()[0].paused
    assert list(library.update_feeds()) == []


def test_leaving_early_ends_what_is_under_way(server: LoopbackServer, library: Library) -> None:
    follow(library, server.serve("/a", rss("A")))
    follow(library, server.serve("/b", rss("B")))
    server.play("/b", lambda _: server.stopped.wait(20) and None)
    begun = time.monotonic()
    for outcome in library.update_feeds():
        assert outcome.feed.title == "A"
        break
    assert time.monotonic() - begun < 5


# --- editing -----------------------------------------------------------------------------------


def test_a_feed_keeps_the_readers_name_for_it(server: LoopbackServer, library: Library) -> None:
    feed = follow(library, server.serve("/rss", rss("Its own")))
    assert library.edit_feed(feed, title="Mine", folder=" World / North ").folder == "World/North"
    update(library)
    assert library.feed(feed).title == "Mine"
    assert library.edit_feed(feed, title="").title == "Its own"


def test_a_feed_is_found_by_id_address_and_title(server: LoopbackServer, library: Library) -> None:
    url = server.serve("/rss", rss("Harbour Post"))
    feed = follow(library, url)
    for named in (str(feed), url, "harbour post"):
        assert library.find_feed(named).id == feed
    with pytest.raises(NotFoundError, match="no feed 'Other'"):
        library.find_feed("Other")


def test_removed_feeds_leave_their_articles(server: LoopbackServer, library: Library) -> None:
    feed = follow(library, server.serve("/rss", rss("Post", item("1", "Bridge", _TEXT))))
    update(library)
    assert library.remove_feeds([feed, 99]) == [feed]
    assert titles(library) == ["Bridge"]


# --- adding addresses --------------------------------------------------------------------------


def test_addresses_and_files_come_in_together_and_in_order(
    server: LoopbackServer, library: Library, tmp_path: Path
) -> None:
    file = tmp_path / "a.txt"
    file.write_text("Tide is high\n\nThe tide was higher than ever on Monday, they said.")
    page = server.serve("/1", article_page("Bridge closed", *_LONG))
    missing = server.url("/missing")
    outcomes = list(library.add([page, missing, str(file)]))
    assert [(one.source, one.status) for one in outcomes] == [
        (page, "added"), (missing, "failed"), (str(file), "added"),
    ]  # fmt: skip
    assert outcomes[1].reason == "does not exist on the server"


def test_private_addresses_need_leave(server: LoopbackServer, tmp_path: Path) -> None:
    page = server.serve("/1", article_page("Bridge closed", *_LONG))
    with Library.open(Locations.within(tmp_path), Settings()) as library:
        (refused,) = library.add([page])
        assert "--allow-private-hosts" in refused.reason
        assert not server.asked
        (added,) = library.add([page], allow_private=True)
        assert added.status == "added"


def test_the_wrong_charset_of_a_server_does_no_harm(
    server: LoopbackServer, library: Library
) -> None:
    page = article_page("Brücke gesperrt", *(text + " Größe." for text in _LONG))
    url = server.serve("/1", page, Content_Type="text/html; charset=koi8-r")
    (outcome,) = library.add([url])
    assert outcome.row is not None
    assert outcome.row.title == "Brücke gesperrt"


def test_offline_no_feed_is_asked_and_none_is_blamed(
    server: LoopbackServer, library: Library, tmp_path: Path
) -> None:
    follow(library, server.serve("/rss", rss("Post")))
    asked = server.asked["/rss"]
    command = [sys.executable, "-P", "-m", "briefreader", "--data-dir", str(tmp_path)]
    done = subprocess.run(
        [*command, "--offline", "update", "--allow-private-hosts"],
        capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert done.returncode == 2
    assert "started with --offline" in done.stderr
    assert server.asked["/rss"] == asked
    assert library.feeds()[0].failures == 0
