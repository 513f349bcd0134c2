"""`demo`: the sample corpus in a library that is thrown away."""

import tempfile
from pathlib import Path

import click

from briefreader.cli import output
from briefreader.cli.opening import print_overview
from briefreader.cli.session import Folder, Session, data_dir_option, example, pass_session
from briefreader.cli.terminal import has_terminal
from briefreader.library import Library
from briefreader.locations import Locations


@click.command(
    short_help="Open the sample corpus.",
    epilog=example("briefreader demo", "briefreader demo --keep sample"),
)
@click.option(
    "--keep",
    type=Folder(),
    metavar="DIR",
    help="Keep the sample library in DIR: use it again with --data-dir DIR.",
)
@data_dir_option
@pass_session
def demo(session: Session, keep: Path | None) -> int:
    """Open the sample corpus in a temporary library; your own library is not touched.

    Without a terminal it prints the list of its reports.
    """
    settings = session.settings()
    if keep is None and has_terminal():
        from briefreader.tui import run_app

        return run_app(session.locations, settings, demo=True)
    if keep is None:
        with tempfile.TemporaryDirectory(prefix="briefreader-") as temporary:
            return _print_sample(Path(temporary))
    folder = keep.expanduser().absolute()
    if not has_terminal():
        return _print_sample(folder)
    Library.open_demo(folder, settings).close()
    from briefreader.tui import run_app

    return run_app(Locations.within(folder), settings)


def _print_sample(folder: Path) -> int:
    Library.open_demo(folder).close()
    code = print_overview(Session(folder))
    output.notice("This is the sample corpus. `briefreader add PATH` begins a library of yours.")
    return code
