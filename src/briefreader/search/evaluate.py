"""Evaluates a tree of `whoosh.query` over the arrays of all segments. Knows no ranking of hits.

Scores are BM25F: the frequency and the length that go into a score are those of title and body
together, with the title's share weighing more. A phrase counts as one word that is as rare as
its words are together. Prefixes, wildcards and ranges match without telling good from bad, so
that all they match scores alike. What this module does not know is left to Whoosh's matchers.
"""

import fnmatch
import math
import re
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any, ClassVar

import numpy as np
from whoosh import query

from briefreader.search.arrays import Array
from briefreader.search.combine import (
    best_of,
    complement,
    intersection,
    preferring,
    union,
    without,
)
from briefreader.search.counts import clip
from briefreader.search.docsets import indices, run_starts
from briefreader.search.hits import (
    Hits,
    Listed,
    Some,
    boosted,
    constant,
    constant_any,
    constant_marked,
    nothing,
    scored_alike,
)
from briefreader.search.lookup import Forms, Occurrences
from briefreader.search.phrase import find_phrase, title_end
from briefreader.search.query_nodes import IdSet
from briefreader.search.schema import NAME_FIELDS, NUMBERS, TITLE_WEIGHT, VIEWS, published_key
from briefreader.search.snapshot import K1, SegmentState, Snapshot

Word = tuple[str, str, int, int]
"""A field, a word, and the edits and the fixed first letters of a fuzzy search: 0 for none."""

Check = Callable[[], None]
"""Called often; raises to stop the evaluation."""

Fallback = Callable[[query.Query, int, "Evaluation"], Hits]
"""Evaluates a query over the segment with a number, by Whoosh's own means.

It is handed the evaluation rather than holding it: in a cycle the arrays of each search would stay
in memory until garbage is collected.
"""

_GLOB = re.compile(r"[*?\[]")


