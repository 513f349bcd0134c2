"""Notes where two reports credit the same words to people of other names.

One of the two must be a person that the report names otherwise too; the other must read like a
person's name. What a pronoun or an office means is a guess of the annotation, and proves nothing.
"""

from collections.abc import Iterator, Sequence

from briefreader.annotate.lexicon import SPEECH_VERBS
from briefreader.annotate.name_lists import (
    COUNTRIES,
    HONORIFICS,
    NATIONALITIES,
    NOT_NAMES,
    ORGANISATION_WORDS,
    PLACE_WORDS,
    RANKS,
)
from briefreader.compare.edits import ONE_PLACE, equal_share
from briefreader.compare.people import names_clash
from briefreader.compare.side import Side
from briefreader.models.annotation import Person, Quote, Span
from briefreader.models.comparison import Note, QuotePair, Row

_ONE_QUOTATION = frozenset({"same", "trimmed"})
_FEWEST_WORDS = 5
"""Shorter quotations are turns of phrase that two people may both use."""
_OPENING = 30
"""Characters within which a paragraph names whom it is about."""
_MOST_WORDS = 4
_SHORTEST = 3
"""Letters; shorter words with a capital are abbreviations more often than names."""
_NEAR_VERB = 3
_NO_PERSON = COUNTRIES | NATIONALITIES | NOT_NAMES | ORGANISATION_WORDS | PLACE_WORDS


def write_speaker_notes(
    left: Side,
    right: Side,
    outlets: tuple[str, str],
    rows: Sequence[Row],
    quotes: Sequence[QuotePair],
) -> Iterator[Note]:
    """Yield a note for each quotation, and each sentence, that is credited to another person.

    `outlets` is what to call the two reports.
    """
    judged: set[int] = set()
    for pair in quotes:
        if pair.left is None or pair.right is None or pair.relation not in _ONE_QUOTATION:
            continue
        here = left.source.annotation.quotes[pair.left]
        there = right.source.annotation.quotes[pair.right]
        speakers = _credited(left, here), _credited(right, there)
        if _quotes_another(left, right, pair):
            judged.add(here.sentence)
            continue
        if all(speakers):
            judged.add(here.sentence)
            if _are_two_people(left, speakers[0], right, speakers[1]) and not (
                _knows_better(left, here, speakers[1]) or _knows_better(right, there, speakers[0])
            ):
                text = _text(outlets, *speakers)
                yield Note("speaker", text, here.speaker_span, there.speaker_span)
    for row in rows:
        if judged & set(row.left) or not row.edits or equal_share(left, right, row) < ONE_PLACE:
            continue
        for edit in row.edits:
            names = _name_at(left, edit.left), _name_at(right, edit.right)
            if all(names) and _are_two_people(left, names[0], right, names[1]):
                yield Note("speaker", _text(outlets, *names), edit.left, edit.right)


def _text(outlets: tuple[str, str], name: str, other: str) -> str:
    return f"{outlets[0]} credits {name}, {outlets[1]} {other}"


def _quotes_another(left: Side, right: Side, pair: QuotePair) -> bool:
    """Tell whether one quotation goes on to say who said it: `“The mayor said it is cold.”`."""
    for side, spans in (
        (left, [edit.left for edit in pair.edits]),
        (right, [edit.right for edit in pair.edits]),
    ):
        for first, behind in map(side.within, filter(None, spans)):
            if any(word.word in SPEECH_VERBS for word in side.words[first:behind]):
                return True
    return False


def _credited(side: Side, quote: Quote) -> str:
    """Return whom a quotation of some length is credited to beyond doubt; empty if to no one.

    By name where it stands, or by a pronoun in a paragraph that opens with that person and names
    no other.
    """
    span, printed = quote.speaker_span, quote.speaker_text
    if span is None or printed.endswith(("'s", "’s")) or len(quote.text.split()) < _FEWEST_WORDS:
        return ""
    if quote.speaker_kind == "name":
        return quote.speaker.partition(" of ")[0]
    if quote.speaker_kind != "pronoun":
        return ""
    return quote.speaker if _is_plainly_meant(side, quote, span) else ""


def _is_plainly_meant(side: Side, quote: Quote, pronoun: Span) -> bool:
    """Tell whether a pronoun can mean nobody but the speaker.

    Its paragraph opens with the speaker and names no other; or of all whom this paragraph and
    the one before it name, the pronoun fits the speaker alone.
    """
    people = side.source.annotation.people
    speaker = next((person for person in people if person.name == quote.speaker), None)
    if speaker is None:
        return False
    here = [person for person in people if _is_named(person, pronoun.par)]
    opens = any(
        mention.par == pronoun.par and mention.start <= _OPENING for mention in speaker.mentions
    )
    if here == [speaker] and opens:
        return True
    near = [person for person in people if person in here or _is_named(person, pronoun.par - 1)]
    if speaker not in near or not speaker.pronoun:
        return False
    return all(
        person.pronoun not in ("", speaker.pronoun) for person in near if person is not speaker
    )


def _is_named(person: Person, par: int) -> bool:
    return any(mention.par == par for mention in person.mentions)


def _knows_better(side: Side, quote: Quote, other: str) -> bool:
    """Tell whether a report names the other's speaker for these words as well.

    It may print the words twice, said by one person and echoed by the next, or name beside the
    speaker the organisation that the other report credits.
    """
    if not _is_person(side, other) and other in side.source.report.paragraphs[quote.span.par]:
        return True
    said = quote.text.strip(" .,").casefold()
    return any(
        not names_clash(each.speaker, other) and each.speaker
        for each in side.source.annotation.quotes
        if said in each.text.casefold() or each.text.strip(" .,").casefold() in said
    )


def _are_two_people(left: Side, name: str, right: Side, other: str) -> bool:
    if not names_clash(name, other):
        return False
    known = _is_person(left, name), _is_person(right, other)
    return any(known) and all(
        is_known or _reads_like_a_person(side, each)
        for is_known, side, each in zip(known, (left, right), (name, other), strict=True)
    )


def _is_person(side: Side, name: str) -> bool:
    return any(name == person.name for person in side.source.annotation.people)


def _reads_like_a_person(side: Side, name: str) -> bool:
    """Tell whether a printed name can be a person's as far as its words and the report tell."""
    words = name.split()
    if any(name in entity.name for entity in side.source.annotation.entities):
        return False
    return all(
        len(word) >= _SHORTEST
        and not word.isupper()
        and word not in _NO_PERSON
        and not {word.lower(), word.lower().rstrip("s")} & RANKS
        and not {word, word.rstrip("s")} & HONORIFICS.keys()
        and "-based" not in name
        for word in words[-1:]
    )


def _name_at(side: Side, span: Span | None) -> str:
    """Return the name of up to four words that stands at `span` beside a verb of speech."""
    if span is None:
        return ""
    first, behind = side.within(span)
    text = side.source.report.paragraphs[span.par]
    words = side.words[first:behind]
    around = side.words[max(0, first - _NEAR_VERB) : behind + _NEAR_VERB]
    if not any(word.word in SPEECH_VERBS for word in around if word.par == span.par):
        return ""
    for person in side.source.annotation.people:
        if any(mention.touches(span) for mention in person.mentions):
            return person.name
    capital = 0 < len(words) <= _MOST_WORDS and all(text[word.start].isupper() for word in words)
    return span.of(side.source.report.paragraphs) if capital else ""
