"""The Whoosh codec of the article index: array postings under Whoosh's own writer and readers.

Whoosh's `SegmentWriter` hands each document to the per-document writer; text goes from there
straight to the segment builder instead of through Whoosh's pool of pickled postings. Whoosh's
`SegmentReader` reads through `ArrayTermsReader` and `ArrayDocumentReader`, so that any Whoosh
query runs over the arrays, if slower than `evaluate`.
"""

# ruff: noqa: ARG002  # arguments are those that Whoosh passes

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
from whoosh.codec import base
from whoosh.filedb.filestore import FileStorage
from whoosh.writing import IndexingError

from briefreader.search.columns import LENGTHS, NAMES
from briefreader.search.inverted import MOST_DOCUMENTS
from briefreader.search.lookup import TermLookup
from briefreader.search.matcher import ArrayMatcher, term_info
from briefreader.search.schema import EXACT_NAMES, NUMBERS, VIEWS
from briefreader.search.segment import SegmentBuilder, SegmentData
from briefreader.search.vocabulary import Vocabulary


class ArrayCodec(base.Codec):  # type: ignore[misc]
    """Stores postings as plain arrays. Needs an index in a folder on disk."""

    length_stats = False
    """Lengths are counted when the text is cut into words, not read back for the postings."""

    def __init__(self, vocabulary: Vocabulary | None = None) -> None:
        """Number words by `vocabulary`, which grows; one that knows many makes indexing fast."""
        self._vocabulary = Vocabulary() if vocabulary is None else vocabulary

    def per_document_writer(self, storage: Any, segment: "ArraySegment") -> "ArrayDocumentWriter":
        """Return what takes the documents of a new segment."""
        return ArrayDocumentWriter(segment.open_builder(storage, self._vocabulary))

    def field_writer(self, storage: Any, segment: "ArraySegment") -> "ArrayFieldWriter":
        """Return what writes the postings of a new segment."""
        return ArrayFieldWriter(segment.open_builder(storage, self._vocabulary))

    def per_document_reader(self, storage: Any, segment: "ArraySegment") -> "ArrayDocumentReader":
        """Return what reads the documents of a segment."""
        return ArrayDocumentReader(segment, segment.open_data(storage))

    def terms_reader(self, storage: Any, segment: "ArraySegment") -> "ArrayTermsReader":
        """Return what reads the terms of a segment."""
        return ArrayTermsReader(segment.open_data(storage))

    def new_segment(self, storage: Any, indexname: str) -> "ArraySegment":
        """Return a segment that nothing has been written to."""
        return ArraySegment(indexname)


class ArraySegment(base.Segment):  # type: ignore[misc]
    """What the table of contents keeps of a segment."""

    def __init__(
        self,
        indexname: str,
        segment_id: str = "",
        documents: int = 0,
        deleted: Iterable[int] = (),
        checksums: tuple[int, int] | None = None,
    ) -> None:
        self.indexname = indexname
        self.segid = segment_id or self._random_id()
        self.compound = False
        self.deleted = set(deleted)
        self.checksums = checksums
        self._builder: SegmentBuilder | None = None
        self._documents = documents
        self._data: SegmentData | None = None

    def codec(self) -> ArrayCodec:
        """Return the codec that reads this segment."""
        return ArrayCodec()

    def should_assemble(self) -> bool:
        """Keep the files apart: each is mapped into memory by itself."""
        return False

    def open_builder(self, storage: Any, vocabulary: Vocabulary) -> SegmentBuilder:
        """Return what writes the segment's files, the same for all parts of a writer."""
        if self._builder is None:
            self._builder = SegmentBuilder(segment_stem(storage, self), vocabulary)
        return self._builder

    def open_data(self, storage: Any) -> SegmentData:
        """Return the segment's files."""
        if self._data is None:
            self._data = SegmentData(segment_stem(storage, self), self.checksums)
            self.checksums = self._data.checksums
        return self._data

    def share_data(self, data: SegmentData) -> None:
        """Use files that are open already."""
        self._data = data

    def doc_count_all(self) -> int:
        """Return the number of documents, deleted ones included."""
        return self._documents

    def set_doc_count(self, doccount: int) -> None:
        """Set the number of documents."""
        self._documents = doccount

    def deleted_count(self) -> int:
        """Return the number of deleted documents."""
        return len(self.deleted)

    def deleted_docs(self) -> Iterable[int]:
        """Return the numbers of the deleted documents."""
        return sorted(self.deleted)

    def delete_document(self, docnum: int, delete: bool = True) -> None:
        """Mark a document as deleted, or as not deleted."""
        if delete:
            self.deleted.add(docnum)
        else:
            self.deleted.discard(docnum)

    def is_deleted(self, docnum: int) -> bool:
        """Tell whether a document is deleted."""
        return docnum in self.deleted

    def alive(self) -> np.ndarray[Any, np.dtype[np.bool_]]:
        """Return for each document whether it is not deleted."""
        alive = np.ones(self._documents, bool)
        alive[list(self.deleted)] = False
        return alive


