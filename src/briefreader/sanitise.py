"""Takes what could harm a terminal out of text from outside. Run on the way in and on display.

A terminal obeys some of what it prints: escape sequences, 8-bit controls, bidi overrides.
What is left after `sanitise` is text and line breaks, whatever was put in.
"""

import re
import unicodedata

MAX_COMBINING = 4
"""Combining marks kept on one base character; more is a rendering attack ("zalgo")."""

_ESCAPE_SEQUENCE = re.compile(
    r"""
      (?:\x1b\[|\x9b) [0-?]* [ -/]* [@-~]?                 # CSI: colours, cursor
    | (?:\x1b[\]PX^_]|[\x9d\x90\x98\x9e\x9f])               # OSC, DCS, SOS, PM, APC
      [^\x07\x1b\x9c\n]{0,4096} (?:\x07|\x1b\\|\x9c)?
    | \x1b [ -/]* [0-~]?                                    # everything else
    """,
    re.VERBOSE,
)
_LINE_BREAKS = re.compile(r"\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_INVISIBLE = re.compile(
    "["
    "\x00-\x08\x0e-\x1f\x7f-\x9f"  # C0 without tab and line feed, DEL, C1
    "\u00ad\u061c\u180e\u200b\u200c\u200e\u200f"  # soft hyphen, marks, zero-width
    "\u202a-\u202e\u2060-\u206f"  # bidi controls, invisible operators
    "\ufeff\ufff9-\ufffb"  # byte-order mark, interlinear annotation
    "\U000e0000-\U000e007f"  # tag characters
    "]"
)
_SURROGATE = re.compile("[\ud800-\udfff]")
_SPACES = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_STRAY_JOINER = re.compile(
    "(?<![\u2190-\u2bff\ufe0f\U0001f000-\U0001faff])\u200d|\u200d(?![\u2190-\u2bff\U0001f000-\U0001faff])"
)
_COMBINING = "[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]"
_COMBINING_RUN = re.compile(f"({_COMBINING}{{{MAX_COMBINING}}}){_COMBINING}+")


def sanitise(text: str, limit: int | None = None) -> str:
    """Return `text` without anything a terminal would obey rather than print.

    Escape sequences go whole, 7- and 8-bit; so do control characters except tab and line
    feed, bidi controls, zero-width and tag characters (the joiner inside an emoji stays).
    Every kind of line break becomes a line feed, every kind of space a plain space, a lone
    surrogate U+FFFD. The result is NFC and at most `limit` characters long; applying the
    function again changes nothing.
    """
    if limit is not None:
        text = text[: limit * 4]
    if not (text.isascii() and text.isprintable()):
        text = _ESCAPE_SEQUENCE.sub("", text)
        text = _LINE_BREAKS.sub("\n", text)
        text = _SURROGATE.sub("\ufffd", text)
        text = _INVISIBLE.sub("", text)
        text = _STRAY_JOINER.sub("", text)
        text = _SPACES.sub(" ", text)
        text = _COMBINING_RUN.sub(r"\1", unicodedata.normalize("NFC", text))
    # What a joiner at the cut joined is gone.
    return text if limit is None else text[:limit].removesuffix("\u200d")


def sanitise_line(text: str, limit: int | None = None) -> str:
    """Return `text` sanitised and on one line, runs of white space folded to one space."""
    return " ".join(sanitise(text, None if limit is None else limit * 2).split())[:limit]


def safe_url(url: str) -> str:
    """Return `url` if it is plain http(s) without controls or spaces, else an empty string."""
    if len(url) > 2048 or not re.match(r"https?://[^\s/?#]", url, re.IGNORECASE):
        return ""
    return url if url == sanitise(url) and not re.search(r"[\s<>\"\\]", url) else ""
