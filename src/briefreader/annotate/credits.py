"""Finds the words that credit a quotation inside one sentence. Resolves no pronouns.

Reads the items of a unit (see `clauses`): what stands behind the quotation (`said Ryabkov`,
`he added`), what stands before it (`Ryabkov said that`, `the ministry, which called it`), and
what merely owns it (`Putin's claim that`).
"""

from collections.abc import Sequence

from briefreader.annotate.clauses import Item, Unit
from briefreader.annotate.lexicon import PURE_SPEECH, SPEECH_VERBS, word_set
from briefreader.annotate.noun_phrases import (
    PREPOSITIONS,
    Phrase,
    PhraseReader,
)
from briefreader.annotate.subjects import SubjectFinder, is_filler, skip_to
from briefreader.annotate.verb_uses import fits, is_noun, is_passive, lower_at, names_a_thing

_SKIPPED_BEHIND_QUOTE = frozenset({",", "—", "–", "―", "-", ")"})
_OBJECT_GAP = 6
"""Words between `told` and its quotation (`told the BBC on Monday that`)."""
_OBJECTS_OF_TELLING = word_set("told tells telling")
_SPEECH_NOUNS = word_set(
    """
    words claim claims comment comments remark remarks statement statements description
    assertion argument phrase promise pledge vow warning question answer reply response
    tweet tweets message speech declaration slogan call suggestion insistence
    """
)
_OWNED_LINKS = word_set("that of as to be : ,")
"""Words between owned words and their quotation (`Putin's claim to be`)."""
_SUBORDINATE = word_set("when after before while if because since although as")
"""A clause these open does not reach across a comma to a quotation."""
_FAR = 3
_VERY_FAR = 10
"""Words between verb and quotation past which what stands behind the quotation decides."""
_BEFORE_SIGNATURE = frozenset({"-", "—", "–", "―", "|", "•", "from"})
_OWNERS = word_set("his hers")
_IS = word_set("is was were are")
"""With an owner in front: `Hers was the candid answer: “…”`."""
_HEADLINE_REACH = 8
"""Words within which a headline names its speaker (`Mayor Okafor: Plan is ‘a disgrace’`)."""
_ADVERB_TIME = word_set("on in at last this early late ago and")


