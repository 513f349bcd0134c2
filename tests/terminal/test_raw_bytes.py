"""Hostile reports in every view: what reaches the terminal is looked at byte by byte."""

import os
import pty
import re
import select
import subprocess
import termios
import time
from collections.abc import Iterator
from pathlib import Path

import pyte
import pytest

from briefreader.models.article import Dropped, Report
from briefreader.store import Store
from terminal import COMMAND, LIMIT

COLUMNS, ROWS = 120, 36
ATTACKS = (
    "\x1b]52;c;ZXZpbA==\x07",  # clipboard
    "\x1b]8;;http://evil.example\x1b\\",  # hyperlink
    "\x1b]0;owned\x07",  # window title
    "\x1b[31337;1337m",  # colours
    "\x1b[2J\x1b[?1049l\x1b[31337n",  # clear, leave, report
    "\x1bP+q6b31\x1b\\\x1b_owned\x1b\\",  # DCS, APC
    "\x9b31337m\x9d52;c;ZXZpbA==\x9c",  # the same in 8 bits
    "\x00\x07\x08\x0e\x7f\x84\x85",  # controls
    "\u202e\u2066\u2069\u200f\u200b\u2060\ufeff\U000e0041",  # bidi and invisible
    "[@click=app.quit]quit[/]",  # markup
    "[/x][b]bold[/b]",
    "a\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301",  # piled-up accents
)
MARKERS = ("52;c;", "]8;", "]0;", "31337;1337m", "31337n", "+q6b31")
FORBIDDEN = re.compile(
    "[\x80-\x9f\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\U000e0000-\U000e007f]"
)
OWN_SEQUENCE = re.compile(
    r"\x1b(?:\[[0-?]*[ -/]*[@-~]|[=>78]|[()][A-Z0-9]"
    r"|\](?:10|11|12|22|104|110|111|112)[^\x07\x1b]*(?:\x07|\x1b\\)"
    r"|P\$?[^\x1b]*\x1b\\|_G[^\x1b]*\x1b\\)"
)
"""What Textual itself sends: CSI, modes, queries of colours and graphics."""


def hostile(words: str) -> str:
    """Return words with every attack between them."""
    return " ".join(f"{word}{attack}" for word, attack in zip(words.split(), ATTACKS, strict=False))


def hostile_report(number: int) -> Report:
    text = hostile("The council met on Monday and said the bridge would stay closed for repairs")
    return Report(
        title=hostile(f"Council {number} closes the bridge for a week after storm damage to it"),
        paragraphs=(text, hostile('"We are safe," said Mara Lind of the council about it all now')),
        outlet=hostile(f"Outlet {number}"),
        published="2024-03-04",
        byline=hostile("Ola Nyman"),
        agency=hostile("Agency"),
        url=f"https://example.org/{number}\x1b]52;c;ZXZpbA==\x07",
        source=hostile("source"),
        tags=(hostile("tag"),),
        dropped=(Dropped("furniture", hostile("Read more about this bridge today")),),
        flags=(hostile("title made from the lede"),),
    )


class Pty:
    """The command in a pseudo-terminal, all of its bytes kept."""

    def __init__(self, home: Path) -> None:
        self.raw = bytearray()
        self._screen = pyte.Screen(COLUMNS, ROWS)
        self._stream = pyte.ByteStream(self._screen)
        self._fd, inside = pty.openpty()
        termios.tcsetwinsize(inside, (ROWS, COLUMNS))
        # readline writes a size of its own into the environment, which workers inherit.
        sizeless = {k: v for k, v in os.environ.items() if k not in ("COLUMNS", "LINES")}
        self.process = subprocess.Popen(
            [COMMAND],
            stdin=inside,
            stdout=inside,
            stderr=inside,
            env={**sizeless, "BRIEFREADER_HOME": str(home), "TERM": "xterm-256color"},
            start_new_session=True,
        )
        os.close(inside)

    def send(self, keys: str) -> None:
        os.write(self._fd, keys.encode())

    def read(self, seconds: float) -> None:
        """Take in what comes within `seconds`."""
        if not select.select([self._fd], [], [], seconds)[0]:
            return
        try:
            data = os.read(self._fd, 65536)
        except OSError:
            return
        self.raw += data
        self._stream.feed(data)

    @property
    def screen(self) -> str:
        return "\n".join(self._screen.display)

    def wait(self, text: str) -> str:
        end = time.monotonic() + LIMIT
        while text not in self.screen:
            assert time.monotonic() < end, f"Waited for {text!r}; the screen shows:\n{self.screen}"
            self.read(0.05)
        return self.screen

    def settle(self) -> None:
        """Read on until nothing more comes, so that no sequence is cut in two."""
        end = time.monotonic() + LIMIT
        while select.select([self._fd], [], [], 0.5)[0] and time.monotonic() < end:
            self.read(0)

    def wait_without(self, text: str) -> None:
        end = time.monotonic() + LIMIT
        while text in self.screen:
            assert time.monotonic() < end, f"{text!r} does not go away:\n{self.screen}"
            self.read(0.05)

    def click(self, text: str) -> None:
        """Click on a text with the mouse."""
        for y, line in enumerate(self._screen.display, 1):
            if (x := line.find(text)) >= 0:
                self.send(f"\x1b[<0;{x + 2};{y}M\x1b[<0;{x + 2};{y}m")
                return
        raise AssertionError(f"{text!r} is not on the screen:\n{self.screen}")

    def close(self) -> None:
        self.process.terminate()
        end = time.monotonic() + LIMIT
        while self.process.poll() is None and time.monotonic() < end:
            self.read(0.05)
        self.process.kill()
        self.process.wait()
        os.close(self._fd)


