"""Reads bylines (`By Jane Doe | Harbour Post`) and datelines (`MOSCOW (AP) —`)."""

import re
from dataclasses import dataclass

from briefreader.ingest.credits import agencies_in, agency_name
from briefreader.ingest.lexicon import MONTHS
from briefreader.ingest.phrases import BYLINE_OPENINGS

_CAPITALISED = r"(?:[A-ZÀ-Þ@][\w.'’-]*)"
_PARTICLE = r"(?:and|&|und|et|y|e|en|with|for|de|da|van|von|der|den|bin|al-\w+)"
_WHO = rf"{_CAPITALISED},?(?:\s+(?:{_PARTICLE}|{_CAPITALISED},?)){{0,14}}"
_BYLINE = re.compile(
    rf"\W*(?i:{'|'.join(BYLINE_OPENINGS)})(?:\s*:\s*|\s+)(?P<who>{_WHO})"
    r"\s*(?:(?:[|–—/·•]|\s-)\s*(?P<rest>\S.{0,60}))?"
)
_LABELLED = re.compile(
    r"\W*(?i:by|author|authors|written by|autor|auteur)\s*:\s*(?P<who>\S.{1,80})"
)
_MONTH = "|".join(sorted({name for name in MONTHS if name.isascii()}, key=len, reverse=True))
_PLACE_UPPER = r"[A-ZÀ-Þ][A-ZÀ-Þ.'’ /-]{1,40}(?:,\s*[A-ZÀ-Þ][\w. ]{1,25}?)?"
_PLACE_TITLE = r"[A-ZÀ-Þ][a-zà-ÿ]+(?:[ -][A-ZÀ-Þ][a-zà-ÿ]+){0,2}(?:,\s*[A-ZÀ-Þ][\w. ]{1,25}?)?"
_DAY = (
    rf"(?i:{_MONTH})\.?\s+\d{{1,2}}(?:,\s*\d{{4}})?|\d{{1,2}}\.?\s+(?i:{_MONTH})\.?(?:\s+\d{{4}})?"
)
_AGENCY_BRACKETS = (
    r"\(\s*(?P<agency>[A-Z][\w.&' /-]{1,45})\s*\)|/\s*(?P<agency2>[A-Z][\w.&' -]{1,30})\s*/"
)
_DASH = r"(?:[—–]|--?(?=\s))"
_DATELINE = re.compile(
    rf"(?:(?P<upper>{_PLACE_UPPER})|(?P<title>{_PLACE_TITLE}))?"
    rf"(?:,?\s*(?P<day>{_DAY}),?)?\s*(?:{_AGENCY_BRACKETS})?\s*{_DASH}\s*(?=\S)"
)
_LONGEST = 90


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
    """Read a line that is a byline and nothing else."""
    if len(line) > 160 or len(line.split()) > 16:
        return None
    if match := _BYLINE.fullmatch(line):
        return Byline(match["who"].strip(" ,."), (match["rest"] or "").strip())
    if match := _LABELLED.fullmatch(line):
        return Byline(match["who"].strip(" ,."))
    return None


def cut_dateline(paragraph: str) -> Dateline | None:
    """Split the dateline off a report's first paragraph.

    A place in ordinary letters counts only with an agency in brackets behind it: `Paris —
    once the capital of …` is a sentence. So is a name in capitals with no place in it.
    """
    head = paragraph[: _LONGEST + 10]
    match = _DATELINE.match(head)
    if not match or match.end() > _LONGEST or match.end() >= len(paragraph):
        return None
    printed = match["agency"] or match["agency2"] or ""
    if not printed and not match["upper"]:
        return None
    if match["title"] and not printed:
        return None
    if match["upper"] and not match["upper"].split(",")[0].replace(".", "").strip().isupper():
        return None
    place = ", ".join(
        part.strip(" ,") for part in (match["upper"] or match["title"], match["day"]) if part
    )
    named = agency_name(printed)
    agencies = [named] if named else agencies_in(printed)
    if printed and not agencies and not place:
        return None
    return Dateline(head[: match.end()].strip(), place, tuple(agencies), paragraph[match.end() :])
