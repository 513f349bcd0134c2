"""A misspelt word is mended with a word that reports use, and nothing else is touched."""

import pytest
from rapidfuzz.distance import Levenshtein

from briefreader.search.query import parse_query
from briefreader.search.suggest import suggest

ARTICLES = {"minister": 90, "ministers": 40, "minster": 1, "geneva": 60, "geneve": 2, "talks": 80,
            "stalks": 3, "government": 70, "covid19": 5, "stale": 1, "state": 50, "take": 70,
            "resort": 1, "report": 80}  # fmt: skip


class Frequencies:
    def doc_freq(self, field: str, term: str) -> int:
        return ARTICLES.get(term, 0)

    def near_terms(self, field: str, term: str, distance: int) -> list[tuple[str, int, int]]:
        apart = {known: Levenshtein.distance(term, known) for known in ARTICLES}
        return [(known, far, ARTICLES[known]) for known, far in apart.items() if far <= distance]


@pytest.mark.parametrize(
    ("query", "mended"),
    [
        ("miniter", "minister"),
        ("minster", ""),
        ("minstr", "minister"),
        ("stale", ""),
        ("resort", ""),
        ("reprt", "report"),
        ("govermnent", "government"),
        ("Miniter GENEAV", "Minister GENEVA"),
        ("miniter~1 talks", ""),
        ("title:miniter^2", "title:minister^2"),
        ("talks (miniter OR genevaa)", "talks (minister OR geneva)"),
        ("talks", ""),
        ("zeppelin", ""),
        ("tlk", ""),
        ('"miniter talks"', ""),
        ("minit*", ""),
        ("-miniter", ""),
        ("outlet:miniter", ""),
        ("covid18", ""),
        ("is:unread", ""),
    ],
)
def test_suggestions(query: str, mended: str) -> None:
    assert suggest(query, parse_query(query).tree, Frequencies()) == mended


def test_nothing_asked_is_nothing_mended() -> None:
    assert suggest("", None, Frequencies()) == ""
