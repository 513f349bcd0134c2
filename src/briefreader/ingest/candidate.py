"""What came of one thing that was brought in: a report, or the reason why there is none."""

from dataclasses import dataclass
from typing import Literal

from briefreader.models.article import Report

Format = Literal[
    "text", "markdown", "html", "jsonl", "json", "feed", "mail", "mbox", "table", "pdf", "warc"
]
"""The kinds of input that are told apart; `json` is one object or one array of them, `mail`
one message, `mbox` a mailbox of them, `table` has a header that names its columns, `warc` is a
web archive or one record of it."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """One report on its way into the library, or one failure."""

    source: str
    """Where it was read from, fit to show: a path, `stdin`, with `:12` behind it for the
    12th line or record of a collection."""
    report: Report | None
    reason: str = ""
    """Why there is no report, in one line; empty where there is one."""

    @classmethod
    def failed(cls, source: str, reason: str) -> "Candidate":
        """Return the failure of `source` for `reason`."""
        return cls(source, None, reason)
