"""`edit` and `remove` do what the reader says, or say why not."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]


def test_metadata_is_corrected_and_the_result_printed(filled: Run) -> None:
    ran = filled("edit", 1, "--outlet", "Evening Post", "--published", "2024-07-12T08:00")
    assert ran.code == 0
    assert "Evening Post" in ran.out
    shown = filled("show", 1, "--format", "json").json
    assert (shown["outlet"], shown["published"]) == ("Evening Post", "2024-07-12T08:00")
    assert shown["provenance"]["outlet"] == "set"


def test_an_empty_value_means_not_known(filled: Run) -> None:
    filled("edit", 1, "--outlet", "")
    assert filled("show", 1, "--format", "json").json["outlet"] == ""
    assert "unknown" in filled("show", 1).out


def test_it_is_said_that_the_outlet_of_a_host_was_learnt(run: Run, tmp_path: Path) -> None:
    report = {"title": "Bridge", "body": "It will be built.", "url": "http://example.org/bridge"}
    (tmp_path / "bridge.jsonl").write_text(json.dumps(report))
    run("add", tmp_path / "bridge.jsonl")
    ran = run("edit", 1, "--outlet", "The Example")
    assert "Reports from example.org that come in later will be by The Example" in ran.err
    assert "example.org" in run("outlets").out


def test_tags_and_notes_come_and_go(filled: Run) -> None:
    filled("edit", 1, "--tag", "sea", "--tag", "fire", "--note", "call Corrie")
    shown = filled("show", 1).out
    assert "fire, sea" in shown
    assert "Note: call Corrie" in shown
    filled("edit", 1, "--untag", "sea", "--note", "")
    shown = filled("show", 1).out
    assert "sea" not in shown.split("All 212")[0]
    assert "call Corrie" not in shown


@pytest.mark.parametrize(
    ("options", "code", "reason"),
    [
        (["1"], 2, "Nothing to change"),
        (["1", "--published", "soon"], 2, "is not a date"),
        (["1", "--url", "javascript:alert(1)"], 2, "not a plain http"),
        (["1", "--title", " "], 2, "needs a title"),
        (["1", "--tag", "\x1b[31m"], 2, "tag needs a name"),
        (["9", "--outlet", "x"], 1, "no report 9"),
    ],
)
def test_what_cannot_be_is_refused(filled: Run, options: list[str], code: int, reason: str) -> None:
    ran = filled("edit", *options)
    assert ran.code == code
    assert reason in ran.err


def test_articles_are_removed_and_missing_ones_named(filled: Run) -> None:
    ran = filled("remove", 1, 9)
    assert ran.code == 1
    assert ran.lines == ["removed 1"]
    assert "no report 9" in ran.err
    assert filled("show", 1).code == 1
    assert filled("remove", 2).code == 0


@pytest.mark.parametrize(
    "refused",
    [
        ["--published", "someday"], ["--lang", "english"], ["--url", "file:///etc/passwd"],
        ["--tag", " "], ["--untag", ""], ["--note", "x" * 20_001],
    ],
)  # fmt: skip
def test_nothing_is_changed_where_one_value_is_refused(filled: Run, refused: list[str]) -> None:
    before = filled("show", 1).out
    ran = filled("edit", 1, "--title", "Another title", "--tag", "sea", *refused)
    assert (ran.code, ran.out) == (2, "")
    assert filled("show", 1).out == before


def test_a_language_is_two_letters(filled: Run) -> None:
    filled("edit", 1, "--lang", "DE")
    assert filled("show", 1, "--format", "json").json["lang"] == "de"


def test_every_value_is_shown_with_where_it_comes_from(filled: Run) -> None:
    filled("edit", 1, "--byline", "Jo Doe")
    shown = filled("show", 1).out
    for told in (
        "Outlet:    The Harbour Post (given)",
        "Published: 2024-07-13 (given)",
        "Byline:    Jo Doe (set by you)",
        "Lang:      en (inferred)",
        "Title:     given",
    ):
        assert told in shown
