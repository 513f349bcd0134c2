"""Finds the words that credit a quotation inside one sentence. Resolves no pronouns.

Reads the items of a unit (see `clauses`): what stands behind the quotation (`said Ryabkov`,
`he added`), what stands before it (`Ryabkov said that`, `the ministry, which called it`), and
what merely owns it (`Putin's claim that`).
"""

from collections.abc import Sequence

from briefreader.annotate.clauses import Item, Unit
from briefreader.annotate.lexicon import NOUNS_TOO, PURE_SPEECH, SPEECH_VERBS, WEEKDAYS, word_set
from briefreader.annotate.name_lists import NATIONALITIES
from briefreader.annotate.noun_phrases import (
    AUXILIARIES,
    DETERMINERS,
    PREPOSITIONS,
    Phrase,
    PhraseReader,
)

_SKIPPED_BEHIND_QUOTE = frozenset({",", "—", "–", "―", "-", ")"})
_OBJECT_GAP = 6
"""Words between `told` and its quotation (`told the BBC on Monday that`)."""
_PASSIVE = word_set("was were is are been being be am get got")
_OBJECTS_OF_TELLING = word_set("told tells telling")
_PARTICIPLE_SKIP = word_set("by after before in while when for on from without of")
_SPEECH_NOUNS = word_set(
    """
    words claim claims comment comments remark remarks statement statements description
    assertion argument phrase promise pledge vow warning question answer reply response
    tweet tweets message speech declaration slogan call suggestion insistence
    """
)
_OWNED_LINKS = word_set("that of as to be : ,")
"""Words between owned words and their quotation (`Putin's claim to be`)."""
_FAR = 3
_NAMING = word_set("called calling labeled dubbed titled named")
_VERY_FAR = 10
"""Words between verb and quotation past which what stands behind the quotation decides."""
_BEFORE_SIGNATURE = frozenset({"-", "—", "–", "―", "|", "•", "from"})
_PLAIN_VERBS = word_set("claims notes reports states reads warns puts mentions")
"""Forms on `-s` that are verbs more often than nouns behind a description."""
_HEADLINE_REACH = 8
"""Words within which a headline names its speaker (`Mayor Okafor: Plan is ‘a disgrace’`)."""
_ADVERBIAL = word_set("in on at during under by with over")
_TIME_NOUNS = word_set("morning afternoon evening night week weekend month year")
_ADVERB_TIME = word_set("on in at last this early late ago and")
_FRONT = word_set(
    """
    in at on during after before speaking asked when while as for from since with by
    following despite under according earlier later meanwhile however but and still yet then
    also so responding writing referring citing instead though although if once until among
    of to about today yesterday last
    """
)


