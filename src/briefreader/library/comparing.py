"""What the library can do with two reports: lay them side by side, keep the reader's verdict."""

from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING

from briefreader.errors import StoreError
from briefreader.store import Store

if TYPE_CHECKING:
    from briefreader.compare.vectors import Floats, Vectors
    from briefreader.models.annotation import AnnotatedReport
    from briefreader.models.comparison import Claim, Comparison
    from briefreader.stories.pairs import StoryReports

Ids = tuple[int | None, int | None]
"""The articles that two reports are; None for one that is not in the library."""


class Compared:
    """The part of the library that compares."""

    store: Store

    def annotated(self, article: int) -> "AnnotatedReport":
        """Return an article with what is found in it. Raises NotFoundError."""
        from briefreader.library.reading import annotated_article

        return annotated_article(self.store, self.store.article(article))

    def compare(self, left: int, right: int) -> "Comparison":
        """Lay two articles side by side. Raises NotFoundError."""
        return self.compare_annotated(
            self.annotated(left), self.annotated(right), ids=(left, right)
        )

    def compare_annotated(
        self,
        left: "AnnotatedReport",
        right: "AnnotatedReport",
        *,
        ids: Ids = (None, None),
        by_meaning: bool = False,
        progress: Callable[[float], None] | None = None,
    ) -> "Comparison":
        """Lay two annotated reports side by side, wherever they are from.

        `ids` names those that are articles: what their sentences mean is looked up, and what
        the reader rejected is marked. With `by_meaning` the vectors that are not kept are made
        now, at 20 ms a sentence. Raises InputError if that needs the semantic extra.
        `progress` is told the share done, 0 to 1; raising from it gives the comparison up.
        """
        from briefreader.compare import compare_reports

        vectors = self._vectors((left, right), ids, make=by_meaning)
        compared = compare_reports(left, right, vectors=vectors, progress=progress)
        return self.with_rejections(compared, ids)

    def compare_all(self, articles: Sequence[int]) -> "StoryReports":
        """Lay every two of a story's articles side by side, as `compare` does.

        `articles` are in order of publication. Raises NotFoundError.
        """
        from briefreader.stories.pairs import Member, StoryReports

        def compare(left: Member, right: Member) -> "Comparison":
            return self.compare_annotated(left[1], right[1], ids=(left[0], right[0]))

        return StoryReports.of([(each, self.annotated(each)) for each in articles], compare)

    def _vectors(
        self, sides: "tuple[AnnotatedReport, AnnotatedReport]", ids: Ids, *, make: bool
    ) -> "Vectors | None":
        from briefreader.library.meaning import encode_sentences, keep_vectors, kept_vectors

        articles = [article for article in ids if article is not None]
        if len(articles) < len(sides) and not make:
            return None
        kept = kept_vectors(self.store, articles)
        if make:
            for lacking in set(articles) - set(kept):
                # A cache that cannot be written is no reason to refuse the answer.
                with suppress(StoreError):
                    keep_vectors(self.store, lacking)
            kept = kept_vectors(self.store, articles)
        found: list[Floats] = []
        for side, article in zip(sides, ids, strict=True):
            if article is not None and article in kept:
                found.append(kept[article])
            elif make:
                found.append(encode_sentences(side))
            else:
                return None
        from briefreader.compare.vectors import Vectors

        return Vectors(*found)

    def with_rejections(self, comparison: "Comparison", ids: Ids) -> "Comparison":
        """Return the comparison with what the reader rejected of it marked, and nothing else."""
        from briefreader.library.rejecting import with_rejections

        left, right = ids
        if left is None or right is None:
            return comparison
        return with_rejections(comparison, self.store.rejected(left, right))

    def reject(
        self, left: int, right: int, comparison: "Comparison", claims: "Iterable[Claim]"
    ) -> "Comparison":
        """Keep that the reader calls `claims` wrong; return the comparison with them marked.

        Kept by the words they show, so also after the articles are annotated anew. Raises
        StoreError where nothing can be kept.
        """
        from briefreader.library.rejecting import claim_words

        words = [claim_words(comparison, claim) for claim in claims]
        self.store.reject(left, right, words)
        return self.with_rejections(comparison, (left, right))

    def accept(
        self, left: int, right: int, comparison: "Comparison", claims: "Iterable[Claim]"
    ) -> "Comparison":
        """Take rejections back; return the comparison with them gone. Raises StoreError."""
        from briefreader.library.rejecting import claim_words

        words = [claim_words(comparison, claim) for claim in claims]
        self.store.accept(left, right, words)
        return self.with_rejections(comparison, (left, right))

    # --- the semantic extra ----------------------------------------------------------------

    def keep_vectors(self, article: int) -> None:
        """Make what an article's sentences mean and keep it.

        Raises NotFoundError, InputError without the semantic extra, StoreError.
        """
        from briefreader.library.meaning import keep_vectors

        keep_vectors(self.store, article)

    def semantic_notice(self) -> str:
        """Return what the semantic extra would do, once a library; else an empty text."""
        from briefreader.library.meaning import NOTICE, is_installed

        with suppress(StoreError):
            if not is_installed() and self.store.first_time("semantic"):
                return NOTICE
        return ""
