"""Older texts of an article are listed, shown and laid beside newer ones."""

import json
from collections.abc import Callable
from typing import Any

import pytest

Run = Callable[..., Any]


def report(title: str, count: int, **more: str) -> bytes:
    body = f"All {count} passengers left the ferry Lapwing on Saturday, the coastguard said."
    fields = {"title": title, "outlet": "The Harbour Post", "published": "2024-07-13"}
    return json.dumps(
        {**fields, "url": "https://post.example/ferry", "body": body, **more}
    ).encode()


@pytest.fixture
def twice(run: Run) -> Run:
    """Run commands on a library whose article 1 had two texts."""
    run("add", "-", stdin=report("Ferry fire strands 212", 212))
    assert run("add", "-", stdin=report("Ferry fire strands 214", 214)).out.startswith("updated")
    return run


def test_the_texts_of_an_article_are_listed_oldest_first(twice: Run) -> None:
    lines = twice("show", 1, "--versions").lines
    assert [line.split()[0] for line in lines] == ["1@1", "1@2"]
    assert lines[0].endswith("Ferry fire strands 212")
    first, second = twice("show", 1, "--versions", "--format", "json").json
    assert set(first) == {"version", "stored", "published", "words", "title"}
    assert (first["version"], second["version"]) == (1, 2)
    assert second["title"] == "Ferry fire strands 214"


def test_an_older_text_can_be_shown(twice: Run) -> None:
    assert "All 212" in twice("show", "1@1").out
    assert "All 214" in twice("show", "1@2").out
    assert twice("show", "1@2").out == twice("show", 1).out
    older = twice("show", "1@1", "--format", "json").json
    assert (older["id"], older["version"]) == (1, 1)
    assert older["figures"][0]["value"] == 212
    assert twice("show", 1, "--format", "json").json["version"] == 2


def test_what_was_corrected_by_hand_holds_for_every_text(twice: Run) -> None:
    twice("edit", 1, "--outlet", "Port Post")
    assert twice("show", "1@1", "--format", "json").json["outlet"] == "Port Post"
    twice("edit", 1, "--published", "2024-07-20")
    saturday = twice("show", "1@1", "--format", "json").json["dates"][0]
    assert saturday["iso"] == "2024-07-20"


def test_two_texts_of_an_article_are_laid_side_by_side(twice: Run) -> None:
    ran = twice("compare", "1@1", "1@2")
    assert ran.lines[0].startswith("A  The Harbour Post, version 1, ")
    assert ran.lines[1].startswith("B  The Harbour Post, version 2, ")
    found = twice("compare", "1@1", 1, "--format", "json").json
    assert [found[side]["version"] for side in ("left", "right")] == [1, 2]
    assert [pair["relation"] for pair in found["figures"]] == ["differ"]
    pairs = twice("compare", "--pairs", "-", stdin=b'["1@1", 1]\n["1@2", "1@1"]\n').lines
    assert json.loads(pairs[0]) == found
    assert json.loads(pairs[1])["right"]["version"] == 1


@pytest.mark.parametrize("form", ["md", "html"])
def test_a_comparison_that_is_taken_away_says_which_text_is_which(twice: Run, form: str) -> None:
    out = twice("compare", "1@1", 1, "--format", form).out
    assert "The Harbour Post, version 1 and The Harbour Post" in out


@pytest.mark.parametrize(
    ("reference", "code", "reason"),
    [
        ("1@3", 1, "no version 3 of report 1"),
        ("1@0", 1, "no version 0"),
        ("9@1", 1, "no report 9"),
        ("1@", 2, "12@1"),
        ("one", 2, "12@1"),
    ],
)
def test_a_text_that_is_not_there_is_said(
    twice: Run, reference: str, code: int, reason: str
) -> None:
    ran = twice("show", reference)
    assert (ran.code, ran.out) == (code, "")
    assert reason in ran.err
    assert twice("compare", reference, 1).code == code
