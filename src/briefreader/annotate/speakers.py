"""Credits quotations to speakers from the words around them. Knows marks only as spans.

No speaker rather than a guess: a quotation is credited when a verb of speech with a subject,
`according to`, or a colon introduces or follows it, or when it plainly goes on from one that
was. The subject is read as printed; pronouns and offices are then resolved against the people
of the report.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from briefreader.annotate.clauses import Unit, units_of
from briefreader.annotate.coreference import Resolver
from briefreader.annotate.credits import UnitReader
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


def _stands_alone(paragraph: str, quotations: Sequence[Quotation]) -> bool:
    """Tell whether a paragraph is one quotation and nothing else: its speaker spoke before."""
    only = quotations[0]
    outside = paragraph[: only.outer_start] + paragraph[only.outer_end :]
    return len(quotations) == 1 and not any(char.isalnum() for char in outside)


def _is_bare(unit: Unit) -> bool:
    """Tell whether a unit is nothing but quotations and punctuation."""
    return all(item.quote >= 0 or not item.text[0].isalnum() for item in unit)
