"""Reads the phrase that names a speaker, forwards from its start or backwards from its end.

Works on the items of one unit (see `clauses`). A phrase is a pronoun, a person's name with
title, a name of another kind, or a description (`a spokesman for the port`).
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from briefreader.annotate.clauses import Item, Unit
from briefreader.annotate.lexicon import MONTHS, SPEECH_VERBS, WEEKDAYS, word_set
from briefreader.annotate.name_lists import FUNCTION_OPENERS
from briefreader.annotate.people import Mention

PRONOUNS = word_set("he she they it i we who er sie")
DETERMINERS = word_set(
    "the a an this these those his her their its our my one two three four five several some "
    "many most both all another other each every no any few"
)
PREPOSITIONS = word_set("of for at from with in on by to about near close inside behind under")
_SIDE_PREPOSITIONS = word_set("of for at from with in on to by about")
_PARTICLES = word_set("of the for and & de la van von der bin al el di du")
AUXILIARIES = word_set(
    "has had have having is are was were be been being would will could can may might should must "
    "did does do also then later recently once again never ever not just even still already first "
    "further often repeatedly reportedly himself herself themselves today yesterday tonight now "
    "previously earlier simply merely only since soon afterwards afterward likewise instead"
    " nevertheless "
    "ultimately eventually always sometimes usually there d ll ve re s ’ '"
)
_BREAKS = word_set(
    "that which who whom whose when where while because after before as if whether although though "
    "since until but or and so than said says"
)
_NEVER_LAST = (
    PREPOSITIONS
    | AUXILIARIES
    | _BREAKS
    | word_set("the a an this his her its our my every no any each")
)
_NEVER_FIRST = PREPOSITIONS | word_set("given when while if after before until since because than")
_CALENDAR = (
    frozenset(WEEKDAYS)
    | frozenset(MONTHS)
    | word_set("jan feb mar apr jun jul aug sep sept oct nov dec")
)
TIME_NOUNS = word_set(
    """
    minute minutes hour hours day days morning afternoon evening night week weeks weekend month
    months year years time moment
    """
)
"""Nouns that never speak, though they stand where a subject would (`hours later`)."""
_BARE_NOUNS = word_set("police management staff parliament congress")
"""Singular nouns that speak without an article."""
_NOUNS_IN_LY = word_set("family ally assembly monopoly supply bully")
_LONGEST = 10


@dataclass(frozen=True, slots=True)
class Phrase:
    """Items `first` to `last` (exclusive) of a unit that name somebody."""

    first: int
    last: int
    kind: Literal["pronoun", "person", "name", "description"]
    person: int = -1
    """Index of the person, for kind `person`."""


class PhraseReader:
    """Reads phrases in one unit, given where the paragraph names people."""

    def __init__(self, unit: Unit, mentions: Sequence[Mention]) -> None:
        self._unit = unit
        self._begins: Mapping[int, Mention] = {
            start: mention
            for mention in reversed(mentions)
            for start in (mention.span.start, mention.whole.start)
        }
        self._ends: Mapping[int, Mention] = {mention.span.end: mention for mention in mentions}
        self._index_of = {item.start: index for index, item in enumerate(unit)}
        self._index_of_end = {item.end: index for index, item in enumerate(unit)}

    def forward(self, index: int) -> Phrase | None:
        """Return the phrase that starts at item `index`."""
        unit = self._unit
        if index >= len(unit) or unit[index].quote >= 0:
            return None
        item = unit[index]
        if item.lower in PRONOUNS:
            return Phrase(index, index + 1, "pronoun")
        mention = self._begins.get(item.start)
        if mention is not None and (end := self._index_of_end.get(mention.span.end)) is not None:
            return Phrase(index, end + 1, "person", mention.person)
        if item.lower in _CALENDAR or not item.text[0].isalnum():
            return None
        return self._describe_forward(index)

    def described(self, index: int) -> Phrase | None:
        """Return the phrase that starts at `index` with a name that only describes another.

        In `Snyder spokesman Dave Murray told` the first name is not the speaker.
        """
        return self._describe_forward(index)

    def _describe_forward(self, index: int) -> Phrase | None:
        unit = self._unit
        determined = unit[index].lower in DETERMINERS
        if (
            not determined
            and not unit[index].text[0].isupper()
            and unit[index].lower in (_BREAKS | PREPOSITIONS | AUXILIARIES)
        ):
            return None
        last = index + 1 if determined else index
        while last < len(unit) and last - index <= _LONGEST:
            item = unit[last]
            if item.quote >= 0 or not (item.text[0].isalnum() or item.text == "&"):
                break
            if item.lower in AUXILIARIES or item.lower in _BREAKS:
                break
            if item.lower in _CALENDAR and last > index + 1:
                break
            if item.lower in SPEECH_VERBS and last > index + determined:
                break
            if item.lower in PREPOSITIONS and item.lower not in ("of", "for", "from", "with", "at"):
                break
            if last > index and self._is_past_verb(last):
                break
            mention = self._begins.get(item.start) if last > index else None
            if mention is not None:
                end = self._index_of_end.get(mention.span.end)
                before = unit[last - 1].lower if last > index else ""
                if end is not None and before not in PREPOSITIONS:
                    return Phrase(index, end + 1, "person", mention.person)
            last += 1
        while last > index and unit[last - 1].lower in PREPOSITIONS:
            last -= 1
        if last <= index + determined or _is_possessive(unit[last - 1]):
            return None
        proper = unit[index].text[0].isupper() and not determined
        return Phrase(index, last, "name" if proper else "description")

    def _is_past_verb(self, index: int) -> bool:
        """Tell `darted from` from `elected official` by what follows."""
        behind = self._unit[index + 1].lower if index + 1 < len(self._unit) else ""
        follows = behind in PREPOSITIONS or behind in DETERMINERS or behind in PRONOUNS
        return self._unit[index].lower.endswith("ed") and follows

    def speaks(self, phrase: Phrase) -> bool:
        """Tell whether a phrase can be somebody who speaks, as far as its form shows."""
        inside = self._unit[phrase.first : phrase.last]
        if phrase.kind in ("person", "pronoun"):
            return True
        head = inside[-1]
        if head.lower in TIME_NOUNS or _is_possessive(head) or _is_no_head(head):
            return False
        if inside[0].lower in _NEVER_FIRST and len(inside) > 1:
            return False
        if phrase.kind == "name":
            return not (len(inside) == 1 and _is_no_name(head, alone=phrase.first == 0))
        for before, item in pairwise(inside):
            if item.lower in ("the", "a", "an", "his", "her", "their") and (
                before.lower not in PREPOSITIONS
            ):
                return False
        opening = inside[0]
        marked = opening.lower in DETERMINERS or opening.text[0].isupper()
        plural = any(item.lower.endswith("s") for item in inside)
        return marked or plural or head.lower in _BARE_NOUNS or _is_possessive(opening)

    def backward(self, index: int) -> Phrase | None:
        """Return the phrase that ends with item `index`."""
        unit = self._unit
        if index < 0 or unit[index].quote >= 0:
            return None
        item = unit[index]
        if item.lower in PRONOUNS:
            return Phrase(index, index + 1, "pronoun")
        mention = self._ends.get(item.end)
        if mention is not None:
            start = self._index_of.get(mention.whole.start, self._index_of.get(mention.span.start))
            if start is not None:
                return self._with_partner(Phrase(start, index + 1, "person", mention.person))
        if item.lower in _CALENDAR or not item.text[-1].isalnum():
            return None
        if item.lower in _NEVER_LAST:
            return None
        return self._describe_backward(index)

    def _with_partner(self, phrase: Phrase) -> Phrase:
        """Widen `Cohen` to `Blumenthal and Cohen`: two people are one speaker by two names."""
        if phrase.first < 2 or self._unit[phrase.first - 1].lower != "and":
            return phrase
        other = self._ends.get(self._unit[phrase.first - 2].end)
        start = None if other is None else self._index_of.get(other.whole.start)
        return phrase if start is None else Phrase(start, phrase.last, "name")

    def only_person(self, first: int, last: int) -> Phrase | None:
        """Return the one person named between two items, if it is one."""
        found = [
            phrase
            for index in range(first, last)
            if self._unit[index].start in self._begins
            and (phrase := self.forward(index)) is not None
            and phrase.kind == "person"
        ]
        persons = {phrase.person for phrase in found}
        return found[0] if len(persons) == 1 else None

    def owner(self, index: int) -> Phrase | None:
        """Return who owns what follows item `index` (`Putin's`, `his`)."""
        item = self._unit[index]
        if item.lower in ("his", "her"):
            return Phrase(index, index + 1, "pronoun")
        mention = self._ends.get(item.end - 2) or self._ends.get(item.end - 1)
        if mention is None:
            return None
        start = self._index_of.get(mention.whole.start, self._index_of.get(mention.span.start))
        return None if start is None else Phrase(start, index + 1, "person", mention.person)

    def _describe_backward(self, index: int) -> Phrase | None:
        unit = self._unit
        first = self._core_start(index)
        if first is None:
            return None
        while first > 1 and unit[first - 1].lower in _SIDE_PREPOSITIONS:
            outer = self.backward(first - 2)
            if outer is None or outer.kind == "pronoun" or index - outer.first > 2 * _LONGEST:
                break
            if outer.kind == "person":
                return Phrase(outer.first, index + 1, "person", outer.person)
            if outer.kind == "description" and not self._is_noun_like(outer):
                break
            first = outer.first
        if not any(each.text[0].isalpha() for each in unit[first : index + 1]):
            return None
        proper = unit[first].text[0].isupper() and unit[first].lower not in DETERMINERS
        whole = all(
            each.text[0].isupper() or each.lower in _PARTICLES for each in unit[first : index + 1]
        )
        return Phrase(first, index + 1, "name" if proper and whole else "description")

    def _is_noun_like(self, phrase: Phrase) -> bool:
        """Tell a description from a stray verb (`made`, `turned`) by article or plural."""
        opening, head = self._unit[phrase.first], self._unit[phrase.last - 1]
        if head.lower.endswith(("ed", "ing")):
            return False
        return (
            opening.lower in DETERMINERS
            or _is_possessive(opening)
            or opening.text[0].isupper()
            or head.lower.endswith("s")
        )

    def _core_start(self, index: int) -> int | None:
        """Return where the phrase begins that ends at `index`, prepositions not crossed."""
        unit = self._unit
        first = index
        while first > 0 and index - first < _LONGEST:
            before = unit[first - 1]
            if before.quote >= 0:
                break
            if _is_possessive(before):
                first = self._possessor_start(first - 1)
                break
            if not before.text[-1].isalnum():
                break
            if before.lower in DETERMINERS:
                if before.lower == "that" and first == index:
                    break
                return first - 1
            if (
                before.lower == "of"
                and before.end + 1 == unit[first].start
                and (
                    unit[first].text[0].isupper()
                    and first > 1
                    and unit[first - 2].text[:1].isupper()
                    and unit[first - 2].end not in self._ends
                )
            ):
                first -= 1
                continue
            if (
                before.lower in PREPOSITIONS
                or before.lower in _BREAKS
                or before.lower in _CALENDAR
                or before.lower in AUXILIARIES
                or before.lower in PRONOUNS
                or (before.lower in SPEECH_VERBS and before.text.islower())
            ):
                break
            first -= 1
        return first if index - first < _LONGEST else None

    def _possessor_start(self, index: int) -> int:
        unit = self._unit
        while (
            index > 0
            and unit[index - 1].quote < 0
            and unit[index - 1].text[0].isupper()
            and (unit[index - 1].text[-1].isalnum() and unit[index - 1].lower not in _CALENDAR)
        ):
            index -= 1
        if index > 0 and unit[index - 1].lower in DETERMINERS:
            index -= 1
        return index


_PARTY_TAG = re.compile(r"[RDI]-[A-Z]")


def _is_no_name(item: Item, *, alone: bool) -> bool:
    """Tell a sentence's first word or a party tag (`R-Tex`) from a name."""
    opener = item.text in FUNCTION_OPENERS or item.lower.endswith(("ing", "ly", "ever"))
    return bool(_PARTY_TAG.match(item.text)) or (alone and opener)


def _is_no_head(item: Item) -> bool:
    """Tell a stray end of a phrase (`Investors face a`, `it`, `9`, `widely`) from a noun."""
    if not item.text[0].isalpha():
        return True
    adverb = item.lower.endswith("ly") and item.lower not in _NOUNS_IN_LY
    stray = adverb or item.lower in _NEVER_LAST or item.lower in PRONOUNS
    return stray and item.text.islower()


def _is_possessive(item: Item) -> bool:
    return item.lower.endswith(("'s", "’s", "s'", "s’"))
