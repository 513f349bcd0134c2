"""Copied passages are found once, longest first, and quotations are counted apart."""

from compare_making import make
from hypothesis import given
from hypothesis import strategies as st

from briefreader.compare.reuse import SHORTEST, measure_reuse, tile
from briefreader.compare.side import Side

COPIED = "the owners of the mill had promised to mend the sluice before autumn"


def reuse(left, right):
    return measure_reuse(Side.of(left), Side.of(right))


def test_a_copied_passage_counts_in_both_reports_by_their_length():
    left = make(f"Last year {COPIED}.")
    right = make(f"Villagers said {COPIED}, but nothing at all was ever done by anyone there.")
    found = reuse(left, right)
    assert [passage.words for passage in found.passages] == [13]
    assert found.left == 13 / 15
    assert found.right == 13 / 25


def test_runs_of_four_words_are_chance():
    assert reuse(make("One two three four apples."), make("One two three four pears.")).left == 0


def test_a_shared_quotation_is_not_copying():
    quoted = f"“{COPIED},” she said."
    found = reuse(make(quoted), make(f"He heard it too: {quoted}"))
    assert found.copied == 0
    assert found.left == found.quoted_left == 13 / 15
    assert all(passage.quoted for passage in found.passages)


def test_an_outlet_that_takes_the_marks_away_copies():
    found = reuse(make(f"“{COPIED},” she said."), make(f"It seems {COPIED}."))
    assert found.quoted_left == 0
    assert found.left == 13 / 15


def test_another_tense_is_still_copying():
    left = make("The company plans to close the mines in the north.")
    right = make("The company planned to close the mines in the north.")
    assert reuse(left, right).left == 1


def test_a_passage_over_two_paragraphs_is_one_span_in_each():
    left = make("First came the rain and", "then came the flood again.")
    right = make("First came the rain and then came the flood again.")
    assert [passage.left.par for passage in reuse(left, right).passages] == [0, 1]


def test_a_report_without_words_shares_nothing():
    assert reuse(make(), make(COPIED)) == reuse(make(COPIED), make())


def test_the_longest_run_wins_over_two_short_ones():
    left = list("abcdefgh")
    right = list("abcdexdefghabcdefgh")
    assert tile(left, right) == [(0, 11, 8)]


words = st.lists(st.sampled_from("abc"), max_size=60)


@given(words, words)
def test_tiles_are_equal_long_enough_and_never_overlap(left, right):
    """Whatever the texts, each word is in one tile at most and each tile is common."""
    used_left, used_right = set(), set()
    for at_left, at_right, size in tile(left, right):
        assert size >= SHORTEST
        assert left[at_left : at_left + size] == right[at_right : at_right + size]
        here, there = set(range(at_left, at_left + size)), set(range(at_right, at_right + size))
        assert not here & used_left
        assert not there & used_right
        used_left |= here
        used_right |= there


@given(words.filter(lambda text: len(text) >= SHORTEST))
def test_a_text_is_one_tile_of_itself(text):
    assert tile(text, text) == [(0, 0, len(text))]
