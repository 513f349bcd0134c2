"""The corpus is written in its own words, except for what real people were reported to say."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[3]
CORPUS = ROOT / "corpus"
SEEDS = ROOT.parent / "shared" / "seeds"
LONGEST_RUN = 8
"""Words in a row that may be shared: names of offices and organisations are that long."""

pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not SEEDS.is_dir(), reason="needs ../shared/seeds beside the checkout"),
]


def words(text: str) -> list[str]:
    """Return the words of a text in lower case, apostrophes made alike, full stops inside out."""
    plain = text.lower().replace("’", "'").replace("u.s.", "us")
    return re.findall(r"[a-z0-9]+(?:'[a-z]+)?", plain)


def without_quotations(text: str) -> str:
    """Put a mark that no text holds in place of everything between quotation marks."""
    return re.sub(r"“[^”]*”|\"[^\"\n]+\"", " \0 ", text)


@pytest.fixture(scope="module")
def sources() -> list[str]:
    """Return the words of each source text, as one string with a blank at either end."""
    return [
        " " + " ".join(words(path.read_text(encoding="utf-8"))) + " "
        for path in sorted(SEEDS.glob("*.txt"))
    ]


@pytest.mark.parametrize("path", sorted((CORPUS / "reports").rglob("*.*")), ids=lambda p: p.name)
def test_no_long_run_of_words_is_shared_outside_quotations(path: Path, sources: list[str]) -> None:
    text = re.sub(r"<[^>]+>", "\0", path.read_text(encoding="utf-8"))
    for stretch in without_quotations(text).split("\0"):
        said = words(stretch)
        for start in range(len(said) - LONGEST_RUN):
            run = " ".join(said[start : start + LONGEST_RUN + 1])
            assert not any(f" {run} " in source for source in sources), run


def test_real_people_are_quoted_with_reported_words_only(sources: list[str]) -> None:
    truth: dict[str, Any] = json.loads((CORPUS / "truth.json").read_text(encoding="utf-8"))
    story = next(story for story in truth["stories"] if not story["invented"])
    reported = {
        quote["text"]: any(f" {' '.join(words(quote['text']))} " in source for source in sources)
        for report in truth["reports"]
        if report["story"] == story["key"]
        for quote in report["quotes"]
    }
    for planted in story["planted"]:
        if planted["kind"] == "quote-altered":
            pair = (planted["left_text"], planted["right_text"])
            assert any(reported[text] for text in pair)
            reported.update(dict.fromkeys(pair, True))
    assert [text for text, known in reported.items() if not known] == []