class Evaluation:
    """Evaluates one query."""

    def __init__(self, snapshot: Snapshot, fallback: Fallback, check: Check) -> None:
        self._snapshot = snapshot
        self._fallback = fallback
        self._check = check
        self._forms: dict[tuple[Word, int], list[Forms]] = {}
        self._occurrences: dict[Word, list[Occurrences | None]] = {}
        self._idfs: dict[Word, float] = {}

    def hits(self, node: query.Query, segment: int) -> Hits:
        """Return what matches in one segment, deleted documents included."""
        self._check()
        kind = type(node)
        if (method := self._METHODS.get(kind)) is None:
            return self._fallback(node, segment, self)
        if (kind in self._OF_WORDS and node.fieldname not in VIEWS) or (
            kind in self._OF_NUMBERS and node.fieldname not in NUMBERS
        ):
            return nothing()
        found: Hits = method(self, node, segment)
        return found

    # Words

    def _term(self, node: query.Term, segment: int) -> Hits:
        name = node.fieldname
        if name in NUMBERS:
            docs = self._state(segment).lookup.docs_of_number(name, int(node.text))
            return constant(docs, node.boost)
        if name not in VIEWS:
            return nothing()
        return self._scored_word((name, node.text, 0, 0), segment, node.boost)

    def _fuzzy(self, node: query.FuzzyTerm, segment: int) -> Hits:
        word = (node.fieldname, node.text, int(node.maxdist), node.prefixlength)
        return self._scored_word(word, segment, node.boost)

    def _scored_word(self, word: Word, segment: int, boost: float) -> Hits:
        found = self._find(word, segment)
        return self._scored([word], found, segment, boost)

    def _phrase(self, node: query.Phrase, segment: int) -> Hits:
        name = node.fieldname
        words = [(name, text, 0, 0) for text in node.words]
        if not words:
            return nothing()
        if len(words) == 1:
            return self._scored_word(words[0], segment, node.boost)
        if name in NAME_FIELDS and node.slop == 1:
            found = Occurrences(*self._state(segment).lookup.names(name).find(node.words))
        else:
            found = self._find_phrase(words, node.slop, segment)
        return self._scored(words, found, segment, node.boost)

    def _find_phrase(self, words: Sequence[Word], slop: int, segment: int) -> Occurrences:
        name = words[0][0]
        view, lookup = VIEWS[name], self._state(segment).lookup
        rarest = min(words, key=lambda word: self._size(word, segment))
        docs = self._find(rarest, segment).docs
        forms = [self._word_forms(word, segment) for word in words]
        ends, places = find_phrase(lookup, name, forms, docs, slop)
        if not len(ends):
            return Occurrences(ends, ends)
        weights = np.ones(len(places), np.int64)
        if view.source == "text" and view.zone == "any":
            weights[places < title_end(lookup, ends)] = TITLE_WEIGHT
        begins = run_starts(ends)
        return Occurrences(ends[begins], clip(np.add.reduceat(weights, begins)))

    def _scored(
        self, words: Sequence[Word], found: Occurrences, segment: int, boost: float
    ) -> Hits:
        """Score by BM25F; `words` together tell how rare a match is."""
        if not len(found.docs):
            return nothing()
        docs, weights = found.docs, found.weights
        view = VIEWS[words[0][0]]

        def scores(some: Some) -> Array:
            factor = sum(map(self._idf, words)) * (K1 + 1) * boost
            scores: Array = weights[some].astype(np.float32)
            if view.source == "text":
                below = self._snapshot.norms(view.zone, segment).take(indices(docs[some]))
                below += scores
            else:
                below = scores + np.float32(K1)
            scores *= np.float32(factor)
            scores /= below
            return scores

        return Listed(docs, scores)

    def _idf(self, word: Word) -> float:
        """Return how rare a word is, in all segments."""
        if (idf := self._idfs.get(word)) is None:
            live = self._snapshot.live
            df = 0
            for segment, state in enumerate(self._snapshot.segments):
                df += state.count_alive(self._find(word, segment).docs)
            idf = self._idfs[word] = math.log(1 + (live - df + 0.5) / (df + 0.5))
        return idf

    def _word_forms(self, word: Word, segment: int) -> list[Forms]:
        """Return the terms of a segment that a word stands for."""
        if (forms := self._forms.get((word, segment))) is None:
            name, text, distance, prefix = word
            lookup = self._state(segment).lookup
            if distance:
                near = lookup.letter_sets(name).near(text, distance, prefix)
                forms = [Forms([number for number, _ in near])]
            else:
                forms = lookup.forms(name, text)
            self._forms[word, segment] = forms
        return forms

    def _find(self, word: Word, segment: int) -> Occurrences:
        """Return where a word occurs in a segment."""
        if (known := self._occurrences.get(word)) is None:
            known = self._occurrences[word] = [None] * len(self._snapshot.segments)
        if (found := known[segment]) is None:
            name, text, distance, _ = word
            lookup = self._state(segment).lookup
            if distance:
                found = lookup.gather(name, self._word_forms(word, segment))
            else:
                found = lookup.occurrences(name, text)
            known[segment] = found
        return found

    def _size(self, word: Word, segment: int) -> int:
        return len(self._find(word, segment).docs)

    # Expansions and ranges

    def _prefix(self, node: query.Prefix, segment: int) -> Hits:
        dictionary = self._state(segment).lookup.field(node.fieldname).dictionary
        first, last = dictionary.prefix_range(node.text.encode())
        return self._range(node, first, last, segment)

    def _wildcard(self, node: query.Wildcard, segment: int) -> Hits:
        state = self._state(segment)
        fixed = _GLOB.split(node.text, maxsplit=1)[0]
        dictionary = state.lookup.field(node.fieldname).dictionary
        first, last = dictionary.prefix_range(fixed.encode())
        matches = re.compile(fnmatch.translate(node.text)).match
        numbers = np.array(
            [i for i, term in enumerate(dictionary.strings(first, last), first) if matches(term)]
        )
        if not len(numbers):
            return nothing()
        begins = run_starts(numbers - np.arange(len(numbers)))  # neighbours are read in one go
        ends = [*begins[1:].tolist(), len(numbers)]
        docs = np.concatenate(
            [
                state.lookup.docs_of_range(node.fieldname, numbers[begin], numbers[end - 1] + 1)
                for begin, end in zip(begins.tolist(), ends, strict=True)
            ]
        )
        return constant_any(docs, state.documents, node.boost)

    def _term_range(self, node: query.TermRange, segment: int) -> Hits:
        dictionary = self._state(segment).lookup.field(node.fieldname).dictionary
        first, last = 0, len(dictionary)
        if node.start is not None:
            start = node.start.encode()
            first = dictionary.lower_bound(start)
            if node.startexcl and first < last and dictionary[first] == start:
                first += 1
        if node.end is not None:
            end = node.end.encode()
            last = dictionary.lower_bound(end)
            if not node.endexcl and last < len(dictionary) and dictionary[last] == end:
                last += 1
        return self._range(node, first, max(first, last), segment)

    def _range(self, node: query.Query, first: int, last: int, segment: int) -> Hits:
        """Match what holds any of the terms from number `first` up to `last`."""
        state = self._state(segment)
        docs = state.lookup.docs_of_range(node.fieldname, first, last)
        if last - first == 1:
            return constant(docs, node.boost)
        return constant_any(docs, state.documents, node.boost)

    def _number_range(self, node: query.NumericRange, segment: int) -> Hits:
        """Match numbers between two bounds. What is not known lies in no range."""
        columns = self._state(segment).data.columns
        start = None if node.start is None else _number(node.start) + bool(node.startexcl)
        end = None if node.end is None else _number(node.end) - bool(node.endexcl)
        return constant_marked(columns.between(node.fieldname, start, end), node.boost)

    def _ids(self, node: IdSet, segment: int) -> Hits:
        ids = self._state(segment).data.columns.numbers("id")
        return constant_marked(np.isin(ids, np.array(node.ids, np.int64)), node.boost)

    def _every(self, node: query.Every, segment: int) -> Hits:
        state, name = self._state(segment), node.fieldname
        if name is None or name == "*":
            return constant_marked(np.ones(state.documents, bool), node.boost)
        if name in NUMBERS:
            return constant_marked(state.data.columns.numbers(name) != 0, node.boost)
        if name not in VIEWS:
            return nothing()
        return self._range(node, 0, len(state.lookup.field(name)), segment)

    # Combinations

    def _and(self, node: query.And, segment: int) -> Hits:
        wanted = [part for part in node.subqueries if not isinstance(part, query.Not)]
        unwanted = [part.query for part in node.subqueries if isinstance(part, query.Not)]
        parts = []
        for part in wanted:
            parts.append(self.hits(part, segment))
            if not len(parts[-1]):
                return nothing()
        if not parts:
            if not unwanted:
                return nothing()
            parts = [self._every(query.Every(), segment)]
        found = intersection(parts) if len(parts) > 1 else parts[0]
        for part in unwanted:
            found = without(found, self.hits(part, segment), self._documents(segment))
        return boosted(found, node.boost)

    def _or(self, node: query.Or, segment: int) -> Hits:
        if node.minmatch > 1 or node.scale:
            return self._fallback(node, segment, self)
        parts = [self.hits(part, segment) for part in node.subqueries]
        return boosted(union(parts, self._documents(segment)), node.boost)

    def _best_of(self, node: query.DisjunctionMax, segment: int) -> Hits:
        parts = [self.hits(part, segment) for part in node.subqueries]
        return boosted(best_of(parts, self._documents(segment), node.tiebreak), node.boost)

    def _not(self, node: query.Not, segment: int) -> Hits:
        return complement(self.hits(node.query, segment), self._documents(segment))

    def _and_not(self, node: query.AndNot, segment: int) -> Hits:
        found = self.hits(node.a, segment)
        return without(found, self.hits(node.b, segment), self._documents(segment))

    def _and_maybe(self, node: query.AndMaybe, segment: int) -> Hits:
        return preferring(self.hits(node.a, segment), self.hits(node.b, segment))

    def _require(self, node: query.Require, segment: int) -> Hits:
        needed = self.hits(node.b, segment)
        return intersection([self.hits(node.a, segment), scored_alike(needed, 0.0)])

    def _otherwise(self, node: query.Otherwise, segment: int) -> Hits:
        for number, state in enumerate(self._snapshot.segments):
            if state.count_alive(self.hits(node.a, number).docs):
                return self.hits(node.a, segment)
        return self.hits(node.b, segment)

    def _constant(self, node: query.ConstantScoreQuery, segment: int) -> Hits:
        return scored_alike(self.hits(node.child, segment), node.score)

    def _null(self, _: query.Query, __: int) -> Hits:
        return nothing()

    def _documents(self, segment: int) -> int:
        return self._snapshot.segments[segment].documents

    def _state(self, segment: int) -> SegmentState:
        return self._snapshot.segments[segment]

    _OF_WORDS: ClassVar[dict[type[query.Query], Any]] = {
        query.Phrase: _phrase,
        query.FuzzyTerm: _fuzzy,
        query.Prefix: _prefix,
        query.Wildcard: _wildcard,
        query.TermRange: _term_range,
    }
    """Methods for queries that look into a field of words."""

    _OF_NUMBERS: ClassVar[dict[type[query.Query], Any]] = {
        query.NumericRange: _number_range,
        query.DateRange: _number_range,
    }
    """Methods for queries that look into a column of numbers."""

    _METHODS: ClassVar[dict[type[query.Query], Any]] = {
        **_OF_WORDS,
        **_OF_NUMBERS,
        query.Term: _term,
        query.Every: _every,
        query.And: _and,
        query.Or: _or,
        query.DisjunctionMax: _best_of,
        query.Not: _not,
        query.AndNot: _and_not,
        query.AndMaybe: _and_maybe,
        query.Require: _require,
        query.Otherwise: _otherwise,
        query.ConstantScoreQuery: _constant,
        IdSet: _ids,
        type(query.NullQuery): _null,
    }
    """By exact type: a subclass may mean something else and is left to Whoosh."""


def _number(bound: Any) -> int:
    return published_key(bound.isoformat()) if isinstance(bound, datetime) else int(bound)
