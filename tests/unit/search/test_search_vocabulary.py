"""The fast way of cutting texts into words gives exactly the words of the slow one."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefreader.search.analysis import words
from briefreader.search.vocabulary import Vocabulary

TRICKY = "abcXYZ019'.,_- \n\t‘’“”–—…«»é中国ñß\u0301\xa0\u2028\x0b\x1cİſK@#$%&"


def numbered_words(vocabulary: Vocabulary, text: str) -> list[str]:
    numbers, sizes = vocabulary.number_texts([text])
    assert sizes.tolist() == [len(numbers)]
    return [vocabulary.terms[number] for number in numbers.tolist()]


@settings(max_examples=400, deadline=None)
@given(
    st.text(alphabet=st.one_of(st.sampled_from(TRICKY), st.characters(exclude_categories=["Cs"])))
)
def test_any_text_gives_the_words_of_analysis(text: str) -> None:
    assert numbered_words(Vocabulary(), text) == words(text)


@pytest.mark.parametrize(
    "text",
    [
        "The U.S. said 'no'. Russia’s talks—in Geneva—cost $100,000.50, didn't they?",
        "“Talks,” he said… end.Next sentence; l’Élysée and O'Neill's co-operation.",
        "北京大学 3.5 a_b __init__ ... , ' '' x" + "y" * 100,
        "",
    ],
)
def test_sentences_of_news_give_the_words_of_analysis(text: str) -> None:
    vocabulary = Vocabulary()
    assert numbered_words(vocabulary, text) == words(text)
    assert numbered_words(vocabulary, text) == words(text), "known pieces give the same"


def test_a_word_has_one_number_however_it_is_printed() -> None:
    vocabulary = Vocabulary()
    assert set(numbered_words(vocabulary, "Geneva GENEVA geneva, geneva's 'Geneva'")) == {"geneva"}
    assert len(vocabulary) == 1


def test_half_a_surrogate_pair_is_no_part_of_a_word() -> None:
    assert numbered_words(Vocabulary(), "talks\ud83d snow") == ["talks", "snow"]
