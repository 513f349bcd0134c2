"""Reads a scraped text: finds headline, byline, date and outlet, sets furniture apart.

Works line by line, as such texts come: every line is a paragraph, a headline or furniture.
Every word of the source ends up in the title, the body or what was dropped.
"""

import re

from briefreader.errors import InputError
from briefreader.ingest import clean, outlets
from briefreader.ingest.bylines import cut_dateline, read_byline
from briefreader.ingest.credits import (
    agencies_in,
    agency_name,
    cut_closing_agency,
    cut_credit,
    is_caption,
)
from briefreader.ingest.dates import find_date
from briefreader.ingest.draft import Draft
from briefreader.ingest.lexicon import SECTIONS
from briefreader.ingest.limits import MAX_PARAGRAPHS
from briefreader.ingest.lines import Line, ends_sentence, folded, is_prose, split_lines
from briefreader.ingest.titles import find_title
from briefreader.models.article import DroppedKind, Report
from briefreader.sanitise import sanitise

_HEADER_DATE_WORDS = 16
_HEADER_LINES = 20
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_AGO = re.compile(
    r"(?:(?:last )?(?:updated|published|posted)\s*:?\s*)?(?:an?|\d+) (?:min(?:ute)?|hour|day|week)s? ago",
    re.IGNORECASE,
)
_TAIL_NOISE_WORDS = 8


def read_text(text: str, source: str = "") -> Report:
    """Read a scraped text. Raises InputError if nothing in it could be a report."""
    lines = split_lines(sanitise(text))
    if not lines:
        raise InputError("is empty")
    if len(lines) > MAX_PARAGRAPHS:
        raise InputError(
            f"is divided into {len(lines):,} lines; a report can have {MAX_PARAGRAPHS:,}"
        )
    draft = Draft(source)
    clean_lines(lines, draft)
    return draft.finish(line.text for line in lines if line.role == "body")


def clean_lines(lines: list[Line], draft: Draft, *, titled: bool = False) -> None:
    """Give every line its role; record in `draft` what was found and what was dropped.

    With `titled`, the headline is known already and only its repetition is looked for.
    """
    body_starts = _first_prose(lines)
    site = _claim_title(lines, body_starts, draft, titled=titled)
    _claim_header(lines[: min(body_starts, _HEADER_LINES)], draft)
    _claim_captions(lines)
    _claim_furniture(lines)
    first, last = _body_range(lines)
    _claim_tail_noise(lines, last)
    _read_credits(lines, draft)
    _find_outlet(lines, first, last, site, draft)
    for line in lines:
        if line.open:
            line.role = "body"
    _cut_ends(lines, draft)
    for line in lines:
        if line.role not in ("title", "body", None):
            draft.drop(line.role, line.text, line.number)
    draft.dropped.sort(key=lambda piece: piece.line)


def _first_prose(lines: list[Line]) -> int:
    """Return the index of the first line that must be body; the number of lines if none is."""
    for index, line in enumerate(lines):
        if is_prose(line.text) and not _is_taken(line.text):
            return index
    return len(lines)


def _is_taken(text: str) -> bool:
    return (
        is_caption(text)
        or clean.is_furniture(text)
        or clean.is_copyright(text)
        or clean.is_distribution(text)
    )


def _claim_title(lines: list[Line], body_starts: int, draft: Draft, *, titled: bool) -> str:
    """Claim the headline; return the outlet that the line with it may name."""
    if titled:
        known = folded(draft.get("title"))
        for line in lines[: min(body_starts, _HEADER_LINES)]:
            if folded(line.text) == known:
                line.role = "repeat"
        return ""
    found = find_title(lines, body_starts)
    if found is None:
        return ""
    draft.put("title", found.text, "found")
    if len(found.text) > len(draft.get("title")):
        draft.drop("heading", found.text, lines[found.line].number)
    return outlets.outlet_of_site(found.site) or outlets.outlet_of_trail(found.trail)


def _claim_header(header: list[Line], draft: Draft) -> None:
    """Claim bylines, dates and section names between headline and body."""
    dates: list[tuple[bool, str]] = []
    for line in header:
        if not line.open:
            continue
        if byline := read_byline(line.text):
            line.role = "byline"
            _read_byline(byline.who, byline.rest, draft, dates)
            continue
        found = find_date(line.text) if line.words <= _HEADER_DATE_WORDS else None
        if found and not ends_sentence(line.text[found.end :].strip(" .")):
            line.role = "dateline"
            dates.append(("update" in line.text.casefold(), found.iso))
            if found.ambiguous:
                draft.flag(f"day and month cannot be told apart in “{line.text[:80]}”")
        elif _AGO.fullmatch(line.text):
            line.role = "dateline"
        elif line.words <= 3 and _is_section(line.text):
            line.role = "breadcrumb"
        elif brand := outlets.known_brand(line.text):
            line.role = "furniture"
            draft.put("outlet", brand, "found")
    if dates:
        draft.put("published", min(dates)[1], "found")


