"""Finds the subject of a verb of speech within one unit. Knows no quotations' words.

The subject stands before the verb, with adverbs, days, appositions, relative clauses or a
coordinated verb between, or behind a verb that leads its clause (`said Ryabkov`). A participle
(`, adding`) has the subject of its sentence.
"""

from briefreader.annotate.clauses import Item, Unit
from briefreader.annotate.lexicon import PURE_SPEECH, WEEKDAYS, word_set
from briefreader.annotate.noun_phrases import AUXILIARIES, TIME_NOUNS, Phrase, PhraseReader
from briefreader.annotate.verb_uses import PASSIVE, lower_at

_PARTICIPLE_SKIP = word_set("by after before in while when for on from without of")
_ADVERBIAL = word_set("in on at during under by with over")
_FRONT = word_set(
    """
    in at on during after before speaking asked when while as for from since with by
    following despite under according earlier later meanwhile however but and still yet then
    also so responding writing referring citing instead though although if once until among
    of to about today yesterday last
    """
)
_CLAUSE_STARTS = word_set("and but that — – as when while because")
_LONGEST_APPOSITION = 34
_LONGEST_OPENING = 30
_MOST_OPENINGS = 5
_JOINS = word_set("and but still yet then so also ,")
_DATELINE_ENDS = frozenset({"—", "–", "-", "("})


def is_filler(item: Item) -> bool:
    """Tell whether a word may stand between a subject and its verb."""
    if item.lower in AUXILIARIES or item.lower.endswith(("n't", "n’t")):
        return True
    return item.lower.endswith("ly") and item.text.islower()


def skip_to(unit: Unit, marks: set[str], position: int, limit: int) -> int:
    """Return the index behind the next of `marks` within `limit` items, or the unit's length."""
    for index in range(position, min(position + limit, len(unit))):
        if unit[index].quote >= 0:
            break
        if unit[index].text in marks:
            return index + 1
    return len(unit)


