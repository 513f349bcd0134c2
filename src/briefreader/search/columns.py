"""What a segment knows of each article besides its words: numbers, names and lengths.

Knows no postings. Names (outlet, agency, language) are kept as codes into a list of the names
that occur.
"""

import json
from array import array
from collections.abc import Mapping
from functools import cached_property
from typing import Any

import numpy as np

from briefreader.search.arrays import Array, ArrayFile, ArrayFileWriter
from briefreader.search.schema import NUMBERS, month_name
from briefreader.search.terms import doc_type

NAMES = ("outlet", "agency", "lang")
LENGTHS = ("title", "text")
"""Words of the title, and of title and body together."""


class ColumnsWriter:
    """Collects columns article by article, or segment by segment."""

    def __init__(self) -> None:
        self._numbers = {name: array("q") for name in NUMBERS}
        self._lengths = {name: array("I") for name in LENGTHS}
        self._codes = {name: array("I") for name in NAMES}
        self._names: dict[str, dict[str, int]] = {name: {} for name in NAMES}

    def __len__(self) -> int:
        return len(self._numbers["id"])

    def add(self, article: Mapping[str, Any], lengths: Mapping[str, int]) -> None:
        """Take one article; what is missing is 0 or empty."""
        for column, values in self._numbers.items():
            values.append(article.get(column, 0))
        for column, codes in self._codes.items():
            known = self._names[column]
            codes.append(known.setdefault(article.get(column, ""), len(known)))
        for column, values in self._lengths.items():
            values.append(lengths[column])

    def add_segment(self, columns: "Columns", alive: Array) -> None:
        """Take those articles of a segment that `alive` marks."""
        for column, values in self._numbers.items():
            values.frombytes(columns.numbers(column)[alive].astype(np.int64).tobytes())
        for column, values in self._lengths.items():
            values.frombytes(columns.lengths(column)[alive].astype(np.uint32).tobytes())
        for column, codes in self._codes.items():
            known = self._names[column]
            used = columns.codes(column)[alive]
            recoded = np.zeros(len(columns.names(column)) + 1, np.uint32)
            for code in np.unique(used).tolist():
                recoded[code] = known.setdefault(columns.names(column)[code], len(known))
            codes.frombytes(recoded[used].tobytes())

    def write(self, writer: ArrayFileWriter) -> None:
        """Write all columns."""
        for column, values in self._numbers.items():
            writer.put(column, np.array(values, np.int64))
        for column, values in self._lengths.items():
            writer.put(f"{column}.length", np.array(values, np.uint32))
        for column, codes in self._codes.items():
            writer.put(f"{column}.codes", np.array(codes, np.uint32))
            writer.put(f"{column}.names", json.dumps(list(self._names[column])).encode())
        newest = np.empty(len(self), doc_type(len(self)))
        order = np.lexsort((-np.array(self._numbers["id"]), -np.array(self._numbers["published"])))
        newest[order] = np.arange(len(self))
        writer.put("newest", newest)


class Columns:
    """The columns of a segment, each read and checked when it is first asked for."""

    def __init__(self, file: ArrayFile) -> None:
        self._file = file
        self._arrays: dict[str, Array] = {}
        self._names: dict[str, list[str]] = {}

    def numbers(self, name: str) -> Array:
        """Return a column of integers."""
        return self._whole(name)

    def lengths(self, name: str) -> Array:
        """Return the number of words of `title` or `text` in each article."""
        return self._whole(f"{name}.length")

    def codes(self, name: str) -> Array:
        """Return the code of each article's name, an index into `names`."""
        return self._whole(f"{name}.codes")

    def names(self, name: str) -> list[str]:
        """Return the names that codes stand for."""
        if (names := self._names.get(name)) is None:
            names = self._names[name] = json.loads(bytes(self._file.blob(f"{name}.names")))
        return names

    @property
    def newest(self) -> Array:
        """Return each article's place when the newest comes first, later ids before earlier."""
        return self._whole("newest")

    @cached_property
    def oldest(self) -> Array:
        """Return each article's place when the oldest comes first and undated ones last."""
        published = self.numbers("published")
        places = np.empty(len(published), np.int64)
        order = np.lexsort((self.numbers("id"), published, published == 0))
        places[order] = np.arange(len(published))
        return places

    @cached_property
    def by_outlet(self) -> Array:
        """Return each article's place by outlet's name, the newest first, no outlet last."""
        names = self.names("outlet")
        order = sorted(range(len(names)), key=lambda code: outlet_key(names[code]))
        place = np.empty(len(names), np.int64)
        place[order] = np.arange(len(names))
        return place[self.codes("outlet")] * len(self.newest) + self.newest

    @cached_property
    def months(self) -> tuple[Array, list[str]]:
        """Return the code of each article's month, and the months."""
        found, codes = np.unique(self.numbers("published") // 1_000_000, return_inverse=True)
        return codes, [month_name(int(month) * 1_000_000) for month in found]

    def _whole(self, name: str) -> Array:
        if (values := self._arrays.get(name)) is None:
            values = self._arrays[name] = self._file.whole(name)
        return values


def outlet_key(name: str) -> tuple[bool, str, str]:
    """Return what orders outlets by name: upper and lower case alike, no name last."""
    return not name, name.casefold(), name
