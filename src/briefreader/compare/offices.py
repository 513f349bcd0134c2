"""Reads a printed title as a public office, to tell whether two titles can be one person's.

Knows the offices that news names people by and that a person holds one of at a time. Any
other title (`adviser`, `founder`) is not an office here, and proves nothing.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from briefreader.annotate.lexicon import word_set
from briefreader.annotate.name_lists import COUNTRIES, NATIONALITIES
from briefreader.annotate.words import STOP_WORDS, fold, stem, words

_HEADS = {
    "president": "president", "premier": "prime minister", "chancellor": "chancellor",
    "minister": "minister", "secretary": "secretary", "undersecretary": "secretary",
    "governor": "governor", "gov": "governor", "mayor": "mayor",
    "senator": "senator", "sen": "senator", "representative": "representative",
    "rep": "representative", "congressman": "representative",
    "congresswoman": "representative", "king": "king", "queen": "queen", "pope": "pope",
    "general": "general", "gen": "general", "admiral": "admiral", "adm": "admiral",
    "colonel": "colonel", "col": "colonel", "major": "major", "maj": "major",
    "captain": "captain", "capt": "captain", "sergeant": "sergeant", "sgt": "sergeant",
    "chair": "chair", "chairman": "chair", "chairwoman": "chair", "chairperson": "chair",
    "ceo": "chief executive", "cfo": "chief financial officer", "coo": "chief operating officer",
}  # fmt: skip
_RANKS = {
    "deputy": "deputy", "assistant": "assistant", "vice": "vice", "under": "under",
    "undersecretary": "under", "lieutenant": "lieutenant", "lt": "lieutenant",
    "associate": "associate",
}  # fmt: skip
_PASSING = word_set("""
    former formerly previously ex then once outgoing incoming elect designate nominee candidate
    acting interim presumptive late retired spokesman spokeswoman spokesperson adviser advisor
    aide press staff counsel personal private to for by campaign and
""")
"""Words that make a title past, to come, or that of somebody in the office's service."""
_ORIGINS = frozenset(
    fold(word) for name in (*NATIONALITIES, *COUNTRIES) for word in name.split()
) | word_set("usa uk eu un republican democratic house senate federal state")
_EXCLUSIVE = (
    frozenset({"president", "prime minister", "minister", "secretary"}),
    frozenset({"senator", "representative"}),
    frozenset({"mayor", "governor", "council leader"}),
    frozenset({"king", "queen", "pope"}),
    frozenset({"general", "admiral", "colonel", "major", "captain", "sergeant"}),
)
"""Offices of one set cannot be held together. A chancellor may be of a state, its treasury or a
university."""
_ONE_FIELD = (
    {"foreign", "external"}, {"financ", "treasury", "economic", "economy"}, {"interior", "hom"},
    {"defens", "war"}, {"labor", "employ"},
)  # fmt: skip
"""Stems of fields of government that translators and houses of style call this or that."""
_CHIEF = re.compile(r"\bchief (?:executive|\w+ officer|scientist|economist|engineer)\b")
_ACRONYM = re.compile(r"\b[A-Z]{2,6}\b")
_MILITARY = _EXCLUSIVE[-1]
_LONGEST_TITLE = 8


@dataclass(frozen=True, slots=True)
class Office:
    """A public office: `Russian Deputy Foreign Minister` is a deputy minister, foreign."""

    head: str
    ranks: frozenset[str]
    field: frozenset[str]
    """What it is minister or secretary of; empty where the title does not say."""
    body: frozenset[str] = frozenset()
    """The organisation it is an office of, where letters name one: `OPEC President`."""


@lru_cache(maxsize=4096)
def read_office(title: str) -> Office | None:
    """Return the office that `title` names; None for a past office or none at all."""
    parts = words(re.sub(r"[-–]", " ", title))
    if not parts or len(parts) > _LONGEST_TITLE or _PASSING & set(parts):
        return None
    text = " ".join(parts)
    if "attorney general" in text:
        head, taken = "attorney general", {"attorney", "general"}
    elif "prime minister" in text:
        head, taken = "prime minister", {"prime", "minister"}
    elif {"council", "leader"} <= set(parts):
        head, taken = "council leader", {"council", "leader"}
    elif chief := _CHIEF.search(text):
        head, taken = chief[0], set(chief[0].split())
    else:
        named = [part for part in parts if part in _HEADS]
        if not named:
            return None
        head, taken = _HEADS[named[-1]], set(named)
    before = parts[: max(at for at, part in enumerate(parts) if part in taken)]
    ranks = frozenset(_RANKS[part] for part in (*before, *taken) if part in _RANKS)
    letters = {fold(name) for name in _ACRONYM.findall(title)}
    body = frozenset(letters - _ORIGINS - _HEADS.keys())
    field = frozenset(
        stem(part)
        for part in parts
        if part not in taken
        and part not in body
        and part not in _RANKS
        and part not in STOP_WORDS
        and (part not in _ORIGINS or (part == "state" and f"of {part}" in text))
    )
    return Office(head, frozenset() if head in _MILITARY else ranks, field, body)


def agree(left: Office, right: Office) -> bool:
    """Tell whether both titles can be names of one office."""
    same_head = left.head == right.head or {left.head, right.head} == {"minister", "secretary"}
    return same_head and left.ranks == right.ranks and _same_field(left, right)


def contradict(left: Office, right: Office) -> bool:
    """Tell whether no one can hold both offices at a time. Not every pair does one or the other.

    The offices of two organisations can be held together, and so can the chair of a company and
    any of its chief offices.
    """
    if left.body != right.body or _is_bare(left) or _is_bare(right):
        return False
    if left.head == right.head or {left.head, right.head} == {"minister", "secretary"}:
        if left.ranks != right.ranks:
            return True
        return left.head in ("minister", "secretary") and not _same_field(left, right)
    if left.head.startswith("chief") and right.head.startswith("chief"):
        return True
    if "prime minister" in (left.head, right.head) and (left.ranks or right.ranks):
        return False
    return any(left.head in group and right.head in group for group in _EXCLUSIVE)


def _is_bare(office: Office) -> bool:
    """Tell whether a minister of nothing named may be any minister, the first one too."""
    return office.head in ("minister", "secretary") and not office.ranks and not office.field


def _same_field(left: Office, right: Office) -> bool:
    ours, theirs = _plain_field(left), _plain_field(right)
    return ours <= theirs or theirs <= ours


def _plain_field(office: Office) -> frozenset[str]:
    """Return the field with one word for all that mean it."""
    return frozenset(
        next((min(same) for same in _ONE_FIELD if word in same), word) for word in office.field
    )
