"""Credits quotations to speakers from the words around them. Knows marks only as spans.

No speaker rather than a guess: a quotation is credited when a verb of speech with a subject,
`according to`, or a colon introduces or follows it, or when it plainly goes on from one that
was. The subject is read as printed; pronouns and offices are then resolved against the people
of the report.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from briefreader.annotate.clauses import Unit, units_of
from briefreader.annotate.coreference import Resolver
from briefreader.annotate.credits import UnitReader
from briefreader.annotate.name_lists import RANKS
from briefreader.annotate.noun_phrases import Phrase, PhraseReader
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
_RANK_WORDS = "|".join(sorted(RANKS, key=len, reverse=True))
_ONE_PERSON = re.compile(
    r"(?:an?|the|one|another) (?:[\w’'-]+ ){0,3}?"
    r"(?:man|woman|boy|girl|student|mother|father|neighbou?r|voter|source|official"
    rf"|{_RANK_WORDS})\b",
    re.IGNORECASE,
)
"""A description that `he` or `she` may mean afterwards."""


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
    credited = [NOBODY] * len(quotations)
    for par, paragraph in enumerate(paragraphs):
        numbers = by_paragraph[par]
        if not numbers:
            text.pass_over(paragraph, par)
            continue
        inside = [quotations[number] for number in numbers]
        found = text.read(paragraph, par, inside, [creditable[number] for number in numbers])
        for number, credit in zip(numbers, found, strict=True):
            credited[number] = credit
    _credit_backwards(quotations, credited)
    return credited


def _credit_backwards(quotations: Sequence[Quotation], found: list[Credit]) -> None:
    """Let a quotation that runs over paragraphs have the speaker named at its end."""
    for number in range(len(quotations) - 1, 0, -1):
        if (
            quotations[number].continues
            and found[number].kind != "none"
            and found[number - 1].kind == "none"
        ):
            found[number - 1] = found[number]


class _Text:
    """Walks the paragraphs and carries a speaker on where the text plainly does."""

    def __init__(self, people: People) -> None:
        self._people = people
        self._resolver = Resolver(people)
        self._last = NOBODY
        self._introduced = NOBODY
        self._described = ""

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
        result = [NOBODY] * len(quotations)
        carried = self._introduced if self._introduced.kind != "none" else NOBODY
        if quotations[0].continues or (
            carried.kind == "none" and _stands_alone(paragraph, quotations)
        ):
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
            reader = UnitReader(unit, phrases)
            by_words = reader.read(creditable)
            credited, bare = NOBODY, _is_bare(unit)
            for number in numbers:
                if number in by_words:
                    phrase, cue = by_words[number]
                    result[number] = self._resolve(unit, phrase, cue, named, paragraph, par)
                    credited = result[number]
                elif bare and carried.kind != "none":
                    result[number] = credited = carried
                elif bare:
                    waiting.append(number)
            if credited.kind != "none":
                for number in waiting:
                    result[number] = credited
                waiting = []
                carried = credited
            else:
                carried = NOBODY
            self._remember(credited, named, reader.main_speaker())
        self._last = carried
        self._introduced = carried if paragraph.rstrip().endswith(":") else NOBODY
        return result

    def _remember(self, credit: Credit, named: Sequence[Mention], first: int = -1) -> None:
        """Note whom a sentence spoke of: `first` its main speaker, then the one credited."""
        persons = [mention.person for mention in named]
        leading = [person for person in (first, credit.person) if person >= 0]
        persons = leading + persons
        if persons:
            self._resolver.remember(persons)
            self._described = ""
        elif credit.kind == "description" and _ONE_PERSON.match(credit.printed):
            self._described = credit.speaker

    def _introduction(
        self, unit: Unit, named: Sequence[Mention], paragraph: str, par: int
    ) -> Credit:
        """Return who speaks in a sentence without quotation marks, for the one behind it."""
        found = UnitReader(unit, PhraseReader(unit, named)).introduces()
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
            word = _PLAIN_PRONOUNS.get(printed.lower(), printed)
            if not earlier and self._described and word.lower() in ("he", "she"):
                return Credit(self._described, printed, start, end, par, kind, cue)
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


_PLAIN_PRONOUNS = {"his": "he", "her": "she", "hers": "she", "er": "he", "sie": "she"}


def _without_article(name: str) -> str:
    return name[4:] if name[:4] in ("The ", "the ") else name


def _stands_alone(paragraph: str, quotations: Sequence[Quotation]) -> bool:
    """Tell whether a paragraph is one quotation and nothing else: its speaker spoke before."""
    only = quotations[0]
    outside = paragraph[: only.outer_start] + paragraph[only.outer_end :]
    return len(quotations) == 1 and not any(char.isalnum() for char in outside)


def _is_bare(unit: Unit) -> bool:
    """Tell whether a unit is nothing but quotations and punctuation."""
    return all(item.quote >= 0 or not item.text[0].isalnum() for item in unit)
