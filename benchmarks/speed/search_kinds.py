"""The kinds of queries that search is measured by, as ours, FTS5 and tantivy take them."""

from collections.abc import Callable
from typing import Any, NamedTuple

from search_corpus import QueryPicker
from search_peers import LIMIT, Fts5, Tantivy
from whoosh import query

from briefreader.search.schema import published_range
from briefreader.search.view import IndexView


class Case(NamedTuple):
    """One query, as each engine takes it: functions of the engine, None where it has no such."""

    ours: Callable[[IndexView], Any]
    fts5: Callable[[Fts5], Any] | None
    tantivy: Callable[[Tantivy], Any]


def term(word: str) -> query.Query:
    return query.Term("text", word)


def plain(ours: query.Query, match: str, parsed: str) -> Case:
    return Case(
        lambda view: view.find(ours, limit=LIMIT),
        lambda fts5: fts5.ranked(match),
        lambda tantivy: tantivy.find(tantivy.parsed(parsed)),
    )


def one_word(word: str) -> Case:
    return plain(term(word), word, word)


def two_words(picker: QueryPicker) -> Case:
    one, two = picker.frequent(), picker.middle()
    return plain(query.And([term(one), term(two)]), f"{one} {two}", f"+{one} +{two}")


def three_words(picker: QueryPicker) -> Case:
    words = [picker.frequent(), picker.middle(), picker.middle()]
    return plain(query.Or([term(word) for word in words]), " OR ".join(words), " ".join(words))


def phrase(picker: QueryPicker) -> Case:
    words = picker.phrase()
    quoted = f'"{words[0]} {words[1]}"'
    return plain(query.Phrase("text_exact", list(words)), quoted, quoted)


def fuzzy(picker: QueryPicker) -> Case:
    word = picker.misspelt()
    ours = query.FuzzyTerm("text_exact", word, maxdist=1, prefixlength=0)
    return Case(
        lambda view: view.find(ours, limit=LIMIT),
        None,
        lambda tantivy: tantivy.find(tantivy.fuzzy(word)),
    )


def with_outlet(picker: QueryPicker) -> Case:
    word, outlet = picker.frequent(), picker.article().outlet
    ours = query.And([term(word), query.Phrase("outlet", outlet.lower().split())])
    return Case(
        lambda view: view.find(ours, limit=LIMIT),
        lambda fts5: fts5.filtered(word, "outlet = ?", outlet),
        lambda tantivy: tantivy.find(tantivy.all_of(tantivy.parsed(word), tantivy.outlet(outlet))),
    )


def with_date(picker: QueryPicker) -> Case:
    word, month = picker.frequent(), picker.article().published[:7]
    first, last = published_range(month)
    ours = query.And([term(word), query.NumericRange("published", first, last)])
    return Case(
        lambda view: view.find(ours, limit=LIMIT),
        lambda fts5: fts5.filtered(word, "published BETWEEN ? AND ?", first, last),
        lambda tantivy: tantivy.find(
            tantivy.all_of(tantivy.parsed(word), tantivy.published(first, last))
        ),
    )


def by_date(picker: QueryPicker) -> Case:
    word = picker.frequent()
    return Case(
        lambda view: view.find(term(word), sort="newest", limit=LIMIT),
        lambda fts5: fts5.newest(word),
        lambda tantivy: tantivy.find(tantivy.parsed(word), newest=True),
    )


def counted(picker: QueryPicker) -> Case:
    word = picker.frequent()
    return Case(
        lambda view: view.find(term(word), limit=0),
        lambda fts5: fts5.count(word),
        lambda tantivy: tantivy.count(tantivy.parsed(word)),
    )


def prefix(letters: int, *, after_word: bool) -> Callable[[QueryPicker], Case]:
    def make(picker: QueryPicker) -> Case:
        start, word = picker.middle()[:letters], picker.middle()
        parts = [term(word)] if after_word else []
        ours = query.And([*parts, query.Prefix("text_exact", start)])
        match = f"{word} {start}*" if after_word else f"{start}*"
        return Case(
            lambda view: view.find(ours, limit=LIMIT),
            lambda fts5: fts5.ranked(match),
            lambda tantivy: tantivy.find(
                tantivy.all_of(tantivy.parsed(word), tantivy.prefix(start))
                if after_word
                else tantivy.prefix(start)
            ),
        )

    return make


KINDS: dict[str, Callable[[QueryPicker], Case]] = {
    "rare": lambda picker: one_word(picker.rare()),
    "frequent": lambda picker: one_word(picker.frequent()),
    "and2": two_words,
    "or3": three_words,
    "phrase": phrase,
    "fuzzy1": fuzzy,
    "outlet + term": with_outlet,
    "date + term": with_date,
    "by date": by_date,
    "count": counted,
    "prefix 2": prefix(2, after_word=False),
    "prefix 3": prefix(3, after_word=False),
    "prefix 4": prefix(4, after_word=False),
    "word + prefix 2": prefix(2, after_word=True),
    "word + prefix 3": prefix(3, after_word=True),
    "word + prefix 4": prefix(4, after_word=True),
}
