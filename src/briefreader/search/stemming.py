"""Which terms share a stem, in each language of the articles. Knows no postings.

A table is over the terms that occur in articles of its language. Terms are stemmed when articles
are written, and never again when segments are merged.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self

import numpy as np

from briefreader.search.analysis import STEMMED_LANGUAGES
from briefreader.search.arrays import Array
from briefreader.search.dictionary import SortedStrings
from briefreader.search.docsets import starts_of


def language_of(lang: str) -> str:
    """Return the language whose stemmer serves an article; empty if none does."""
    code = lang[:2].lower() or "en"
    return code if code in STEMMED_LANGUAGES else ""


def languages_of(langs: Sequence[str], codes: Array) -> dict[str, Array | None]:
    """Return the stemmed languages of documents, with a mark for each of its documents.

    `codes` holds the place in `langs` of each document's language. If there is but one language,
    there are no marks. Empty stands for all languages that have no stemmer.
    """
    of_code = [language_of(lang) for lang in langs]
    languages = sorted(set(of_code))
    if len(languages) == 1:
        return {languages[0]: None}
    return {
        language: np.array([code == language for code in of_code])[codes] for language in languages
    }


@dataclass(frozen=True, slots=True)
class StemTable:
    """The terms behind each stem of one language."""

    stems: SortedStrings
    first: Array
    """Where each stem's terms begin in `terms`; one more entry ends the last."""
    terms: Array
    """Term numbers, rising within a stem."""

    @classmethod
    def of(cls, stems: SortedStrings, members: Array, stem_of: Array) -> Self:
        """Make a table of terms, given by their rising numbers, and the number of each one's stem.

        Each stem has a term.
        """
        sizes = np.bincount(stem_of, minlength=len(stems))
        return cls(stems, starts_of(sizes), members[np.argsort(stem_of, kind="stable")])

    @classmethod
    def of_unordered(cls, stems: Sequence[str], members: Array, stem_of: Array) -> Self:
        """Make the same of stems in any order."""
        order = sorted(range(len(stems)), key=stems.__getitem__)
        rank = np.empty(len(stems), np.int64)
        rank[order] = np.arange(len(stems))
        return cls.of(SortedStrings(stems[number] for number in order), members, rank[stem_of])
