"""Times the updating of feeds and the adding of pages, against a server on this machine.

    python benchmarks/speed/feeds.py --feeds 200 --pages 1000

The feeds are made up: 20 entries of about 60 words each. The pages are real ones, from the
measuring data beside the checkout; without it only the feeds are timed. Prints wall-clock
seconds and the processor seconds of this process and its reading processes.
"""

import argparse
import gzip
import json
import resource
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import islice
from pathlib import Path

from briefreader.config import Settings
from briefreader.library import Library
from briefreader.locations import Locations
from briefreader.models.feed import Subscription

PAGES = Path(__file__).parents[2].parent / "shared" / "data" / "pages_dev.jsonl.gz"
ENTRIES = 20
_SENTENCE = "The harbour council said on day {day} that bridge {bridge} would stay closed again. "


def feed_body(number: int) -> bytes:
    """Return an RSS feed whose texts are found in no other feed."""
    items = "".join(
        f"<item><guid>{number}-{day}</guid><title>Bridge {number}, day {day}</title>"
        f"<link>http://harbour.example/{number}/{day}</link>"
        f"<pubDate>Mon, 04 Mar 2024 10:{day:02}:00 GMT</pubDate>"
        f"<description>{_SENTENCE.format(day=day, bridge=number) * 5}</description></item>"
        for day in range(ENTRIES)
    )
    channel = f"<channel><title>Bridge {number}</title>{items}</channel>"
    return f'<?xml version="1.0"?><rss version="2.0">{channel}</rss>'.encode()


class Feeds(BaseHTTPRequestHandler):
    """Serves `/number` and answers "not modified" to whoever has it."""

    def do_GET(self) -> None:
        tag = f'"{self.path}"'
        known = self.headers["If-None-Match"] == tag
        body = b"" if known else feed_body(int(self.path[1:]))
        self.send_response(304 if known else 200)
        self.send_header("ETag", tag)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Print nothing."""


@contextmanager
def serving() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Feeds)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()


def processor_seconds() -> float:
    used = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(one.ru_utime + one.ru_stime for one in used)


@contextmanager
def timed(what: str) -> Iterator[None]:
    wall, cpu = time.monotonic(), processor_seconds()
    yield
    spent = f"{time.monotonic() - wall:6.2f} s, {processor_seconds() - cpu:6.2f} s of processor"
    print(f"{what:44} {spent}")


def time_feeds(library: Library, count: int) -> None:
    with serving() as server:
        library.store.add_feeds(Subscription(f"{server}/{number}") for number in range(count))
        with timed(f"{count} feeds of {ENTRIES} entries, all new"):
            added = sum(outcome.added for outcome in library.update_feeds())
        assert added == count * ENTRIES, added
        with timed(f"{count} feeds, nothing new"):
            statuses = {outcome.status for outcome in library.update_feeds()}
        assert statuses == {"unchanged"}, statuses


def time_pages(library: Library, folder: Path, count: int) -> None:
    """Add `count` pages; those there are come again under other names and other texts."""
    with gzip.open(PAGES) as lines:
        pages = [json.loads(line)["html"] for line in islice(lines, count)]
    for number in range(count):
        page = pages[number % len(pages)]
        marked = page.replace("</p>", f" No. {number}.</p>", 1)
        (folder / f"{number:05}.html").write_text(marked, encoding="utf-8", errors="replace")
    with timed(f"{count} saved pages added"):
        failed = sum(outcome.status == "failed" for outcome in library.add([str(folder)]))
    print(f"{'':44} {failed} without a report on them")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--feeds", type=int, default=200)
    parser.add_argument("--pages", type=int, default=1000)
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        locations = Locations.within(Path(name))
        with Library.open(locations, Settings(allow_private_hosts=True)) as library:
            time_feeds(library, chosen.feeds)
            folder = Path(name, "pages")
            folder.mkdir()
            if chosen.pages and PAGES.exists():
                time_pages(library, folder, chosen.pages)


if __name__ == "__main__":
    main()
