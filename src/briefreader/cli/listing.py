"""`list`: what the library holds."""

import sys
from collections.abc import Iterator, Sequence

import click

from briefreader.cli import output
from briefreader.cli.session import (
    Format,
    Session,
    data_dir_option,
    example,
    format_option,
    pass_session,
)
from briefreader.cli.terminal import is_terminal
from briefreader.library import Library
from briefreader.models.listing import ArticleRow, ListFilter, ListOrder

_PAGE = 500
"""Rows read from the library at once."""
_WIDTHS = (-6, 2, 10, 18, -5)


@click.command(
    "list",
    short_help="List reports.",
    epilog=example('briefreader list --unread --outlet "The Harbour Post"'),
)
@click.option("--unread", is_flag=True, help="Only unread ones.")
@click.option("--starred", is_flag=True, help="Only starred ones.")
@click.option("--noted", is_flag=True, help="Only those with a note.")
@click.option("--outlet", default="", help="Only this outlet.")
@click.option("--tag", default="", help="Only those with this tag.")
@click.option("--story", type=int, help="Only the reports of this story.")
@click.option(
    "--order",
    type=click.Choice(["newest", "oldest", "added", "outlet", "title"]),
    default="newest",
    show_default=True,
    help="By publication date, by when they came in, by outlet or by title.",
)
@click.option("--limit", type=click.IntRange(min=1), help="At most this many.")
@format_option
@data_dir_option
@pass_session
def list_articles(
    session: Session,
    unread: bool,
    starred: bool,
    noted: bool,
    outlet: str,
    tag: str,
    story: int | None,
    order: ListOrder,
    limit: int | None,
    form: Format,
) -> int:
    """List reports: id, marks (* unread, + starred), date, outlet, words, title."""
    chosen = ListFilter(unread, starred, noted, outlet, tag, story, order)
    with session.library() as library:
        return print_list(library, chosen, form, limit)


def print_list(
    library: Library, chosen: ListFilter, form: Format = "text", limit: int | None = None
) -> int:
    """Print the reports of `chosen` and return the exit code."""
    ids = library.ids(chosen)[:limit]
    if form == "json":
        from briefreader.render.contracts import row_json

        output.data_list(row_json(row) for page in _pages(library, ids) for row in page)
    else:
        if ids:
            output.Columns(*_WIDTHS).head("id", "*+", "published", "outlet", "words", "title")
        print_rows(library, ids)
        if ids and is_terminal(sys.stdout):
            output.notice("* unread, + starred")
    if ids:
        return output.DONE
    if library.count():
        output.notice("No report fits these conditions.")
        return output.NOTHING_FOUND
    output.notice(
        "The library is empty. `briefreader add PATH` brings reports in, "
        "`briefreader demo` opens the sample corpus."
    )
    return output.DONE


def print_rows(library: Library, ids: Sequence[int]) -> None:
    """Print one line a report."""
    columns = output.Columns(*_WIDTHS)
    for page in _pages(library, ids):
        output.safe_lines(columns.row(*_cells(row)) for row in page)


def _pages(library: Library, ids: Sequence[int]) -> Iterator[list[ArticleRow]]:
    for start in range(0, len(ids), _PAGE):
        yield library.rows(ids[start : start + _PAGE])


def _cells(row: ArticleRow) -> tuple[str, ...]:
    return (
        str(row.id),
        ("*" if not row.read else " ") + ("+" if row.starred else " "),
        row.published[:10] or "no date",
        row.outlet or "unknown outlet",
        str(row.words),
        row.title,
    )
