"""What can be taken away as a file, in the form that the file's ending names. Writes no file."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from textwrap import shorten

from briefreader.models.comparison import Comparison
from briefreader.models.ledger import Brief, Ledger
from briefreader.sanitise import sanitise, sanitise_line

_WIDTH = 88
"""Columns of plain text in a file."""
_LONGEST_NAME = 50
"""Characters of a title in the name of a file."""
_NO_WORD = re.compile(r"[^\w]+")


@dataclass(frozen=True, slots=True)
class Export:
    """Something that can be taken away, in several forms."""

    name: str
    """What a file of it may be called, without an ending; safe as a file's name."""
    forms: Mapping[str, Callable[[], str]]
    """How to write it, by the file's ending: `.md`."""


def export_comparison(
    comparison: Comparison,
    names: tuple[str, str],
    ids: tuple[int | None, int | None],
    versions: tuple[int | None, int | None],
) -> Export:
    """Offer a comparison; `names` are what the two reports are called."""

    def markdown() -> str:
        from briefreader.render.markdown import comparison_markdown

        return comparison_markdown(comparison, *names)

    def html() -> str:
        from briefreader.render.html import comparison_html

        return comparison_html(comparison, *names)

    def json() -> str:
        from briefreader.render.contracts import comparison_json

        return _json(comparison_json(comparison, *ids, versions=versions))

    def text() -> str:
        from briefreader.render.plain_comparison import comparison_lines

        return sanitise("\n".join([*comparison_lines(comparison, *names, _WIDTH), ""]))

    return Export(
        _file_name(" and ".join(names)),
        {".md": markdown, ".html": html, ".json": json, ".txt": text},
    )


def export_ledger(ledger: Ledger) -> Export:
    """Offer a ledger."""

    def markdown() -> str:
        from briefreader.render.markdown import ledger_markdown

        return ledger_markdown(ledger)

    def html() -> str:
        from briefreader.render.html import ledger_html

        return ledger_html(ledger)

    def json() -> str:
        from briefreader.render.contracts import ledger_json

        return _json(ledger_json(ledger))

    def table() -> str:
        from briefreader.render.ledger_csv import ledger_csv

        return ledger_csv(ledger)

    def text() -> str:
        from briefreader.render.plain_ledger import ledger_lines

        return sanitise("\n".join([*ledger_lines(ledger, _WIDTH), ""]))

    return Export(
        _file_name(ledger.story.title, "ledger"),
        {".md": markdown, ".html": html, ".json": json, ".csv": table, ".txt": text},
    )


def export_brief(brief: Brief) -> Export:
    """Offer a brief."""

    def markdown() -> str:
        from briefreader.render.markdown import brief_markdown

        return brief_markdown(brief)

    def html() -> str:
        from briefreader.render.html import brief_html

        return brief_html(brief)

    def json() -> str:
        from briefreader.render.contracts import brief_json

        return _json(brief_json(brief))

    return Export(
        _file_name(brief.story.title, "brief"), {".md": markdown, ".html": html, ".json": json}
    )


def _json(value: object) -> str:
    from briefreader.render.json_text import json_text

    return json_text(value, indent=2) + "\n"


def _file_name(title: str, kind: str = "") -> str:
    """Return words of a title joined by hyphens, nothing in it that leads to another folder."""
    words = _NO_WORD.sub(" ", sanitise_line(title).casefold().replace("_", " "))
    begun = shorten(words, _LONGEST_NAME, placeholder="") or words.strip()[:_LONGEST_NAME]
    return "-".join([*begun.split(), *kind.split()]) or "export"
