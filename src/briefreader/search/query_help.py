"""The query language as rows to show. The same rows stand in docs/query-language.md."""

from typing import NamedTuple


class QueryHelp(NamedTuple):
    """One thing a query can say."""

    syntax: str
    meaning: str
    example: str
    """A query that can be typed as it is."""


QUERY_HELP: tuple[QueryHelp, ...] = (
    QueryHelp(
        "words",
        "all of these words, in any of their forms, in title or text; accents and capitals "
        "do not matter",
        "security talks",
    ),
    QueryHelp(
        '"a phrase"',
        "exactly these words, side by side",
        '"not optimistic"',
    ),
    QueryHelp(
        '"a phrase"~3',
        "these words in this order, up to 3 others in each gap",
        '"troops border"~3',
    ),
    QueryHelp(
        "OR",
        "one or the other; it binds its two neighbours",
        "geneva talks OR summit",
    ),
    QueryHelp(
        "AND",
        "both; as words side by side, but binds tighter than OR",
        "talks AND geneva OR summit AND paris",
    ),
    QueryHelp("-word, NOT", "without this", "nato -ukraine"),
    QueryHelp("( )", "what belongs together", "(nato OR osce) NOT (sports OR weather)"),
    QueryHelp("begin*", "words that begin with these letters", "negotiat*"),
    QueryHelp("wom?n", "one unknown letter; * inside a word is any number of them", "baerb*ck"),
    QueryHelp("word~", "one letter may differ; word~2 allows two", "ryabkow~"),
    QueryHelp("word^2", "counts twice for the order of hits", "sanctions^2 OR tariffs"),
    QueryHelp("title: body:", "only in the title, or only in the text", "title:(geneva talks)"),
    QueryHelp("outlet:", "the outlet's name", 'outlet:"the hill"'),
    QueryHelp("byline:", "who wrote it", "byline:smith"),
    QueryHelp("agency:", "the agency credited for the text", "agency:bloomberg"),
    QueryHelp("lang:", "the language, by its two letters", "lang:en"),
    QueryHelp("tag:", "one of your tags", "tag:geneva"),
    QueryHelp("story:", "the reports of one story, by its number", "story:3"),
    QueryHelp("date:", "published in a year, month or on a day", "date:2022-01"),
    QueryHelp(
        "date:a..b",
        "published from a day to a day; an open end is left out",
        "date:2022-01-05..2022-01-10",
    ),
    QueryHelp("date:today", "published today; also yesterday", "date:today"),
    QueryHelp(
        "newer: older:",
        "published within the last, or before the last, 3d: 3 days; h, w, m and y are hours, "
        "weeks, months and years",
        "newer:2w",
    ),
    QueryHelp("is:unread", "also is:read, is:starred", "is:unread talks"),
    QueryHelp("has:note", "with a note of yours; has:date with a known date", "has:note"),
    QueryHelp("*", "every report", "*"),
    QueryHelp("\\", "takes the next character as it is", "note\\:this"),
)
