"""Tells whether a word is a verb of speech where it stands: not a noun, not passive.

`claims`, `calls` and `reports` are verbs and nouns; `was told` says nothing of who spoke; `a
site called` names a thing. Works on the items of one unit (see `clauses`).
"""

from briefreader.annotate.clauses import Unit
from briefreader.annotate.lexicon import NOUNS_TOO, word_set
from briefreader.annotate.name_lists import NATIONALITIES
from briefreader.annotate.noun_phrases import DETERMINERS, PREPOSITIONS, Phrase

PASSIVE = word_set("was were is are been being be am get got")
"""Forms that make a past participle passive and a present one progressive."""
_NAMING = word_set("called calling labeled dubbed titled named")
_PLAIN_VERBS = word_set("claims notes reports states reads warns puts mentions")
"""Forms on `-s` that are verbs more often than nouns behind a description."""
_QUANTITIES = word_set("all both one many some two three")
"""Determiners that can be a subject by themselves (`many said`)."""


def lower_at(unit: Unit, index: int) -> str:
    """Return the word at `index` in lower case; empty outside the unit."""
    return unit[index].lower if 0 <= index < len(unit) else ""


def is_noun(unit: Unit, position: int) -> bool:
    """Tell whether a word that may be a verb is a noun or an adjective here."""
    word, before = lower_at(unit, position), lower_at(unit, position - 1)
    if before == "that":
        return word in NOUNS_TOO
    if before in DETERMINERS or before.endswith(("'s", "’s")):
        return before not in _QUANTITIES
    return word in NOUNS_TOO and (before in PREPOSITIONS or "-" in before)


def is_passive(unit: Unit, position: int) -> bool:
    """Tell whether a participle is done to its subject: `was asked`, `are described as`."""
    if not lower_at(unit, position).endswith(("ed", "told", "written", "put", "quoted")):
        return False
    before = position - 1
    while before >= 0 and lower_at(unit, before).endswith("ly"):
        before -= 1
    return lower_at(unit, before) in PASSIVE and lower_at(unit, position) != "quoted"


def fits(unit: Unit, phrase: Phrase, verb: int) -> bool:
    """Tell whether a phrase can be the subject of a verb that may be a noun instead."""
    word = lower_at(unit, verb)
    if lower_at(unit, phrase.first) == "it" and phrase.kind == "pronoun":
        return lower_at(unit, verb - 1) == "it"
    inside = unit[phrase.first : phrase.last]
    if all(item.text in NATIONALITIES for item in inside):
        return False
    if word not in NOUNS_TOO or word.endswith("ing") or phrase.kind in ("person", "pronoun"):
        return True
    if word in _PLAIN_VERBS:
        return True
    if any(item.lower.endswith(("'s", "’s")) for item in inside[:-1]):
        return False
    singular = not inside[-1].lower.endswith("s")
    if not word.endswith("s"):
        return not singular
    return phrase.kind == "name"


def names_a_thing(unit: Unit, phrase: Phrase | None, verb: int, index: int) -> bool:
    """Tell whether a verb gives a name or goes on: `a site called “…”`, `continues to be`."""
    word = lower_at(unit, verb)
    if word in _NAMING:
        return verb == index - 1 and phrase is not None and phrase.kind == "description"
    if not word.startswith("continu"):
        return False
    human = phrase is not None and phrase.kind in ("person", "pronoun")
    return lower_at(unit, verb + 1) == "to" or not human
