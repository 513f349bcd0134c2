"""What is looked up while reports come in or are read is found by an index, never by reading on."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest

from briefreader.models.article import Report
from briefreader.store import Store

MakeReport = Callable[..., Report]
SMALL = {"library", "json_each", "stories"}
"""What may be read from one end to the other: all but tables that grow with the reports."""


@contextmanager
def traced(store: Store) -> Iterator[list[str]]:
    """Collect the statements that are run, with the values in them."""
    statements: list[str] = []
    connection = store._connection()
    connection.set_trace_callback(statements.append)
    try:
        yield statements
    finally:
        connection.set_trace_callback(None)


def read_through(connection: sqlite3.Connection, statement: str) -> list[str]:
    """Return what a statement reads from one end to the other, by the names it uses."""
    plan = connection.execute(f"EXPLAIN QUERY PLAN {statement}").fetchall()
    steps = [row[3].split() for row in plan]
    return [words[1] for words in steps if words[0] == "SCAN" and words[1] not in SMALL]


ACTIONS: dict[str, Callable[[Store, MakeReport], object]] = {
    "a new report": lambda store, make: store.add(make(7, url="https://post.example/7")),
    "a report that is there": lambda store, make: store.add(make(1)),
    "a new text at an address": lambda store, make: store.add(
        make(1, url="https://post.example/1", paragraphs=("Quite another text.",))
    ),
    "a new text in a file": lambda store, make: store.add(
        make(2, source="/news/2.txt", paragraphs=("Quite another text.",))
    ),
    "a nearly equal text": lambda store, make: store.add(
        make(3, paragraphs=("The lamp of Cape 3 burns again tonight. " * 12,))
    ),
    "opening a report": lambda store, _: store.article(2),
    "a page of the list": lambda store, _: store.rows([1, 2, 3]),
    "what is indexed": lambda store, _: store.texts([1, 2, 3]),
    "the other reports of a story": lambda store, _: store.siblings(1),
    "a story": lambda store, _: store.stories([1]),
    "marks": lambda store, _: store.mark([1, 2], read=True),
    "a correction": lambda store, _: store.edit(1, "published", "2024-04-01"),
    "a tag": lambda store, _: store.tag([1], "coast"),
    "changes": lambda store, _: (store.changes(2), store.last_change(), store.pending(2)),
    "what is derived": lambda store, _: store.derived(1, 1, "annotation", "1"),
    "forgetting what is derived": lambda store, _: store.forget_derived("annotation", [1]),
    "how long a known text is": lambda store, _: store.words_at("https://post.example/1"),
    "removal": lambda store, _: store.remove([3]),
}


@pytest.mark.parametrize("action", ACTIONS)
def test_no_large_table_is_read_through(action: str, store: Store, make_report: MakeReport) -> None:
    store.add_many(
        make_report(number, url=f"https://post.example/{number}", source=f"/news/{number}.txt")
        for number in range(1, 5)
    )
    story = store.new_story("Lighthouses")
    store.assign_stories({1: story, 2: story})
    with traced(store) as statements:
        ACTIONS[action](store, make_report)
    looked = [one for one in statements if one.startswith(("SELECT", "INSERT", "UPDATE", "DELETE"))]
    assert looked
    found = {one: read_through(store._connection(), one) for one in looked}
    assert {one: tables for one, tables in found.items() if tables} == {}
