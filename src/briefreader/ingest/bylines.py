"""Reads bylines (`By Jane Doe | Harbour Post`) and datelines (`MOSCOW (AP) —`)."""

import re
from dataclasses import dataclass

from briefreader.ingest.credits import agencies_in, agency_name
from briefreader.ingest.lexicon import MONTHS
from briefreader.ingest.outlets import outlet_by_its_words
from briefreader.ingest.phrases import BYLINE_OPENINGS

_CAPITALISED = r"(?:[A-ZÀ-Þ][\w.'’-]*)"
_PARTICLE = r"(?:and|&|und|et|y|e|en|with|for|de|da|van|von|der|den|bin|al-\w+)"
_WHO = rf"{_CAPITALISED},?(?:\s+(?:{_PARTICLE}|{_CAPITALISED},?)){{0,14}}"
_PERSON = rf"{_CAPITALISED}(?:\s+(?:{_CAPITALISED}|de|da|van|von|der|den|bin|al-\w+)){{1,4}}"
_JOBS = (
    "reporters?|correspondents?|editors?|writers?|columnists?|analysts?|staff|contributors?|"
    "journalists?|bureau chief|redakteur(?:in)?|korrespondent(?:in)?"
)
_JOB = rf"[\w&' -]{{0,50}}?\b(?:{_JOBS})\b[\w&' -]{{0,40}}"
_JOB_BEHIND = re.compile(rf",\s+[^,|]{{0,50}}\b(?:{_JOBS})\b[^,|]{{0,40}}$", re.IGNORECASE)
_JOB_ALONE = re.compile(rf"[^,|]{{0,50}}\b(?:{_JOBS})\b[^,|]{{0,40}}", re.IGNORECASE)
_HANDLE = r"@\w{1,30}"
_BYLINE = re.compile(
    rf"\W*(?i:{'|'.join(BYLINE_OPENINGS)})(?:\s*:\s*|\s+)(?P<who>{_WHO})"
    rf"(?:\s+{_HANDLE})?(?:,?\s+{_JOB})?"
    r"\s*(?:(?:[|–—/·•]|\s-)\s*(?P<rest>\S.{0,60}))?"
)
_LABELLED = re.compile(rf"\W*(?i:{'|'.join(BYLINE_OPENINGS)})\s*:\s*(?P<who>\S.{{1,80}})")
_WITH_REPORTING = re.compile(
    rf"(?P<first>{_WHO}?),?\s+(?:with\s+)?(?:additional\s+)?reporting\s+by\s+(?P<who>{_WHO})"
)
_NAME_AND_JOB = re.compile(rf"(?P<who>{_PERSON}(?:\s+(?:and|&)\s+{_PERSON})?),\s+{_JOB}")
_MONTH = "|".join(sorted({name for name in MONTHS if name.isascii()}, key=len, reverse=True))
_REGION = r"(?:,\s*[A-ZÀ-Þ][\w. ]{1,25}?)?"
_PLACE_UPPER = rf"[A-ZÀ-Þ][A-ZÀ-Þ.'’ /-]{{1,40}}{_REGION}"
_PLACE_TITLE = rf"[A-ZÀ-Þ][a-zà-ÿ]+(?:[ -][A-ZÀ-Þ][a-zà-ÿ]+){{0,2}}{_REGION}"
_DAY = (
    rf"(?i:{_MONTH})\.?\s+\d{{1,2}}(?:,\s*\d{{4}})?|\d{{1,2}}\.?\s+(?i:{_MONTH})\.?(?:\s+\d{{4}})?"
)
_AGENCY_BRACKETS = (
    r"\(\s*(?P<agency>[A-Za-z][\w.&' /-]{1,45})\s*\)|/\s*(?P<agency2>[A-Z][\w.&' -]{1,30})\s*/"
)
_DASH = r"(?:[—–]|--?(?=\s))"
_DATELINE = re.compile(
    rf"(?:(?P<upper>{_PLACE_UPPER})|(?P<title>{_PLACE_TITLE}))?"
    rf"(?:,?\s*(?P<day>{_DAY}),?)?\s*(?:{_AGENCY_BRACKETS})?\s*{_DASH}\s*(?=\S)"
)
_LONGEST = 90
_LONGEST_AGENCY_WORDS = 5


@dataclass(frozen=True, slots=True)
class Byline:
    """Who wrote a report, and what else the line says."""

    who: str
    rest: str = ""
    """What stands behind a bar or dash: an outlet, a job, a date."""


@dataclass(frozen=True, slots=True)
class Dateline:
    """The place, day and agency that open a report, cut from its first paragraph."""

    text: str
    """All of it, as printed."""
    place: str
    """Place and day as printed, without the agency."""
    agencies: tuple[str, ...]
    rest: str
    """The paragraph without it."""


def read_byline(line: str) -> Byline | None:
    """Read a line that is a byline and nothing else, without the writer's job and handle.

    `By Jane Doe, Kestrel News Agency` gives the agency as the rest, `By Jane Doe, Example
    Herald` the outlet.
    """
    if len(line) > 160 or len(line.split()) > 16:
        return None
    if match := _BYLINE.fullmatch(_JOB_BEHIND.sub("", line)):
        people, others = _people_first(match["who"])
        return Byline(_JOB_BEHIND.sub("", people), (match["rest"] or "").strip() or others)
    if match := _LABELLED.fullmatch(line):
        return Byline(match["who"].strip(" ,."))
    if match := _WITH_REPORTING.fullmatch(line):
        first, who = match["first"].strip(" ,"), match["who"].strip(" ,.")
        return Byline(who, first) if agency_name(first) else Byline(f"{first}, {who}")
    if match := _NAME_AND_JOB.fullmatch(line):
        return Byline(match["who"])
    return None


def _people_first(who: str) -> tuple[str, str]:
    """Split `Jane Doe, Kestrel News Agency` into the people, and the agencies or the outlet."""
    parts = [part.strip() for part in who.strip(" ,.").split(",")]
    others = [part for part in parts[1:] if agency_name(part)]
    if not others:
        named = (part for part in parts[1:] if not _JOB_ALONE.fullmatch(part))
        others = [part for part in named if outlet_by_its_words(part)][:1]
    people = [part for part in parts if part not in others]
    return ", ".join(people), ", ".join(others)


def cut_dateline(paragraph: str) -> Dateline | None:
    """Split the dateline off a report's first paragraph.

    A place in ordinary letters counts only with an agency in brackets behind it: `Paris —
    once the capital of …` is a sentence. What stands in those brackets is an agency, known
    or not.
    """
    head = paragraph[: _LONGEST + 10]
    match = _DATELINE.match(head)
    if not match or match.end() > _LONGEST or match.end() >= len(paragraph):
        return None
    upper, title = match["upper"] or "", match["title"] or ""
    printed = match["agency"] or match["agency2"] or ""
    if not printed and (title or not upper):
        return None
    if upper and not upper.split(",")[0].replace(".", "").strip().isupper():
        return None
    place = ", ".join(part.strip(" ,") for part in (upper or title, match["day"]) if part)
    agencies = _bracketed_agencies(printed, known_only=not place)
    if printed and not agencies:
        return None
    return Dateline(head[: match.end()].strip(), place, agencies, paragraph[match.end() :])


def _bracketed_agencies(printed: str, *, known_only: bool) -> tuple[str, ...]:
    if name := agency_name(printed):
        return (name,)
    if known := agencies_in(printed):
        return tuple(known)
    if known_only or not printed[:1].isupper() or len(printed.split()) > _LONGEST_AGENCY_WORDS:
        return ()
    return (printed.strip(),)
