"""`stories`, `ledger`, `brief`: what the reports of one event say together."""

from typing import Literal

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
from briefreader.errors import StoreError
from briefreader.library import Library
from briefreader.models.story import Story
from briefreader.render.contracts import brief_json, ledger_json, story_json

_WIDTHS = (-6, 10, 10, -7, -7, -7)


@click.group(
    short_help="List stories; merge, split, name them.",
    epilog=example("briefreader stories", 'briefreader stories name 3 "The ferry fire"'),
    invoke_without_command=True,
)
@format_option
@data_dir_option
@pass_session
@click.pass_context
def stories(context: click.Context, session: Session, form: Format) -> int:
    """List stories: id, dates, reports, outlets, origins, title.

    Reports are grouped first where they are not yet. Origins are how many reports of a story
    are independent once copies of one text count as one.
    """
    if context.invoked_subcommand is not None:
        return output.DONE
    with session.library() as library:
        try:
            _bring_up_to_date(library)
        except StoreError as error:
            # Stories that were found before can still be read where nothing can be written.
            output.notice(f"Reports that came in since are not grouped: {error}")
        found = library.stories()
    if form == "json":
        output.data_list(story_json(story) for story in found)
    else:
        columns = output.Columns(*_WIDTHS)
        if found:
            columns.head("id", "first", "last", "reports", "outlets", "origins", "story")
        for story in found:
            columns.print(*_cells(story))
    if not found:
        output.notice("No two reports of the library tell of one event.")
    return output.DONE if found else output.NOTHING_FOUND


@stories.command(
    short_help="Name a story.", epilog=example('briefreader stories name 3 "The ferry fire"')
)
@click.argument("story", type=int, metavar="STORY")
@click.argument("name", metavar="NAME")
@data_dir_option
@pass_session
def name(session: Session, story: int, name: str) -> int:
    """Give a story a name of your own; an empty one brings the made title back."""
    with session.library() as library:
        library.rename_story(story, name)
        _print_story(library, story)
    return output.DONE


@stories.command(
    short_help="Make one story of several.", epilog=example("briefreader stories merge 3 5")
)
@click.argument("story", type=int, nargs=-1, required=True, metavar="STORY...")
@data_dir_option
@pass_session
def merge(session: Session, story: tuple[int, ...]) -> int:
    """Make one story of several for good, whatever the grouping finds."""
    with session.library() as library:
        _print_story(library, library.merge_stories(story))
    return output.DONE


@stories.command(
    short_help="Take reports out of a story.", epilog=example("briefreader stories split 3 12 15")
)
@click.argument("story", type=int, metavar="STORY")
@click.argument("articles", type=int, nargs=-1, required=True, metavar="ID...")
@data_dir_option
@pass_session
def split(session: Session, story: int, articles: tuple[int, ...]) -> int:
    """Take reports out of a story for good, whatever the grouping finds."""
    with session.library() as library:
        library.split_story(story, articles)
    return output.DONE


@click.command(
    short_help="Print a story's facts, outlet by outlet.",
    epilog=example("briefreader ledger 3", "briefreader ledger 3 --format csv > ferry.csv"),
)
@click.argument("story", type=int, metavar="STORY")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "md", "html", "csv"]),
    default="text",
    show_default=True,
    help="What to print; csv is a table for a spreadsheet, html one page that needs nothing else.",
)
@data_dir_option
@pass_session
def ledger(session: Session, story: int, form: str) -> int:
    """Print every quote, figure, date, name and title of a story, and who prints it."""
    with session.library() as library:
        found = library.ledger(story)
    if form == "json":
        output.data(ledger_json(found))
    elif form == "text":
        from briefreader.render.plain_ledger import ledger_lines

        for text in ledger_lines(found, output.text_width()):
            output.block(text)
    else:
        from briefreader.render.export import export_ledger

        output.block(export_ledger(found).forms[f".{form}"]().rstrip())
    return output.DONE


@click.command(
    short_help="Sum up a story.", epilog=example("briefreader brief 3 --format html > ferry.html")
)
@click.argument("story", type=int, metavar="STORY")
@click.option(
    "--format",
    "form",
    type=click.Choice(["md", "html", "json"]),
    default="md",
    show_default=True,
    help="What to print; html is one page that needs nothing else.",
)
@data_dir_option
@pass_session
def brief(session: Session, story: int, form: Literal["md", "html", "json"]) -> int:
    """Sum up a story: what all report, what one reports, what differs, every line with its place.

    `briefreader stories` lists the numbers of stories.
    """
    with session.library() as library:
        found = library.brief(story)
    if form == "json":
        output.data(brief_json(found))
    elif form == "html":
        from briefreader.render.html import brief_html

        output.block(brief_html(found))
    else:
        from briefreader.render.markdown import brief_markdown

        output.block(brief_markdown(found))
    return output.DONE


def _bring_up_to_date(library: Library) -> None:
    with ProgressBar("Grouping reports into stories") as bar:
        library.group(bar.update)
    with ProgressBar("Comparing the reports of each story") as bar:
        for done, _ in enumerate(library.count_origins(), 1):
            bar.update(done)


def _cells(story: Story) -> tuple[str, ...]:
    counts = (len(story.articles), len(story.outlets), story.origins)
    return (
        str(story.id),
        story.first[:10] or "no date",
        story.last[:10] or "no date",
        *(str(count) for count in counts),
        story.title,
    )


def _print_story(library: Library, story: int) -> None:
    output.Columns(*_WIDTHS).print(*_cells(library.story(story)))
