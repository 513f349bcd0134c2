"""The installed command in a real terminal: the two-minute tour, signals, odd terminals."""

import os
import re
import signal
import subprocess
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from briefreader.library import Library
from briefreader.models.listing import ListFilter
from briefreader.models.search import SearchRequest
from briefreader.tui.story_listing import fold
from terminal import COMMAND, LIMIT, Terminal

Make = Callable[[int, int], Terminal]
SIZES = [(140, 40), (80, 24), (40, 15)]


@dataclass(frozen=True)
class Samples:
    """What the sample corpus looks like once it is in, grouped and indexed."""

    stories: int
    """Entries of the list while every story is folded."""
    unfolded: int
    """Entries once the first story is unfolded."""
    queues: int
    """Reports that the search of the tour finds."""

    def wait(self, terminal: Terminal) -> str:
        """Wait until the corpus is in and grouped; return the screen."""
        wait_for_place(terminal, 1, self.stories)
        return terminal.wait("Sample corpus", without="reading report")


def wait_for_place(terminal: Terminal, place: int, count: int) -> None:
    """Wait until the heading of the list says so."""
    said = re.compile(rf"\b{place} of {count}\b")
    terminal.wait_for(lambda screen: bool(said.search(screen)), said.pattern)


def is_reading(screen: str) -> bool:
    """Tell whether the keys go to the report: they are named, or it is all there is to see."""
    lines = screen.splitlines() or [""]
    return "left out" in screen or not re.match(r" (Search|Library|Sample corpus)\b", lines[0])


def wait_for_match(terminal: Terminal, besides: str = "") -> str:
    """Wait until a report is open at a match, another one than `besides`; return which."""

    def match(screen: str) -> str:
        found = re.search(r"match \d+ of \d+", screen)
        return found.group() if found and is_reading(screen) else ""

    screen = terminal.wait_for(lambda screen: match(screen) not in ("", besides), "a match")
    return match(screen)


@pytest.fixture(scope="module")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Samples:
    with Library.open_demo(tmp_path_factory.mktemp("samples")) as library:
        library.group()
        listed = library.ids_and_stories(ListFilter())
        places, _ = fold(*listed, ())
        unfolded, _ = fold(*listed, {-places[0]})
        found = library.search(SearchRequest("ferry queue", typing=True))
        return Samples(len(places), len(unfolded), found.total)


def heading(screen: str) -> str:
    """Return the outlet and the date of the report that is open at a match, from its heading."""
    found = re.search(r"(?:found)?([^\n]*)match \d", screen)
    return found.group(1).strip() if found else ""


@pytest.mark.parametrize(("columns", "rows"), SIZES)
def test_the_two_minute_tour(terminal: Make, samples: Samples, columns: int, rows: int) -> None:
    """Open the samples, read, search, open at the match, compare, look for help, leave."""
    tour = terminal(columns, rows)
    tour.start("demo")
    samples.wait(tour)

    tour.press("Space")
    wait_for_place(tour, 1, samples.unfolded)
    tour.press("j")
    wait_for_place(tour, 2, samples.unfolded)
    tour.press("Enter")
    tour.wait_for(lambda screen: is_reading(screen) and " words" in screen, "the report")
    tour.press("q")
    tour.wait("space fold")

    tour.press("/")
    tour.wait("enter open   tab results")
    tour.type("ferry queue")
    tour.wait(" ferry queue", f" {samples.queues} found")
    tour.press("Enter")
    first = wait_for_match(tour)
    tour.press("n")
    wait_for_match(tour, besides=first)

    tour.press("v")
    tour.wait("marked A")
    tour.press("J")
    tour.wait(without="marked A")
    wait_for_match(tour)
    tour.press("c")
    tour.wait("1 all", "≡ " if columns < 90 else "copied")
    tour.press("n")
    tour.wait("1 all")

    tour.press("?")
    tour.wait(" Keys", "q back")
    tour.press("q")
    tour.wait("1 all", without=" Keys")
    tour.press("q")
    wait_for_match(tour)
    tour.press("Q")
    assert tour.wait_for_end() == 0


@pytest.mark.parametrize(("columns", "rows"), SIZES)
def test_a_search_made_before_the_index_is_there_finds_all_in_the_end(
    terminal: Make, samples: Samples, columns: int, rows: int
) -> None:
    """Typed at once, it follows the index; the report opened first stays, the next one opens."""
    early = terminal(columns, rows)
    early.start("demo")
    early.wait("Sample corpus")
    early.press("/")
    early.type("ferry queue")
    early.wait(f" {samples.queues} found")
    early.press("Enter")
    wait_for_match(early)
    first = heading(early.screen)
    early.press("J")
    early.wait_for(lambda screen: heading(screen) not in ("", first), "the next report")
    early.press("Q")
    assert early.wait_for_end() == 0


