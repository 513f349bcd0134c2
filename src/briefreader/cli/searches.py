"""`searches`: searches kept under a name, with how many unread reports each finds."""

import click

from briefreader.cli import output
from briefreader.cli.progress import ProgressBar
from briefreader.cli.searching import pointed
from briefreader.cli.session import (
    Format,
    Session,
    data_dir_option,
    example,
    format_option,
    pass_session,
)
from briefreader.errors import BriefreaderError, QueryError, SearchTimeoutError
from briefreader.library import Library
from briefreader.models.search import SavedSearch, SortOrder
from briefreader.render.contracts import saved_search_json


@click.group(
    short_help="Keep searches under a name.",
    epilog=example("briefreader searches", "briefreader search --saved Geneva"),
    invoke_without_command=True,
)
@format_option
@data_dir_option
@pass_session
@click.pass_context
def searches(context: click.Context, session: Session, form: Format) -> int | None:
    """List the saved searches with how many unread reports each finds, or change them.

    `briefreader search --saved NAME` searches by one. Exit code 1 where there are none.
    """
    if context.invoked_subcommand is not None:
        return None
    with session.library() as library, ProgressBar("Bringing the index up to date") as bar:
        saved = library.saved_searches()
        if saved:
            library.catch_up(bar.update)
        counted = [(one, _unread(library, one)) for one in saved]
    if form == "json":
        output.data([saved_search_json(one, unread) for one, unread in counted])
    else:
        columns = output.Columns(-6, 24)
        for one, unread in counted:
            columns.print("?" if unread is None else f"{unread:,}", one.name, one.query)
    if not saved:
        output.notice(
            "No searches are saved yet: `briefreader searches save NAME QUERY` saves one."
        )
    return output.DONE if saved else output.NOTHING_FOUND


@searches.command(
    short_help="Save a search.",
    epilog=example("briefreader searches save Geneva 'geneva talks newer:2w' --sort newest"),
)
@click.argument("name")
@click.argument("query", nargs=-1, required=True, metavar="QUERY...")
@click.option(
    "--sort",
    type=click.Choice(["relevance", "newest", "oldest", "outlet"]),
    default="relevance",
    show_default=True,
    help="What comes first.",
)
@data_dir_option
@pass_session
def save(session: Session, name: str, query: tuple[str, ...], sort: SortOrder) -> int:
    """Keep a search under a name, in place of one of that name."""
    text = " ".join(query)
    with session.library() as library:
        try:
            library.save_search(name, text, sort)
        except QueryError as error:
            raise pointed(text, error) from error
        _print(library.saved_search(name))
    return output.DONE


@searches.command(
    short_help="Rename a saved search.",
    epilog=example("briefreader searches rename Geneva 'Security talks'"),
)
@click.argument("name")
@click.argument("new")
@data_dir_option
@pass_session
def rename(session: Session, name: str, new: str) -> int:
    """Give a saved search another name."""
    with session.library() as library:
        library.rename_search(name, new)
        _print(library.saved_search(new))
    return output.DONE


@searches.command(
    short_help="Remove saved searches.", epilog=example("briefreader searches remove Geneva")
)
@click.argument("names", nargs=-1, required=True, metavar="NAME...")
@data_dir_option
@pass_session
def remove(session: Session, names: tuple[str, ...]) -> int:
    """Remove saved searches. The reports they found stay."""
    failed = False
    with session.library() as library:
        for name in names:
            try:
                library.forget_search(name)
            except BriefreaderError as error:
                failed = True
                output.notice(str(error))
            else:
                output.line(f"removed {name}")
    return output.NOTHING_FOUND if failed else output.DONE


def _unread(library: Library, saved: SavedSearch) -> int | None:
    """Return how many unread reports a search finds; None, and said why, if that is not known."""
    try:
        return library.count_unread(saved)
    except (QueryError, SearchTimeoutError) as error:
        output.notice(f"{saved.name}: {error}")
        return None


def _print(saved: SavedSearch) -> None:
    output.Columns(24).print(saved.name, saved.query)
