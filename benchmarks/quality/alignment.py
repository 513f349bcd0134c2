"""Measures how well sentences of two reports are paired, and pins the floors.

Hand-made links over the ten pairs of seed reports (precision of the links found, recall of the
strong ones), and average precision of likeness over sentence pairs of one event that share
at least two events, or none. Both with words alone and with the semantic extra, where the
model is installed. Exits 1 below a floor.

    python benchmarks/quality/alignment.py
"""

import json
import sys
from collections import defaultdict
from itertools import combinations

from compare_data import (
    SHARED,
    average_precision,
    encoder,
    one_sentence_a_paragraph,
    only_sentences,
    reference,
    seeds,
    vectors_of,
)
from floors import check

from briefreader.compare import compare_reports
from briefreader.compare.side import Side
from briefreader.compare.similarity import measure_likeness
from briefreader.models.annotation import AnnotatedReport

Link = tuple[int, int, int, int]
"""Left report, its sentence, right report, its sentence."""


def measure_seeds(*, semantic: bool) -> tuple[float, float, int]:
    """Return precision, recall of strong links and number of links over the ten pairs."""
    prototype, gold = reference()
    reports = [only_sentences(report) for report in seeds()]
    numbered = [
        prototype.load(str(at), path.read_text("utf-8"))
        for at, path in enumerate(sorted((SHARED / "seeds").glob("*.txt")))
    ]
    places = [
        _places(report, [sentence.text for sentence in document.sents])
        for report, document in zip(reports, numbered, strict=True)
    ]
    strong: set[Link] = gold.S
    related: set[Link] = gold.R
    links: set[Link] = set()
    for left, right in combinations(range(len(reports)), 2):
        pair = reports[left], reports[right]
        comparison = compare_reports(*pair, vectors=vectors_of(*pair) if semantic else None)
        for row in comparison.rows:
            links |= {
                (left, places[left][at_left], right, places[right][at_right])
                for at_left in row.left
                for at_right in row.right
            }
    right_ones = len(links & (strong | related))
    return right_ones / max(1, len(links)), len(links & strong) / len(strong), len(links)


def _places(report: AnnotatedReport, sentences: list[str]) -> list[int]:
    """Return for each of our sentences the one of `sentences` that shares most of its words."""
    bags = [set(sentence.split()) for sentence in sentences]
    places = []
    for at in range(len(report.annotation.sentences)):
        words = set(report.sentence_text(at).split())
        shares = [len(words & bag) / len(words | bag) for bag in bags]
        places.append(shares.index(max(shares)))
    return places


def measure_pairs(*, semantic: bool) -> float:
    """Return the average precision of likeness over the labelled sentence pairs."""
    documents: dict[str, list[str]] = {}
    for line in (SHARED / "data" / "event_docs_dev.jsonl").read_text("utf-8").splitlines():
        item = json.loads(line)
        documents[item["id"]] = item["sentences"]
    by_pair: dict[tuple[str, str], list[tuple[int, int, int]]] = defaultdict(list)
    for line in (SHARED / "data" / "sentence_pairs_dev.jsonl").read_text("utf-8").splitlines():
        item = json.loads(line)
        (left, at_left), (right, at_right) = item["left_id"], item["right_id"]
        if item["shared_events"] != 1:
            by_pair[left, right].append((at_left, at_right, item["shared_events"]))
    scores: list[float] = []
    positive: list[bool] = []
    for (left, right), labelled in by_pair.items():
        pair = one_sentence_a_paragraph(documents[left]), one_sentence_a_paragraph(documents[right])
        vectors = vectors_of(*pair) if semantic else None
        likeness = measure_likeness(Side.of(pair[0]), Side.of(pair[1]), vectors)
        for at_left, at_right, shared in labelled:
            scores.append(likeness.of(at_left, at_right))
            positive.append(shared >= 2)
    return average_precision(scores, positive)


def main() -> int:
    figures: dict[str, float] = {}
    for name, semantic in (("words", False), ("semantic", True)):
        if semantic and encoder() is None:
            print("semantic: not measured, the model is not installed")
            continue
        precision, recall, links = measure_seeds(semantic=semantic)
        ranking = measure_pairs(semantic=semantic)
        print(
            f"{name:9} seeds: precision {precision:.3f}  strong recall {recall:.3f}  "
            f"({links} links)   sentence pairs: AP {ranking:.4f}"
        )
        figures[f"alignment.{name}.seeds.precision"] = precision
        figures[f"alignment.{name}.seeds.recall"] = recall
        figures[f"alignment.{name}.pairs"] = ranking
    return check(figures)


if __name__ == "__main__":
    sys.exit(main())
