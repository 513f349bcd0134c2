"""Measures who quotations are credited to, against hand-made attributions, and pins floors.

A quotation of three words or more counts if at least half of it lies inside the content of an
attribution that names a source. It is **answered** if it is given a speaker as printed. An
answer is **right** if, for one of the attributions that hold the quotation,

- the speaker as printed overlaps the source's characters (the same mention), or
- the last word of the answered name is a word of the source (another mention of one name), or
- both are the same pronoun, or
- the source is a relative pronoun (`who`) and the answered name ends within the 60 characters
  before it.

Nested attributions all hold the quotation; any of them is right. Sources that are themselves a
verb (a slip of the marking, `said`) and the `author=` of embedded posts are left out.

A third of the texts, chosen by a hash of their ids, is held out: rules are to be tuned on the
others (`--part tuning`) and judged on these (`--part held`, the default is all). Also prints
the share answered with a name rather than only as printed. Exits 1 below a floor.

    python benchmarks/quality/attribution.py [--part all|tuning|held] [--show N]
"""

import argparse
import json
import re
import sys
from dataclasses import dataclass, field
from hashlib import md5
from pathlib import Path
from typing import Any

from floors import check

from briefreader.annotate import annotate
from briefreader.annotate.lexicon import SPEECH_VERBS
from briefreader.models.annotation import Quote
from briefreader.models.article import Report

DATA = Path(__file__).parents[3] / "shared" / "data" / "attribution_dev.jsonl"
SHORTEST = 3
PRONOUNS = frozenset({"he", "she", "they", "i", "it", "we", "his", "her", "him", "their"})
RELATIVES = frozenset({"who", "which", "that"})
BEFORE_RELATIVE = 60

Spans = list[list[int]]


@dataclass
class Tally:
    """Counts over quotations that have a source."""

    quotations: int = 0
    answered: int = 0
    named: int = 0
    right: int = 0
    wrong: list[str] = field(default_factory=list)


def is_held_out(identifier: str) -> bool:
    """Tell whether a text belongs to the third that rules are not tuned on."""
    return int(md5(identifier.encode(), usedforsecurity=False).hexdigest(), 16) % 3 == 0


def measure(document: dict[str, Any], tally: Tally) -> None:
    """Add the quotations of one text to the tally."""
    text = document["text"].replace("\xa0", " ")
    paragraphs = [match for match in re.finditer(r"[^\n]+", text) if match.group().strip()]
    offsets = [match.start() for match in paragraphs]
    annotation = annotate(Report("", tuple(match.group() for match in paragraphs)))
    attributions = [
        each
        for each in document["attributions"]
        if each.get("content") and each.get("source") and _is_source(text, each["source"])
    ]
    for quote in annotation.quotes:
        if len(quote.text.split()) < SHORTEST:
            continue
        start = offsets[quote.span.par] + quote.span.start
        end = start + len(quote.text)
        sources = [each["source"] for each in attributions if _holds(each["content"], start, end)]
        if not sources:
            continue
        tally.quotations += 1
        if quote.speaker_kind == "none":
            continue
        tally.answered += 1
        tally.named += bool(quote.speaker)
        if any(_is_right(text, offsets, quote, source) for source in sources):
            tally.right += 1
        else:
            said = [text[a:b] for source in sources for a, b in source]
            tally.wrong.append(
                f"{text[max(0, start - 120) : end][-260:]!r}\n    gold {said}, "
                f"got {quote.speaker!r} ({quote.speaker_text!r} {quote.cue})"
            )


def _is_source(text: str, source: Spans) -> bool:
    words = text[source[0][0] : source[0][1]].split()
    return bool(words) and words[0] not in SPEECH_VERBS and not words[0].startswith("author=")


def _holds(content: Spans, start: int, end: int) -> bool:
    shared = sum(max(0, min(end, b) - max(start, a)) for a, b in content)
    return 2 * shared > end - start


def _is_right(text: str, offsets: list[int], quote: Quote, source: Spans) -> bool:
    if quote.speaker_span is not None:
        offset = offsets[quote.speaker_span.par]
        start, end = offset + quote.speaker_span.start, offset + quote.speaker_span.end
        if any(start < b and a < end for a, b in source):
            return True
    wanted = {word for a, b in source for word in _words(text[a:b])}
    name = _words(quote.speaker)
    if name and name[-1] in wanted - PRONOUNS:
        return True
    if wanted <= RELATIVES and name:
        before = text[max(0, source[0][0] - BEFORE_RELATIVE) : source[0][0]]
        return name[-1] in _words(before)
    return bool(wanted & PRONOUNS) and wanted == set(_words(quote.speaker_text))


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower())


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--part", choices=("all", "tuning", "held"), default="all")
    parser.add_argument("--show", type=int, default=0, metavar="N", help="print N wrong answers")
    options = parser.parse_args()
    if not DATA.is_file():
        print(f"no measuring data at {DATA}")
        return 2
    tally = Tally()
    for line in DATA.open(encoding="utf-8"):
        document = json.loads(line)
        if options.part != "all" and is_held_out(document["id"]) != (options.part == "held"):
            continue
        measure(document, tally)
    figures = {
        "attribution.answered": tally.answered / tally.quotations,
        "attribution.right": tally.right / tally.answered,
    }
    print(f"{tally.quotations} quotations of {SHORTEST} words and more with a source")
    for name, value in figures.items():
        print(f"{name:22} {value:.4f}")
    print(f"{'with a name':22} {tally.named / tally.quotations:.4f}")
    for wrong in tally.wrong[: options.show]:
        print(f"\n{wrong}")
    return check(figures)


if __name__ == "__main__":
    sys.exit(main())
