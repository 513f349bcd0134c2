"""Brings the library's changes into the index, in batches. Knows no query.

The index says by itself which change it holds last. Which library it belongs to stands in a file
beside it, since the numbers of another library's changes mean nothing.
"""

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path

from briefreader.errors import IndexUnusableError
from briefreader.models.article import ArticleText, Change
from briefreader.search.engine import Progress
from briefreader.search.index import ArticleIndex
from briefreader.search.lock import exclusive_lock
from briefreader.store import Store

BATCH = 4000
"""Changes in one commit: few enough that a rebuild is searchable soon and a crash loses little."""
_TEXTS = 100
"""Articles read from the library at a time."""


class IndexFeed:
    """Keeps one index in step with one library."""

    def __init__(self, folder: Path, store: Store) -> None:
        self._folder = folder
        self._store = store
        self._owner = folder.with_name(f"{folder.name}.library")

    def open(self) -> ArticleIndex:
        """Open the index; raises IndexUnusableError where it is missing, damaged or foreign."""
        index = ArticleIndex.open(self._folder)
        try:
            owner = self._owner.read_text()
        except OSError:
            owner = ""
        if owner != self._store.identity() or index.applied > self._store.last_change():
            raise IndexUnusableError("The search index belongs to another library.")
        return index

    def start_anew(self, unless: Callable[[], bool]) -> ArticleIndex:
        """Put an empty index in place of one that cannot be used.

        Two processes may come to this at once: the second finds what the first has started,
        or, where the fault lies deeper than opening shows, `unless` tells it that the index
        is another one by now.
        """
        with exclusive_lock(self._folder.with_name(f"{self._folder.name}.start")):
            with suppress(IndexUnusableError):
                index = self.open()
                if unless():
                    return index
            self._owner.unlink(missing_ok=True)
            index = ArticleIndex.create(self._folder)
            self._claim()
            return index

    def catch_up(
        self, index: ArticleIndex, progress: Progress | None = None, most: int | None = None
    ) -> bool:
        """Apply what `index` lacks, or about `most` changes of it, putting off long merges.

        Returns False, having done nothing, where another process is writing the index.
        """
        with index.exclusive(wait=False) as held:
            if held:
                index.refresh()
                self._apply(index, progress, most)
                if most is None:
                    index.merge()
        return held

    def rebuild(self, progress: Progress | None = None) -> None:
        """Build the index anew beside the old one, which can be searched meanwhile."""
        with ArticleIndex.rebuild(self._folder) as index:
            self._apply(index, progress, None)
        self._claim()

    def _claim(self) -> None:
        """Say whose index it is, in a file that only its owner can read."""
        descriptor = os.open(self._owner, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "w", encoding="ascii") as file:
            file.write(self._store.identity())

    def _apply(self, index: ArticleIndex, progress: Progress | None, most: int | None) -> None:
        pending = self._store.pending(index.applied)
        left = pending if most is None else min(most, pending)
        done = 0
        while left > 0:
            changes = self._store.changes(index.applied, min(BATCH, left))
            if not changes:
                return
            puts = [change.article for change in changes if change.kind == "put"]
            index.apply(
                _reporting(self._texts(puts), progress, done, pending),
                removed(changes),
                changes[-1].number,
                quick=most is not None,
            )
            done += len(changes)
            left -= len(changes)
            if progress:
                progress(done, pending)

    def _texts(self, articles: Sequence[int]) -> Iterator[ArticleText]:
        for start in range(0, len(articles), _TEXTS):
            yield from self._store.texts(articles[start : start + _TEXTS])


def removed(changes: Iterable[Change]) -> list[int]:
    """Return the articles that `changes` took out of the library."""
    return [change.article for change in changes if change.kind == "remove"]


def _reporting(
    texts: Iterator[ArticleText], progress: Progress | None, done: int, pending: int
) -> Iterator[ArticleText]:
    for number, text in enumerate(texts):
        if progress and number % _TEXTS == 0:
            progress(done + number, pending)
        yield text