@pytest.fixture
def hostile_reader(tmp_path: Path) -> Iterator[Pty]:
    (tmp_path / "config.toml").write_text("show_stories = false\n")
    with Store.open(tmp_path / "library.db") as store:
        for _ in store.add_many(hostile_report(number) for number in (1, 2)):
            pass
        for article in store.ids():
            store.set_note(article, hostile("a note of mine about this"))
    reader = Pty(tmp_path)
    yield reader
    reader.close()


def test_nothing_hostile_reaches_the_terminal(hostile_reader: Pty) -> None:
    """Escape sequences, controls, bidi marks and markup do nothing in any view."""
    reader = hostile_reader
    reader.wait("1 of 2")
    for key, shown, gone in (
        ("f", "▸ Council", "1 of 2"),
        (" ", "▾ Council", "▸ Council"),
        ("m", "outlets", "▾ Council"),
        ("\x1b[CG", "2 reports", ""),
        ("g\r", "closes the bridge", "outlets"),
        ("q", "outlets", ""),
        ("B", "part 1 of", ""),
        ("G", "Timeline", ""),
        ("q", "outlets", "part "),
        ("q", "▾ Council", "outlets"),
        ("f", "1 of 2", "▾ Council"),
    ):
        reader.send(key)
        reader.wait(shown)
        if gone:
            reader.wait_without(gone)
    reader.wait("The council")
    reader.send("\r")
    reader.wait("left out")
    reader.send("d")
    reader.wait("Left out of the body")
    assert "[@click=app.quit]" in reader.screen
    reader.click("[@click=app.quit]")
    for key, shown in (
        ("o", "web address"),
        ("e", "What is known"),
        ("a", "ctrl+s keeps it"),
        ("t", "divided by commas"),
        ("F", "Which reports"),
        ("E", "Name of the story"),
    ):
        reader.send(key)
        reader.wait(shown)
        if key != "o":
            reader.send("\x1b")
            reader.wait_without(shown)
    for key, shown in (
        ("q", "1 of 2"),
        ("/council", "2 found"),
        ("\r", "left out"),
        ("q", "space fold"),
        ("vjc", "1 all"),
    ):
        reader.send(key)
        reader.wait(shown)
    for view in "23456z1n":
        reader.send(view)
        for _ in range(6):
            reader.read(0.05)
    reader.send("e")
    reader.wait("Write to a file")
    reader.send("\x1b")
    reader.wait_without("Write to a file")
    reader.send("?")
    reader.wait("Everywhere")
    reader.settle()
    assert reader.process.poll() is None, "it was made to quit"
    assert_harmless(bytes(reader.raw))


_ESCAPE = re.compile("\x1b")


def assert_harmless(raw: bytes) -> None:
    """Everything sent is text, line breaks and sequences that Textual itself uses."""
    text = raw.decode("utf-8")
    for marker in MARKERS:
        assert marker not in text
    assert not FORBIDDEN.findall(text)
    left = OWN_SEQUENCE.sub("", text)
    controls = {character for character in left if ord(character) < 32 or ord(character) == 127}
    assert controls <= {"\r", "\n"}, [
        left[m.start() - 20 : m.end() + 20] for m in _ESCAPE.finditer(left)
    ]
