"""Finds where quotations begin and end from the marks alone. Knows no speakers.

Marks in the wild are straight or curly, doubled or single, French, German or East Asian,
turned the wrong way by a machine, left open at the end of a paragraph on purpose (the next
paragraph opens again) or by mistake, and confused with apostrophes and inches.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from briefreader.annotate.lexicon import SPEECH_VERBS

MarkRole = Literal["open", "close", "either"]


@dataclass(frozen=True, slots=True)
class Quotation:
    """The inside of one pair of quotation marks in one paragraph."""

    par: int
    start: int
    """Where the quoted words begin, behind the opening mark."""
    end: int
    """Where they end, before the closing mark."""
    outer_start: int
    """Where the opening mark begins; equal to `start` where there is none."""
    outer_end: int
    """Where the closing mark ends; equal to `end` where there is none."""
    continues: bool = False
    """Whether it goes on from the paragraph before."""


@dataclass(frozen=True, slots=True)
class _Mark:
    start: int
    end: int
    role: MarkRole
    family: str
    """Which marks may close it: `double`, `single`, `angle`, `single-angle`, `corner`."""


_MARK = re.compile(r"``|''|[“”„‟\"«»‹›「」『』‘’‚']")
_FAMILIES = {
    "“": "double", "”": "double", "„": "double", "‟": "double", '"': "double", "``": "double",
    "''": "double", "«": "angle", "»": "angle", "‹": "single-angle", "›": "single-angle",
    "「": "corner", "」": "corner", "『": "corner", "』": "corner", "‘": "single", "’": "single",
    "‚": "single", "'": "single",
}  # fmt: skip
_ALWAYS_OPEN = frozenset("„‟‚「『")
_ALWAYS_CLOSE = frozenset("」』")
_BEFORE_OPENING = frozenset(" \t\n([{—–-/:“‘\"'„«…")
_AFTER_CLOSING = frozenset(" \t\n)]}—–-/,.;:?!…”’\"'»")
_ELISION = re.compile(
    r"['‘’](?:\d0s|em\b|tis\b|twas\b|til\b|cause\b|n['’]|round\b|bout\b)", re.IGNORECASE
)
_SPOKEN_BREAK = re.compile(
    r"[,?!.](?= (?:"
    r"(?:[Hh]e|[Ss]he|[Tt]hey|[Ii]t|[A-Z][\w'’-]+(?: [A-Z][\w'’-]+){0,2}) (?P<verb>[a-z]+)"
    r"|(?P<verb2>[a-z]+) (?:[A-Z]|he\b|she\b|the\b))[^“”\"]{0,80}[.,:]?\s*$)"
)
_LAST_STOP = re.compile(r"[.!?…,](?=[^.!?…,]*$)")
_LONGEST_NESTED = 600
_SHORTEST_OPEN = 12
"""Characters an unclosed quotation needs at least; a stray mark is no quotation."""


def find_quotations(paragraphs: Sequence[str]) -> list[Quotation]:
    """Return the quotations of `paragraphs` in reading order, nested ones left out.

    A quotation left open runs to the end of its paragraph, or to the words that credit it
    (`“We go, he said.`). If the next paragraph opens again, or only closes, it continues.
    """
    found: list[Quotation] = []
    left_open = False
    for par, paragraph in enumerate(paragraphs):
        marks = _marks(paragraph)
        if not marks:
            left_open = False
            continue
        inside, left_open = _pair(paragraph, marks, left_open)
        found.extend(
            Quotation(par, start, end, outer_start, outer_end, continues)
            for start, end, outer_start, outer_end, continues in inside
        )
    return found


def _marks(paragraph: str) -> list[_Mark]:
    marks = []
    for match in _MARK.finditer(paragraph):
        role = _role(paragraph, match)
        if role is not None:
            marks.append(_Mark(match.start(), match.end(), role, _FAMILIES[match.group()]))
    return marks


def _role(paragraph: str, match: re.Match[str]) -> MarkRole | None:
    """Tell whether a mark can open, close or do either, from what stands around it."""
    text, start, end = match.group(), match.start(), match.end()
    before = paragraph[start - 1] if start else " "
    after = paragraph[end] if end < len(paragraph) else " "
    family = _FAMILIES[text]
    if before == "=":
        return None
    if text in _ALWAYS_OPEN:
        return "open"
    if text in _ALWAYS_CLOSE:
        return "close"
    opens = before in _BEFORE_OPENING and not after.isspace() and after not in ",.;:?!)"
    closes = not before.isspace() and after in _AFTER_CLOSING
    if family == "single":
        return _single_role(paragraph, match, opens, closes)
    if text == '"' and before.isdigit() and not opens and after not in _AFTER_CLOSING:
        return None
    if opens and not closes:
        return "open"
    if closes and not opens:
        return "close"
    if text == "“" or text == "``":
        return "open" if not (before in ",.?!" and after.isalpha()) else "either"
    if text in {"”", "''"}:
        return "close"
    return "either"


def _single_role(
    paragraph: str, match: re.Match[str], opens: bool, closes: bool
) -> MarkRole | None:
    """Tell a single quotation mark from an apostrophe; None for an apostrophe."""
    start, end = match.span()
    if (
        start > 0
        and end < len(paragraph)
        and paragraph[start - 1].isalnum()
        and paragraph[end].isalnum()
    ):
        return None
    if opens and not closes:
        if match.group() != "‘" and _ELISION.match(paragraph, start):
            return None
        return "open"
    return "close" if closes else None


_Inside = tuple[int, int, int, int, bool]


def _pair(paragraph: str, marks: list[_Mark], left_open: bool) -> tuple[list[_Inside], bool]:
    """Pair the marks of one paragraph; tell whether a quotation runs on behind it."""
    inside: list[_Inside] = []
    opening: _Mark | None = None
    nested_until = opened_at = 0
    continues = left_open and marks[0].role != "close" and not paragraph[: marks[0].start].strip()
    if left_open and marks[0].role == "close" and marks[0].family == "double":
        inside.append((0, marks[0].start, 0, marks[0].end, True))
        marks = marks[1:]
    for index, mark in enumerate(marks):
        if opening is None:
            if _can_open(paragraph, marks, index):
                opening, opened_at = mark, index
        elif mark.family != opening.family or mark.start < nested_until:
            continue
        elif opening.family == "single":
            if mark is _single_close(paragraph, marks, opened_at):
                inside.append((opening.end, mark.start, opening.start, mark.end, continues))
                opening, continues = None, False
        elif mark.role == "open" and _is_nested(paragraph, opening, mark):
            nested_until = paragraph.index("”", mark.end) + 1
        elif mark.role == "open" and not _turned_round(paragraph, mark):
            end = _end_of_unclosed(paragraph, opening.end, mark.start)
            inside.append((opening.end, end, opening.start, end, continues))
            opening, opened_at, continues = mark, index, False
        else:
            inside.append((opening.end, mark.start, opening.start, mark.end, continues))
            opening, continues = None, False
    runs_on = False
    if opening is not None and len(paragraph) - opening.end > _SHORTEST_OPEN:
        credit = _SPOKEN_BREAK.search(paragraph, opening.end)
        end = len(paragraph)
        if credit and (credit["verb"] or credit["verb2"]) in SPEECH_VERBS:
            end = credit.end()
        else:
            runs_on = True
        inside.append((opening.end, end, opening.start, end, continues))
    trimmed = [_trimmed(paragraph, each) for each in inside]
    return [each for each in trimmed if each[1] > each[0]], runs_on


def _can_open(paragraph: str, marks: list[_Mark], index: int) -> bool:
    mark = marks[index]
    if mark.role == "close" or mark.family != "single":
        return mark.role != "close"
    return mark.role == "open" and _single_close(paragraph, marks, index) is not None


def _is_nested(paragraph: str, opening: _Mark, mark: _Mark) -> bool:
    """Tell whether a curly pair stands inside a quotation opened by a straight mark."""
    if paragraph[opening.start] != '"' or paragraph[mark.start] != "“":
        return False
    closing = paragraph.find("”", mark.end, mark.end + _LONGEST_NESTED)
    return closing >= 0 and '"' not in paragraph[mark.end : closing]


def _turned_round(paragraph: str, mark: _Mark) -> bool:
    """Tell whether an opening mark stands where only a closing one makes sense."""
    before = paragraph[max(0, mark.start - 2) : mark.start].rstrip()[-1:]
    word = re.match(r"\s*([a-z]+)", paragraph[mark.end : mark.end + 24])
    return before in {",", ".", "?", "!"} and bool(word) and word[1] in SPEECH_VERBS  # type: ignore[index]


def _single_close(paragraph: str, marks: list[_Mark], index: int) -> _Mark | None:
    """Return the mark that closes the single quotation opened by `marks[index]`.

    A mark behind a comma or a stop is sure; one behind a letter may be a plural's apostrophe
    (`the workers’ rights`) and closes only if no sure one follows before the next opening.
    """
    unsure: _Mark | None = None
    for mark in marks[index + 1 :]:
        if mark.family == "double":
            continue
        if mark.family == "single" and mark.role == "open":
            break
        if mark.family == "single" and mark.role == "close":
            before = paragraph[mark.start - 1]
            if before != "s":
                return mark
            unsure = unsure or mark
    return unsure


def _end_of_unclosed(paragraph: str, start: int, limit: int) -> int:
    """Return where a quotation ends that was never closed before the next one opens."""
    stretch = paragraph[start:limit].rstrip()
    for match in re.finditer(r"[,?!.] (?=(?:(?:he|she|they|[A-Z]\S+) ){0,3}([a-z]+)\b)", stretch):
        if match[1] in SPEECH_VERBS:
            return start + match.start() + 1
    stop = _LAST_STOP.search(stretch)
    return start + (stop.end() if stop else len(stretch))


def _trimmed(paragraph: str, inside: _Inside) -> _Inside:
    start, end, outer_start, outer_end, continues = inside
    while start < end and paragraph[start].isspace():
        start += 1
    while end > start and paragraph[end - 1].isspace():
        end -= 1
    return start, end, outer_start, outer_end, continues
