"""Two ways of writing one word become one word."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefreader.annotate.words import (
    content_stems,
    plain_punctuation,
    stem,
    tokenise,
    words,
)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("the U.S.", "the United States"),
        ("the US", "the USA"),
        ("can’t", "can not"),
        ("cannot", "can't"),
        ("won't", "will not"),
        ("it's", "it is"),
        ("we’ve", "we have"),
        ("10,000 men", "10000 men"),
        ("Kyïv", "kyiv"),
        ("Orr’s plan", "Orr plan"),
        ("face-to-face", "face to face"),
        ("D.C.", "DC"),
        ("the European Union", "the EU"),
    ],
)
def test_two_spellings_give_the_same_words(one: str, other: str) -> None:
    assert words(one) == words(other)


def test_us_the_country_is_not_us_the_people() -> None:
    assert words("They told us") != words("They told US")


def test_a_text_in_capitals_keeps_its_pronouns() -> None:
    assert words("THEY TOLD US") == ["they", "told", "us"]


def test_a_name_keeps_its_apostrophe() -> None:
    assert words("O’Dell") == ["o'dell"]


def test_chinese_gives_a_word_a_character() -> None:
    assert words("我们走") == ["我", "们", "走"]


@pytest.mark.parametrize(
    "family",
    [
        "threaten threatens threatened threatening",
        "organise organised organisation organize organizations",
        "policy policies",
        "run runs running",
        "labour labor",
        "agree agrees agreed agreeing",
        "committee committees",
        "defence defense",
        "man men",
    ],
)
def test_forms_of_one_word_share_a_stem(family: str) -> None:
    assert len({stem(word) for word in family.split()}) == 1


def test_short_words_and_other_scripts_keep_their_form() -> None:
    assert [stem(word) for word in ("gas", "его", "7th")] == ["gas", "его", "7th"]


def test_content_leaves_out_the_small_words() -> None:
    assert content_stems("He said that the dams were failing") == ["dam", "fail"]


@given(st.text(max_size=60))
def test_plain_punctuation_keeps_every_offset(text: str) -> None:
    assert len(plain_punctuation(text)) == len(text)


@given(st.text(alphabet="aB'’-1,. nt€漢é", max_size=40))
def test_words_stand_in_order_inside_the_text(text: str) -> None:
    position = 0
    for token in tokenise(text):
        assert position <= token.start < token.end <= len(text)
        assert token.word
        position = token.end
