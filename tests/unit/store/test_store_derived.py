"""What was computed from a text is kept for that version and those rules, and no other."""

from collections.abc import Callable

import pytest

from briefreader.models.article import Report
from briefreader.store import Store

MakeReport = Callable[..., Report]
URL = "https://post.example/relit"


@pytest.fixture
def filled(store: Store, make_report: MakeReport) -> Store:
    store.add_many([make_report(1, url=URL), make_report(2)])
    return store


def test_it_is_found_by_version_kind_and_stamp(filled: Store) -> None:
    filled.put_derived("annotation", "rules 1", [(1, 1, b"\x00old")])
    assert filled.derived(1, 1, "annotation", "rules 1") == b"\x00old"
    assert filled.derived(1, 1, "annotation", "rules 2") is None
    assert filled.derived(1, 1, "vector", "rules 1") is None
    assert filled.derived(2, 1, "annotation", "rules 1") is None


def test_another_stamp_takes_the_place_of_the_old_one(filled: Store) -> None:
    filled.put_derived("annotation", "rules 1", [(1, 1, b"old")])
    filled.put_derived("annotation", "rules 2", [(1, 1, b"new")])
    assert filled.derived(1, 1, "annotation", "rules 1") is None
    assert filled.derived(1, 1, "annotation", "rules 2") == b"new"


def test_what_is_missing_for_the_newest_version_is_listed(
    filled: Store, make_report: MakeReport
) -> None:
    filled.put_derived("annotation", "1", [(1, 1, b"a"), (2, 1, b"b")])
    assert filled.underived("annotation", "1", 10) == []
    filled.add(make_report(1, url=URL, paragraphs=("New text.",)))
    assert filled.underived("annotation", "1", 10) == [1]
    assert filled.derived_many([1, 2], "annotation", "1") == {2: b"b"}
    assert filled.underived("annotation", "2", 1) == [2]


def test_it_is_nothing_a_reader_sees(filled: Store) -> None:
    revision = filled.revision()
    filled.put_derived("annotation", "1", [(1, 1, b"a")])
    assert filled.revision() == revision


def test_a_version_that_is_gone_is_passed_over(filled: Store) -> None:
    filled.remove([2])
    filled.put_derived("annotation", "1", [(1, 1, b"a"), (2, 1, b"b"), (1, 9, b"c")])
    assert filled.derived_many([1, 2], "annotation", "1") == {1: b"a"}


def test_what_is_missing_is_listed_newest_report_first_and_for_stories_alone(
    filled: Store, make_report: MakeReport
) -> None:
    filled.add_many([make_report(5), make_report(3)])
    assert filled.underived("annotation", "1") == [3, 4, 2, 1]
    assert filled.underived("annotation", "1", 1) == [3]
    story = filled.new_story("Lighthouses")
    filled.assign_stories({1: story, 4: story})
    assert filled.underived("annotation", "1", in_stories=True) == [4, 1]
    filled.put_derived("annotation", "1", [(4, 1, b"a")])
    assert filled.underived("annotation", "1", in_stories=True) == [1]


def test_the_dates_of_what_is_kept_are_those_of_the_newest_versions(
    filled: Store, make_report: MakeReport
) -> None:
    filled.put_derived("profile", "1", [(1, 1, b"a"), (2, 1, b"b")])
    filled.put_derived("profile", "0", [(2, 1, b"old")])
    assert filled.dates_of_derived("profile", "1") == {1: (1, "2024-03-02")}
    filled.add(make_report(1, url=URL, paragraphs=("New text.",)))
    assert filled.dates_of_derived("profile", "1") == {}
