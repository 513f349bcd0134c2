"""Gathers the people a report names, each under the fullest name. Knows no other report.

A capitalised run becomes a person on evidence: a title before it, a given name at its front, a
description behind it, a verb of speech beside it, or the surname alone elsewhere. Without any,
it is not a person. First names keep namesakes apart; two spellings of one name, one letter
apart and never at odds about the first name, are one person with a variant.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from briefreader.annotate.capitals import CapitalRun, find_runs
from briefreader.annotate.first_names import GIVEN_NAMES, HE_NAMES, SHE_NAMES
from briefreader.annotate.lexicon import SPEECH_VERBS, word_set
from briefreader.annotate.name_lists import (
    COUNTRIES,
    FUNCTION_OPENERS,
    HONORIFICS,
    NATIONALITIES,
    NOT_NAMES,
    ORGANISATION_WORDS,
    PLACE_WORDS,
    RANKS,
)
from briefreader.annotate.titles import (
    SUFFIXES,
    PrintedTitle,
    title_before_comma,
    title_behind,
    title_in_front,
    title_in_run,
)
from briefreader.models.annotation import Person, Span, Titled

_LONGEST_NAME = 5
_OF_SOMEWHERE = re.compile(r", (?:of [A-Z]|\d{1,3}, |who )")
"""What follows a person's name and hardly another's: `, of Wexcombe`, `, 47,`, `, who`."""
_GLUE = word_set("of for and the y e")
_SPELLING_MIN = 5
_NICKNAMES = {
    "Joe": "Joseph", "Bill": "William", "Bob": "Robert", "Jim": "James", "Mike": "Michael",
    "Tom": "Thomas", "Tim": "Timothy", "Dan": "Daniel", "Dave": "David", "Ben": "Benjamin",
    "Bernie": "Bernard", "Ted": "Edward", "Rick": "Richard", "Dick": "Richard", "Chuck": "Charles",
    "Liz": "Elizabeth", "Kate": "Katherine", "Jeb": "John", "Tony": "Anthony", "Andy": "Andrew",
    "Steve": "Stephen", "Matt": "Matthew", "Sam": "Samuel", "Ed": "Edward", "Ron": "Ronald",
    "Don": "Donald", "Greg": "Gregory", "Jeff": "Jeffrey", "Ken": "Kenneth", "Nick": "Nicholas",
    "Pat": "Patrick", "Phil": "Philip", "Ray": "Raymond", "Rob": "Robert", "Will": "William",
    "Alex": "Alexander", "Chris": "Christopher", "Sue": "Susan", "Debbie": "Deborah",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Mention:
    """One place where a person is named."""

    span: Span
    """The name itself, without the title."""
    whole: Span
    """The name with the title before it."""
    person: int
    """Index into `People.persons`."""


@dataclass(frozen=True, slots=True)
class People:
    """The persons of a report and every place where it names them."""

    persons: tuple[Person, ...] = ()
    pronouns: tuple[str, ...] = ()
    """`he`, `she` or empty, for each person."""
    mentions: tuple[tuple[Mention, ...], ...] = ()
    """For each paragraph its mentions in reading order."""


@dataclass(slots=True)
class _Candidate:
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
        names = [word for word in self.words if word not in SUFFIXES]
        return names[-1] if names else self.words[-1]

    @property
    def given(self) -> str:
        return self.words[0] if self.surname != self.words[0] else ""


def find_people(
    paragraphs: Sequence[str], runs: Sequence[Sequence[CapitalRun]] | None = None
) -> People:
    """Return the people named in `paragraphs`, in the order in which they first appear."""
    if runs is None:
        runs = [find_runs(paragraph) for paragraph in paragraphs]
    candidates = [
        candidate
        for par, paragraph in enumerate(paragraphs)
        for run in runs[par]
        if (candidate := _candidate(par, paragraph, run)) is not None
    ]
    _weigh_evidence(candidates)
    groups = _group_full_names(candidates)
    _merge_spellings(groups)
    _assign_short_names(candidates, groups)
    return _assemble(len(paragraphs), groups)


def _candidate(par: int, paragraph: str, run: CapitalRun) -> _Candidate | None:
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
    candidate = _Candidate(
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
    if names[-1] in COUNTRIES or (len(names) == 1 and names[0] in NATIONALITIES):
        return False
    for position, word in enumerate(names):
        bare = word.rstrip(".")
        if bare in NOT_NAMES and not (position == 0 and len(names) > 1 and bare in _MONTH_NAMES):
            return False
        if bare in ORGANISATION_WORDS or bare in PLACE_WORDS or word in _GLUE:
            return False
        if any(char.isdigit() for char in word):
            return False
        if bare.isupper() and len(bare) > 1 and "." not in word and word not in SUFFIXES:
            return False
    return len(names[-1].rstrip(".")) > 1


_MONTH_NAMES = word_set("April May June August Jan Mar")


def _weigh_evidence(candidates: Iterable[_Candidate]) -> None:
    """Accept a name of two words and more whose surname also stands alone elsewhere."""
    alone = {candidate.surname for candidate in candidates if len(candidate.words) == 1}
    for candidate in candidates:
        if (
            len(candidate.words) > 1
            and candidate.surname in alone
            and candidate.words[0] not in NATIONALITIES
        ):
            candidate.evident = True


@dataclass(slots=True)
class _Group:
    """All candidates taken for one person."""

    surname: str
    given: str
    members: list[_Candidate] = field(default_factory=list)
    variants: set[str] = field(default_factory=set)

    @property
    def full_count(self) -> int:
        return sum(len(member.words) > 1 for member in self.members)


_Groups = dict[str, list[_Group]]


def _group_full_names(candidates: Iterable[_Candidate]) -> _Groups:
    """Group evident names that have a first name, then titled surnames that stand alone."""
    groups: _Groups = defaultdict(list)
    evident_names = {candidate.words for candidate in candidates if candidate.evident}
    for candidate in candidates:
        if candidate.given and (candidate.evident or candidate.words in evident_names):
            for group in groups[candidate.surname]:
                if _same_given(group.given, candidate.given):
                    group.members.append(candidate)
                    break
            else:
                groups[candidate.surname].append(
                    _Group(candidate.surname, candidate.given, [candidate])
                )
    for candidate in candidates:
        if not candidate.given and candidate.evident and not groups.get(candidate.surname):
            groups[candidate.surname].append(_Group(candidate.surname, "", []))
    return groups


def _same_given(one: str, other: str) -> bool:
    one, other = one.rstrip("."), other.rstrip(".")
    if one == other:
        return True
    if len(one) == 1 or len(other) == 1:
        return one[:1] == other[:1]
    if _NICKNAMES.get(one, one) == _NICKNAMES.get(other, other):
        return True
    at_odds = (
        one in GIVEN_NAMES and other in GIVEN_NAMES and (one in SHE_NAMES) != (other in SHE_NAMES)
    )
    return len(one) > 3 and len(other) > 3 and not at_odds and within_one_edit(one, other)


def within_one_edit(one: str, other: str) -> bool:
    """Tell whether one inserted, deleted, replaced or swapped letter turns one into the other."""
    if abs(len(one) - len(other)) > 1:
        return False
    shorter, longer = sorted((one, other), key=len)
    start = 0
    while start < len(shorter) and shorter[start] == longer[start]:
        start += 1
    if len(shorter) < len(longer):
        return shorter[start:] == longer[start + 1 :]
    swapped = longer[start + 1 : start + 2] + longer[start : start + 1] + longer[start + 2 :]
    return shorter[start + 1 :] == longer[start + 1 :] or shorter[start:] == swapped


def _merge_spellings(groups: _Groups) -> None:
    """Join groups whose surnames are one letter apart and whose first names do not differ."""
    surnames = sorted(
        (name for name in groups if len(name) >= _SPELLING_MIN),
        key=lambda name: (-max((g.full_count for g in groups[name]), default=0), name),
    )
    for position, name in enumerate(surnames):
        for other in surnames[position + 1 :]:
            if not _spelling_of(name, other) or not groups[name] or not groups[other]:
                continue
            target = groups[name][0]
            if len(groups[name]) == len(groups[other]) == 1 and (
                not groups[other][0].given or _same_given(target.given, groups[other][0].given)
            ):
                moved = groups[other].pop()
                target.members.extend(moved.members)
                target.variants.add(other)


def _spelling_of(name: str, other: str) -> bool:
    if min(len(name), len(other)) < _SPELLING_MIN or name[0] != other[0]:
        return False
    plural = name + "s" == other or other + "s" == name
    return name != other and not plural and within_one_edit(name, other)


def _assign_short_names(candidates: Iterable[_Candidate], groups: _Groups) -> None:
    """Give mentions by surname, or by a first name only one person has, to their person."""
    by_given: dict[str, list[_Group]] = defaultdict(list)
    by_spelling: dict[str, str] = {}
    for bucket in groups.values():
        for group in bucket:
            by_given[group.given].append(group)
            for variant in group.variants:
                by_spelling[variant] = group.surname
    taken = {
        id(member) for bucket in groups.values() for group in bucket for member in group.members
    }
    for candidate in candidates:
        if id(candidate) in taken or (candidate.given and not candidate.evident):
            continue
        surname = by_spelling.get(candidate.surname, candidate.surname)
        bucket = groups.get(surname) or _near_spelling(candidate, groups)
        if not bucket and len(candidate.words) == 1 and not candidate.honorific:
            bucket = by_given.get(candidate.surname, [])
        if not bucket:
            continue
        choice = _choose(bucket, candidate)
        if choice is not None:
            choice.members.append(candidate)
            if len(candidate.words) == 1 and candidate.surname not in (
                choice.surname,
                choice.given,
            ):
                choice.variants.add(candidate.surname)


def _near_spelling(candidate: _Candidate, groups: _Groups) -> list[_Group]:
    if len(candidate.words) > 1:
        return []
    near = [
        name
        for name in groups
        if groups[name]
        and name[0] == candidate.surname[0]
        and _spelling_of(name, candidate.surname)
    ]
    return groups[near[0]] if len(near) == 1 and len(groups[near[0]]) == 1 else []


def _choose(bucket: list[_Group], candidate: _Candidate) -> _Group | None:
    """Choose among namesakes: by form of address, then the one the report names most fully."""
    if len(bucket) == 1:
        return bucket[0]
    wanted = HONORIFICS.get(candidate.honorific, "")
    if wanted:
        fitting = [group for group in bucket if _pronoun(group) == wanted]
        if len(fitting) == 1:
            return fitting[0]
        bucket = fitting or bucket
    before = [
        group
        for group in bucket
        if any(member.span < candidate.span for member in group.members if member.given)
    ]
    if not before:
        return None
    return max(before, key=lambda group: group.full_count)


def _pronoun(group: _Group) -> str:
    for member in group.members:
        if pronoun := HONORIFICS.get(member.honorific, ""):
            return pronoun
    if group.given in HE_NAMES:
        return "he"
    if group.given in SHE_NAMES:
        return "she"
    printed = " ".join(title.text for member in group.members for title in member.titles).lower()
    if "woman" in printed or "queen" in printed or "princess" in printed or "actress" in printed:
        return "she"
    named_man = "spokesman" in printed or "chairman" in printed or "businessman" in printed
    return "he" if named_man or "king" in printed.split() else ""


def _assemble(paragraph_count: int, groups: _Groups) -> People:
    chosen = [group for bucket in groups.values() for group in bucket if group.members]
    for group in chosen:
        group.members.sort(key=lambda member: member.span)
    chosen.sort(key=lambda group: group.members[0].span)
    mentions: list[list[Mention]] = [[] for _ in range(paragraph_count)]
    persons = []
    for index, group in enumerate(chosen):
        for member in group.members:
            mentions[member.par].append(Mention(member.span, member.whole, index))
        persons.append(_person(group))
    return People(
        tuple(persons),
        tuple(_pronoun(group) for group in chosen),
        tuple(tuple(sorted(each, key=lambda mention: mention.span)) for each in mentions),
    )


def _person(group: _Group) -> Person:
    names = Counter(" ".join(member.words) for member in group.members)
    proper = [name for name in names if group.surname in name] or list(names)
    best = max(proper, key=lambda name: (len(name.split()), names[name], len(name)))
    titled = [
        Titled(title.text, Span(member.par, title.start, title.end))
        for member in group.members
        for title in member.titles
    ]
    return Person(
        name=best,
        titles=tuple(titled),
        mentions=tuple(member.span for member in group.members),
        variants=tuple(sorted(group.variants)),
    )
