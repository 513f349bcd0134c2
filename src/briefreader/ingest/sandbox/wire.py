"""How the reader and its reading processes speak: frames of bytes over pipes.

Only JSON comes out of a reading process. What it is made to send can be wrong, but never code.
"""

import struct
from collections.abc import Callable
from typing import BinaryIO, Literal

Status = Literal["done", "unreadable", "exhausted", "ready"]
"""`unreadable`: the input is at fault, in words; `exhausted`: it needs more than it may have."""

MAX_ANSWER_BYTES = 64 * 1024 * 1024
"""The longest answer that is believed."""

_STATUSES: tuple[Status, ...] = ("done", "unreadable", "exhausted", "ready")
_REQUEST = struct.Struct("!HII")
_ANSWER = struct.Struct("!BI")
ANSWER_HEAD = _ANSWER.size
"""Bytes that an answer begins with."""


def request_frame(task: str, job: bytes, data: bytes) -> bytes:
    """Return the head of a request; `data` follows it."""
    name = task.encode()
    return _REQUEST.pack(len(name), len(job), len(data)) + name + job


def read_request(stream: BinaryIO) -> tuple[str, bytes, bytes] | None:
    """Return (task, job, data) of the next request; None once there will be none."""
    head = stream.read(_REQUEST.size)
    if len(head) < _REQUEST.size:
        return None
    name, job, data = (stream.read(length) for length in _REQUEST.unpack(head))
    return name.decode(), job, data


def answer_frame(status: Status, payload: bytes) -> bytes:
    """Return an answer."""
    return _ANSWER.pack(_STATUSES.index(status), len(payload)) + payload


def read_answer(read: Callable[[int], bytes]) -> tuple[Status, bytes]:
    """Read an answer by `read(count)`, which gives exactly that many bytes or raises.

    Raises ValueError for what is no answer.
    """
    status, length = _ANSWER.unpack(read(ANSWER_HEAD))
    if status >= len(_STATUSES) or length > MAX_ANSWER_BYTES:
        raise ValueError("not an answer")
    return _STATUSES[status], read(length)