class UnitReader:
    """Credits the quotations of one unit."""

    def __init__(self, unit: Unit, phrases: PhraseReader) -> None:
        self._unit = unit
        self._phrases = phrases

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
        if phrase.kind != "description" or self._lower(phrase.last) != ",":
            return phrase
        name = self._phrases.forward(phrase.last + 1)
        return name if name is not None and name.kind == "person" else phrase

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
        """Read a credit that ends the sentence: `“…” is what they want, he said.`"""
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
            elif self._lower(position + 1) in PURE_SPEECH:
                phrase = self._phrases.forward(position + 2)
                if phrase is not None and phrase.kind == "person":
                    return phrase, unit[position + 1].text
        return None

    # ------------------------------------------------------------------ behind the quotation
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
        if item.lower == "according" and self._lower(position + 1) == "to":
            phrase = phrases.forward(position + 2)
            return (phrase, "according to") if phrase else None
        if item.lower in SPEECH_VERBS and not item.lower.endswith("ing"):
            phrase = phrases.forward(position + 1)
            usable = phrase and self._lower(position + 1) not in ("it", "that", "this", "who")
            return (phrase, item.text) if phrase and usable else None
        if item.lower == "as":
            position += 1
        phrase = phrases.forward(position)
        if phrase is None or self._lower(phrase.first) == "who":
            return None
        verb = self._verb_behind(phrase.last)
        if verb < 0 or self._is_noun(verb):
            phrase = self._longer(phrase)
            verb = self._verb_behind(phrase.last) if phrase else -1
        if phrase is None or verb < 0 or self._is_noun(verb):
            return None
        return phrase, unit[verb].text

    def _longer(self, phrase: Phrase) -> Phrase | None:
        """Read more words into a phrase: `a narrator in the ad`, `Snyder spokesman Dave Murray`."""
        if phrase.kind == "pronoun":
            return None
        if self._lower(phrase.last) in PREPOSITIONS:
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
        if self._lower(position) == "(":
            position = self._skip_to({")"}, position, 12)
        if self._lower(position) in {",", "—", "–", "who"}:
            end = self._skip_to({",", "—", "–"}, position + 1, 28)
            if self._lower(position) == "," or end < len(unit):
                while end < len(unit) and not self._verb_at(end):
                    following = self._skip_to({",", "—", "–"}, end, 28)
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
            if not (_is_filler(item) or item.lower in _ADVERB_TIME):
                return None
            position += 1
        return None

    def _skip_to(self, marks: set[str], position: int, limit: int) -> int:
        """Return the index behind the next of `marks`, or the unit's length."""
        for index in range(position, min(position + limit, len(self._unit))):
            if self._unit[index].quote >= 0:
                break
            if self._unit[index].text in marks:
                return index + 1
        return len(self._unit)

    def _lower(self, index: int) -> str:
        return self._unit[index].lower if 0 <= index < len(self._unit) else ""

    # ------------------------------------------------------------------ before the quotation
    def _before(self, index: int, begin: int) -> tuple[Phrase, str, int] | None:
        """Return subject, cue and the number of words between the verb and the quotation."""
        unit = self._unit
        for position in range(index - 1, begin - 1, -1):
            item = unit[position]
            if item.lower == "to" and self._lower(position - 1) == "according":
                phrase = self._phrases.forward(position + 1)
                if phrase and phrase.last <= index:
                    return phrase, "according to", self._gap(phrase.last, index)
            if item.lower not in SPEECH_VERBS or (not item.text[0].islower() and position > begin):
                continue
            if self._is_noun(position):
                continue
            if self._is_passive(position):
                continue
            phrase = self._subject(position, begin)
            if phrase is not None and not self._fits(phrase, position):
                continue
            if self._names_a_thing(phrase, position, index):
                continue
            if phrase is None and item.lower in PURE_SPEECH:
                break
            if phrase is not None:
                start = position + 1
                if phrase.first > position:
                    start = phrase.last
                gap = self._gap(start, index)
                if gap >= _FAR and self._lower(phrase.last) == "who":
                    continue
                if item.lower in _OBJECTS_OF_TELLING and gap <= _OBJECT_GAP:
                    gap = 0
                return phrase, item.text, gap
        return self._before_colon(index, begin) or self._owner_of_words(index, begin)

    def _names_a_thing(self, phrase: Phrase | None, verb: int, index: int) -> bool:
        """Tell whether a verb gives a name or goes on: `a site called “…”`, `continues to be`."""
        word = self._lower(verb)
        if word in _NAMING:
            return verb == index - 1 and phrase is not None and phrase.kind == "description"
        if not word.startswith("continu"):
            return False
        human = phrase is not None and phrase.kind in ("person", "pronoun")
        return self._lower(verb + 1) == "to" or not human

    def _fits(self, phrase: Phrase, verb: int) -> bool:
        """Tell whether a phrase can be the subject of a verb that may be a noun instead."""
        word = self._lower(verb)
        if self._lower(phrase.first) == "it" and phrase.kind == "pronoun":
            return self._lower(verb - 1) == "it"
        inside = self._unit[phrase.first : phrase.last]
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

    def _gap(self, start: int, index: int) -> int:
        return sum(
            1 for item in self._unit[start:index] if item.text[0].isalnum() and item.lower != "that"
        )

    def _is_noun(self, position: int) -> bool:
        word, before = self._lower(position), self._lower(position - 1)
        if before == "that":
            return word in NOUNS_TOO
        if before in DETERMINERS or before.endswith(("'s", "’s")):
            return before not in ("all", "both", "one", "many", "some", "two", "three")
        return word in NOUNS_TOO and (before in PREPOSITIONS or "-" in before)

    def _is_passive(self, position: int) -> bool:
        """Tell whether a participle is done to its subject: `was asked`, `are described as`."""
        if not self._lower(position).endswith(("ed", "told", "written", "put", "quoted")):
            return False
        before = position - 1
        while before >= 0 and self._lower(before).endswith("ly"):
            before -= 1
        return self._lower(before) in _PASSIVE and self._lower(position) != "quoted"

    def _subject(self, verb: int, begin: int) -> Phrase | None:
        unit = self._unit
        if unit[verb].lower.endswith("ing") and self._lower(verb - 1) not in _PASSIVE:
            return self._subject_of_participle(verb, begin)
        position = verb - 1
        while position >= begin and _is_filler(unit[position]):
            position -= 1
        position = self._over_time(position, begin)
        if position < begin:
            return self._inverted(verb)
        item = unit[position]
        if item.quote >= 0:
            return self._inverted(verb)
        if item.lower in ("and", "but", "or", "to"):
            return self._main_subject(0, verb) or self._main_subject(begin, verb)
        if item.text in {",", "—", "–", ")"}:
            return self._across_apposition(position, begin) or self._inverted(verb)
        if item.lower == "who":
            return self._before_relative(position, begin)
        if item.lower in ("that", "which"):
            return self._before_relative(position, begin)
        return self._subject_phrase(position, begin)

    def _subject_phrase(self, position: int, begin: int) -> Phrase | None:
        """Read the phrase that ends at `position`, stepping over `in the past` and the like."""
        for _ in range(3):
            phrase = self._phrases.backward(position)
            if phrase is None or phrase.first < begin:
                return None
            before = self._lower(phrase.first - 1)
            if phrase.first == begin or before not in _ADVERBIAL or phrase.kind == "pronoun":
                head = self._unit[phrase.last - 1]
                return None if head.lower in _TIME_NOUNS else phrase
            position = phrase.first - 2
            while position >= begin and _is_filler(self._unit[position]):
                position -= 1
            if position < begin:
                return None
            if self._lower(position) == "who":
                return self._before_relative(position, begin)
        return None

    def _over_time(self, position: int, begin: int) -> int:
        """Step over `on Monday` or `Monday` that stands between subject and verb."""
        unit = self._unit
        if (
            position > begin
            and unit[position].lower in _TIME_NOUNS
            and unit[position - 1].lower in WEEKDAYS
        ):
            position -= 1
        if position > begin and unit[position].lower in WEEKDAYS:
            position -= 1
            while position > begin and unit[position].lower in ("on", "late", "early", "last"):
                position -= 1
            while position > begin and _is_filler(unit[position]):
                position -= 1
        return position

    def _inverted(self, verb: int) -> Phrase | None:
        """Read the subject behind a verb that leads its clause: `said Ryabkov:`."""
        if self._lower(verb) not in PURE_SPEECH:
            return None
        phrase = self._phrases.forward(verb + 1)
        return phrase if phrase and phrase.kind == "person" else None

    def _subject_of_participle(self, verb: int, begin: int) -> Phrase | None:
        before = self._lower(verb - 1)
        if before == "as" and self._lower(verb - 2) in ("quoted", "cited", "saying"):
            return self._subject(verb - 2, begin)
        if before not in _PARTICIPLE_SKIP and before not in {",", "—", "–", "and"}:
            nearest = verb - 1
            while nearest > begin and _is_filler(self._unit[nearest]):
                nearest -= 1
            near = self._phrases.backward(nearest)
            if near is not None and near.kind in ("person", "pronoun"):
                return near
        return self._main_subject(0, verb) or self._main_subject(begin, verb)

    def _before_relative(self, position: int, begin: int) -> Phrase | None:
        end = position - 1
        if end >= begin and self._lower(end) == ",":
            end -= 1
        end = self._over_time(end, begin)
        phrase = self._phrases.backward(end) if end >= begin else None
        return phrase if phrase is None or phrase.first >= begin else None

    def _across_apposition(self, position: int, begin: int) -> Phrase | None:
        """Read the subject before `, the mayor of Wex,` or `(D-Ore.)`."""
        unit = self._unit
        best: Phrase | None = None
        opening = {")": "("}.get(unit[position].text)
        for index in range(position - 1, max(begin, position - 34) - 1, -1):
            item = unit[index]
            if item.quote >= 0:
                break
            if item.text not in ({opening} if opening else {",", "—", "–"}) or index == begin:
                continue
            phrase = self._phrases.backward(index - 1)
            if phrase is None or phrase.first < begin:
                continue
            before = self._lower(phrase.first - 1)
            opens = phrase.first == begin or before in _CLAUSE_STARTS
            named = phrase.kind in ("person", "name")
            if opens or (named and before == ","):
                return phrase if named or best is None else best
            best = best or phrase
        return best

    def _main_subject(self, begin: int, verb: int) -> Phrase | None:
        """Return the subject of the clause that starts at `begin`, its opening phrases skipped."""
        unit = self._unit
        position = begin
        while position < verb and unit[position].lower in _FRONT | {",", "—", "–"}:
            if unit[position].lower in ("and", "but", "still", "yet", "then", "so", "also", ","):
                position += 1
                continue
            comma = self._skip_to({","}, position, 30)
            if comma > verb:
                break
            position = comma
        phrase = self._phrases.forward(position)
        while phrase is not None and phrase.kind not in ("person", "pronoun"):
            behind = self._phrases.forward(phrase.last + 1)
            if self._lower(phrase.last) != "," or behind is None or behind.last > verb:
                break
            phrase = behind
        if phrase is None or phrase.last > verb:
            return None
        return phrase if self._lower(phrase.first) not in ("it", "who") else None

    def _before_colon(self, index: int, begin: int) -> tuple[Phrase, str, int] | None:
        if self._lower(index - 1) == ":" and index - 1 > begin:
            alone = self._phrases.backward(index - 2)
            whole = alone is not None and (
                alone.first == begin
                or (
                    alone.kind in ("person", "name")
                    and self._lower(alone.first - 1) in _BEFORE_SIGNATURE
                )
            )
            phrase = alone if whole else self._main_subject(begin, index)
            if phrase is None or (not whole and phrase.kind not in ("person", "pronoun")):
                phrase = self._phrases.only_person(begin, index)
            return (phrase, ":", 0) if phrase else None
        for position in range(begin + 1, min(index, begin + _HEADLINE_REACH)):
            if self._lower(position) == ":":
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


_CLAUSE_STARTS = word_set("and but that — – as when while because")


def _owns(item: Item) -> bool:
    return item.lower.endswith(("'s", "’s")) or item.lower in ("his", "her")


def _is_filler(item: Item) -> bool:
    return item.lower in AUXILIARIES or (item.lower.endswith("ly") and item.text.islower())
