"""Every report of the sample corpus is read as `truth.json` says a perfect reader would."""

import json
import re
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from briefreader.ingest import parse
from briefreader.models.article import Report

CORPUS = Path(__file__).parents[3] / "corpus"
TRUTH: list[dict[str, Any]] = json.loads((CORPUS / "truth.json").read_text(encoding="utf-8"))[
    "reports"
]
FIELDS = ("title", "outlet", "published", "byline", "agency", "dateline", "lang", "url")

each_report = pytest.mark.parametrize("truth", TRUTH, ids=[truth["id"] for truth in TRUTH])


@cache
def reports_of(file: str) -> tuple[Report, ...]:
    candidates = parse((CORPUS / file).read_bytes(), file)
    assert [candidate.reason for candidate in candidates if candidate.reason] == []
    return tuple(candidate.report for candidate in candidates if candidate.report)


def read(truth: dict[str, Any]) -> Report:
    """Return the report that `truth` is about; of several in its file, by their address."""
    found = reports_of(truth["file"])
    if truth["key"] and len(found) > 1:
        found = tuple(report for report in found if report.url == truth["url"])
    (report,) = found
    return report


def moment(iso: str) -> str | datetime:
    """Return a time with an offset as a moment, since a feed may give it in another zone."""
    zoned = re.search(r"T\d\d:\d\d(?:Z|[+-]\d\d:\d\d)$", iso)
    return datetime.fromisoformat(iso) if zoned else iso


def plain(text: str) -> str:
    """Return a line without Markdown's marks and addresses, white space folded."""
    text = re.sub(r"!?\[([^\]]*)\]\([^)]*\)", r"\1", text)
    return " ".join(text.replace("*", "").split())


def test_every_file_of_the_corpus_has_as_many_reports_as_the_truth() -> None:
    files = {truth["file"] for truth in TRUTH}
    on_disk = {
        path.relative_to(CORPUS).as_posix()
        for path in (CORPUS / "reports").rglob("*")
        if path.is_file()
    }
    assert files == on_disk
    for file in files:
        assert len(reports_of(file)) == sum(truth["file"] == file for truth in TRUTH)


@each_report
def test_metadata_are_what_the_source_tells(truth: dict[str, Any]) -> None:
    report = read(truth)
    found = {name: getattr(report, name) for name in FIELDS}
    expected = {name: truth[name] for name in FIELDS}
    if "title" in truth["absent"]:
        assert "title made from the lede" in report.flags
        found["title"] = ""
    found["published"], expected["published"] = (
        moment(found["published"]),
        moment(expected["published"]),
    )
    assert found == expected


@each_report
def test_values_that_are_only_hinted_at_are_inferred(truth: dict[str, Any]) -> None:
    provenance = read(truth).provenance
    weak = {name for name, value in provenance.items() if value == "inferred"}
    made = {"title"} if "title" in truth["absent"] else set()
    assert weak >= {*truth.get("inferred", ())} | made
    assert weak - {"lang", "outlet", "published"} == made


@each_report
def test_the_body_is_whole_and_nothing_else(truth: dict[str, Any]) -> None:
    report = read(truth)
    body = [text for text in report.paragraphs if text not in truth["headings"]]
    found = [
        (" ".join(words[:5]), " ".join(words[-5:]), len(words)) for words in map(str.split, body)
    ]
    assert found == [(par["starts"], par["ends"], par["words"]) for par in truth["paragraphs"]]
    assert [text for text in report.paragraphs if text in truth["headings"]] == truth["headings"]


@each_report
def test_what_is_not_body_is_kept_apart(truth: dict[str, Any]) -> None:
    dropped = [plain(piece.text) for piece in read(truth).dropped]
    missing = [
        line for line in truth["dropped"] if not any(plain(line) in piece for piece in dropped)
    ]
    assert missing == []
