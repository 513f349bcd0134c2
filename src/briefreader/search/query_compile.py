"""Turns the tree of a query into `whoosh.query` objects. Knows the index's field names."""

from collections.abc import Callable

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
    QueryField,
    Similar,
    TextLeaf,
    Words,
)

Resolve = Callable[[Filter], IdSet]
"""Gives the articles that the library holds for a filter."""

_STEMMED: frozenset[QueryField] = frozenset({"text", "title", "body"})


def compile_query(tree: Node, resolve: Resolve, boost: float = 1.0) -> query.Query:
    """Return `tree` as a query that the index can evaluate, its words counting `boost` times.

    A negation never stands alone or under an OR, where Whoosh's own matcher would read it
    as an exclusion from all of the OR: there it becomes everything but what is negated.
    """
    match tree:
        case And(parts):
            inner = [_part_of_and(part, resolve, boost) for part in parts]
            if all(isinstance(part, query.Not) for part in inner):
                inner.insert(0, query.Every())
            return query.And(inner)
        case Or(parts):
            return query.Or([compile_query(part, resolve, boost) for part in parts])
        case Not():
            return query.And([query.Every(), _part_of_and(tree, resolve, boost)])
        case Boosted(part, factor):
            return compile_query(part, resolve, boost * factor)
        case Filter():
            return resolve(tree)
        case Dates(first, last):
            return query.NumericRange("published", first, last)
        case Everything():
            return query.Every()
    return _leaf(tree, boost)


def _part_of_and(part: Node, resolve: Resolve, boost: float) -> query.Query:
    if isinstance(part, Not):
        return query.Not(compile_query(part.part, resolve))
    return compile_query(part, resolve, boost)


def _leaf(leaf: TextLeaf, boost: float) -> query.Query:
    if isinstance(leaf, Words):
        name = _name(leaf.field, leaf.exact)
        if len(leaf.words) == 1:
            return query.Term(name, leaf.words[0], boost=boost)
        return query.Phrase(name, list(leaf.words), slop=leaf.slop + 1, boost=boost)
    name = _name(leaf.field, exact=True)
    if isinstance(leaf, Similar):
        return query.FuzzyTerm(name, leaf.word, boost=boost, maxdist=leaf.distance, prefixlength=0)
    if leaf.prefix is not None:
        return query.Prefix(name, leaf.prefix, boost=boost)
    return query.Wildcard(name, leaf.text, boost=boost)


def _name(field: QueryField, exact: bool) -> str:
    """Return the index's field: words as printed stand in one of their own."""
    return f"{field}_exact" if exact and field in _STEMMED else field
