"""`search` finds, says how many, and points at what is wrong with a query."""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

from briefreader.search.lock import exclusive_lock

Run = Callable[..., Any]


def test_hits_are_printed_with_the_place_that_matches(filled: Run) -> None:
    ran = filled("search", "panicked", "outlet:ledger")
    assert ran.code == 0
    assert ran.lines[0].split()[0] == "2"
    assert "panicked" in ran.lines[1]
    assert "1 report" in ran.err


def test_the_json_of_a_search_has_the_promised_fields(filled: Run) -> None:
    found = filled("search", "ferry", "--facets", "--format", "json").json
    assert {"query", "total", "took_ms", "facets", "suggestion", "hits"} == set(found)
    assert found["total"] == 2
    assert ["The Harbour Post", 1] in found["facets"]["outlet"]
    hit = found["hits"][0]
    assert {"id", "title", "outlet", "published", "score", "snippet", "spans"} == set(hit)
    start, end = hit["spans"][0]
    assert hit["snippet"][start:end].lower() == "ferry"


def test_what_was_just_added_is_found_and_what_was_removed_is_not(filled: Run) -> None:
    assert filled("search", "lapwing").code == 0
    filled("remove", 1)
    filled("edit", 2, "--title", "Zeppelin")
    assert len(filled("search", "lapwing", "--format", "json").json["hits"]) == 1
    assert filled("search", "title:zeppelin", "--format", "json").json["total"] == 1


def test_nothing_found_ends_with_1(filled: Run) -> None:
    ran = filled("search", "zzyzx")
    assert (ran.code, ran.out) == (1, "")
    assert "0 reports" in ran.err


def test_a_query_that_cannot_be_read_is_pointed_at(filled: Run) -> None:
    ran = filled("search", "ferry AND (fire")
    assert ran.code == 2
    message, query, pointer = ran.err.splitlines()
    assert message.startswith("briefreader: ")
    assert query == "  ferry AND (fire"
    assert query[pointer.index("^")] == "("


def test_an_index_that_was_deleted_is_built_anew(filled: Run, home: Any) -> None:
    filled("search", "ferry")
    shutil.rmtree(home / "index")
    assert filled("search", "ferry", "--format", "json").json["total"] == 2


def test_reindex_says_how_many(filled: Run) -> None:
    ran = filled("reindex")
    assert ran.code == 0
    assert ran.out.startswith("2 reports")


def test_hits_that_may_be_missing_are_said(filled: Run, home: Path, reports: Path) -> None:
    filled("search", "lapwing")
    (reports / "c-third.md").write_text(
        "# Lapwing towed\n\nThe Lapwing was towed to Port Ellery.\n"
    )
    filled("add", reports / "c-third.md")
    with exclusive_lock(home / "index"):
        ran = filled("search", "lapwing")
        assert "2 reports" in ran.err
        assert "1 new or changed report is not in the index yet" in ran.err
    ran = filled("search", "lapwing")
    assert "3 reports" in ran.err
    assert "not in the index" not in ran.err
