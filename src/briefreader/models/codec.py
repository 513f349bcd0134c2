"""Packs frozen dataclasses into JSON and back, so that what was computed can be kept.

A dataclass becomes the list of its field values, which is short and quick. `shape_of` names
the fields: keep it beside the data, and read the data only where it is still the same.
"""

import json
import zlib
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from functools import cache
from types import NoneType
from typing import Any, TypeVar, cast, get_args, get_origin, get_type_hints

T = TypeVar("T")
Reader = Callable[[Any], Any]


def pack(value: Any) -> bytes:
    """Return a dataclass of plain values, dataclasses and tuples of them as bytes."""
    return zlib.compress(json.dumps(_plain(value), separators=(",", ":")).encode(), 1)


def unpack(kind: type[T], data: bytes) -> T:
    """Return the `kind` that was packed. Raises ValueError where `data` is not one."""
    try:
        return cast("T", _reader(cast("Any", kind))(json.loads(zlib.decompress(data))))
    except (zlib.error, TypeError, ValueError) as error:
        raise ValueError(f"not a packed {kind.__name__}: {error}") from error


@cache
def shape_of(kind: type) -> str:
    """Return a short name that changes with the fields of `kind` and of all it holds."""
    described: dict[Any, str] = {}
    _describe(kind, described)
    return f"{zlib.crc32(';'.join(sorted(described.values())).encode()):08x}"


def _plain(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if is_dataclass(value):
        return [_plain(getattr(value, name)) for name in _names(value.__class__)]
    return value


@cache
def _names(kind: Any) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind))


@cache
def _reader(kind: Any) -> Reader:
    """Return what turns the JSON of a `kind` back into one."""
    if is_dataclass(kind):
        hints = get_type_hints(kind)
        readers = [_reader(hints[name]) for name in _names(cast("Any", kind))]
        make = cast("Callable[..., Any]", kind)
        return lambda values: make(
            *(read(value) for read, value in zip(readers, values, strict=True))
        )
    inner = get_args(kind)
    if get_origin(kind) is tuple:
        if inner[-1] is Ellipsis:
            read_item = _reader(inner[0])
            return lambda values: tuple([read_item(value) for value in values])
        item_readers = [_reader(item) for item in inner]
        return lambda values: tuple(
            read(value) for read, value in zip(item_readers, values, strict=True)
        )
    if NoneType in inner:
        (present,) = (item for item in inner if item is not NoneType)
        read_present = _reader(present)
        return lambda value: None if value is None else read_present(value)
    return _same


def _same(value: Any) -> Any:
    return value


def _describe(kind: Any, described: dict[Any, str]) -> None:
    if is_dataclass(kind):
        if kind in described:
            return
        hints = get_type_hints(kind)
        listed = ",".join(f"{name}:{hints[name]}" for name in _names(cast("Any", kind)))
        described[kind] = f"{kind}({listed})"
        for hint in hints.values():
            _describe(hint, described)
    for inner in get_args(kind):
        _describe(inner, described)
