"""Which terms share a stem, in each language of the articles. Knows no files and no postings.

A table is over the terms that occur in articles of its language. Each term is stemmed once, when
it is first written to a segment, and never again when segments are merged.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from briefreader.search.analysis import STEMMED_LANGUAGES, stems
from briefreader.search.arrays import Array
from briefreader.search.docsets import starts_of

Known = tuple[list[str], Array, Array]
"""What an older table tells: its stems, and for each of its terms the number of its stem and its
own number in the new table, which is -1 for those left out."""


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

    stems: list[str]
    """In order."""
    first: Array
    """Where each stem's terms begin in `terms`; one more entry ends the last."""
    terms: Array
    """Term numbers, rising within a stem."""


def build_stem_table(
    terms: Sequence[str], language: str, members: Array, known: Iterable[Known] = ()
) -> StemTable:
    """Build the table of a language over those of `terms` whose numbers are `members`.

    Only terms that no older table knows are stemmed.
    """
    known = list(known)
    numbers: dict[str, int] = {}
    stem_of = np.full(len(terms), -1, np.int64)
    for strings, owner, new_numbers in known:
        kept = new_numbers >= 0
        stem_of[new_numbers[kept]] = _number(strings, numbers)[owner[kept]]
    fresh = members[stem_of[members] < 0]
    stem_of[fresh] = _number(stems([terms[number] for number in fresh.tolist()], language), numbers)
    used, sizes, by_stem = _in_order(list(numbers), stem_of[members])
    return StemTable(used, starts_of(sizes), members[by_stem])


def _number(strings: Sequence[str], numbers: dict[str, int]) -> Array:
    """Return the numbers of strings, giving new ones to new strings."""
    found = [numbers.setdefault(string, len(numbers)) for string in strings]
    return np.array(found, np.int64)


def _in_order(names: Sequence[str], stem_of: Array) -> tuple[list[str], Array, Array]:
    """Return the stems that are used, in order, their sizes, and the places of their terms."""
    counts = np.bincount(stem_of, minlength=len(names))
    used = np.flatnonzero(counts).tolist()
    used.sort(key=names.__getitem__)
    rank = np.zeros(len(names), np.int64)
    rank[used] = np.arange(len(used))
    return (
        [names[number] for number in used],
        counts[used],
        np.argsort(rank[stem_of], kind="stable"),
    )
