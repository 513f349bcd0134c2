"""Gathers the names of a report into persons: namesakes apart, misspellings together.

First names keep namesakes apart; two spellings of one name, one letter apart and never at odds
about the first name, are one person with a variant.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from briefreader.annotate.first_names import GIVEN_NAMES, HE_NAMES, SHE_NAMES
from briefreader.annotate.lexicon import word_set
from briefreader.annotate.name_lists import HONORIFICS, NATIONALITIES
from briefreader.annotate.names import NameMention
from briefreader.annotate.rarity import rarity
from briefreader.annotate.words import fold, stem

_SHE_TITLES = word_set("queen princess actress duchess countess nun mother")
_HE_TITLES = word_set("king prince actor duke count monk father")
_SPELLING_MIN = 5
_SELDOM = 2
"""A spelling that a report prints more often than this is meant so."""
_UNKNOWN = 4.5
"""Rarity from which on a word is no common one, nor the name of somebody everybody knows."""
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


@dataclass(slots=True)
class NameGroup:
    """All candidates taken for one person."""

    surname: str
    given: str
    members: list[NameMention] = field(default_factory=list)
    variants: set[str] = field(default_factory=set)

    @property
    def full_count(self) -> int:
        """How often the person is named by more than one word."""
        return sum(len(member.words) > 1 for member in self.members)


Namesakes = dict[str, list[NameGroup]]
"""Groups by surname."""


def group_names(mentions: Sequence[NameMention]) -> Namesakes:
    """Return the persons that `mentions` name, by surname."""
    uses = Counter(mention.surname for mention in mentions)
    groups = _group_full_names(mentions)
    _merge_spellings(groups, uses)
    _assign_short_names(mentions, groups, uses)
    return groups


def _group_full_names(candidates: Iterable[NameMention]) -> Namesakes:
    """Group evident names that have a first name, then titled surnames that stand alone."""
    groups: Namesakes = defaultdict(list)
    evident_names = {candidate.words for candidate in candidates if candidate.evident}
    for candidate in candidates:
        if candidate.given and (candidate.evident or candidate.words in evident_names):
            for group in groups[candidate.surname]:
                if _same_given(group.given, candidate.given):
                    group.members.append(candidate)
                    break
            else:
                groups[candidate.surname].append(
                    NameGroup(candidate.surname, candidate.given, [candidate])
                )
    for candidate in candidates:
        if not candidate.given and candidate.evident and not groups.get(candidate.surname):
            groups[candidate.surname].append(NameGroup(candidate.surname, "", []))
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


def _merge_spellings(groups: Namesakes, uses: Mapping[str, int]) -> None:
    """Join groups whose surnames are one letter apart and whose first names do not differ."""
    surnames = sorted(
        (name for name in groups if len(name) >= _SPELLING_MIN),
        key=lambda name: (-max((g.full_count for g in groups[name]), default=0), name),
    )
    for position, name in enumerate(surnames):
        for other in surnames[position + 1 :]:
            if not groups[name] or not groups[other]:
                continue
            if not _is_misspelling(other, name, uses):
                continue
            target = groups[name][0]
            if len(groups[name]) == len(groups[other]) == 1 and (
                not groups[other][0].given or _same_given(target.given, groups[other][0].given)
            ):
                moved = groups[other].pop()
                target.members.extend(moved.members)
                target.variants.add(other)


def _is_misspelling(variant: str, name: str, uses: Mapping[str, int]) -> bool:
    """Tell whether `variant` is a rare slip for `name`, and neither a word nor a known name."""
    seldom = uses[variant] <= max(_SELDOM, uses[name] // 3)
    known = rarity(stem(fold(variant))) < _UNKNOWN
    return seldom and not known and _spelling_of(name, variant)


def _spelling_of(name: str, other: str) -> bool:
    if min(len(name), len(other)) < _SPELLING_MIN or name[0] != other[0]:
        return False
    plural = name + "s" == other or other + "s" == name
    return name != other and not plural and within_one_edit(name, other)


def _assign_short_names(
    candidates: Iterable[NameMention], groups: Namesakes, uses: Mapping[str, int]
) -> None:
    """Give mentions by surname, or by a first name only one person has, to their person."""
    by_given: dict[str, list[NameGroup]] = defaultdict(list)
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
        bucket = groups.get(surname) or _near_spelling(candidate, groups, uses)
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


def _near_spelling(
    candidate: NameMention, groups: Namesakes, uses: Mapping[str, int]
) -> list[NameGroup]:
    if len(candidate.words) > 1:
        return []
    near = [
        name
        for name in groups
        if groups[name]
        and name[0] == candidate.surname[0]
        and _is_misspelling(candidate.surname, name, uses)
    ]
    return groups[near[0]] if len(near) == 1 and len(groups[near[0]]) == 1 else []


def _choose(bucket: list[NameGroup], candidate: NameMention) -> NameGroup | None:
    """Choose among namesakes: by form of address, then the one the report names most fully."""
    if len(bucket) == 1:
        return bucket[0]
    wanted = HONORIFICS.get(candidate.honorific, "")
    if wanted:
        fitting = [group for group in bucket if pronoun_of(group) == wanted]
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


def pronoun_of(group: NameGroup) -> str:
    """Return `he` or `she` where forms of address, first name or titles tell; else empty."""
    for member in group.members:
        if pronoun := HONORIFICS.get(member.honorific, ""):
            return pronoun
    if group.given in HE_NAMES:
        return "he"
    if group.given in SHE_NAMES:
        return "she"
    titles = {
        word.lower().rstrip(".,")
        for member in group.members
        for title in member.titles
        for word in title.text.split()
    }
    if any(word.endswith("woman") for word in titles) or titles & _SHE_TITLES:
        return "she"
    return "he" if any(word in _HE_TITLES or _is_mans(word) for word in titles) else ""


def _is_mans(title: str) -> bool:
    """Tell `councilman` and `spokesman` from `german`."""
    return title.endswith("man") and title.capitalize() not in NATIONALITIES and title != "human"
