"""Random articles and queries over a small vocabulary, in which everything meets everything."""

# tests of traps, and random ones

import random

from whoosh import query

from briefreader.models.article import ArticleText
from briefreader.search.query_nodes import IdSet

_TEXT = """
the a in on talk talks talked talking talker geneva genevan genf snow snowy snows ski skis x y zz
negotiate negotiated negotiator negotiation happy happiest happily run ran running élysée elysee
naïve U.S. 100,000 3.5 don't Russia's co-operate verhandlung verhandlungen verhandeln häuser haus
北京 北京大学 東京 москва москвы переговоры
"""
WORDS = _TEXT.split()
OUTLETS = ("The Hill", "DW", "Stars and Stripes", "", "élan daily")
AGENCIES = ("", "AP", "Reuters", "AP, Reuters", "PA Media")
DATES = ("", "2022", "2022-01", "2022-01-09", "2022-01-09T17:41", "2022-02-10", "2021-12-31T23:59Z")
LANGUAGES = ("", "en", "en", "de", "ru", "xx")
TAGS = ("middle east", "snow", "Talks")
HOSTILE = (
    *'()"“”„«»*?~^:\\-+!. ',
    " AND ", " OR ", " NOT ", "AND", "title:", "date:", "newer:", "is:", "has:", "tag:", "story:",
    "lang:", "x:", "2022-01", "..", "3d", "unread", "~2", "^2", "talks", "négociations", "東京都",
    "صلح", "é", "\u0301", "\ud800", "\x00", "\u202e", "🙂", "100,000", "it's", "a" * 70, "\n", "/",
    "a*", "t*k*", "date:2024", "is:unread", "harbour", "[", "]", "{", "}", "|", "&&", "9" * 30,
    "İ", "ﬁ",
)  # fmt: skip
"""Signs and words of the query language, and characters that trip programs up."""

TEXT_FIELDS = ("text", "text", "text_exact", "title", "title_exact", "body", "body_exact")


def random_article(draw: random.Random, number: int) -> ArticleText:
    """Return an article of a few words."""
    paragraphs = [
        " ".join(draw.choices(WORDS, k=draw.randint(0, 15))) for _ in range(draw.randint(0, 3))
    ]
    return ArticleText(
        id=number,
        title=" ".join(draw.choices(WORDS, k=draw.randint(0, 5))),
        paragraphs=tuple(paragraphs),
        outlet=draw.choice(OUTLETS),
        published=draw.choice(DATES),
        byline=draw.choice(("", "Jane Doe", "Jane Roe and John Doe")),
        agency=draw.choice(AGENCIES),
        lang=draw.choice(LANGUAGES),
        tags=tuple(draw.sample(TAGS, draw.randint(0, 2))),
        story=draw.choice((None, 1, 2, 3)),
    )


def hostile_query(draw: random.Random) -> str:
    """Return what nobody types: signs of the query language and odd characters in a heap."""
    return "".join(draw.choices(HOSTILE, k=draw.randint(0, draw.choice((5, 40, 200)))))


def random_query(draw: random.Random, depth: int = 3) -> query.Query:
    """Return a query of any kind that the oracle can answer."""
    if depth and draw.random() < 0.55:
        return _random_combination(draw, depth)
    return _random_leaf(draw)


def _random_combination(draw: random.Random, depth: int) -> query.Query:
    def some() -> list[query.Query]:
        return [random_query(draw, depth - 1) for _ in range(draw.randint(1, 3))]

    def one() -> query.Query:
        return random_query(draw, depth - 1)

    boost = draw.choice((1.0, 1.0, 2.5))
    return draw.choice(
        (
            lambda: query.And(some(), boost=boost),
            lambda: query.And([*some(), query.Not(one())]),
            lambda: query.Or(some(), boost=boost),
            lambda: query.Or([*some(), query.Not(one())]),
            lambda: query.DisjunctionMax(some(), tiebreak=0.3),
            lambda: query.Not(one()),
            lambda: query.AndNot(one(), one()),
            lambda: query.AndMaybe(one(), one()),
            lambda: query.Require(one(), one()),
            lambda: query.Otherwise(one(), one()),
            lambda: query.ConstantScoreQuery(one(), 2.0),
        )
    )()


def _random_leaf(draw: random.Random) -> query.Query:
    from briefreader.search.analysis import words

    def word() -> str:
        return draw.choice(words(draw.choice(WORDS)))

    name, boost = draw.choice(TEXT_FIELDS), draw.choice((1.0, 2.0))
    text = word()
    letters = text[: draw.randint(1, 4)]
    misspelt = text.replace(draw.choice(text), draw.choice("aeäб"), 1)
    low, high = sorted((word(), word()))
    dates = sorted(draw.choices((1, 202200000000, 202201000000, 202201091741, 202299999999), k=2))
    return draw.choice(
        (
            lambda: query.Term(name, text, boost=boost),
            lambda: query.Term(name, text, boost=boost),
            lambda: query.Phrase(name, [word() for _ in range(draw.randint(1, 3))]),
            lambda: query.Phrase(name, [text, text], slop=draw.choice((1, 3, 150)), boost=boost),
            lambda: query.Phrase(name, [word(), word()], slop=draw.randint(1, 9)),
            lambda: query.Prefix(name, letters, boost=boost),
            lambda: query.Wildcard(name, f"{letters}*{text[-1]}"),
            lambda: query.Wildcard(name, f"?{text[1:]}"),
            lambda: query.FuzzyTerm(name, misspelt, maxdist=1, prefixlength=0),
            lambda: query.FuzzyTerm(
                name, misspelt, maxdist=2, prefixlength=draw.randint(0, 2), boost=boost
            ),
            lambda: query.TermRange(
                name, low, high, draw.random() < 0.5, draw.random() < 0.5, boost=boost
            ),
            lambda: query.NumericRange("published", *dates, draw.random() < 0.5),
            lambda: query.NumericRange("story", draw.choice((None, 2)), draw.choice((None, 2))),
            lambda: query.Term("story", str(draw.randint(0, 4))),
            lambda: query.Term("tag", draw.choice(("snow", "middle east", "talks"))),
            lambda: query.Term("lang", draw.choice(("en", "de"))),
            lambda: query.Term("outlet", draw.choice(("hill", "dw", "elan"))),
            lambda: query.Phrase("outlet", ["stars", "and", "stripes"]),
            lambda: query.Phrase("byline", ["john", "doe"]),
            lambda: query.Term("agency", draw.choice(("ap", "reuters"))),
            lambda: query.Every(),
            lambda: IdSet(draw.sample(range(1, 40), 12)),
        )
    )()
