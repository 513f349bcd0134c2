"""Reads the labelled sets of events. Only measuring scripts use it."""

import json
import re
from dataclasses import dataclass
from pathlib import Path

from briefreader.models.article import Report

SHARED = Path(__file__).parents[2].parent / "shared" / "data"


@dataclass(frozen=True, slots=True)
class Labelled:
    """A report with the event it is known to tell of."""

    story: str
    report: Report
    topic: int = 0


def read_stories() -> list[Labelled]:
    """Return the dated reports, three outlets an event."""
    return [
        Labelled(
            record["story"],
            Report(
                title=record["title"],
                paragraphs=tuple(record["body"].split("\n\n")),
                outlet=record["outlet"],
                published=record["published"],
            ),
        )
        for record in _lines("stories_dev.jsonl")
    ]


def read_events(*, sound: bool) -> list[Labelled]:
    """Return the short undated reports, two like events a topic.

    The files of topics 2 to 9 hold sentences of topics 12, 22, 32 and so on as well (they
    were put together by the end of the topic's number); `sound` leaves those topics out.
    """
    labelled = [
        Labelled(
            record["story"],
            Report(title="", paragraphs=tuple(record["sentences"])),
            int(re.match(r"\d+", record["story"])[0]),  # type: ignore[index]
        )
        for record in _lines("event_docs_dev.jsonl")
    ]
    return [item for item in labelled if not sound or item.topic == 1 or item.topic >= 10]


def _lines(name: str) -> list[dict[str, str]]:
    with (SHARED / name).open(encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def bcubed(gold: list[str], found: list[tuple[int, ...]]) -> tuple[float, float, float]:
    """Return BCubed F1, precision and recall (Bagga & Baldwin 1998) of groups of indexes."""
    precision = recall = 0.0
    for group in found:
        for item in group:
            right = sum(gold[other] == gold[item] for other in group)
            precision += right / len(group)
            recall += right / gold.count(gold[item])
    precision, recall = precision / len(gold), recall / len(gold)
    return 2 * precision * recall / (precision + recall), precision, recall
