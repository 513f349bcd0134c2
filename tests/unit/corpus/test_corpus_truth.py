"""The sample corpus and the answers in truth.json belong together. Knows no importer."""

import json
import re
from collections import Counter, defaultdict
from datetime import datetime
from html import unescape
from itertools import combinations
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

CORPUS = Path(__file__).parents[3] / "corpus"
TRUTH = json.loads((CORPUS / "truth.json").read_text(encoding="utf-8"))
REPORTS: list[dict[str, Any]] = TRUTH["reports"]
STORIES: list[dict[str, Any]] = TRUTH["stories"]
BY_ID = {report["id"]: report for report in REPORTS}
PLANTED = [planted for story in STORIES for planted in story["planted"]]

METADATA = ("title", "outlet", "published", "byline", "agency", "dateline", "lang", "url")
PLANTED_KINDS = {
    "quote-altered",
    "quote-trimmed",
    "figure-differs",
    "title-differs",
    "negation-lost",
    "spelling",
    "speaker-differs",
    "moved",
    "copied",
}
REAL_OUTLETS = [
    "abc",
    "afp",
    "ap",
    "associated",
    "bbc",
    "bloomberg",
    "cbc",
    "cbs",
    "cnbc",
    "cnn",
    "dpa",
    "dw",
    "economist",
    "ft",
    "getty",
    "guardian",
    "independent",
    "interfax",
    "nbc",
    "npr",
    "pa",
    "post-gazette",
    "reuters",
    "ria",
    "sky",
    "spiegel",
    "stripes",
    "tass",
    "telegraph",
    "times",
    "tribune",
    "upi",
    "xinhua",
    "zeit",
]
CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"


def squeeze(text: str) -> str:
    """Make every run of white space one blank, so that line breaks do not matter."""
    return " ".join(text.split())


def without_tags(markup: str) -> str:
    """Return what a page shows, its inline tags taken out without leaving a gap."""
    shown = re.sub(r"(?s)<(script|style|head)\b.*?</\1>", " ", markup)
    shown = re.sub(r"</?(?:a|b|em|i|strong|span|time|cite|q|abbr)\b[^>]*>", "", shown)
    return squeeze(unescape(re.sub(r"<[^>]+>", " ", shown)))


def file_text(report: dict[str, Any]) -> str:
    """Return the text of one report as its file shows it, furniture included."""
    path = CORPUS / report["file"]
    raw = path.read_text(encoding="utf-8")
    if report["form"] == "html":
        return without_tags(raw)
    if report["form"] == "feed":
        for item in ElementTree.fromstring(raw).iter("item"):  # noqa: S314 - our own file
            if item.findtext("guid") == report["key"]:
                return without_tags(item.findtext(CONTENT) or "")
        pytest.fail(f"{report['file']} has no item {report['key']}")
    if report["form"] == "jsonl":
        records = [json.loads(line) for line in raw.splitlines()]
        return squeeze(next(r["body"] for r in records if r["id"] == report["key"]))
    return squeeze(raw)


TEXTS = {report["id"]: file_text(report) for report in REPORTS}

each_report = pytest.mark.parametrize("report", REPORTS, ids=lambda report: report["id"])
each_story = pytest.mark.parametrize("story", STORIES, ids=lambda story: story["key"])


def test_every_file_of_the_corpus_is_accounted_for() -> None:
    on_disk = {
        str(path.relative_to(CORPUS)) for path in (CORPUS / "reports").rglob("*") if path.is_file()
    }
    assert on_disk == {report["file"] for report in REPORTS}


def test_every_record_of_a_collection_is_accounted_for() -> None:
    listed = defaultdict(set)
    for report in REPORTS:
        if report["key"]:
            listed[report["file"]].add(report["key"])
    for name, keys in listed.items():
        raw = (CORPUS / name).read_text(encoding="utf-8")
        if name.endswith(".jsonl"):
            stored = [json.loads(line)["id"] for line in raw.splitlines()]
        else:
            root = ElementTree.fromstring(raw)  # noqa: S314 - our own file
            stored = [item.findtext("guid") for item in root.iter("item")]
        assert Counter(stored) == Counter(keys), name


