"""A group of commands that imports a command's module only when that command is run."""

from collections.abc import Mapping
from importlib import import_module

import click

COMMANDS: Mapping[str, str] = {
    "add": "briefreader.cli.adding:add",
    "annotate": "briefreader.cli.comparing:annotate",
    "brief": "briefreader.cli.stories:brief",
    "compare": "briefreader.cli.comparing:compare",
    "completion": "briefreader.cli.completion:completion",
    "demo": "briefreader.cli.demo:demo",
    "dirs": "briefreader.cli.upkeep:dirs",
    "doctor": "briefreader.cli.upkeep:doctor",
    "edit": "briefreader.cli.editing:edit",
    "feeds": "briefreader.cli.feeds:feeds",
    "ledger": "briefreader.cli.stories:ledger",
    "list": "briefreader.cli.listing:list_articles",
    "outlets": "briefreader.cli.outlets:outlets",
    "reindex": "briefreader.cli.upkeep:reindex",
    "remove": "briefreader.cli.editing:remove",
    "search": "briefreader.cli.searching:search",
    "searches": "briefreader.cli.searches:searches",
    "show": "briefreader.cli.showing:show",
    "stories": "briefreader.cli.stories:stories",
    "update": "briefreader.cli.updating:update",
}
"""Where each command is found."""


class LazyGroup(click.Group):
    """Finds commands in COMMANDS."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  click's signature
        """Return the names of all commands in alphabetical order."""
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """Import and return a command, or None for an unknown name."""
        if cmd_name not in COMMANDS:
            return None
        module, _, name = COMMANDS[cmd_name].partition(":")
        command: click.Command = getattr(import_module(module), name)
        return command
