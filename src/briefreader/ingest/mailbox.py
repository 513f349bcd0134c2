"""Divides a mailbox (mbox) into its messages. Reads none of them."""

import re
from collections.abc import Iterable, Iterator

from briefreader.ingest.limits import MAX_DOCUMENT_BYTES

_STARTS = b"From "
_QUOTED = re.compile(rb"^>(>*From )")


def split_mailbox(lines: Iterable[bytes]) -> Iterator[tuple[int, bytes]]:
    """Yield (line it begins on, content) of each message; `lines` keep their line breaks.

    A message begins with a line `From …` at the start or below an empty line (RFC 4155).
    Of a message larger than a document, one byte more than a document may have is kept.
    """
    message = bytearray()
    start, blank = 1, True
    for number, line in enumerate(lines, start=1):
        if blank and line.startswith(_STARTS):
            if message.strip():
                yield start, bytes(message)
            message.clear()
            start = number
        elif len(message) <= MAX_DOCUMENT_BYTES:
            message += _QUOTED.sub(rb"\1", line)
            del message[MAX_DOCUMENT_BYTES + 1 :]
        blank = not line.strip(b"\r\n")
    if message.strip():
        yield start, bytes(message)
