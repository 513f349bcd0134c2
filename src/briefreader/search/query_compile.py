"""Turns the tree of a query into `whoosh.query` objects. Knows the index's field names."""

from collections.abc import Callable, Iterable

from whoosh import query

from briefreader.search.query_nodes import IdSet
from briefreader.search.query_tree import (
    And,
    Boosted,
    Dates,
    Everything,
    Filter,
    Node,
    Not,
    Or,
    Pattern,
    QueryField,
    Similar,
    Words,
)

Resolve = Callable[[Filter], Iterable[int]]
"""Gives the ids of the articles that the library holds for a filter."""

_STEMMED: frozenset[QueryField] = frozenset({"text", "title", "body"})


def compile_query(tree: Node, resolve: Resolve) -> query.Query:
    """Return `tree` as a query that the index can evaluate.

    A negation never stands alone or under an OR, where Whoosh's own matcher would read it
    as an exclusion from all of the OR: there it becomes everything but what is negated.
    """
    match tree:
        case And(parts):
            inner = [_negation(part, resolve) or compile_query(part, resolve) for part in parts]
            if all(isinstance(part, query.Not) for part in inner):
                inner.insert(0, query.Every())
            return query.And(inner)
        case Or(parts):
            return query.Or([compile_query(part, resolve) for part in parts])
        case Not():
            return query.And([query.Every(), _negation(tree, resolve)])
        case Boosted(part, factor):
            return compile_query(part, resolve).with_boost(factor)
        case Filter():
            return IdSet(resolve(tree))
        case Dates(first, last):
            return query.NumericRange("published", first, last)
        case Everything():
            return query.Every()
    return _leaf(tree)


def _negation(part: Node, resolve: Resolve) -> query.Not | None:
    return query.Not(compile_query(part.part, resolve)) if isinstance(part, Not) else None


def _leaf(leaf: Words | Pattern | Similar) -> query.Query:
    if isinstance(leaf, Words):
        name = _name(leaf.field, leaf.exact)
        if len(leaf.words) == 1:
            return query.Term(name, leaf.words[0])
        return query.Phrase(name, list(leaf.words), slop=leaf.slop + 1)
    name = _name(leaf.field, exact=True)
    if isinstance(leaf, Similar):
        return query.FuzzyTerm(name, leaf.word, maxdist=leaf.distance, prefixlength=0)
    if leaf.prefix is not None:
        return query.Prefix(name, leaf.prefix)
    return query.Wildcard(name, leaf.text)


def _name(field: QueryField, exact: bool) -> str:
    """Return the index's field: words as printed stand in one of their own."""
    return f"{field}_exact" if exact and field in _STEMMED else field
