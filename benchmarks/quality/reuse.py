"""Measures whether the share of copied words tells reuse from none, and pins the floor.

Area under the ROC curve over short texts graded cut, light, heavy or none against an original
(P. Clough, M. Stevenson, "Developing a corpus of plagiarised short answers", 2011). Exits 1
below a floor.

    python benchmarks/quality/reuse.py
"""

import json
import sys

from compare_data import SHARED, only_sentences
from floors import check

from briefreader.compare.reuse import measure_reuse
from briefreader.compare.side import Side
from briefreader.models.article import Report


def _side(text: str) -> Side:
    paragraphs = tuple(part for part in text.split("\n\n") if part.strip())
    return Side.of(only_sentences(Report("", paragraphs)))


def main() -> int:
    reused: list[float] = []
    independent: list[float] = []
    for line in (SHARED / "data" / "reuse_dev.jsonl").read_text("utf-8").splitlines():
        item = json.loads(line)
        reuse = measure_reuse(_side(item["text"]), _side(item["original"]))
        share = reuse.left
        (independent if item["category"] == "non" else reused).append(share)
    wins = sum((one > other) + 0.5 * (one == other) for one in reused for other in independent)
    area = wins / (len(reused) * len(independent))
    print(f"AUC {area:.4f} over {len(reused)} reused and {len(independent)} independent texts")
    return check({"reuse.auc": area})


if __name__ == "__main__":
    sys.exit(main())
