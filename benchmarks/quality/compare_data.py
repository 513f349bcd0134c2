"""Reads the labelled sets that the comparison is measured on. Knows no measure."""

import json
import sys
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from types import ModuleType

from briefreader.annotate.sentences import split_sentences
from briefreader.compare.model_files import model_folder
from briefreader.compare.vectors import Encoder, Floats, Vectors
from briefreader.ingest.parse import parse
from briefreader.models.annotation import AnnotatedReport, Annotation, Span
from briefreader.models.article import Report

SHARED = Path(__file__).parents[2].parent / "shared"


def seeds() -> list[Report]:
    """Return the five seed reports, cleaned."""
    reports = []
    for path in sorted((SHARED / "seeds").glob("*.txt")):
        report = parse(path.read_bytes(), path.name)[0].report
        assert report is not None, path
        reports.append(report)
    return reports


def stories() -> list[list[Report]]:
    """Return the reports of `stories_dev`, one list an event."""
    events: dict[str, list[Report]] = defaultdict(list)
    for line in (SHARED / "data" / "stories_dev.jsonl").read_text("utf-8").splitlines():
        item = json.loads(line)
        paragraphs = tuple(part.strip() for part in item["body"].split("\n\n") if part.strip())
        events[item["story"]].append(
            Report(item["title"], paragraphs, item["outlet"], item["published"], lang="en")
        )
    return list(events.values())


def only_sentences(report: Report) -> AnnotatedReport:
    """Annotate `report` with nothing but its sentences: all that the alignment reads."""
    spans = tuple(
        Span(par, start, end)
        for par, text in enumerate(report.paragraphs)
        for start, end in split_sentences(text)
    )
    return AnnotatedReport(report, Annotation(sentences=spans))


def one_sentence_a_paragraph(sentences: list[str]) -> AnnotatedReport:
    """Make a report of `sentences` that is cut exactly as given."""
    spans = tuple(Span(par, 0, len(text)) for par, text in enumerate(sentences))
    return AnnotatedReport(Report("", tuple(sentences)), Annotation(sentences=spans))


@cache
def encoder() -> Encoder | None:
    """Return the sentence encoder, or None without the semantic extra."""
    folder = model_folder()
    return None if folder is None else Encoder(folder)


@cache
def _vector(sentence: str) -> Floats:
    model = encoder()
    assert model is not None
    return model.encode([sentence])[0]


def vectors_of(left: AnnotatedReport, right: AnnotatedReport) -> Vectors:
    """Return the vectors of both reports' sentences, each sentence encoded once."""
    import numpy as np

    return Vectors(
        *(
            np.stack(
                [_vector(side.sentence_text(at)) for at in range(len(side.annotation.sentences))]
            )
            for side in (left, right)
        )
    )


@contextmanager
def _reference_on_path() -> Iterator[None]:
    folder = str(SHARED / "reference" / "compare")
    sys.path.insert(0, folder)
    try:
        yield
    finally:
        sys.path.remove(folder)


def reference() -> tuple[ModuleType, ModuleType]:
    """Return the measuring data's own prototype and its hand-made links, as modules."""
    with _reference_on_path():
        import compare as prototype  # type: ignore[import-not-found]
        import gold_align  # type: ignore[import-not-found]
    return prototype, gold_align


def average_precision(scores: list[float], positive: list[bool]) -> float:
    """Return the mean precision at each positive, ranked by score."""
    found, total = 0, 0.0
    ranked = sorted(zip(scores, positive, strict=True), key=lambda pair: -pair[0])
    for rank, (_, is_positive) in enumerate(ranked, 1):
        if is_positive:
            found += 1
            total += found / rank
    return total / max(1, found)
