"""`compare` and `annotate`: what reports say, two at a time or each by itself."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal

import click

from briefreader.cli import output
from briefreader.cli.progress import ProgressBar
from briefreader.cli.session import (
    Session,
    complete_files,
    data_dir_option,
    example,
    pass_session,
)
from briefreader.errors import BriefreaderError, InputError
from briefreader.library import Library
from briefreader.library.references import NamedReport
from briefreader.models.comparison import Comparison
from briefreader.render.contracts import comparison_json, report_json

ComparisonFormat = Literal["text", "json", "md", "html"]


@click.command(
    short_help="Lay two reports side by side.",
    epilog=example(
        "briefreader compare 1 2",
        "briefreader compare 12@1 12",
        "briefreader compare --pairs pairs.jsonl > comparisons.jsonl",
    ),
)
@click.argument("left", required=False, metavar="A", shell_complete=complete_files)
@click.argument("right", required=False, metavar="B", shell_complete=complete_files)
@click.option(
    "--pairs",
    type=click.Path(exists=True, dir_okay=False, allow_dash=True, path_type=Path),
    metavar="FILE",
    help="Compare many pairs: JSONL of [A, B], or - for standard input; JSON out, one a line.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "md", "html"]),
    default="text",
    show_default=True,
    help="What to print; html is one page that needs nothing else.",
)
@click.option(
    "--by-meaning",
    is_flag=True,
    help="Pair sentences by meaning also where that is not worked out yet, at 20 ms a sentence; "
    "needs the semantic extra.",
)
@data_dir_option
@pass_session
def compare(
    session: Session,
    left: str | None,
    right: str | None,
    pairs: Path | None,
    form: ComparisonFormat,
    by_meaning: bool,
) -> int:
    """Lay two reports side by side: what both say, what one says, what differs.

    A and B are ids of reports, or files that hold one. 12@1 is the first text that report 12
    had: 12@1 and 12 show what its outlet has edited since. In the FILE of --pairs a
    line is a list of two, or an object with "left" and "right".
    """
    if pairs is not None:
        if left is not None:
            raise click.UsageError("Give either two reports or --pairs, not both.")
        return _compare_pairs(session, pairs, by_meaning)
    if left is None or right is None:
        raise click.UsageError("Name two reports: by their ids, or files.")
    with session.library() as library:
        return _compare_two(library, left, right, form, by_meaning)


@click.command(
    short_help="Print what files say as JSON.",
    epilog=example("briefreader annotate report.txt archive.jsonl > annotated.jsonl"),
)
@click.argument(
    "references", nargs=-1, required=True, metavar="FILE|ID...", shell_complete=complete_files
)
@data_dir_option
@pass_session
def annotate(session: Session, references: tuple[str, ...]) -> int:
    """Print sentences, quotations, figures, people and dates of reports as JSON, one a line.

    Files may hold many reports (JSONL, feeds); nothing is added to the library. The fields
    are those of `show --format json`.
    """
    failed = False
    with session.library() as library:
        for reference in references:
            try:
                for named in library.named_reports(reference):
                    output.data_line(report_json(named.annotated, named.id, named.version))
            except InputError as error:
                failed = True
                output.notice(str(error))
    return output.NOTHING_FOUND if failed else output.DONE


def _compare_two(
    library: Library, left: str, right: str, form: ComparisonFormat, by_meaning: bool
) -> int:
    a, b = library.named_report(left), library.named_report(right)
    comparison = _compared(library, a, b, by_meaning)
    if notice := library.semantic_notice():
        output.notice(notice)
    if form == "json":
        output.data(_as_json(comparison, a, b))
        return output.DONE
    if form == "md":
        from briefreader.render.markdown import comparison_markdown

        output.block(comparison_markdown(comparison, a.label, b.label))
    elif form == "html":
        from briefreader.render.html import comparison_html

        output.block(comparison_html(comparison, a.label, b.label))
    else:
        from briefreader.render.plain_comparison import comparison_lines

        for text in comparison_lines(comparison, a.label, b.label, output.text_width()):
            output.block(text)
    return output.DONE


def _compare_pairs(session: Session, pairs: Path, by_meaning: bool) -> int:
    failed = False
    with session.library() as library:
        read: dict[str, NamedReport] = {}
        for number, line in _lines(pairs):
            try:
                left, right = _pair(line)
                a, b = (_read(library, read, reference) for reference in (left, right))
                comparison = _compared(library, a, b, by_meaning)
            except BriefreaderError as error:
                failed = True
                output.notice(f"{pairs}:{number}: {error}")
            else:
                output.data_line(_as_json(comparison, a, b))
    return output.NOTHING_FOUND if failed else output.DONE


_KEPT = 64
"""Reports kept in memory while many pairs are compared: pairs of one story stand together."""


def _read(library: Library, read: dict[str, NamedReport], reference: str) -> NamedReport:
    if reference not in read:
        if len(read) >= _KEPT:
            read.pop(next(iter(read)))
        read[reference] = library.named_report(reference)
    return read[reference]


def _lines(pairs: Path) -> Iterator[tuple[int, str]]:
    """Yield (number, text) of the lines that hold something."""
    try:
        with click.open_file(str(pairs), encoding="utf-8-sig") as file:
            yield from ((number, line) for number, line in enumerate(file, 1) if line.strip())
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{pairs} cannot be read as UTF-8 text: {error}") from error


def _pair(line: str) -> tuple[str, str]:
    try:
        value = json.loads(line)
    except ValueError as error:
        raise InputError(f"not JSON ({error})") from None
    if isinstance(value, dict):
        value = [value.get("left"), value.get("right")]
    if not isinstance(value, list) or len(value) != 2:
        raise InputError('not a pair: write ["A", "B"] or {"left": "A", "right": "B"}')
    if not all(isinstance(one, str | int) and not isinstance(one, bool) for one in value):
        raise InputError("a report is named by its id or by the path of a file")
    return str(value[0]), str(value[1])


def _compared(
    library: Library, left: NamedReport, right: NamedReport, by_meaning: bool
) -> Comparison:
    ids = (left.id if left.newest else None, right.id if right.newest else None)
    with ProgressBar("Comparing, percent done") as bar:
        return library.compare_annotated(
            left.annotated,
            right.annotated,
            ids=ids,
            by_meaning=by_meaning,
            progress=lambda share: bar.update(round(100 * share), 100),
        )


def _as_json(comparison: Comparison, left: NamedReport, right: NamedReport) -> dict[str, Any]:
    ids, versions = (left.id, right.id), (left.version, right.version)
    return comparison_json(comparison, *ids, versions=versions)
