"""Claims what stands above a scraped report: menu, masthead, headline, byline, date."""

import re

from briefreader.ingest import clean, outlets
from briefreader.ingest.bylines import Byline, read_byline
from briefreader.ingest.credits import agency_name, is_caption
from briefreader.ingest.dates import find_date
from briefreader.ingest.draft import Draft
from briefreader.ingest.lexicon import MASTHEAD_WORDS, MENU_WORDS, SECTIONS
from briefreader.ingest.lines import Line, ends_sentence, folded
from briefreader.ingest.titles import find_first_title, find_repeated_title
from briefreader.sanitise import safe_url

_HEADER_LINES = 20
_DATE_WORDS = 16
_ITEM_WORDS = 4
_MENU_SHARE = 0.5
_MASTHEAD_WORDS = 5
_LONGEST_NAMING = 400
_SEPARATED = re.compile(r"\s*[>›»|•·]\s*|\s+/\s+")
_AGO = re.compile(
    r"(?:(?:last )?(?:updated|published|posted)\s*:?\s*)?"
    r"(?:an?|\d+) (?:min(?:ute)?|hour|day|week|month)s? ago",
    re.IGNORECASE,
)


def claim_header(lines: list[Line], body_starts: int, draft: Draft, *, titled: bool) -> None:
    """Claim the lines above `body_starts`, and record what they tell in `draft`.

    With `titled` the headline is known; only its repetition is claimed.
    """
    header = lines[: min(body_starts, _HEADER_LINES)]
    if titled:
        _claim_known_title(header, draft)
    else:
        found = find_repeated_title(lines, body_starts)
        if found:
            draft.put("title", found.text, "found")
            site = outlets.outlet_of_site(found.site) or outlets.outlet_of_trail(found.trail)
            draft.put("outlet", site, "inferred")
    for line in header:
        if line.open and is_navigation(line):
            line.role = "breadcrumb"
    _claim_masthead(lines, header, draft)
    if not draft.get("title") and (found := find_first_title(lines, body_starts)):
        draft.put("title", found.text, "found")
    _claim_bylines_and_dates(header, draft)


def is_navigation(line: Line) -> bool:
    """Tell whether a line is a menu or a breadcrumb.

    Several short items with wide gaps or separators between them, or `Home` and mostly
    words of menus.
    """
    if ends_sentence(line.text) or line.words > 40:
        return False
    if len(line.columns) >= 3 and _are_items(line.columns):
        return not read_byline(line.columns[0]) and not find_date(line.text)
    parts = [part for part in _SEPARATED.split(line.text) if part]
    if len(parts) >= 2 and _are_items(parts) and not find_date(line.text):
        sections = _is_made_of(parts[0], SECTIONS)
        return sections or (len(parts) >= 3 and not agency_name(parts[-1]))
    words = line.text.casefold().split()
    known = sum(word.strip(".,") in MENU_WORDS for word in words)
    return words[0] in ("home", "menu") and len(words) >= 3 and known > _MENU_SHARE * len(words)


def _are_items(parts: list[str] | tuple[str, ...]) -> bool:
    return all(len(part.split()) <= _ITEM_WORDS for part in parts)


def _is_made_of(text: str, words: frozenset[str]) -> bool:
    return all(word.casefold().strip(" >›»/|,.") in words | {""} for word in text.split())


def _claim_known_title(header: list[Line], draft: Draft) -> None:
    known = folded(draft.get("title"))
    for line in header:
        if folded(line.text) == known:
            line.role = "repeat"


def _claim_masthead(lines: list[Line], header: list[Line], draft: Draft) -> None:
    """Claim the outlet's name where it stands alone above the report.

    A short line of capitalised words is one if furniture further down names it again, or if
    it is made like an outlet's name and something else can be the headline.
    """
    names = [
        (index, line)
        for index, line in enumerate(header)
        if line.open and line.words <= _MASTHEAD_WORDS and _is_name(line.text)
        if not _is_made_of(line.text, MENU_WORDS)
    ]
    naming = [line for line in lines if _is_naming(line.text)] if names else []
    for index, line in names:
        others = [other for other in header[index + 1 :] if other.open and other.words >= 4]
        words = line.text.casefold().split()
        masthead = (
            outlets.known_brand(line.text)
            or _is_named_below(line, header, naming)
            or (bool(others) and len(words) > 1 and any(word in MASTHEAD_WORDS for word in words))
        )
        if masthead and not agency_name(line.text):
            line.role = "furniture"
            draft.put("outlet", outlets.known_brand(line.text) or line.text, "found")
            return


