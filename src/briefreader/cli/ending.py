"""Says why a command came to an early end, and with which exit code."""

import click

from briefreader.cli import output
from briefreader.cli.commands import PROGRAM
from briefreader.errors import BriefreaderError
from briefreader.faultlog import record
from briefreader.locations import Locations


def exit_code_of(error: BaseException, locations: Locations) -> int:
    """Tell the user about `error` and return the exit code; what is unexpected is kept in the log.

    May raise OSError where nothing can be told.
    """
    match error:
        case click.exceptions.Exit():
            return error.exit_code
        case click.Abort() | KeyboardInterrupt():
            output.notice("Stopped. What was reported as done is done.")
            return output.INTERRUPTED
        case click.UsageError():
            return _usage(error)
        case click.ClickException():
            output.notice(f"{PROGRAM}: {error.format_message()}")
            return output.BAD_INPUT
        case BriefreaderError():
            output.notice(f"{PROGRAM}: {error}")
            return error.exit_code
        case BrokenPipeError():
            return output.NOTHING_FOUND
        case OSError():
            file = error.filename
            place = f"{file}: " if file else "the output could not be written: "
            output.notice(f"{PROGRAM}: {place}{error.strerror or error}")
            return output.BAD_INPUT
        case _:
            return _unexpected(error, locations)


def _usage(error: click.UsageError) -> int:
    if error.ctx is not None:
        output.notice(error.ctx.get_usage())
        output.notice(f"Try '{error.ctx.command_path} --help' for help.\n")
    output.notice(f"{PROGRAM}: {error.format_message()}")
    return output.BAD_INPUT


def _unexpected(error: BaseException, locations: Locations) -> int:
    kept = record(error, locations.log_file)
    where = f" Details are in {kept}." if kept else ""
    output.notice(f"{PROGRAM}: an unexpected error: {type(error).__name__}: {error}.{where}")
    return output.BAD_INPUT
