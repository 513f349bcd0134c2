"""Reads a message (RFC 5322) as one report: a newsletter, or a text that was sent.

Knows of MIME what leads to the text. Attachments are not opened, nothing is fetched.
"""

import re
from collections.abc import Iterator
from email import message_from_bytes, policy
from email.errors import HeaderParseError
from email.header import decode_header
from email.message import Message
from email.utils import parsedate_to_datetime

from briefreader.errors import InputError
from briefreader.ingest.detect import decode
from briefreader.ingest.draft import Draft
from briefreader.ingest.limits import MAX_MAIL_PARTS
from briefreader.ingest.lines import Line, folded
from briefreader.ingest.mail_text import html_lines, is_around_mail, plain_lines
from briefreader.ingest.page_charset import honour_charset
from briefreader.ingest.text import clean_lines
from briefreader.models.article import Report
from briefreader.sanitise import sanitise_line

_LONGEST_HEADER = 2_000
"""Characters of a header that are looked at."""
_MASTHEAD = 10
"""Lines above the text that may say the subject once more."""
_PART = re.compile(rb"^content-type[ \t]*:", re.IGNORECASE | re.MULTILINE)
_FORWARDED = re.compile(r"^(?:(?:fwd?|fw|re|aw|wg|tr|rv|sv|vs)\s*:\s*)+", re.IGNORECASE)
_NAMED = re.compile("([^<>]*)<")
_SENDER_OF = re.compile(r"^(?P<who>.+?)\s+(?:from|at|@)\s+(?P<outlet>.+)$", re.IGNORECASE)
_KIND_OF_MAIL = re.compile(
    r"[\s:|,–—-]*\b(?:(?:e-?mail |daily |weekly )?(?:newsletters?|alerts?)|"
    r"daily briefing|news digest)\s*$",
    re.IGNORECASE,
)
_LIST_HEADERS = ("list-unsubscribe", "list-id", "list-post", "feedback-id")
_ADDRESS = re.compile(r"<(https?://[^\s<>]{1,2000})>")


def read_mail(data: bytes, source: str = "") -> Report:
    """Read one message. Raises InputError for one without text or over its limits.

    The subject is the title, the date that of sending. The sender of a newsletter is the
    outlet; that of another message may be a person, so it is marked as inferred.
    """
    if sum(1 for _ in _PART.finditer(data)) > MAX_MAIL_PARTS:
        raise InputError(f"is divided into more than {MAX_MAIL_PARTS} parts")
    try:
        # compat32: the modern policy parses each header by a grammar, in quadratic time.
        message = message_from_bytes(data, policy=policy.compat32)
        return _read(_told(message), source)
    except RecursionError:
        raise InputError("is nested too deeply") from None


def _told(message: Message) -> Message:
    """Return the message that has the text: this one, or the one it only passes on."""
    if any(_texts(message)):
        return message
    for part in message.walk():
        if part is not message and part.get_content_type() == "message/rfc822":
            inner = part.get_payload()
            if isinstance(inner, list) and inner and isinstance(inner[0], Message):
                return inner[0]
    return message


def _read(message: Message, source: str) -> Report:
    draft = Draft(source)
    _read_headers(message, draft)
    lines: list[Line] = []
    for kind, text in _texts(message):
        found = html_lines(text) if kind == "html" else plain_lines(decode(text))
        lines.extend(Line(len(lines) + number, each) for number, each in enumerate(found))
    if not lines:
        raise InputError("is a message without text")
    title = folded(draft.get("title"))
    for line in lines:
        if is_around_mail(line.text):
            line.role = "furniture"
        elif line.number < _MASTHEAD and title and folded(line.text) == title:
            line.role = "repeat"
    clean_lines(lines, draft, titled=bool(title))
    return draft.finish(line.text for line in lines if line.role == "body")


def _read_headers(message: Message, draft: Draft) -> None:
    headers = _headers(message)
    draft.put("title", _FORWARDED.sub("", headers.get("subject", "")), "given")
    draft.put("published", _sent(headers.get("date", "")), "given")
    draft.put("lang", _language(headers.get("content-language", "")), "given")
    if archived := _ADDRESS.search(headers.get("archived-at", "")):
        draft.put("url", archived[1], "given")
    listed = any(name in headers for name in _LIST_HEADERS)
    sender = _NAMED.match(headers.get("from", ""))
    name = sanitise_line(sender[1], 200).strip(" \"'") if sender else ""
    if not name or "@" in name:
        return
    if parted := _SENDER_OF.match(name):
        draft.put("byline", parted["who"], "given")
        name = parted["outlet"]
    outlet = _KIND_OF_MAIL.sub("", name) or name
    draft.put("outlet", outlet, "given" if listed else "inferred")
    if not listed:
        draft.flag("outlet taken from the sender, who may be a person")


def _headers(message: Message) -> dict[str, str]:
    """Return the first header of each name, in lower case, decoded and cut to a length."""
    found: dict[str, str] = {}
    for name, value in message.raw_items():
        key = name.lower()
        if key not in found:
            found[key] = _decoded(str(value)[:_LONGEST_HEADER])
    return found


def _decoded(value: str) -> str:
    """Decode `=?utf-8?q?…?=`, and bytes that stand in a header undeclared."""
    value = decode(value.encode("utf-8", "surrogateescape"))
    try:
        parts = decode_header(value)
    except (HeaderParseError, ValueError):
        return sanitise_line(value)
    texts = [
        text if isinstance(text, str) else decode(honour_charset(text, charset or ""))
        for text, charset in parts
    ]
    return sanitise_line("".join(texts))


def _sent(value: str) -> str:
    try:
        moment = parsedate_to_datetime(value)
        # "-0000" means that the sender's zone is not told; such a time has none.
        return moment.isoformat(timespec="minutes")
    except (ValueError, TypeError, OverflowError, IndexError):
        return ""


def _language(value: str) -> str:
    code = value.split(",", maxsplit=1)[0].strip().split("-")[0].lower()
    return code if code.isascii() and code.isalpha() and len(code) in (2, 3) else ""


def _texts(message: Message) -> Iterator[tuple[str, bytes]]:
    """Yield (`html` or `plain`, text) of the parts that make up what a reader sees.

    Of alternatives the page is taken, as mail programs do, unless it is empty.
    """
    kind = message.get_content_type()
    if message.get_content_disposition() == "attachment" or kind == "message/rfc822":
        return
    payload = message.get_payload()
    if isinstance(payload, list):
        parts = [list(_texts(part)) for part in payload if isinstance(part, Message)]
        if kind == "multipart/alternative":
            pages = [part for part in parts if any(each == "html" for each, _ in part)]
            filled = [part for part in pages or parts if part]
            yield from filled[-1] if filled else []
        else:
            for part in parts:
                yield from part
        return
    if kind.startswith("multipart/"):  # its parts cannot be told apart: their edge is not named
        kind = "text/plain"
    if kind not in ("text/html", "text/plain"):
        return
    content = message.get_payload(decode=True)
    if isinstance(content, bytes) and content.strip():
        charset = str(message.get_param("charset") or "")
        yield kind.removeprefix("text/"), honour_charset(content, charset[:40])
