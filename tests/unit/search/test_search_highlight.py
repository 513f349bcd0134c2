"""What is highlighted is what matched: exactly those characters, and whole phrases only."""

from collections.abc import Collection

import pytest

from briefreader.search.analysis import stem, words
from briefreader.search.highlight import Highlighter, paragraph_spans, spans
from briefreader.search.query import parse_query

BODY = (
    "Élise Varga said the talks in Brennow went badly.\n\nThe U.S. envoy's team talked for "
    "100,000 reasons, she said; talking again, the co-operation talks in Brennow resume."
)


class OwnWords:
    """A vocabulary that holds the words of BODY."""

    def forms(self, word: str) -> Collection[str]:
        return {known for known in words(BODY) if stem(known) == stem(word)}

    def similar(self, word: str, distance: int) -> Collection[str]:
        return ()


def marked(query: str, text: str = BODY, *, title: bool = False, typing: bool = False) -> list[str]:
    highlighter = Highlighter(parse_query(query, typing=typing).leaves, OwnWords())
    field = highlighter.title if title else highlighter.body
    return [text[start:end] for start, end in spans(field.find(text))]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("talk", ["talks", "talked", "talking", "talks"]),
        ('"talks"', ["talks", "talks"]),
        ("elise", ["Élise"]),
        ("ÉLISE", ["Élise"]),
        ("us", ["U.S"]),
        ("envoy", ["envoy"]),
        ("100000", ["100,000"]),
        ("co-operation", ["co-operation"]),
        ("talk*", ["talks", "talked", "talking", "talks"]),
        ("t?lk*s", ["talks", "talks"]),
        ("bren*w", ["Brennow", "Brennow"]),
        ("brenow~", ["Brennow", "Brennow"]),
        ("brenov~2", ["Brennow", "Brennow"]),
        ("brenov~1", []),
        ('"in brennow"', ["in Brennow", "in Brennow"]),
        ('"talks in brennow"', ["talks in Brennow", "talks in Brennow"]),
        ('"brennow talks"', []),
        ('"talks brennow"', []),
        ('"talks brennow"~1', ["talks", "Brennow", "talks", "Brennow"]),
        ('"varga badly"~3', []),
        ("varga -talks", ["Varga"]),
        ("varga OR badly", ["Varga", "badly"]),
        ("title:talks", []),
        ("body:badly", ["badly"]),
        ("outlet:talks", []),
        ("is:unread", []),
        ("*", []),
    ],
)
def test_matches_in_a_body(query: str, expected: list[str]) -> None:
    assert marked(query) == expected


def test_forms_are_those_of_the_language_of_the_article() -> None:
    class BothLanguages(OwnWords):
        def forms(self, word: str) -> Collection[str]:
            return {"talking", "talks", "talkez"}

    leaves = parse_query("talk").leaves
    text = "talks talking talkez"
    in_english = Highlighter(leaves, BothLanguages(), "en").body.find(text)
    in_french = Highlighter(leaves, BothLanguages(), "fr").body.find(text)
    assert [text[start:end] for start, end in spans(in_english)] == ["talks", "talking"]
    assert [text[start:end] for start, end in spans(in_french)] == ["talks", "talkez"]


def test_a_title_shows_what_is_asked_of_titles() -> None:
    title = "Talks in Brennow"
    assert marked("title:talks brennow", title, title=True) == ["Talks", "Brennow"]
    assert marked("body:talks", title, title=True) == []


def test_the_word_being_typed_marks_the_words_it_begins() -> None:
    assert marked("bad", typing=True) == ["badly"]
    assert marked('"went ba', typing=True) == ["went", "badly"]


def test_overlapping_matches_are_one() -> None:
    assert marked('talks "talks in" "in brennow"') == [
        "talks in Brennow", "talked", "talking", "talks in Brennow",
    ]  # fmt: skip


def test_a_run_of_a_spaceless_script_is_marked_as_a_whole() -> None:
    assert marked("東京都", "昨日、東京都の議会") == ["東京都"]
    assert marked("都", "昨日、東京都の議会") == ["都"]
    assert marked("都", "東京都") == ["都"]


def test_places_in_the_joined_body_become_places_in_paragraphs() -> None:
    paragraphs = ["One talk.", "", "Talk two ends", "here talk."]
    body = "\n\n".join(paragraphs)
    highlighter = Highlighter(parse_query('talk OR "ends here"').leaves, OwnWords())
    placed = paragraph_spans(highlighter.body.find(body), paragraphs, 2)
    shown = [(number, paragraphs[number][start:end]) for number, start, end in placed]
    assert shown == [(0, "talk"), (2, "Talk"), (2, "ends"), (3, "here"), (3, "talk")]
