"""Reads a capitalised run as a person's name, with title and evidence. Knows no other run.

A run becomes a person on evidence: a title before it, a given name at its front, a description
behind it, a verb of speech beside it, or the surname alone elsewhere. Without any, it is not a
person.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from briefreader.annotate.capitals import CapitalRun
from briefreader.annotate.first_names import GIVEN_NAMES, HE_NAMES, SHE_NAMES
from briefreader.annotate.lexicon import SPEECH_VERBS, word_set
from briefreader.annotate.name_lists import (
    COUNTRIES,
    FUNCTION_OPENERS,
    NATIONALITIES,
    NOT_NAMES,
    ORGANISATION_WORDS,
    PLACE_OPENERS,
    PLACE_WORDS,
    RANKS,
    THING_WORDS,
)
from briefreader.annotate.titles import (
    SUFFIXES,
    PrintedTitle,
    title_before_comma,
    title_behind,
    title_in_front,
    title_in_run,
)
from briefreader.models.annotation import Span

_LONGEST_NAME = 5
_OF_SOMEWHERE = re.compile(r", (?:of [A-Z]|\d{1,3}, |who )")
"""What follows a person's name and hardly another's: `, of Wexcombe`, `, 47,`, `, who`."""
_GLUE = word_set("of for and the y e")


@dataclass(slots=True)
class NameMention:
    """A run that may name a person."""

    par: int
    words: tuple[str, ...]
    span: Span
    whole: Span
    honorific: str = ""
    titles: list[PrintedTitle] = field(default_factory=list)
    evident: bool = False

    @property
    def surname(self) -> str:
        """The last word that is no suffix."""
        names = [word for word in self.words if word not in SUFFIXES]
        return names[-1] if names else self.words[-1]

    @property
    def given(self) -> str:
        """The first word; empty where the surname stands alone."""
        return self.words[0] if self.surname != self.words[0] else ""


def read_name(par: int, paragraph: str, run: CapitalRun) -> NameMention | None:
    """Return the name that a run holds, titles and openers taken off; None if it holds none."""
    words, first = run.words, 0
    while first < len(words) and words[first] in FUNCTION_OPENERS:
        first += 1
    if first == len(words):
        return None
    title, begin, honorific = title_in_run(paragraph, run, first)
    if begin == first and honorific == "":
        while (begin < len(words) and words[begin] in NATIONALITIES) or words[
            begin : begin + 1
        ] == ("Former",):
            begin += 1
    begin = _name_start(words, begin, titled=title is not None)
    names = _name_only(words[begin:])
    end = run.offsets[begin + len(names) - 1] + len(names[-1]) if names else run.end
    if len(names) == len(words) - begin:
        end = run.end
    if not names or len(names) > _LONGEST_NAME or not _may_be_name(names):
        return None
    start = run.offsets[begin]
    if title is None and begin == 0:
        title = title_in_front(paragraph, run.start) or title_before_comma(paragraph, run.start)
    titles = [title] if title else []
    behind = title_behind(paragraph, end)
    if behind and (len(names) > 1 or titles):
        titles.append(behind)
    whole_start = (
        title.start
        if title and title.end + 1 == start
        else run.offsets[begin - 1]
        if honorific
        else start
    )
    candidate = NameMention(
        par, names, Span(par, start, end), Span(par, whole_start, end), honorific, titles
    )
    speaks = run.after in SPEECH_VERBS or run.before in SPEECH_VERBS
    known = names[0] in HE_NAMES or names[0] in SHE_NAMES
    described = known or speaks or _OF_SOMEWHERE.match(paragraph, end)
    owner = behind is not None and "owner" in behind.text and len(titles) == 1
    titled = bool(titles) and not (owner and not known)
    candidate.evident = bool(titled or honorific or (len(names) > 1 and described))
    return candidate


def _name_start(words: tuple[str, ...], begin: int, *, titled: bool) -> int:
    """Step over what is left of a title before a given name: `Security Charlene Lamb`."""
    leftover = titled and len(words) - begin > 2 and words[begin + 1] in GIVEN_NAMES
    if leftover and words[begin] not in GIVEN_NAMES:
        return begin + (words[begin] in ORGANISATION_WORDS or words[begin] in NOT_NAMES)
    return begin


def _name_only(names: tuple[str, ...]) -> tuple[str, ...]:
    """Cut `Colin Ambler of Foot Farm` and `Thomas Bliley Jr. Reaching` to the name."""
    for position, name in enumerate(names[:-1]):
        if name in SUFFIXES:
            return names[: position + 1]
    if len(names) > 3 and names[0] in GIVEN_NAMES:
        for position in range(2, len(names)):
            if names[position] in ("of", "for"):
                return names[:position]
    return names


def _may_be_name(names: tuple[str, ...]) -> bool:
    if all(name.rstrip(".").lower() in RANKS or name in SUFFIXES for name in names):
        return False
    if len(names) > 1 and (names[0] in PLACE_OPENERS or names[-1] in THING_WORDS):
        return False
    if names[-1] in COUNTRIES or (len(names) == 1 and names[0] in NATIONALITIES):
        return False
    for position, word in enumerate(names):
        bare = word.rstrip(".")
        if bare in NOT_NAMES and not (position == 0 and len(names) > 1 and bare in _MONTH_NAMES):
            return False
        if bare in ORGANISATION_WORDS or bare in PLACE_WORDS or word in _GLUE:
            return False
        if any(char.isdigit() for char in word) or word.endswith("-based"):
            return False
        if bare.isupper() and len(bare) > 1 and "." not in word and word not in SUFFIXES:
            return False
    return len(names[-1].rstrip(".")) > 1


_MONTH_NAMES = word_set("April May June August Jan Mar")


def weigh_evidence(candidates: Iterable[NameMention]) -> None:
    """Accept a name of two words and more whose surname also stands alone elsewhere."""
    alone = {candidate.surname for candidate in candidates if len(candidate.words) == 1}
    for candidate in candidates:
        if (
            len(candidate.words) > 1
            and candidate.surname in alone
            and candidate.words[0] not in NATIONALITIES
        ):
            candidate.evident = True
