"""Rules for pictures' captions and credits in running text, and for names of agencies."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from briefreader.ingest import phrases
from briefreader.ingest.lexicon import PHOTO_AGENCIES, WIRE_AGENCIES


def _names(spellings: Iterable[str]) -> str:
    return "|".join(sorted(map(re.escape, spellings), key=len, reverse=True))


_WIRE_SPELLINGS = {spelling for group in WIRE_AGENCIES.values() for spelling in group}
_CANONICAL = {
    spelling.casefold().strip("."): name
    for name, group in WIRE_AGENCIES.items()
    for spelling in (name, *group)
}
_WORD = r"(?:(?:[A-ZÀ-Þ]\.){1,3}|[A-ZÀ-Þ][\w&'’-]{0,30}\.?)"
_AGENCY_KIND = r"(?:News|Press|Content|Wire) (?:Agency|Service|Association|Wire)|Newswire"
_CALLS_ITSELF_AGENCY = re.compile(rf"(?:[Tt]he )?(?:{_WORD} ){{1,3}}(?:{_AGENCY_KIND})(?![\w-])")
_WIRE = re.compile(rf"(?<![\w-])(?:{_names(_WIRE_SPELLINGS)})(?![\w-])")
_AGENCY = rf"(?:AP Photo|{_names(_WIRE_SPELLINGS | set(PHOTO_AGENCIES))})(?![\w-])"
_PERSON = rf"{_WORD}(?:\s(?:{_WORD}|de|da|van|von|der|den|bin|al-\w{{1,20}})){{0,4}}"
_FULL_NAME = rf"{_WORD}(?:\s(?:{_WORD}|de|da|van|von|der|den|bin|al-\w{{1,20}})){{1,3}}"
_ANY_NAME = rf"{_WORD}(?:\s{_WORD}){{0,3}}"
_JOIN = r"\s*(?:/|\||,|[–—-]|\bvia\b|\bfor\b|\bthrough\b)\s*"
_AGENCIES = rf"{_AGENCY}(?:{_JOIN}{_AGENCY}){{0,3}}"
_LABEL = rf"(?i:{'|'.join(phrases.PHOTO_LABELS)})"

_NAME_AND_AGENCY = rf"(?:AP Photo\s*/\s*{_PERSON}|{_PERSON}\s?(?:/|\|)\s?{_AGENCIES})"
_NAME_AND_ANYBODY = rf"{_FULL_NAME}\s/\s{_ANY_NAME}(?:\s?[-–/]\s?{_ANY_NAME})?"
"""A photographer and an agency that no list knows: only with spaces around the slash."""

_IN_BRACKETS = re.compile(
    rf"[(\[]\s*(?:(?:{_LABEL}\s*(?:by|:)?\s*)?(?:{_PERSON}{_JOIN}{_AGENCIES}|{_AGENCIES}{_JOIN}{_PERSON})"
    rf"|{_NAME_AND_ANYBODY}|{_FULL_NAME},\s{_CALLS_ITSELF_AGENCY.pattern})\s*[)\]]\s*\.?$"
)
_LABELLED_BRACKETS = re.compile(
    rf"[(\[]\s*{_LABEL}\b[^()\[\]]{{0,80}}[)\]]\s*\.?$",
)
_ONLY_AGENCIES = re.compile(rf"\(\s*{_AGENCIES}\s*\)\s*\.?$")
_BRACKETED_WIRE = re.compile(rf"\(\s*(?P<agency>{_names(_WIRE_SPELLINGS)})\s*\)\s*\.?$")
_LABELLED_END = re.compile(
    r"[.)!?”\"’]\s+(?:Photos?|Photographs?|Pictures?|Images?)\s*(?::|by)\s*\S[^.]{0,60}\.?$"
)
_SPACED = re.compile(rf"\s(?P<credit>{_NAME_AND_AGENCY})\.?$")
_GLUED = re.compile(
    rf"(?<=[.!?”\"’)])(?P<credit>{_NAME_AND_AGENCY}|{_NAME_AND_ANYBODY}|{_AGENCIES})\.?$"
)
_ALONE = re.compile(
    rf"(?:©\s*)?(?:{_NAME_AND_AGENCY}|{_NAME_AND_ANYBODY}"
    rf"|(?:{_PERSON}(?:,|\s[–—-]|\svia)\s)?{_AGENCIES}(?:{_JOIN}{_PERSON})?)\.?"
)
_SELF_NAMED = re.compile(rf"\W{{0,2}}(?:{'|'.join(phrases.CAPTION_OPENINGS)})", re.IGNORECASE)
_SPEECH = re.compile(r"\b(?:said|told|says)\b|[“\"„«]")

_TAIL = 160
"""Characters at a line's end that a credit may fill."""
_CAPTION_WORDS = 70
_BARE_CAPTION_WORDS = 25
_ALONE_WORDS = 12
_GLUED_CAPTION_WORDS = 10


