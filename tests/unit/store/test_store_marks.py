"""The reader's marks are kept, seen by other processes, and leave the index alone."""

from collections.abc import Callable

import pytest

from briefreader.models.article import Report
from briefreader.store import Store

MakeReport = Callable[..., Report]


@pytest.fixture
def filled(store: Store, make_report: MakeReport) -> Store:
    store.add_many(make_report(number) for number in (1, 2, 3))
    return store


def test_only_the_marks_that_are_given_are_set(filled: Store) -> None:
    filled.mark([1, 2], read=True)
    filled.mark([2], starred=True)
    filled.mark([1, 2, 3])
    assert [(row.read, row.starred) for row in filled.rows([1, 2, 3])] == [
        (True, False), (True, True), (False, False),
    ]  # fmt: skip
    filled.mark([2], read=False, starred=False)
    assert filled.rows([2])[0].read is False


def test_a_note_shows_in_the_row_until_it_is_taken_off(filled: Store) -> None:
    filled.set_note(1, "check the year")
    assert filled.article(1).note == "check the year"
    assert filled.rows([1])[0].note
    filled.set_note(1, "")
    assert not filled.rows([1])[0].note


def test_tags_are_put_on_and_taken_off_whatever_their_case(filled: Store) -> None:
    filled.tag([1, 2, 99], "Coast")
    filled.tag([1], "coast")
    assert filled.article(1).report.tags == ("Coast",)
    filled.untag([1], "COAST")
    assert filled.article(1).report.tags == ()
    assert filled.article(2).report.tags == ("Coast",)


def test_marks_raise_the_revision_and_not_the_change_log(filled: Store) -> None:
    revision, change = filled.revision(), filled.last_change()
    filled.mark([1], read=True)
    filled.set_note(1, "x")
    assert filled.revision() == revision + 2
    assert filled.last_change() == change


def test_a_tag_that_was_there_already_is_no_change(filled: Store) -> None:
    filled.tag([1], "coast")
    change = filled.last_change()
    filled.tag([1], "coast")
    filled.untag([2], "coast")
    assert filled.last_change() == change
