"""A search engine in plain Python, slow and simple, that the index is measured against.

Shares with the index only how a text is cut into words and how a word is stemmed.
"""

import fnmatch
import math
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from itertools import product

from whoosh import query

from briefreader.models.article import ArticleText
from briefreader.search.analysis import STEMMED_LANGUAGES, stem, words
from briefreader.search.query_nodes import IdSet

TITLE_WEIGHT, GAP, K1, B = 4, 100, 1.2, 0.75
TEXT_FIELDS = {"text", "title", "body", "text_exact", "title_exact", "body_exact"}
OTHER_FIELDS = {"outlet", "agency", "byline", "tag", "lang"}
NUMBER_FIELDS = {"id", "published", "story"}


@dataclass
class Document:
    """An article, cut into words."""

    article: ArticleText
    title: list[str]
    body: list[str]

    @property
    def language(self) -> str:
        code = self.article.lang[:2].lower() or "en"
        return code if code in STEMMED_LANGUAGES else ""

    def places(self, field: str) -> list[tuple[str, int, int]]:
        """Return (word, position, weight) for each word of a field."""
        article = self.article
        if field in {"outlet", "agency", "byline"}:
            return [(word, n, 1) for n, word in enumerate(words(getattr(article, field)))]
        if field == "tag":
            return [(" ".join(words(tag)), n, 1) for n, tag in enumerate(article.tags)]
        if field == "lang":
            return [(article.lang.lower(), 0, 1)] if article.lang else []
        zone = field.removesuffix("_exact")
        weight = TITLE_WEIGHT if zone == "text" else 1
        title = [(word, n, weight) for n, word in enumerate(self.title)]
        body = [(word, len(self.title) + GAP + n, 1) for n, word in enumerate(self.body)]
        return {"text": title + body, "title": title, "body": body}[zone]

    def number(self, field: str) -> int:
        if field == "id":
            return self.article.id
        if field == "story":
            return self.article.story or 0
        digits = "".join(c for c in self.article.published if c.isdigit())
        return int(digits[:12].ljust(12, "0"))

    def order(self) -> tuple[int, int]:
        """Newest first, later ids first."""
        return -self.number("published"), -self.article.id


