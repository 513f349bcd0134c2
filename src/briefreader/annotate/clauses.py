"""Cuts a paragraph into words and quotations for the speaker rules. Attributes nothing.

Each quotation becomes one item, so that its own words can never be taken for the words that
credit it. Items are grouped into units: a sentence as it reads with its quotations folded.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from briefreader.annotate.lexicon import PURE_SPEECH, SPEECH_VERBS, word_set
from briefreader.annotate.name_lists import HONORIFICS
from briefreader.annotate.quote_marks import Quotation
from briefreader.annotate.sentences import split_sentences

_ITEM = re.compile(
    r"""
      (?:[A-Z]\.){1,4}(?=\W|$)
    | (?:Mrs?|Ms|Dr|Sens?|Reps?|Gov|Gen|Lt|Col|Sgt|Capt|Cmdr|Adm|Maj|Prof|Rev|Hon|St|Jr|Sr)\.
    | (?:[Hh]e|[Ss]he|[Tt]hey|I|[Ii]t|[Ww]ho|[Ww]e)(?=['’](?:s|d|ll|ve|re|m)\b)
    | \.{2,} | …
    | [^\W_]+(?:['’.&-][^\W_]+)*(?:(?<=s)['’](?=\s[a-z]))?
    | [^\w\s]
    """,
    re.VERBOSE,
)
_STOPS = frozenset({".", "?", "!", "...", "…"})
_PRONOUN_STARTS = word_set("He She They It I We")
_MAYBE_SPEAKER = 7


FOLDED = "\ufffc"
"""Stands for the words of a quotation."""


@dataclass(frozen=True, slots=True)
class Item:
    """A word, a mark of punctuation, or a whole quotation."""

    text: str
    lower: str
    start: int
    end: int
    quote: int = -1
    """Index of the quotation in its paragraph; -1 for anything else."""


Unit = list[Item]


def units_of(paragraph: str, quotations: Sequence[Quotation]) -> list[Unit]:
    """Return the sentences of a paragraph as lists of items, quotations folded into one each."""
    items = list(_items(paragraph, quotations))
    stops = {end for _, end in split_sentences(_masked(paragraph, quotations))}
    units: list[Unit] = []
    unit: Unit = []
    for index, item in enumerate(items):
        unit.append(item)
        if _ends_unit(paragraph, items, index, quotations, stops):
            units.append(unit)
            unit = []
    if unit:
        units.append(unit)
    return units


def _masked(paragraph: str, quotations: Sequence[Quotation]) -> str:
    """Return the paragraph with each quotation as one word of the same length."""
    pieces, position = [], 0
    for quotation in quotations:
        pieces.append(paragraph[position : quotation.outer_start])
        pieces.append("Q" * (quotation.outer_end - quotation.outer_start))
        position = quotation.outer_end
    pieces.append(paragraph[position:])
    return "".join(pieces)


def _items(paragraph: str, quotations: Sequence[Quotation]) -> Iterator[Item]:
    position = 0
    for number, quotation in enumerate(quotations):
        yield from _words(paragraph, position, quotation.outer_start)
        yield Item(FOLDED, FOLDED, quotation.outer_start, quotation.outer_end, number)
        position = quotation.outer_end
    yield from _words(paragraph, position, len(paragraph))


def _words(paragraph: str, start: int, end: int) -> Iterator[Item]:
    for match in _ITEM.finditer(paragraph, start, end):
        text = match.group()
        yield Item(text, text.lower(), match.start(), match.end())


def _ends_unit(
    paragraph: str,
    items: list[Item],
    index: int,
    quotations: Sequence[Quotation],
    stops: set[int],
) -> bool:
    item = items[index]
    following = items[index + 1] if index + 1 < len(items) else None
    if following is None:
        return True
    if item.quote < 0:
        return item.end in stops
    inside = quotations[item.quote]
    last = paragraph[inside.end - 1]
    if following.quote >= 0:
        return last in ".?!…" or paragraph[item.end : following.start].strip() == ""
    if last not in ".?!…—–" or not following.text[:1].isupper():
        return False
    return not _credit_follows(items, index + 1, last)


def _credit_follows(items: list[Item], index: int, last: str) -> bool:
    """Tell whether the capitalised words behind a closed quotation still credit it.

    Behind a question or exclamation mark `Smith asked` does; behind a full stop only if the
    sentence says nothing else (`“We go.” Smith said.`).
    """
    for position in range(index, min(index + _MAYBE_SPEAKER, len(items))):
        word = items[position]
        if word.quote >= 0 or word.text in _STOPS:
            return False
        if word.lower in SPEECH_VERBS and position > index:
            behind = items[position + 1] if position + 1 < len(items) else None
            at_end = behind is None or behind.text in _STOPS
            if last in "?!—–…":
                return at_end or behind is None or (behind.quote < 0 and behind.lower != "that")
            return word.lower in PURE_SPEECH and at_end
        if word.text.rstrip(".") in HONORIFICS or word.text in _PRONOUN_STARTS:
            continue
        if not word.text[0].isupper() and position > index:
            return False
    return False
