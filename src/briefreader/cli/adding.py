"""`add`: brings reports in."""

import io
import sys
from collections.abc import Iterable, Iterator, Sequence
from typing import BinaryIO

import click

from briefreader.cli import output
from briefreader.cli.network import offline_option, private_hosts_option
from briefreader.cli.progress import ProgressBar
from briefreader.cli.session import (
    Format,
    Session,
    complete_files,
    data_dir_option,
    example,
    format_option,
    pass_session,
)
from briefreader.cli.watching import watch
from briefreader.models.article import AddOutcome


@click.command(
    short_help="Bring reports in.",
    epilog=example(
        "briefreader add reports/ page.html https://example.org/news/1",
        'briefreader add --outlet "The Harbour Post" - < report.txt',
        "briefreader add --watch ~/Reports",
    ),
)
@click.argument(
    "inputs", nargs=-1, required=True, metavar="PATH|URL|-...", shell_complete=complete_files
)
@click.option("--outlet", help="Outlet of all these reports.")
@click.option("--published", metavar="DATE", help="Publication date of all these reports.")
@click.option("--lang", metavar="CODE", help="Language of all these reports, such as en.")
@click.option(
    "--watch", "watched", is_flag=True, help="Stay, and add what is new or changed in folders."
)
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
    watched: bool,
    allow_private: bool,
    form: Format,
) -> int:
    """Bring in files, folders, patterns, addresses, or standard input (-).

    Reads scraped text, Markdown with front matter, saved web pages, feeds, JSONL, CSV with a
    header, mail (.eml, mbox), and ZIP archives of these; PDFs and web archives (WARC) with the
    extras of these names. Prints a line for each report: id, date, outlet, lines of furniture
    left out, title. A duplicate is said and not stored twice;
    a changed text is stored as a new version of its report. A file that cannot be read is
    named, and the others go in.
    """
    options = {"outlet": outlet, "published": published, "lang": lang}
    given = {name: value for name, value in options.items() if value is not None}
    with session.library() as library:

        def bring_in(some: Sequence[str]) -> Iterator[AddOutcome]:
            return library.add(
                some, given=given, stdin=_stdin(), allow_private=allow_private or None
            )

        if watched:
            return watch(
                library, inputs, bring_in, lambda found: _report(found, form, passing=True)
            )
        complete = _report(bring_in(inputs), form, passing=False)
        return output.DONE if complete else output.NOTHING_FOUND


def _report(outcomes: Iterable[AddOutcome], form: Format, *, passing: bool) -> bool:
    """Print what became of each report; return whether all of them are in the library.

    With `passing`, more will follow: JSON then has to be read line by line.
    """
    complete = True
    columns = output.Columns(9, -6, 16, 18, -12)
    ids: list[int] = []
    with ProgressBar("Adding reports") as bar:
        for done, outcome in enumerate(outcomes, 1):
            if outcome.id is None:
                complete = False
                output.notice(f"{outcome.source}: {outcome.reason}")
            elif form == "json":
                ids.append(outcome.id)
                _say_double(outcome)
            else:
                _print_outcome(outcome, columns)
            bar.update(done)
    if form == "json":
        (output.data_line if passing else output.data)(list(dict.fromkeys(ids)))
    return complete


def _stdin() -> BinaryIO:
    return sys.stdin.buffer if sys.stdin is not None else io.BytesIO()


def _say_double(outcome: AddOutcome) -> None:
    if outcome.status == "duplicate":
        output.notice(f"{outcome.source}: duplicate, {outcome.reason}")


def _print_outcome(outcome: AddOutcome, columns: output.Columns) -> None:
    row = outcome.row
    if row is None:
        return
    double = f"  ({outcome.reason}: {outcome.source})" if outcome.reason else ""
    columns.print(
        outcome.status,
        str(row.id),
        row.published[:16] or "no date",
        row.outlet or "unknown outlet",
        f"{outcome.dropped} left out",
        row.title + double,
    )
