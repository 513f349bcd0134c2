"""Laying out an article for reading."""

from briefreader.models.article import Article, Dropped, Report
from briefreader.models.search import ArticleMatches
from briefreader.render.article import ArticleLayout
from briefreader.render.hits import Hits
from briefreader.render.lines import line_text, line_width


def article(**changes: object) -> Article:
    report = Report(
        title="Bridge closed",
        paragraphs=("The old bridge was closed on Monday.", "It opens again in May."),
        outlet="Harbour Post",
        published="2024-03-04T09:30",
        provenance={"published": "inferred"},
        dropped=(Dropped("furniture", "Read more"), Dropped("caption", "The bridge. Photo: A.")),
    )
    return Article(id=1, report=report, added="", **changes)  # type: ignore[arg-type]


def text_of(layout: ArticleLayout) -> list[str]:
    return [line_text(layout.line(number)) for number in range(layout.height)]


def test_the_head_tells_title_outlet_date_and_length() -> None:
    lines = text_of(ArticleLayout(article(), 80))
    assert lines[0] == "Bridge closed"
    assert lines[1] == "Harbour Post · 4 Mar 2024, 09:30 (inferred) · 12 words"


def test_paragraphs_are_divided_by_a_blank_line() -> None:
    lines = text_of(ArticleLayout(article(), 80))
    assert lines[-3:] == ["The old bridge was closed on Monday.", "", "It opens again in May."]


def test_no_line_is_wider_than_asked_for() -> None:
    layout = ArticleLayout(article(note="ask for the report " * 5), 24, dropped=True)
    assert all(line_width(layout.line(number)) <= 24 for number in range(layout.height))


def test_what_was_left_out_is_shown_on_request_with_its_kind() -> None:
    assert "Left out" not in "".join(text_of(ArticleLayout(article(), 80)))
    lines = text_of(ArticleLayout(article(), 80, dropped=True))
    assert "Left out of the body: 2 pieces of text" in lines
    assert "furniture  Read more" in lines


def test_a_note_stands_above_the_text() -> None:
    lines = text_of(ArticleLayout(article(note="call Mara"), 80))
    assert "✎ call Mara" in lines


def test_matches_are_marked_where_they_stand() -> None:
    matches = ArticleMatches(1, title=((0, 6),), body=((0, 8, 14),))
    layout = ArticleLayout(article(), 80, hits=Hits(matches))
    title, body = layout.line(0), layout.line(layout.line_of_hit(1))
    assert [run.text for run in title if "hit" in run.roles] == ["Bridge"]
    assert [run.text for run in body if "hit" in run.roles] == ["bridge"]


def test_the_current_match_stands_out() -> None:
    layout = ArticleLayout(article(), 80, hits=Hits(ArticleMatches(1, body=((0, 8, 14),))))
    line = layout.line(layout.line_of_hit(0), current=0)
    assert [run.text for run in line if "hit-current" in run.roles] == ["bridge"]


def test_a_place_is_found_again_at_another_width() -> None:
    wide, narrow = ArticleLayout(article(), 80), ArticleLayout(article(), 12)
    place = narrow.place(narrow.line_of(1, 10))
    assert place[0] == 1
    assert wide.line_of(*place) == wide.height - 1


def test_marks_are_not_set_on_a_text_that_had_to_be_cleaned() -> None:
    report = Report(title="t", paragraphs=("\x1b[2Jold bridge",))
    hostile = Article(id=1, report=report, added="")
    layout = ArticleLayout(hostile, 80, hits=Hits(ArticleMatches(1, body=((0, 4, 7),))))
    line = layout.line(layout.height - 1)
    assert line_text(line) == "old bridge"
    assert all("hit" not in run.roles for run in line)


def test_an_article_without_text_says_so() -> None:
    empty = Article(id=1, report=Report(title="", paragraphs=()), added="")
    lines = text_of(ArticleLayout(empty, 40))
    assert lines[0] == "Untitled"
    assert lines[-1] == "This report has no text."