class SubjectFinder:
    """Finds subjects in one unit."""

    def __init__(self, unit: Unit, phrases: PhraseReader) -> None:
        self._unit = unit
        self._phrases = phrases

    def of_verb(self, verb: int, begin: int) -> Phrase | None:
        """Return the subject of the verb at `verb`, sought from item `begin` on."""
        unit = self._unit
        if unit[verb].lower.endswith("ing") and lower_at(self._unit, verb - 1) not in PASSIVE:
            return self._subject_of_participle(verb, begin)
        position = verb - 1
        while position >= begin and is_filler(unit[position]):
            position -= 1
        position = self._over_time(position, begin)
        if position < begin:
            return self._inverted(verb)
        item = unit[position]
        if item.quote >= 0:
            return self._inverted(verb)
        if item.lower in ("and", "but", "or", "to"):
            return self.main(0, verb) or self.main(begin, verb)
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
            before = lower_at(self._unit, phrase.first - 1)
            if phrase.first == begin or before not in _ADVERBIAL or phrase.kind == "pronoun":
                head = self._unit[phrase.last - 1]
                return None if head.lower in TIME_NOUNS else phrase
            position = phrase.first - 2
            while position >= begin and is_filler(self._unit[position]):
                position -= 1
            if position < begin:
                return None
            if lower_at(self._unit, position) == "who":
                return self._before_relative(position, begin)
        return None

    def _over_time(self, position: int, begin: int) -> int:
        """Step over `on Monday` or `Monday` that stands between subject and verb."""
        unit = self._unit
        if (
            position > begin
            and unit[position].lower in TIME_NOUNS
            and unit[position - 1].lower in WEEKDAYS
        ):
            position -= 1
        if position > begin and unit[position].lower in WEEKDAYS:
            position -= 1
            while position > begin and unit[position].lower in ("on", "late", "early", "last"):
                position -= 1
            while position > begin and is_filler(unit[position]):
                position -= 1
        return position

    def _inverted(self, verb: int) -> Phrase | None:
        """Read the subject behind a verb that leads its clause: `said Ryabkov:`."""
        if lower_at(self._unit, verb) not in PURE_SPEECH:
            return None
        phrase = self._phrases.forward(verb + 1)
        return phrase if phrase and phrase.kind == "person" else None

    def _subject_of_participle(self, verb: int, begin: int) -> Phrase | None:
        before = lower_at(self._unit, verb - 1)
        if before == "as" and lower_at(self._unit, verb - 2) in ("quoted", "cited", "saying"):
            return self.of_verb(verb - 2, begin)
        if before not in _PARTICIPLE_SKIP and before not in {",", "—", "–", "and"}:
            nearest = verb - 1
            while nearest > begin and is_filler(self._unit[nearest]):
                nearest -= 1
            near = self._phrases.backward(nearest)
            if near is not None and near.kind in ("person", "pronoun"):
                return near
        return self.main(0, verb) or self.main(begin, verb)

    def _before_relative(self, position: int, begin: int) -> Phrase | None:
        end = position - 1
        if end >= begin and lower_at(self._unit, end) == ",":
            end -= 1
        end = self._over_time(end, begin)
        phrase = self._phrases.backward(end) if end >= begin else None
        return phrase if phrase is None or phrase.first >= begin else None

    def _across_apposition(self, position: int, begin: int) -> Phrase | None:
        """Read the subject before `, the mayor of Wex,` or `(D-Ore.)`."""
        unit = self._unit
        best: Phrase | None = None
        opening = {")": "("}.get(unit[position].text)
        for index in range(position - 1, max(begin, position - _LONGEST_APPOSITION) - 1, -1):
            item = unit[index]
            if item.quote >= 0:
                break
            if item.text not in ({opening} if opening else {",", "—", "–"}) or index == begin:
                continue
            phrase = self._phrases.backward(index - 1)
            if phrase is None or phrase.first < begin:
                continue
            before = lower_at(self._unit, phrase.first - 1)
            opens = phrase.first == begin or before in _CLAUSE_STARTS
            named = phrase.kind in ("person", "name") and self._phrases.speaks(phrase)
            if opens or (named and before == ","):
                return phrase if named or best is None else best
            best = best or phrase
        return best

    def main(self, begin: int, verb: int) -> Phrase | None:
        """Return the subject of the clause that starts at `begin`, its openings skipped."""
        position = begin
        for _ in range(_MOST_OPENINGS):
            phrase = self._phrases.forward(position)
            if phrase is not None and phrase.kind in ("person", "pronoun"):
                break
            behind = self._behind_opening(position, verb, phrase)
            if behind < 0 or behind >= verb:
                break
            position = behind
        phrase = self._phrases.forward(position)
        if phrase is None or phrase.last > verb:
            return None
        return phrase if lower_at(self._unit, phrase.first) not in ("it", "who") else None

    def _behind_opening(self, position: int, verb: int, phrase: Phrase | None) -> int:
        """Return where the clause goes on behind an opening at `position`, or -1.

        Openings are conjunctions, `Speaking in Wexcombe,`, `Hours later,` and datelines.
        """
        unit = self._unit
        if lower_at(unit, position) in _JOINS:
            return position + 1
        if phrase is not None and self._is_dateline(phrase):
            return phrase.last + 1
        opens = lower_at(unit, position) in _FRONT
        if phrase is not None and unit[phrase.last - 1].lower in TIME_NOUNS:
            opens = True
        if not opens and not self._is_aside(phrase, verb):
            return -1
        comma = skip_to(unit, {","}, position, _LONGEST_OPENING)
        return comma if comma <= verb else -1

    def _is_dateline(self, phrase: Phrase) -> bool:
        """Tell `WEXCOMBE —` from a subject."""
        ends = lower_at(self._unit, phrase.last) in _DATELINE_ENDS
        return ends and self._unit[phrase.first].text.isupper()

    def _is_aside(self, phrase: Phrase | None, verb: int) -> bool:
        """Tell whether a phrase before a comma is the end of an opening, not the subject."""
        if phrase is None or lower_at(self._unit, phrase.last) != ",":
            return False
        behind = self._phrases.forward(phrase.last + 1)
        return behind is not None and behind.last <= verb
