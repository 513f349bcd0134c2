"""`add` brings in what can be read, names what cannot, and says what is already there."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]


def test_each_report_is_one_line(run: Run, reports: Path) -> None:
    ran = run("add", reports)
    assert ran.code == 0
    assert [line.split()[:3] for line in ran.lines] == [
        ["added", "1", "2024-07-13"], ["added", "2", "2024-07-14"],
    ]  # fmt: skip
    assert "The Harbour Post" in ran.lines[0]
    assert "0 left out" in ran.lines[0]
    assert ran.lines[0].endswith("Ferry fire leaves hundreds stranded")


def test_json_is_the_ids(run: Run, reports: Path) -> None:
    assert run("add", reports, "--format", "json").json == [1, 2]


def test_a_duplicate_is_said_and_not_stored_twice(filled: Run, reports: Path) -> None:
    again = filled("add", reports / "a-post.md")
    assert again.code == 0
    assert again.lines[0].startswith("duplicate")
    assert "a-post.md" in again.out
    as_json = filled("add", reports / "a-post.md", "--format", "json")
    assert as_json.json == [1]
    assert "duplicate" in as_json.err
    assert len(filled("list").lines) == 2


def test_one_that_cannot_be_read_is_named_and_the_others_go_in(run: Run, reports: Path) -> None:
    (reports / "c.md").write_text("")
    ran = run("add", reports / "c.md", reports / "none.txt", reports / "a-post.md")
    assert ran.code == 1
    assert [line.split()[0] for line in ran.lines] == ["added"]
    assert "c.md" in ran.err
    assert "none.txt" in ran.err


def test_standard_input_is_read(run: Run) -> None:
    report = {
        "title": "Dam holds",
        "outlet": "Beacon",
        "published": "2023-11-14",
        "body": "It held.",
    }
    ran = run("add", "-", stdin=json.dumps(report).encode() + b"\n")
    assert ran.code == 0
    assert "Dam holds" in ran.out


def test_what_the_caller_knows_wins(run: Run, reports: Path) -> None:
    run("add", reports / "a-post.md", "--outlet", "Evening Post", "--published", "2024-07")
    shown = run("show", 1, "--format", "json").json
    assert (shown["outlet"], shown["published"]) == ("Evening Post", "2024-07")
    assert shown["provenance"]["outlet"] == "given"


@pytest.mark.parametrize("date", ["last week", "2024-13"])
def test_an_impossible_date_is_refused_before_anything_is_stored(
    run: Run, reports: Path, date: str
) -> None:
    ran = run("add", reports, "--published", date)
    assert ran.code == 2
    assert "is not a date" in ran.err
    assert run("list").lines == []


def test_nothing_to_add_is_wrong_usage(run: Run) -> None:
    ran = run("add")
    assert ran.code == 2
    assert "Usage:" in ran.err


def test_escape_sequences_in_a_title_do_not_come_out(run: Run, tmp_path: Path) -> None:
    hostile = tmp_path / "hostile.jsonl"
    title = "Quiet \x1b]52;c;eA==\x07\x9b31m\u202etitle [@click=app.quit]"
    hostile.write_text(json.dumps({"title": title, "body": "One two three."}) + "\n")
    ran = run("add", hostile)
    assert not set("\x1b\x9b\x07\u202e") & set(ran.out + ran.err)
    assert "[@click=app.quit]" in ran.out


def test_an_escape_sequence_in_a_path_does_not_come_out(run: Run, tmp_path: Path) -> None:
    ran = run("add", tmp_path / "\x1b]0;owned\x07.txt")
    assert ran.code == 1
    assert "\x1b" not in ran.err


# --- bad input -------------------------------------------------------------------------------


def test_a_binary_file_is_refused(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "photo.txt"
    path.write_bytes(bytes(range(256)) * 40)
    ran = run("add", path)
    assert ran.code == 1
    assert "photo.txt" in ran.err
    assert run("list").lines == []


@pytest.mark.usefixtures("bound_by_permissions")
def test_a_file_that_may_not_be_read_is_named(run: Run, reports: Path) -> None:
    (reports / "a-post.md").chmod(0)
    ran = run("add", reports)
    assert ran.code == 1
    assert "a-post.md" in ran.err
    assert "Passengers safe" in ran.out


@pytest.mark.usefixtures("bound_by_permissions")
def test_a_folder_that_may_not_be_written_is_said(run: Run, reports: Path, tmp_path: Path) -> None:
    closed = tmp_path / "closed"
    run("add", reports, "--data-dir", closed)
    closed.chmod(0o500)
    ran = run("add", reports, "--data-dir", closed)
    assert ran.code == 2
    assert "cannot be written" in ran.err
    assert len(run("list", "--data-dir", closed).lines) == 2
    assert run("add", reports, "--data-dir", closed / "new").code == 2
    closed.chmod(0o700)


def test_a_line_of_50_megabytes_is_refused_or_read_and_the_next_file_goes_in(
    run: Run, tmp_path: Path, reports: Path
) -> None:
    path = tmp_path / "long.txt"
    path.write_bytes(b"word " * 10_000_000)
    ran = run("add", path, reports / "a-post.md")
    assert "Ferry fire" in ran.out
    assert "long.txt" in ran.err or ran.code == 0


def test_utf_16_is_read(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "windows.txt"
    text = "Ferry delayed\n\nThe ferry was delayed by fog for three hours on Monday morning, "
    path.write_bytes((text + "the operator said in a statement to passengers.\n").encode("utf-16"))
    ran = run("add", path)
    assert ran.code == 0
    assert "by fog" in run("show", 1).out


def test_broken_html_is_read_as_far_as_it_goes_or_named(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text("<html><body><h1>Ferry</h1><p>The ferry <b>was delayed<p>by fog</div></html")
    ran = run("add", path)
    assert ran.code in (0, 1)
    assert "page.html" in ran.err or "Ferry" in ran.out


def test_front_matter_that_is_not_yaml_loses_no_text(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "note.md"
    path.write_text("---\ntitle: [unclosed\n: : :\n---\n\nThe ferry was delayed by fog today.\n")
    ran = run("add", path)
    if ran.code == 0:
        assert "delayed by fog" in run("show", 1).out
    else:
        assert "note.md" in ran.err


def test_a_broken_line_of_jsonl_is_named_by_its_number(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "archive.jsonl"
    good = [json.dumps({"title": f"Report {n}", "body": f"Text {n}."}) for n in (1, 2)]
    path.write_text(f"{good[0]}\n{{broken\n{good[1]}\n")
    ran = run("add", path)
    assert ran.code == 1
    assert len(ran.lines) == 2
    assert "archive.jsonl:2" in ran.err


def test_every_source_of_a_report_is_listed(filled: Run, reports: Path) -> None:
    copy = reports.parent / "copy.md"
    copy.write_text((reports / "a-post.md").read_text())
    ran = filled("add", copy)
    assert ran.lines[0].startswith("duplicate")
    assert f"same text as report 1: {copy}" in ran.out
    sources = sorted([str(reports / "a-post.md"), str(copy)])
    assert sorted(filled("show", 1, "--format", "json").json["sources"]) == sources
    shown = "".join(filled("show", 1).out.split())
    assert all(source in shown for source in sources)
