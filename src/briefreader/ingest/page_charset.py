"""Lets a server's word on the character set of a document count where nothing better is known."""

import codecs
import re

_DECLARED = re.compile(
    rb"""<meta[^>]{0,200}?charset\s*=|<\?xml[^>]{0,100}?encoding\s*=""", re.IGNORECASE
)
_MARKS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def honour_charset(data: bytes, charset: str) -> bytes:
    """Return `data` in UTF-8 where it is not already and only the server says what it is.

    Servers are wrong more often than documents: a byte-order mark, valid UTF-8 and what the
    document declares itself all come first.
    """
    if not charset or data.startswith(_MARKS) or _DECLARED.search(data[:8192]):
        return data
    try:
        found = codecs.lookup(charset)
    except (LookupError, ValueError):
        return data
    # Codecs such as `hex` or `zlib` are not character sets, and utf-7 is an attack.
    if not getattr(found, "_is_text_encoding", True) or found.name.startswith("utf-7"):
        return data
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        name = "cp1252" if found.name in ("iso8859-1", "ascii") else found.name
        return data.decode(name, "replace").encode("utf-8", "replace")
    return data
