"""Sentences find their counterparts, in whatever order the other report tells them."""

from compare_making import make

from briefreader.compare.align import align_sentences, longest_increasing
from briefreader.compare.side import Side
from briefreader.compare.similarity import measure_likeness

HARBOUR = (
    "The harbour of Selby was closed on Monday after a crane fell into the basin.",
    "Divers searched the muddy water until midnight and found nobody.",
    "The port authority blamed a cracked bolt that inspectors had overlooked in spring.",
    "Two cruise ships were sent to neighbouring Farrow instead.",
)


def rows(left, right):
    likeness = measure_likeness(Side.of(left), Side.of(right))
    return [(group.left, group.right, group.moved) for group in align_sentences(likeness)]


def test_equal_reports_align_sentence_by_sentence():
    report = make(*HARBOUR)
    assert rows(report, report) == [((at,), (at,), False) for at in range(4)]


def test_a_reworded_sentence_finds_its_counterpart_without_equal_wording():
    other = make(
        "Inspectors overlooked a cracked bolt in spring, the port authority says.",
        "The weather in the valley stays dry until the weekend.",
    )
    assert ((2,), (0,), False) in rows(make(*HARBOUR), other)


def test_a_passage_told_elsewhere_is_marked_as_moved():
    other = make(HARBOUR[3], HARBOUR[0], HARBOUR[1], HARBOUR[2])
    moved = [row for row in rows(make(*HARBOUR), other) if row[2]]
    assert moved == [((3,), (0,), True)]


def test_what_only_the_right_report_says_stands_where_it_falls():
    other = make(HARBOUR[0], "A choir of fishermen sang for the missing.", *HARBOUR[1:])
    assert rows(make(*HARBOUR), other)[1] == ((), (1,), False)


def test_every_sentence_of_both_reports_stands_in_one_row():
    left = make(*HARBOUR, "Nobody in Farrow had been told.")
    right = make(HARBOUR[2], "The mayor went fishing.", HARBOUR[0])
    found = rows(left, right)
    assert sorted(at for row in found for at in row[0]) == list(range(5))
    assert sorted(at for row in found for at in row[1]) == list(range(3))


def test_a_repeated_sentence_is_paired_first_with_first_and_second_with_second():
    report = make("No comment.", HARBOUR[0], "No comment.")
    assert rows(report, report) == [((at,), (at,), False) for at in range(3)]


def test_an_empty_report_leaves_the_other_alone():
    assert rows(make(), make(HARBOUR[0])) == [((), (0,), False)]


def test_the_longest_increasing_run_is_found():
    assert longest_increasing([3, 0, 1, 2]) == {1, 2, 3}
    assert longest_increasing([]) == set()
