"""The entry point: opens the reader or runs a command, and always ends with an exit code.

Imports only what the reader needs: click and the commands cost a tenth of its start.
"""

import contextlib
import os
import sys
from collections.abc import Callable
from pathlib import Path

from briefreader.cli.terminal import has_terminal
from briefreader.locations import Locations


def run() -> None:
    """Run the command line of this process and exit."""
    code = main(sys.argv[1:])
    try:
        _flush()
    except OSError:
        # What is left cannot be written; Python would complain about it once more at exit.
        _give_up_stdout()
    sys.exit(code)


def main(arguments: list[str]) -> int:
    """Run one command and return its exit code. Never raises, never prints a traceback."""
    _tolerate_any_encoding()
    if arguments in ([], ["demo"]) and has_terminal():
        return _ended(lambda: _read(demo=bool(arguments)), Locations.default)
    from briefreader.cli.commands import run_command
    from briefreader.cli.session import Session

    session = Session()
    return _ended(lambda: run_command(arguments, session), lambda: session.locations)


def _read(*, demo: bool) -> int:
    from briefreader.config import load_settings
    from briefreader.offline import obey_environment
    from briefreader.tui import run_app

    obey_environment()
    locations = Locations.default()
    return run_app(locations, load_settings(locations.settings_file), demo=demo)


def _ended(work: Callable[[], int], locations: Callable[[], Locations]) -> int:
    try:
        code = work()
        _flush()
    except (Exception, KeyboardInterrupt) as error:
        from briefreader.cli.ending import exit_code_of

        return exit_code_of(error, locations())
    return code


def _tolerate_any_encoding() -> None:
    """Print `?` for what the terminal's encoding lacks instead of failing."""
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(AttributeError, ValueError):
            stream.reconfigure(errors="replace")  # type: ignore[union-attr]


def _flush() -> None:
    if sys.stdout is not None:
        sys.stdout.flush()


def _give_up_stdout() -> None:
    """Let what is still buffered go nowhere."""
    with (
        contextlib.suppress(OSError, ValueError, AttributeError),
        Path(os.devnull).open("w") as nowhere,
    ):
        os.dup2(nowhere.fileno(), sys.stdout.fileno())
