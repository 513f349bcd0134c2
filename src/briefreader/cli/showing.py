"""`show`: one article, to read or as JSON with all that is found in it."""

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
from briefreader.render.contracts import report_json
from briefreader.render.plain_article import article_lines


@click.command(short_help="Print one article.", epilog=example("briefreader show 1 --dropped"))
@click.argument("article", type=int, metavar="ID")
@click.option("--dropped", is_flag=True, help="Also print what was left out of the body.")
@format_option
@data_dir_option
@pass_session
def show(session: Session, article: int, dropped: bool, form: Format) -> int:
    """Print one article: what is known of it, then its text.

    With --format json it prints the text with sentences, quotations, figures, people and
    dates, and always what was left out.
    """
    with session.library() as library:
        if form == "json":
            output.data(report_json(library.annotated(article), article))
        else:
            found = library.article(article)
            for text in article_lines(found, output.text_width(), dropped=dropped):
                output.block(text)
    return output.DONE
