"""Finds where a text matches a query, exactly. Knows no index, only words it holds."""

import fnmatch
import re
from collections.abc import Callable, Collection, Iterable, Sequence
from typing import Protocol

from briefreader.search.analysis import MAX_WORD, chunks, is_spaceless, stem, tokens_of_chunk
from briefreader.search.query_tree import Pattern, Place, TextLeaf, Words


class Vocabulary(Protocol):
    """The words that an index holds, as far as they match others."""

    def forms(self, word: str) -> Collection[str]:
        """Return the words that share the stem of `word` in any language."""
        ...

    def similar(self, word: str, distance: int) -> Collection[str]:
        """Return words that are at most `distance` changes of a letter from `word`."""
        ...


Span = tuple[int, int]

Asked = frozenset[str] | Callable[[str], bool]
"""The words that one word of a query stands for, or a test of them."""

_Met = tuple[int, int, int]
"""(position in words, start, end) of a word that is asked for."""


Found = tuple[int, int, Place]
"""One place where a text matches: start, end, and where what it answers stands in the query."""


class _Elements:
    """Tells which of the words asked for a word is, by number."""

    def __init__(self, asked: Sequence[Asked]) -> None:
        self._tests = [(number, test) for number, test in enumerate(asked) if callable(test)]
        self._words: dict[str, list[int]] = {}
        for number, words in enumerate(asked):
            for word in () if callable(words) else words:
                self._words.setdefault(word, []).append(number)

    @property
    def look_up(self) -> Callable[[str], Sequence[int] | None]:
        """What gives the numbers for a word."""
        return self._look_up_and_test if self._tests else self._words.get

    def _look_up_and_test(self, word: str) -> Sequence[int]:
        return [
            *self._words.get(word, ()),
            *(number for number, test in self._tests if test(word)),
        ]


class FieldHighlighter:
    """Finds the matches of some leaves of a query in texts of one language."""

    def __init__(self, leaves: Iterable[TextLeaf], vocabulary: Vocabulary, lang: str = "") -> None:
        self._asked: list[tuple[TextLeaf, range]] = []
        elements: list[Asked] = []
        for leaf in leaves:
            own = elements_of(leaf, vocabulary, lang)
            self._asked.append((leaf, range(len(elements), len(elements) + len(own))))
            elements.extend(own)
        self._numbers_of = _Elements(elements).look_up

    def find(self, text: str) -> list[Found]:
        """Return the matches in `text` in order; they may overlap.

        Of a quotation only whole occurrences are found: one match if its words stand side by
        side, one for each word if others may stand in between.
        """
        if not self._asked:
            return []
        numbers_of = self._numbers_of
        met: dict[int, list[_Met]] = {}
        if plain := text.isascii():
            text = text.lower()
        found_chunks = chunks(text)
        position = placed = offset = behind = 0
        for count, chunk in enumerate(found_chunks, 1):
            if plain and chunk.isalnum() and not numbers_of(chunk[:MAX_WORD]):
                position += 1  # which most are: one word, as it is printed, and not asked for
                continue
            for word, start, end in tokens_of_chunk(chunk):
                if numbers := numbers_of(word):
                    for passed in found_chunks[placed:count]:  # few are ever asked for their place
                        offset = text.index(passed, behind)
                        behind = offset + len(passed)
                    placed = count
                    here = (position, offset + start, offset + end)
                    for number in numbers:
                        met.setdefault(number, []).append(here)
                position += 1
        if not met:
            return []
        found: list[Found] = []
        for leaf, numbers in self._asked:
            rows = [met.get(number, []) for number in numbers]
            gap = leaf.slop + 1 if isinstance(leaf, Words) else 1
            places = _occurrences(rows, gap)
            if isinstance(leaf, Pattern) and leaf.prefix and is_spaceless(leaf.prefix):
                places = [(start, start + len(leaf.prefix)) for start, _ in places]
            found.extend((start, end, leaf.place) for start, end in places)
        return sorted(found)