def test_report_ids_are_unique() -> None:
    assert len(BY_ID) == len(REPORTS)


def test_the_corpus_is_as_large_and_as_varied_as_promised() -> None:
    assert len(STORIES) >= 6
    assert {report["form"] for report in REPORTS} == {"text", "markdown", "html", "feed", "jsonl"}
    assert {planted["kind"] for planted in PLANTED} == PLANTED_KINDS
    assert "de" in {report["lang"] for report in REPORTS}


@each_story
def test_a_story_is_told_by_four_or_five_outlets(story: dict[str, Any]) -> None:
    outlets = [BY_ID[key]["outlet"] for key in story["reports"]]
    assert 4 <= len(outlets) <= 5
    assert len(set(outlets)) == len(outlets)
    assert all(BY_ID[key]["story"] == story["key"] for key in story["reports"])


@each_story
def test_origins_divide_the_reports_of_a_story(story: dict[str, Any]) -> None:
    grouped = [key for origin in story["origins"] for key in origin]
    assert sorted(grouped) == sorted(story["reports"])


def test_outlets_and_addresses_are_invented() -> None:
    for report in REPORTS:
        assert report["outlet"], report["id"]
        assert not set(report["outlet"].lower().split()) & set(REAL_OUTLETS), report["outlet"]
        assert not report["url"] or re.match(r"https://[a-z0-9-]+\.example/", report["url"])


def test_the_corpus_links_to_no_real_site() -> None:
    standards = ("schema.org", "purl.org", "www.w3.org")
    for path in (CORPUS / "reports").rglob("*.*"):
        for host in re.findall(r"https?://([^/\"'\s)]+)", path.read_text(encoding="utf-8")):
            assert host in standards or host.endswith(".example"), f"{host} in {path.name}"


@each_report
def test_body_length_is_that_of_a_short_report(report: dict[str, Any]) -> None:
    assert 200 <= report["words"] <= 600


@each_report
def test_absent_metadata_is_named(report: dict[str, Any]) -> None:
    assert report["absent"] == [name for name in METADATA if not report[name]]


@each_report
def test_metadata_can_be_found_in_the_source(report: dict[str, Any]) -> None:
    raw = (CORPUS / report["file"]).read_text(encoding="utf-8")
    source = squeeze(unescape(raw)).replace('\\"', '"')
    stated = [report["title"], report["outlet"], report["url"], report["agency"]]
    stated += [*report["byline"].split(", "), *report.get("tags", [])]
    for value in stated:
        assert value in source, value
    assert not report["published"] or report["published"][:4] in source


@each_report
def test_a_date_is_written_as_in_iso_8601(report: dict[str, Any]) -> None:
    if len(report["published"]) > len("2024"):
        datetime.fromisoformat(report["published"].replace("Z", "+00:00"))
    assert re.fullmatch(
        r"(\d{4}(-\d\d-\d\d(T\d\d:\d\d(Z|[+-]\d\d:\d\d)?)?)?)?", report["published"]
    )


@each_report
def test_the_body_is_made_of_the_paragraphs_named(report: dict[str, Any]) -> None:
    text, place = TEXTS[report["id"]], 0
    for paragraph in report["paragraphs"]:
        start = text.index(paragraph["starts"], place)
        place = text.index(paragraph["ends"], start) + len(paragraph["ends"])
        assert len(text[start:place].split()) == paragraph["words"], paragraph["starts"]
    assert report["words"] == sum(paragraph["words"] for paragraph in report["paragraphs"])


@each_report
def test_every_statement_of_the_truth_stands_in_the_file(report: dict[str, Any]) -> None:
    text = TEXTS[report["id"]]
    stated = [item["text"] for item in (*report["quotes"], *report["figures"])]
    stated += report["dropped"] + report["headings"]
    stated += [title for person in report["people"] for title in person["titles"]]
    stated += [person["name"] for person in report["people"]]
    if report["dateline"]:
        stated.append(report["dateline"])
    for piece in stated:
        assert squeeze(piece) in text, piece