class UnitReader:
    """Credits the quotations of one unit."""

    def __init__(self, unit: Unit, phrases: PhraseReader) -> None:
        self._unit = unit
        self._phrases = phrases
        self._subjects = SubjectFinder(unit, phrases)

    def read(self, creditable: Sequence[bool]) -> dict[int, tuple[Phrase, str]]:
        """Return speaker phrase and cue for each quotation that the unit's words credit."""
        found: dict[int, tuple[Phrase, str]] = {}
        begin = 0
        previous: tuple[Phrase, str] | None = None
        for index, item in enumerate(self._unit):
            if item.quote < 0 or not creditable[item.quote]:
                continue
            credit = self._credit(index, begin) or previous
            if credit:
                credit = self._named(credit[0]), credit[1]
            if credit:
                found[item.quote] = credit
                previous = credit
            begin = index + 1
        return found

    def _named(self, phrase: Phrase) -> Phrase:
        """Turn `its chief executive` into the person it is explained by: `, Graham Stott,`."""
        if phrase.kind != "description" or lower_at(self._unit, phrase.last) != ",":
            return phrase
        name = self._phrases.forward(phrase.last + 1)
        return name if name is not None and name.kind == "person" else phrase

    def main_speaker(self) -> int:
        """Return the person who is the subject of the unit's first verb of speech, or -1.

        In `Ryabkov said that Putin had said “…”` that is Ryabkov, whom a later `he` means.
        """
        for position, item in enumerate(self._unit):
            if item.lower in SPEECH_VERBS and not is_noun(self._unit, position):
                phrase = self._subjects.of_verb(position, 0)
                if phrase is not None and phrase.kind == "person":
                    return phrase.person
                return -1
        return -1

    def introduces(self) -> tuple[Phrase, str] | None:
        """Return subject and cue of the last verb of speech in a unit without quotations."""
        found = self._before(len(self._unit), 0)
        return (self._named(found[0]), found[1]) if found else None

    def _credit(self, index: int, begin: int) -> tuple[Phrase, str] | None:
        before = self._before(index, begin)
        if before is not None and before[2] == 0:
            return before[:2]
        behind = self._behind(index)
        if behind is None:
            if before is not None:
                return before[:2]
            return self._at_end(index)
        if before is None:
            return behind
        integrated = index > 0 and self._unit[index - 1].text[-1:].isalnum()
        named = behind[0].kind in ("person", "pronoun") and behind[1] != "according to"
        if integrated and before[2] < _VERY_FAR and not (named and before[2] >= _FAR):
            return before[:2]
        return behind

    def _at_end(self, index: int) -> tuple[Phrase, str] | None:
        """Read a credit at the end of the sentence: `“…” is what they want, he said`."""
        unit = self._unit
        for position in range(len(unit) - 1, max(index, len(unit) - 14), -1):
            if unit[position].quote >= 0:
                return None
            if unit[position].text not in {",", "—", "–"}:
                continue
            phrase = self._phrases.forward(position + 1)
            if phrase is not None and phrase.kind != "description":
                verb = self._verb_behind(phrase.last)
                if verb >= 0 and unit[verb].lower in PURE_SPEECH:
                    return phrase, unit[verb].text
            elif lower_at(self._unit, position + 1) in PURE_SPEECH:
                phrase = self._phrases.forward(position + 2)
                if phrase is not None and phrase.kind == "person":
                    return phrase, unit[position + 1].text
        return None

    def _behind(self, index: int) -> tuple[Phrase, str] | None:
        unit, phrases = self._unit, self._phrases
        position = index + 1
        while position < len(unit) and unit[position].text in _SKIPPED_BEHIND_QUOTE:
            position += 1
        if position >= len(unit):
            return None
        item = unit[position]
        if unit[position - 1].text in {"—", "–", "―", "-"} and position - index == 2:
            signed = self._signature(position)
            if signed is not None:
                return signed
        if item.lower == "according" and lower_at(self._unit, position + 1) == "to":
            phrase = phrases.forward(position + 2)
            return (phrase, "according to") if phrase else None
        if item.lower in SPEECH_VERBS and not item.lower.endswith("ing"):
            phrase = self._person_described(phrases.forward(position + 1))
            usable = phrase and lower_at(self._unit, position + 1) not in (
                "it",
                "that",
                "this",
                "who",
            )
            return (phrase, item.text) if phrase and usable else None
        if item.lower == "as":
            position += 1
        phrase = phrases.forward(position)
        if phrase is None or lower_at(self._unit, phrase.first) == "who":
            return None
        verb = self._verb_behind(phrase.last)
        if verb < 0 or is_noun(unit, verb):
            phrase = self._longer(phrase)
            verb = self._verb_behind(phrase.last) if phrase else -1
        if phrase is None or verb < 0 or is_noun(unit, verb) or not phrases.speaks(phrase):
            return None
        return phrase, unit[verb].text

    def _person_described(self, phrase: Phrase | None) -> Phrase | None:
        """Return the person whom a first name only describes: `said Velt spokeswoman Ana Ruiz`."""
        if phrase is None or phrase.kind != "person":
            return phrase
        longer = self._phrases.described(phrase.first)
        other = longer is not None and longer.kind == "person" and longer.person != phrase.person
        return longer if other else phrase

    def _longer(self, phrase: Phrase) -> Phrase | None:
        """Read more words into a phrase: `a narrator in the ad`, `Snyder spokesman Dave Murray`."""
        if phrase.kind == "pronoun":
            return None
        if lower_at(self._unit, phrase.last) in PREPOSITIONS:
            tail = self._phrases.forward(phrase.last + 1)
            return Phrase(phrase.first, tail.last, phrase.kind, phrase.person) if tail else None
        return self._phrases.described(phrase.first) if phrase.kind == "person" else None

    def _signature(self, position: int) -> tuple[Phrase, str] | None:
        """Read the name alone behind a dash: `“…” — Ana Ruiz`."""
        phrase = self._phrases.forward(position)
        if phrase is None or phrase.kind not in ("person", "name"):
            return None
        behind = self._unit[phrase.last :]
        alone = not behind or behind[0].text in {",", "."}
        return (phrase, self._unit[position - 1].text) if alone else None

    def _verb_behind(self, position: int) -> int:
        """Return the speech verb whose subject ends at `position`, or -1."""
        unit = self._unit
        if lower_at(self._unit, position) == "(":
            position = skip_to(self._unit, {")"}, position, 12)
        if lower_at(self._unit, position) in {",", "—", "–", "who"}:
            end = skip_to(self._unit, {",", "—", "–"}, position + 1, 28)
            if lower_at(self._unit, position) == "," or end < len(unit):
                while end < len(unit) and not self._verb_at(end):
                    following = skip_to(self._unit, {",", "—", "–"}, end, 28)
                    if following >= len(unit) or following == end:
                        break
                    end = following
            position = end
        verb = self._verb_at(position)
        return verb if verb is not None else -1

    def _verb_at(self, position: int) -> int | None:
        """Return the speech verb at `position`, auxiliaries and adverbs skipped."""
        unit = self._unit
        for _ in range(7):
            if position >= len(unit):
                return None
            item = unit[position]
            if item.lower in SPEECH_VERBS:
                return position
            if not (is_filler(item) or item.lower in _ADVERB_TIME):
                return None
            position += 1
        return None

    def _before(self, index: int, begin: int) -> tuple[Phrase, str, int] | None:
        """Return subject, cue and the number of words between the verb and the quotation."""
        unit = self._unit
        for position in range(index - 1, begin - 1, -1):
            item = unit[position]
            if item.lower == "to" and lower_at(self._unit, position - 1) == "according":
                phrase = self._phrases.forward(position + 1)
                if phrase and phrase.last <= index:
                    return phrase, "according to", self._gap(phrase.last, index)
            if item.lower not in SPEECH_VERBS or (not item.text[0].islower() and position > begin):
                continue
            if is_noun(unit, position):
                continue
            if is_passive(unit, position):
                continue
            phrase = self._subjects.of_verb(position, begin)
            if phrase is not None and not fits(unit, phrase, position):
                continue
            if names_a_thing(unit, phrase, position, index):
                continue
            if phrase is None and item.lower in PURE_SPEECH:
                break
            if phrase is not None:
                start = position + 1
                if phrase.first > position:
                    start = phrase.last
                gap = self._gap(start, index)
                if not self._phrases.speaks(phrase):
                    continue
                between = any(each.text == "," for each in unit[start:index])
                if between and lower_at(unit, phrase.first - 1) in _SUBORDINATE:
                    continue
                if gap >= _FAR and lower_at(self._unit, phrase.last) == "who":
                    continue
                if item.lower in _OBJECTS_OF_TELLING and gap <= _OBJECT_GAP:
                    gap = 0
                return phrase, item.text, gap
        return self._before_colon(index, begin) or self._owner_of_words(index, begin)

    def _gap(self, start: int, index: int) -> int:
        return sum(
            1 for item in self._unit[start:index] if item.text[0].isalnum() and item.lower != "that"
        )

    def _before_colon(self, index: int, begin: int) -> tuple[Phrase, str, int] | None:
        if lower_at(self._unit, index - 1) == ":" and index - 1 > begin:
            if lower_at(self._unit, begin) in _OWNERS and lower_at(self._unit, begin + 1) in _IS:
                return Phrase(begin, begin + 1, "pronoun"), ":", 0
            alone = self._phrases.backward(index - 2)
            whole = alone is not None and (
                alone.first == begin
                or (
                    alone.kind in ("person", "name")
                    and lower_at(self._unit, alone.first - 1) in _BEFORE_SIGNATURE
                )
            )
            phrase = alone if whole else self._subjects.main(begin, index)
            if phrase is None or (not whole and phrase.kind not in ("person", "pronoun")):
                phrase = self._phrases.only_person(begin, index)
            return (phrase, ":", 0) if phrase else None
        for position in range(begin + 1, min(index, begin + _HEADLINE_REACH)):
            if lower_at(self._unit, position) == ":":
                alone = self._phrases.backward(position - 1)
                if alone and alone.first == begin and alone.kind in ("person", "name"):
                    return alone, ":", self._gap(position + 1, index)
                return None
        return None

    def _owner_of_words(self, index: int, begin: int) -> tuple[Phrase, str, int] | None:
        """Read `Putin’s claim that “…”`: the owner of the words is the speaker."""
        unit = self._unit
        for position in range(index - 1, max(begin, index - 8), -1):
            if unit[position].lower not in _SPEECH_NOUNS:
                continue
            owner = position - 1
            while owner > begin and unit[owner].text.islower() and not _owns(unit[owner]):
                owner -= 1
            if owner >= begin and _owns(unit[owner]):
                phrase = self._phrases.owner(owner)
                between = {item.lower for item in unit[position + 1 : index]}
                if phrase is not None and between <= _OWNED_LINKS:
                    return phrase, unit[position].text, len(between) + 1
            return None
        return None


def _owns(item: Item) -> bool:
    return item.lower.endswith(("'s", "’s")) or item.lower in ("his", "her")
