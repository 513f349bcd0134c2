"""`stories`, `ledger` and `brief` tell what the reports of one event say together."""

import json
from collections.abc import Callable
from typing import Any

import pytest

Run = Callable[..., Any]


@pytest.fixture
def story(filled: Run) -> int:
    """Return the number of the ferry's story, beside an article that is in none."""
    bread = {"title": "Bread prices", "body": "A loaf costs more this year.", "published": "2019"}
    filled("add", "-", stdin=json.dumps(bread).encode())
    (found,) = filled("stories", "--format", "json").json
    assert found["articles"] == [1, 2]
    return int(found["id"])


def test_stories_are_grouped_when_they_are_asked_for(filled: Run, story: int) -> None:
    (line,) = filled("stories").lines
    assert line.split()[:6] == [str(story), "2024-07-13", "2024-07-14", "2", "2", "2"]
    found = filled("stories", "--format", "json").json[0]
    assert {"id", "title", "first", "last", "outlets", "origins", "articles"} == set(found)
    assert found["outlets"] == ["The Harbour Post", "Northgate Ledger"]
    assert filled("list", "--story", story, "--format", "json").json[0]["story"] == story


def test_a_library_without_stories_ends_with_1(run: Run) -> None:
    ran = run("stories")
    assert (ran.code, ran.out) == (1, "")
    assert run("stories", "--format", "json").json == []


def test_without_a_command_stories_come_first(filled: Run, story: int) -> None:
    lines = filled().lines
    assert lines[0].endswith("(2 reports)")
    assert [line.split()[0] for line in lines] == [lines[0].split()[0], "1", "2", "Other", "3"]


def test_a_story_is_named_by_hand(filled: Run, story: int) -> None:
    assert "The Lapwing" in filled("stories", "name", story, "The\x1b[31m Lapwing").out
    assert filled("stories", "--format", "json").json[0]["title"] == "The Lapwing"
    filled("stories", "name", story, "")
    assert filled("stories", "--format", "json").json[0]["title"] != "The Lapwing"


def test_a_story_is_split_for_good(filled: Run, story: int) -> None:
    assert filled("stories", "split", story, 1).code == 0
    assert filled("stories").code == 1
    assert filled("search", "ferry").code == 0
    assert filled("stories").code == 1


def test_one_story_cannot_be_merged(filled: Run, story: int) -> None:
    ran = filled("stories", "merge", story)
    assert (ran.code, ran.out) == (2, "")
    assert "at least two" in ran.err


def test_a_ledger_names_who_prints_what(filled: Run, story: int) -> None:
    out = filled("ledger", story).out
    assert "The Harbour Post" in out
    assert "212 passengers" in out
    found = filled("ledger", story, "--format", "json").json
    assert {"story", "columns", "rows"} == set(found)
    assert [column["id"] for column in found["columns"]] == [1, 2]


@pytest.mark.parametrize(("form", "start"), [("md", "# "), ("html", "<!DOCTYPE html>")])
def test_a_brief_can_be_taken_away(filled: Run, story: int, form: str, start: str) -> None:
    ran = filled("brief", story, "--format", form)
    assert ran.out.startswith(start)
    assert "Northgate Ledger" in ran.out


@pytest.mark.parametrize(
    ("form", "start"),
    [("md", "# "), ("html", "<!DOCTYPE html>"), ("csv", "kind,what,verdict,The Harbour Post,")],
)
def test_a_ledger_can_be_taken_away(filled: Run, story: int, form: str, start: str) -> None:
    ran = filled("ledger", story, "--format", form)
    assert ran.out.startswith(start)
    assert "212 passengers" in ran.out


def test_the_json_of_a_brief_has_sections_with_evidence(filled: Run, story: int) -> None:
    found = filled("brief", story, "--format", "json").json
    assert {"story", "reports", "sections"} == set(found)
    line = found["sections"][0]["lines"][0]
    assert {"text", "evidence", "variants"} == set(line)


@pytest.mark.parametrize("command", ["ledger", "brief"])
def test_a_story_that_is_not_there_ends_with_1(run: Run, command: str) -> None:
    ran = run(command, 7)
    assert (ran.code, ran.out) == (1, "")
    assert "no story 7" in ran.err


def test_hits_are_counted_by_the_story_of_now(filled: Run, story: int) -> None:
    found = filled("search", "ferry", "--facets", "--format", "json").json
    assert found["facets"]["story"] == [[str(story), 2]]
    filled("stories", "split", story, 1)
    found = filled("search", "ferry", "--facets", "--format", "json").json
    assert [str(story), 2] not in found["facets"]["story"]