@dataclass(frozen=True, slots=True)
class CutLine:
    """A line of body with the credit that was run onto its end."""

    body: str
    credit: str


def agency_name(printed: str) -> str:
    """Return the usual name of the agency `printed`; empty if it is not one.

    An agency that no list knows is one if it calls itself so: `Kestrel News Agency`.
    """
    name = printed.strip(" .,()[]–—-©:")
    if known := _CANONICAL.get(name.casefold()):
        return known
    return name if _CALLS_ITSELF_AGENCY.fullmatch(name) else ""


def agencies_in(text: str) -> list[str]:
    """Return the usual names of the agencies named in `text`, in order, each once."""
    found = [(match.start(), agency_name(match[0])) for match in _WIRE.finditer(text)]
    found += [
        (match.start(), agency_name(match[0])) for match in _CALLS_ITSELF_AGENCY.finditer(text)
    ]
    return list(dict.fromkeys(name for _, name in sorted(found) if name))


def is_credit_alone(line: str) -> bool:
    """Tell whether `line` is nothing but a picture credit: `Denis Balibouse / AP`."""
    short = len(line) <= _TAIL and len(line.split()) <= _ALONE_WORDS
    return short and bool(_ALONE.fullmatch(line)) and not agency_name(line)


def is_caption(line: str) -> bool:
    """Tell whether `line` is a picture's caption.

    It is one if it names itself so (`Image caption:`), is a credit alone, or ends in a
    credit that stands apart: in brackets, behind a label, or as `Name / Agency`. A bare
    agency in brackets closes captions and reports alike; only a short line without a word
    of reporting is a caption then. A credit glued to a sentence makes a caption only of a
    very short one.
    """
    if len(line) > 700:
        return False
    words = len(line.split())
    if words > _CAPTION_WORDS:
        return False
    if _SELF_NAMED.match(line) or is_credit_alone(line):
        return True
    tail = line[-_TAIL:]
    if _ONLY_AGENCIES.search(tail):
        return words <= _BARE_CAPTION_WORDS and not _SPEECH.search(line)
    if glued := cut_credit(line):
        return len(glued.body.split()) <= _GLUED_CAPTION_WORDS
    standing_apart = (_IN_BRACKETS, _LABELLED_BRACKETS, _LABELLED_END, _SPACED)
    return any(pattern.search(tail) for pattern in standing_apart)


def cut_credit(line: str) -> CutLine | None:
    """Split off a picture credit that was run onto a sentence: `… flags.Jo Doe / AP`.

    Without a space the page ran two elements together, and the sentence before it is as
    likely the report's as the caption's: it stays body.
    """
    match = _GLUED.search(line[-_TAIL:])
    if not match:
        return None
    start = max(0, len(line) - _TAIL) + match.start("credit")
    return CutLine(line[:start].rstrip(), line[start:]) if start else None


def cut_closing_agency(line: str) -> tuple[CutLine, str] | None:
    """Split `(AFP)` off the end of a report's last paragraph; also return the agency."""
    match = _BRACKETED_WIRE.search(line[-60:])
    if not match:
        return None
    start = max(0, len(line) - 60) + match.start()
    return CutLine(line[:start].rstrip(), line[start:]), agency_name(match["agency"])
