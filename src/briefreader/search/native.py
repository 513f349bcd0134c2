"""Leaves to Whoosh's own matchers what `evaluate` does not know. Correct, but slow."""

# ruff: noqa: ARG002  # arguments are those that Whoosh passes

from typing import TYPE_CHECKING, Any

import numpy as np
from whoosh import query
from whoosh.matching import ListMatcher, NullMatcher
from whoosh.searching import Searcher

from briefreader.search.hits import Hits
from briefreader.search.query_nodes import IdSet

if TYPE_CHECKING:
    from briefreader.search.evaluate import Evaluation

_COLUMN_QUERIES = (query.NumericRange, query.DateRange, IdSet)
"""Queries that look into columns, which Whoosh does not see."""


class Evaluated(query.Query):  # type: ignore[misc]
    """Documents of one segment that are known already, as a part of a query left to Whoosh."""

    def __init__(self, docs: list[int], score: float) -> None:
        self.boost = score
        self._docs = docs

    def matcher(self, searcher: Searcher, context: Any = None) -> Any:
        """Return a matcher over the documents."""
        if not self._docs:
            return NullMatcher()
        return ListMatcher(self._docs, all_weights=self.boost)

    def estimate_size(self, ixreader: Any) -> int:
        """Return the number of documents."""
        return len(self._docs)


def evaluate_natively(
    node: query.Query, searcher: Searcher, segment: int, evaluation: "Evaluation"
) -> Hits:
    """Return what Whoosh finds for `node` in one segment."""

    def replace(part: query.Query) -> query.Query:
        if isinstance(part, _COLUMN_QUERIES):
            return Evaluated(evaluation.hits(part, segment).docs.tolist(), part.boost)
        return part

    leaf, _ = searcher.leaf_searchers()[segment]
    matcher = (node.accept(replace) if _looks_into_columns(node) else node).matcher(leaf)
    docs, scores = [], []
    while matcher.is_active():
        docs.append(matcher.id())
        scores.append(matcher.score())
        matcher.next()
    values = np.array(scores, np.float32)
    return Hits(np.array(docs, np.intp), lambda places: values[places])


def _looks_into_columns(node: query.Query) -> bool:
    return isinstance(node, _COLUMN_QUERIES) or any(map(_looks_into_columns, node.children()))
