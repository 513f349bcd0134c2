"""Mends the ampersands of careless XML before a parser drops text over them."""

import html as entities
import re

# In a CDATA section or a comment an ampersand stands for itself; elsewhere a bare one, or a
# name that only HTML knows, makes parsers drop the rest of the text.
_AMPERSAND = re.compile(
    rb"<!\[CDATA\[.*?\]\]>|<!--.*?-->|&(?!(?:amp|lt|gt|quot|apos|#\d+|#[xX][0-9a-fA-F]+);)(?:(\w{1,40});)?",
    re.DOTALL,
)


def mend_ampersands(data: bytes) -> bytes:
    """Return XML whose bare ampersands and HTML names (`&nbsp;`) are written as XML has them.

    Entities that the document defines itself are not resolved: they stand as they are written.
    """
    if data[:1] != b"<" or b"&" not in data:
        return data
    return _AMPERSAND.sub(_mended, data)


def _mended(match: re.Match[bytes]) -> bytes:
    whole = match[0]
    if whole[:1] == b"<":
        return whole
    if match[1] is None:
        return b"&amp;"
    text = entities.unescape(whole.decode("ascii", "replace"))
    if text.startswith("&"):
        return b"&amp;" + whole[1:]
    return "".join(f"&#{ord(character)};" for character in text).encode()
