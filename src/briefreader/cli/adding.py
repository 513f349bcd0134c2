"""`add`: brings reports in."""

import io
import sys
from typing import BinaryIO

import click

from briefreader.cli import output
from briefreader.cli.network import offline_option, private_hosts_option
from briefreader.cli.progress import ProgressBar
from briefreader.cli.session import (
    Format,
    Session,
    data_dir_option,
    example,
    format_option,
    pass_session,
)
from briefreader.models.article import AddOutcome


@click.command(
    short_help="Bring reports in.",
    epilog=example(
        "briefreader add reports/ page.html https://example.org/news/1",
        'briefreader add --outlet "The Harbour Post" - < report.txt',
    ),
)
@click.argument("inputs", nargs=-1, required=True, metavar="PATH|URL|-...")
@click.option("--outlet", help="Outlet of all these reports.")
@click.option("--published", metavar="DATE", help="Publication date of all these reports.")
@click.option("--lang", metavar="CODE", help="Language of all these reports, such as en.")
@private_hosts_option
@format_option
@data_dir_option
@offline_option
@pass_session
def add(
    session: Session,
    inputs: tuple[str, ...],
    outlet: str | None,
    published: str | None,
    lang: str | None,
    allow_private: bool,
    form: Format,
) -> int:
    """Bring in files, folders, patterns, addresses, or standard input (-).

    Reads scraped text, Markdown with front matter, saved web pages, feeds and JSONL. Prints a
    line for each report: id, date, outlet, lines of furniture left out, title. A duplicate is
    said and not stored twice. A file that cannot be read is named, and the others go in.
    """
    options = {"outlet": outlet, "published": published, "lang": lang}
    given = {name: value for name, value in options.items() if value is not None}
    failed = False
    columns = output.Columns(9, -6, 16, 18, -12)
    ids: list[int] = []
    with session.library() as library, ProgressBar("Adding reports") as bar:
        outcomes = library.add(
            inputs, given=given, stdin=_stdin(), allow_private=allow_private or None
        )
        for done, outcome in enumerate(outcomes, 1):
            if outcome.id is None:
                failed = True
                output.notice(f"{outcome.source}: {outcome.reason}")
            elif form == "json":
                ids.append(outcome.id)
                _say_double(outcome)
            else:
                _print_outcome(outcome, columns)
            bar.update(done)
    if form == "json":
        output.data(list(dict.fromkeys(ids)))
    return output.NOTHING_FOUND if failed else output.DONE


def _stdin() -> BinaryIO:
    return sys.stdin.buffer if sys.stdin is not None else io.BytesIO()


def _say_double(outcome: AddOutcome) -> None:
    if outcome.status == "duplicate":
        output.notice(f"{outcome.source}: duplicate, {outcome.reason}")


def _print_outcome(outcome: AddOutcome, columns: output.Columns) -> None:
    row = outcome.row
    if row is None:
        return
    double = f"  (from {outcome.source})" if outcome.status == "duplicate" else ""
    columns.print(
        outcome.status,
        str(row.id),
        row.published or "no date",
        row.outlet or "unknown outlet",
        f"{outcome.dropped} left out",
        row.title + double,
    )
