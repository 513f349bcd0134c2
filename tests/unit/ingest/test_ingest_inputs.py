import gzip
import io
import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from briefreader.ingest import Candidate, read_inputs
from briefreader.ingest.inputs import walk

BODY = "The harbour of Port Ellery will stay closed until spring, the mayor said on Monday.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "b.txt").write_text(f"Harbour closed until spring\n\n{BODY}")
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "note.md").write_text(f"# Second of them\n\n{BODY}")
    return tmp_path


def read(*inputs: str | Path, stdin: bytes = b"") -> list[Candidate]:
    return list(read_inputs([str(given) for given in inputs], stdin=io.BytesIO(stdin)))


def titles(candidates: list[Candidate]) -> list[str]:
    return [candidate.report.title for candidate in candidates if candidate.report]


def test_a_file_gives_a_report(folder: Path) -> None:
    (candidate,) = read(folder / "b.txt")
    assert candidate.source == str(folder / "b.txt")
    assert titles([candidate]) == ["Harbour closed until spring"]


def test_a_folder_is_searched_through_in_order_of_names(folder: Path) -> None:
    assert titles(read(folder)) == ["Harbour closed until spring", "Second of them"]


def test_a_folder_skips_what_is_hidden_unknown_or_about_itself(folder: Path) -> None:
    for name in (".hidden.txt", "picture.png", "README.md", "data.json", "Makefile"):
        (folder / name).write_text(BODY)
    (folder / "page_files").mkdir()
    (folder / "page_files" / "frame.html").write_text(BODY)
    (folder / "page.html").write_text(f"<html><p>{BODY}</p></html>")
    names = [path.name for path in walk(folder)]
    assert names == ["b.txt", "page.html", "note.md"]


def test_a_folder_that_loops_by_a_link_ends(folder: Path) -> None:
    (folder / "a" / "loop").symlink_to(folder, target_is_directory=True)
    assert len(read(folder)) == 2


