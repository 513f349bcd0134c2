"""Decides which segments a commit merges. Knows no files.

New articles first form small segments. A commit merges every segment that is not much larger
than what is merged into it, so that their number stays at the logarithm of that of the
articles, and each article is copied only a few times in its life. Segments stay small enough
for document numbers to fit into 16 bits and for a merge to stay within bounded memory.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from briefreader.search.segment import TERMS_LIMIT

if TYPE_CHECKING:
    from briefreader.search.codec import ArraySegment
    from briefreader.search.toc import ArticleWriter

SEGMENT_LIMIT = 1 << 16
"""Documents of the largest segment."""

_GROWTH = 2
"""A segment is merged if it has at most so many times the documents gathered so far."""

_MOST_DELETED = 0.25
"""A segment is written anew once this share of it is deleted."""


def keep_few_segments(
    writer: "ArticleWriter", segments: Sequence["ArraySegment"]
) -> list["ArraySegment"]:
    """Merge what should be merged into the writer's new segment; return what stays."""
    kept = []
    gathered, terms = writer.docnum, 0
    growing = True
    for segment in sorted(segments, key=lambda segment: segment.doc_count()):
        live = segment.doc_count()
        if not live:
            continue
        wasteful = segment.deleted_count() > _MOST_DELETED * segment.doc_count_all()
        growing = growing and live <= _GROWTH * gathered
        terms += len(segment.open_data(writer.storage).terms.field("text"))
        if (growing or wasteful) and gathered + live <= SEGMENT_LIMIT and terms <= TERMS_LIMIT:
            writer.merge_segment(segment)
            gathered += live
        else:
            kept.append(segment)
    return kept
