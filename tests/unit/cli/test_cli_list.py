"""`list` and `show` print what the library holds, as text and as promised JSON."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from rich.cells import cell_len

Run = Callable[..., Any]


def test_an_empty_library_is_said_on_stderr(run: Run) -> None:
    ran = run("list")
    assert (ran.code, ran.out) == (0, "")
    assert "briefreader demo" in ran.err
    assert run("list", "--format", "json").json == []


def test_a_list_is_one_line_an_article_newest_first(filled: Run) -> None:
    ran = filled("list")
    assert [line.split()[0] for line in ran.lines] == ["2", "1"]
    assert ran.lines[1].endswith("Ferry fire leaves hundreds stranded")


@pytest.mark.parametrize(
    ("command", "names"),
    [
        ("list", ["id", "*+", "published", "outlet", "words", "title"]),
        ("stories", ["id", "first", "last", "reports", "outlets", "origins", "story"]),
        ("outlets", ["reports", "outlet", "hosts"]),
    ],
)
def test_a_terminal_is_told_what_the_columns_are_and_a_program_is_not(
    filled: Run, monkeypatch: pytest.MonkeyPatch, command: str, names: list[str]
) -> None:
    plain = filled(command)
    monkeypatch.setattr("briefreader.cli.output.is_terminal", lambda _: True)
    monkeypatch.setattr("briefreader.cli.listing.is_terminal", lambda _: True)
    shown = filled(command)
    assert shown.lines[0].split() == names
    assert len(shown.lines) == len(plain.lines) + 1
    assert ("* unread, + starred" in shown.err) is (command == "list")


def test_columns_stand_below_one_another_in_every_script(run: Run, tmp_path: Path) -> None:
    """Chinese characters take two columns, marks above letters none."""
    rows = [
        {"title": "END", "outlet": outlet, "body": f"Text of {outlet}."}
        for outlet in ("Harbour Post", "港新聞", "صحيفة المرفأ", "Cafe\u0301 News", "港口日报" * 9)
    ]
    file = tmp_path / "all.jsonl"
    file.write_text("\n".join(map(json.dumps, rows)))
    run("add", file)
    lines = run("list").lines
    assert len({cell_len(line.partition("END")[0]) for line in lines}) == 1


def test_the_json_of_a_list_has_the_promised_fields(filled: Run) -> None:
    assert filled("list", "--order", "oldest", "--limit", 1, "--format", "json").json == [
        {
            "id": 1, "title": "Ferry fire leaves hundreds stranded",
            "outlet": "The Harbour Post", "published": "2024-07-13", "words": 29,
            "read": False, "starred": False, "story": None,
        }
    ]  # fmt: skip


def test_conditions_that_nothing_fits_end_with_1(filled: Run) -> None:
    ran = filled("list", "--outlet", "No such outlet")
    assert (ran.code, ran.out) == (1, "")
    assert "No report fits" in ran.err


def test_marks_are_listed(filled: Run) -> None:
    filled("edit", 1, "--read", "--star", "--tag", "sea", "--note", "call the harbour")
    assert [line.split()[0] for line in filled("list", "--unread").lines] == ["2"]
    for option in (["--starred"], ["--tag", "SEA"], ["--noted"]):
        assert [line.split()[0] for line in filled("list", *option).lines] == ["1"]


def test_show_prints_what_is_known_and_the_text(filled: Run) -> None:
    ran = filled("show", 2)
    assert ran.code == 0
    assert "Passengers safe after blaze on the Lapwing" in ran.out
    assert "Northgate Ledger" in ran.out
    assert "A cause is not known." in ran.out


def test_show_prints_what_was_left_out_when_asked(run: Run) -> None:
    text = (
        "Fog delays the morning ferry to Port Ellery\n\n"
        "The ferry was delayed by fog for three hours on Monday, the operator said in a long "
        "statement that was read out to the passengers on the quay.\n\n"
        "It left at noon with all 212 passengers on board, and it arrived safely in the "
        "evening, according to the harbour master.\n\n"
        "Sign up for our newsletter\n\nShare this article\n"
    )
    run("add", "-", stdin=text.encode())
    shown = run("show", 1, "--dropped").out
    assert "Left out of the body" in shown
    assert "Sign up for our newsletter" in shown
    assert "Sign up for our newsletter" not in run("show", 1).out


def test_the_json_of_an_article_has_the_promised_fields(filled: Run) -> None:
    shown = filled("show", 1, "--format", "json").json
    promised = (
        "id title outlet published byline agency lang url source paragraphs dropped sentences "
        "quotes figures people dates"
    )
    assert set(promised.split()) <= set(shown)
    par, start, end = shown["sentences"][0]
    assert shown["paragraphs"][par][start:end].startswith("All 212 passengers")
    (quote,) = shown["quotes"]
    assert {"text", "par", "start", "end", "speaker", "speaker_text", "cue"} == set(quote)
    assert shown["paragraphs"][quote["par"]][quote["start"] : quote["end"]] == quote["text"]
    for figure in shown["figures"]:
        assert {"text", "value", "unit", "hedge", "par", "start", "end"} == set(figure)
    for person in shown["people"]:
        assert {"name", "titles"} == set(person)
    for date in shown["dates"]:
        assert {"text", "iso", "par", "start", "end"} == set(date)


@pytest.mark.parametrize("form", ["text", "json"])
def test_an_article_that_is_not_there_ends_with_1(run: Run, form: str) -> None:
    ran = run("show", 7, "--format", form)
    assert (ran.code, ran.out) == (1, "")
    assert "no report 7" in ran.err


def test_an_id_that_is_no_number_is_wrong_usage(run: Run) -> None:
    assert run("show", "seven").code == 2


def test_without_a_command_and_a_terminal_the_articles_are_listed(filled: Run) -> None:
    assert [line.split()[0] for line in filled().lines] == ["2", "1"]
