"""What is broken or means harm is read or refused in bounded time and memory, in one line.

All of it is read in one process that may not have more than 1 GiB of addresses, the libraries
for pages among them; a harmless text is read behind each.
"""

import io
import json
import subprocess
import sys
import time
import zipfile
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from briefreader.errors import InputError
from briefreader.ingest import read_inputs
from briefreader.ingest.reader import read_safely
from briefreader.ingest.sandbox import FILE, FileJob, Readings, Sandbox

MEMORY = 1 << 30
SECONDS = 5.0
"""Processor time allowed for one input; the machines of others are slower than ours."""
LEDE = "The harbour of Port Ellery will stay closed until spring, the mayor said on Monday."
SECOND = "Fishermen who met in the town hall asked for money and were promised an answer in May."
FEED = '<?xml version="1.0"?>{}<rss version="2.0"><channel><title>A</title>{}</channel></rss>'

READ = """
import json, resource, sys, time
from pathlib import Path
resource.setrlimit(resource.RLIMIT_AS, (int(sys.argv[2]),) * 2)
from briefreader.ingest import read_inputs
folder = Path(sys.argv[1])
found = {}
for path in sorted(folder.glob("input*")):
    started = time.process_time()
    *candidates, last = read_inputs([str(path), str(folder / "next.txt")])
    found[path.name] = {
        "seconds": time.process_time() - started,
        "texts": ["\\n".join(c.report.paragraphs)[:5000] for c in candidates[:9] if c.report],
        "titles": [c.report.title for c in candidates if c.report],
        "reasons": [c.reason for c in candidates if not c.report],
        "next": last.report.title if last.report else last.reason,
    }
print(json.dumps(found))
"""


class Hostile(NamedTuple):
    suffix: str
    data: bytes
    reason: str = ""
    """Part of the reason why it is refused; empty where it is read."""
    reports: int = 0
    """How many reports come of it all the same."""


def yaml_bomb() -> str:
    levels = "".join(
        f"{name}: &{name} [{','.join([f'*{below}'] * 9)}]\n"
        for below, name in zip("abcdefgh", "bcdefghi", strict=True)
    )
    return f"---\ntitle: One\na: &a [x]\n{levels}---\n\n{LEDE}"


def laughs() -> str:
    entities = "".join(
        f'<!ENTITY {name} "{f"&{below};" * 10}">'
        for below, name in zip("abcdefgh", "bcdefghi", strict=True)
    )
    doctype = f'<!DOCTYPE rss [<!ENTITY a "ha">{entities}]>'
    return FEED.format(doctype, f"<item><title>&i;</title><description>{LEDE}</description></item>")


def nested_mail() -> bytes:
    parts = (
        b'Content-Type: multipart/mixed; boundary="%d"\n\n--%d\n' % (n, n) for n in range(1000)
    )
    return b"From: a <a@b.example>\nMIME-Version: 1.0\n" + b"".join(parts) + LEDE.encode()


def zip_bomb() -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("bomb.jsonl", b" " * 200_000_000)
        made.writestr("../../.bashrc", LEDE)
        made.writestr("../../up.txt", f"One\n\n{LEDE}")
    return packed.getvalue()


RECORD = b'{"title": "One", "body": "A text."}\n'
PARAGRAPHS = f"<p>{LEDE}</p><p>{SECOND}</p>"

