"""Reads the titles that stand around a name: before it, or behind it after a comma.

A title is kept as printed, origin included (`Russian Deputy Foreign Minister`): what two
reports mean by a title is for the comparison to judge.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from briefreader.annotate.capitals import CapitalRun
from briefreader.annotate.first_names import GIVEN_NAMES
from briefreader.annotate.lexicon import word_set
from briefreader.annotate.name_lists import (
    HONORIFICS,
    NATIONALITIES,
    OFFICE_TAILS,
    RANK_MODIFIERS,
    RANKS,
)

SUFFIXES = word_set("Jr. Jr Sr. Sr II III IV")
"""What may follow a surname."""
_TAIL_GLUE = word_set("and the of")
_BACK_WORD = re.compile(r"([\w'’.-]+) $")
_APPOSITION = re.compile(
    r", (?:who (?:is|was|serves as|leads) )?(?:also )?"
    r"(?:(?:the|a|an|its|his|her|their|one of the) )?"
    r"(?P<text>[^\s,;:()\"“”—–][^,;:()\"“”—–]{2,110}?)"
    r"(?= who | which | when | where | and (?:has|is|was) |[,;:()\"“”—–]"
    r"|(?<![A-Z])[.?!](?:\s|$)|$)"
)
_OWNED = re.compile(r"(?:\b(?:[Tt]he|[Ii]ts|[Tt]heir|[Hh]is|[Hh]er|[Oo]ur)|['’]s) $")
_GERMAN_RANK = re.compile(
    r"(?:chef|minister|präsident|sprecher|direktor|kanzler|bürgermeister|vorsitzende[rn]?|leiter)"
    r"(?:in)?$"
)
"""German makes titles by compounding: Wirtschaftsminister, Vorstandschefin."""
_SHORTEST_COMPOUND = 8
_LONGEST_ABBREVIATION = 5
_OPENING = re.compile(
    r"(?<![\w-])(?P<opening>(?:prime|vice|deputy|assistant|acting|interim|former|outgoing) "
    r"|(?:then|ex|former)-)$"
)
_FIELD_OPENING = re.compile(r"(?<![\w-])(?P<opening>(?:[A-Z][a-z]+, )?[A-Z][a-z]+ and )$")
_SHARED_FORMER = re.compile(r"\bformer (?:[\w-]+ ){1,3}and $")
"""What makes both past: `former chancellor and health secretary`."""
_LONGEST_OPENING = 30
_LONGEST_OFFICE = 7
_RANK_WITHIN = 5
"""A rank that opens a description stands among its first words."""
_PREPOSITIONS = word_set(
    "of for at in with from on to by who that is was said says has had and told"
)


@dataclass(frozen=True, slots=True)
class PrintedTitle:
    """A title as printed and where it stands in its paragraph."""

    text: str
    start: int
    end: int


def title_in_run(
    paragraph: str, run: CapitalRun, first: int
) -> tuple[PrintedTitle | None, int, str]:
    """Part a run, from word `first` on, into title and name.

    Returns the title or None, the index of the first word of the name, and the form of
    address without its stop (`Mr`) if one stands there.
    """
    words = run.words
    begin, honorific = first, ""
    for position in range(len(words) - 2, first - 1, -1):
        word = words[position].rstrip(".")
        if word in HONORIFICS:
            begin, honorific = position + 1, word
            break
        if _is_rank(words[position]) and words[position + 1] not in SUFFIXES:
            begin = _behind_tail(words, position)
            break
    if begin >= len(words) or begin == first or words[begin - 1] in ("of", "for"):
        return None, first, ""
    end = begin - 1 if honorific else begin
    start = first
    if end <= start or not any(_is_rank(word) for word in words[start:end]):
        return None, begin, honorific
    last = words[end - 1]
    text_start, text_end = run.offsets[start], run.offsets[end - 1] + len(last)
    if start == 0:
        text_start = _with_opening(paragraph, text_start, words[0])
    return PrintedTitle(paragraph[text_start:text_end], text_start, text_end), begin, honorific


def _with_opening(paragraph: str, start: int, first: str) -> int:
    """Return where a title begins that a small word or an `and` parts from its capitals.

    `vice Chairman`, `then-Chancellor`; `Work and Pensions Secretary`, where the `first` word
    behind the `and` is no title by itself.
    """
    known = _is_rank(first) or first.lower() in RANK_MODIFIERS or first in NATIONALITIES
    pattern = _OPENING if known else _FIELD_OPENING
    opening = pattern.search(paragraph, max(0, start - _LONGEST_OPENING), start)
    return opening.start("opening") if opening else start


def _behind_tail(words: tuple[str, ...], rank: int) -> int:
    """Return where the name begins behind a rank and its `of State` or `of Ukraine`."""
    position = rank + 1
    if words[position] not in ("of", "for", "of the"):
        return position
    position += 1
    tail = position
    while position < len(words) and (
        words[position] in OFFICE_TAILS or words[position] in _TAIL_GLUE
    ):
        position += 1
    if position == tail and len(words) - position > 2:
        position += 1
    return position


def _is_rank(word: str) -> bool:
    bare = word.rstrip(".").lower()
    if bare in RANKS or bare.rpartition("-")[2] in RANKS or bare.endswith("-elect"):
        return True
    return len(bare) > _SHORTEST_COMPOUND and bool(_GERMAN_RANK.search(bare))


def title_in_front(paragraph: str, start: int) -> PrintedTitle | None:
    """Return the small-letter title right before a name at `start`: `foreign minister`."""
    begin = start
    found_rank = False
    while match := _BACK_WORD.search(paragraph, max(0, begin - 24), begin):
        word = match[1]
        if word.endswith(".") and len(word) > _LONGEST_ABBREVIATION:
            break
        if not found_rank:
            if not (_is_rank(word) and word[0].islower()):
                break
            found_rank = True
        elif not (_is_rank(word) or word.lower() in RANK_MODIFIERS or word in NATIONALITIES):
            break
        begin = match.start(1)
    if not found_rank:
        return None
    shared = _SHARED_FORMER.search(paragraph, max(0, begin - _LONGEST_OPENING), begin)
    begin = shared.start() if shared else begin
    return PrintedTitle(paragraph[begin : start - 1], begin, start - 1)


def title_before_comma(paragraph: str, start: int) -> PrintedTitle | None:
    """Return the title that a name at `start` explains: `its chief executive, Graham Stott`."""
    if paragraph[max(0, start - 2) : start] != ", ":
        return None
    title = title_in_front(paragraph[: start - 2] + " ", start - 1)
    if title is None or not _OWNED.search(paragraph, max(0, title.start - 24), title.start):
        return None
    return title


def title_behind(paragraph: str, end: int) -> PrintedTitle | None:
    """Return the title in apposition to a name that ends at `end`: `, director of the port`."""
    if not paragraph.startswith(", ", end):
        return None
    match = _APPOSITION.match(paragraph, end)
    if not match:
        return None
    words = match["text"].split()
    if _names_another(words):
        return None
    for word in words[:_RANK_WITHIN]:
        if _is_rank(word):
            text = match["text"].rstrip()
            return PrintedTitle(text, match.start("text"), match.start("text") + len(text))
        if word.lower() in _PREPOSITIONS:
            return None
    return None


def _names_another(words: Sequence[str]) -> bool:
    """Tell whether a capitalised office goes on with a name: it is the next of a list of people.

    `Foreign Minister Ana Velt` names another, `Foreign Minister of Ruritania` does not.
    """
    rank = next((at for at, word in enumerate(words[:_LONGEST_OFFICE]) if _is_rank(word)), -1)
    if rank < 0 or not words[rank][0].isupper():
        return False
    position, known = rank + 1, True
    while position < len(words) and _is_rank(words[position]):
        position += 1
    if words[position : position + 1] in (["of"], ["for"]):
        position += 1
        tail = position
        while position < len(words) and (
            words[position] in OFFICE_TAILS | NATIONALITIES or words[position] in _TAIL_GLUE
        ):
            position += 1
        known = position > tail
        position += not known
    name = words[position] if position < len(words) else ""
    if not known:
        return name in GIVEN_NAMES
    return name[:1].isupper() and name not in SUFFIXES and name not in OFFICE_TAILS
