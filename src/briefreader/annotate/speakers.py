"""Credits quotations to speakers from the words around them. Knows marks only as spans.

No speaker rather than a guess: a quotation is credited when a verb of speech with a subject,
`according to`, or a colon introduces or follows it, or when it plainly goes on from one that
was. The subject is read as printed; pronouns and offices are then resolved against the people
of the report.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from briefreader.annotate.clauses import Item, Unit, units_of
from briefreader.annotate.coreference import Resolver
from briefreader.annotate.lexicon import SPEECH_VERBS, WEEKDAYS, word_set
from briefreader.annotate.noun_phrases import (
    AUXILIARIES,
    DETERMINERS,
    PREPOSITIONS,
    Phrase,
    PhraseReader,
)
from briefreader.annotate.people import Mention, People
from briefreader.annotate.quote_marks import Quotation
from briefreader.models.annotation import SpeakerKind


@dataclass(frozen=True, slots=True)
class Credit:
    """Who a quotation is credited to."""

    speaker: str = ""
    printed: str = ""
    start: int = -1
    """Where the speaker stands in paragraph `par`; -1 if nowhere."""
    end: int = -1
    par: int = -1
    kind: SpeakerKind = "none"
    cue: str = ""
    person: int = -1
    """Index of the person of the report, where the speaker is one."""


NOBODY = Credit()


def credit_quotations(
    paragraphs: Sequence[str],
    quotations: Sequence[Quotation],
    people: People,
    creditable: Sequence[bool],
) -> list[Credit]:
    """Return the credit of each quotation, in order.

    `creditable` is false for marks that enclose no speech (the title of a programme); those
    get no speaker and lend none.
    """
    by_paragraph: list[list[int]] = [[] for _ in paragraphs]
    for number, quotation in enumerate(quotations):
        by_paragraph[quotation.par].append(number)
    text = _Text(people)
    credits = [NOBODY] * len(quotations)
    for par, paragraph in enumerate(paragraphs):
        numbers = by_paragraph[par]
        if not numbers:
            text.pass_over(paragraph, par)
            continue
        inside = [quotations[number] for number in numbers]
        found = text.read(paragraph, par, inside, [creditable[number] for number in numbers])
        for number, credit in zip(numbers, found, strict=True):
            credits[number] = credit
    _credit_backwards(quotations, credits)
    return credits


def _credit_backwards(quotations: Sequence[Quotation], credits: list[Credit]) -> None:
    """Let a quotation that runs over paragraphs have the speaker named at its end."""
    for number in range(len(quotations) - 1, 0, -1):
        if (
            quotations[number].continues
            and credits[number].kind != "none"
            and credits[number - 1].kind == "none"
        ):
            credits[number - 1] = credits[number]


class _Text:
    """Walks the paragraphs and carries a speaker on where the text plainly does."""

    def __init__(self, people: People) -> None:
        self._people = people
        self._resolver = Resolver(people)
        self._last = NOBODY
        self._introduced = NOBODY

    def pass_over(self, paragraph: str, par: int) -> None:
        """Take in a paragraph without quotations."""
        mentions = self._people.mentions[par]
        self._introduced = NOBODY
        self._last = NOBODY
        if paragraph.rstrip().endswith(":"):
            units = units_of(paragraph, ())
            if units:
                self._introduced = self._introduction(units[-1], mentions, paragraph, par)
        self._resolver.remember([mention.person for mention in mentions])

    def read(
        self,
        paragraph: str,
        par: int,
        quotations: Sequence[Quotation],
        creditable: Sequence[bool],
    ) -> list[Credit]:
        """Return the credits of one paragraph's quotations."""
        mentions = self._people.mentions[par]
        outside = [
            mention
            for mention in mentions
            if not any(q.start <= mention.span.start < q.end for q in quotations)
        ]
        credits = [NOBODY] * len(quotations)
        carried = self._introduced if self._introduced.kind != "none" else NOBODY
        if quotations[0].continues:
            carried = self._last
        waiting: list[int] = []
        units = units_of(paragraph, quotations)
        for unit in units:
            numbers = [item.quote for item in unit if item.quote >= 0 and creditable[item.quote]]
            named = [
                mention for mention in outside if unit[0].start <= mention.span.start < unit[-1].end
            ]
            if not numbers:
                carried = self._introduction(unit, named, paragraph, par)
                self._remember(carried, named)
                continue
            phrases = PhraseReader(unit, named)
            reader = _UnitReader(unit, phrases)
            found = reader.read(creditable)
            credited = NOBODY
            for number in numbers:
                if number in found:
                    phrase, cue = found[number]
                    credits[number] = self._resolve(unit, phrase, cue, named, paragraph, par)
                    credited = credits[number]
                elif _is_bare(unit) and carried.kind != "none":
                    credits[number] = credited = carried
                elif _is_bare(unit):
                    waiting.append(number)
            if credited.kind != "none":
                for number in waiting:
                    credits[number] = credited
                waiting = []
                carried = credited
            else:
                carried = NOBODY
            self._remember(credited, named)
        self._last = carried
        self._introduced = carried if paragraph.rstrip().endswith(":") else NOBODY
        return credits

    def _remember(self, credit: Credit, named: Sequence[Mention]) -> None:
        persons = [mention.person for mention in named]
        if credit.person >= 0:
            persons.insert(0, credit.person)
        if persons:
            self._resolver.remember(persons)

    def _introduction(
        self, unit: Unit, named: Sequence[Mention], paragraph: str, par: int
    ) -> Credit:
        """Return who speaks in a sentence without quotation marks, for the one behind it."""
        found = _UnitReader(unit, PhraseReader(unit, named)).introduces()
        if found is None:
            return NOBODY
        return self._resolve(unit, found[0], found[1], named, paragraph, par)

    def _resolve(
        self,
        unit: Unit,
        phrase: Phrase,
        cue: str,
        named: Sequence[Mention],
        paragraph: str,
        par: int,
    ) -> Credit:
        start, end = unit[phrase.first].start, unit[phrase.last - 1].end
        printed = paragraph[start:end]
        kind: SpeakerKind = "description"
        person = phrase.person
        if phrase.kind == "pronoun":
            kind = "pronoun"
            earlier = [mention.person for mention in named if mention.span.start < start]
            word = {"his": "he", "her": "she"}.get(printed.lower(), printed)
            person = self._resolver.pronoun(word, earlier)
        elif phrase.kind == "description":
            person = self._resolver.described(printed)
        else:
            kind = "name"
        if person >= 0:
            speaker = self._people.persons[person].name
        elif kind == "pronoun":
            speaker = ""
        else:
            speaker = _without_article(printed) if kind == "name" else printed
        return Credit(speaker, printed, start, end, par, kind, cue, person)


