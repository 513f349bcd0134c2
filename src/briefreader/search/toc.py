"""The index's table of contents, and the Whoosh index and writer that use it.

Whoosh pickles its table of contents, and reading it can run code that somebody else put there.
Ours is JSON with a checksum, replaced in one step by each commit. It also records the number of
the last change of the library's change log that the commit holds.
"""

import json
import os
import re
import unicodedata
import zlib
from collections.abc import Callable, Sequence
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from whoosh import index, reading
from whoosh.fields import Schema
from whoosh.filedb.filestore import FileStorage
from whoosh.writing import IndexingError, SegmentWriter

from briefreader.errors import IndexUnusableError
from briefreader.search.codec import ArrayCodec, ArraySegment
from briefreader.search.merge import keep_few_segments
from briefreader.search.schema import article_schema

FORMAT = 3
"""Raised whenever files or terms change in a way that asks for a new index."""

TOC_NAME = "articles.toc"
INDEX_NAME = "articles"

_SEGMENT_ID = re.compile(r"[a-z0-9]{8,32}")


class Contents:
    """One state of the index: what Whoosh calls its TOC."""

    def __init__(
        self,
        schema: Schema,
        segments: list[ArraySegment],
        generation: int = 0,
        applied: int = 0,
    ) -> None:
        self.schema = schema
        self.segments = segments
        self.generation = generation
        """Rises with every commit."""
        self.applied = applied
        """Number of the last change of the library that the index holds."""
        self.version = FORMAT
        self.release = (0, 0, 0)

    def write(self, folder: Path) -> None:
        """Replace the table of contents in a folder, surviving a crash at any moment."""
        content = {
            "format": FORMAT,
            "terms": terms_version(),
            "generation": self.generation,
            "applied": self.applied,
            "segments": [
                {
                    "id": segment.segid,
                    "documents": segment.doc_count_all(),
                    "deleted": list(segment.deleted_docs()),
                    "checksums": segment.checksums,
                }
                for segment in self.segments
            ],
        }
        data = json.dumps(content).encode()
        temporary = folder / f"{TOC_NAME}.new"
        descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "wb") as file:
            file.write(data + b"\n%08x" % zlib.crc32(data))
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(folder / TOC_NAME)
        sync_folder(folder)

    @classmethod
    def read(cls, folder: Path) -> "Contents":
        """Read the table of contents. Raises IndexUnusableError where it is not one of ours."""
        try:
            data, _, check = (folder / TOC_NAME).read_bytes().rpartition(b"\n")
            if check != b"%08x" % zlib.crc32(data):
                raise IndexUnusableError("The search index is damaged (its table of contents).")
            content = json.loads(data)
            if content["format"] != FORMAT or content["terms"] != terms_version():
                raise IndexUnusableError("The search index was made by another release.")
            segments = [_read_segment(entry) for entry in content["segments"]]
            return cls(
                article_schema(), segments, int(content["generation"]), int(content["applied"])
            )
        except FileNotFoundError as error:
            raise IndexUnusableError("There is no search index yet.") from error
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise IndexUnusableError("The search index cannot be read.") from error


def _read_segment(entry: dict[str, Any]) -> ArraySegment:
    columns, terms = entry["checksums"]
    documents = int(entry["documents"])
    deleted = [int(doc) for doc in entry["deleted"]]
    if not _SEGMENT_ID.fullmatch(entry["id"]) or any(not 0 <= d < documents for d in deleted):
        raise ValueError(entry["id"])
    return ArraySegment(INDEX_NAME, entry["id"], documents, deleted, (int(columns), int(terms)))


@cache
def terms_version() -> str:
    """Return what decides which terms a text gives: two indexes must agree in it."""
    versions = [unicodedata.unidata_version]
    for stemmer in ("snowballstemmer", "PyStemmer"):
        try:
            versions.append(version(stemmer))
        except PackageNotFoundError:
            versions.append("-")
    return " ".join(versions)


def sync_folder(folder: Path) -> None:
    """Make sure that what was renamed in a folder stays so after a loss of power."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


class ArticleFileIndex(index.FileIndex):  # type: ignore[misc]
    """A Whoosh index whose table of contents is ours and whose writers use `ArrayCodec`."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.storage = FileStorage(str(folder))
        self._schema = article_schema()
        self.indexname = INDEX_NAME
        self.applied = 0
        """The change number in the table of contents that was read last."""

    def writer(self, procs: int = 1, **kwargs: Any) -> "ArticleWriter":
        """Return a writer; `codec` may be left out."""
        if procs > 1:
            raise IndexingError("the article index is written by one process")
        kwargs.setdefault("codec", ArrayCodec())
        if not isinstance(kwargs["codec"], ArrayCodec):
            raise IndexingError("the article index is written with ArrayCodec only")
        return ArticleWriter(self, **kwargs)

    def latest_generation(self) -> int:
        """Return the number of the last commit."""
        return self._read_toc().generation

    def last_modified(self) -> float:
        """Return when the last commit was made, as a time stamp."""
        return (self.folder / TOC_NAME).stat().st_mtime

    def _read_toc(self) -> Contents:
        contents = Contents.read(self.folder)
        self.applied = contents.applied
        return contents


MergePolicy = Callable[["ArticleWriter", Sequence[ArraySegment]], list[ArraySegment]]


class ArticleWriter(SegmentWriter):  # type: ignore[misc]
    """Whoosh's segment writer, merging by arrays and committing to our table of contents."""

    def __init__(self, ix: ArticleFileIndex, **kwargs: Any) -> None:
        super().__init__(ix, **kwargs)
        self.folder = ix.folder
        self.applied = ix.applied
        """The change number that the commit records."""

    @property
    def terms(self) -> int:
        """How many different words the new documents have at most."""
        terms: int = self.perdocwriter.terms
        return terms

    def add_reader(self, reader: Any) -> None:
        """Merge segments of this codec into the new one; refuses any other reader."""
        self._check_state()
        for leaf, _ in reader.leaf_readers():
            segment = leaf.segment() if isinstance(leaf, reading.SegmentReader) else None
            if not isinstance(segment, ArraySegment):
                raise IndexingError(
                    "only segments of the article index can be merged into it; "
                    "a BufferedWriter cannot be used with it"
                )
            self.merge_segment(segment)

    def merge_segment(self, segment: ArraySegment) -> None:
        """Merge what is not deleted of a segment into the new one."""
        self.perdocwriter.merge(segment, segment.open_data(self.storage))
        self.docnum += segment.doc_count()
        self._added = True

    def commit(
        self,
        mergetype: MergePolicy | None = None,
        optimize: bool | None = None,
        merge: bool | None = None,
    ) -> None:
        """Finish the commit; unless told otherwise, merge so that segments stay few."""
        if mergetype is None and not (optimize or self.optimize) and merge is not False:
            mergetype = keep_few_segments
        super().commit(mergetype=mergetype, optimize=optimize, merge=merge)

    def _commit_toc(self, segments: list[ArraySegment]) -> None:
        for segment in segments:
            segment.open_data(self.storage)
        Contents(self.schema, segments, self.generation, self.applied).write(self.folder)
        remove_unused(self.folder, segments)


def remove_unused(folder: Path, segments: Sequence[ArraySegment]) -> None:
    """Delete the files of segments that are no longer part of the index."""
    used = {segment.segment_id() for segment in segments}
    for path in folder.iterdir():
        name, _, suffix = path.name.partition(".")
        if name.startswith(f"{INDEX_NAME}_") and suffix and name not in used:
            path.unlink(missing_ok=True)
