"""Decides which segments a commit merges. Knows no files.

New articles first form small segments. Once there are several of about one size, a commit merges
them, so that their number stays at the logarithm of that of the articles, and each article is
copied only a few times in its life. Segments stay small enough for a merge to stay within bounded
memory.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from operator import add, le
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from briefreader.search.codec import ArraySegment
    from briefreader.search.toc import ArticleWriter

SEGMENT_LIMIT = 1 << 17
"""Documents of the largest segment."""

TERMS_LIMIT = 2_000_000
"""Terms of segments that are merged, counted anew for each of them; it bounds memory."""

WORDS_LIMIT = 1 << 30
"""Words of segments that are merged, so that 32 bits always count them."""

SMALL = 1536
"""Documents of segments that are merged within half a second, while a search may be waiting."""

_FEW = 6
"""Segments of about one size that are merged once there are so many.

Each article is copied once for each size, and sizes grow by this factor.
"""

_SMALLEST = 256
"""Documents up to which segments count as of one size."""

_MOST_DELETED = 0.25
"""A segment is written anew once this share of it is deleted."""


def keep_few_segments(
    writer: "ArticleWriter", segments: Sequence["ArraySegment"], largest: int = SEGMENT_LIMIT
) -> list["ArraySegment"]:
    """Merge what should be merged into the writer's new segment; return what stays.

    Segments of more than `largest` documents are left alone.
    """
    some = [segment for segment in segments if segment.doc_count_all() <= largest]
    room = _Room(writer.storage, writer.docnum, writer.terms)
    chosen = _choose(room, some)
    for segment in chosen:
        writer.merge_segment(segment)
    return [segment for segment in segments if segment.doc_count() and segment not in chosen]


def keep_few_small_segments(
    writer: "ArticleWriter", segments: Sequence["ArraySegment"]
) -> list["ArraySegment"]:
    """Do the same with small segments only, which is quick."""
    return keep_few_segments(writer, segments, SMALL)


def needs_merge(storage: Any, segments: Sequence["ArraySegment"]) -> bool:
    """Tell whether a commit that adds nothing would merge some of the segments."""
    return bool(_choose(_Room(storage, 0, 0), segments))


class _Room:
    """What a new segment can still take in."""

    def __init__(self, storage: Any, documents: int, terms: int) -> None:
        """Start with so many new documents of so many terms."""
        self._storage = storage
        self._taken = [documents, terms, 0]

    @property
    def documents(self) -> int:
        """How many documents are taken in, the new ones included."""
        return self._taken[0]

    def take(self, segments: Iterable["ArraySegment"]) -> list["ArraySegment"]:
        """Take in what fits; return it."""
        taken = []
        for segment in segments:
            together = list(map(add, self._taken, self._size(segment)))
            if all(map(le, together, _limits())):
                self._taken = together
                taken.append(segment)
        return taken

    def fills_half(self, segment: "ArraySegment") -> bool:
        """Tell whether a segment is so large that it should not be merged any more."""
        return any(
            2 * size > limit for size, limit in zip(self._size(segment), _limits(), strict=True)
        )

    def _size(self, segment: "ArraySegment") -> tuple[int, int, int]:
        data = segment.open_data(self._storage)
        return segment.doc_count(), data.term_count, data.word_count


def _limits() -> tuple[int, int, int]:
    return SEGMENT_LIMIT, TERMS_LIMIT, WORDS_LIMIT


def _choose(room: _Room, segments: Sequence["ArraySegment"]) -> list["ArraySegment"]:
    """Return what to merge with the new documents."""
    used = sorted((s for s in segments if s.doc_count()), key=lambda s: s.doc_count())
    chosen = room.take(s for s in used if s.deleted_count() > _MOST_DELETED * s.doc_count_all())
    left = [segment for segment in used if segment not in chosen and not room.fills_half(segment)]
    bound = _SMALLEST if room.documents else _crowded_size(left)
    while bound:
        while bound < room.documents:
            bound *= _FEW
        alike = [segment for segment in left if segment.doc_count() <= bound]
        if len(alike) + bool(room.documents) < _FEW or not (fitting := room.take(alike)):
            break
        chosen += fitting
        left = [segment for segment in left if segment not in fitting]
    return chosen


def _crowded_size(segments: Sequence["ArraySegment"]) -> int:
    """Return the smallest size of which there are too many segments, 0 if there is none."""
    sizes: Counter[int] = Counter()
    for segment in segments:
        bound = _SMALLEST
        while bound < segment.doc_count():
            bound *= _FEW
        sizes[bound] += 1
    return min((bound for bound, count in sizes.items() if count >= _FEW), default=0)
