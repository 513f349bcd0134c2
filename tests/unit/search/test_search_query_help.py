"""The query language is documented once, and the app shows the same."""

import re
from pathlib import Path

import pytest

from briefreader.search.query import parse_query
from briefreader.search.query_help import QUERY_HELP, QueryHelp
from briefreader.search.query_lexer import FIELDS

REFERENCE = Path(__file__).parents[3] / "docs" / "query-language.md"


@pytest.mark.parametrize("row", QUERY_HELP, ids=lambda row: row.syntax)
def test_every_row_of_the_help_stands_in_the_reference(row: QueryHelp) -> None:
    syntax, meaning, example = row
    assert f"| `{syntax}` | {meaning} | `{example}` |" in REFERENCE.read_text()


@pytest.mark.parametrize("row", QUERY_HELP, ids=lambda row: row.syntax)
def test_every_example_can_be_typed(row: QueryHelp) -> None:
    assert parse_query(row.example).tree is not None
    assert parse_query(row.example, typing=True).tree is not None


def test_every_field_is_documented() -> None:
    shown = " ".join(f"{row.syntax} {row.example}" for row in QUERY_HELP)
    assert {name for name in FIELDS if f"{name}:" not in shown} == set()


def test_every_query_printed_in_the_reference_can_be_read() -> None:
    explained = REFERENCE.read_text().partition("## What is one word")[2]
    quoted = re.findall(r"`([(\w\"-][^`]*)`", explained)
    readable = [text for text in quoted if text not in {"AND", "OR", "NOT", "-"}]
    assert len(readable) > 15
    for query in readable:
        assert parse_query(query).tree is not None, query
