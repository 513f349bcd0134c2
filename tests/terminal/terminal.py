"""Drives a program in a tmux pane of its own and waits for what it shows. Never sleeps blindly."""

import shutil
import subprocess
import sys
import time
import uuid
from collections.abc import Callable
from pathlib import Path

COMMAND = str(Path(sys.executable).parent / "briefreader")
"""The installed command."""
LIMIT = 90.0
"""Seconds that anything may take to appear; a loaded machine is slow."""
LOOK_EVERY = 0.05


class Terminal:
    """One tmux server with one pane, ended with the test."""

    def __init__(self, columns: int, rows: int, home: Path) -> None:
        self._socket = f"briefreader-{uuid.uuid4().hex[:12]}"
        self._home = home
        self._size = (columns, rows)
        self._code = home / "exit-code"

    def start(self, *arguments: str, environment: dict[str, str] | None = None) -> None:
        """Run the installed command with these arguments."""
        given = {
            "BRIEFREADER_HOME": str(self._home),
            "TERM": "xterm-256color",
            "COLORTERM": "truecolor",
            **(environment or {}),
        }
        pairs = [f"{name}={value}" for name, value in given.items()]
        columns, rows = self._size
        self._home.mkdir(exist_ok=True)
        configuration = self._home / "tmux.conf"
        configuration.write_text("set-option -g remain-on-exit on\n", encoding="utf-8")
        self._tmux(
            "-f", str(configuration), "new-session", "-d", "-x", str(columns), "-y", str(rows),
            "env", "-u", "COLUMNS", "-u", "LINES", *pairs,
            "sh", "-c", '"$@"; echo $? > "$0"', str(self._code), COMMAND, *arguments,
        )  # fmt: skip

    def _tmux(self, *arguments: str) -> str:
        tmux = shutil.which("tmux") or "tmux"
        done = subprocess.run(
            [tmux, "-L", self._socket, *arguments], capture_output=True, text=True, check=False
        )
        return done.stdout

    def press(self, *keys: str) -> None:
        """Press keys by their tmux names."""
        self._tmux("send-keys", *keys)

    def type(self, text: str) -> None:
        """Type text as it is."""
        self._tmux("send-keys", "-l", text)

    def resize(self, columns: int, rows: int) -> None:
        """Change the size of the terminal."""
        self._tmux("resize-window", "-x", str(columns), "-y", str(rows))

    @property
    def screen(self) -> str:
        """What is on the screen."""
        return self._tmux("capture-pane", "-p")

    @property
    def exit_code(self) -> int | None:
        """What the command exited with; None while it runs."""
        # tmux sometimes never learns that its child has ended, so the shell writes it down.
        code = self._code.read_text(encoding="ascii").strip() if self._code.exists() else ""
        return int(code) if code else None

    @property
    def process(self) -> int:
        """The command's process id."""
        shell = self._tmux("display-message", "-p", "#{pane_pid}").strip()
        found = subprocess.run(["pgrep", "-P", shell], capture_output=True, text=True, check=True)
        return int(found.stdout.split()[0])

    def wait(self, *texts: str, without: str = "") -> str:
        """Wait until all `texts` are on the screen and `without` is not; return the screen."""

        def shown(screen: str) -> bool:
            return all(text in screen for text in texts) and not (without and without in screen)

        return self.wait_for(shown, f"{texts} on the screen, without {without!r}")

    def wait_for(self, condition: Callable[[str], bool], what: str) -> str:
        """Wait until `condition` holds of the screen; return the screen."""
        end = time.monotonic() + LIMIT
        while True:
            screen = self.screen
            if condition(screen):
                return screen
            if time.monotonic() > end:
                raise AssertionError(f"Waited for {what}; the screen shows:\n{screen}")
            time.sleep(LOOK_EVERY)

    def wait_for_end(self) -> int:
        """Wait until the command has ended and return its exit code."""
        self.wait_for(lambda _screen: self.exit_code is not None, "the end of the command")
        return self.exit_code or 0

    def close(self) -> None:
        """End the tmux server and everything in it."""
        self._tmux("kill-server")
