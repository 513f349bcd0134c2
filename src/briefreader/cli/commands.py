"""All commands as one tree of click's, and how one of them is run."""

import click

from briefreader import __version__
from briefreader.cli.lazy import LazyGroup
from briefreader.cli.network import offline_option
from briefreader.cli.opening import open_reader
from briefreader.cli.output import DONE
from briefreader.cli.session import Session, data_dir_option, example, pass_session

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

    Without a command it opens the reader; without a terminal it prints the list of reports.
    """
    return None if context.invoked_subcommand is not None else open_reader(session)


def run_command(arguments: list[str], session: Session) -> int:
    """Run the command that `arguments` name and return its exit code. Raises what it raises."""
    code = cli.main(arguments, prog_name=PROGRAM, standalone_mode=False, obj=session)
    return code if isinstance(code, int) else DONE
