"""Counts the hard differences reported between real reports of one event, for reading by eye.

Three pairs an event. With `--read` every alarm is printed with its sentences, so that a person
can say whether it is right; the count of right ones is kept in docs/measurements.md. Also
measures the CPU time of a comparison, annotation excluded. Exits 1 where there are more alarms
or more milliseconds than the ceilings allow.

    python benchmarks/quality/alarms.py [--read]
"""

import argparse
import sys
from collections import Counter
from collections.abc import Iterator
from itertools import combinations
from statistics import median
from time import process_time

from compare_data import seeds, stories

from briefreader.annotate import annotate
from briefreader.compare import compare_reports
from briefreader.models.annotation import AnnotatedReport, Span
from briefreader.models.comparison import Comparison, Edit

MOST_ALARMS = 0.2
"""Hard alarms a pair."""
MOST_MILLISECONDS = 40.0


def alarms(comparison: Comparison) -> Iterator[tuple[str, str]]:
    """Yield each hard difference and note with its evidence."""
    left, right = comparison.left, comparison.right
    for quotes in comparison.quotes:
        if quotes.relation == "altered" and quotes.left is not None and quotes.right is not None:
            edits = "; ".join(_edit(comparison, edit) for edit in quotes.edits)
            here, there = left.annotation.quotes[quotes.left], right.annotation.quotes[quotes.right]
            yield "quote", f"{edits}\n      {here.text}\n      {there.text}"
    for figures in comparison.figures:
        if figures.relation == "differ" and figures.left is not None and figures.right is not None:
            number = left.annotation.figures[figures.left]
            other = right.annotation.figures[figures.right]
            yield (
                "figure",
                (
                    f"{number.text} ({number.unit}) / {other.text} ({other.unit})"
                    f"\n      {left.sentence_text(number.sentence)}"
                    f"\n      {right.sentence_text(other.sentence)}"
                ),
            )
    for people in comparison.people:
        if (
            people.relation == "title-differs"
            and people.left is not None
            and people.right is not None
        ):
            person, same = (
                left.annotation.people[people.left],
                right.annotation.people[people.right],
            )
            titles = [[title.title for title in one.titles] for one in (person, same)]
            yield "title", f"{person.name}: {titles[0]} / {titles[1]}"
    for note in comparison.notes:
        evidence = (_text(left, note.left), _text(right, note.right))
        yield f"note: {note.kind}", f"{note.text}\n      {evidence[0]}\n      {evidence[1]}"


def _edit(comparison: Comparison, edit: Edit) -> str:
    return f"[{_text(comparison.left, edit.left)}|{_text(comparison.right, edit.right)}]"


def _text(report: AnnotatedReport, span: Span | None) -> str:
    return "" if span is None else span.of(report.report.paragraphs)


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--read", action="store_true", help="print every alarm and note")
    parser.add_argument("--seeds", action="store_true", help="the five seed reports instead")
    options = parser.parse_args()
    counts: Counter[str] = Counter()
    times: list[float] = []
    for event in [seeds()] if options.seeds else stories():
        annotated = [AnnotatedReport(report, annotate(report)) for report in event]
        for left, right in combinations(annotated, 2):
            started = process_time()
            comparison = compare_reports(left, right)
            times.append(1000 * (process_time() - started))
            for kind, text in alarms(comparison):
                counts[kind] += 1
                if options.read:
                    print(f"{kind} {counts[kind]}\n      {text}")
    pairs = len(times)
    hard = sum(count for kind, count in counts.items() if not kind.startswith("note"))
    for kind, count in sorted(counts.items()):
        print(f"{kind:18} {count:4}")
    print(f"{hard} hard alarms on {pairs} pairs: {hard / pairs:.3f} a pair")
    print(f"CPU a comparison: median {median(times):.1f} ms, most {max(times):.1f} ms")
    return int(hard / pairs > MOST_ALARMS or median(times) > MOST_MILLISECONDS)


if __name__ == "__main__":
    sys.exit(main())
