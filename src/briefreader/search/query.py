"""The query language as one function: text in, tree out. The language: docs/query-language.md."""

import re
from dataclasses import dataclass
from datetime import datetime

from briefreader.errors import QueryError
from briefreader.search.query_parse import parse_tree
from briefreader.search.query_tree import Filter, Node, TextLeaf, filters, text_leaves

MAX_LENGTH = 1000
"""Characters of a query."""

_UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff]")
"""What no report holds and no database takes; spaces in its stead keep columns right."""


@dataclass(frozen=True, slots=True)
class ParsedQuery:
    """A query that could be read."""

    text: str
    """As typed."""
    tree: Node | None
    """None if it asks for nothing, which happens only while typing."""

    @property
    def leaves(self) -> tuple[TextLeaf, ...]:
        """The words, quotations and patterns that a matching text has to show."""
        return tuple(text_leaves(self.tree))

    @property
    def filters(self) -> tuple[Filter, ...]:
        """What the library has to be asked for."""
        return tuple(filters(self.tree))


def parse_query(query: str, *, typing: bool = False, now: datetime | None = None) -> ParsedQuery:
    """Read a query.

    `typing` forgives what is unfinished at its end and lets the last word match as a prefix;
    `now` is what `newer:` and `today` count from, local time where it is not given.
    Raises QueryError, which says what to do, with the column and length of what is at fault.
    """
    if len(query) > MAX_LENGTH:
        raise QueryError(
            f"A search is at most {MAX_LENGTH:,} characters long; this one has {len(query):,}.",
            MAX_LENGTH,
            len(query) - MAX_LENGTH,
        )
    readable = _UNPRINTABLE.sub(" ", query)
    moment = now or datetime.now()  # noqa: DTZ005  reports are dated in their own local time
    tree = parse_tree(readable, typing=typing, now=moment)
    if tree is None and not typing:
        raise QueryError("There is nothing to look for; type a word.", 0, max(len(query), 1))
    return ParsedQuery(query, tree)
