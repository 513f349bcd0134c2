"""Merging keeps segments few and never touches large ones for a few articles."""

# ruff: noqa: S311  # random sizes

import random
from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import Any

import pytest

from briefreader.search import merge
from briefreader.search.merge import (
    keep_few_segments,
    keep_few_small_segments,
    needs_merge,
)


@dataclass(eq=False)
class Segment:
    """What the policy looks at."""

    documents: int
    deleted: int = 0
    terms: int = 10
    words: int = 100

    def doc_count(self) -> int:
        return self.documents - self.deleted

    def doc_count_all(self) -> int:
        return self.documents

    def deleted_count(self) -> int:
        return self.deleted

    def open_data(self, storage: object) -> Any:
        return SimpleNamespace(term_count=self.terms, word_count=self.words)


@dataclass
class Writer:
    """Records what is merged."""

    docnum: int
    terms: int = 10
    storage: None = None
    merged: list[Segment] = field(default_factory=list)

    def merge_segment(self, segment: Segment) -> None:
        self.docnum += segment.doc_count()
        self.merged.append(segment)


def test_small_commits_leave_few_segments() -> None:
    segments: list[Segment] = []
    copied = 0
    for _ in range(2000):
        writer = Writer(100)
        segments = keep_few_segments(writer, segments)
        gathered = sum(segment.doc_count() for segment in writer.merged)
        copied += gathered
        segments.append(Segment(100 + gathered))
    assert sum(segment.documents for segment in segments) == 200_000
    full = [segment for segment in segments if segment.documents > merge.SEGMENT_LIMIT / 2]
    assert len(segments) - len(full) <= 12
    assert copied < 200_000 * 4


def test_a_few_segments_of_about_one_size_are_left_alone() -> None:
    segments = [Segment(documents) for documents in (100, 120, 200, 9_000, 60_000)]
    writer = Writer(100)
    assert keep_few_segments(writer, segments) == segments
    assert writer.merged == []


def test_merged_segments_are_merged_with_those_of_their_size() -> None:
    small, larger = [Segment(200) for _ in range(5)], [Segment(1000) for _ in range(5)]
    writer = Writer(100)
    assert keep_few_segments(writer, [*larger, *small]) == []
    assert writer.merged == [*small, *larger]


def test_no_segment_grows_over_the_limit() -> None:
    writer = Writer(14_000)
    segments = [Segment(50_000) for _ in range(5)]
    assert keep_few_segments(writer, segments) == segments[2:]
    assert writer.docnum == 114_000


def test_a_segment_of_mostly_deleted_articles_is_written_anew() -> None:
    wasteful = Segment(50_000, deleted=20_000)
    writer = Writer(1)
    assert keep_few_segments(writer, [wasteful]) == []
    assert writer.merged == [wasteful]


def test_a_segment_without_live_articles_is_dropped() -> None:
    writer = Writer(0)
    assert keep_few_segments(writer, [Segment(10, deleted=10)]) == []
    assert writer.merged == []


def test_segments_that_hardly_share_terms_are_kept_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(merge, "TERMS_LIMIT", 100)
    segments = [Segment(5, terms=40) for _ in range(5)]
    writer = Writer(10)
    assert keep_few_segments(writer, segments) == segments[2:]


def test_the_terms_of_new_articles_take_room_as_well(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(merge, "TERMS_LIMIT", 100)
    segments = [Segment(5, terms=40) for _ in range(5)]
    writer = Writer(10, terms=50)
    assert keep_few_segments(writer, segments) == segments[1:]


def test_long_texts_make_small_segments(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(merge, "WORDS_LIMIT", 1000)
    segments = [Segment(5, words=300) for _ in range(5)]
    assert keep_few_segments(Writer(10), segments) == segments[3:]


def test_segments_near_the_limit_are_never_copied_again() -> None:
    large = [Segment(70_000) for _ in range(20)]
    small = [Segment(200) for _ in range(4)]
    writer = Writer(50_000)
    assert keep_few_segments(writer, [*large, *small]) == [*large, *small]
    assert not needs_merge(None, large)


def test_a_quick_commit_leaves_what_takes_long_to_a_later_merge() -> None:
    segments = [Segment(9_000, deleted=3_000)]
    largest = 0
    for _ in range(2000):
        writer = Writer(100)
        segments = keep_few_small_segments(writer, segments)
        largest = max(largest, writer.docnum)
        segments.append(Segment(writer.docnum))
    assert largest < 10_000
    assert segments[0].deleted

    merges = 0
    while needs_merge(None, segments):
        writer = Writer(0, terms=0)
        segments = keep_few_segments(writer, segments)
        segments.append(Segment(writer.docnum))
        merges += 1
    assert 0 < merges < 10
    assert sum(segment.doc_count() for segment in segments) == 206_000
    assert len(segments) <= 12


@pytest.mark.parametrize("seed", range(20))
def test_merges_come_to_an_end_whatever_the_segments(
    seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(merge, "TERMS_LIMIT", 100)
    draw = random.Random(seed)
    segments = []
    for _ in range(draw.randint(0, 60)):
        documents = int(10 ** draw.uniform(0, 5))
        deleted = draw.choice([0, draw.randint(0, documents)])
        segments.append(Segment(documents, deleted, terms=draw.randint(1, 100)))
    articles = sum(segment.doc_count() for segment in segments)
    for _ in range(200):
        if not needs_merge(None, segments):
            break
        writer = Writer(0, terms=0)
        segments = keep_few_segments(writer, segments)
        terms = sum(segment.terms for segment in writer.merged)
        assert terms <= 100
        segments.append(Segment(writer.docnum, terms=terms))
    else:
        pytest.fail("there is always something left to merge")
    assert sum(segment.doc_count() for segment in segments) == articles
