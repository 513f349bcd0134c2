"""`dirs`, `doctor`, `reindex`: where things are, whether they are sound, mending the index."""

import os
import shutil
import sys
from collections.abc import Iterator
from dataclasses import asdict

import click

from briefreader.cli import output
from briefreader.cli.progress import ProgressBar
from briefreader.cli.session import (
    Format,
    Session,
    data_dir_option,
    example,
    format_option,
    pass_session,
)
from briefreader.cli.terminal import is_terminal
from briefreader.library.doctor import Check


@click.command(short_help="Say where files are kept.", epilog=example("briefreader dirs"))
@format_option
@data_dir_option
@pass_session
def dirs(session: Session, form: Format) -> int:
    """Say where library, index, settings and log are kept."""
    locations = session.locations
    paths = {
        "library": locations.library_file,
        "index": locations.index_dir,
        "settings": locations.settings_file,
        "log": locations.log_file,
    }
    if form == "json":
        output.data({name: str(path) for name, path in paths.items()})
    else:
        columns = output.Columns(9)
        for name, path in paths.items():
            columns.print(f"{name}:", str(path))
    return output.DONE


@click.command(short_help="Check that everything is sound.", epilog=example("briefreader doctor"))
@format_option
@data_dir_option
@pass_session
def doctor(session: Session, form: Format) -> int:
    """Check library, index, folders, free space and terminal, and say what to do.

    Exit code 1 where something is wrong.
    """
    from briefreader.library.doctor import diagnose

    checks = [*diagnose(session.locations), *_terminal()]
    if form == "json":
        output.data([asdict(check) for check in checks])
    else:
        for check in checks:
            output.block(f"{check.status:<8} {check.name}: {check.detail}")
            if check.advice:
                output.block(f"{'':<8} -> {check.advice}")
    failed = any(check.status == "failed" for check in checks)
    return output.NOTHING_FOUND if failed else output.DONE


@click.command(short_help="Build the search index anew.", epilog=example("briefreader reindex"))
@data_dir_option
@pass_session
def reindex(session: Session) -> int:
    """Build the search index anew from the library. Nothing is lost: the index is derived."""
    with session.library() as library, ProgressBar("Indexing") as bar:
        state = library.reindex(bar.update)
    if state.problem:
        output.notice(state.problem)
    reports = "report" if state.articles == 1 else "reports"
    output.line(f"{state.articles:,} {reports} in the index")
    return output.DONE


def _terminal() -> Iterator[Check]:
    name = os.environ.get("TERM", "")
    if not (is_terminal(sys.stdin) and is_terminal(sys.stdout)):
        yield Check("terminal", "ok", "none here: `briefreader` prints a list instead")
    elif name in ("", "dumb"):
        yield Check(
            "terminal", "warning", f"TERM is {name!r}: `briefreader` prints a list instead",
            "Set TERM to what your terminal is, such as xterm-256color.",
        )  # fmt: skip
    else:
        size = shutil.get_terminal_size()
        colour = "colour off (NO_COLOR)" if os.environ.get("NO_COLOR") else "colour on"
        yield Check("terminal", "ok", f"{name}, {size.columns}x{size.lines}, {colour}")
    encoding = getattr(sys.stdout, "encoding", "").lower()
    if "utf" in encoding:
        yield Check("encoding", "ok", encoding)
    else:
        yield Check(
            "encoding", "warning", f"{encoding or 'unknown'} cannot show every character",
            "Use a UTF-8 locale, such as LANG=C.UTF-8.",
        )  # fmt: skip
