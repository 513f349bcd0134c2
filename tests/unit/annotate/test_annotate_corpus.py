"""The sample corpus was marked up by hand: annotation finds what a careful reader would."""

import json
from functools import cache
from pathlib import Path
from typing import Any

from briefreader.annotate import annotate
from briefreader.ingest import read_inputs
from briefreader.models.annotation import Annotation

CORPUS = Path(__file__).parents[3] / "corpus"
Pairs = list[tuple[dict[str, Any], Annotation]]


@cache
def corpus() -> Pairs:
    """Each report's marks beside its annotation, for reports whose title was read as marked."""
    truth = json.loads((CORPUS / "truth.json").read_text("utf-8"))["reports"]
    read = {
        candidate.report.title: annotate(candidate.report)
        for candidate in read_inputs([str(CORPUS / "reports")])
        if candidate.report
    }
    pairs = [(marks, read[marks["title"]]) for marks in truth if marks["title"] in read]
    assert len(pairs) >= 0.9 * len(truth)
    return pairs


def share(found: list[bool]) -> float:
    return sum(found) / len(found)


def plain(text: str) -> str:
    return text.strip(" ,.").replace("’", "'").lower()


def _same_place(marked: str, found: str) -> bool:
    return plain(marked) in plain(found) or plain(found) in plain(marked)


def test_every_quotation_is_found() -> None:
    found = [
        any(plain(mark["text"]) == plain(quote.text) for quote in annotation.quotes)
        for marks, annotation in corpus()
        for mark in marks["quotes"]
    ]
    assert share(found) >= 0.98


def test_speakers_are_those_a_reader_would_name() -> None:
    found = [
        quote.speaker.split()[-1:] == mark["speaker"].split()[-1:]
        for marks, annotation in corpus()
        for mark in marks["quotes"]
        for quote in annotation.quotes
        if plain(mark["text"]) == plain(quote.text)
    ]
    assert share(found) >= 0.95


def test_figures_are_found_with_their_value() -> None:
    found = [
        any(
            figure.value == mark["value"] and _same_place(mark["text"], figure.text)
            for figure in annotation.figures
        )
        for marks, annotation in corpus()
        for mark in marks["figures"]
    ]
    assert share(found) >= 0.97


def test_people_are_found_under_their_full_name() -> None:
    found = [
        any(person.name == mark["name"] for person in annotation.people)
        for marks, annotation in corpus()
        for mark in marks["people"]
    ]
    assert share(found) >= 0.97
