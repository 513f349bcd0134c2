"""Boils a report down to what grouping needs: weighted words, names, dates. Knows one report."""

import math
import re
import struct
import zlib
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray

from briefreader.annotate.rarity import rarity
from briefreader.annotate.words import STOP_WORDS, stem, tokenise
from briefreader.models.article import Report
from briefreader.stories.versions import PROFILE_VERSION

LEAD_WORDS = 60
"""How many content words from the top of a report count as its lead."""
MOST_TERMS = 400
"""Distinct terms kept of one report, the weightiest first; longer reports add little."""
_TITLE_WEIGHT = 2
_OPENING = 300
"""Characters at the top in which a year says when the news is from."""

_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_MONTH = (
    r"(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_MONTH_FIRST = re.compile(rf"\b{_MONTH} (\d\d?)(?:st|nd|rd|th)?,? ((?:19|20)\d\d)\b", re.IGNORECASE)
_DAY_FIRST = re.compile(rf"\b(\d\d?)(?:st|nd|rd|th)? {_MONTH},? ((?:19|20)\d\d)\b", re.IGNORECASE)
_YEAR = re.compile(r"\b(?:19[5-9]\d|20[0-4]\d)\b")
_ADDRESS = re.compile(r"https?: ?/ ?/ ?\S+")
_BEFORE_A_CAPITAL = frozenset(".!?\"“”‘'(:")
"""After these any word has a capital, so it proves no name."""


@dataclass(frozen=True, slots=True)
class Profile:
    """What grouping knows of one report. The arrays are parallel, sorted by term."""

    terms: NDArray[np.uint32]
    """Hashes of the report's distinct word stems."""
    words: NDArray[np.float32]
    """Weight of each term among all words; the vector has length 1."""
    names: NDArray[np.float32]
    """Weight of each term among the proper names, 0 for other words; length 1."""
    lead: NDArray[np.float32]
    """Weight of each term in the lead, 0 where it is not in it; length 1."""
    published: int
    """Day of publication as a proleptic ordinal; 0 where it is not known to the day."""
    years: tuple[int, ...]
    """Years of those days and of the opening; further down a year is mostly background."""
    days: tuple[int, ...]
    """Days the text names in full, as ordinals."""
    key: bytes
    """Fingerprint of the text: orders reports the same way in every library."""


def profile_report(report: Report) -> Profile:
    """Return the profile of a report. A report without words gets an empty one."""
    body = _ADDRESS.sub(" ", "\n".join(report.paragraphs))
    days = _days(body)
    undated = _DAY_FIRST.sub(" ", _MONTH_FIRST.sub(" ", body)) if days else body
    counts, capitals, lead = _count(report.title, undated)
    weights = {
        term: (1 + math.log(count)) * (rarity(term) if term.isalpha() else 4.0)
        for term, count in counts.items()
    }
    kept = sorted(weights, key=lambda term: (-weights[term], term))[:MOST_TERMS]
    hashed = sorted((_hash(term), term) for term in kept)
    order = [term for _, term in hashed]
    return Profile(
        terms=np.array([number for number, _ in hashed], np.uint32),
        words=_unit([weights[term] for term in order]),
        names=_unit(
            [weights[term] if 2 * capitals.get(term, 0) >= counts[term] else 0 for term in order]
        ),
        lead=_unit([(1 + math.log(lead[t])) * rarity(t) if t in lead else 0 for t in order]),
        published=day_of(report.published),
        years=tuple(sorted(_years(body[:_OPENING]) | {date.fromordinal(day).year for day in days})),
        days=days,
        key=blake2b(f"{report.title}\n{body}".encode(), digest_size=12).digest(),
    )


def _count(title: str, body: str) -> tuple[dict[str, float], dict[str, float], dict[str, int]]:
    """Count word stems, those printed with a capital inside a sentence, and those up front."""
    counts: dict[str, float] = {}
    capitals: dict[str, float] = {}
    lead: dict[str, int] = {}
    for token in tokenise(title):
        if token.word not in STOP_WORDS:
            term = stem(token.word)
            counts[term] = counts.get(term, 0) + _TITLE_WEIGHT
            lead[term] = lead.get(term, 0) + 1
            if title[token.start].isupper():
                capitals[term] = capitals.get(term, 0) + _TITLE_WEIGHT / 2
    seen = 0
    for token in tokenise(body):
        if token.word in STOP_WORDS or (len(token.word) < 2 and not token.word.isdigit()):
            continue
        if _YEAR.fullmatch(token.word):
            continue
        term = stem(token.word)
        counts[term] = counts.get(term, 0) + 1
        if seen < LEAD_WORDS:
            lead[term] = lead.get(term, 0) + 1
            seen += 1
        if body[token.start].isupper():
            before = body[max(0, token.start - 2) : token.start].strip()
            if before and before[-1] not in _BEFORE_A_CAPITAL:
                capitals[term] = capitals.get(term, 0) + 1
    return counts, capitals, lead


def _unit(weights: list[float]) -> NDArray[np.float32]:
    vector = np.array(weights, np.float32)
    length = float(np.linalg.norm(vector))
    return vector / length if length else vector


@lru_cache(maxsize=65536)
def _hash(term: str) -> int:
    return int(struct.unpack("<I", blake2b(term.encode(), digest_size=4).digest())[0])


def day_of(published: str) -> int:
    """Return a date of publication as `Profile.published` has it."""
    try:
        return date.fromisoformat(published[:10]).toordinal() if len(published) >= 10 else 0
    except ValueError:
        return 0


def _years(text: str) -> set[int]:
    return {int(year) for year in _YEAR.findall(text)}


def _days(text: str) -> tuple[int, ...]:
    found = set()
    for month, day, year in _MONTH_FIRST.findall(text):
        found.add(_day(year, month, day))
    for day, month, year in _DAY_FIRST.findall(text):
        found.add(_day(year, month, day))
    return tuple(sorted(found - {0}))


def _day(year: str, month: str, day: str) -> int:
    try:
        return date(int(year), _MONTHS.index(month[:3].lower()) + 1, int(day)).toordinal()
    except ValueError:
        return 0


_HEADER = struct.Struct("<BHiHH12s")


def pack_profile(profile: Profile) -> bytes:
    """Return a profile as bytes for the store's cache."""
    header = _HEADER.pack(
        PROFILE_VERSION, len(profile.terms), profile.published,
        len(profile.years), len(profile.days), profile.key,
    )  # fmt: skip
    parts = [
        header,
        profile.terms.astype("<u4").tobytes(),
        *(part.astype("<f2").tobytes() for part in (profile.words, profile.names, profile.lead)),
        np.array(profile.years, "<u2").tobytes(),
        np.array(profile.days, "<i4").tobytes(),
    ]
    return zlib.compress(b"".join(parts), 1)


def unpack_profile(packed: bytes) -> Profile:
    """Return the profile that `pack_profile` packed."""
    data = zlib.decompress(packed)
    _, terms, published, years, days, key = _HEADER.unpack_from(data)
    at = _HEADER.size

    def take(count: int, kind: str) -> NDArray[np.generic]:
        nonlocal at
        part = np.frombuffer(data, np.dtype(kind), count, at)
        at += part.nbytes
        return part

    return Profile(
        terms=take(terms, "<u4").astype(np.uint32),
        words=take(terms, "<f2").astype(np.float32),
        names=take(terms, "<f2").astype(np.float32),
        lead=take(terms, "<f2").astype(np.float32),
        published=published,
        years=tuple(int(year) for year in take(years, "<u2")),
        days=tuple(int(day) for day in take(days, "<i4")),
        key=key,
    )
