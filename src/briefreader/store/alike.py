"""Finds the article that a report is another text of: from the same file, or nearly the same.

Asked only for texts that are not in the library word for word, at addresses that are not.
"""

import json
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from briefreader.models.article import Report
from briefreader.store.identity import is_path, near_in_time, same_publisher, url_key
from briefreader.store.resemblance import resemblance, runs, sample
from briefreader.store.rows import placeholders

NEARLY_THE_SAME = 0.8
"""Resemblance of texts by one outlet that are one report. Measured on 10,050 news texts: of
88 pairs of 0.8 and more that are not word for word the same, 83 have the same or nearly the
same title; the titles and openings of the other 5 were read, and all are one report. Below
0.75, other reports of the event begin. Reports of one event by different outlets come to 0.19
at most."""
STILL_THE_SAME = 0.25
"""Resemblance of a file's text to what it held before that makes it a version of that."""
_MOST = 8
"""Articles that a text is compared with."""
_OF_ONE_NUMBER = 50
"""Articles looked at for one number; phrases of the house are in thousands of texts."""


@dataclass(frozen=True, slots=True)
class Alike:
    """The article that a report is another text of."""

    article: int
    reason: str
    """How that was told, fit to show."""


@dataclass(frozen=True, slots=True)
class _Known:
    """What is known of an article that may be it."""

    article: int
    title: str
    outlet: str
    published: str
    url: str


def find_alike(connection: sqlite3.Connection, report: Report) -> Alike | None:
    """Return the article that `report` is a changed text of, or None."""
    found = _runs_of(report.paragraphs)
    best: tuple[float, Alike] | None = None
    for known in _from_the_same_file(connection, report):
        share = _share(connection, known.article, found)
        same_title = known.title.casefold() == report.title.casefold()
        if (share >= STILL_THE_SAME or same_title) and (best is None or share > best[0]):
            best = share, Alike(known.article, "new text in a known file")
    if best:
        return best[1]
    for known in _sharing_numbers(connection, sample(found)):
        if not _may_be_one_report(known, report):
            continue
        share = _share(connection, known.article, found)
        if share >= NEARLY_THE_SAME and (best is None or share > best[0]):
            reason = f"nearly the same text as report {known.article} ({min(share, 0.99):.0%})"
            best = share, Alike(known.article, reason)
    return best[1] if best else None


def note_sample(connection: sqlite3.Connection, article: int, report: Report) -> None:
    """Keep the numbers by which the text of `report` is found."""
    connection.executemany(
        "INSERT OR IGNORE INTO samples (number, article) VALUES (?, ?)",
        [(number, article) for number in sample(_runs_of(report.paragraphs))],
    )


@lru_cache(maxsize=1)
def _runs_of(paragraphs: tuple[str, ...]) -> frozenset[int]:
    """Return the runs of a text that is looked for and then stored."""
    return runs(paragraphs)


def _may_be_one_report(known: _Known, report: Report) -> bool:
    """Tell whether only one outlet can be behind two texts; wire copy has to stay countable."""
    if not same_publisher(known.outlet, report.outlet):
        return False
    one_outlet = bool(known.outlet and report.outlet)
    same_title = known.title.casefold() == report.title.casefold()
    return (one_outlet or same_title) and near_in_time(known.published, report.published)


def _from_the_same_file(connection: sqlite3.Connection, report: Report) -> Iterator[_Known]:
    if not is_path(report.source):
        return
    address = url_key(report.url)
    for known in _known(
        connection,
        "SELECT article FROM sources WHERE source = ? ORDER BY seen DESC LIMIT ?",
        (report.source, _MOST),
    ):
        other = url_key(known.url)
        if same_publisher(known.outlet, report.outlet) and not (address and other):
            yield known


def _sharing_numbers(connection: sqlite3.Connection, numbers: list[int]) -> Iterator[_Known]:
    if not numbers:
        return iter(())
    looked_up = " UNION ALL ".join(
        "SELECT * FROM (SELECT article FROM samples WHERE number = ? LIMIT ?)" for _ in numbers
    )
    values = [value for number in numbers for value in (number, _OF_ONE_NUMBER)]
    return _known(
        connection,
        f"SELECT article FROM ({looked_up}) GROUP BY article HAVING count(*) > 1 "
        "ORDER BY count(*) DESC, article LIMIT ?",
        (*values, _MOST),
    )


def _known(
    connection: sqlite3.Connection, query: str, values: tuple[object, ...]
) -> Iterator[_Known]:
    ids = [row[0] for row in connection.execute(query, values)]
    for row in connection.execute(
        f"SELECT id, title, outlet, published, url FROM articles WHERE id IN ({placeholders(ids)}) "
        "ORDER BY id",
        ids,
    ).fetchall():
        yield _Known(*row)


def _share(connection: sqlite3.Connection, article: int, found: frozenset[int]) -> float:
    """Return the resemblance of a text to that text of an article that is most like it."""
    texts = connection.execute(
        "SELECT paragraphs FROM versions WHERE article = ? ORDER BY version DESC LIMIT ?",
        (article, _MOST),
    )
    return max((resemblance(runs(json.loads(text)), found) for (text,) in texts), default=0.0)
