"""Merging keeps segments few and never touches large ones for a few articles."""

from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import Any

import pytest

from briefreader.search import merge
from briefreader.search.merge import keep_few_segments


@dataclass
class Segment:
    """What the policy looks at."""

    documents: int
    deleted: int = 0
    terms: int = 10

    def doc_count(self) -> int:
        return self.documents - self.deleted

    def doc_count_all(self) -> int:
        return self.documents

    def deleted_count(self) -> int:
        return self.deleted

    def open_data(self, storage: object) -> Any:
        return SimpleNamespace(terms=SimpleNamespace(field=lambda name: range(self.terms)))


@dataclass
class Writer:
    """Records what is merged."""

    docnum: int
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
