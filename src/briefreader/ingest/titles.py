"""Finds the headline of a scraped text among its first lines, or makes one from the lede."""

import re
from dataclasses import dataclass

from briefreader.ingest.bylines import read_byline
from briefreader.ingest.clean import is_copyright, is_furniture
from briefreader.ingest.credits import is_caption
from briefreader.ingest.dates import find_date
from briefreader.ingest.lexicon import SECTIONS
from briefreader.ingest.lines import Line, ends_sentence, folded

_LOOK_AHEAD = 6
_SHORTEST_REPEAT = 15
_LONGEST_TITLE = 220
_LEDE_LIMIT = 110
_KICKER_WORDS = 4
_SEPARATORS = " >›»«/|•·:–—-"
_SITE_SEPARATOR = re.compile(r"\s+[|\-–—·•»:]+\s+|\s*[|»]\s*")
_ABBREVIATION = re.compile(
    r"(?:\b(?:[A-Z]|U\.S|U\.K|U\.N|E\.U|Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen|Lt|Col|Sgt|St|Jan|Feb|Mar|Apr|"
    r"Aug|Sept?|Oct|Nov|Dec|No|vs|Inc|Ltd|Co|Corp|Jr|Prof))\.$"
)


@dataclass(frozen=True, slots=True)
class FoundTitle:
    """A headline and what its surroundings told."""

    text: str
    line: int
    """Index among the lines."""
    trail: str = ""
    """What stood before the headline on a line that repeats it: a breadcrumb."""
    site: str = ""
    """What stood behind the headline on a line that repeats it: usually the outlet."""


def find_repeated_title(lines: list[Line], body_starts: int) -> FoundTitle | None:
    """Find a headline above line `body_starts` that is printed more than once, and claim it.

    A line that comes twice, or that a later line ends or begins with, is the headline; the
    longer form adds a breadcrumb or the site's name.
    """
    for index, line in enumerate(lines[:body_starts]):
        if not line.open or line.words < 3:
            continue
        whole = folded(line.text)
        for later, other in enumerate(lines[index + 1 : index + _LOOK_AHEAD], index + 1):
            if len(other.text) > _LONGEST_TITLE or not other.open:
                continue
            part = folded(other.text)
            if len(part) < _SHORTEST_REPEAT or other.words < 3:
                continue
            if whole == part:
                if is_caption(other.text) or is_furniture(line.text):
                    continue
                line.role, other.role = "title", "repeat"
                return FoundTitle(line.text, index)
            extra = len(whole) - len(part)
            if extra <= 0 or extra > 60 or later > body_starts:
                continue
            if whole.endswith(" " + part):
                line.role, other.role = "breadcrumb", "title"
                trail = line.text[: max(0, len(line.text) - len(other.text))].strip(_SEPARATORS)
                return FoundTitle(other.text, later, trail=trail)
            if whole.startswith(part + " ") and _SITE_SEPARATOR.match(line.text[len(other.text) :]):
                line.role, other.role = "repeat", "title"
                site = line.text[len(other.text) :].strip(_SEPARATORS)
                return FoundTitle(other.text, later, site=site)
    return None


def find_first_title(lines: list[Line], body_starts: int) -> FoundTitle | None:
    """Find the first line above `body_starts` that could be a headline, and claim it.

    A very short one is a kicker (`Live updates`) if a longer one follows.
    """
    fitting = [
        index
        for index, line in enumerate(lines[:body_starts])
        if line.open and _fits(line, lines[index + 1] if index + 1 < len(lines) else None)
    ]
    if not fitting:
        return None
    best = next((index for index in fitting if lines[index].words >= _KICKER_WORDS), fitting[0])
    lines[best].role = "title"
    return FoundTitle(lines[best].text, best)


def _fits(line: Line, following: Line | None) -> bool:
    text = line.text
    if not 3 <= line.words <= 30 or len(text) > _LONGEST_TITLE:
        return False
    if text.endswith("。") or (text.endswith(".") and ends_sentence(text) and line.words > 5):
        return False
    if is_furniture(text) or is_copyright(text) or is_caption(text) or read_byline(text):
        return False
    if line.words <= 10 and find_date(text):
        return False
    if all(word.casefold().strip(_SEPARATORS) in SECTIONS for word in text.split()):
        return False
    # A caption is printed again below with its credit.
    return following is None or not folded(following.text).startswith(folded(text))


def title_from_lede(paragraph: str) -> str:
    """Make a title of at most 110 characters from the report's first sentence."""
    sentence = ""
    for part in re.split(r"(?<=[.!?])(?=\s)|(?<=[。！？])", paragraph[:400]):
        sentence = f"{sentence}{part}".strip()
        if not _ABBREVIATION.search(sentence):
            break
    if len(sentence) <= _LEDE_LIMIT:
        return sentence
    cut = sentence[:_LEDE_LIMIT]
    clause = max(cut.rfind(", "), cut.rfind("; "), cut.rfind(" — "))
    return (cut[:clause] if clause > _LEDE_LIMIT // 2 else cut.rsplit(" ", 1)[0]) + "…"
