"""What lists show of articles, and what they can be narrowed to. Knows no storage.

Apart from the articles, because the first list is on the screen before any article is read.
"""

from dataclasses import dataclass
from typing import Literal, NamedTuple


class ArticleRow(NamedTuple):
    """What the article list shows of an article; cheap to load by the thousand."""

    id: int
    title: str
    outlet: str
    published: str
    words: int
    read: bool = False
    starred: bool = False
    story: int | None = None
    note: bool = False
    agency: str = ""


ListOrder = Literal["newest", "oldest", "added", "outlet", "title"]
"""How a listing is ordered; reports without a date or outlet come last where that is asked."""


@dataclass(frozen=True, slots=True)
class ListFilter:
    """Which articles a listing holds, and in what order. Conditions add up."""

    unread: bool = False
    starred: bool = False
    noted: bool = False
    """Only articles that the reader wrote a note to."""
    outlet: str = ""
    """Only this outlet, upper and lower case alike; empty for all."""
    tag: str = ""
    """Only articles with this tag, upper and lower case alike; empty for all."""
    story: int | None = None
    """Only the reports of this story; None for all."""
    order: ListOrder = "newest"
