"""Keeps the entries of a long list by page. Knows neither the screen nor the library."""

from collections import OrderedDict
from collections.abc import Iterable, Sequence

from briefreader.models.listing import ArticleRow
from briefreader.render.listing import Entry

PAGE = 100
"""Entries to a page."""
KEPT = 12
"""Pages kept; the ones longest unused go first."""


class Pages:
    """The entries of a list of `count` places, as far as they have been read."""

    def __init__(self, count: int = 0) -> None:
        self.count = count
        self._pages: OrderedDict[int, list[Entry]] = OrderedDict()
        self._asked: set[int] = set()
        self._begun: set[int] = set()

    def fill(self, page: int, entries: Sequence[Entry], *, begun: bool = False) -> None:
        """Put the entries of one page in place, or with `begun` its first few."""
        self._asked.discard(page)
        self._begun.discard(page)
        if begun:
            self._begun.add(page)
        self._pages[page] = list(entries)
        self._pages.move_to_end(page)
        while len(self._pages) > KEPT:
            self._begun.discard(self._pages.popitem(last=False)[0])

    def entry(self, index: int) -> Entry | None:
        """Return the entry at a place of the list, None while it has not been read."""
        page, offset = divmod(index, PAGE)
        entries = self._pages.get(page)
        if entries is None or offset >= len(entries):
            return None
        self._pages.move_to_end(page)
        return entries[offset]

    def missing(self, first: int, last: int) -> list[int]:
        """Return the pages to ask for so that places `first` to `last` can be shown.

        A page is named once until it has been filled or `forget` was called.
        """
        if not self.count:
            return []
        low = max(first, 0) // PAGE
        high = min(last, self.count - 1) // PAGE
        wanted = [
            page
            for page in range(low, high + 1)
            if page not in self._asked and not self._holds(page, last)
        ]
        self._asked.update(wanted)
        return wanted

    def _holds(self, page: int, last: int) -> bool:
        """Tell whether a page can be shown as far as place `last`."""
        if page in self._begun:
            return last < page * PAGE + len(self._pages[page])
        return page in self._pages

    def forget(self, page: int) -> None:
        """Let a page be asked for again: its answer did not come."""
        self._asked.discard(page)

    def find(self, article: int) -> int | None:
        """Return the place of an article among the entries that have been read."""
        for page, entries in self._pages.items():
            for offset, entry in enumerate(entries):
                if entry.row.id == article:
                    return page * PAGE + offset
        return None

    def put(self, index: int, entry: Entry) -> None:
        """Show a newer entry at a place, if the place has been read."""
        page, offset = divmod(index, PAGE)
        if offset < len(self._pages.get(page, ())):
            self._pages[page][offset] = entry

    def update(self, rows: Iterable[ArticleRow]) -> None:
        """Show newer rows wherever their articles stand."""
        newer = {row.id: row for row in rows}
        for entries in self._pages.values():
            for offset, entry in enumerate(entries):
                if entry.row.id in newer:
                    entries[offset] = entry._replace(row=newer[entry.row.id])
