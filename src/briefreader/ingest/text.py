"""Reads a scraped text: finds headline, byline, date and outlet, sets furniture apart.

Works line by line, as such texts come: every line is a paragraph, a headline or furniture.
Every word of the source ends up in the title, the body or what was dropped.
"""

from itertools import islice

from briefreader.errors import InputError
from briefreader.ingest import furniture
from briefreader.ingest.bylines import cut_dateline
from briefreader.ingest.credits import cut_closing_agency, cut_credit, is_caption
from briefreader.ingest.draft import Draft
from briefreader.ingest.header import claim_header
from briefreader.ingest.language import detect_language
from briefreader.ingest.limits import MAX_PARAGRAPHS
from briefreader.ingest.lines import Line, folded, is_prose, split_lines
from briefreader.models.article import Report
from briefreader.sanitise import sanitise


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
    if len(lines) == 1 and lines[0].role == "title":
        # A report of one line has no headline, however short it is.
        lines[0].role = "body"
        del draft.values["title"], draft.provenance["title"]
    return draft.finish(line.text for line in lines if line.role == "body")


def clean_lines(lines: list[Line], draft: Draft, *, titled: bool = False) -> None:
    """Give every line its role; record in `draft` what was found and what was dropped.

    With `titled`, the headline is known already and only its repetition is looked for.
    """
    first_prose = _first_prose(lines)
    if not draft.get("lang"):  # it decides which of day and month comes first
        opening = (line.text for line in lines[first_prose:] if line.open and is_prose(line.text))
        draft.put("lang", detect_language("\n".join(islice(opening, 40))), "inferred")
    claim_header(lines, first_prose, draft, titled=titled)
    furniture.claim_captions(lines)
    furniture.claim_furniture(lines)
    furniture.claim_comments(lines)
    first, last = furniture.body_range(lines)
    furniture.claim_tail(lines, last)
    furniture.claim_credits(lines, draft)
    furniture.find_outlet(lines, first, last, draft)
    for line in lines:
        if line.open:
            line.role = "body"
    _cut_ends([line for line in lines if line.role == "body"], draft)
    _settle_names(draft)
    for line in lines:
        if line.role == "title" and line.text != draft.get("title"):
            line.role = "heading"  # longer than a title can be, or cleaned on the way
        if line.role is not None and line.role != "title" and line.role != "body":
            draft.drop(line.role, line.text, line.number)
    draft.dropped.sort(key=lambda piece: piece.line)


def _first_prose(lines: list[Line]) -> int:
    """Return the index of the first line that must be body; the number of lines if none is."""
    for index, line in enumerate(lines):
        if line.open and is_prose(line.text) and not _is_furniture(line.text):
            return index
    return len(lines)


def _is_furniture(text: str) -> bool:
    return is_caption(text) or furniture.furniture_kind(text) is not None


def _cut_ends(body: list[Line], draft: Draft) -> None:
    """Cut credits glued to sentences, the dateline, and an agency that closes the text."""
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


def _settle_names(draft: Draft) -> None:
    """Call an agency by its full name where the report gives both: `Kestrel` in a dateline."""
    names = [name for name in draft.get("agency").split(", ") if name]
    known = [*names, draft.get("outlet")]
    settled = [
        next((full for full in known if folded(full).startswith(folded(name) + " ")), name)
        for name in names
    ]
    if settled != names:
        draft.values["agency"] = ", ".join(dict.fromkeys(settled))
    if draft.get("byline") and folded(draft.get("byline")) == folded(draft.get("outlet")):
        del draft.values["byline"], draft.provenance["byline"]
