"""What every command starts from: where the library is, how to open it, how to print data."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, TypeVar

import click

from briefreader.config import Settings, load_settings
from briefreader.locations import Locations

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

    from briefreader.library import Library

Command = TypeVar("Command", bound=Callable[..., Any])
Format = Literal["text", "json"]


@dataclass(slots=True)
class Session:
    """One run of the command line."""

    data_dir: Path | None = None

    @property
    def locations(self) -> Locations:
        """Where this run keeps its files."""
        return Locations.default(self.data_dir)

    def settings(self) -> Settings:
        """Read the configuration. Raises SettingsError."""
        return load_settings(self.locations.settings_file)

    @contextmanager
    def library(self) -> "Iterator[Library]":
        """Give the library, open. Raises SettingsError or StoreError."""
        from briefreader.library import Library

        with Library.open(self.locations) as library:
            yield library


pass_session = click.make_pass_decorator(Session, ensure=True)


class Folder(click.Path):
    """A folder, there or to be made. An empty name is refused: it would mean the current one."""

    def __init__(self) -> None:
        super().__init__(path_type=Path, file_okay=False)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Return the folder as a Path; fails where it is a file or has no name."""
        if value == "":
            self.fail("it names no folder.", param, ctx)
        return super().convert(value, param, ctx)


def _choose_folder(context: click.Context, _: click.Parameter, value: Path | None) -> None:
    if value is not None:
        context.ensure_object(Session).data_dir = value


def data_dir_option(command: Command) -> Command:
    """Let `--data-dir` be given to a command or before it."""
    return click.option(
        "--data-dir",
        type=Folder(),
        metavar="DIR",
        expose_value=False,
        is_eager=True,
        callback=_choose_folder,
        help="Keep library, index, settings and log in DIR (also: BRIEFREADER_HOME).",
    )(command)


def complete_files(
    _: click.Context, __: click.Parameter, incomplete: str
) -> "list[CompletionItem]":
    """Let the shell complete names of files, where they may stand among other things."""
    from click.shell_completion import CompletionItem

    return [CompletionItem(incomplete, type="file")]


def format_option(command: Command) -> Command:
    """Let a command that prints data print it as text or as JSON."""
    return click.option(
        "--format",
        "form",
        type=click.Choice(["text", "json"]),
        default="text",
        show_default=True,
        help="What to print. The JSON is described in docs/formats.md.",
    )(command)


def example(*lines: str) -> str:
    """Return the end of a command's help: what it looks like in use."""
    return "\b\nExample:\n" + "\n".join(f"  {line}" for line in lines)
