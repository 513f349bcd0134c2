"""Compares whom two reports name and by which title.

First names keep namesakes apart. Titles are compared only where both reports print one with
the name itself, and called different only where no one could hold both offices.
"""

from collections.abc import Sequence

from rapidfuzz.distance import DamerauLevenshtein

from briefreader.annotate.rarity import rarity
from briefreader.annotate.words import fold, plain_punctuation, stem
from briefreader.compare.offices import Office, agree, contradict, read_office
from briefreader.compare.side import Side
from briefreader.models.annotation import Person
from briefreader.models.comparison import PersonPair, PersonRelation

_SUFFIXES = frozenset(["jr", "sr", "ii", "iii", "iv"])
_SHORT_FORMS = {
    "dick": "richard", "bob": "robert", "bill": "william", "jim": "james", "jack": "john",
    "ted": "edward", "ned": "edward", "chuck": "charles", "hank": "henry", "harry": "henry",
    "tony": "anthony", "drew": "andrew", "liz": "elizabeth", "beth": "elizabeth",
    "betty": "elizabeth", "kate": "catherine", "kathy": "catherine", "peggy": "margaret",
    "meg": "margaret", "tina": "christina", "jeb": "john", "sasha": "alexander", "bibi": "benjamin",
}  # fmt: skip
"""Short forms of first names that do not begin like the long ones."""
_SPELLING_LETTERS = 5
"""Shorter names one letter apart are different names too often."""
_TELLING_LETTERS = 6
_TELLING_RARITY = 4.5
"""Rarer than the words and the names that everybody knows (Reagan, Gates)."""
_LONG_NAME = 8
"""From this length on two letters may differ."""


def compare_people(left: Side, right: Side) -> tuple[PersonPair, ...]:
    """Return everyone named in both reports or in one, in the left report's order."""
    ours, theirs = left.source.annotation.people, right.source.annotation.people
    pairs: list[PersonPair] = []
    free = list(range(len(theirs)))
    matched: dict[int, int] = {}
    for exact in (True, False):
        for index, person in enumerate(ours):
            if index not in matched:
                at = _counterpart(person, theirs, free, exact=exact)
                if at is not None:
                    matched[index] = at
                    free.remove(at)
    spelt: set[int] = set()
    for index, person in enumerate(ours):
        if index not in matched:
            near = [at for at in free if spelt_alike(person.name, theirs[at].name)]
            if len(near) == 1:
                matched[index] = near[0]
                free.remove(near[0])
                spelt.add(index)
    for index, person in enumerate(ours):
        if index not in matched:
            pairs.append(PersonPair("only-left", index, None))
            continue
        other = theirs[matched[index]]
        relation: PersonRelation = "spelling" if index in spelt else "same"
        if titles_differ(person, other):
            relation = "title-differs"
        pairs.append(PersonPair(relation, index, matched[index]))
    pairs.extend(PersonPair("only-right", None, at) for at in free)
    return tuple(pairs)


def _counterpart(
    person: Person, others: Sequence[Person], free: Sequence[int], *, exact: bool
) -> int | None:
    for at in free:
        other = others[at]
        same = (
            fold(person.name) == fold(other.name) if exact else same_person(person.name, other.name)
        )
        if same:
            return at
    return None


def name_parts(name: str) -> list[str]:
    """Return the words of `name`, folded, without stops and suffixes (`Jr.`)."""
    parts = [fold(part).strip(".,'") for part in plain_punctuation(name).split()]
    return [part for part in parts if part and part not in _SUFFIXES]


def family_name(name: str) -> str:
    """Return the last word of `name` that is no suffix, folded: what a report goes on to use."""
    parts = name_parts(name)
    return parts[-1] if parts else ""


def same_person(name: str, other: str) -> bool:
    """Tell whether two names can be one person's: one family name, first names not at odds.

    An initial agrees with any name that begins with it, and so does a short form that begins
    the long one (`Alex`, `Alexander`).
    """
    ours, theirs = name_parts(name), name_parts(other)
    if not ours or not theirs or ours[-1] != theirs[-1]:
        return False
    if len(ours) == 1 or len(theirs) == 1:
        return True
    return ours[0].startswith(theirs[0]) or theirs[0].startswith(ours[0])


def names_clash(name: str, other: str) -> bool:
    """Tell whether two names cannot be one person's: another family name, or other first names.

    First names that begin alike (`Mike`, `Michael`) or are known short forms do not clash.
    """
    if not name_parts(name) or not name_parts(other):
        return False
    ours, theirs = name_parts(name)[:-1], name_parts(other)[:-1]
    if family_name(name) != family_name(other):
        families = family_name(name), family_name(other)
        misspelt = bool(ours) and ours == theirs and _one_letter_off(*families)
        return not misspelt and not spelt_alike(name, other)
    if not ours or not theirs:
        return False
    ours, theirs = _longer_than_initials(ours), _longer_than_initials(theirs)
    return not any(_one_given(here, there) for here in ours for there in theirs)


def _longer_than_initials(given: list[str]) -> list[str]:
    """Return the names without initials, where there is more than those: `J. Edgar`: `Edgar`."""
    return [name for name in given if len(name) > 1] or given


def _one_letter_off(name: str, other: str) -> bool:
    return DamerauLevenshtein.distance(name, other, score_cutoff=1) <= 1


def _one_given(name: str, other: str) -> bool:
    if min(len(name), len(other)) == 1:
        return name[0] == other[0]
    return name[:2] == other[:2] or _SHORT_FORMS.get(name, name) == _SHORT_FORMS.get(other, other)


def spelt_alike(name: str, other: str) -> bool:
    """Tell whether two names look like one name in two spellings (Baerbock, Baerbrock)."""
    ours, theirs = name_parts(name), name_parts(other)
    if not ours or not theirs or ours == theirs:
        return False
    given = (ours[0] if len(ours) > 1 else "", theirs[0] if len(theirs) > 1 else "")
    if given[0] != given[1] and all(given):
        same_family = ours[-1] == theirs[-1]
        return same_family and _near(given[0], given[1])
    if not all(given) and not all(_is_telling(parts[-1]) for parts in (ours, theirs)):
        return False
    return _near(ours[-1], theirs[-1])


def _is_telling(family: str) -> bool:
    """Tell whether a family name is so rare and long that another one hardly comes so near it."""
    return len(family) >= _TELLING_LETTERS and rarity(stem(family)) >= _TELLING_RARITY


def _near(word: str, other: str) -> bool:
    shortest = min(len(word), len(other))
    if word == other or shortest < _SPELLING_LETTERS or word[0] != other[0]:
        return False
    if {word, other} in ({word, word + "s"}, {other, other + "s"}):
        return False
    allowed = 2 if shortest >= _LONG_NAME else 1
    return DamerauLevenshtein.distance(word, other, score_cutoff=allowed) <= allowed


def titles_differ(person: Person, other: Person) -> bool:
    """Tell whether the two reports give one person offices that exclude one another."""
    ours, theirs = offices(person), offices(other)
    if any(agree(here, there) for here in ours for there in theirs):
        return False
    return any(contradict(here, there) for here in ours for there in theirs)


def offices(person: Person) -> list[Office]:
    """Return the offices that the report gives `person` by name."""
    found = (read_office(title.title) for title in person.titles)
    return [office for office in found if office is not None]
