"""Archives are read within limits; what they hold is neither unpacked to disk nor trusted."""

import io
import os
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from briefreader.ingest import Candidate, archive, read_inputs
from briefreader.ingest.limits import MAX_ARCHIVED_FILES

BODY = "The harbour of Port Ellery will stay closed until spring, the mayor said on Monday.\n"
TEXT = f"Harbour closed until spring\n\n{BODY}"


@pytest.fixture
def zipped(tmp_path: Path) -> Callable[..., Path]:
    def write(files: dict[str, str | bytes], **options: int) -> Path:
        path = tmp_path / "news.zip"
        with zipfile.ZipFile(path, "w", options.get("method", zipfile.ZIP_DEFLATED)) as made:
            for name, content in files.items():
                made.writestr(name, content)
        return path

    return write


def read(path: Path) -> list[Candidate]:
    return list(read_inputs([str(path)]))


def titles(candidates: list[Candidate]) -> list[str]:
    return [one.report.title for one in candidates if one.report]


def reasons(candidates: list[Candidate]) -> list[str]:
    return [one.reason for one in candidates if not one.report]


def test_every_kind_of_report_in_an_archive_is_read(zipped: Callable[..., Path]) -> None:
    path = zipped(
        {
            "a/one.txt": TEXT,
            "b.jsonl": '{"title": "Two", "body": "Text."}\n{"title": "Three", "body": "Text."}\n',
            "c.csv": "title,body\nFour,Text\n",
            "d.eml": f"From: a <a@b.example>\nMessage-ID: <1@b>\nSubject: Five\n\n{BODY}",
            "picture.png": b"\x89PNG",
            ".hidden.txt": TEXT,
            "__MACOSX/._one.txt": b"\0\1\2",
            "README.md": TEXT,
        }
    )
    found = read(path)
    assert titles(found) == ["Harbour closed until spring", "Two", "Three", "Four", "Five"]
    assert [one.source.removeprefix(str(path)) for one in found] == [
        ":a/one.txt", ":b.jsonl:1", ":b.jsonl:2", ":c.csv:2", ":d.eml",
    ]  # fmt: skip
    assert reasons(found) == []


def test_names_that_lead_elsewhere_are_only_shown(
    zipped: Callable[..., Path], tmp_path: Path
) -> None:
    names = ["../../.bashrc", "../../up.txt", "/etc/up.txt", "C:\\up.txt", "a\x1b[31m\n.txt"]
    before = sorted(tmp_path.parent.rglob("*"))
    found = read(zipped(dict.fromkeys(names, TEXT)))
    assert len(titles(found)) == 4
    assert all(one.source.isprintable() for one in found)
    assert sorted(tmp_path.parent.rglob("*")) == sorted([*before, tmp_path / "news.zip"])


def test_an_archive_inside_an_archive_is_refused_and_the_rest_read(
    zipped: Callable[..., Path],
) -> None:
    found = read(zipped({"a.zip": b"PK\3\4", "b.txt.gz": b"", "c.txt": TEXT}))
    assert titles(found) == ["Harbour closed until spring"]
    assert [reason.split(":")[0] for reason in reasons(found)] == [
        "is an archive inside an archive"
    ] * 2


def test_an_archive_inside_under_another_name_is_refused(zipped: Callable[..., Path]) -> None:
    assert reasons(read(zipped({"a.txt": b"PK\x03\x04" + bytes(100)}))) == [
        "is a ZIP archive or office document, not text that can be read"
    ]


def test_what_is_encrypted_is_named(zipped: Callable[..., Path]) -> None:
    path = zipped({"a.txt": TEXT, "b.txt": TEXT})
    data = bytearray(path.read_bytes())
    entry = data.index(b"PK\x01\x02")
    data[entry + 8] |= 1
    path.write_bytes(data)
    found = read(path)
    assert reasons(found) == ["is encrypted"]
    assert len(titles(found)) == 1


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_methods_without_bounds_are_refused(zipped: Callable[..., Path], method: int) -> None:
    assert reasons(read(zipped({"a.txt": "x" * 50_000}, method=method))) == [
        "is compressed in a way that is not read"
    ]


def test_a_file_that_unpacks_to_a_multiple_of_its_size_is_refused(
    zipped: Callable[..., Path],
) -> None:
    bomb = b'{"body": "' + b" " * 50_000_000 + b'"}'
    found = read(zipped({"a.jsonl": bomb, "b.txt": TEXT}))
    assert titles(found) == ["Harbour closed until spring"]
    assert reasons(found) == ["unpacks to more than 200 times its size"]


def test_an_archive_that_unpacks_to_too_much_in_all_is_given_up(
    zipped: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(archive, "MAX_ARCHIVE_BYTES", 2_500)
    text = TEXT + os.urandom(500).hex()
    found = read(zipped({f"{number}.txt": text for number in range(9)}))
    assert len(titles(found)) == 2
    assert all(reason.startswith("unpacks to more than") for reason in reasons(found))
    assert 1 <= len(reasons(found)) <= 2


def test_too_many_files_are_refused(zipped: Callable[..., Path]) -> None:
    path = zipped({f"{number}.png": b"" for number in range(MAX_ARCHIVED_FILES + 1)})
    assert reasons(read(path)) == ["holds more than 20,000 files"]


def test_a_listing_of_gigabytes_is_not_read(zipped: Callable[..., Path]) -> None:
    path = zipped({"a.txt": TEXT})
    data = bytearray(path.read_bytes())
    end = data.index(b"PK\x05\x06")
    struct.pack_into("<I", data, end + 12, 0x7FFF_FFFF)
    path.write_bytes(data)
    (reason,) = reasons(read(path))
    assert "damaged" in reason or "lists more" in reason


def test_a_damaged_archive_is_named(zipped: Callable[..., Path]) -> None:
    path = zipped({"a.txt": TEXT * 50, "b.txt": TEXT})
    data = path.read_bytes()
    path.write_bytes(data[: len(data) // 2])
    assert reasons(read(path)) == ["is a damaged ZIP archive"]
    damaged = bytearray(data)
    damaged[60:80] = bytes(20)
    path.write_bytes(damaged)
    found = read(path)
    assert reasons(found) == ["is damaged: its compressed data cannot be unpacked"]
    assert titles(found) == ["Harbour closed until spring"]


def test_office_documents_are_known(zipped: Callable[..., Path]) -> None:
    path = zipped({"[Content_Types].xml": "<Types/>", "word/document.xml": "<w/>"})
    assert reasons(read(path)) == ["is an office document, not text that can be read"]


def test_an_archive_without_reports_says_so(zipped: Callable[..., Path]) -> None:
    assert reasons(read(zipped({"a.png": b"x"}))) == ["is an archive without files of a known type"]


def test_an_archive_from_a_pipe_has_to_be_saved_first(zipped: Callable[..., Path]) -> None:
    class Pipe(io.BytesIO):
        def seekable(self) -> bool:
            return False

    (candidate,) = read_inputs(["-"], stdin=Pipe(zipped({"a.txt": TEXT}).read_bytes()))
    assert candidate.reason == "is a ZIP archive: save it to a file first"