@pytest.mark.parametrize(("columns", "rows"), SIZES)
def test_a_search_is_narrowed_saved_and_opened_again(
    terminal: Make, samples: Samples, columns: int, rows: int
) -> None:
    """Facets narrow it, a name keeps it, esc returns to the list as it was."""
    search = terminal(columns, rows)
    search.start("demo")
    samples.wait(search)
    search.press("/")
    search.wait("enter open   tab results")
    search.type("ferry queue")
    search.wait(f" {samples.queues} found")
    search.press("C-f")
    search.wait("Narrow", "Outlet", "Orbit 24")
    search.press("C-f")
    search.wait(" ferry queue", without="Narrow")
    search.press("C-s")
    search.wait("Save the search", "enter saves")
    search.press("Enter")
    search.wait("Saved as ferry queue.")
    search.press("Escape")
    samples.wait(search)
    search.press("S")
    search.wait("Saved searches", f"{samples.queues} unread")
    search.press("Enter")
    search.wait(f" {samples.queues} found", without="Saved searches")
    search.press("Escape")
    samples.wait(search)
    search.press("Q")
    assert search.wait_for_end() == 0


def test_an_empty_library_says_what_to_do(terminal: Make, samples: Samples) -> None:
    """The first start offers the sample corpus, which opens at a key."""
    first = terminal(100, 30)
    first.start()
    first.wait("Nothing to read yet", "sample corpus")
    first.press("D")
    samples.wait(first)
    first.press("Q")
    assert first.wait_for_end() == 0


def test_reports_of_another_process_appear(terminal: Make, tmp_path: Path) -> None:
    """What `briefreader add` brings in meanwhile is listed, and can be searched."""
    report = tmp_path / "report.md"
    text = "---\ntitle: Lighthouse relit\noutlet: Harbour Post\n---\nThe lamp burns again.\n"
    report.write_text(text, encoding="utf-8")
    reader = terminal(100, 30)
    reader.start()
    reader.wait("Nothing to read yet")
    environment = {**os.environ, "BRIEFREADER_HOME": str(tmp_path / "home")}
    subprocess.run([COMMAND, "add", str(report)], env=environment, check=True, capture_output=True)
    reader.wait("Lighthouse relit", "1 of 1")
    reader.press("/")
    reader.type("lamp")
    reader.wait("1 found")
    reader.press("Escape")
    reader.wait("Library", without="1 found")
    reader.press("Q")
    assert reader.wait_for_end() == 0


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_signal_ends_it_in_order(terminal: Make, number: signal.Signals) -> None:
    """The search process goes with it and the terminal is left as it was."""
    reader = terminal(100, 30)
    reader.start()
    reader.wait("Nothing to read yet")
    os.kill(reader.process, number)
    assert reader.wait_for_end() == 0


def test_it_ends_when_its_terminal_goes_away(terminal: Make) -> None:
    """Nothing is left running behind a window that was closed."""
    reader = terminal(100, 30)
    reader.start("demo")
    reader.wait("Sample corpus", "1 of ")
    process = reader.process
    reader.press("j", "j", "Enter")
    reader.close()
    end = time.monotonic() + LIMIT
    while is_running(process):
        assert time.monotonic() < end, "it still runs"
        time.sleep(0.05)


def is_running(process: int) -> bool:
    """Tell whether a process is there and not only waits to be buried."""
    found = subprocess.run(
        ["ps", "-o", "stat=", "-p", str(process)], capture_output=True, text=True
    )
    return found.stdout.strip() not in ("", "Z", "Zs", "Z+")


def test_a_terminal_that_is_too_small_says_so(terminal: Make) -> None:
    """And shows everything again once it is larger."""
    reader = terminal(100, 30)
    reader.start()
    reader.wait("Nothing to read yet")
    reader.resize(25, 6)
    reader.wait("Too small here")
    reader.resize(100, 30)
    reader.wait("Nothing to read yet", without="Too small")
    reader.press("Q")
    assert reader.wait_for_end() == 0


def test_only_ascii_where_the_settings_say_so(
    terminal: Make, samples: Samples, tmp_path: Path
) -> None:
    """Not one character outside ASCII reaches the terminal."""
    home = tmp_path / "home"
    home.mkdir(exist_ok=True)
    (home / "config.toml").write_text("ascii = true\n", encoding="utf-8")
    reader = terminal(100, 30)
    reader.start("demo")
    assert samples.wait(reader).isascii()
    reader.press("?")
    assert reader.wait(" Keys", "q back").isascii()
    reader.press("q")
    reader.wait("Sample corpus")
    reader.press("Q")
    assert reader.wait_for_end() == 0


def test_no_colour_where_none_is_wanted(terminal: Make, samples: Samples) -> None:
    """NO_COLOR leaves greys at most; signs and bold say the rest."""
    reader = terminal(100, 30)
    reader.start("demo", environment={"NO_COLOR": "1"})
    samples.wait(reader)
    reader.press("Space")
    reader.wait("▾ ")
    reader.press("j")
    wait_for_place(reader, 2, samples.unfolded)
    reader.press("v")
    reader.wait("A ")
    reader.press("j")
    wait_for_place(reader, 3, samples.unfolded)
    reader.press("c")
    assert "<" in reader.wait("copied", "1 all")
    reader.press("Q")
    assert reader.wait_for_end() == 0
