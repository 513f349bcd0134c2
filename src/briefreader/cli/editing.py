"""`edit` and `remove`: the reader's hand on reports."""

import sys
from typing import get_args

import click

from briefreader.cli import output
from briefreader.cli.session import Command, Session, data_dir_option, example, pass_session
from briefreader.cli.terminal import is_terminal
from briefreader.library import Library
from briefreader.models.article import MetadataField


def _field_options(command: Command) -> Command:
    """Give a command an option for each metadata value."""
    for name in reversed(get_args(MetadataField)):
        metavar = "DATE" if name == "published" else "TEXT"
        command = click.option(f"--{name}", metavar=metavar, help=f"Set the {name}.")(command)
    return command


@click.command(
    short_help="Correct what is known of a report.",
    epilog=example('briefreader edit 3 --outlet "The Harbour Post" --published 2022-01-09'),
)
@click.argument("article", type=int, metavar="ID")
@_field_options
@click.option("--tag", "tags", multiple=True, metavar="TAG", help="Put a tag on it.")
@click.option("--untag", "untags", multiple=True, metavar="TAG", help="Take a tag off it.")
@click.option("--note", metavar="TEXT", help="Write a note; an empty one takes it off.")
@click.option("--read/--unread", default=None, help="Mark it read or unread.")
@click.option("--star/--unstar", default=None, help="Mark it starred or not.")
@data_dir_option
@pass_session
def edit(
    session: Session,
    /,
    article: int,
    tags: tuple[str, ...],
    untags: tuple[str, ...],
    note: str | None,
    read: bool | None,
    star: bool | None,
    **fields: str | None,
) -> int:
    """Correct what is known of a report, tag it, mark it, write a note.

    A corrected value stays when a new version of the text comes in. An empty value means:
    not known. An outlet that its page did not name is remembered for the page's host.
    """
    given = {name: value for name, value in fields.items() if value is not None}
    if not (given or tags or untags) and note is None and read is None and star is None:
        raise click.UsageError("Nothing to change: name at least one option.")
    with session.library() as library:
        library.article(article)
        library.check_edits(given, (*tags, *untags), note or "")
        for name, value in given.items():
            if host := library.edit(article, name, value):
                output.notice(f"Reports from {host} that come in later will be by {value}.")
        for tag in tags:
            library.tag([article], tag)
        for tag in untags:
            library.untag([article], tag)
        if note is not None:
            library.set_note(article, note)
        library.mark([article], read=read, starred=star)
        _print_article(library, article)
    return output.DONE


@click.command(
    short_help="Take reports out of the library.", epilog=example("briefreader remove 3 4 --yes")
)
@click.argument("articles", type=int, nargs=-1, required=True, metavar="ID...")
@click.option("--yes", is_flag=True, help="Do not ask.")
@data_dir_option
@pass_session
def remove(session: Session, articles: tuple[int, ...], yes: bool) -> int:
    """Take reports out of the library for good, with their notes and versions.

    Asks first in a terminal.
    """
    with session.library() as library:
        found = [row.id for row in library.rows(articles)]
        if found and not yes and is_terminal(sys.stdin):
            for article in found:
                _print_article(library, article)
            click.confirm("Remove these for good?", abort=True, err=True)
        removed = library.remove(found)
    for article in removed:
        output.line(f"removed {article}")
    missing = [article for article in articles if article not in removed]
    for article in missing:
        output.notice(f"There is no report {article} in the library.")
    return output.NOTHING_FOUND if missing else output.DONE


def _print_article(library: Library, article: int) -> None:
    for row in library.rows([article]):
        facts = (row.published or "no date", row.outlet or "unknown outlet", row.title)
        output.line(f"{row.id}  {'  '.join(facts)}")
