"""`search`: reports that match a query."""

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
    epilog=example(
        "briefreader search 'ryabkov \"security talks\" date:2022-01'",
        "briefreader search --saved Geneva is:unread",
    ),
)
@click.argument("query", nargs=-1, metavar="QUERY...")
@click.option(
    "--saved", metavar="NAME", help="Search as saved under NAME; a QUERY beside it narrows it."
)
@click.option(
    "--sort",
    type=click.Choice(["relevance", "newest", "oldest", "outlet"]),
    help="What comes first; relevance unless the saved search says otherwise.",
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
    saved: str | None,
    sort: SortOrder | None,
    limit: int,
    offset: int,
    facets: bool,
    form: Format,
) -> int:
    """Search the library: words, "phrases", AND OR NOT, prefix*, fuzzy~, outlet:name, date:2022-01.

    The whole query language stands in docs/query-language.md. Exit code 1 where nothing matches.
    """
    text = " ".join(query)
    if not query and saved is None:
        raise click.UsageError("Say what to look for: words, or --saved NAME.")
    with session.library() as library, ProgressBar("Bringing the index up to date") as bar:
        if saved is not None:
            kept = library.saved_search(saved)
            text = f"({kept.query}) {text}" if query else kept.query
            sort = sort or kept.sort
        request = SearchRequest(
            text,
            sort or "relevance",
            offset,
            limit,
            facets,
            time_limit=library.settings.search_time_limit,
        )
        try:
            results = library.search(request, bar.update)
        except QueryError as error:
            raise pointed(text, error) from error
        behind = library.index_state()
    if form == "json":
        output.data(search_json(results))
    else:
        _print_results(results, offset)
    if behind.pending:
        output.notice(_incomplete(behind))
    return output.DONE if results.total else output.NOTHING_FOUND


def _incomplete(state: IndexState) -> str:
    reports = (
        "1 new or changed report is"
        if state.pending == 1
        else (f"{state.pending:,} new or changed reports are")
    )
    return f"{reports} not in the index yet. {state.problem or 'Another process is adding them.'}"


def pointed(query: str, error: QueryError) -> QueryError:
    """Return an error whose text has the query below it and the place at fault marked."""
    if not query or sanitise_line(query) != query:
        return error
    text = f"{error}\n  {query}\n  {' ' * error.column}{'^' * max(1, error.length)}"
    return QueryError(text, error.column, error.length)


def _print_results(results: SearchResults, offset: int) -> None:
    columns = output.Columns(-6, 10, 18)
    for hit in results.hits:
        _print_hit(hit, columns)
    last = offset + len(results.hits)
    shown = f", {offset + 1} to {last} shown" if results.hits and last < results.total else ""
    reports = "report" if results.total == 1 else "reports"
    output.notice(f"{results.total:,} {reports}{shown} ({results.took_ms:.0f} ms)")
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
