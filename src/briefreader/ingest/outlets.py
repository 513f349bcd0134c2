"""Finds the outlet of a scraped text in its furniture.

An outlet's name in furniture tells whose page it was; in the body it is a citation. Nothing
here reads the body.
"""

import re

from briefreader.ingest.credits import agency_name
from briefreader.ingest.lexicon import (
    BRANDS,
    CORPORATE_SUFFIXES,
    GENERIC_WORDS,
    MASTHEAD_WORDS,
    MENU_WORDS,
    SECTIONS,
)
from briefreader.ingest.lines import folded

_WORD = r"[A-ZÀ-Þ][\w&.'’-]*"
_NAME = rf"(?:[Tt]he\s+)?{_WORD}(?:\s+(?:and|of|the|&|{_WORD})){{0,5}}"
_SHORT_NAME = rf"(?:[Tt]he\s+)?{_WORD}(?:\s+{_WORD}){{0,3}}"
_NETWORKS = "twitter|facebook|x|instagram|linkedin|youtube|telegram|threads|google"
_NEWS = "stories|news|headlines|updates|newsletters?|e-?mails?|alerts|more|content"
_AFTER_NAME = (
    r"\s+and\s+(?:top|other|our|its)\b|\s+(?:in|on|to|straight|every|delivered)\b|[.,!]|\s*$"
)
_DOWNLOAD = rf"(?i:\b(?:download|get)\b.{{0,14}}?)\b(?P<name>{_SHORT_NAME})\s+(?i:apps?)\b"
_NEWS_FROM = rf"(?i:\b(?:{_NEWS})\b.{{0,40}}?\s(?:from|by)\s+)(?P<name>{_NAME}?)(?={_AFTER_NAME})"
_FOLLOW = rf"(?i:\b(?:follow|like|find|join)\s+)(?P<name>{_SHORT_NAME})\s+on\s+(?i:{_NETWORKS})\b"
_PUBLISHED_BY = rf"(?i:\b(?:appeared|published)\s+(?:on|in|by|at)\s+)(?P<name>{_NAME})"
_SIGN_UP = (
    rf"(?i:\bsign[- ]?up\s+(?:for|to)\s+(?:the\s+)?)(?P<name>{_SHORT_NAME})(?:['’]s?)?\s+"
    r"(?i:daily|weekly|morning|evening|newsletters?)\b"
)
_SUBSCRIBE = (
    rf"(?i:\bsubscribe\s+to\s+)(?P<name>{_SHORT_NAME})"
    r"(?=['’]|[.,!]|\s+(?:today|now|for|and)\b|\s*$)"
)
_SUPPORT = (
    r"(?i:\b(?:support|donate\s+to|back\s+to)\s+)"
    rf"(?P<name>[Tt]he\s+{_WORD}(?:\s+{_WORD}){{0,3}})"
)
_SELF_NAMING = tuple(
    map(
        re.compile,
        (_DOWNLOAD, _NEWS_FROM, _FOLLOW, _PUBLISHED_BY, _SIGN_UP, _SUBSCRIBE, _SUPPORT),
    )
)
_REGULAR_POSTS = re.compile(
    r"\bregular\s+(?P<name>(?:the\s+)?[\w ]{2,24}?)\s+posts\b", re.IGNORECASE
)
_YEARS = r"(?:19|20)\d\d(?:\s*[-–]\s*(?:19|20)?\d\d)?"
_OWNER = re.compile(
    rf"(?i:©|\(c\)|copyright)\s*(?:©|\(c\))?\s*(?i:copyright)?\s*(?:{_YEARS})?[,\s]*(?i:by\s+)?"
    rf"(?P<owner>(?:[Tt]he\s+)?{_WORD}(?:[ ,]+(?:{_WORD}|of|the|and|&|\d{{1,3}})){{0,6}}?)"
    rf"(?=\.\s|\.?$|[,.]?\s+(?i:all rights)|\s*[|·•–—]|\s+-\s|,?\s+{_YEARS})"
)
_BRAND = re.compile(
    rf"(?<!\w)(?:{'|'.join(sorted(map(re.escape, BRANDS), key=len, reverse=True))})(?!\w)",
    re.IGNORECASE,
)
_BRAND_NAMES = {name.casefold(): name for name in BRANDS}
_GENERIC = MENU_WORDS | GENERIC_WORDS


