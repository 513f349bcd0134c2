"""Measures how long briefreader takes to show its list in a real terminal, against a bare app.

Run: python benchmarks/speed/first_paint.py [--runs 7] [--news FILE.jsonl.gz] [--home FOLDER]

Each program is started in a pseudo-terminal of 140 x 40 and ended as soon as its text has been
sent to the terminal: for briefreader the first title of the list and the help key of the key
bar, which are the whole first frame. The programs take turns, so that a busy machine slows all
alike. Wall time runs from the start of the process; CPU time is what the process and its threads
used by then. All modules are compiled beforehand, as they are once a program is installed.
"""

import argparse
import compileall
import fcntl
import os
import pty
import select
import signal
import statistics
import struct
import sys
import tempfile
import termios
import time
from pathlib import Path

BARE = """
from textual.app import App
from textual.widgets import Static
class Bare(App):
    def compose(self):
        yield Static("painted at last")
Bare().run()
"""
BRIEFREADER = [str(Path(sys.executable).parent / "briefreader")]
LIMIT = 60.0


def paint(command: list[str], texts: list[bytes], home: str) -> tuple[float, float]:
    """Return (wall, CPU) seconds from the start of `command` until it has sent `texts`."""
    began = time.perf_counter()
    pid, terminal = pty.fork()
    if pid == 0:
        fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 140, 0, 0))
        given = {**os.environ, "TERM": "xterm-256color", "BRIEFREADER_HOME": home}
        os.execve(command[0], command, given)  # noqa: S606
    seen = b""
    while not all(text in seen for text in texts):
        if not select.select([terminal], [], [], LIMIT)[0]:
            raise SystemExit(f"{command} never sent {texts!r}; it sent {seen[-500:]!r}")
        seen += os.read(terminal, 65536)
    wall = time.perf_counter() - began
    os.kill(pid, signal.SIGKILL)
    _, _, usage = os.wait4(pid, 0)
    os.close(terminal)
    return wall, usage.ru_utime + usage.ru_stime


def first_title(home: str) -> bytes:
    """Return the beginning of the title that the list shows first."""
    from briefreader.library import Library
    from briefreader.locations import Locations

    with Library.open(Locations.within(Path(home))) as library:
        first = library.rows(library.ids()[:1])[0]
        story = library.story(first.story) if first.story else None
        told = story if story and len(story.articles) > 1 else first
        return told.title[:12].encode()


def fill(home: str, given: str) -> None:
    """Bring reports into a library and group them, as it is done by the second start."""
    from briefreader.library import Library
    from briefreader.locations import Locations

    with Library.open(Locations.within(Path(home))) as library:
        for _ in library.add([given]):
            pass
        library.group()


def medians(measured: list[tuple[float, float]]) -> tuple[float, float]:
    """Return the median of either time; the first run, which fills caches, does not count."""
    wall, cpu = zip(*measured[1:], strict=True)
    return statistics.median(wall), statistics.median(cpu)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=7)
    parser.add_argument("--news", help="JSONL of many reports, gzipped or not")
    parser.add_argument("--home", help="folder of a library to measure as well")
    options = parser.parse_args()

    import briefreader
    from briefreader.locations import sample_corpus

    compileall.compile_dir(Path(briefreader.__file__).parent, quiet=2)
    with tempfile.TemporaryDirectory() as folder:
        homes = {"sample corpus": f"{folder}/sample"}
        fill(homes["sample corpus"], str(sample_corpus() / "reports"))
        if options.news:
            homes["many reports"] = f"{folder}/many"
            fill(homes["many reports"], options.news)
        if options.home:
            homes["given library"] = options.home
        bare = ([sys.executable, "-c", BARE], [b"painted at last"], folder)
        programs = {"bare Textual app": bare}
        for name, home in homes.items():
            programs[f"briefreader, {name}"] = (BRIEFREADER, [first_title(home), b" help"], home)
        times: dict[str, list[tuple[float, float]]] = {name: [] for name in programs}
        for _ in range(options.runs + 1):
            for name, program in programs.items():
                times[name].append(paint(*program))
        bare_wall, bare_cpu = medians(times["bare Textual app"])
        for name, measured in times.items():
            wall, cpu = medians(measured)
            print(
                f"{name:28} wall {wall * 1000:5.0f} ms, {wall / bare_wall:.2f} x bare"
                f"   CPU {cpu * 1000:5.0f} ms, {cpu / bare_cpu:.2f} x bare"
            )


if __name__ == "__main__":
    main()
