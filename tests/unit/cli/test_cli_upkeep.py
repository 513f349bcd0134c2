"""`dirs`, `doctor`, `demo`, `completion` and the way commands end."""

import json
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.shell_completion import ShellComplete

from briefreader import __version__
from briefreader.cli import main as main_module
from briefreader.cli import output
from briefreader.cli.commands import cli
from briefreader.library import Library

Run = Callable[..., Any]


def test_dirs_names_every_place(run: Run, home: Path) -> None:
    assert run("dirs", "--format", "json").json == {
        "library": str(home / "library.db"),
        "index": str(home / "index"),
        "settings": str(home / "config.toml"),
        "log": str(home / "briefreader.log"),
    }
    assert str(home / "library.db") in run("dirs").out


def test_a_folder_can_be_chosen_before_and_after_the_command(
    run: Run, tmp_path: Path, reports: Path
) -> None:
    assert run("--data-dir", tmp_path / "other", "add", reports).code == 0
    assert len(run("list", "--data-dir", tmp_path / "other").lines) == 2
    assert run("list").lines == []


@pytest.mark.parametrize("command", [["--data-dir", "", "list"], ["demo", "--keep", ""]])
def test_a_folder_without_a_name_is_not_the_current_one(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: list[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    ran = run(*command)
    assert ran.code == 2
    assert "names no folder" in ran.err
    assert list(tmp_path.iterdir()) == []


def test_a_file_in_the_home_s_place_is_said(run: Run, home: Path) -> None:
    home.write_text("a file")
    ran = run("list")
    assert ran.code == 2
    assert "Choose another folder with --data-dir" in ran.err


def test_output_that_cannot_be_written_is_said(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def fill_up(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(main_module, "_flush", fill_up)
    ran = run("list")
    assert ran.code == 2
    assert "the output could not be written: No space left on device" in ran.err


def test_doctor_finds_a_sound_library_sound(filled: Run) -> None:
    ran = filled("doctor", "--format", "json")
    assert ran.code == 0
    checks = {check["name"]: check for check in ran.json}
    assert checks["library"]["status"] == "ok"
    assert "2 reports" in checks["library"]["detail"]
    assert {"data folder", "free space", "search index", "terminal", "settings"} <= set(checks)


def test_doctor_says_what_to_do_about_a_damaged_library(run: Run, home: Path) -> None:
    home.mkdir()
    (home / "library.db").write_bytes(b"no library " * 1000)
    ran = run("doctor")
    assert ran.code == 1
    assert "failed   library" in ran.out
    assert "Move it away" in ran.out


def test_doctor_warns_of_what_others_can_read_or_plant(filled: Run, home: Path) -> None:
    (home / "library.db").chmod(0o644)
    home.chmod(0o777)
    out = filled("doctor").out
    assert f"chmod 600 {home / 'library.db'}" in out
    assert f"chmod 700 {home}" in out


def test_doctor_names_a_faulty_setting(run: Run, home: Path) -> None:
    home.mkdir()
    (home / "config.toml").write_text("list_widht = 3\n")
    ran = run("doctor")
    assert ran.code == 1
    assert "list_widht" in ran.out
    assert run("list").code == 2


def test_the_demo_leaves_no_trace(run: Run, home: Path) -> None:
    ran = run("demo")
    assert ran.code == 0
    assert len(ran.lines) >= 20
    assert not home.exists()


def test_the_demo_can_be_kept(run: Run, tmp_path: Path) -> None:
    run("demo", "--keep", tmp_path / "sample")
    kept = run("list", "--data-dir", tmp_path / "sample")
    assert len(kept.lines) >= 20
    again = run("demo", "--keep", tmp_path / "sample")
    assert len(again.lines) == len(kept.lines)


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_prints_a_script(run: Run, shell: str) -> None:
    ran = run("completion", shell)
    assert ran.code == 0
    assert "_BRIEFREADER_COMPLETE" in ran.out


@pytest.mark.parametrize("command", ["add", "annotate", "compare", "compare 1", "feeds add"])
def test_names_of_files_are_completed_where_they_are_taken(command: str) -> None:
    """The shell does it; it has only to be told that a file may stand there."""
    words = command.split()
    asked = ShellComplete(cli, {}, "briefreader", "").get_completions(words, "rep")
    assert [(item.value, item.type) for item in asked] == [("rep", "file")]


def test_the_version_is_said(run: Run) -> None:
    assert __version__ in run("--version").out


@pytest.mark.parametrize(
    "arguments", [["frobnicate"], ["list", "--nope"], ["list", "--limit", "0"]]
)
def test_wrong_usage_ends_with_2_and_points_to_help(run: Run, arguments: list[str]) -> None:
    ran = run(*arguments)
    assert (ran.code, ran.out) == (2, "")
    assert "--help" in ran.err


def test_wrong_usage_does_not_print_escape_sequences_back(run: Run) -> None:
    assert "\x1b" not in run("\x1b]0;owned\x07").err


@pytest.mark.parametrize(
    "arguments",
    [
        ["show", "9" * 30], ["show", "9" * 5000], ["show", "1@" + "9" * 30],
        ["compare", "9" * 5000, "1"],
        ["remove", "9" * 30], ["list", "--story", "9" * 30],
        ["compare", "9" * 30, "1"], ["list", "--tag", "\udcff"], ["list", "--outlet", "\udcff"],
        ["search", "\udcff"], ["compare", "\udcff", "\udcff"], ["add", "\udcff"],
    ],
)  # fmt: skip
def test_odd_arguments_are_foreseen(run: Run, home: Path, arguments: list[str]) -> None:
    ran = run(*arguments)
    assert ran.code in (1, 2)
    assert ran.err
    assert not (home / "briefreader.log").exists()


def test_an_unexpected_error_is_one_line_and_its_details_are_logged(
    run: Run, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def break_down(*_: object) -> None:
        raise ZeroDivisionError("of all things")

    monkeypatch.setattr(Library, "ids", break_down)
    ran = run("list")
    assert ran.code == 2
    assert len(ran.err.splitlines()) == 1
    assert "ZeroDivisionError" in ran.err
    log = home / "briefreader.log"
    assert "break_down" in log.read_text()
    assert log.stat().st_mode & 0o077 == 0


def test_an_interruption_ends_with_130(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Library, "ids", interrupt)
    assert run("list").code == 130


def test_a_reader_that_leaves_is_no_error(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def leave(*_: object) -> None:
        raise BrokenPipeError

    monkeypatch.setattr(output, "notice", leave)
    assert run("list").code == 1


def test_a_library_of_a_later_release_is_refused_by_every_command(run: Run, home: Path) -> None:
    run("list")
    connection = sqlite3.connect(home / "library.db")
    connection.execute("PRAGMA user_version = 99")
    connection.close()
    for command in (["list"], ["show", "1"], ["search", "x"], ["reindex"], ["remove", "1"], []):
        ran = run(*command)
        assert (ran.code, ran.out) == (2, ""), command
        assert "Update briefreader" in ran.err


def test_a_read_only_home_is_said(
    small_disk: Path, run: Run, reports: Path, remount_read_only: Callable[[Path], None]
) -> None:
    run("add", reports, "--data-dir", small_disk)
    run("stories", "--data-dir", small_disk)
    bread = json.dumps({"title": "Bread prices", "body": "A loaf costs more this year."})
    run("add", "-", "--data-dir", small_disk, stdin=bread.encode())
    remount_read_only(small_disk)
    assert len(run("list", "--data-dir", small_disk).lines) == 3
    assert run("show", 1, "--data-dir", small_disk).code == 0
    told = run("stories", "--data-dir", small_disk)
    assert (told.code, len(told.lines)) == (0, 1)
    assert "not grouped" in told.err
    assert run("show", 1, "--format", "json", "--data-dir", small_disk).code == 0
    for command in (
        ["add", reports / "a-post.md"], ["remove", "1"], ["edit", "1", "--star"], ["reindex"],
    ):  # fmt: skip
        ran = run(*command, "--data-dir", small_disk)
        assert ran.code == 2
        assert "cannot be written" in ran.err


def test_a_full_disk_is_said_and_what_went_in_stays(
    small_disk: Path, run: Run, tmp_path: Path
) -> None:
    path = tmp_path / "archive.jsonl"
    with path.open("w") as file:
        for number in range(3000):
            body = f"Report {number} on the harbour. " + "The tide came in and went out. " * 60
            file.write(json.dumps({"title": f"Report {number}", "body": body}) + "\n")
    ran = run("add", path, "--data-dir", small_disk)
    assert ran.code == 2
    assert "free some space" in ran.err
    added = len(ran.lines)
    assert added > 0
    assert len(run("list", "--data-dir", small_disk).lines) == added
