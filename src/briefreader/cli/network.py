"""The options of every command that may use the network. Uses none itself."""

import os

import click

from briefreader.cli.session import Command
from briefreader.offline import OFFLINE_VARIABLE, forbid_network


def private_hosts_option(command: Command) -> Command:
    """Let addresses lead to machines that the public cannot reach."""
    return click.option(
        "--allow-private-hosts",
        "allow_private",
        is_flag=True,
        help="Fetch from this machine and the local network too.",
    )(command)


def _go_offline(_: click.Context, __: click.Parameter, value: bool) -> None:
    if value or os.environ.get(OFFLINE_VARIABLE):
        forbid_network()


def offline_option(command: Command) -> Command:
    """Let `--offline` be given to a command or before it."""
    return click.option(
        "--offline",
        is_flag=True,
        expose_value=False,
        is_eager=True,
        callback=_go_offline,
        help=f"Refuse every use of the network (also: {OFFLINE_VARIABLE}).",
    )(command)
