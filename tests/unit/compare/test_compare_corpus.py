"""Every difference planted in the sample corpus is found, and no other hard one is raised."""

import json
from functools import cache
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

from briefreader.annotate import annotate
from briefreader.compare import compare_reports
from briefreader.ingest import read_inputs
from briefreader.models.annotation import AnnotatedReport
from briefreader.models.comparison import Comparison

CORPUS = Path(__file__).parents[3] / "corpus"
TRUTH = json.loads((CORPUS / "truth.json").read_text(encoding="utf-8"))
STORIES: list[dict[str, Any]] = TRUTH["stories"]
PLANTED = [
    pytest.param(planted, id=f"{planted['id']}-{planted['left']}-{planted['right']}")
    for story in STORIES
    for planted in story["planted"]
    if not planted.get("optional")
]


@cache
def reports() -> dict[str, AnnotatedReport]:
    """Read the corpus; by the id that `truth.json` gives each report."""
    read = [candidate.report for candidate in read_inputs([str(CORPUS / "reports")])]
    found = {}
    for told in TRUTH["reports"]:
        begins = told["paragraphs"][0]["starts"]
        for report in read:
            if not report or report.outlet != told["outlet"] or not report.paragraphs:
                continue
            if report.title == told["title"] or report.paragraphs[0].startswith(begins):
                found[told["id"]] = AnnotatedReport(report, annotate(report))
    return found


@cache
def compared(left: str, right: str) -> Comparison:
    return compare_reports(reports()[left], reports()[right])


def plain(text: str) -> str:
    return " ".join(text.translate({0x2019: "'", 0x2018: "'"}).lower().split()).strip('.,"“”')


def meets(text: str, told: str) -> bool:
    """Tell whether one of the two texts holds the other."""
    return plain(text) in plain(told) or plain(told) in plain(text)


def findings(comparison: Comparison) -> list[tuple[str, str, str]]:
    """Return what was found: the planted kind it would be, and the text on each side."""
    left, right = comparison.left, comparison.right
    ours, theirs = left.annotation, right.annotation
    found = []
    for quotes in comparison.quotes:
        if quotes.left is not None and quotes.right is not None:
            texts = ours.quotes[quotes.left].text, theirs.quotes[quotes.right].text
            found.append((f"quote-{quotes.relation}", *texts))
    for figures in comparison.figures:
        if figures.relation == "differ":
            texts = ours.figures[figures.left].text, theirs.figures[figures.right].text
            found.append(("figure-differs", *texts))
    for people in comparison.people:
        if people.relation == "title-differs":
            names = ours.people[people.left].name, theirs.people[people.right].name
            found.append(("title-differs", *names))
    return found


def note_kinds(comparison: Comparison) -> set[str]:
    return {note.kind for note in comparison.notes}


def is_found(planted: dict[str, Any], comparison: Comparison) -> bool:
    kind, told = planted["kind"], (planted["left_text"], planted["right_text"])
    if kind == "negation-lost":
        return bool(note_kinds(comparison) & {"negation", "quantifier"})
    if kind == "speaker-differs":
        return "speaker" in note_kinds(comparison)
    if kind == "spelling":
        return "spelling" in note_kinds(comparison)
    if kind == "moved":
        return any(row.moved for row in comparison.rows)
    if kind == "copied":
        return any(
            meets(passage.left.of(comparison.left.report.paragraphs), told[0])
            for passage in comparison.reuse.passages
        )
    return any(is_told(planted, finding) for finding in findings(comparison))


def is_told(planted: dict[str, Any], finding: tuple[str, str, str]) -> bool:
    kind, *texts = finding
    told = planted["left_text"], planted["right_text"]
    if kind == "title-differs":
        same = all(text.split()[-1] in each for text, each in zip(texts, told, strict=True))
    else:
        same = all(meets(text, each) for text, each in zip(texts, told, strict=True))
    return kind == planted["kind"] and same


def test_the_whole_corpus_is_read():
    assert set(reports()) == {told["id"] for told in TRUTH["reports"]}


@pytest.mark.parametrize("planted", PLANTED)
def test_a_planted_difference_is_found(planted):
    assert is_found(planted, compared(planted["left"], planted["right"])), planted["about"]


@pytest.mark.parametrize("story", STORIES, ids=[story["key"] for story in STORIES])
def test_no_other_hard_difference_is_raised(story):
    hard = ("quote-altered", "figure-differs", "title-differs")
    unexpected = []
    for left, right in combinations(story["reports"], 2):
        told = [
            planted
            if planted["left"] == left
            else {**planted, "left_text": planted["right_text"], "right_text": planted["left_text"]}
            for planted in story["planted"]
            if {planted["left"], planted["right"]} == {left, right}
        ]
        unexpected += [
            (left, right, finding)
            for finding in findings(compared(left, right))
            if finding[0] in hard and not any(is_told(planted, finding) for planted in told)
        ]
    assert unexpected == []
