"""Writes the command reference of docs/formats.md from the commands themselves.

`python -m briefreader.cli.reference docs/formats.md` puts it between its two markers; a test
fails while the document says something else.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

import click

from briefreader.cli.commands import PROGRAM, cli

BEGIN = "<!-- commands: written by `python -m briefreader.cli.reference docs/formats.md` -->"
END = "<!-- /commands -->"

_EVERYWHERE = frozenset(("--data-dir", "--offline"))
"""Options described once, before any command."""


def reference() -> str:
    """Return the reference of all commands as Markdown."""
    with click.Context(cli, info_name=PROGRAM) as root:
        return "\n".join(_sections(cli, root))


def with_reference(document: str) -> str:
    """Return a document with the reference between its markers. Raises ValueError without them."""
    before, begin, rest = document.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not begin or not end:
        raise ValueError(f"no {BEGIN} … {END} in the document")
    return f"{before}{BEGIN}\n\n{reference()}\n{END}{after}"


def _sections(command: click.Command, context: click.Context) -> Iterator[str]:
    yield _section(command, context)
    if isinstance(command, click.Group):
        for name in command.list_commands(context):
            inner = command.get_command(context, name)
            if inner is not None and not inner.hidden:
                with click.Context(inner, parent=context, info_name=name) as inner_context:
                    yield from _sections(inner, inner_context)


def _section(command: click.Command, context: click.Context) -> str:
    usage = " ".join([context.command_path, *command.collect_usage_pieces(context)])
    lines = [f"### `{context.command_path}`", "", "```", usage, "```", ""]
    lines += [*_paragraphs(command.help or ""), *_options(command, context), *_examples(command)]
    return "\n".join(lines)


def _paragraphs(text: str) -> Iterator[str]:
    for paragraph in text.split("\n\n"):
        yield " ".join(paragraph.split())
        yield ""


def _options(command: click.Command, context: click.Context) -> Iterator[str]:
    records = [
        record
        for parameter in command.params
        if isinstance(parameter, click.Option)
        and (command is cli or not _EVERYWHERE.intersection(parameter.opts))
        and (record := parameter.get_help_record(context)) is not None
    ]
    if records:
        yield "| option | what it does |"
        yield "|---|---|"
        for names, text in records:
            yield f"| `{_cell(names)}` | {_cell(text)} |"
        yield ""


def _examples(command: click.Command) -> Iterator[str]:
    lines = [line for line in (command.epilog or "").splitlines() if line.startswith("  ")]
    yield "```sh"
    yield from (line.strip() for line in lines)
    yield "```"
    yield ""


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")


if __name__ == "__main__":
    path = Path(sys.argv[1])
    path.write_text(with_reference(path.read_text(encoding="utf-8")), encoding="utf-8")