def segment_stem(storage: Any, segment: ArraySegment) -> Path:
    """Return the path that a segment's file names begin with."""
    if not isinstance(storage, FileStorage):
        raise IndexingError("ArrayCodec maps its files into memory and needs a FileStorage")
    return Path(storage.folder, segment.segment_id())


class ArrayDocumentWriter(base.PerDocumentWriter):  # type: ignore[misc]
    """Takes one document after another from Whoosh's writer."""

    def __init__(self, builder: SegmentBuilder) -> None:
        self.is_closed = False
        self._builder = builder
        self._values: dict[str, Any] = {}

    @property
    def full(self) -> bool:
        """Whether a new segment should be begun."""
        return self._builder.full

    @property
    def terms(self) -> int:
        """How many different words the documents have at most."""
        return self._builder.terms

    def start_doc(self, docnum: int) -> None:
        """Begin a document; they have to come in order."""
        if docnum != len(self._builder):
            raise IndexingError(f"document {docnum} is out of order")
        if docnum >= MOST_DOCUMENTS:
            raise IndexingError(f"a segment holds {MOST_DOCUMENTS:,} documents at most")
        self._values = {}

    def add_field(self, fieldname: str, fieldobj: Any, value: Any, length: int) -> None:
        """Take the value of one field."""
        if value is not None:
            self._values[fieldname] = value

    def finish_doc(self) -> None:
        """End a document."""
        self._builder.add(self._values)

    def merge(self, segment: ArraySegment, data: SegmentData) -> None:
        """Take what is not deleted of a segment, array by array."""
        self._builder.merge(data, segment.alive())

    def close(self) -> None:
        """Write the columns."""
        self._builder.write_columns()
        self.is_closed = True


class ArrayFieldWriter(base.FieldWriter):  # type: ignore[misc]
    """Writes the postings that the builder has collected."""

    def __init__(self, builder: SegmentBuilder) -> None:
        self.is_closed = False
        self._builder = builder

    def add_postings(self, schema: Any, lengths: Any, items: Iterable[Any]) -> None:
        """Refuse postings that come one by one: they would bypass the builder."""
        for item in items:
            raise IndexingError(
                f"ArrayCodec takes no single postings (field {item[0]!r}); add documents, or "
                "merge segments of this codec through the index's own writer"
            )

    def close(self) -> None:
        """Write the terms and postings."""
        self._builder.write_terms()
        self.is_closed = True


class ArrayDocumentReader(base.PerDocumentReader):  # type: ignore[misc]
    """Reads stored values and lengths from the columns."""

    def __init__(self, segment: ArraySegment, data: SegmentData) -> None:
        self._segment = segment
        self._columns = data.columns

    def doc_count(self) -> int:
        """Return the number of documents that are not deleted."""
        return int(self._segment.doc_count())

    def doc_count_all(self) -> int:
        """Return the number of documents."""
        return self._segment.doc_count_all()

    def has_deletions(self) -> bool:
        """Tell whether documents are deleted."""
        return bool(self._segment.deleted)

    def is_deleted(self, docnum: int) -> bool:
        """Tell whether a document is deleted."""
        return self._segment.is_deleted(docnum)

    def deleted_docs(self) -> Iterable[int]:
        """Return the numbers of deleted documents."""
        return self._segment.deleted_docs()

    def doc_field_length(self, docnum: int, fieldname: str, default: int = 0) -> int:
        """Return how many words a field of a document has; `default` where it is not kept."""
        lengths = self._lengths(fieldname)
        return default if lengths is None else int(lengths[docnum])

    def field_length(self, fieldname: str) -> int:
        """Return how many words a field has in all documents."""
        lengths = self._lengths(fieldname)
        return 0 if lengths is None else int(lengths.sum(dtype=np.int64))

    def min_field_length(self, fieldname: str) -> int:
        """Return the smallest number of words a field has."""
        lengths = self._lengths(fieldname)
        return 0 if lengths is None else int(lengths.min(initial=1 << 31))

    def max_field_length(self, fieldname: str) -> int:
        """Return the largest number of words a field has."""
        lengths = self._lengths(fieldname)
        return 0 if lengths is None else int(lengths.max(initial=0))

    def stored_fields(self, docnum: int) -> dict[str, Any]:
        """Return the numbers and names kept of a document."""
        values: dict[str, Any] = {
            name: int(self._columns.numbers(name)[docnum]) for name in NUMBERS
        }
        for name in NAMES:
            values[name] = self._columns.names(name)[self._columns.codes(name)[docnum]]
        return values

    def _lengths(self, fieldname: str) -> Any:
        view = VIEWS.get(fieldname)
        if view is None or view.source != "text":
            return None
        text, title = (self._columns.lengths(name) for name in reversed(LENGTHS))
        return {"any": text, "title": title, "body": text - title}[view.zone]