def _read_byline(who: str, rest: str, draft: Draft, dates: list[tuple[bool, str]]) -> None:
    """Sort a byline's names: an agency, an outlet (`By: DW`) or people."""
    brand, agency = outlets.known_brand(who), agency_name(who)
    if agency and not (brand and brand not in (agency,) and not agencies_in(who)):
        draft.add_agencies([agency])
    elif brand:
        draft.put("outlet", brand, "inferred")
        draft.flag(f"outlet taken from the byline “{who}”; the site itself is not named")
    else:
        draft.put("byline", who, "found")
    if rest:
        if named := agency_name(rest):
            draft.add_agencies([named])
        elif outlet := outlets.known_brand(rest):
            draft.put("outlet", outlet, "found")
        elif found := find_date(rest):
            dates.append((False, found.iso))


def _is_section(text: str) -> bool:
    return all(word.casefold().strip(" >›»/|,") in SECTIONS | {""} for word in text.split())


def _claim_captions(lines: list[Line]) -> None:
    for index, line in enumerate(lines):
        if line.open and is_caption(line.text):
            line.role = "caption"
            above = lines[index - 1] if index else None
            if above and above.open and len(above.text) > 10:
                twin = folded(above.text)
                if twin and folded(line.text).startswith(twin):
                    above.role = "caption"  # the same caption, printed without its credit


def _claim_furniture(lines: list[Line]) -> None:
    listing = False
    for line in lines:
        if not line.open:
            continue
        if kind := _furniture_kind(line.text):
            line.role = kind
            listing = clean.heads_list(line.text)
        elif listing and clean.is_list_item(line.text):
            line.role = "teaser"
        else:
            listing = False


def _furniture_kind(text: str) -> DroppedKind | None:
    if clean.is_copyright(text):
        return "copyright"
    if clean.is_distribution(text):
        return "credit"
    if clean.is_furniture(text):
        return "furniture"
    return None


def _body_range(lines: list[Line]) -> tuple[int, int]:
    """Return the indexes of the first and last line that must be body."""
    prose = [index for index, line in enumerate(lines) if line.open and is_prose(line.text)]
    if not prose:
        prose = [index for index, line in enumerate(lines) if line.open]
    return (prose[0], prose[-1]) if prose else (0, len(lines) - 1)


def _claim_tail_noise(lines: list[Line], last: int) -> None:
    """After the body, short lines go if a furniture line stands at or before them."""
    tail = lines[last + 1 :]
    start = next((index for index, line in enumerate(tail) if not line.open), None)
    if start is None:
        return
    for line in tail[start:]:
        if line.open and line.words <= _TAIL_NOISE_WORDS and not ends_sentence(line.text):
            line.role = "furniture"


def _read_credits(lines: list[Line], draft: Draft) -> None:
    """Read agencies and the year out of copyright, distribution and reporting lines."""
    half = len(lines) // 2
    agencies: list[str] = []
    for index, line in enumerate(lines):
        if line.open and index >= half and clean.is_text_credit(line.text):
            line.role = "credit"
        if line.role == "copyright":
            owner = outlets.copyright_owner(line.text)
            named = agency_name(owner) or next(iter(agencies_in(owner)), "")
            if named:
                agencies.append(named)
                if year := _YEAR.search(line.text):
                    # An agency's own notice travels with the text; a site's changes every year.
                    draft.put("published", year[0], "inferred")
                    draft.flag(f"year taken from the copyright line of {named}")
        elif line.role == "credit":
            agencies.extend(agencies_in(line.text))
    draft.add_agencies(agencies)


def _find_outlet(lines: list[Line], first: int, last: int, site: str, draft: Draft) -> None:
    """Name the outlet from furniture around the body.

    What stands between paragraphs may have come with copied text: it is only remarked on.
    """
    if site:
        draft.put("outlet", site, "inferred")
    around, between = [], []
    for index, line in enumerate(lines):
        if line.role in ("furniture", "copyright", "credit", "breadcrumb"):
            (between if first < index < last else around).append(line)
    for line in around:
        if name := outlets.self_naming(line.text):
            if not agency_name(name):
                draft.put("outlet", name, "inferred")
    for line in around:
        for name in outlets.brands_in(line.text):
            if not agency_name(name):
                draft.put("outlet", name, "inferred")
    for line in around:
        if line.role == "copyright":
            owner = outlets.outlet_of_owner(outlets.copyright_owner(line.text))
            draft.put("outlet", owner, "inferred")
    for line in between:
        name = outlets.self_naming(line.text) or next(iter(outlets.brands_in(line.text)), "")
        if name and folded(name) != folded(draft.get("outlet")):
            draft.flag(f"carries {name} material")


def _cut_ends(lines: list[Line], draft: Draft) -> None:
    """Cut credits glued to sentences, the dateline, and an agency that closes the text."""
    body = [line for line in lines if line.role == "body"]
    for line in body:
        if cut := cut_credit(line.text):
            line.text = cut.body
            draft.drop("credit", cut.credit, line.number)
    if not body:
        return
    opening = next((line for line in body if is_prose(line.text)), body[0])
    if dateline := cut_dateline(opening.text):
        draft.drop("dateline", dateline.text, opening.number)
        draft.put("dateline", dateline.place, "found")
        draft.add_agencies(dateline.agencies)
        opening.text = dateline.rest
    if closing := cut_closing_agency(body[-1].text):
        cut, agency = closing
        if cut.body:
            body[-1].text = cut.body
            draft.drop("credit", cut.credit, body[-1].number)
            draft.add_agencies([agency])
