"""Measures how long a key typed into the search box takes to be answered in a real terminal.

Run: python benchmarks/speed/search_keys.py [--articles 100000] [--keys 300] [--every 0.15]

The installed command runs in a pseudo-terminal of 140 x 40 on a library of so many articles,
composed as `search_corpus` does; the library is kept in the system's folder for temporary files
for the next run. Queries of one and two words are typed letter by letter. The time of a key is
wall time from writing it to the last byte of the repaint that shows its results: the repaint
with the number found, which is known beforehand. A key that finds as many as the one before it
is typed and not timed. Housekeeping is halted meanwhile: it would go on for hours in a library
that large and new.
"""

import argparse
import fcntl
import os
import pty
import select
import signal
import statistics
import struct
import subprocess
import sys
import tempfile
import termios
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from search_corpus import NEWS, QueryPicker, articles

from briefreader.library import Library
from briefreader.locations import Locations
from briefreader.models.article import Report
from briefreader.models.search import SearchRequest

COMMAND = str(Path(sys.executable).parent / "briefreader")
LIMIT = 60.0
"""Seconds that anything may take."""
FRAME_END = b"\x1b[?2026l"
"""What Textual writes behind each repaint where the terminal says that it knows it."""
CAPABLE = b"\x1b[?2026;2$y"
"""What a terminal that does answers."""
CLEAR = b"\x15"


class Terminal:
    """The program in a pseudo-terminal."""

    def __init__(self, home: Path) -> None:
        self.pid, self._fd = pty.fork()
        if self.pid == 0:
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 140, 0, 0))
            given = {**os.environ, "TERM": "xterm-256color", "BRIEFREADER_HOME": str(home)}
            os.execve(COMMAND, [COMMAND], given)  # noqa: S606
        self._seen = b""

    def press(self, keys: bytes) -> float:
        """Write keys and return the moment before."""
        self._seen = b""
        began = time.perf_counter()
        os.write(self._fd, keys)
        return began

    def painted(self, text: bytes) -> float:
        """Wait for the end of the repaint that shows `text`; return that moment."""
        while True:
            place = self._seen.find(text)
            if place >= 0 and FRAME_END in self._seen[place:]:
                return time.perf_counter()
            if not select.select([self._fd], [], [], LIMIT)[0]:
                raise SystemExit(f"{text!r} never came; the last was {self._seen[-2000:]!r}")
            data = os.read(self._fd, 65536)
            if b"\x1b[?2026$p" in data:
                os.write(self._fd, CAPABLE)
            self._seen += data

    def rest(self, seconds: float) -> None:
        """Take in what comes meanwhile."""
        end = time.perf_counter() + seconds
        while (left := end - time.perf_counter()) > 0:
            if select.select([self._fd], [], [], left)[0]:
                self._seen += os.read(self._fd, 65536)

    def close(self) -> None:
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        os.close(self._fd)


def halt_housekeeping(parent: int) -> None:
    """Stop the process that tidies the library; it is killed with the program's end."""
    found = subprocess.run(
        ["ps", "-o", "pid=,args=", "--ppid", str(parent)], capture_output=True, text=True
    )
    for line in found.stdout.splitlines():
        if "housekeeping" in line:
            os.kill(int(line.split()[0]), signal.SIGSTOP)


def children(parent: int) -> list[int]:
    """Return the processes that the program has started."""
    found = subprocess.run(
        ["ps", "-o", "pid=", "--ppid", str(parent)], capture_output=True, text=True
    )
    return [int(pid) for pid in found.stdout.split()]


def filled(home: Path, count: int) -> None:
    """Bring the articles in and index them, unless that was done before."""
    with Library.open(Locations.within(home)) as library:
        known = library.count()
        if known < count * 0.9:
            reports = (
                Report(
                    title=article.title,
                    paragraphs=article.paragraphs,
                    outlet=article.outlet,
                    published=article.published,
                    lang=article.lang,
                )
                for article in articles(count)
            )
            for _ in library.store.add_many(reports):
                pass
        library.catch_up()
        print(f"{library.count():,} articles")


def queries(count: int) -> Iterator[str]:
    """Yield what is typed: one word or two, rare, middling and frequent ones."""
    picker = QueryPicker(list(islice(articles(count), 3000)))
    while True:
        yield picker.middle()
        yield f"{picker.frequent()} {picker.middle()}"
        yield picker.rare()
        yield " ".join(picker.phrase())


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=100_000)
    parser.add_argument("--keys", type=int, default=300)
    parser.add_argument("--every", type=float, default=0.15, help="seconds from key to key")
    options = parser.parse_args()
    if not NEWS.exists():
        sys.exit(f"The measuring data is not there: {NEWS}")
    home = Path(tempfile.gettempdir()) / "briefreader-bench" / f"library-{options.articles}"
    filled(home, options.articles)
    times: list[float] = []
    unchanged = 0
    terminal = Terminal(home)
    with Library.open(Locations.within(home)) as library:
        terminal.painted(b" of ")
        terminal.rest(5)
        halt_housekeeping(terminal.pid)
        started = children(terminal.pid)
        for query in queries(options.articles):
            if len(times) >= options.keys:
                break
            terminal.press(b"/")
            before = -1
            for end in range(1, len(query) + 1):
                request = SearchRequest(query[:end], limit=0, typing=True)
                total = library.search(request).total
                began = terminal.press(query[end - 1].encode())
                if total != before:
                    took = terminal.painted(f"{total:,} found ".encode()) - began
                    times.append(took * 1000)
                else:
                    unchanged += 1
                before = total
                terminal.rest(max(0.0, options.every - (time.perf_counter() - began)))
            terminal.press(CLEAR)
            terminal.rest(0.3)
    terminal.close()
    for process in started:
        try:
            os.kill(process, signal.SIGKILL)
        except ProcessLookupError:
            continue
    times.sort()
    print(
        f"{len(times)} keys timed, {unchanged} found as many as before; "
        f"median {statistics.median(times):.0f} ms, "
        f"95% below {times[int(len(times) * 0.95)]:.0f} ms, worst {times[-1]:.0f} ms (wall)"
    )


if __name__ == "__main__":
    main()
