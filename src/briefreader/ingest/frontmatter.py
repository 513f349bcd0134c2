"""Splits the front matter off a document: YAML, TOML, or plain `Key: value` lines.

What people write there is often not quite YAML (an unquoted colon in a headline): then it
is read line by line, and said so.
"""

import re
import tomllib
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from briefreader.errors import InputError
from briefreader.ingest.fields import BODY_KEYS, SPELLINGS, TAG_KEYS, normalise_keys
from briefreader.ingest.lines import is_prose

_LONGEST = 65_536
_FENCED = re.compile(
    r"\s*?---[ \t]*\n(?P<block>.*?)(?:^|\n)(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL
)
_TOML = re.compile(r"\s*?\+\+\+[ \t]*\n(?P<block>.*?)(?:^|\n)\+\+\+[ \t]*(?:\n|\Z)", re.DOTALL)
_KEY_VALUE = re.compile(r"(?P<key>[A-Za-z][\w -]{0,30}?)\s*:\s*(?P<value>\S.{0,1000})")
_UNQUOTED = re.compile(r"^(?P<key>[\w -]{1,40}): *(?P<value>[^\s\[{\"'|>].*?)[ \t]*$", re.MULTILINE)
_KNOWN_KEYS = {*TAG_KEYS, *(key for spellings in SPELLINGS.values() for key in spellings)}
_LEAST_HEADER_LINES = 2


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """The metadata block of a document and the text behind it."""

    values: dict[str, Any]
    """Its values under plain lower-case keys."""
    rest: str
    lines: int
    """How many lines of the document come before `rest`."""
    unused: list[tuple[int, str]] = field(default_factory=list)
    """Lines that hold nothing a report has a field for: (number, text)."""
    problem: str = ""
    """What is wrong with the block, if it had to be read line by line."""


def split_front_matter(text: str) -> FrontMatter:
    """Split `text` into its front matter and the rest; without any, all of it is rest.

    Raises InputError for YAML that refers to parts of itself, which no metadata need and
    which can be made to fill any memory.
    """
    head = text[:_LONGEST]
    if match := _FENCED.match(head):
        return _fenced(match, text, _yaml_values)
    if match := _TOML.match(head):
        return _fenced(match, text, _toml_values)
    return _header_lines(text)


def _fenced(match: re.Match[str], text: str, load: Callable[[str], dict[str, Any]]) -> FrontMatter:
    block, rest = match["block"], text[match.end() :]
    if not block.strip():
        return FrontMatter({}, rest, text[: match.end()].count("\n"))
    before = text[: match.start("block")].count("\n")
    lines = text[: match.end()].count("\n")
    try:
        values = _load_mended(load, block)
    except ValueError:
        values = _line_values(block)
        # Without a key it is a title between two rules, unless the real one follows.
        prose = any(is_prose(line.strip()) for line in block.split("\n"))
        if not values and (prose or not rest.lstrip().startswith("# ")):
            return FrontMatter({}, text, 0, problem="the block between dashes is not front matter")
        unused = [
            (number, line.strip())
            for number, line in enumerate(block.split("\n"), start=before)
            if line.strip() and not _KEY_VALUE.fullmatch(line.strip())
        ]
        if not values:
            problem = "the block between dashes is not front matter and was left out"
            return FrontMatter(values, rest, lines, unused, problem)
        problem = "the front matter is not valid and was read line by line"
        return FrontMatter(values, rest, lines, unused, problem)
    return FrontMatter(values, rest, lines, _unused_lines(block, before))


def _load_mended(load: Callable[[str], dict[str, Any]], block: str) -> dict[str, Any]:
    """Load `block`; if it is not valid, once more with quotes around values that need them."""
    try:
        return load(block)
    except ValueError:
        return load(_UNQUOTED.sub(_quote, block))


def _quote(match: re.Match[str]) -> str:
    value = match["value"].replace("\\", "\\\\").replace('"', '\\"')
    return f'{match["key"]}: "{value}"'


def _unused_lines(block: str, first: int) -> list[tuple[int, str]]:
    """Return the lines of keys that no field is read from, with what is indented below."""
    unused, keep = [], True
    for number, line in enumerate(block.split("\n"), start=first):
        if not line.strip():
            continue
        if not line[0].isspace() and not line.startswith("-"):
            key = re.split(r"[:=]", line, maxsplit=1)[0]
            keep = next(iter(normalise_keys({key.strip(" \"'"): 0}))) in _KNOWN_KEYS | {*BODY_KEYS}
        if not keep:
            unused.append((number, line.strip()))
    return unused


def _yaml_values(block: str) -> dict[str, Any]:
    """Load YAML with every scalar as text, so that dates and `no` stay as written."""
    import yaml

    class Loader(yaml.BaseLoader):
        def compose_node(self, parent: Any, index: Any) -> Any:
            if self.check_event(yaml.AliasEvent):
                raise InputError("has front matter that refers to itself (YAML aliases)")
            return super().compose_node(parent, index)

    try:
        loaded = yaml.load(block, Loader=Loader)  # noqa: S506 - BaseLoader makes text only
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        raise ValueError("not YAML") from error
    if not isinstance(loaded, dict):
        raise ValueError("not a mapping")
    return normalise_keys(loaded)


def _toml_values(block: str) -> dict[str, Any]:
    try:
        loaded = tomllib.loads(block)
    except RecursionError as error:
        raise ValueError("not TOML") from error
    tables = {key: value for key, value in loaded.items() if not isinstance(value, dict)}
    for table in ("extra", "taxonomies", "params"):
        if isinstance(loaded.get(table), dict):
            tables = {**loaded[table], **tables}
    return normalise_keys(tables)


def _line_values(block: str) -> dict[str, Any]:
    found = {}
    for line in block.split("\n"):
        if match := _KEY_VALUE.fullmatch(line.strip()):
            found[match["key"]] = match["value"].strip().strip("\"'")
    return normalise_keys(found)


def _header_lines(text: str) -> FrontMatter:
    """Read `Title: …` lines at the very start, as Pelican and MultiMarkdown write them."""
    values: dict[str, Any] = {}
    consumed = 0
    for line in text.split("\n", 40)[:40]:
        match = _KEY_VALUE.fullmatch(line.strip())
        key = next(iter(normalise_keys({match["key"]: 0}))) if match else ""
        if not match or key not in _KNOWN_KEYS:
            break
        values.setdefault(key, match["value"].strip())
        consumed += 1
    if consumed < _LEAST_HEADER_LINES:
        return FrontMatter({}, text, 0)
    rest = text.split("\n", consumed)
    return FrontMatter(values, rest[consumed] if len(rest) > consumed else "", consumed)
