"""Finds organisations and places among the capitalised runs, as far as rules carry.

A run is an organisation by its head word, by known letters, or by its own abbreviation in
brackets (`... in Europe (OSCE)`); a place by a list of countries and cities, or a head word.
What is neither is left out: an entity is never a guess.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Literal

from briefreader.annotate.capitals import CapitalRun
from briefreader.annotate.lexicon import word_set
from briefreader.annotate.name_lists import (
    COUNTRIES,
    FUNCTION_OPENERS,
    NATIONALITIES,
    ORGANISATION_WORDS,
    PLACE_WORDS,
    RANKS,
)
from briefreader.annotate.people import People
from briefreader.models.annotation import Entity, Span

EntityKind = Literal["organisation", "place"]

_KNOWN_ORGANISATIONS = word_set(
    """
    Kremlin Pentagon Congress Senate Duma Bundestag Knesset Parliament NATO Nato UN EU OSCE WHO
    IMF OPEC FBI CIA NSA FIFA UEFA Interpol Hamas Hezbollah Taliban Bundesbank Treasury Commons
    """
)
_COMPOUND_ORGANISATIONS = frozenset({"European Union", "United Nations", "White House"})
_COMPOUND_PLACES = frozenset({
    "United States", "United Kingdom", "New York", "Los Angeles", "Hong Kong", "Saudi Arabia",
    "South Africa", "North Korea", "South Korea", "New Zealand", "San Francisco", "Soviet Union",
    "Eastern Europe", "Western Europe", "New Hampshire", "New Jersey", "New Mexico",
    "North Carolina", "South Carolina", "North Dakota", "South Dakota", "West Virginia",
    "Rhode Island", "Middle East", "Las Vegas", "New Delhi", "Sri Lanka", "Tel Aviv",
})  # fmt: skip
_SHORT_PLACES = {
    "U.S.": "United States", "US": "United States", "USA": "United States",
    "U.K.": "United Kingdom", "UK": "United Kingdom",
}  # fmt: skip
_SIDES = word_set("North South East West Eastern Western Northern Southern Central")
_LANDMARKS = word_set("Lake Mount Port Cape Gulf")
_ABBREVIATION_BEHIND = re.compile(r" \((?P<short>[A-Z][A-Za-z]{1,7})\)")
_PERSON_SIDE = word_set("Hill Lake Park West North Woods Rivers Banks Bush Ford")


def find_entities(
    paragraphs: Sequence[str], runs: Sequence[Sequence[CapitalRun]], people: People
) -> tuple[Entity, ...]:
    """Return organisations and places in the order in which they first appear."""
    found: dict[tuple[EntityKind, str], list[Span]] = defaultdict(list)
    short_names: dict[str, str] = {}
    for par, paragraph in enumerate(paragraphs):
        named = [(mention.whole.start, mention.whole.end) for mention in people.mentions[par]]
        for run in runs[par]:
            for kind, name, start, end in _read(run):
                if any(begin < end and start < stop for begin, stop in named):
                    continue
                found[kind, name].append(Span(par, start, end))
                short = _ABBREVIATION_BEHIND.match(paragraph, end)
                if short and kind == "organisation" and " " in name:
                    short_names[short["short"]] = name
    return _under_full_names(found, short_names)


def _read(run: CapitalRun) -> Iterator[tuple[EntityKind, str, int, int]]:
    words, first, last = run.words, 0, len(run.words)
    while first < last and words[first] in FUNCTION_OPENERS:
        first += 1
    if first == last:
        return
    name = " ".join(words[first:last])
    start, end = run.offsets[first], run.end
    if name in _COMPOUND_ORGANISATIONS:
        yield "organisation", name, start, end
    elif name in _COMPOUND_PLACES or name in _SHORT_PLACES:
        yield "place", _SHORT_PLACES.get(name, name), start, end
    elif last - first == 1:
        if name in COUNTRIES:
            yield "place", name, start, end
        elif name in _KNOWN_ORGANISATIONS or _is_initials(name):
            yield "organisation", name, start, end
    elif any(word.rstrip(".").lower() in RANKS for word in words[first:last]):
        return
    elif any(word in ORGANISATION_WORDS for word in words[first:last]):
        yield "organisation", name, start, end
    elif words[last - 1] in PLACE_WORDS or words[first] in _LANDMARKS:
        if words[last - 1] not in _PERSON_SIDE:
            yield "place", name, start, end
    elif words[last - 1] in COUNTRIES and words[first] in _SIDES:
        yield "place", name, start, end


def _is_initials(name: str) -> bool:
    return 3 <= len(name) <= 5 and name.isalpha() and name.isupper() and name not in NATIONALITIES


def _under_full_names(
    found: dict[tuple[EntityKind, str], list[Span]], short_names: dict[str, str]
) -> tuple[Entity, ...]:
    merged: dict[tuple[EntityKind, str], list[Span]] = defaultdict(list)
    for (kind, name), spans in found.items():
        full = short_names.get(name, name) if kind == "organisation" else name
        merged[kind, full].extend(spans)
    entities = [Entity(kind, name, tuple(sorted(spans))) for (kind, name), spans in merged.items()]
    return tuple(sorted(entities, key=lambda entity: entity.mentions[0]))