class Oracle:
    """Answers queries by looking at every word of every article."""

    def __init__(self) -> None:
        self.documents: dict[int, Document] = {}

    def put(self, article: ArticleText) -> None:
        body = words("\n\n".join(article.paragraphs))
        self.documents[article.id] = Document(article, words(article.title), body)

    def remove(self, number: int) -> None:
        self.documents.pop(number, None)

    def find(self, node: query.Query) -> dict[int, float]:
        """Return the score of each article that matches."""
        found = {}
        for number, document in self.documents.items():
            score = self._score(node, document)
            if score is not None:
                found[number] = score
        return found

    def facets(self, ids: Iterable[int]) -> dict[str, Counter[str]]:
        counts: dict[str, Counter[str]] = {
            name: Counter() for name in ("outlet", "month", "agency", "story")
        }
        for number in ids:
            article = self.documents[number].article
            values = [
                ("outlet", article.outlet),
                ("month", article.published[:7] if len(article.published) > 6 else ""),
                ("story", str(article.story or "")),
                *(("agency", agency) for agency in article.agency.split(", ")),
            ]
            for name, value in values:
                if value:
                    counts[name][value] += 1
        return counts

    # One article

    def _score(self, node: query.Query, document: Document) -> float | None:
        """Return the score of one article, None where it does not match."""
        match node:
            case query.FuzzyTerm() | query.Phrase():
                return self._bm25(node, document)
            case query.Prefix() | query.Wildcard() | query.TermRange():
                field = _exact(node.fieldname)
                hit = any(_fits(node, word) for word, _, _ in document.places(field))
                return node.boost if hit else None
            case query.NumericRange():
                value = document.number(node.fieldname)
                low = node.start is None or value > node.start - (not node.startexcl)
                high = node.end is None or value < node.end + (not node.endexcl)
                return node.boost if value and low and high else None
            case query.Term():
                if node.fieldname in NUMBER_FIELDS:
                    return node.boost if document.number(node.fieldname) == int(node.text) else None
                return self._bm25(node, document)
            case query.Every():
                return node.boost
            case IdSet():
                return 0.0 if document.article.id in node.ids else None
        return self._combined(node, document)

    def _combined(self, node: query.Query, document: Document) -> float | None:
        def score(part: query.Query) -> float | None:
            return self._score(part, document)

        match node:
            case query.And():
                wanted = [score(q) for q in node.subqueries if not isinstance(q, query.Not)]
                unwanted = [score(q.query) for q in node.subqueries if isinstance(q, query.Not)]
                if not wanted:
                    wanted = [1.0] if unwanted else [None]
                if None in wanted or any(s is not None for s in unwanted):
                    return None
                return sum(s for s in wanted if s is not None) * node.boost
            case query.Or():
                scores = [s for q in node.subqueries if (s := score(q)) is not None]
                return sum(scores) * node.boost if scores else None
            case query.DisjunctionMax():
                scores = [s for q in node.subqueries if (s := score(q)) is not None]
                if not scores:
                    return None
                best = max(scores)
                return (best + (sum(scores) - best) * node.tiebreak) * node.boost
            case query.Not():
                return 1.0 if score(node.query) is None else None
            case query.AndNot():
                return score(node.a) if score(node.b) is None else None
            case query.AndMaybe():
                first = score(node.a)
                return None if first is None else first + (score(node.b) or 0)
            case query.Require():
                return score(node.a) if score(node.b) is not None else None
            case query.Otherwise():
                return score(node.a if self.find(node.a) else node.b)
            case query.ConstantScoreQuery():
                return node.score if score(node.child) is not None else None
        raise NotImplementedError(type(node))

    # Words

    def _bm25(self, node: query.Query, document: Document) -> float | None:
        frequency = self._frequency(node, document)
        if not frequency:
            return None
        field = node.fieldname
        norm = K1
        if field in TEXT_FIELDS:
            lengths = [
                sum(weight for _, _, weight in other.places(field))
                for other in self.documents.values()
            ]
            average = sum(lengths) / len(lengths)
            length = sum(weight for _, _, weight in document.places(field))
            norm = K1 * (1 - B + B * length / average)
        parts = (
            [query.Term(field, word) for word in node.words]
            if isinstance(node, query.Phrase)
            else [node]
        )
        idf = sum(self._idf(part) for part in parts)
        return idf * (K1 + 1) * node.boost * frequency / (frequency + norm)

    def _idf(self, node: query.Query) -> float:
        df = sum(bool(self._frequency(node, other)) for other in self.documents.values())
        return math.log(1 + (len(self.documents) - df + 0.5) / (df + 0.5))

    def _frequency(self, node: query.Query, document: Document) -> float:
        if isinstance(node, query.Phrase) and len(node.words) > 1:
            return self._phrase_frequency(node, document)
        if isinstance(node, query.Phrase):
            node = query.Term(node.fieldname, node.words[0])
        if isinstance(node, query.FuzzyTerm):
            return sum(
                weight
                for word, _, weight in document.places(_exact(node.fieldname))
                if _fits(node, word)
            )
        return sum(
            weight
            for word, _, weight in document.places(node.fieldname)
            if _same(node.fieldname, word, node.text, document.language)
        )

    def _phrase_frequency(self, node: query.Phrase, document: Document) -> float:
        field, places = node.fieldname, document.places(node.fieldname)
        slop = min(node.slop, GAP)  # no phrase reaches from the title into the body
        reached: set[int] | None = None
        for wanted in node.words:
            here = {p for word, p, _ in places if _same(field, word, wanted, document.language)}
            if reached is not None:
                before = reached
                here = {p for p in here if any(0 < p - q <= slop for q in before)}
            reached = here
        return sum(weight for _, place, weight in places if place in (reached or ()))


def _exact(field: str) -> str:
    return f"{field}_exact" if field in {"text", "title", "body"} else field


def _same(field: str, word: str, wanted: str, language: str) -> bool:
    if word == wanted:
        return True
    stemmed = field in {"text", "title", "body"} and language
    return bool(stemmed) and stem(word, language) == stem(wanted, language)


def _fits(node: query.Query, word: str) -> bool:
    match node:
        case query.Prefix():
            return word.startswith(node.text)
        case query.Wildcard():
            return fnmatch.fnmatchcase(word, node.text)
        case query.FuzzyTerm():
            same_start = word[: node.prefixlength] == node.text[: node.prefixlength]
            return same_start and edits(word, node.text) <= node.maxdist
        case query.TermRange():
            low = (
                node.start is None
                or word > node.start
                or (word == node.start and not node.startexcl)
            )
            high = node.end is None or word < node.end or (word == node.end and not node.endexcl)
            return low and high
    raise NotImplementedError(type(node))


@lru_cache(100_000)
def edits(left: str, right: str) -> int:
    """Return the edit distance by the textbook table."""
    table = {(0, n): n for n in range(len(right) + 1)}
    table |= {(n, 0): n for n in range(len(left) + 1)}
    for i, j in product(range(1, len(left) + 1), range(1, len(right) + 1)):
        table[i, j] = min(
            table[i - 1, j] + 1,
            table[i, j - 1] + 1,
            table[i - 1, j - 1] + (left[i - 1] != right[j - 1]),
        )
    return table[len(left), len(right)]
