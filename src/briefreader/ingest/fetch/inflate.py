"""Takes the compression off a body without ever holding more than it may become."""

import zlib
from collections.abc import Iterable, Iterator

from briefreader.errors import FetchError
from briefreader.ingest.fetch.limits import MAX_INFLATED_BYTES
from briefreader.ingest.limits import megabytes

_GZIP = 31
_ZLIB = 15
_RAW = -15
_PIECE = 1 << 20
"""Bytes that are unpacked between two looks at how many there are."""

ACCEPTED = "gzip, br"
"""The encodings that are asked for; servers that answer `deflate` all the same are read too."""


def inflate(chunks: Iterable[bytes], encoding: str, most: int = MAX_INFLATED_BYTES) -> bytes:
    """Return the body that `chunks` hold under a `Content-Encoding`.

    Raises FetchError for a body of more than `most` bytes, a damaged one, and an encoding
    that was not asked for.
    """
    name = encoding.strip().lower()
    if name in ("", "identity"):
        pieces = iter(chunks)
    elif name in ("gzip", "x-gzip", "deflate"):
        pieces = _unpacked(chunks, most, deflated=name == "deflate")
    elif name == "br":
        pieces = _unpacked_brotli(chunks)
    else:
        raise FetchError("came in a compression that was not asked for")
    body = bytearray()
    for piece in pieces:
        body += piece
        if len(body) > most:
            raise FetchError(f"is larger than {megabytes(most)}")
    return bytes(body)


def _unpacked(chunks: Iterable[bytes], most: int, *, deflated: bool) -> Iterator[bytes]:
    unpacker = None
    for chunk in chunks:
        data = chunk
        while data:
            if unpacker is None:
                unpacker = zlib.decompressobj(_window(data, deflated=deflated))
            try:
                yield unpacker.decompress(data, most + 1)
            except zlib.error:
                raise FetchError("is damaged: its compressed data cannot be unpacked") from None
            data = unpacker.unconsumed_tail
            if unpacker.eof:
                # A gzip file may be several, one behind the other; padding behind it is not.
                data = unpacker.unused_data if unpacker.unused_data[:1] == b"\x1f" else b""
                unpacker = None
    if unpacker is not None and not unpacker.eof:
        raise FetchError("broke off before its end")


def _unpacked_brotli(chunks: Iterable[bytes]) -> Iterator[bytes]:
    import brotli

    unpacker = brotli.Decompressor()
    for chunk in chunks:
        data = chunk
        while not unpacker.is_finished():
            try:
                yield unpacker.process(data, output_buffer_limit=_PIECE)
            except brotli.error:
                raise FetchError("is damaged: its compressed data cannot be unpacked") from None
            data = b""
            if unpacker.can_accept_more_data():
                break
    if not unpacker.is_finished():
        raise FetchError("broke off before its end")


def _window(start: bytes, *, deflated: bool) -> int:
    """Return zlib's word for the wrapping; servers say `deflate` and mean either of two."""
    if not deflated:
        return _GZIP
    return _ZLIB if start[0] & 0x0F == 8 else _RAW