class ArrayTermsReader(base.TermsReader):  # type: ignore[misc]
    """Reads terms and postings for Whoosh's own matchers."""

    def __init__(self, data: SegmentData) -> None:
        self._data = data
        self._lookup = TermLookup(data)

    def __contains__(self, term: tuple[str, bytes]) -> bool:
        name, text = term
        if name in NUMBERS:
            return len(self._lookup.docs_of_number(name, int(text))) > 0
        return name in VIEWS and len(self._lookup.occurrences(name, text.decode()).docs) > 0

    def indexed_field_names(self) -> list[str]:
        """Return the fields whose terms can be listed."""
        return list(EXACT_NAMES.values())

    def terms(self) -> Iterator[tuple[str, bytes]]:
        """Yield every (field, term), in order."""
        for name in sorted(EXACT_NAMES.values()):
            yield from self._terms_of(name, b"")

    def terms_from(self, fieldname: str, prefix: bytes) -> Iterator[tuple[str, bytes]]:
        """Yield the (field, term)s from a term on, in order."""
        exact = EXACT_NAMES[VIEWS[fieldname].source]
        yield from ((fieldname, term) for _, term in self._terms_of(exact, prefix))
        for name in sorted(EXACT_NAMES.values()):
            if name > fieldname:
                yield from self._terms_of(name, b"")

    def items(self) -> Iterator[tuple[tuple[str, bytes], Any]]:
        """Yield every term with its statistics."""
        return ((term, self.term_info(*term)) for term in self.terms())

    def items_from(self, fieldname: str, prefix: bytes) -> Iterator[tuple[tuple[str, bytes], Any]]:
        """Yield the terms from a term on with their statistics."""
        return ((term, self.term_info(*term)) for term in self.terms_from(fieldname, prefix))

    def term_info(self, fieldname: str, text: bytes) -> Any:
        """Return the statistics of a term; raises KeyError where it does not occur."""
        return term_info(self._lookup, fieldname, text)

    def frequency(self, fieldname: str, text: bytes) -> float:
        """Return how often a term occurs."""
        return float(self.term_info(fieldname, text).weight())

    def doc_frequency(self, fieldname: str, text: bytes) -> int:
        """Return how many documents hold a term, deleted ones included."""
        return int(self.term_info(fieldname, text).doc_frequency())

    def matcher(self, fieldname: str, text: bytes, format_: Any, scorer: Any = None) -> Any:
        """Return a matcher over the documents that hold a term."""
        return ArrayMatcher(self._lookup, fieldname, text, scorer)

    def cursor(self, fieldname: str, fieldobj: Any) -> "TermCursor":
        """Return a cursor over the terms of a field."""
        return TermCursor(self._data, VIEWS[fieldname].source)

    def close(self) -> None:
        """Nothing to close: the files are shared between readers."""

    def _terms_of(self, name: str, prefix: bytes) -> Iterator[tuple[str, bytes]]:
        dictionary = self._data.terms.field(VIEWS[name].source).dictionary
        for number in range(dictionary.lower_bound(prefix), len(dictionary)):
            yield name, dictionary[number]


class TermCursor(base.FieldCursor):  # type: ignore[misc]
    """Steps through the terms of a field in order."""

    def __init__(self, data: SegmentData, source: str) -> None:
        self._dictionary = data.terms.field(source).dictionary
        self._number = 0

    def is_valid(self) -> bool:
        """Tell whether the cursor stands on a term."""
        return self._number < len(self._dictionary)

    def text(self) -> str | None:
        """Return the term, None behind the last."""
        return self._dictionary[self._number].decode() if self.is_valid() else None

    def first(self) -> str | None:
        """Go to the first term."""
        self._number = 0
        return self.text()

    def find(self, term: str | bytes) -> str | None:
        """Go to the first term that is not less than `term`."""
        key = term if isinstance(term, bytes) else term.encode()
        self._number = self._dictionary.lower_bound(key)
        return self.text()

    def next(self) -> str | None:
        """Go to the next term."""
        self._number += 1
        return self.text()
