"""`completion`: the script that teaches a shell to complete briefreader's commands."""

import click
from click.shell_completion import get_completion_class

from briefreader.cli import output
from briefreader.cli.session import example

_VARIABLE = "_BRIEFREADER_COMPLETE"


@click.command(
    short_help="Print a shell's completion script.",
    epilog=example(
        "briefreader completion bash > ~/.local/share/bash-completion/completions/briefreader"
    ),
)
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
@click.pass_context
def completion(context: click.Context, shell: str) -> int:
    """Print the script that lets a shell complete commands and options."""
    script = get_completion_class(shell)
    if script is None:
        raise click.UsageError(f"There is no completion for {shell}.")
    root = context.find_root().command
    output.block(script(root, {}, "briefreader", _VARIABLE).source())
    return output.DONE
