"""Plants one change in a copy of a report and looks whether the comparison finds it.

Each copy loses 30% of its paragraphs and has the rest shuffled; then one sentence gets another
quoted word, another number, another speaker, or loses a "not". Counted: changes found, and
copies on which nothing else is called a hard difference (altered quotation, figure differs,
title differs). Exits 1 below a floor.

    python benchmarks/quality/planted.py [--misses]
"""

import argparse
import re
import sys
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, replace
from random import Random

from compare_data import stories
from floors import check

from briefreader.annotate import annotate
from briefreader.compare import compare_reports
from briefreader.models.annotation import AnnotatedReport
from briefreader.models.article import Report
from briefreader.models.comparison import Comparison

SEED = 20220109
_SURNAMES = ("Halloran", "Okonkwo", "Lindqvist", "Marchetti", "Petrenko", "Alvarado", "Whitcombe")
_WORDS = ("reckless", "orchard", "silent", "harvest", "bitter", "copper", "distant", "velvet")
_MONTHS = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.? $"
_CUES = r"(?:said|says|told|added|wrote|asked|argued|noted|explained|warned|insisted)"


@dataclass(frozen=True)
class Planted:
    """A copy with one change in it."""

    kind: str
    before: str
    after: str
    copy: Report


def _swap_quoted_word(text: str, random: Random) -> tuple[int, int, str] | None:
    places = [
        (quote.start(1) + word.start(), quote.start(1) + word.end())
        for quote in re.finditer(r"“([^“”]{25,})”", text)
        for word in re.finditer(r"(?<=\s)[a-z]{5,}(?=\s)", quote[1])
    ]
    if not places:
        return None
    return (*random.choice(places), random.choice(_WORDS))


def _swap_number(text: str, random: Random) -> tuple[int, int, str] | None:
    places = [
        match.span()
        for match in re.finditer(
            r"(?<![\w.,/$-])\$?\d+(?:,\d{3})*(?:\.\d+)?(?![\w,.]*\d)(?= ?(?:percent|%|[a-z]{3,}))",
            text,
        )
        if not re.fullmatch(r"(?:19|20)\d\d", match[0])
        and not re.search(_MONTHS, text[: match.start()])
    ]
    if not places:
        return None
    start, end = random.choice(places)
    digits = text[start:end].lstrip("$").replace(",", "")
    value = float(digits) * random.choice([2, 3, 4]) + 1
    return start, end, ("$" if text[start] == "$" else "") + f"{value:,.{digits.count('.')}f}"


def _swap_speaker(text: str, random: Random) -> tuple[int, int, str] | None:
    places = [
        match.span(1)
        for pattern in (
            rf"”,? (?:(?:Mr|Ms|Mrs|Sen|Rep|Dr)\. )?((?:[A-Z][a-z]+ )?[A-Z][a-z]{{3,}}) {_CUES}\b",
            (
                rf"”,? {_CUES} (?:(?:Mr|Ms|Mrs|Sen|Rep|Dr)\. )?"
                rf"((?:[A-Z][a-z]+ )?[A-Z][a-z]{{3,}})\b(?! [A-Z]| co-)"
            ),
        )
        for match in re.finditer(pattern, text)
    ]
    if not places:
        return None
    return (*random.choice(places), random.choice(_SURNAMES))


def _drop_not(text: str, random: Random) -> tuple[int, int, str] | None:
    places = [match.span() for match in re.finditer(r"(?<=[a-z]) not(?= [a-z])", text)]
    places += [
        match.span()
        for match in re.finditer(r"(?<=[a-z])n[’']t(?= [a-z])", text)
        if not text[: match.start()].endswith(("ca", "wo"))
    ]
    places = [place for place in places if not text.startswith(" only", place[1])]
    if not places:
        return None
    return (*random.choice(places), "")


_CHANGES: dict[str, Callable[[str, Random], tuple[int, int, str] | None]] = {
    "quote": _swap_quoted_word,
    "number": _swap_number,
    "speaker": _swap_speaker,
    "negation": _drop_not,
}


def plant(report: Report, kind: str, random: Random) -> Planted | None:
    """Return a shuffled, shortened copy of `report` with one change, if it offers a place."""
    kept = [text for text in report.paragraphs if random.random() >= 0.3]
    random.shuffle(kept)
    places = list(range(len(kept)))
    random.shuffle(places)
    for place in places:
        change = _CHANGES[kind](kept[place], random)
        if change:
            start, end, instead = change
            text = kept[place]
            kept[place] = text[:start] + instead + text[end:]
            around = text[max(0, start - 60) : end + 40]
            after = kept[place][max(0, start - 60) : start + len(instead) + 40]
            copy = replace(report, outlet="The Copy", paragraphs=tuple(kept))
            return Planted(kind, around, after, copy)
    return None


def hard_alarms(comparison: Comparison) -> list[str]:
    """Return all hard differences, described."""
    left, right = comparison.left.annotation, comparison.right.annotation
    found = [
        f"quote {pair.left}/{pair.right}"
        for pair in comparison.quotes
        if pair.relation == "altered"
    ]
    found += [
        f"figure {left.figures[pair.left or 0].text} / {right.figures[pair.right or 0].text}"
        for pair in comparison.figures
        if pair.relation == "differ"
    ]
    found += [
        f"title {pair.left}" for pair in comparison.people if pair.relation == "title-differs"
    ]
    return found


def judge(planted: Planted, comparison: Comparison) -> tuple[bool, list[str]]:
    """Return whether the change was found, and all other hard alarms."""
    alarms = hard_alarms(comparison)
    notes = {note.kind for note in comparison.notes}
    if planted.kind == "quote":
        return any(alarm.startswith("quote") for alarm in alarms), alarms[1:]
    if planted.kind == "number":
        found = any(alarm.startswith("figure") for alarm in alarms)
        quoted = [alarm for alarm in alarms if not alarm.startswith("figure")]
        return found or "date" in notes, alarms[1:] if not quoted else quoted[1:]
    if planted.kind == "speaker":
        return "speaker" in notes, alarms
    return "negation" in notes, [alarm for alarm in alarms if not alarm.startswith("quote")]


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--misses", action="store_true", help="print what was not found")
    parser.add_argument("--seed", type=int, default=SEED)
    options = parser.parse_args()
    random = Random(options.seed)  # noqa: S311
    tried: dict[str, int] = defaultdict(int)
    found: dict[str, int] = defaultdict(int)
    quiet = 0
    for event in stories():
        for report in event:
            original = AnnotatedReport(report, annotate(report))
            for kind in _CHANGES:
                planted = plant(report, kind, random)
                if planted is None:
                    continue
                copy = AnnotatedReport(planted.copy, annotate(planted.copy))
                seen, others = judge(planted, compare_reports(original, copy))
                tried[kind] += 1
                found[kind] += seen
                quiet += not others
                if options.misses and (not seen or others):
                    state = "MISSED" if not seen else f"ALSO {others}"
                    print(f"{kind} {state}\n    {planted.before!r}\n    {planted.after!r}")
    total = sum(tried.values())
    for kind, count in tried.items():
        print(f"{kind:9} found {found[kind]:3} of {count:3}  {found[kind] / count:.3f}")
    print(f"no other hard alarm on {quiet} of {total} copies  {quiet / total:.3f}")
    figures = {f"planted.{kind}": found[kind] / tried[kind] for kind in tried}
    return check({**figures, "planted.quiet": quiet / total})


if __name__ == "__main__":
    sys.exit(main())