def known_brand(text: str) -> str:
    """Return the usual form of the outlet that `text` names, in any letter case, and no more."""
    name = _BRAND_NAMES.get(text.strip(" .,|:-–—").casefold(), "")
    return name or _BRAND_NAMES.get("the " + text.strip(" .,|:-–—").casefold(), "")


def brands_in(text: str) -> list[str]:
    """Return the known outlets that a line of furniture names.

    Short names that are also words (`The Times`, `TIME`, `RT`) count only as printed.
    """
    found = []
    for match in _BRAND.finditer(text):
        name = _BRAND_NAMES[match[0].casefold()]
        ordinary = len(name.split()) == 1 or name.casefold() in ("the times", "the independent")
        if not ordinary or match[0] == name:
            found.append(name)
    return list(dict.fromkeys(found))


def self_naming(text: str) -> str:
    """Return the outlet that a line of furniture names as its own, in its usual form.

    `Follow The Harbour Post on Twitter`, `top news stories from Stars and Stripes`.
    """
    for pattern in _SELF_NAMING:
        for match in pattern.finditer(text):
            if name := _plausible(match["name"]):
                return known_brand(name) or name
    named = _REGULAR_POSTS.search(text)
    return known_brand(named["name"]) or named["name"].strip().title() if named else ""


def copyright_owner(text: str) -> str:
    """Return who a copyright line names as the owner, as printed."""
    match = _OWNER.search(text[:400])
    return match["owner"].strip(" ,") if match else ""


def outlet_of_owner(owner: str) -> str:
    """Return the outlet if the owner of a copyright is one, not a company or an agency."""
    if brand := known_brand(owner):
        return "" if agency_name(owner) else brand
    words = owner.casefold().replace(",", " ").split()
    if not words or agency_name(owner) or any(word in CORPORATE_SUFFIXES for word in words):
        return ""
    return _plausible(owner)


def outlet_of_trail(trail: str) -> str:
    """Return the outlet that a breadcrumb without separators begins with.

    `Home Somerset business` names one; `Home World Europe` names sections only, and a trail
    with separators is made of sections.
    """
    words = trail.split()
    while words and words[0].casefold() in ("home", "homepage", "startseite", "accueil", "inicio"):
        words = words[1:]
    trail = " ".join(words)
    if not words or len(words) > 5 or re.search(r"[>›»/|•·]", trail):
        return ""
    if all(word.casefold() in SECTIONS for word in words) or not words[0][:1].isupper():
        return ""
    return known_brand(trail) or trail


def outlet_of_site(site: str) -> str:
    """Return the outlet that stands behind the headline in a page's title."""
    parts = [part.strip() for part in re.split(r"\s+[|–—·•»-]\s+|\s*\|\s*", site) if part.strip()]
    for part in reversed(parts):
        words = part.split()
        if len(words) <= 6 and not all(word.casefold() in SECTIONS for word in words):
            return known_brand(part) or part
    return ""


def outlet_by_its_words(name: str) -> str:
    """Return the outlet that a name in a byline is, by the words outlets are named with.

    `Example Herald`, `The Daily Bote`; but `Emily Post` is a person, `Herald` a word.
    """
    if brand := known_brand(name):
        return brand
    words = name.removeprefix("The ").removeprefix("the ").split()
    if not 2 <= len(words) <= 5 or words[-1].casefold() not in MASTHEAD_WORDS:
        return ""
    from briefreader.annotate.first_names import GIVEN_NAMES  # with 25 ms of annotation behind it

    return "" if words[0] in GIVEN_NAMES or not name[:1].isupper() else name


def _plausible(name: str) -> str:
    name = name.strip(" .,'’").removeprefix("the ")
    words = folded(name).split()
    if not words or len(words) > 6 or all(word in _GENERIC for word in words):
        return ""
    return name
