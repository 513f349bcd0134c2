"""A story: the reports of one event.

Apart from what they say together, because lists show stories before anything is read.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Story:
    """Reports that tell of one event."""

    id: int
    title: str
    first: str
    """ISO date of the earliest report with a known date; empty if none has one."""
    last: str
    outlets: tuple[str, ...]
    articles: tuple[int, ...]
    """Article ids in order of publication, undated ones last."""
    origins: int
    """How many of its reports are independent once copies of one text count as one; 0 while
    that is not worked out."""
    named_by_hand: bool = False
