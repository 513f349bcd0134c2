"""The article index in a folder: created, opened, kept up to date, searched through views.

Knows no library: it is told what to put in and take out, and up to which change.
"""

import errno
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import numpy as np
from whoosh.index import LockError
from whoosh.reading import EmptyReader, MultiReader, SegmentReader
from whoosh.searching import Searcher

from briefreader.errors import IndexUnusableError, SearchError
from briefreader.models.article import ArticleText
from briefreader.search.codec import ArrayCodec, ArraySegment
from briefreader.search.lock import exclusive_lock, require_private
from briefreader.search.lookup import TermLookup
from briefreader.search.merge import SEGMENT_LIMIT, keep_few_small_segments, needs_merge
from briefreader.search.schema import article_schema, published_key
from briefreader.search.snapshot import SegmentState, Snapshot
from briefreader.search.toc import (
    INDEX_NAME,
    ArticleFileIndex,
    ArticleWriter,
    Contents,
    remove_unused,
)
from briefreader.search.view import IndexView
from briefreader.search.vocabulary import Vocabulary

_NO_ROOM = (errno.ENOSPC, errno.EDQUOT, errno.EACCES, errno.EROFS)
_TRIES = 20
"""How often a view is opened anew because commits delete files under it."""


class ArticleIndex:
    """The index of one library. One object may be used by one thread at a time."""

    def __init__(self, folder: Path) -> None:
        """Use `create` or `open`."""
        self.folder = folder
        self._lookups: dict[str, TermLookup] = {}
        self._vocabulary = Vocabulary()
        self._locked = False
        self._contents = Contents.read(folder)

    @classmethod
    def create(cls, folder: Path) -> "ArticleIndex":
        """Make an empty index, in place of whatever index lies in `folder`.

        Raises IndexUnusableError where other users can write to the folder.
        """
        with exclusive_lock(folder):
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            require_private(folder)
            Contents(article_schema(), []).write(folder)
            remove_unused(folder, [])
        return cls.open(folder)

    @classmethod
    def open(cls, folder: Path) -> "ArticleIndex":
        """Open the index in `folder`.

        Raises IndexUnusableError where there is none, where it is damaged or of another
        release, or where other users can write to the folder.
        """
        require_private(folder)
        index = cls(folder)
        index.view()
        return index

    @classmethod
    @contextmanager
    def rebuild(cls, folder: Path) -> Iterator["ArticleIndex"]:
        """Give an empty index to fill, beside the old one; it takes its place in the end."""
        with exclusive_lock(folder):
            fresh = folder.with_name(f"{folder.name}.new")
            shutil.rmtree(fresh, ignore_errors=True)
            try:
                yield cls.create(fresh)
                _replace(folder, fresh)
            finally:
                shutil.rmtree(fresh, ignore_errors=True)
                fresh.with_name(f"{fresh.name}.lock").unlink(missing_ok=True)

    @property
    def applied(self) -> int:
        """Number of the last change that the index holds, as of the last look at it."""
        return self._contents.applied

    @property
    def articles(self) -> int:
        """How many articles the index holds."""
        return sum(segment.doc_count() for segment in self._contents.segments)

    def refresh(self) -> int:
        """Look at the index again; return `applied`."""
        self._contents = Contents.read(self.folder)
        return self.applied

    def size(self) -> int:
        """Return the bytes that the index takes on disk."""
        return sum(path.stat().st_size for path in self.folder.iterdir() if path.is_file())

    @contextmanager
    def exclusive(self, *, wait: bool = True) -> Iterator[bool]:
        """Keep other writers out; yields False where one is at work and is not waited for."""
        if self._locked:
            yield True
            return
        with exclusive_lock(self.folder, wait=wait) as held:
            self._locked = held
            try:
                yield held
            finally:
                self._locked = False

    def apply(
        self,
        puts: Iterable[ArticleText],
        removed: Iterable[int],
        upto: int,
        *,
        quick: bool = False,
    ) -> None:
        """Put articles in, in place of older states of them, and take articles out.

        `upto` is the number of the last change that this brings the index to; it is recorded
        in the last commit, so that changes whose commit was lost can be applied again, to the
        same effect. However many articles there are, memory stays bounded. A `quick` commit
        leaves merges that take long to `merge`. Raises SearchError where the index cannot be
        written.
        """
        articles = iter(puts)
        gone = set(removed)
        with self.exclusive():
            more = True
            while more:
                try:
                    with _writer(self.folder, self._vocabulary) as writer:
                        self._share_data(writer.segments)
                        batch, more = _add(writer, articles)
                        self._delete(writer, gone | batch)
                        gone = set()
                        if not more:
                            writer.applied = max(writer.applied, upto)
                        writer.commit(mergetype=keep_few_small_segments if quick else None)
                finally:
                    self._vocabulary.forget_if_large()
            self.refresh()

    @property
    def needs_merge(self) -> bool:
        """Whether merges were put off, as of the last look at the index."""
        segments = self._contents.segments
        self._share_data(segments)
        return needs_merge(ArticleFileIndex(self.folder).storage, segments)

    def merge(self) -> None:
        """Do the merges that were put off."""
        with self.exclusive():
            self.refresh()
            while self.needs_merge:
                with _writer(self.folder, self._vocabulary) as writer:
                    self._share_data(writer.segments)
                    writer.commit()
                self.refresh()

    def view(self) -> IndexView:
        """Return a view of the newest state."""
        error: Exception | None = None
        for _ in range(_TRIES):
            self.refresh()
            try:
                return self._open_view(self._contents)
            except FileNotFoundError as missing:
                error = missing
        raise IndexUnusableError("A part of the search index is missing.") from error

    def _open_view(self, contents: Contents) -> IndexView:
        index = ArticleFileIndex(self.folder)
        states, lookups = [], {}
        for segment in contents.segments:
            lookup = self._lookups.get(segment.segid) or TermLookup(
                segment.open_data(index.storage)
            )
            segment.share_data(lookup.data)
            if lookup.data.documents != segment.doc_count_all():
                raise IndexUnusableError("The search index is damaged (its table of contents).")
            lookups[segment.segid] = lookup
            states.append(SegmentState(lookup.data, list(segment.deleted_docs()), lookup))
        self._lookups = lookups

        def open_searcher() -> Searcher:
            readers = [SegmentReader(index.storage, contents.schema, s) for s in contents.segments]
            if not readers:
                return Searcher(EmptyReader(contents.schema))
            return Searcher(readers[0] if len(readers) == 1 else MultiReader(readers))

        return IndexView(Snapshot(states), open_searcher)

    def _share_data(self, segments: Iterable[ArraySegment]) -> None:
        """Give segments the files that are open already, and checked as far as they were read.

        What searches have read of them is let go of, to leave the memory to the commit.
        """
        for segment in segments:
            if (lookup := self._lookups.get(segment.segid)) is not None:
                lookup.data.require_whole()
                lookup.data.release()
                segment.share_data(lookup.data)

    def _delete(self, writer: ArticleWriter, ids: set[int]) -> None:
        """Mark the articles with some ids as deleted, in all segments that are committed."""
        listed = np.array(sorted(ids), np.int64)
        for segment in writer.segments:
            held = segment.open_data(writer.storage).columns.numbers("id")
            for doc in np.flatnonzero(np.isin(held, listed)).tolist():
                segment.delete_document(doc)