class Highlighter:
    """Finds the matches of a query in title and body of articles of one language."""

    def __init__(self, leaves: Sequence[TextLeaf], vocabulary: Vocabulary, lang: str = "") -> None:
        titles = [leaf for leaf in leaves if leaf.field in {"text", "title"}]
        bodies = [leaf for leaf in leaves if leaf.field in {"text", "body"}]
        self.title = FieldHighlighter(titles, vocabulary, lang)
        self.body = FieldHighlighter(bodies, vocabulary, lang)


def spans(found: Iterable[Found]) -> tuple[Span, ...]:
    """Return the places of `found` in order, those that overlap as one."""
    merged: list[Span] = []
    for start, end, _ in sorted(found):
        if merged and start < merged[-1][1]:
            merged[-1] = merged[-1][0], max(merged[-1][1], end)
        else:
            merged.append((start, end))
    return tuple(merged)


def paragraph_spans(
    found: Iterable[Found], paragraphs: Sequence[str], joint: int
) -> list[tuple[int, int, int]]:
    """Return places in the joined body as (paragraph, start, end), cut where a paragraph ends.

    `joint` is the number of characters that join two paragraphs.
    """
    placed: list[tuple[int, int, int]] = []
    number, offset = 0, 0
    for start, end in spans(found):
        while start >= offset + len(paragraphs[number]) + joint:
            offset += len(paragraphs[number]) + joint
            number += 1
        at, begin = number, offset
        while start < end:
            stop = min(end, begin + len(paragraphs[at]))
            if start < stop:
                placed.append((at, start - begin, stop - begin))
            begin += len(paragraphs[at]) + joint
            at, start = at + 1, begin
    return placed


def elements_of(leaf: TextLeaf, vocabulary: Vocabulary, lang: str) -> list[Asked]:
    """Return, for each word that `leaf` asks for, the words of a text that are it."""
    if isinstance(leaf, Words):
        if leaf.exact:
            return [frozenset([word]) for word in leaf.words]
        return [frozenset(own_forms(word, vocabulary, lang)) for word in leaf.words]
    if isinstance(leaf, Pattern):
        return [fits(leaf)]
    from rapidfuzz.distance import Levenshtein

    asked, most = leaf.word, leaf.distance
    return [lambda word: Levenshtein.distance(asked, word, score_cutoff=most) <= most]


def fits(pattern: Pattern) -> Callable[[str], bool]:
    """Return what tells whether a word fits a pattern."""
    if (prefix := pattern.prefix) is not None:
        return lambda word: word.startswith(prefix)
    match = re.compile(fnmatch.translate(pattern.text)).match
    return lambda word: match(word) is not None


def own_forms(word: str, vocabulary: Vocabulary, lang: str) -> list[str]:
    """Return the words that are forms of `word` in one language, itself included.

    What the index gives are the forms in all its languages.
    """
    wanted = stem(word, lang)
    return [word, *(form for form in vocabulary.forms(word) if stem(form, lang) == wanted)]


def _occurrences(rows: Sequence[Sequence[_Met]], gap: int) -> list[Span]:
    """Return where the words of `rows` follow one another, at most `gap` positions apart."""
    if len(rows) == 1:
        return [(start, end) for _, start, end in rows[0]]
    reached = [rows[0]]
    for row in rows[1:]:
        reached.append(_following(reached[-1], row, gap))
        if not reached[-1]:
            return []
    kept = [reached[-1]]
    for row in reversed(reached[:-1]):
        kept.append(_leading(row, kept[-1], gap))
    kept.reverse()
    if gap > 1:
        return [(start, end) for row in kept for _, start, end in row]
    return [(first[1], last[2]) for first, last in zip(kept[0], kept[-1], strict=True)]


def _following(before: Sequence[_Met], row: Sequence[_Met], gap: int) -> list[_Met]:
    places = {position for position, _, _ in before}
    return [met for met in row if any(met[0] - step in places for step in range(1, gap + 1))]


def _leading(row: Sequence[_Met], behind: Sequence[_Met], gap: int) -> list[_Met]:
    places = {position for position, _, _ in behind}
    return [met for met in row if any(met[0] + step in places for step in range(1, gap + 1))]
