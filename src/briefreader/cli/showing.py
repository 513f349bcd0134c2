"""`show`: one report, to read or as JSON with all that is found in it, and its older texts."""

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
from briefreader.library import Library
from briefreader.library.references import ArticleReference, parse_reference
from briefreader.render.contracts import report_json, version_json
from briefreader.render.plain_article import article_lines


def _reference(_: click.Context, __: click.Parameter, value: str) -> ArticleReference:
    """Read `12` or `12@1`."""
    found = parse_reference(value)
    if found is None:
        raise click.BadParameter(f"{value!r} is not the id of a report, such as 12 or 12@1.")
    return found


@click.command(
    short_help="Print one report.",
    epilog=example(
        "briefreader show 1 --dropped", "briefreader show 12 --versions", "briefreader show 12@1"
    ),
)
@click.argument("article", callback=_reference, metavar="ID")
@click.option("--dropped", is_flag=True, help="Also print what was left out of the body.")
@click.option("--versions", is_flag=True, help="List the texts that the report had.")
@format_option
@data_dir_option
@pass_session
def show(
    session: Session, article: ArticleReference, dropped: bool, versions: bool, form: Format
) -> int:
    """Print one report: what is known of it, then its text.

    With --format json it prints the text with sentences, quotations, figures, people and
    dates, and always what was left out. When the text at a known address changes, the report
    keeps both: 12@1 is the first text of report 12.
    """
    with session.library() as library:
        if versions:
            _list_versions(library, article.id, form)
        elif form == "json":
            named = library.named_article(article)
            shown = report_json(named.annotated, named.id, named.version)
            output.data(shown | {"sources": library.article(article.id).sources})
        else:
            found = library.article_at(article.id, article.version)
            for text in article_lines(found, output.text_width(), dropped=dropped):
                output.block(text)
    return output.DONE


def _list_versions(library: Library, article: int, form: Format) -> None:
    texts = [
        (library.article_at(article, version), stored)
        for version, stored in library.versions(article)
    ]
    if form == "json":
        output.data([version_json(text, stored) for text, stored in texts])
        return
    columns = output.Columns(-9, 20, -5)
    columns.head("version", "stored", "words", "title")
    for text, stored in texts:
        report = text.report
        columns.print(f"{text.id}@{text.version}", stored, str(report.words), report.title)
