"""The one kind of query that Whoosh lacks: a set of articles by id. Knows no library."""

from array import array
from collections.abc import Iterable

import numpy as np
from whoosh import query


class IdSet(query.Query):  # type: ignore[misc]  # Whoosh has no types
    """Matches the articles with these ids and leaves the order of hits to the other parts.

    This is how what only the library knows (`is:unread`, `tag:geneva`) takes part in AND, OR
    and NOT like any word.
    """

    def __init__(self, ids: Iterable[int]) -> None:
        known = ids if isinstance(ids, array) else list(ids)
        self.ids = np.unique(np.asarray(known, np.int64))
        """Article ids, rising."""
        self.boost = 0.0

    def __eq__(self, other: object) -> bool:
        return isinstance(other, IdSet) and np.array_equal(self.ids, other.ids)

    def __hash__(self) -> int:
        return hash(self.ids.tobytes())

    def __repr__(self) -> str:
        return f"IdSet({self.ids.tolist()})"