def _without_article(name: str) -> str:
    return name[4:] if name[:4] in ("The ", "the ") else name


def _is_bare(unit: Unit) -> bool:
    """Tell whether a unit is nothing but quotations and punctuation."""
    return all(item.quote >= 0 or not item.text[0].isalnum() for item in unit)


_SKIPPED_BEHIND_QUOTE = frozenset({",", "—", "–", "-", ")"})
_OBJECT_GAP = 6
"""Words between `told` and its quotation (`told the BBC on Monday that`)."""
_NOUNS_TOO = word_set("""
    report reports claim claims comment comments demand demands charge charges note notes point
    points call calls remark remarks answer answers promise promises estimate estimates shot state
    states put question read promise pledge pledges vow speak maintain warning warnings saying
    reply cry urge reveal cites express stress praise statement
""")
_NOT_SAYING = word_set("asked asking expected reported shot ordered ruled related")
_PASSIVE = word_set("was were is are been being be am get got")
_PASSIVE_VERBS = word_set("""
    told asked accused described called criticized criticised quoted reported known charged
    informed reminded urged warned advised ordered ruled put read said announced alleged condemned
    denounced dismissed related cited claimed considered
""")
_OBJECTS_OF_TELLING = word_set("told tells telling")
_PARTICIPLE_SKIP = word_set("by after before in while when for on from without of")
_SPEECH_NOUNS = word_set("""
    words claim claims comment comments remark remarks statement statements description assertion
    argument phrase promise pledge vow warning question answer reply response tweet tweets message
    speech declaration slogan call suggestion insistence
""")
_ADVERB_TIME = word_set("on in at last this early late ago and")
_FRONT = word_set("""
    in at on during after before speaking asked when while as for from since with by following
    despite under according earlier later meanwhile however but and still yet then also so
    responding writing referring citing instead though although if once until among of to about
    today yesterday last
""")