def test_a_folder_that_may_not_be_read_is_named(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither the folder that was given nor one within it is passed over in silence."""
    closed, scandir = folder / "a", os.scandir

    def refuse(path: str) -> object:
        if str(path) == str(closed):
            raise PermissionError(13, "Permission denied", path)
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refuse)
    first, second = read(folder)
    assert first.report
    for candidate in (second, *read(closed)):
        assert candidate.source == str(closed)
        assert candidate.reason == "may not be read: permission denied"


@pytest.mark.parametrize("given", ["file:///etc/passwd", "ftp://harbour.example/a*.txt"])
def test_an_address_of_another_kind_is_no_missing_file(given: str) -> None:
    (candidate,) = read_inputs([given])
    assert candidate.source == given
    assert candidate.reason == "is not an http or https address"


def test_a_folder_without_reports_says_so(tmp_path: Path) -> None:
    (candidate,) = read(tmp_path)
    assert "no files of a known type" in candidate.reason


def test_a_pattern_finds_files(folder: Path) -> None:
    assert len(read(folder / "*.txt")) == 1
    assert len(read(folder / "**" / "*.md")) == 1
    assert len(read(folder / "**")) == 2
    assert read(folder / "*.nothing")[0].reason == "matches no files"


def test_a_name_with_brackets_is_a_file_before_it_is_a_pattern(folder: Path) -> None:
    (folder / "[1].txt").write_text(f"Third one of them\n\n{BODY}")
    assert titles(read(folder / "[1].txt")) == ["Third one of them"]


def test_a_failure_does_not_stop_the_others(folder: Path) -> None:
    candidates = read("/nowhere/at/all.txt", folder / "b.txt", "https://x.example/")
    assert [candidate.report is not None for candidate in candidates] == [False, True, False]
    assert candidates[0].reason == "does not exist"
    assert "address" in candidates[2].reason


def test_standard_input_is_read_as_what_it_is(folder: Path) -> None:
    assert titles(read("-", stdin=f"Harbour closed again today\n\n{BODY}".encode())) == [
        "Harbour closed again today"
    ]
    lines = json.dumps({"title": "One", "body": "Text."}) + "\n"
    candidates = read("-", stdin=(lines * 2).encode())
    assert [candidate.source for candidate in candidates] == ["stdin:1", "stdin:2"]


def test_empty_standard_input_is_said_to_be_empty() -> None:
    assert [candidate.reason for candidate in read("-")] == ["is empty"]


def test_gzip_is_unpacked(tmp_path: Path) -> None:
    path = tmp_path / "many.jsonl.gz"
    path.write_bytes(gzip.compress(b'{"title": "One", "body": "Text."}\n' * 3))
    assert [candidate.source for candidate in read(path)] == [f"{path}:{n}" for n in (1, 2, 3)]


def test_a_damaged_gzip_file_is_a_failure(tmp_path: Path) -> None:
    path = tmp_path / "many.jsonl.gz"
    path.write_bytes(gzip.compress(b'{"title": "One", "body": "Text."}\n' * 3000)[:-20])
    assert "damaged" in read(path)[-1].reason


def test_a_gzip_bomb_is_refused_without_unpacking_it_all(tmp_path: Path) -> None:
    path = tmp_path / "bomb.txt.gz"
    with gzip.open(path, "wb") as file:
        for _ in range(60):
            file.write(b"a" * 1_000_000)
    assert "larger than one document may be" in read(path)[0].reason


def test_lines_are_read_one_by_one_and_lazily(tmp_path: Path) -> None:
    path = tmp_path / "many.jsonl"
    path.write_bytes(b'{"title": "One", "body": "Text."}\n' * 5000 + b"{")
    candidates: Iterator[Candidate] = read_inputs([str(path)])
    assert next(candidates).source.endswith(":1")
    rest = list(candidates)
    assert len(rest) == 5000
    assert rest[-1].source == f"{path}:5001"
    assert rest[-1].report is None


def test_an_endless_line_is_refused_and_the_next_one_read(tmp_path: Path) -> None:
    path = tmp_path / "many.jsonl"
    path.write_bytes(b'{"body": "' + b"x" * 25_000_000 + b'"}\n{"title": "One", "body": "Text."}\n')
    refused, good = read(path)
    assert "more than 10 MB" in refused.reason
    assert titles([good]) == ["One"]


def test_a_large_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "large.txt"
    path.write_bytes(b"a" * 50_000_000)
    assert read(path)[0].reason == "is larger than one document may be (10 MB)"


def test_a_file_in_utf_16_is_read(tmp_path: Path) -> None:
    path = tmp_path / "wide.jsonl"
    path.write_bytes('{"title": "Öne", "body": "Text."}\n'.encode("utf-16"))
    assert titles(read(path)) == ["Öne"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_a_named_pipe_is_not_waited_for(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.txt"
    os.mkfifo(pipe)
    assert read(pipe)[0].reason == "is not a regular file"


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read_says_so(folder: Path) -> None:
    (folder / "b.txt").chmod(0)
    assert "permission denied" in read(folder / "b.txt")[0].reason


@pytest.mark.skipif(sys.platform != "linux", reason="other systems forbid such names")
def test_a_name_that_would_harm_a_terminal_is_shown_harmless(tmp_path: Path) -> None:
    path = tmp_path / "a\x1b[31m\nb\udcff.txt"
    path.write_text(f"Harbour closed until spring\n\n{BODY}")
    (candidate,) = read(path)
    assert candidate.report is not None
    assert candidate.source == f"{tmp_path}/a b\ufffd.txt"
    assert candidate.report.source == candidate.source


def test_an_empty_name_is_not_the_current_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "report.txt").write_text("A title\n\nA body that says enough to be read.")
    monkeypatch.chdir(tmp_path)
    (found,) = read_inputs([""])
    assert found.report is None
    assert "empty name" in found.reason
