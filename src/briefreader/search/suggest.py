"""Mends misspelt words of a query with words that reports use. Knows no article."""

from collections.abc import Iterator, Sequence
from typing import Protocol

from briefreader.search.query_tree import Node, Words, text_leaves

MIN_LETTERS = 4
"""Shorter words have so many neighbours that a guess says nothing."""
_STEP = 30.0
"""How many times more often a word two changes away has to be used than one a change away."""


class Terms(Protocol):
    """What is asked of an index."""

    def doc_freq(self, field: str, term: str) -> int:
        """Return how many articles hold a term."""
        ...

    def near_terms(self, field: str, term: str, distance: int) -> Sequence[tuple[str, int, int]]:
        """Return (term, distance, articles) of the terms close to one."""
        ...


def suggest(query: str, tree: Node | None, terms: Terms) -> str:
    """Return `query` with its misspelt words mended; empty if there is none to mend.

    A word is misspelt if no article prints it and some print one that is a change or two of a
    letter away. Quotations and patterns are taken at their word.
    """
    mended = query
    changes = [
        (leaf, better)
        for leaf in _single_words(tree)
        if (better := _better(leaf.words[0], leaf.field, terms))
    ]
    for leaf, better in sorted(changes, key=lambda change: change[0].place, reverse=True):
        start, end = leaf.place
        typed = query[start:end]
        place = typed.lower().find(leaf.words[0])
        if place < 0:
            continue
        start += place
        end = start + len(leaf.words[0])
        mended = f"{mended[:start]}{_like(query[start:end], better)}{mended[end:]}"
    return "" if mended == query else mended


def _single_words(tree: Node | None) -> Iterator[Words]:
    for leaf in text_leaves(tree):
        if (
            isinstance(leaf, Words)
            and not leaf.exact
            and len(leaf.words) == 1
            and leaf.field in {"text", "title", "body"}
        ):
            yield leaf


def _better(word: str, field: str, terms: Terms) -> str:
    if len(word) < MIN_LETTERS or not word.isalpha():
        return ""
    if terms.doc_freq(f"{field}_exact", word):
        return ""
    distance = 1 if len(word) == MIN_LETTERS else 2
    near = [
        (articles / _STEP**apart, term)
        for term, apart, articles in terms.near_terms(f"{field}_exact", word, distance)
        if articles >= apart and term.isalpha()
    ]
    return max(near)[1] if near else ""


def _like(typed: str, better: str) -> str:
    """Return `better` with the capitals of what was typed."""
    if typed.isupper() and len(typed) > 1:
        return better.upper()
    return better.capitalize() if typed[:1].isupper() else better
