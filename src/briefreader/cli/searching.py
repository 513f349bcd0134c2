"""`search`: articles that match a query."""

import click

from briefreader.cli import output
from briefreader.cli.progress import ProgressBar
from briefreader.cli.session import (
    Format,
    Session,
    data_dir_option,
    example,
    format_option,
    pass_session,
)
from briefreader.errors import QueryError
from briefreader.models.search import Hit, IndexState, SearchRequest, SearchResults, SortOrder
from briefreader.render.contracts import search_json
from briefreader.sanitise import sanitise_line


@click.command(
    short_help="Search the library.",
    epilog=example("briefreader search 'ryabkov \"security talks\" date:2022-01'"),
)
@click.argument("query", nargs=-1, required=True, metavar="QUERY...")
@click.option(
    "--sort",
    type=click.Choice(["relevance", "newest", "oldest", "outlet"]),
    default="relevance",
    show_default=True,
    help="What comes first.",
)
@click.option(
    "--limit", type=click.IntRange(min=0), default=20, show_default=True, help="Hits to print."
)
@click.option("--offset", type=click.IntRange(min=0), default=0, help="Hits to leave out first.")
@click.option("--facets", is_flag=True, help="Also count hits by outlet, month and agency.")
@format_option
@data_dir_option
@pass_session
def search(
    session: Session,
    query: tuple[str, ...],
    sort: SortOrder,
    limit: int,
    offset: int,
    facets: bool,
    form: Format,
) -> int:
    """Search the library: words, "phrases", AND OR NOT, prefix*, fuzzy~, outlet:name, date:2022-01.

    The whole query language stands in docs/query-language.md. Exit code 1 where nothing matches.
    """
    text = " ".join(query)
    with session.library() as library, ProgressBar("Bringing the index up to date") as bar:
        request = SearchRequest(
            text, sort, offset, limit, facets, time_limit=library.settings.search_time_limit
        )
        try:
            results = library.search(request, bar.update)
        except QueryError as error:
            raise QueryError(_pointed(text, error), error.column, error.length) from error
        behind = library.index_state()
    if form == "json":
        output.data(search_json(results))
    else:
        _print_results(results, offset)
    if behind.pending:
        output.notice(_incomplete(behind))
    return output.DONE if results.total else output.NOTHING_FOUND


def _incomplete(state: IndexState) -> str:
    articles = (
        "1 new or changed article is"
        if state.pending == 1
        else (f"{state.pending:,} new or changed articles are")
    )
    return f"{articles} not in the index yet. {state.problem or 'Another process is adding them.'}"


def _pointed(query: str, error: QueryError) -> str:
    """Return the message with the query below it and the place at fault marked."""
    if not query or sanitise_line(query) != query:
        return str(error)
    return f"{error}\n  {query}\n  {' ' * error.column}{'^' * max(1, error.length)}"


def _print_results(results: SearchResults, offset: int) -> None:
    columns = output.Columns(-6, 10, 18)
    for hit in results.hits:
        _print_hit(hit, columns)
    last = offset + len(results.hits)
    shown = f", {offset + 1} to {last} shown" if results.hits and last < results.total else ""
    articles = "article" if results.total == 1 else "articles"
    output.notice(f"{results.total:,} {articles}{shown} ({results.took_ms:.0f} ms)")
    if results.suggestion:
        output.notice(f"Did you mean: {results.suggestion}")
    for name, values in results.facets.items():
        counts = ", ".join(f"{value or 'unknown'} ({count:,})" for value, count in values)
        output.line(f"{name}: {counts}")


def _print_hit(hit: Hit, columns: output.Columns) -> None:
    columns.print(
        str(hit.id), hit.published[:10] or "no date", hit.outlet or "unknown outlet", hit.title
    )
    if hit.snippet:
        output.marked(hit.snippet, hit.spans, indent=" " * 8)
