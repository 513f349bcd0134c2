"""One segment: building its two files, and reading them. Knows neither Whoosh nor other segments.

`.columns` holds what is known of each article besides its words, `.terms` the inverted fields.
If segments are merged into a new one, the postings of its own articles are first written to a
`.batch` file, and all are joined then.
"""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import numpy as np

from briefreader.errors import IndexUnusableError
from briefreader.search.analysis import words
from briefreader.search.arrays import Array, ArrayFile, ArrayFileWriter
from briefreader.search.columns import Columns, ColumnsWriter
from briefreader.search.field_writer import FieldWriter
from briefreader.search.inverted import MOST_DOCUMENTS, Inverted, Inverter
from briefreader.search.join import Joined, Source
from briefreader.search.schema import SOURCES, STEMMED
from briefreader.search.stored_stems import write_stems
from briefreader.search.terms import FieldTerms
from briefreader.search.vocabulary import Vocabulary

COLUMNS = ".columns"
TERMS = ".terms"

TERMS_LIMIT = 550_000
"""Terms of a segment that is written from articles.

Real news stays below it; it keeps memory bounded for texts that hardly repeat a word.
"""

WORDS_LIMIT = 60_000_000
"""Words of a segment, as far as it is not merged from others."""


class SegmentBuilder:
    """Writes a new segment from articles and from the segments that are merged into it."""

    def __init__(self, stem: Path, vocabulary: Vocabulary) -> None:
        """Prepare to write the files that are named `stem` and a suffix."""
        self._stem = stem
        self._columns = ColumnsWriter()
        self._vocabulary = vocabulary
        names = Vocabulary()
        self._inverters = {
            name: Inverter(vocabulary if name == "text" else names, stem.parent) for name in SOURCES
        }
        self._merged: list[tuple[SegmentData, Array]] = []
        self._own_languages: Mapping[str, Array | None] = {}
        """Those of the articles that were added one by one, once others are merged in."""

    def __len__(self) -> int:
        return len(self._columns)

    @property
    def terms(self) -> int:
        """How many different words the articles have at most."""
        return len(self._vocabulary) if len(self) else 0

    @property
    def full(self) -> bool:
        """Whether no more articles should go into this segment."""
        return (
            self.terms > TERMS_LIMIT
            or len(self._inverters["text"]) > WORDS_LIMIT
            or len(self) >= MOST_DOCUMENTS
        )

    def add(self, article: Mapping[str, Any]) -> None:
        """Take one article: `text` is (title, body), `tag` a sequence, the rest as in columns."""
        doc = len(self._columns)
        inverters = self._inverters
        inverters["text"].add_text(doc, *article.get("text", ("", "")))
        for name in ("outlet", "agency", "byline"):
            inverters[name].add_name(doc, article.get(name, ""))
        inverters["tag"].add_terms(doc, [" ".join(words(tag)) for tag in article.get("tag", ())])
        lang = article.get("lang", "").lower()
        inverters["lang"].add_terms(doc, [lang] if lang else ())
        self._columns.add(article)

    def merge(self, segment: "SegmentData", alive: Array) -> None:
        """Take the articles of another segment that `alive` marks. Only after all `add`s."""
        if not self._merged:
            self._columns.set_lengths(*self._inverters["text"].lengths())
            self._own_languages = self._columns.languages()
        numbers = np.full(len(alive), -1, np.int64)
        numbers[alive] = len(self._columns) + np.arange(np.count_nonzero(alive))
        self._columns.add_segment(segment.columns, alive)
        self._merged.append((segment, numbers))

    def write_columns(self) -> None:
        """Write the file of columns."""
        self._columns.set_lengths(*self._inverters["text"].lengths())
        with ArrayFileWriter(self._stem.with_name(self._stem.name + COLUMNS)) as writer:
            self._columns.write(writer)
            writer.close({"documents": len(self)})

    def write_terms(self) -> None:
        """Write the file of terms and postings."""
        path = self._stem.with_name(self._stem.name + TERMS)
        fresh = ((name, inverter.invert()) for name, inverter in self._inverters.items())
        if not self._merged:
            _write_fields(path, fresh, len(self), self._columns.languages())
            return
        batch = self._stem.with_name(f"{self._stem.name}.batch")
        _write_fields(batch, fresh, len(self), self._own_languages, lasting=False)
        self._vocabulary.forget_if_large()
        sources = [
            (TermsFile(ArrayFile(batch)), None),
            *((s.terms, n) for s, n in self._merged),
        ]
        batch.unlink()
        joined = (
            (name, Joined([Source(terms.field(name), numbers) for terms, numbers in sources]))
            for name in SOURCES
        )
        _write_fields(path, joined, len(self), self._columns.languages())


def _write_fields(
    path: Path,
    fields: Iterable[tuple[str, Inverted | Joined]],
    documents: int,
    languages: Mapping[str, Array | None],
    *,
    lasting: bool = True,
) -> None:
    """Write the terms and postings of all fields, and the stems of those that are stemmed.

    `languages` are those of the documents, each with a mark for its documents if not for all.
    What is not `lasting` is only joined with others, then deleted.
    """
    with ArrayFileWriter(path) as writer:
        facts = {
            name: _write_field(
                writer, name, field, documents, languages if name in STEMMED else {}, lasting
            )
            for name, field in fields
        }
        writer.close(facts, lasting=lasting)


def _write_field(
    writer: ArrayFileWriter,
    name: str,
    field: Inverted | Joined,
    documents: int,
    languages: Mapping[str, Array | None],
    searched: bool,
) -> dict[str, Any]:
    """Write the terms and postings of a field, and its stems in `languages`; return its facts."""
    field_writer = FieldWriter(
        writer, name, documents, field.terms, field.position_counts, field.longest
    )
    for some in field.postings():
        field_writer.append(some)
    facts, postings = field_writer.close()
    for language, spoken in languages.items():
        if not language:
            continue
        members = postings.terms_in(spoken)
        table = field.stem_table(language, members)
        write_stems(writer, f"{name}.stems.{language}", table, postings, spoken, searched=searched)
        facts["languages"].append(language)
    return facts


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
        self._files = columns, terms
        self.documents: int = columns.facts["documents"]
        self.columns = Columns(columns)
        self.terms = TermsFile(terms)

    @property
    def term_count(self) -> int:
        """How many words the texts have in all, each counted once."""
        return self.terms.file.count("text.terms.starts") - 1

    @property
    def word_count(self) -> int:
        """How many words the texts have in all."""
        return self.terms.file.count("text.positions")

    def require_whole(self) -> None:
        """Raise IndexUnusableError if a file was cut short after it was opened."""
        for file in self._files:
            file.require_whole()

    def release(self) -> None:
        """Let go of the memory that reading has filled."""
        for file in self._files:
            file.release()