class _UnitReader:
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
                found[item.quote] = credit
                previous = credit
            begin = index + 1
        return found

    def introduces(self) -> tuple[Phrase, str] | None:
        """Return subject and cue of the last verb of speech in a unit without quotations."""
        found = self._before(len(self._unit), 0)
        return found[:2] if found else None

    def _credit(self, index: int, begin: int) -> tuple[Phrase, str] | None:
        before = self._before(index, begin)
        if before is not None and before[2] == 0:
            return before[:2]
        behind = self._behind(index)
        integrated = index > 0 and self._unit[index - 1].text[-1:].isalnum()
        if behind is not None and not (before is not None and integrated):
            return behind
        if before is not None:
            return before[:2]
        return behind

    # ------------------------------------------------------------------ behind the quotation
    def _behind(self, index: int) -> tuple[Phrase, str] | None:
        unit, phrases = self._unit, self._phrases
        position = index + 1
        while position < len(unit) and unit[position].text in _SKIPPED_BEHIND_QUOTE:
            position += 1
        if position >= len(unit):
            return None
        item = unit[position]
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
        if verb < 0:
            return None
        return phrase, unit[verb].text

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
            if item.lower not in SPEECH_VERBS or not item.text[0].islower() and position > begin:
                continue
            if self._is_noun(position):
                continue
            if self._lower(position - 1) in _PASSIVE and item.lower in _PASSIVE_VERBS:
                if item.lower != "quoted":
                    continue
            phrase = self._subject(position, begin)
            if phrase is not None:
                start = position + 1
                if phrase.first > position:
                    start = phrase.last
                gap = self._gap(start, index)
                if item.lower in _OBJECTS_OF_TELLING and gap <= _OBJECT_GAP:
                    gap = 0
                return phrase, item.text, gap
        return self._before_colon(index, begin) or self._owner_of_words(index, begin)

    def _gap(self, start: int, index: int) -> int:
        return sum(
            1 for item in self._unit[start:index] if item.text[0].isalnum() and item.lower != "that"
        )

    def _is_noun(self, position: int) -> bool:
        word, before = self._lower(position), self._lower(position - 1)
        if word not in _NOUNS_TOO:
            return False
        return before in DETERMINERS or before.endswith(("'s", "’s")) or before in PREPOSITIONS

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
        if item.lower in ("and", "but", "or"):
            return self._main_subject(begin, verb)
        if item.lower == "to":
            return self._main_subject(begin, verb)
        if item.text in {",", "—", "–", ")"}:
            return self._across_apposition(position, begin) or self._inverted(verb)
        if item.lower == "who":
            return self._before_relative(position, begin)
        if item.lower in ("that", "which"):
            return self._before_relative(position, begin)
        phrase = self._phrases.backward(position)
        if phrase is not None and phrase.first < begin:
            return None
        return phrase

    def _over_time(self, position: int, begin: int) -> int:
        """Step over `on Monday` or `Monday` that stands between subject and verb."""
        unit = self._unit
        if position > begin and unit[position].lower in WEEKDAYS:
            position -= 1
            while position > begin and unit[position].lower in ("on", "late", "early", "last"):
                position -= 1
            while position > begin and _is_filler(unit[position]):
                position -= 1
        return position

    def _inverted(self, verb: int) -> Phrase | None:
        """Read the subject behind a verb that leads its clause: `said Ryabkov:`."""
        phrase = self._phrases.forward(verb + 1)
        return phrase if phrase and phrase.kind == "person" else None

    def _subject_of_participle(self, verb: int, begin: int) -> Phrase | None:
        before = self._lower(verb - 1)
        if before == "as" and self._lower(verb - 2) in ("quoted", "cited", "saying"):
            return self._subject(verb - 2, begin)
        if before not in _PARTICIPLE_SKIP and before not in {",", "—", "–", "and"}:
            near = self._phrases.backward(verb - 1)
            if near is not None and near.kind in ("person", "pronoun"):
                return near
        return self._main_subject(begin, verb)

    def _before_relative(self, position: int, begin: int) -> Phrase | None:
        end = position - 1
        if end >= begin and self._lower(end) == ",":
            end -= 1
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
            leads = phrase.first == begin or self._lower(phrase.first - 1) in _CLAUSE_STARTS
            if phrase.kind == "person" and leads:
                return phrase
            if best is None or phrase.kind == "person" and best.kind != "person":
                best = phrase
            if leads:
                break
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
        if phrase is None or phrase.last > verb:
            return None
        return phrase if self._lower(phrase.first) not in ("it", "who") else None

    def _before_colon(self, index: int, begin: int) -> tuple[Phrase, str, int] | None:
        if self._lower(index - 1) != ":" or index - 1 <= begin:
            return None
        alone = self._phrases.backward(index - 2)
        phrase = alone if alone and alone.first == begin else self._main_subject(begin, index)
        return (phrase, ":", 0) if phrase else None

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
                if phrase is not None:
                    return phrase, unit[position].text, self._gap(position + 1, index)
            return None
        return None


_CLAUSE_STARTS = word_set(", and but that — – as when while because")


def _owns(item: Item) -> bool:
    return item.lower.endswith(("'s", "’s")) or item.lower in ("his", "her")


def _is_filler(item: Item) -> bool:
    return item.lower in AUXILIARIES or (item.lower.endswith("ly") and item.text.islower())
