"""Turns the text of a message into lines, one a paragraph. Knows no headers."""

import re

from briefreader.ingest.page_tree import page_blocks, parse_page, remove_unseen
from briefreader.sanitise import sanitise

_BLANK_LINE = re.compile(r"\n[ \t>]*\n\s*")
_QUOTING = re.compile(r"^(?:> ?)+", re.MULTILINE)
_WRAPPED_WIDTH = 85
"""Longest line of a text that was broken to a width; 78 by the standard, some use 80."""
_ITEM = re.compile(r"^\s*(?:[-*•–—]\s|\d{1,2}[.)]\s)")
_LINK_BEHIND = re.compile(r"\s*(?:<https?://[^\s<>]{1,4000}>|\(\s?https?://[^\s()]{1,4000}\s?\))")
_ONLY_LINK = re.compile(r"^[\s\[(<*-]*https?://\S+[\s\])>]*$")
_RULE = re.compile(r"^[\s=_*~#·•.—–-]+$")
_SIGNATURE = re.compile(r"^-- $", re.MULTILINE)
_AROUND_MAIL = re.compile(
    r"(?:view|read|open|see|having trouble|can[’']t (?:see|read)|problems? (?:viewing|reading))\b"
    r".{0,60}\b(?:browser|online|web version|this e-?mail|images)\b.{0,30}|"
    r".{0,120}\b(?:unsubscribe|manage (?:your )?(?:preferences|subscriptions?|newsletters?)|"
    r"update (?:your )?preferences|e-?mail preferences|opt[- ]out)\b.{0,120}|"
    r"(?:you(?:[’']re| are)? (?:receive|received|receiving|getting|subscribed)|"
    r"this (?:e-?mail|message|newsletter) (?:was|is) sent|sent to:? ?\S+@|"
    r"was this (?:e-?mail )?forwarded to you|forwarded this (?:e-?mail|newsletter)|"
    r"received this (?:e-?mail|newsletter) from).{0,250}|"
    r"(?:read (?:more|on|(?:the )?(?:full|whole) (?:story|article|report))|continue reading|"
    r"full story|learn more)\W*|"
    r"(?:forward (?:this )?to a friend|add us to your address book)\b.{0,120}",
    re.IGNORECASE | re.DOTALL,
)


def html_lines(data: bytes) -> list[str]:
    """Return the paragraphs of a message's page. Raises InputError over a page's limits."""
    tree = parse_page(data)
    remove_unseen(tree)
    return [text for block in page_blocks(tree) if (text := block.text)]


def plain_lines(text: str) -> list[str]:
    """Return the paragraphs of a message's plain text, its broken lines joined again.

    Addresses behind the words they belong to are left out, as a page hides them.
    """
    text = _SIGNATURE.split(sanitise(text).replace("\r", ""), maxsplit=1)[0]
    text = _LINK_BEHIND.sub("", _QUOTING.sub("", text))
    lines: list[str] = []
    for paragraph in _BLANK_LINE.split(text):
        lines.extend(_joined(paragraph.split("\n")))
    return [line for line in lines if not _ONLY_LINK.match(line) and not _RULE.match(line)]


def is_around_mail(text: str) -> bool:
    """Tell whether a line belongs to the sending of a newsletter and not to its content."""
    return len(text) < 400 and bool(_AROUND_MAIL.fullmatch(text.strip()))


def _joined(raw: list[str]) -> list[str]:
    """Join the lines of a paragraph that was broken to a width; items of a list stay apart."""
    lines = [line.strip() for line in raw if line.strip()]
    if max(map(len, lines), default=0) > _WRAPPED_WIDTH:
        return lines
    joined: list[str] = []
    for line in lines:
        if joined and not _ITEM.match(line):
            joined[-1] += " " + line
        else:
            joined.append(line)
    return joined