INPUTS = {
    "empty": Hostile(".txt", b"", "is empty"),
    "blank": Hostile(".md", b" \n\t\r\n", "is empty"),
    "binary": Hostile(".txt", bytes(range(256)) * 200, "is a binary file"),
    "a program named as a page": Hostile(".html", b"\x7fELF" + bytes(5000), "is a program"),
    "a line of 50 MB": Hostile(".txt", b"word " * 10_000_000, "larger than one document"),
    "a line of 9 MB": Hostile(".txt", b"word " * 1_800_000, "more text than one report can"),
    "a record of 50 MB": Hostile(
        ".jsonl", b'{"body": "' + b"x " * 25_000_000 + b'"}\n' + RECORD, "a line of more than", 1
    ),
    "UTF-16": Hostile(".txt", f"One of them\n\n{LEDE}".encode("utf-16"), reports=1),
    "UTF-16 without a mark": Hostile(".md", f"# One\n\n{LEDE}".encode("utf-16-le"), reports=1),
    "broken HTML": Hostile(
        ".html", f"<html><p>{LEDE}<b><i>{SECOND}</p></b><table><p>{LEDE}<!-- ".encode(), reports=1
    ),
    "front matter that is not YAML": Hostile(
        ".md", f"---\ntitle: One: [two\n\t- {{x\n---\n\n{LEDE}".encode(), reports=1
    ),
    "a YAML bomb": Hostile(".md", yaml_bomb().encode(), "refers to itself"),
    "deep YAML": Hostile(".md", f"---\na: {'[' * 5000}\n---\n\n{LEDE}".encode(), reports=1),
    "deep TOML": Hostile(".md", f"+++\na = {'[' * 5000}\n+++\n\n{LEDE}".encode(), reports=1),
    "a broken line in the middle": Hostile(
        ".jsonl", RECORD + b"{broken\n" + RECORD, "is not JSON", 2
    ),
    "deep JSON": Hostile(".jsonl", b'{"body": ' + b"[" * 200_000 + b"\n" + RECORD, "too deeply", 1),
    "a number of 100,000 digits": Hostile(
        ".jsonl", b'{"body": "x", "date": ' + b"9" * 100_000 + b"}\n", "number too large"
    ),
    "half a character": Hostile(
        ".jsonl", b'{"title": "\\ud800", "body": "A \\udfff text."}\n', reports=1
    ),
    "100,000 nested tags behind the text": Hostile(
        ".html", (PARAGRAPHS * 2 + "<div>" * 100_000).encode(), reports=1
    ),
    "100,000 nested tags around the text": Hostile(
        ".html", ("<div>" * 100_000 + PARAGRAPHS).encode(), "without a report"
    ),
    "300,000 paragraphs of a page": Hostile(".html", b"<p>x</p>" * 300_000, "elements"),
    "300,000 paragraphs of a text": Hostile(".txt", b"A word.\n\n" * 300_000, "300,000 lines"),
    "300,000 paragraphs of Markdown": Hostile(".md", b"A word.\n\n" * 300_000, "more lines"),
    "many short lines": Hostile(".txt", b"The Mayor Said\n" * 10_000, reports=1),
    "escapes": Hostile(
        ".html", f"<p>&#27;[31m{LEDE}&#x1b;]52;c;x&#7;\x1b[0m</p><p>{SECOND}</p>".encode(), "", 1
    ),
    "nothing but escapes": Hostile(".txt", b"\x1b]" * 500_000, "is empty"),
    "NULs": Hostile(".html", f"<html>\0<p>{LEDE}\0&#0;</p><p>{SECOND}</p>".encode(), reports=1),
    "NULs in text": Hostile(".txt", f"One\0 of them\n\n{LEDE}\0\n".encode(), reports=1),
    "heaps of accents": Hostile(
        ".txt", ("One\n\nA" + "\u0301" * 500_000 + LEDE).encode(), reports=1
    ),
    "comments in a row": Hostile(".txt", b"<!---->" * 5000 + LEDE.encode(), reports=1),
    "comments in comments": Hostile(".md", b"<!--" * 200_000, reports=1),
    "brackets": Hostile(".md", b"[" * 100_000 + LEDE.encode(), reports=1),
    "deep quotation": Hostile(".md", b">" * 50_000 + LEDE.encode(), "no text"),
    "deep linked data": Hostile(
        ".html",
        f'<html><script type="application/ld+json">{"[" * 200_000}</script>{PARAGRAPHS}'.encode(),
        reports=1,
    ),
    "a billion laughs": Hostile(".xml", laughs().encode()),
    "mail nested 1,000 deep": Hostile(".eml", nested_mail(), "more than 100 parts"),
    "a subject of 5 MB": Hostile(
        ".eml",
        b"From: a\nMIME-Version: 1.0\nSubject: " + b"=?q?q?a?= " * 500_000 + b"\n\nA text.",
        "",
        1,
    ),
    "a ZIP bomb": Hostile(".zip", zip_bomb(), "200 times its size", 1),
    "a cell of 12 MB": Hostile(
        ".csv", b'title,body\n"' + (b"x" * 4_000_000 + b"\n") * 3, "a cell of more than"
    ),
    "9 million empty rows": Hostile(".csv", b"\n" * 9_000_000, "column for the text"),
    "an entity from a file": Hostile(
        ".xml",
        FEED.format(
            '<!DOCTYPE rss [<!ENTITY a SYSTEM "file:///etc/passwd">]>',
            f"<item><title>One</title><description>&a;{LEDE}</description></item>",
        ).encode(),
        reports=1,
    ),
}


@pytest.fixture(scope="module")
def readings(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, Any]]:
    """Return what came of each input, by its name."""
    folder = tmp_path_factory.mktemp("hostile")
    (folder / "next.txt").write_text(f"Harbour closed until spring\n\n{LEDE}\n")
    files = {f"input{at:02}{one.suffix}": one for at, one in enumerate(INPUTS.values())}
    for file, one in files.items():
        (folder / file).write_bytes(one.data)
    done = subprocess.run(
        [sys.executable, "-c", READ, str(folder), str(MEMORY)],
        capture_output=True,
        text=True,
        check=True,
    )
    found = json.loads(done.stdout)
    return dict(zip(INPUTS, (found[file] for file in files), strict=True))


