"""What a query asks, as a tree. Knows neither how it was typed nor who evaluates it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

QueryField = Literal["text", "title", "body", "outlet", "byline", "agency", "lang"]
"""Where a word is looked for; `text` is title and body together."""

FilterName = Literal["is", "has", "tag", "story"]
"""What only the library knows, because it changes without the text changing."""

Place = tuple[int, int]
"""First character and the one behind the last, in the query as typed."""


@dataclass(frozen=True, slots=True)
class Words:
    """One word, or several that stand in a row."""

    field: QueryField
    words: tuple[str, ...]
    """Exact forms, as `analysis` cuts them."""
    place: Place
    exact: bool = False
    """Typed in quotes: other forms of the same word do not match."""
    slop: int = 0
    """How many other words may stand between one word and the next."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """Any word that begins with some letters, or that fits `*` and `?`."""

    field: QueryField
    text: str
    """Folded; `*` stands for any letters and `?` for one. Never begins with either."""
    place: Place

    @property
    def prefix(self) -> str | None:
        """The letters a word has to begin with, if that is all that is asked."""
        start = self.text[:-1]
        return start if self.text.endswith("*") and not set(start) & {"*", "?"} else None


@dataclass(frozen=True, slots=True)
class Similar:
    """Any word that can be turned into this one by so many changes of a letter."""

    field: QueryField
    word: str
    distance: int
    place: Place


@dataclass(frozen=True, slots=True)
class Dates:
    """A range of publication dates; both ends belong to it."""

    first: int
    """A date as one number, YYYYMMDDHHMM; zeros stand for what is not known of it."""
    last: int


@dataclass(frozen=True, slots=True)
class Filter:
    """Something the library is asked for: `is:unread`, `tag:geneva`."""

    name: FilterName
    value: str


@dataclass(frozen=True, slots=True)
class Everything:
    """Every article."""


@dataclass(frozen=True, slots=True)
class And:
    """All of several things."""

    parts: "tuple[Node, ...]"


@dataclass(frozen=True, slots=True)
class Or:
    """At least one of several things."""

    parts: "tuple[Node, ...]"


@dataclass(frozen=True, slots=True)
class Not:
    """Whatever does not match."""

    part: "Node"


@dataclass(frozen=True, slots=True)
class Boosted:
    """Counts more, or less, for the order of hits."""

    part: "Node"
    factor: float


TextLeaf = Words | Pattern | Similar
Node = TextLeaf | Dates | Filter | Everything | And | Or | Not | Boosted


def text_leaves(node: "Node | None") -> Iterator[TextLeaf]:
    """Yield what a matching text has to show, in the order typed; nothing under a Not."""
    if isinstance(node, And | Or):
        for part in node.parts:
            yield from text_leaves(part)
    elif isinstance(node, Boosted):
        yield from text_leaves(node.part)
    elif isinstance(node, TextLeaf):
        yield node


def filters(node: "Node | None") -> Iterator[Filter]:
    """Yield everything the library has to be asked for."""
    if isinstance(node, And | Or):
        for part in node.parts:
            yield from filters(part)
    elif isinstance(node, Boosted | Not):
        yield from filters(node.part)
    elif isinstance(node, Filter):
        yield node
