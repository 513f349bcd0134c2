"""Differing words are found and weighed by how much they change the sense."""

import pytest
from compare_making import make

from briefreader.compare.edits import CONTENT_WEIGHT, LIGHT_WEIGHT, NEGATION_WEIGHT, find_edits
from briefreader.compare.side import Side


def edits(left: str, right: str):
    ours, theirs = Side.of(make(left)), Side.of(make(right))
    found = find_edits(ours, range(len(ours.words)), theirs, range(len(theirs.words)))
    return [
        (
            edit.left.of((left,)) if edit.left else "",
            edit.right.of((right,)) if edit.right else "",
            edit.weight,
        )
        for edit in found
    ]


def test_equal_texts_have_no_edits():
    assert edits("The bridge is safe.", "The bridge is safe!") == []


def test_a_lost_not_weighs_most():
    assert edits("The bridge is not safe.", "The bridge is safe.") == [("not", "", NEGATION_WEIGHT)]


def test_a_contraction_is_its_words():
    assert edits("They can't leave the hall.", "They can not leave the hall.") == []


def test_a_changed_number_outweighs_a_changed_word():
    number = edits("They sold 40 boats in May.", "They sold 90 boats in May.")[0]
    word = edits("They sold 40 boats in May.", "They sold 40 barns in May.")[0]
    assert number[2] > word[2] >= CONTENT_WEIGHT


def test_a_changed_article_weighs_little():
    assert edits("It gave a deadline to all.", "It gave the deadline to all.") == [
        ("a", "the", LIGHT_WEIGHT)
    ]


def test_a_changed_modal_changes_the_sense():
    assert edits("The cause will be found soon.", "The cause should be found soon.") == [
        ("will", "should", CONTENT_WEIGHT)
    ]


def test_a_word_written_short_or_out_is_no_edit():
    assert edits("Sen. Moya met 3 envoys.", "Senator Moya met three envoys.") == []


def test_chance_matches_of_common_words_do_not_split_an_edit():
    found = edits(
        "The council refused the plan of the architects quickly.",
        "The council praised every idea of her brothers quickly.",
    )
    assert len(found) == 1


@pytest.mark.parametrize("texts", [("", "One word."), ("One word.", "")])
def test_a_text_without_words_differs_as_a_whole(texts):
    assert len(edits(*texts)) == 1
