"""Claims captions, furniture, credits and readers' comments among the lines of a report."""

import re

from briefreader.ingest import clean, outlets
from briefreader.ingest.credits import agencies_in, agency_name, is_caption
from briefreader.ingest.draft import Draft
from briefreader.ingest.header import is_navigation
from briefreader.ingest.lines import Line, ends_sentence, folded, is_prose
from briefreader.models.article import DroppedKind

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_NOISE_WORDS = 8
_COMMENT_WORDS = 60


def claim_captions(lines: list[Line]) -> None:
    """Claim captions, and the same caption printed once more without its credit."""
    for index, line in enumerate(lines):
        if not line.open or not is_caption(line.text):
            continue
        line.role = "caption"
        above = lines[index - 1] if index else None
        if above and above.open and len(above.text) > 10:
            twin = folded(above.text)
            if twin and folded(line.text).startswith(twin):
                above.role = "caption"


def claim_furniture(lines: list[Line]) -> None:
    """Claim furniture line by line, and the headlines listed below `Most read` and the like."""
    listing = False
    for line in lines:
        if not line.open:
            continue
        if kind := furniture_kind(line.text):
            line.role = kind
            listing = clean.heads_list(line.text)
        elif listing and clean.is_list_item(line.text):
            line.role = "teaser"
        else:
            listing = False


def furniture_kind(text: str) -> DroppedKind | None:
    """Return what kind of furniture a line is; None if it is none."""
    if clean.is_copyright(text):
        return "copyright"
    if clean.is_distribution(text):
        return "credit"
    if clean.is_furniture(text):
        return "furniture"
    return None


def claim_comments(lines: list[Line]) -> None:
    """Claim what readers wrote below a report: all that follows the last such heading."""
    for index in range(len(lines) - 1, len(lines) // 2, -1):
        if clean.heads_comments(lines[index].text):
            below = lines[index + 1 :]
            if all(line.words <= _COMMENT_WORDS for line in below):
                for line in below:
                    line.role = line.role or "furniture"
            return


def body_range(lines: list[Line]) -> tuple[int, int]:
    """Return the indexes of the first and last line that must be body."""
    prose = [index for index, line in enumerate(lines) if line.open and is_prose(line.text)]
    if not prose:
        prose = [index for index, line in enumerate(lines) if line.open]
    return (prose[0], prose[-1]) if prose else (0, len(lines) - 1)


def claim_tail(lines: list[Line], last: int) -> None:
    """After the body's last line, claim menus, and short lines below the first furniture."""
    tail = lines[last + 1 :]
    for line in tail:
        if line.open and is_navigation(line):
            line.role = "furniture"
    start = next((index for index, line in enumerate(tail) if not line.open), len(tail))
    for line in tail[start:]:
        if line.open and line.words <= _NOISE_WORDS and not ends_sentence(line.text):
            line.role = "furniture"


def claim_credits(lines: list[Line], draft: Draft) -> None:
    """Claim credits in the second half; read agencies and the year out of all of them."""
    agencies: list[str] = []
    for index, line in enumerate(lines):
        if line.open and index >= len(lines) // 2 and clean.is_text_credit(line.text):
            line.role = "credit"
        if line.role == "copyright":
            owner = outlets.copyright_owner(line.text)
            named = agency_name(owner) or next(iter(agencies_in(owner)), "")
            if named:
                agencies.append(named)
                if year := _YEAR.search(line.text):
                    # An agency's own notice travels with the text; a site's changes yearly.
                    if not draft.get("published"):
                        draft.flag(f"year taken from the copyright line of {named}")
                    draft.put("published", year[0], "inferred")
        elif line.role == "credit":
            agencies.extend(agencies_in(line.text))
    draft.add_agencies(agencies)


def find_outlet(lines: list[Line], first: int, last: int, draft: Draft) -> None:
    """Name the outlet from the furniture around the body.

    Furniture between paragraphs may have come with copied text: it is only remarked on.
    """
    around: list[Line] = []
    between: list[Line] = []
    for index, line in enumerate(lines):
        if line.role in ("furniture", "copyright", "credit", "breadcrumb"):
            (between if first < index < last else around).append(line)
    named = [outlets.self_naming(line.text) for line in around]
    named += [name for line in around for name in outlets.brands_in(line.text)]
    named += [
        outlets.outlet_of_owner(outlets.copyright_owner(line.text))
        for line in around
        if line.role == "copyright"
    ]
    for name in named:
        if name and not agency_name(name):
            draft.put("outlet", name, "inferred")
    for line in between:
        name = outlets.self_naming(line.text) or next(iter(outlets.brands_in(line.text)), "")
        if name and folded(name) != folded(draft.get("outlet")):
            draft.flag(f"carries {name} material")
