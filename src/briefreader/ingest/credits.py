"""Rules for pictures' captions and credits in running text, and for names of agencies."""

import re
from dataclasses import dataclass

from briefreader.ingest import phrases
from briefreader.ingest.lexicon import PHOTO_AGENCIES, WIRE_AGENCIES


def _names(spellings: set[str]) -> str:
    return "|".join(sorted(map(re.escape, spellings), key=len, reverse=True))


_WIRE_SPELLINGS = {spelling for group in WIRE_AGENCIES.values() for spelling in group}
_CANONICAL = {
    spelling.casefold().strip("."): name
    for name, group in WIRE_AGENCIES.items()
    for spelling in (name, *group)
}
_WIRE = re.compile(rf"(?<![\w-])(?:{_names(_WIRE_SPELLINGS)})(?![\w-])")
_AGENCY = rf"(?:AP Photo|{_names(_WIRE_SPELLINGS | set(PHOTO_AGENCIES))})(?![\w-])"
_PERSON = r"[A-ZÀ-Þ][\w.'’-]{0,30}(?:\s(?:[A-ZÀ-Þ][\w.'’-]{0,30}|de|da|van|von|der|den|bin|al-\w{1,20})){0,4}"
_JOIN = r"\s*(?:/|\||,|[–—-]|\bvia\b|\bfor\b|\bthrough\b)\s*"
_AGENCIES = rf"{_AGENCY}(?:{_JOIN}{_AGENCY}){{0,3}}"
_LABEL = r"(?:(?:photos?|photographs?|pictures?|images?|credits?|foto|file)\s*(?:by|:|courtesy of)?\s*:?\s*)"

_IN_BRACKETS = re.compile(
    rf"[(\[]\s*(?:{_LABEL}(?:{_PERSON})?|(?:(?i:{_LABEL})?(?:{_PERSON}{_JOIN})?{_AGENCIES}(?:{_JOIN}{_PERSON})?))"
    r"\s*[)\]]\s*\.?$",
)
_LABELLED_BRACKETS = re.compile(
    r"[(\[]\s*(?:photos?|photographs?|pictures?|images?|credits?|foto|bild|file)\b[^()\[\]]{0,80}[)\]]\s*\.?$",
    re.IGNORECASE,
)
_NAME_AND_AGENCY = rf"(?:AP Photo\s*/\s*{_PERSON}|{_PERSON}\s?(?:/|\|)\s?{_AGENCIES})"
_TRAILING = re.compile(rf"(?:(?<=[.!?”\"’)])|\s)(?P<credit>{_NAME_AND_AGENCY})\.?$")
_ALONE = re.compile(
    rf"(?:©\s*)?(?:{_NAME_AND_AGENCY}|(?:{_PERSON}(?:,|\s[–—-]|\svia)\s)?{_AGENCIES}(?:{_JOIN}{_PERSON})?)\.?"
)
_SELF_NAMED = re.compile(rf"\W{{0,2}}(?:{'|'.join(phrases.CAPTION_OPENINGS)})", re.IGNORECASE)
_BRACKETED_WIRE = re.compile(rf"\(\s*(?P<agencies>(?:{_names(_WIRE_SPELLINGS)}))\s*\)\s*\.?$")

_TAIL = 160
"""Characters at a line's end that a credit may fill."""
_CAPTION_WORDS = 70
_WIRE_CAPTION_WORDS = 25
_ALONE_WORDS = 12


@dataclass(frozen=True, slots=True)
class CutLine:
    """A line of body with the credit that was run onto its end."""

    body: str
    credit: str


def agency_name(printed: str) -> str:
    """Return the usual name of the wire agency `printed`; empty if it is not one."""
    return _CANONICAL.get(printed.strip(" .,()[]–—-©:").casefold(), "")


def agencies_in(text: str) -> list[str]:
    """Return the usual names of the wire agencies named in `text`, in order, each once."""
    found = (agency_name(match[0]) for match in _WIRE.finditer(text))
    return list(dict.fromkeys(name for name in found if name))


def is_credit_alone(line: str) -> bool:
    """Tell whether `line` is nothing but a picture credit: `Denis Balibouse / AP`."""
    return (
        len(line) <= _TAIL
        and len(line.split()) <= _ALONE_WORDS
        and bool(_ALONE.fullmatch(line))
        and not agency_name(line)
    )


def is_caption(line: str) -> bool:
    """Tell whether `line` is a picture's caption.

    It is one if it names itself so (`Image caption:`), is a credit alone, or ends in a
    credit that stands apart: in brackets, or as `Name / Agency`. A bare wire agency in
    brackets closes captions and reports alike; only a short line without a verb of
    reporting is a caption then.
    """
    if len(line) > 700:
        return False
    words = len(line.split())
    if words > _CAPTION_WORDS:
        return False
    if _SELF_NAMED.match(line) or is_credit_alone(line):
        return True
    tail = line[-_TAIL:]
    if _BRACKETED_WIRE.search(tail):
        return words <= _WIRE_CAPTION_WORDS and not re.search(r"\b(?:said|told|says)\b|[“\"]", line)
    if _IN_BRACKETS.search(tail) or _LABELLED_BRACKETS.search(tail):
        return True
    match = _TRAILING.search(tail)
    return bool(match) and match is not None and tail[: match.start("credit")].endswith(" ")


def cut_credit(line: str) -> CutLine | None:
    """Split off a picture credit that was run onto a sentence: `… flags.Jo Doe / AP`.

    Without a space the page ran two elements together, and the sentence before it is as
    likely the report's as the caption's: it stays body.
    """
    match = _TRAILING.search(line[-_TAIL:])
    if not match:
        return None
    start = max(0, len(line) - _TAIL) + match.start("credit")
    if start == 0 or line[start - 1].isspace():
        return None
    return CutLine(line[:start].rstrip(), line[start:])


def cut_closing_agency(line: str) -> tuple[CutLine, str] | None:
    """Split `(AFP)` off the end of a report's last paragraph; also return the agency."""
    match = _BRACKETED_WIRE.search(line[-60:])
    if not match:
        return None
    start = max(0, len(line) - 60) + match.start()
    return CutLine(line[:start].rstrip(), line[start:]), agency_name(match["agencies"])
