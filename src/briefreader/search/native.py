"""Leaves to Whoosh's own matchers what `evaluate` does not know. Correct, but slow."""

# ruff: noqa: ARG002  # arguments are those that Whoosh passes

from typing import TYPE_CHECKING, Any

import numpy as np
from whoosh import query
from whoosh.matching import ListMatcher, NullMatcher
from whoosh.searching import Searcher

from briefreader.search.hits import ALL, Hits, Listed
from briefreader.search.query_nodes import IdSet

if TYPE_CHECKING:
    from briefreader.search.evaluate import Evaluation

_EVALUATED_FIRST = (
    query.NumericRange,
    query.DateRange,
    IdSet,
    query.AndNot,
    query.Require,
)
"""Queries into columns, which Whoosh does not see, and two that it gets wrong.

`AndNot` keeps a first document that is to be left out, and `Require` leaves out what is required.
"""


class Evaluated(query.Query):  # type: ignore[misc]
    """Documents of one segment that are known already, as a part of a query left to Whoosh."""

    def __init__(self, hits: Hits) -> None:
        listed = hits.listed()
        self._docs = listed.docs.tolist()
        self._scores = (np.zeros(len(self._docs)) + listed.scores(ALL)).tolist()

    def matcher(self, searcher: Searcher, context: Any = None) -> Any:
        """Return a matcher over the documents."""
        return ListMatcher(self._docs, self._scores) if self._docs else NullMatcher()

    def estimate_size(self, ixreader: Any) -> int:
        """Return the number of documents."""
        return len(self._docs)


def evaluate_natively(
    node: query.Query, searcher: Searcher, segment: int, evaluation: "Evaluation"
) -> Hits:
    """Return what Whoosh finds for `node` in one segment."""

    def replace(part: query.Query) -> query.Query:
        if isinstance(part, _EVALUATED_FIRST):
            return Evaluated(evaluation.hits(part, segment))
        return part.apply(replace)

    leaf, _ = searcher.leaf_searchers()[segment]
    matcher = (node.apply(replace) if _holds_evaluated(node) else node).matcher(leaf)
    docs, scores = [], []
    while matcher.is_active():
        docs.append(matcher.id())
        scores.append(matcher.score())
        matcher.next()
    values = np.array(scores, np.float32)
    return Listed(np.array(docs, np.intp), lambda places: values[places])


def _holds_evaluated(node: query.Query) -> bool:
    return isinstance(node, _EVALUATED_FIRST) or any(map(_holds_evaluated, node.children()))