def _is_name(text: str) -> bool:
    words = text.split()
    capitalised = all(word[:1].isupper() or word[:1].isdigit() or len(word) <= 3 for word in words)
    return capitalised and text[:1].isupper() and not re.search(r"[.?!:;,“\"]", text)


def _is_naming(text: str) -> bool:
    """Tell whether a line is of a kind that names the outlet: furniture, a notice, a caption."""
    return len(text) < _LONGEST_NAMING and (
        clean.is_furniture(text)
        or clean.is_copyright(text)
        or clean.is_distribution(text)
        or is_caption(text)
    )


def _is_named_below(line: Line, bylines: list[Line], naming: list[Line]) -> bool:
    name = re.compile(rf"(?<!\w){re.escape(line.text)}(?!\w)")
    return any(other is not line and name.search(other.text) for other in naming) or any(
        other is not line and _is_byline_of(other.text, line.text) for other in bylines
    )


def _is_byline_of(text: str, name: str) -> bool:
    byline = read_byline(text)
    return byline is not None and name in (byline.who, byline.rest)


def _claim_bylines_and_dates(header: list[Line], draft: Draft) -> None:
    lang = draft.get("lang") or "en"
    dates: list[tuple[bool, int, str]] = []
    for line in header:
        if not line.open:
            continue
        printed = line.columns[0] if line.columns else line.text
        byline = read_byline(line.text) or (read_byline(printed) if line.columns else None)
        found = find_date(line.text, lang) if line.words <= _DATE_WORDS else None
        if byline:
            line.role = "byline"
            put_byline(byline, draft)
            if found or (found := find_date(byline.rest, lang)):
                dates.append((False, line.number, found.iso))
        elif found and not _is_sentence(line):
            line.role = "dateline"
            dates.append(("update" in line.text.casefold(), line.number, found.iso))
            if found.ambiguous:
                draft.flag(f"day and month cannot be told apart in “{line.text[:80]}”")
        elif _AGO.fullmatch(line.text):
            line.role = "dateline"
        elif safe_url(line.text):
            line.role = "furniture"
            draft.put("url", line.text, "found")
        elif line.words <= 3 and _is_made_of(line.text, SECTIONS):
            line.role = "breadcrumb"
    if dates:
        draft.put("published", min(dates)[2], "found")


def _is_sentence(line: Line) -> bool:
    """Tell whether a line with a date tells of it rather than stating it."""
    clock = re.search(r"\b[ap]\.?m\.$", line.text, re.IGNORECASE)
    return line.words > 6 and ends_sentence(line.text) and not clock


def put_byline(byline: Byline, draft: Draft) -> None:
    """Sort a byline's names into agencies, outlets (`By: DW`) and people."""
    who, rest = byline.who, byline.rest
    agency, brand = agency_name(who), outlets.known_brand(who)
    if brand and brand not in (agency, ""):
        agency = ""
    if agency:
        draft.add_agencies([agency])
    elif brand or _could_be_outlet(who, draft):
        _infer_outlet(brand or who, draft)
    else:
        draft.put("byline", who, "found")
    if named := agency_name(rest):
        draft.add_agencies([named])
    elif outlet := outlets.known_brand(rest):
        draft.put("outlet", outlet, "found")
    elif outlet := outlets.outlet_by_its_words(rest):
        _infer_outlet(outlet, draft)


def _infer_outlet(outlet: str, draft: Draft) -> None:
    """Take a byline's word for the outlet, where nothing else names it."""
    if not draft.get("outlet"):
        draft.put("outlet", outlet, "inferred")
        draft.flag(f"outlet taken from the byline “{outlet}”; the site itself is not named")


def _could_be_outlet(who: str, draft: Draft) -> bool:
    words = who.casefold().split()
    named = any(word in MASTHEAD_WORDS for word in words) and words[0] in ("the", "der", "die")
    return folded(who) == folded(draft.get("outlet")) or any(map(str.isdigit, who)) or named
