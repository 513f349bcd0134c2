import json

import pytest

from briefreader.errors import InputError
from briefreader.ingest.jsonl import read_document, read_lines, read_record

RECORD = {
    "title": "Harbour closed until spring",
    "outlet": "The Ellery Packet",
    "published": "2023-01-10T15:47:00+01:00",
    "byline": ["Jo Doe", "Ann Roe"],
    "url": "https://ellerypacket.example/harbour",
    "lang": "en-GB",
    "tags": ["harbour", "storms"],
    "body": "PORT ELLERY (Gullwing) — The harbour is closed.\n\nSubscribe\n \nNobody  was\nhurt.",
}


def test_a_record_becomes_a_report_with_everything_given() -> None:
    report = read_record(RECORD, "x.jsonl:1")
    assert report.title == "Harbour closed until spring"
    assert report.outlet == "The Ellery Packet"
    assert report.published == "2023-01-10T15:47+01:00"
    assert report.byline == "Jo Doe, Ann Roe"
    assert report.lang == "en"
    assert report.url == "https://ellerypacket.example/harbour"
    assert report.tags == ("harbour", "storms")
    assert report.source == "x.jsonl:1"
    assert report.provenance["outlet"] == "given"


def test_the_body_is_taken_as_it_is() -> None:
    report = read_record(RECORD, "")
    assert report.paragraphs == (
        "PORT ELLERY (Gullwing) — The harbour is closed.",
        "Subscribe",
        "Nobody was hurt.",
    )
    assert report.dropped == ()
    assert report.agency == "Gullwing"


def test_a_broken_line_in_the_middle_is_named_and_the_others_go_in() -> None:
    lines = [json.dumps(RECORD).encode(), b"{broken", b"", json.dumps(RECORD).encode()]
    found = list(read_lines(lines, "x.jsonl"))
    assert [candidate.source for candidate in found] == ["x.jsonl:1", "x.jsonl:2", "x.jsonl:4"]
    assert [candidate.report is not None for candidate in found] == [True, False, True]
    assert found[1].reason.startswith("is not JSON")


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (b"[]", "is not a JSON object"),
        (b'"text"', "is not a JSON object"),
        (b"{}", "has no body"),
        (b'{"body": "  "}', "has no body"),
        (b'{"body": 5}', "body must be text, not a number"),
        (b'{"body": {"a": 1}}', "body must be text, not an object"),
        (b'{"title": 5, "body": "x"}', "title must be text, not a number"),
        (b'{"title": ["a"], "body": "x"}', "title must be text, not a list"),
        (b'{"title": true, "body": "x"}', "title must be text, not a truth value"),
        (b'{"byline": [["a"]], "body": "x"}', "byline must be a list of texts"),
        (b'{"published": ' + b"9" * 30 + b', "body": "x"}', "published is a number too large"),
        (b'{"n": ' + b"9" * 5000 + b', "body": "x"}', "holds a number too large"),
        (b"[" * 100_000, "nested too deeply"),
        (b'{"body": "' + b"x" * 11_000_000 + b'"}', "more than 10 MB"),
    ],
)
def test_what_is_wrong_with_a_line_is_said(line: bytes, reason: str) -> None:
    (candidate,) = read_lines([line], "x.jsonl")
    assert candidate.report is None
    assert reason in candidate.reason
    assert "\n" not in candidate.reason


def test_hostile_text_is_made_harmless() -> None:
    line = rb'{"title": "A\u001b[31m\ud800b", "body": "C\u202ed\u0007.", "url": "javascript:x"}'
    (candidate,) = read_lines([line], "x")
    assert candidate.report is not None
    assert candidate.report.title == "A\ufffdb"
    assert candidate.report.paragraphs == ("Cd.",)
    assert candidate.report.url == ""


def test_a_title_is_made_where_none_is_given() -> None:
    report = read_record({"body": "The harbour is closed. Nobody was hurt."}, "")
    assert (report.title, report.provenance["title"]) == ("The harbour is closed.", "inferred")


def test_other_names_for_the_fields_are_understood() -> None:
    record = {
        "headline": "H",
        "text": "T.",
        "author": {"name": "Jo"},
        "publisher": "P",
        "date": "2023",
    }
    report = read_record(record, "")
    assert (report.title, report.byline, report.outlet, report.published) == (
        "H",
        "Jo",
        "P",
        "2023",
    )


def test_a_document_is_one_report_or_a_list_of_them() -> None:
    one = list(read_document(json.dumps(RECORD, indent=1).encode(), "x.json"))
    many = list(read_document(json.dumps([RECORD, 3]).encode(), "x.json"))
    assert [candidate.source for candidate in one] == ["x.json"]
    assert [(candidate.source, bool(candidate.report)) for candidate in many] == [
        ("x.json:1", True),
        ("x.json:2", False),
    ]


def test_an_empty_collection_is_said_to_be_empty() -> None:
    assert [candidate.reason for candidate in read_lines([b"\n"], "x")] == ["is empty"]
    assert [candidate.reason for candidate in read_document(b"[]", "x")] == ["holds an empty list"]


def test_a_record_must_be_an_object() -> None:
    with pytest.raises(InputError, match="not a JSON object"):
        read_record([], "")
