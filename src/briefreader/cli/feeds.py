"""`feeds`: the feeds that are followed, and lists of them."""

from pathlib import Path
from typing import Any

import click

from briefreader.cli import output
from briefreader.cli.network import offline_option, private_hosts_option
from briefreader.cli.session import (
    Format,
    Session,
    complete_files,
    data_dir_option,
    example,
    format_option,
    pass_session,
)
from briefreader.errors import BriefreaderError, InputError
from briefreader.library import Library
from briefreader.models.feed import Feed, ImportOutcome

_WIDTHS = (-4, 16, 8, 32)


@click.group(short_help="Follow feeds.", epilog=example("briefreader feeds add example.org/news"))
@data_dir_option
@offline_option
def feeds() -> None:
    """Follow feeds: RSS, Atom and JSON Feed.

    What they bring is fetched by `briefreader update`.
    """


@feeds.command(
    short_help="Follow a feed.",
    epilog=example(
        "briefreader feeds add https://example.org/ --folder World",
        "briefreader feeds add --full-text --selector div.story https://example.org/rss",
    ),
)
@click.argument(
    "inputs", nargs=-1, required=True, metavar="URL|FILE...", shell_complete=complete_files
)
@click.option("--folder", default="", metavar="NAME", help="File it there; / goes deeper.")
@click.option("--title", default="", metavar="TEXT", help="What to call it.")
@click.option("--full-text", is_flag=True, help="Fetch each entry's page for its whole text.")
@click.option("--selector", default="", metavar="CSS", help="Where the text is on those pages.")
@private_hosts_option
@data_dir_option
@offline_option
@pass_session
def add(
    session: Session,
    inputs: tuple[str, ...],
    folder: str,
    title: str,
    full_text: bool,
    selector: str,
    allow_private: bool,
) -> int:
    """Follow the feed at an address, the feed that a site's page names, or those of a file.

    A file may be a list of feeds (OPML), a saved feed or page, or addresses line by line.
    """
    outcomes: list[ImportOutcome] = []
    failed = False
    with session.library() as library:
        for given in inputs:
            try:
                outcomes += library.add_feed(
                    _completed(given),
                    title=title,
                    folder=folder,
                    full_text=full_text,
                    selector=selector,
                    allow_private=allow_private or None,
                )
            except InputError as error:
                failed = True
                output.notice(f"{given}: {error}")
        code = _print_outcomes(library, outcomes)
    return output.NOTHING_FOUND if failed else code


@feeds.command("list", short_help="List the feeds.", epilog=example("briefreader feeds list"))
@format_option
@data_dir_option
@pass_session
def list_feeds(session: Session, form: Format) -> int:
    """List the feeds that are followed, by folder and title."""
    with session.library() as library:
        followed = library.feeds()
    if form == "json":
        output.data([_as_json(feed) for feed in followed])
    else:
        if followed:
            output.Columns(*_WIDTHS).head("id", "folder", "state", "title", "address")
        for feed in followed:
            _print_feed(feed)
    if not followed:
        output.notice("No feeds are followed yet: `briefreader feeds add URL` adds one.")
    return output.DONE if followed else output.NOTHING_FOUND


@feeds.command(
    short_help="Change a feed.",
    epilog=example("briefreader feeds edit 3 --folder World --full-text"),
)
@click.argument("feed", metavar="FEED")
@click.option("--title", metavar="TEXT", help="Call it so; an empty title is its own.")
@click.option("--folder", metavar="NAME", help="File it there; an empty name takes it out.")
@click.option("--url", metavar="URL", help="Fetch it from there.")
@click.option("--full-text/--feed-text", default=None, help="Fetch the entries' pages, or not.")
@click.option("--selector", metavar="CSS", help="Where the text is on those pages.")
@click.option("--pause/--resume", "paused", default=None, help="Leave it out of updates, or not.")
@data_dir_option
@pass_session
def edit(session: Session, /, feed: str, **values: Any) -> int:
    """Change the feed with this id, address or title.

    After another --full-text or --selector the next update reads all its entries anew.
    """
    if all(value is None for value in values.values()):
        raise click.UsageError("Nothing to change: name at least one option.")
    with session.library() as library:
        try:
            changed = library.edit_feed(library.find_feed(feed).id, **values)
        except InputError as error:
            raise BriefreaderError(_sentence(values.get("url") or feed, error)) from None
    _print_feed(changed)
    return output.DONE


