"""Tells what a file is, by its name and its first bytes, and turns bytes into text."""

import codecs
import re
from pathlib import PurePath

from briefreader.errors import InputError
from briefreader.ingest.candidate import Format

SUFFIXES: dict[str, Format] = {
    ".txt": "text",
    ".text": "text",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".json": "json",
    ".rss": "feed",
    ".atom": "feed",
    ".xml": "feed",
    ".eml": "mail",
    ".mbox": "mbox",
    ".mbx": "mbox",
    ".csv": "table",
    ".tsv": "table",
    ".pdf": "pdf",
    ".warc": "warc",
}
"""What a file's name promises. The content may overrule it."""

FOLDER_SUFFIXES = (frozenset(SUFFIXES) | {".zip"}) - {".json"}
"""What is picked up from a folder. A lone `.json` is rarely a report: it must be named."""

SNIFFED_BYTES = 65_536
"""How much of a file is looked at to tell what it is."""

_SIGNATURES = (
    (b"PK\x03\x04", "a ZIP archive or office document"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90\x00", "a program"),
    (b"SQLite format 3\x00", "a database"),
    (b"\xd0\xcf\x11\xe0", "an office document"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ", "an xz archive"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"ID3", "a sound file"),
    (b"OggS", "a sound file"),
    (b"{\\rtf", "a rich text document"),
)
_READ_AS_THEY_ARE: tuple[tuple[bytes, Format], ...] = ((b"%PDF-", "pdf"), (b"WARC/", "warc"))
"""Formats that hold text without being text."""
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CONTROLS = bytes(set(range(32)) - {9, 10, 11, 12, 13, 27, 0x1A} | {0x7F})
_MAX_CONTROL_SHARE = 0.05
_READABLE_SHARE = 0.9

# Atomic groups: comments in a row could otherwise be divided up in exponentially many ways.
_HTML_START = re.compile(
    r"\s*(?:<\?xml[^>]{0,200}>\s*)?(?><!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_FEED_START = re.compile(
    r"\s*(?:<\?xml[^>]{0,200}>\s*)?(?><\?[^>]{0,500}>\s*|<!--.{0,2000}?-->\s*|<!doctype\s+rss[^>]{0,200}>\s*)*"
    r"<(?:rss|feed|rdf:RDF|channel)[\s>]",
    re.IGNORECASE | re.DOTALL,
)
_TAG = re.compile(r"<(?:p|div|article|h[1-6]|span|br|a\s|section|main|table|meta|title)\b", re.I)
_FRONT_MATTER = re.compile(
    r"\s{0,8}(?:---[ \t]*\n.{0,20000}?\n(?:---|\.\.\.)|\+\+\+[ \t]*\n)", re.S
)
_JSON_OBJECT = re.compile(r'\s*\{\s*(?:"|\})')
_JSON_ARRAY = re.compile(r"\s*\[\s*(?:\{|\])")
_HEADER_LINE = re.compile(r"([!-9;-~]{1,80}):(?:\s|$)|[ \t]")
_SENT = frozenset({"message-id", "received", "mime-version", "return-path", "delivered-to"})
"""Headers that only a message has."""
_CHARSET = re.compile(
    rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w:.-]{2,40})|<\?xml[^>]{0,100}?encoding\s*=\s*["']([\w:.-]{2,40})""",
    re.IGNORECASE,
)


def known_as_binary(head: bytes) -> str:
    """Return what kind of file these first bytes betray, if it is one that is not read.

    Returns an empty string for anything that may be text, UTF-16 and UTF-32 included.
    """
    if _stated_format(head):
        return ""
    for signature, name in _SIGNATURES:
        if head.startswith(signature):
            return name
    if _wide_encoding(head):
        return ""
    controls = len(head) - len(head.translate(None, _CONTROLS))
    return "a binary file" if controls > _MAX_CONTROL_SHARE * len(head) else ""


def detect_format(head: bytes, name: str = "") -> Format:
    """Tell the format of a file from its first bytes and its name.

    Content decides where it is unmistakable (a page saved as `.txt` is a page), the name
    where it is not (a broken `.jsonl` is still JSONL, so that its lines can be named).
    """
    if stated := _stated_format(head):
        return stated
    text = decode(head[:SNIFFED_BYTES], partial=True)
    promised = SUFFIXES.get(PurePath(name).suffix.lower())
    if promised == "jsonl":
        return "jsonl"
    if _HTML_START.match(text):
        return "html"
    if _FEED_START.match(text):
        return "feed"
    if _is_mail(text):
        return "mbox" if text.startswith("From ") else "mail"
    if promised in ("mail", "mbox", "table"):
        return promised
    if promised in ("html", "feed"):
        return promised if _TAG.search(text) or promised == "feed" else "text"
    if promised == "markdown":
        return "markdown"
    if _JSON_ARRAY.match(text):
        return "json"
    if _JSON_OBJECT.match(text):
        return _object_or_lines(text) if promised != "json" else "json"
    if promised == "json":
        return "json"
    if _FRONT_MATTER.match(text):
        return "markdown"
    return "text"


def _stated_format(head: bytes) -> Format | None:
    return next((form for start, form in _READ_AS_THEY_ARE if head.startswith(start)), None)


def _is_mail(text: str) -> bool:
    """Tell whether a text begins with the headers of a message, of which some are unmistakable."""
    names = set()
    lines = text[:SNIFFED_BYTES].splitlines()
    for line in lines[text.startswith("From ") :]:
        if not line:
            break
        header = _HEADER_LINE.match(line)
        if not header:
            return False
        names.add((header[1] or "").lower())
    return "from" in names and bool(names & _SENT)


def _object_or_lines(text: str) -> Format:
    first = text.lstrip().split("\n", 1)[0].rstrip()
    return "jsonl" if first.endswith("}") and len(first) > 1 else "json"


def decode(data: bytes, *, html: bool = False, partial: bool = False) -> str:
    """Turn `data` into text.

    A byte-order mark decides, then zero bytes in every other place (UTF-16 without a mark),
    then for a page (`html`) its declared charset, then UTF-8, then Windows-1252. Never
    fails: what cannot be read becomes U+FFFD. With `partial`, a character cut off at the
    end is not held against the encoding.
    """
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace")
    if wide := _wide_encoding(data):
        return data.decode(wide, "replace")
    try:
        decoder = codecs.getincrementaldecoder("utf-8")()
        return decoder.decode(data, final=not partial)
    except UnicodeDecodeError:
        pass
    if html and (declared := _declared_charset(data)):
        return data.decode(declared, "replace")
    lenient = data.decode("utf-8", "replace")
    bad = lenient.count("\ufffd")
    # A few broken bytes in good UTF-8 are damage; many beside none good are another encoding.
    if bad < sum(character > "\x7f" for character in lenient) - bad:
        return lenient
    return data.decode("cp1252", "replace")


def _wide_encoding(data: bytes) -> str:
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return encoding
    sample = data[:4096]
    if len(sample) < 4:
        return ""
    half = len(sample) // 2
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    guess = ""
    if odd > 0.4 * half and even < 0.1 * half:
        guess = "utf-16-le"
    elif even > 0.4 * half and odd < 0.1 * half:
        guess = "utf-16-be"
    text = sample.decode(guess, "replace") if guess else ""
    readable = sum(character.isprintable() or character.isspace() for character in text)
    return guess if readable > _READABLE_SHARE * len(text) else ""


def _declared_charset(data: bytes) -> str:
    match = _CHARSET.search(data[:8192])
    if not match:
        return ""
    name = (match[1] or match[2]).decode("ascii", "replace")
    try:
        found = codecs.lookup(name)
    except LookupError:
        return ""
    # Codecs such as `hex` or `rot13` are not character sets.
    if not getattr(found, "_is_text_encoding", True) or found.name.startswith("utf-7"):
        return ""
    # Browsers read these labels as Windows-1252, and so were the pages written.
    return "cp1252" if found.name in ("iso8859-1", "ascii") else found.name


def require_text(data: bytes) -> None:
    """Raise InputError, saying what it is, if `data` is not text at all."""
    if kind := known_as_binary(data[:SNIFFED_BYTES]):
        raise InputError(f"is {kind}, not text that can be read")
