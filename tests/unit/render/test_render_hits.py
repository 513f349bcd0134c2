"""Matches as marks."""

from briefreader.models.search import ArticleMatches
from briefreader.render.hits import TITLE, Hits, span_marks
from briefreader.render.lines import Mark

MATCHES = ArticleMatches(1, title=((0, 3),), body=((1, 4, 9), (0, 2, 5), (1, 20, 22)))


def test_matches_stand_in_reading_order_with_the_title_first() -> None:
    assert list(Hits(MATCHES).places) == [(TITLE, 0, 3), (0, 2, 5), (1, 4, 9), (1, 20, 22)]


def test_the_first_match_of_the_body_is_known() -> None:
    assert Hits(MATCHES).first_of_body() == 1
    assert Hits(ArticleMatches(1, title=((0, 3),))).first_of_body() == 0


def test_the_current_match_is_marked_twice_so_that_it_wins() -> None:
    assert Hits(MATCHES).marks(1, current=3) == [
        Mark(4, 9, "hit"),
        Mark(20, 22, "hit"),
        Mark(20, 22, "hit-current"),
    ]
    assert Hits(MATCHES).marks(1, current=1) == [Mark(4, 9, "hit"), Mark(20, 22, "hit")]


def test_empty_spans_are_left_out() -> None:
    assert len(Hits(ArticleMatches(1, body=((0, 3, 3),)))) == 0
    assert span_marks([(2, 2), (1, 2)]) == [Mark(1, 2, "hit")]


def test_without_a_search_there_is_nothing() -> None:
    assert not Hits()
    assert Hits().marks(0) == []
