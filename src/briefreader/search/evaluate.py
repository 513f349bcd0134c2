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
from functools import partial
from typing import Any, ClassVar

import numpy as np
from whoosh import query

from briefreader.search.arrays import Array
from briefreader.search.docsets import contained, run_starts
from briefreader.search.hits import (
    Hits,
    Places,
    boosted,
    complement,
    constant,
    intersection,
    preferring,
    union,
    without,
)
from briefreader.search.lookup import Forms, Occurrences
from briefreader.search.phrase import find_phrase, title_end
from briefreader.search.query_nodes import IdSet
from briefreader.search.schema import NUMBERS, TITLE_WEIGHT, VIEWS, published_key
from briefreader.search.snapshot import K1, SegmentState, Snapshot

Word = tuple[str, str, int, int]
"""A field, a word, and the edits and the fixed first letters of a fuzzy search: 0 for none."""

Check = Callable[[], None]
"""Called often; raises to stop the evaluation."""

Fallback = Callable[[query.Query, int], Hits]
"""Evaluates a query over the segment with a number, by Whoosh's own means."""

_GLOB = re.compile(r"[*?\[]")


class Evaluation:
    """Evaluates one query."""

    def __init__(self, snapshot: Snapshot, fallback: Fallback, check: Check) -> None:
        self._snapshot = snapshot
        self._fallback = fallback
        self._check = check
        self._forms: dict[tuple[Word, int], list[Forms]] = {}
        self._occurrences: dict[tuple[Word, int], Occurrences] = {}
        self._idfs: dict[Word, float] = {}

    def hits(self, node: query.Query, segment: int) -> Hits:
        """Return what matches in one segment, deleted documents included."""
        self._check()
        kind = type(node)
        if (method := self._METHODS.get(kind)) is None:
            return self._fallback(node, segment)
        if (kind in self._OF_WORDS and node.fieldname not in VIEWS) or (
            kind in self._OF_NUMBERS and node.fieldname not in NUMBERS
        ):
            return self._nothing()
        found: Hits = method(self, node, segment)
        return found

    # Words

    def _term(self, node: query.Term, segment: int) -> Hits:
        name = node.fieldname
        if name in NUMBERS:
            docs = self._state(segment).lookup.docs_of_number(name, int(node.text))
            return constant(docs, node.boost)
        if name not in VIEWS:
            return self._nothing()
        return self._scored_word((name, node.text, 0, 0), segment, node.boost)

    def _fuzzy(self, node: query.FuzzyTerm, segment: int) -> Hits:
        word = (node.fieldname, node.text, int(node.maxdist), node.prefixlength)
        return self._scored_word(word, segment, node.boost)

    def _scored_word(self, word: Word, segment: int, boost: float) -> Hits:
        found = self._find(word, segment)
        score = partial(self._score, [word], found, segment, boost)
        return Hits(found.docs, score)

    def _phrase(self, node: query.Phrase, segment: int) -> Hits:
        name = node.fieldname
        words = [(name, text, 0, 0) for text in node.words]
        if not words:
            return self._nothing()
        if len(words) == 1:
            return self._scored_word(words[0], segment, node.boost)
        rarest = min(words, key=lambda word: self._size(word, segment))
        docs = self._find(rarest, segment).docs
        lookup = self._state(segment).lookup
        forms = [self._word_forms(word, segment) for word in words]
        ends, places = find_phrase(lookup, name, forms, docs, node.slop)
        if not len(ends):
            return self._nothing()
        weights = np.ones(len(places), np.float32)
        if VIEWS[name].source == "text" and VIEWS[name].zone == "any":
            weights[places < title_end(lookup, ends)] = TITLE_WEIGHT
        begins = run_starts(ends)
        found = Occurrences(ends[begins], np.add.reduceat(weights, begins))
        return Hits(found.docs, partial(self._score, words, found, segment, node.boost))

    def _score(
        self, words: Sequence[Word], found: Occurrences, segment: int, boost: float, places: Places
    ) -> Array:
        """Score by BM25F; `words` together tell how rare a match is."""
        view = VIEWS[words[0][0]]
        factor = sum(self._idf(word) for word in words) * (K1 + 1) * boost
        weights = found.weights[places]
        if view.source == "text":
            below = self._snapshot.norms(view.zone, segment).take(found.docs[places])
            below += weights
        else:
            below = weights + np.float32(K1)
        scores: Array = weights * np.float32(factor)
        scores /= below
        return scores

    def _idf(self, word: Word) -> float:
        """Return how rare a word is, in all segments."""
        if (idf := self._idfs.get(word)) is None:
            live = self._snapshot.live
            df = sum(
                state.count_alive(self._find(word, segment).docs)
                for segment, state in enumerate(self._snapshot.segments)
            )
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
        if (found := self._occurrences.get((word, segment))) is None:
            forms = self._word_forms(word, segment)
            found = self._state(segment).lookup.gather(word[0], forms)
            self._occurrences[word, segment] = found
        return found

    def _size(self, word: Word, segment: int) -> int:
        field = self._state(segment).lookup.field(word[0])
        forms = self._word_forms(word, segment)
        return sum(field.df(number) for some in forms for number in some.numbers)

    # Expansions and ranges

    def _prefix(self, node: query.Prefix, segment: int) -> Hits:
        lookup = self._state(segment).lookup
        first, last = lookup.field(node.fieldname).dictionary.prefix_range(node.text.encode())
        return constant(lookup.docs_of_range(node.fieldname, first, last), node.boost)

    def _wildcard(self, node: query.Wildcard, segment: int) -> Hits:
        lookup = self._state(segment).lookup
        fixed = _GLOB.split(node.text, maxsplit=1)[0]
        dictionary = lookup.field(node.fieldname).dictionary
        first, last = dictionary.prefix_range(fixed.encode())
        matches = re.compile(fnmatch.translate(node.text)).match
        numbers = [
            i for i, term in enumerate(dictionary.strings(first, last), first) if matches(term)
        ]
        return constant(lookup.gather(node.fieldname, [Forms(numbers)]).docs, node.boost)

    def _term_range(self, node: query.TermRange, segment: int) -> Hits:
        lookup = self._state(segment).lookup
        dictionary = lookup.field(node.fieldname).dictionary
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
        return constant(lookup.docs_of_range(node.fieldname, first, max(first, last)), node.boost)

    def _number_range(self, node: query.NumericRange, segment: int) -> Hits:
        """Match numbers between two bounds. What is not known lies in no range."""
        values = self._state(segment).data.columns.numbers(node.fieldname)
        inside = values != 0
        if node.start is not None:
            start = _number(node.start)
            inside &= values > start if node.startexcl else values >= start
        if node.end is not None:
            end = _number(node.end)
            inside &= values < end if node.endexcl else values <= end
        return constant(np.flatnonzero(inside), node.boost)

    def _ids(self, node: IdSet, segment: int) -> Hits:
        ids = self._state(segment).data.columns.numbers("id")
        return constant(np.flatnonzero(np.isin(ids, np.array(node.ids, np.int64))), node.boost)

    def _every(self, node: query.Every, segment: int) -> Hits:
        state, name = self._state(segment), node.fieldname
        if name is None or name == "*":
            docs = np.arange(state.documents)
        elif name in NUMBERS:
            docs = np.flatnonzero(state.data.columns.numbers(name))
        elif name not in VIEWS:
            return self._nothing()
        else:
            docs = state.lookup.docs_of_range(name, 0, len(state.lookup.field(name)))
        return constant(docs, node.boost)

    # Combinations

    def _and(self, node: query.And, segment: int) -> Hits:
        wanted = [part for part in node.subqueries if not isinstance(part, query.Not)]
        unwanted = [part.query for part in node.subqueries if isinstance(part, query.Not)]
        parts = []
        for part in wanted:
            parts.append(self.hits(part, segment))
            if not len(parts[-1].docs):
                return self._nothing()
        if not parts:
            if not unwanted:
                return self._nothing()
            parts = [constant(np.arange(self._state(segment).documents), 1.0)]
        found = intersection(parts) if len(parts) > 1 else parts[0]
        for part in unwanted:
            found = without(found, self.hits(part, segment).docs)
        return boosted(found, node.boost)

    def _or(self, node: query.Or, segment: int) -> Hits:
        if node.minmatch > 1 or node.scale:
            return self._fallback(node, segment)
        parts = [self.hits(part, segment) for part in node.subqueries]
        return boosted(union(parts, self._state(segment).documents), node.boost)

    def _best_of(self, node: query.DisjunctionMax, segment: int) -> Hits:
        parts = [self.hits(part, segment) for part in node.subqueries]
        documents = self._state(segment).documents
        return boosted(union(parts, documents, highest=node.tiebreak), node.boost)

    def _not(self, node: query.Not, segment: int) -> Hits:
        docs = self.hits(node.query, segment).docs
        return constant(complement(docs, self._state(segment).documents), 1.0)

    def _and_not(self, node: query.AndNot, segment: int) -> Hits:
        return without(self.hits(node.a, segment), self.hits(node.b, segment).docs)

    def _and_maybe(self, node: query.AndMaybe, segment: int) -> Hits:
        return preferring(self.hits(node.a, segment), self.hits(node.b, segment))

    def _require(self, node: query.Require, segment: int) -> Hits:
        found = self.hits(node.a, segment)
        return found.take(np.flatnonzero(contained(found.docs, self.hits(node.b, segment).docs)))

    def _otherwise(self, node: query.Otherwise, segment: int) -> Hits:
        for number, state in enumerate(self._snapshot.segments):
            if state.count_alive(self.hits(node.a, number).docs):
                return self.hits(node.a, segment)
        return self.hits(node.b, segment)

    def _constant(self, node: query.ConstantScoreQuery, segment: int) -> Hits:
        return constant(self.hits(node.child, segment).docs, node.score)

    def _null(self, _: query.Query, __: int) -> Hits:
        return self._nothing()

    def _nothing(self) -> Hits:
        return constant(np.zeros(0, np.intp), 0.0)

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
