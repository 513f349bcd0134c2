"""The installed command in a real terminal: the two-minute tour, signals, odd terminals."""

import os
import signal
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from terminal import COMMAND, LIMIT, Terminal

Make = Callable[[int, int], Terminal]
SIZES = [(140, 40), (80, 24), (40, 15)]


@pytest.mark.parametrize(("columns", "rows"), SIZES)
def test_the_two_minute_tour(terminal: Make, columns: int, rows: int) -> None:
    """Open the samples, read, search, open at the match, compare, look for help, leave."""
    tour = terminal(columns, rows)
    tour.start("demo")
    tour.wait("Sample corpus", "1 of 3")

    tour.press("j", "Enter")
    tour.wait("words", "? help" if columns > 40 else "mark")

    tour.press("q", "/")
    tour.type("ferry")
    tour.wait("found", "ferry")
    tour.press("Enter")
    tour.wait("match ")
    tour.press("n")
    tour.wait("match ")

    tour.press("v", "J", "c")
    tour.wait("1 all", "≡ " if columns < 90 else "copied")
    tour.press("n")
    tour.wait("1 all")

    tour.press("?")
    tour.wait("Keys", "Everywhere")
    tour.press("q", "q")
    tour.wait("match ")
    tour.press("Q")
    assert tour.wait_for_end() == 0


def test_an_empty_library_says_what_to_do(terminal: Make) -> None:
    """The first start offers the sample corpus, which opens at a key."""
    first = terminal(100, 30)
    first.start()
    first.wait("Nothing to read yet", "sample corpus")
    first.press("D")
    first.wait("Sample corpus", "1 of 3")
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
    reader.wait("1 of 1")
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


def test_only_ascii_where_the_settings_say_so(terminal: Make, tmp_path: Path) -> None:
    """Not one character outside ASCII reaches the terminal."""
    home = tmp_path / "home"
    home.mkdir(exist_ok=True)
    (home / "config.toml").write_text("ascii = true\n", encoding="utf-8")
    reader = terminal(100, 30)
    reader.start("demo")
    screen = reader.wait("Sample corpus", "1 of 3")
    assert screen.isascii()
    reader.press("?")
    assert reader.wait("Everywhere").isascii()
    reader.press("q", "Q")
    assert reader.wait_for_end() == 0


def test_no_colour_where_none_is_wanted(terminal: Make) -> None:
    """NO_COLOR leaves greys at most; signs and bold say the rest."""
    reader = terminal(100, 30)
    reader.start("demo", environment={"NO_COLOR": "1"})
    reader.wait("Sample corpus", "1 of 3")
    reader.press("v", "j", "v", "c")
    assert "<" in reader.wait("copied", "1 all")
    reader.press("Q")
    assert reader.wait_for_end() == 0
