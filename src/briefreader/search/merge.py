"""Decides which segments a commit merges. Knows no files.

New articles first form small segments. Once there are several of about one size, a commit merges
them, so that their number stays at the logarithm of that of the articles, and each article is
copied only a few times in its life. Segments stay small enough for a merge to stay within bounded
memory.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefreader.search.codec import ArraySegment
    from briefreader.search.toc import ArticleWriter

SEGMENT_LIMIT = 1 << 17
"""Documents of the largest segment."""

TERMS_LIMIT = 650_000
"""Terms of segments that are merged, counted anew for each of them; it bounds memory."""

_FEW = 6
"""Segments of about one size that are merged once there are so many.

Each article is copied once for each size, and sizes grow by this factor.
"""

_SMALLEST = 256
"""Documents up to which segments count as of one size."""

_MOST_DELETED = 0.25
"""A segment is written anew once this share of it is deleted."""


def keep_few_segments(
    writer: "ArticleWriter", segments: Sequence["ArraySegment"]
) -> list["ArraySegment"]:
    """Merge what should be merged into the writer's new segment; return what stays."""
    left = sorted((s for s in segments if s.doc_count()), key=lambda s: s.doc_count())
    chosen = [s for s in left if s.deleted_count() > _MOST_DELETED * s.doc_count_all()]
    left = [segment for segment in left if segment not in chosen]
    bound = _SMALLEST
    while True:
        gathered = writer.docnum + sum(segment.doc_count() for segment in chosen)
        while bound < gathered:
            bound *= _FEW
        alike = [segment for segment in left if segment.doc_count() <= bound]
        if len(alike) + bool(gathered) < _FEW:
            break
        chosen += alike
        left = left[len(alike) :]
    return left + _merge_what_fits(writer, chosen)


def _merge_what_fits(
    writer: "ArticleWriter", segments: Sequence["ArraySegment"]
) -> list["ArraySegment"]:
    """Merge segments up to the limits of one; return the others."""
    terms, kept = 0, []
    for segment in segments:
        terms += len(segment.open_data(writer.storage).terms.field("text"))
        if writer.docnum + segment.doc_count() <= SEGMENT_LIMIT and terms <= TERMS_LIMIT:
            writer.merge_segment(segment)
        else:
            kept.append(segment)
    return kept
