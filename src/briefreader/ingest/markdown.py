"""Reads Markdown with front matter into plain paragraphs.

Headings inside the body are text that readers see, and stay; the first one is the title.
"""

import re
from typing import TYPE_CHECKING

from briefreader.errors import InputError
from briefreader.ingest.credits import agencies_in
from briefreader.ingest.draft import Draft
from briefreader.ingest.fields import SPELLINGS, read_body, read_fields
from briefreader.ingest.frontmatter import split_front_matter
from briefreader.ingest.limits import MAX_BODY_CHARACTERS, MAX_PARAGRAPHS
from briefreader.ingest.lines import Line, folded
from briefreader.ingest.text import clean_lines
from briefreader.models.article import Report
from briefreader.sanitise import sanitise

if TYPE_CHECKING:
    from markdown_it.token import Token

_TAG = re.compile(r"<!--(?:(?!<!--|-->).)*-->|</?[a-zA-Z][^<>]{0,1000}>", re.DOTALL)
_NOTE_WORDS = 40
_BREAK_TAG = re.compile(r"<(?:br|/p|/div|/li)\b[^<>]{0,200}>", re.IGNORECASE)


def read_markdown(text: str, source: str = "") -> Report:
    """Read one Markdown document. Raises InputError if it holds no report."""
    draft = Draft(source)
    front = split_front_matter(sanitise(text))
    titles = {key: front.values[key] for key in SPELLINGS["title"] if key in front.values}
    others = {key: value for key, value in front.values.items() if key not in titles}
    read_fields(others if front.problem else front.values, draft)
    for number, line in front.unused:
        draft.drop("furniture", line, number)
    if front.problem:
        draft.flag(front.problem)
    lines = _plain_lines(front.rest, front.lines, draft)
    if front.problem and draft.get("title"):
        # What is left of a title in broken front matter is worth less than the first heading.
        for value in titles.values():
            draft.drop("furniture", str(value))
    elif front.problem:
        read_fields(titles, draft)
    if not lines and (body := read_body(front.values)):
        lines = _plain_lines(body, 0, draft)
    if not lines:
        return draft.finish(())
    clean_lines(lines, draft, titled=bool(draft.get("title")))
    return draft.finish(line.text for line in lines if line.role == "body")


def _plain_lines(text: str, offset: int, draft: Draft) -> list[Line]:
    """Return one line a paragraph, list item or heading; pictures and the title are set apart."""
    from markdown_it import MarkdownIt

    if text.count("\n") > 20 * MAX_PARAGRAPHS:
        raise InputError("has more lines than one report can")
    if len(text) > 2 * MAX_BODY_CHARACTERS:
        raise InputError(
            f"holds more text than one report can ({MAX_BODY_CHARACTERS:,} characters)"
        )
    tokens = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(text)
    lines: list[Line] = []
    notes: list[bool] = []
    number = offset
    for index, token in enumerate(tokens):
        if token.map:
            number = offset + token.map[0]
        heading = index > 0 and tokens[index - 1].type == "heading_open"
        for content in _contents(token, number, draft):
            plain = " ".join(content.split())
            if not plain or (heading and not lines and _take_title(plain, number, draft)):
                continue
            picture = token.type == "inline" and _starts_with_picture(token)
            lines.append(Line(number, plain, role="caption" if picture else None))
            notes.append(token.type == "inline" and _is_note(token))
    _claim_notes(lines, notes)
    return lines


def _contents(token: "Token", number: int, draft: Draft) -> list[str]:
    if token.type == "inline":
        return [_inline_text(token, number, draft)]
    if token.type in ("fence", "code_block", "html_block"):
        parts = _BREAK_TAG.sub("\n\n", token.content).split("\n\n")
        return [_TAG.sub(" ", part) for part in parts]
    return []


def _claim_notes(lines: list[Line], notes: list[bool]) -> None:
    """Claim short paragraphs in italics at the end: what the outlet says about itself."""
    for line, note in zip(reversed(lines), reversed(notes), strict=True):
        if not note or line.words > _NOTE_WORDS:
            break
        line.role = line.role or ("credit" if agencies_in(line.text) else "furniture")


def _is_note(token: "Token") -> bool:
    """Tell whether all of a paragraph is set in italics."""
    children = [child for child in token.children or () if child.content.strip() or child.nesting]
    return (
        len(children) > 1
        and children[0].type == "em_open"
        and children[-1].type == "em_close"
        and sum(child.type == "em_open" for child in children) == 1
    )


def _starts_with_picture(token: "Token") -> bool:
    children = [child for child in token.children or () if child.content.strip() or child.nesting]
    return bool(children) and children[0].type == "image"


def _take_title(plain: str, number: int, draft: Draft) -> bool:
    """Take the document's first heading as the title; tell whether it is one."""
    if not draft.get("title"):
        draft.put("title", plain, "found")
        return draft.get("title") == plain
    if folded(draft.get("title")) == folded(plain):
        draft.drop("repeat", plain, number)
        return True
    return False


def _inline_text(token: "Token", number: int, draft: Draft) -> str:
    """Return the words of an inline token; pictures' descriptions are dropped as captions."""
    parts: list[str] = []
    for child in token.children or ():
        if child.type in ("text", "code_inline"):
            parts.append(child.content)
        elif child.type in ("softbreak", "hardbreak"):
            parts.append(" ")
        elif child.type == "html_inline":
            parts.append(" " if _BREAK_TAG.match(child.content) else "")
        elif child.type == "image":
            title = str(child.attrs.get("title") or "")
            draft.drop("caption", " ".join(filter(None, (child.content, title))), number)
    return "".join(parts)
