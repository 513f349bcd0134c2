"""`update`: asks the feeds for what is new."""

from collections import Counter
from typing import Any

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
from briefreader.models.feed import FeedOutcome


@click.command(
    short_help="Ask the feeds for what is new.",
    epilog=example("briefreader update", "briefreader update 3 --force"),
)
@click.argument("named", nargs=-1, metavar="[FEED]...")
@click.option(
    "--jobs", type=click.IntRange(1, 64), default=8, show_default=True, metavar="N",
    help="Ask N feeds at a time; one host is never asked by more than two.",
)  # fmt: skip
@click.option("--force", is_flag=True, help="Ask also those that wait for their time.")
@private_hosts_option
@format_option
@data_dir_option
@offline_option
@pass_session
def update(
    session: Session,
    named: tuple[str, ...],
    jobs: int,
    force: bool,
    allow_private: bool,
    form: Format,
) -> int:
    """Ask feeds for what is new and bring it in; all of them, or those named.

    Prints a line for each feed: what became of it, new reports, title. A server that asks to
    wait is left alone until then, and one that keeps failing is asked less and less often.
    """
    outcomes: list[FeedOutcome] = []
    columns = output.Columns(9, -8)
    with session.library() as library, ProgressBar("Updating feeds") as bar:
        chosen = [library.find_feed(name).id for name in named] or None
        total = len(chosen or [feed for feed in library.feeds() if not feed.paused])
        for outcome in library.update_feeds(
            chosen, jobs=jobs, force=force, allow_private=allow_private or None
        ):
            outcomes.append(outcome)
            if form == "text":
                _print_outcome(outcome, columns)
            elif outcome.status == "failed":
                output.notice(_failure(outcome))
            bar.update(len(outcomes), total)
    if form == "json":
        output.data([_as_json(outcome) for outcome in outcomes])
    else:
        output.notice(_summary(outcomes))
    failed = any(outcome.status == "failed" for outcome in outcomes)
    return output.NOTHING_FOUND if failed or not outcomes else output.DONE


def _print_outcome(outcome: FeedOutcome, columns: output.Columns) -> None:
    if outcome.status == "failed":
        output.notice(_failure(outcome))
        return
    told = "  ".join(filter(None, (outcome.feed.title, _details(outcome))))
    columns.print(outcome.status, f"{outcome.added} new" if outcome.added else "", told)


def _details(outcome: FeedOutcome) -> str:
    reasons = Counter(failure.reason for failure in outcome.failed)
    parts = [
        f"{outcome.changed} changed" if outcome.changed else "",
        f"{outcome.known} in the library already" if outcome.known else "",
        *(f"{count} left out: {reason}" for reason, count in reasons.most_common(3)),
        outcome.reason,
    ]
    found = "; ".join(filter(None, parts))
    return f"({found})" if found else ""


def _failure(outcome: FeedOutcome) -> str:
    return f"failed     {outcome.feed.title}  {outcome.feed.url}: {outcome.reason}"


def _summary(outcomes: list[FeedOutcome]) -> str:
    if not outcomes:
        return "No feeds are followed yet: `briefreader feeds add URL` adds one."
    added = sum(outcome.added for outcome in outcomes)
    changed = sum(outcome.changed for outcome in outcomes)
    counts = Counter(outcome.status for outcome in outcomes)
    told = [f"{len(outcomes):,} feeds asked" if len(outcomes) != 1 else "1 feed asked"]
    told.append(f"{added:,} new, {changed:,} changed")
    told += [f"{counts[status]:,} {status}" for status in ("waiting", "failed") if counts[status]]
    return "; ".join(told) + "."


def _as_json(outcome: FeedOutcome) -> dict[str, Any]:
    return {
        "feed": outcome.feed.id,
        "title": outcome.feed.title,
        "url": outcome.feed.url,
        "status": outcome.status,
        "added": outcome.added,
        "changed": outcome.changed,
        "known": outcome.known,
        "failed": [{"source": one.source, "reason": one.reason} for one in outcome.failed],
        "reason": outcome.reason,
    }