@pytest.mark.skipif(sys.platform != "linux", reason="other systems do not limit addresses")
@pytest.mark.xdist_group("hostile input")
@pytest.mark.parametrize("name", INPUTS)
def test_hostile_input_is_bounded(name: str, readings: dict[str, dict[str, Any]]) -> None:
    reading, expected = readings[name], INPUTS[name]
    assert reading["next"] == "Harbour closed until spring"
    assert reading["seconds"] < SECONDS
    if name == "a billion laughs":
        assert max(map(len, reading["texts"]), default=0) < 1000
        return
    assert len(reading["titles"]) == expected.reports
    assert len(reading["reasons"]) == bool(expected.reason)
    for reason in reading["reasons"]:
        assert expected.reason in reason
        assert len(reason) < 160
        assert reason.isprintable()
    assert "root:" not in "".join(reading["texts"])
    shown = "".join((*reading["texts"], *reading["titles"])).replace("\n", "")
    assert not {character for character in shown if ord(character) < 32 or character == "\x7f"}


@pytest.mark.skipif(sys.platform != "linux", reason="other systems do not limit addresses")
@pytest.mark.parametrize(
    ("name", "start"),
    [
        ("a.txt", LEDE),
        ("a.jsonl", '{"body": "'),
        ("a.csv", "title,body\nOne,"),
        ("a.mbox", "From a\nFrom: a@b.example\nMessage-ID: <1@b>\n\n"),
        ("a.warc", "WARC/1.0\r\nX: "),
    ],
)
def test_a_line_of_a_gigabyte_is_refused_and_the_next_file_read(
    tmp_path: Path, name: str, start: str
) -> None:
    with (tmp_path / name).open("w") as file:
        file.write(start + "word " * 30_000)
        file.truncate(1 << 30)  # takes no room on the disk
    (tmp_path / "next.txt").write_text(f"Harbour closed until spring\n\n{LEDE}")
    code = (
        "import resource, sys, time\nfrom briefreader.ingest import read_inputs\n"
        f"resource.setrlimit(resource.RLIMIT_AS, ({MEMORY},) * 2)\n"
        "for one in read_inputs([sys.argv[1]]): print(one.reason or one.report.title)\n"
        "print(time.process_time())"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path)], capture_output=True, text=True, check=True
    )
    refused, last, seconds = done.stdout.splitlines()
    assert len(refused) < 160
    assert last == "Harbour closed until spring"
    assert float(seconds) < SECONDS


def test_a_page_that_takes_too_long_is_given_up_and_the_next_one_read() -> None:
    attributes = " ".join(f"a{number}=1" for number in range(300_000))
    started = time.monotonic()
    with Sandbox(1, seconds=2) as sandbox:
        good = sandbox.run(FILE, FileJob("warm.html", "html"), PARAGRAPHS.encode())
        with pytest.raises(InputError, match="takes longer than 2 seconds"):
            sandbox.run(FILE, FileJob("x.html", "html"), f"<p {attributes}>{LEDE}</p>".encode())
        again = sandbox.run(FILE, FileJob("good.html", "html"), PARAGRAPHS.encode())
    assert good.candidates[0].report is not None
    assert again.candidates[0].report is not None
    assert time.monotonic() - started < 30


def test_long_markdown_is_read_where_it_can_be_given_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def note(_: Sandbox, __: object, job: FileJob, ___: bytes) -> Readings:
        asked.append(Path(job.source).name)
        return Readings(())

    monkeypatch.setattr(Sandbox, "run", note)
    (tmp_path / "long.md").write_text("*a **b " * 10_000)
    (tmp_path / "short.md").write_text(f"# One\n\n{LEDE}")
    (short,) = read_safely([str(tmp_path)])
    assert short.report is not None
    assert asked == ["long.md"]


def test_links_that_lead_in_circles_or_nowhere_are_named(tmp_path: Path) -> None:
    for one, other in (("a.txt", "b.txt"), ("b.txt", "a.txt"), ("gone.txt", "nowhere.txt")):
        (tmp_path / one).symlink_to(tmp_path / other)
    (tmp_path / "z.txt").write_text(f"Harbour closed until spring\n\n{LEDE}")
    found = {Path(one.source).name: one for one in read_inputs([str(tmp_path)])}
    assert found["a.txt"].reason == found["b.txt"].reason
    assert found["a.txt"].reason.startswith("cannot be read: too many")
    assert found["gone.txt"].reason == "does not exist"
    assert found["z.txt"].report is not None


def test_a_file_without_permission_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.txt").write_text(LEDE)

    def refuse(*_: object, **__: object) -> int:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("os.open", refuse)
    (candidate,) = read_inputs([str(tmp_path / "a.txt")])
    assert candidate.reason == "may not be read: permission denied"
