"""The entry point: starts a command, and turns every way it can end into an exit code."""

import contextlib
import os
import sys
from pathlib import Path

import click

from briefreader import __version__
from briefreader.cli import output
from briefreader.cli.lazy import LazyGroup
from briefreader.cli.network import offline_option
from briefreader.cli.session import Session, data_dir_option, example, pass_session
from briefreader.errors import BriefreaderError

PROGRAM = "briefreader"


@click.group(
    cls=LazyGroup,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog=example("briefreader demo")
    + "\n\nExit codes: 0 done, 1 nothing found or some inputs failed, 2 usage or bad input.",
)
@click.version_option(__version__, prog_name=PROGRAM)
@data_dir_option
@offline_option
@pass_session
@click.pass_context
def cli(context: click.Context, session: Session) -> int | None:
    """Read one event across many outlets.

    Without a command it opens the reader; without a terminal it prints the list of articles.
    """
    if context.invoked_subcommand is not None:
        return None
    from briefreader.cli.opening import open_reader

    return open_reader(session)


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
    session = Session()
    try:
        code = cli.main(arguments, prog_name=PROGRAM, standalone_mode=False, obj=session)
        _flush()
    except click.exceptions.Exit as ended:
        return ended.exit_code
    except (click.Abort, KeyboardInterrupt):
        output.notice("Stopped. What was reported as done is done.")
        return output.INTERRUPTED
    except click.UsageError as error:
        return _usage(error)
    except click.ClickException as error:
        output.notice(f"{PROGRAM}: {error.format_message()}")
        return output.BAD_INPUT
    except BriefreaderError as error:
        output.notice(f"{PROGRAM}: {error}")
        return error.exit_code
    except BrokenPipeError:
        return output.NOTHING_FOUND
    except OSError as error:
        place = f"{error.filename}: " if error.filename else "the output could not be written: "
        output.notice(f"{PROGRAM}: {place}{error.strerror or error}")
        return output.BAD_INPUT
    except Exception as error:
        return _unexpected(error, session)
    return code if isinstance(code, int) else output.DONE


def _usage(error: click.UsageError) -> int:
    if error.ctx is not None:
        output.notice(error.ctx.get_usage())
        output.notice(f"Try '{error.ctx.command_path} --help' for help.\n")
    output.notice(f"{PROGRAM}: {error.format_message()}")
    return output.BAD_INPUT


def _unexpected(error: Exception, session: Session) -> int:
    from briefreader.cli.faultlog import record

    kept = record(error, session.locations.log_file)
    where = f" Details are in {kept}." if kept else ""
    output.notice(f"{PROGRAM}: an unexpected error: {type(error).__name__}: {error}.{where}")
    return output.BAD_INPUT


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
