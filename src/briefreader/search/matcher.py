"""Whoosh's own way to walk through the documents that hold a term, over the arrays.

Serves the queries that `evaluate` leaves to Whoosh. Slow, as it goes document by document.
"""

from bisect import bisect_left
from collections.abc import Iterator
from typing import Any

import numpy as np
from whoosh.matching import LeafMatcher, ReadTooFar
from whoosh.query.spans import Span
from whoosh.reading import TermInfo, TermNotFound

from briefreader.search.arrays import Array
from briefreader.search.lookup import Occurrences, TermLookup
from briefreader.search.phrase import positions_in
from briefreader.search.schema import NUMBERS, VIEWS


def look_up(lookup: TermLookup, fieldname: str, text: bytes) -> Occurrences:
    """Return where a term occurs; raises TermNotFound where it does not."""
    if fieldname in NUMBERS:
        docs = lookup.docs_of_number(fieldname, int(text))
        found = Occurrences(docs, np.ones(len(docs), np.uint8))
    else:
        found = lookup.occurrences(fieldname, text.decode())
    if not len(found.docs):
        raise TermNotFound(f"No term {fieldname}:{text!r}")
    return found


def term_info(lookup: TermLookup, fieldname: str, text: bytes) -> TermInfo:
    """Return the statistics of a term; raises KeyError where it does not occur."""
    try:
        found = look_up(lookup, fieldname, text)
    except TermNotFound as error:
        raise KeyError(fieldname, text) from error
    lengths = np.zeros(1)
    if VIEWS.get(fieldname) and VIEWS[fieldname].source == "text":
        lengths = lookup.data.columns.lengths("text")[found.docs]
    return TermInfo(
        weight=float(found.weights.sum()),
        df=len(found.docs),
        minlength=int(lengths.min()),
        maxlength=int(lengths.max()),
        maxweight=float(found.weights.max()),
        minid=int(found.docs[0]),
        maxid=int(found.docs[-1]),
    )


class ArrayMatcher(LeafMatcher):  # type: ignore[misc]
    """Walks through the documents that hold a term."""

    def __init__(self, lookup: TermLookup, fieldname: str, text: bytes, scorer: Any) -> None:
        self.scorer = scorer
        self._term = (fieldname, text)
        self._lookup = lookup
        found = look_up(lookup, fieldname, text)
        self._found = found.docs
        self._ids: list[int] = found.docs.tolist()
        self._weights: list[float] = found.weights.tolist()
        self._at = 0
        self._positions: tuple[Array, Array] | None = None

    def is_active(self) -> bool:
        """Tell whether it stands on a document."""
        return self._at < len(self._ids)

    def reset(self) -> None:
        """Go back to the first document."""
        self._at = 0

    def copy(self) -> "ArrayMatcher":
        """Return a matcher that stands on the same document."""
        twin = ArrayMatcher(self._lookup, *self._term, self.scorer)
        twin._at = self._at
        return twin

    def id(self) -> int:
        """Return the document's number."""
        return self._ids[self._at]

    def all_ids(self) -> Iterator[int]:
        """Yield all documents from the first."""
        return iter(self._ids)

    def next(self) -> bool:
        """Go to the next document."""
        if not self.is_active():
            raise ReadTooFar
        self._at += 1
        return True

    def skip_to(self, id: int) -> None:  # noqa: A002  # Whoosh passes it by this name
        """Go to the first document whose number is not less than `id`."""
        if not self.is_active():
            raise ReadTooFar
        self._at = bisect_left(self._ids, id, self._at)

    def weight(self) -> float:
        """Return the frequency in this document."""
        return self._weights[self._at]

    def value(self) -> bytes:
        """Return nothing: positions are read as numbers."""
        return b""

    def supports(self, astype: str) -> bool:
        """Tell what can be read besides the frequency."""
        return astype in {"positions", "frequency", "weight"}

    def value_as(self, astype: str) -> Any:
        """Return the positions or the frequency in this document."""
        if astype != "positions":
            return self.weight()
        if self._positions is None:
            fieldname, text = self._term
            forms = self._lookup.forms(fieldname, text.decode())
            self._positions = positions_in(self._lookup, fieldname, forms, self._found)
        docs, places = self._positions
        first, last = np.searchsorted(docs, (self.id(), self.id() + 1))
        return places[first:last].tolist()

    def spans(self) -> list[Span]:
        """Return the places in this document."""
        return [Span(position) for position in self.value_as("positions")]

    def supports_block_quality(self) -> bool:
        """Say that documents cannot be skipped by their quality."""
        return False

    def max_quality(self) -> float:
        """Return the highest score there can be."""
        return float(self.scorer.max_quality())

    def score(self) -> float:
        """Return this document's score."""
        return float(self.scorer.score(self))