def _replace(folder: Path, fresh: Path) -> None:
    """Put the index in `fresh` in place of the one in `folder`, of which readers see no gap."""
    try:
        require_private(folder)
    except IndexUnusableError:
        unsafe = folder.with_name(f"{folder.name}.old")
        shutil.rmtree(unsafe, ignore_errors=True)
        if folder.exists():
            folder.rename(unsafe)
        fresh.rename(folder)
        shutil.rmtree(unsafe, ignore_errors=True)
        return
    contents = Contents.read(fresh)
    for path in fresh.glob(f"{INDEX_NAME}_*.*"):
        path.rename(folder / path.name)
    contents.write(folder)
    remove_unused(folder, contents.segments)


@contextmanager
def _writer(folder: Path, vocabulary: Vocabulary) -> Iterator[ArticleWriter]:
    """Give a writer that is cancelled and lets go of its lock if anything goes wrong."""
    try:
        writer = ArticleFileIndex(folder).writer(codec=ArrayCodec(vocabulary))
    except (OSError, LockError) as error:
        raise SearchError(f"The search index cannot be written: {error}.") from error
    try:
        yield writer
    except BaseException as error:
        with suppress(Exception):  # what went wrong first is what is told
            writer.cancel()
        with suppress(Exception):  # a lock that the writer has let go of itself
            writer.writelock.release()
        if isinstance(error, OSError) and error.errno in _NO_ROOM:
            raise SearchError(f"The search index cannot be written: {error.strerror}.") from error
        raise


def _add(writer: ArticleWriter, articles: Iterator[ArticleText]) -> tuple[set[int], bool]:
    """Add articles until the segment is full; return their ids, and whether there may be more.

    A later state of an article replaces an earlier one.
    """
    docs: dict[int, int] = {}
    for article in articles:
        if (earlier := docs.get(article.id)) is not None:
            writer.newsegment.delete_document(earlier)
        docs[article.id] = writer.docnum
        writer.add_document(**_fields(article))
        if writer.doc_count() >= SEGMENT_LIMIT or writer.perdocwriter.full:
            return set(docs), True
    return set(docs), False


def _fields(article: ArticleText) -> dict[str, Any]:
    return {
        "id": article.id,
        "text": (article.title, "\n\n".join(article.paragraphs)),
        "outlet": article.outlet,
        "agency": article.agency,
        "byline": article.byline,
        "tag": article.tags,
        "lang": article.lang,
        "published": published_key(article.published),
        "story": article.story or 0,
    }