@each_report
def test_quotes_and_figures_name_a_paragraph_of_the_body(report: dict[str, Any]) -> None:
    for item in (*report["quotes"], *report["figures"]):
        assert 0 <= item["par"] < len(report["paragraphs"])


@each_report
def test_a_figure_has_the_value_it_prints(report: dict[str, Any]) -> None:
    for figure in report["figures"]:
        digits = re.findall(r"\d[\d,.]*\d|\d", figure["text"])
        if not digits or report["lang"] != "en":
            continue  # spelt out, or with the comma as decimal mark
        printed = float(digits[0].replace(",", ""))
        scales = (1, 1_000, 1_000_000, 1_000_000_000)
        assert any(abs(printed * scale - figure["value"]) < 1e-6 * scale for scale in scales), (
            figure["text"]
        )


@pytest.mark.parametrize(
    "planted", PLANTED, ids=lambda planted: f"{planted['id']}:{planted['left']}:{planted['right']}"
)
def test_a_planted_difference_has_its_evidence_in_both_reports(planted: dict[str, Any]) -> None:
    assert planted["kind"] in PLANTED_KINDS
    left, right = BY_ID[planted["left"]], BY_ID[planted["right"]]
    assert left["story"] == right["story"]
    assert left["id"] != right["id"]
    for report, evidence in ((left, planted["left_text"]), (right, planted["right_text"])):
        assert squeeze(evidence) in TEXTS[report["id"]], evidence
    if planted["kind"] not in {"copied", "moved", "speaker-differs"}:
        assert planted["left_text"] != planted["right_text"]


@each_story
def test_what_only_looks_different_has_its_evidence(story: dict[str, Any]) -> None:
    for alike in story["alike"]:
        assert len(alike["evidence"]) >= 2
        for key, evidence in alike["evidence"].items():
            assert key in story["reports"]
            assert squeeze(evidence) in TEXTS[key], evidence


@each_story
def test_reports_of_one_origin_print_the_same_words(story: dict[str, Any]) -> None:
    copied = {frozenset((p["left"], p["right"])) for p in story["planted"] if p["kind"] == "copied"}
    for origin in story["origins"]:
        for key in origin[1:]:
            assert frozenset((origin[0], key)) in copied, f"{key} is grouped without evidence"


def planted_pairs(story: dict[str, Any], kind: str) -> set[frozenset[str]]:
    return {frozenset((p["left"], p["right"])) for p in story["planted"] if p["kind"] == kind}


def is_misspelt(name: str, other: str) -> bool:
    """Tell whether two names differ in some letters only: one written double, or two swapped."""
    letters = Counter(name.lower()), Counter(other.lower())
    apart = (letters[0] - letters[1]) + (letters[1] - letters[0])
    return name != other and name[0] == other[0] and apart.total() <= 1


@each_story
def test_every_pair_that_spells_a_name_differently_is_planted(story: dict[str, Any]) -> None:
    differing = {
        frozenset((left, right))
        for left, right in combinations(story["reports"], 2)
        for person in BY_ID[left]["people"]
        for other in BY_ID[right]["people"]
        if is_misspelt(person["name"], other["name"])
    }
    assert differing == planted_pairs(story, "spelling")


@each_story
def test_every_pair_that_credits_the_same_words_to_two_is_planted(story: dict[str, Any]) -> None:
    speakers: dict[str, dict[str, str]] = defaultdict(dict)
    for key in story["reports"]:
        for quote in BY_ID[key]["quotes"]:
            said = quote["text"].replace("’", "'").strip(".,")
            speakers[said][key] = quote["speaker"]
    differing = {
        frozenset((left, right))
        for said in speakers.values()
        for left, right in combinations(said, 2)
        if said[left] != said[right] and not is_misspelt(said[left], said[right])
        if all(name[0].isupper() for name in (said[left], said[right]))  # named by both
    }
    assert differing == planted_pairs(story, "speaker-differs")
