"""Measures the sentence splitter and pins the floors.

Two measures. **f1**: ends of sentences in 60 real texts against `sentence_gold.json`, which one
reader made from this splitter's output by reading every place where another splitter disagreed
and every stop behind an abbreviation, an initial or a short word; an end counts as right if its
offset is that of the gold (its keys are hashes of the texts' ids). **joined**: sentences that
were cut elsewhere, joined by a space and cut again; the share of the old ends that are found.
Headlines without a stop are left out, and tokenised spacing is undone first. Finding more ends
than the other splitter is no fault there: its sentences often hold two. Exits 1 below a floor.

    python benchmarks/quality/sentences.py
"""

import json
import re
import sys
from hashlib import md5
from pathlib import Path

from floors import check

from briefreader.annotate.sentences import split_sentences

DATA = Path(__file__).parents[3] / "shared" / "data"
GOLD = Path(__file__).with_name("sentence_gold.json")

SENTENCE = re.compile(r"[\"“'‘(]?[A-Z0-9].*[.!?][\"”’']?$", re.DOTALL)
TOKENISED = (
    (re.compile(r"(?<=[.!?,]) (?=[\"”’']$)"), ""),
    (re.compile(r"(?<=\d)\. (?=\d)"), "."),
    (re.compile(r"\b([ap])\. m\."), r"\1.m."),
    (re.compile(r"^([\"“]) "), r"\1"),
    (re.compile(r" \. (?=\w)"), "."),
)


def measure_gold() -> float:
    """Return F1 of sentence ends over the hand-read texts."""
    gold: dict[str, list[int]] = json.loads(GOLD.read_text("utf-8"))
    right = found = wanted = 0
    for line in (DATA / "attribution_dev.jsonl").open(encoding="utf-8"):
        document = json.loads(line)
        key = md5(document["id"].encode(), usedforsecurity=False).hexdigest()[:12]
        if key not in gold:
            continue
        text = document["text"].replace("\xa0", " ")
        ends = {
            paragraph.start() + end
            for paragraph in re.finditer(r"[^\n]+", text)
            for _, end in split_sentences(paragraph.group())
        }
        expected = set(gold[key])
        right += len(ends & expected)
        found += len(ends)
        wanted += len(expected)
    return 2 * right / (found + wanted)


def measure_joined() -> float:
    """Return the share of sentence ends found again after sentences were joined."""
    right = wanted = 0
    for line in (DATA / "event_docs_dev.jsonl").open(encoding="utf-8"):
        sentences = [_detokenised(sentence) for sentence in json.loads(line)["sentences"]]
        sentences = [each for each in sentences if SENTENCE.match(each) and len(each.split()) > 4]
        ends, position = set(), 0
        for sentence in sentences:
            position += len(sentence)
            ends.add(position)
            position += 1
        right += len(ends & {end for _, end in split_sentences(" ".join(sentences))})
        wanted += len(ends)
    return right / wanted


def _detokenised(sentence: str) -> str:
    sentence = sentence.strip()
    for pattern, replacement in TOKENISED:
        sentence = pattern.sub(replacement, sentence)
    return sentence


def main() -> int:
    if not DATA.is_dir():
        print(f"no measuring data at {DATA}")
        return 2
    figures = {"sentences.f1": measure_gold(), "sentences.joined": measure_joined()}
    for name, value in figures.items():
        print(f"{name:20} {value:.4f}")
    return check(figures)


if __name__ == "__main__":
    sys.exit(main())
