"""What a segment knows of each article besides its words: numbers, names and lengths.

Knows no postings. Names (outlet, agency, language) are kept as codes into a list of the names
that occur.
"""

import json
from array import array
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Any, Literal, NamedTuple

import numpy as np

from briefreader.search.arrays import Array, ArrayFile, ArrayFileWriter
from briefreader.search.schema import NUMBERS, month_name
from briefreader.search.stemming import languages_of

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

    def add(self, article: Mapping[str, Any]) -> None:
        """Take one article; what is missing is 0 or empty."""
        for column, values in self._numbers.items():
            values.append(article.get(column, 0))
        for column, codes in self._codes.items():
            known = self._names[column]
            codes.append(known.setdefault(article.get(column, ""), len(known)))

    def set_lengths(self, titles: Sequence[int], texts: Sequence[int]) -> None:
        """Take how many words the articles have that were added one by one."""
        for column, lengths in zip(LENGTHS, (titles, texts), strict=True):
            values = self._lengths[column]
            values.extend(lengths[len(values) :])

    def languages(self) -> dict[str, Array | None]:
        """Return the languages that words are stemmed in, as `languages_of` does."""
        return languages_of(list(self._names["lang"]), np.array(self._codes["lang"], np.uint32))

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
        newest = np.empty(len(self), np.min_scalar_type(len(self)))
        order = np.lexsort((-np.array(self._numbers["id"]), -np.array(self._numbers["published"])))
        newest[order] = np.arange(len(self))
        writer.put("newest", newest)


class Ordering(NamedTuple):
    """All articles of a segment in some order."""

    place: Array
    """Each article's place."""
    first: Array
    """The articles, the first one first."""


class Columns:
    """The columns of a segment, each read and checked when it is first asked for."""

    def __init__(self, file: ArrayFile) -> None:
        self._file = file
        self._arrays: dict[str, Array] = {}
        self._names: dict[str, list[str]] = {}
        self._orders: dict[str, Ordering] = {}

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

    def order(self, name: Literal["newest", "oldest", "outlet"]) -> "Ordering":
        """Return the articles in an order: the oldest last or first, or by outlet's name.

        Undated articles and those without an outlet come last.
        """
        if (order := self._orders.get(name)) is None:
            places = self.newest
            if name == "oldest":
                published = self.numbers("published")
                places = _ranks(self.numbers("id"), published, published == 0)
            elif name == "outlet":
                names = self.names("outlet")
                by_name = sorted(range(len(names)), key=lambda code: outlet_key(names[code]))
                codes = np.array(_inverse(np.array(by_name)), np.int64)[self.codes("outlet")]
                places = _ranks(self.newest, codes)
            order = self._orders[name] = Ordering(places, _inverse(places))
        return order

    def between(self, name: str, first: int | None, last: int | None) -> Array:
        """Mark the articles whose number in a column is known and lies between two others."""
        if name == "published":
            return self._published_between(first, last)
        values = self.numbers(name)
        inside: Array = values != 0
        if first is not None:
            inside &= values >= first
        if last is not None:
            inside &= values <= last
        return inside

    def _published_between(self, first: int | None, last: int | None) -> Array:
        """Compare the places in the order of dates: narrow numbers are compared fastest."""
        dates, order = self.numbers("published").data, self.order("newest").first.data

        def newer_than(date: int) -> int:
            return bisect_left(
                range(len(order)), True, key=lambda place: dates[order[place]] <= date
            )

        begin = 0 if last is None else newer_than(last)
        end = newer_than(0 if first is None else max(first - 1, 0))
        if begin >= end:
            return np.zeros(len(order), bool)
        newest = self.newest
        inside: Array = newest <= newest.dtype.type(end - 1)
        inside &= newest >= newest.dtype.type(begin)
        return inside

    @cached_property
    def months(self) -> tuple[Array, list[str]]:
        """Return the code of each article's month, and the months."""
        found, codes = np.unique(self.numbers("published") // 1_000_000, return_inverse=True)
        return codes, [month_name(int(month) * 1_000_000) for month in found]

    def _whole(self, name: str) -> Array:
        if (values := self._arrays.get(name)) is None:
            values = self._arrays[name] = self._file.whole(name)
        return values


def _ranks(*keys: Array) -> Array:
    """Return each article's place in the order of the last key, then of the one before."""
    return _inverse(np.lexsort(keys))


def _inverse(order: Array) -> Array:
    """Return each element's place in an order of all of them."""
    places = np.empty_like(order)
    places[order] = np.arange(len(order), dtype=order.dtype)
    return places


def outlet_key(name: str) -> tuple[bool, str, str]:
    """Return what orders outlets by name: upper and lower case alike, no name last."""
    return not name, name.casefold(), name