@feeds.command(short_help="Follow feeds no longer.", epilog=example("briefreader feeds remove 3"))
@click.argument("named", nargs=-1, required=True, metavar="FEED...")
@data_dir_option
@pass_session
def remove(session: Session, named: tuple[str, ...]) -> int:
    """Follow feeds no longer. The reports they brought stay in the library."""
    failed = False
    with session.library() as library:
        for name in named:
            try:
                feed = library.find_feed(name)
            except BriefreaderError as error:
                failed = True
                output.notice(str(error))
            else:
                library.remove_feeds([feed.id])
                output.line(f"removed {feed.id}  {feed.title}")
    return output.NOTHING_FOUND if failed else output.DONE


@feeds.command(
    "import",
    short_help="Follow the feeds of a list.",
    epilog=example("briefreader feeds import my.opml"),
)
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@data_dir_option
@pass_session
def import_feeds(session: Session, file: Path) -> int:
    """Follow the feeds of a list that another reader exported (OPML), with its folders.

    Entries that are no feeds of the web (file:, javascript:) are named and left out.
    """
    with session.library() as library:
        try:
            outcomes = library.import_feeds(file)
        except InputError as error:
            raise BriefreaderError(f"{file} {error}.") from None
        return _print_outcomes(library, outcomes)


@feeds.command(
    "export",
    short_help="Print the feeds as a list.",
    epilog=example("briefreader feeds export > my.opml"),
)
@data_dir_option
@pass_session
def export_feeds(session: Session) -> int:
    """Print the feeds as a list that other readers import (OPML), with folders."""
    with session.library() as library:
        document = library.export_feeds()
    output.block(document.decode("utf-8").rstrip("\n"))
    return output.DONE


def _completed(given: str) -> str:
    """Read `example.org/news` as an address where no file has that name."""
    host = given.partition("/")[0]
    if "://" in given or "." not in host.strip(".") or Path(given).expanduser().exists():
        return given
    return f"https://{given}"


def _sentence(subject: str, error: InputError) -> str:
    text = str(error)
    return text if text[:1].isupper() or text.endswith(".") else f"{subject} {text}."


def _print_outcomes(library: Library, outcomes: list[ImportOutcome]) -> int:
    known = {feed.id: feed for feed in library.feeds()}
    columns = output.Columns(6, -4)
    for outcome in outcomes:
        if outcome.feed is None:
            output.notice(f"{outcome.subscription.url}: {outcome.reason}")
        elif feed := known.get(outcome.feed):
            columns.print(outcome.status, str(feed.id), f"{feed.title}  {feed.url}")
    refused = any(outcome.status == "refused" for outcome in outcomes)
    return output.NOTHING_FOUND if refused or not outcomes else output.DONE


def _print_feed(feed: Feed) -> None:
    where = feed.url + (f"  ({feed.problem})" if feed.problem else "")
    columns = output.Columns(*_WIDTHS)
    columns.print(str(feed.id), feed.folder or "-", _state(feed), feed.title, where)


def _state(feed: Feed) -> str:
    if feed.paused:
        return "paused"
    if feed.problem:
        return "failing"
    return "followed" if feed.checked else "new"


def _as_json(feed: Feed) -> dict[str, Any]:
    names = (
        "id", "url", "title", "site", "folder", "full_text", "selector", "paused", "checked",
        "failures", "problem", "wait_until",
    )  # fmt: skip
    return {name: getattr(feed, name) for name in names}
