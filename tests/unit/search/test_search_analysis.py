"""What is typed the way a report prints it becomes the same terms as the report."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefreader.search.analysis import (
    MAX_WORD,
    analyse,
    fold,
    query_tokens,
    stem,
    stems,
    tokens,
    words,
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The U.S.-Russia talks", ["the", "us", "russia", "talks"]),
        ("the U.S.'s and the US", ["the", "us", "and", "the", "us"]),
        ("the U.S. The end", ["the", "us", "the", "end"]),
        ("100,000 troops, 3.5 percent", ["100000", "troops", "3.5", "percent"]),
        ("1,000.50 and $3.5bn and $3bn", ["1000.50", "and", "3.5", "bn", "and", "3bn"]),
        ("1,2,3 and 12,34", ["1", "2", "3", "and", "12", "34"]),
        ("at 5pm on 2022-01-09", ["at", "5pm", "on", "2022", "01", "09"]),
        ("Russia's, RUSSIA’S, workers' rights", ["russia", "russia", "workers", "rights"]),
        ("don't we're they’ll", ["dont", "we", "they"]),
        ("O'Brien met O’Hara", ["obrien", "met", "ohara"]),
        ("l'Élysée, d’accord, qu'elle", ["elysee", "accord", "elle"]),
        ("foo_bar example.com plan.Next", ["foo", "bar", "example", "com", "plan", "next"]),
        ("Œuvre ﬁne Straße Łódź ＡＢＣ", ["oeuvre", "fine", "strasse", "lodz", "abc"]),
        ("İstanbul ISTANBUL", ["istanbul", "istanbul"]),
        ("ёлка й Чайковский", ["елка", "й", "чайковский"]),
        ("e\u0301lite élite", ["elite", "elite"]),
        ("क्षेत्र", ["क्षेत्र"]),
        ("مُحَمَّد محمد", ["محمد", "محمد"]),
        ("東京都 AI技术", ["東京", "京都", "都", "ai", "技术", "术"]),
        ("안녕 語", ["안녕", "녕", "語"]),
        ("— “…” !? _ '", []),
        ("", []),
    ],
)
def test_words_are_cut_as_people_type_them(text: str, expected: list[str]) -> None:
    assert words(text) == expected


def test_places_cover_what_is_printed() -> None:
    text = "The U.S.-led force's 100,000 ﬁghters"
    assert [(word, text[start:end]) for word, start, end in tokens(text)] == [
        ("the", "The"),
        ("us", "U.S"),
        ("led", "led"),
        ("force", "force"),
        ("100000", "100,000"),
        ("fighters", "ﬁghters"),
    ]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("東京都", ["東京", "京都"]),
        ("語", ["語"]),
        ("東京 都", ["東京", "京", "都"]),
        ("東京都 議会", ["東京", "京都", "都", "議会"]),
        ("東京都 ab", ["東京", "京都", "都", "ab"]),
    ],
)
def test_a_query_that_ends_in_a_spaceless_script_may_go_on(query: str, expected: str) -> None:
    assert [word for word, _, _ in query_tokens(query)] == expected


def test_stems_bring_the_forms_of_a_word_together() -> None:
    assert len(set(stems(["talk", "talks", "talked", "talking"]))) == 1
    assert stem("elections", "fr") == stem("election", "fr")


def test_an_unknown_language_is_read_as_english_and_an_unstemmed_one_left_alone() -> None:
    assert stem("talks") == stem("talks", "en") == "talk"
    assert stem("talks", "ja") == "talks"


def test_numbers_and_short_words_are_not_stemmed() -> None:
    assert stems(["2020s", "us", "5pm"]) == ["2020s", "us", "5pm"]


def test_stems_keep_the_places_and_the_order_of_the_words() -> None:
    text = "Officials were talking"
    assert analyse(text) == [("offici", 0, 9), ("were", 10, 14), ("talk", 15, 22)]


def test_noise_is_cut_to_a_bounded_length() -> None:
    assert words("a" * 10_000) == ["a" * MAX_WORD]


@given(st.text(max_size=200))
def test_any_text_gives_the_same_words_with_and_without_places(text: str) -> None:
    found = tokens(text)
    assert words(text) == [word for word, _, _ in found]
    assert all(word and 0 <= start < end <= len(text) for word, start, end in found)
    assert [start for _, start, _ in found] == sorted(start for _, start, _ in found)


@given(st.text(max_size=50))
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)
