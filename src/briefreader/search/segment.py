"""One segment: building its two files, and reading them. Knows neither Whoosh nor other segments.

`.columns` holds what is known of each article besides its words, `.terms` the inverted fields.
While a segment is built, postings are spilled to `.batch…` files whenever a batch is full and
joined in the end, together with the segments that are merged into the new one.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np

from briefreader.errors import IndexUnusableError
from briefreader.search.analysis import words
from briefreader.search.arrays import Array, ArrayFile, ArrayFileWriter
from briefreader.search.columns import Columns, ColumnsWriter
from briefreader.search.inverted import Inverter
from briefreader.search.join import Source, join_fields
from briefreader.search.schema import SOURCES
from briefreader.search.terms import FieldTerms, write_postings

COLUMNS = ".columns"
TERMS = ".terms"

BATCH_SIZE = 2_000_000
"""Words, and 8 for each distinct term, that are held in memory before they are spilled."""


TERMS_LIMIT = 1_500_000
"""Terms that a segment may bring together, counted anew for each batch and merged segment.

Real news stays below it; it keeps memory bounded for texts that hardly repeat a word.
"""


class SegmentBuilder:
    """Writes a new segment from articles and from the segments that are merged into it."""

    def __init__(self, stem: Path) -> None:
        """Prepare to write the files that are named `stem` and a suffix."""
        self._stem = stem
        self._columns = ColumnsWriter()
        self._inverters = _inverters()
        self._batches: list[Path] = []
        self._merged: list[tuple[SegmentData, Array]] = []
        self._terms_spilled = 0

    def __len__(self) -> int:
        return len(self._columns)

    @property
    def full(self) -> bool:
        """Whether no more articles should go into this segment."""
        return self._terms_spilled > TERMS_LIMIT

    def add(self, article: Mapping[str, Any]) -> None:
        """Take one article: `text` is (title, body), `tag` a sequence, the rest as in columns."""
        doc = len(self._columns)
        title, body = article.get("text", ("", ""))
        lang = article.get("lang", "")
        inverters = self._inverters
        title_length, length = inverters["text"].add_text(doc, title, body, lang)
        for name in ("outlet", "agency", "byline"):
            inverters[name].add_text(doc, "", article.get(name, ""))
        inverters["tag"].add_terms(doc, [" ".join(words(tag)) for tag in article.get("tag", ())])
        inverters["lang"].add_terms(doc, [lang.lower()] if lang else ())
        self._columns.add(article, {"title": title_length, "text": length})
        if sum(inverter.size for inverter in inverters.values()) > BATCH_SIZE:
            self._spill()

    def merge(self, segment: "SegmentData", alive: Array) -> None:
        """Take the articles of another segment that `alive` marks. Only after all `add`s."""
        numbers = np.full(len(alive), -1, np.int64)
        numbers[alive] = len(self._columns) + np.arange(np.count_nonzero(alive))
        self._columns.add_segment(segment.columns, alive)
        self._merged.append((segment, numbers))

    def write_columns(self) -> None:
        """Write the file of columns."""
        writer = ArrayFileWriter(self._stem.with_name(self._stem.name + COLUMNS))
        self._columns.write(writer)
        writer.close({"documents": len(self)})

    def write_terms(self) -> None:
        """Write the file of terms and postings, and clear the batches away."""
        writer = ArrayFileWriter(self._stem.with_name(self._stem.name + TERMS))
        if not self._batches and not self._merged:
            facts = _write_batch(writer, self._inverters, final=True)
        else:
            self._spill()
            batches = [(TermsFile(ArrayFile(path)), None) for path in self._batches]
            merged = [(segment.terms, numbers) for segment, numbers in self._merged]
            facts = {
                name: join_fields(
                    writer,
                    name,
                    [Source(terms.field(name), numbers) for terms, numbers in [*batches, *merged]],
                    len(self),
                )
                for name in SOURCES
            }
        writer.close(facts)
        for path in self._batches:
            path.unlink()

    def _spill(self) -> None:
        path = self._stem.with_name(f"{self._stem.name}.batch{len(self._batches)}")
        writer = ArrayFileWriter(path)
        writer.close(_write_batch(writer, self._inverters, final=False), lasting=False)
        self._batches.append(path)
        self._terms_spilled += self._inverters["text"].terms
        self._inverters = _inverters()


def _inverters() -> dict[str, Inverter]:
    return {name: Inverter() for name in SOURCES}


def _write_batch(
    writer: ArrayFileWriter, inverters: Mapping[str, Inverter], *, final: bool
) -> dict[str, Any]:
    return {
        name: write_postings(writer, name, inverter.postings(), stemmed=final)
        for name, inverter in inverters.items()
    }


class TermsFile:
    """The inverted fields of a segment or of a batch, each opened when first asked for."""

    def __init__(self, file: ArrayFile) -> None:
        self.file = file
        self._fields: dict[str, FieldTerms] = {}

    def field(self, source: str) -> FieldTerms:
        """Return one of the fields named in `schema.SOURCES`."""
        if (field := self._fields.get(source)) is None:
            field = self._fields[source] = FieldTerms(self.file, source)
        return field


class SegmentData:
    """The files of a finished segment. They never change, so that views can share them."""

    def __init__(self, stem: Path, checksums: tuple[int, int] | None = None) -> None:
        """Open the files named `stem` and a suffix.

        Raises FileNotFoundError where they are gone and IndexUnusableError where they are
        damaged or not the files whose `checksums` (columns, terms) the index recorded.
        """
        columns = ArrayFile(stem.with_name(stem.name + COLUMNS))
        terms = ArrayFile(stem.with_name(stem.name + TERMS))
        self.checksums = (columns.checksum, terms.checksum)
        if checksums is not None and checksums != self.checksums:
            raise IndexUnusableError(f"The search index is damaged ({stem.name} was replaced).")
        self.documents: int = columns.facts["documents"]
        self.columns = Columns(columns)
        self.terms = TermsFile(terms)
