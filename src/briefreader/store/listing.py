"""Chooses and orders articles for lists. Gives ids out; what a list shows is read by page."""

from array import array
from collections.abc import Iterable, Sequence

from briefreader.models.listing import ListFilter, ListOrder
from briefreader.store.database import Database
from briefreader.store.rows import chunks, id_array, id_list, placeholders

# Each order is one that an index of the schema holds, filter columns included.
_ORDER: dict[ListOrder, str] = {
    "newest": "sort_key DESC, id DESC",
    "oldest": "sort_key = '', sort_key, id",
    "added": "id DESC",
    "outlet": "outlet = '', outlet, sort_key DESC, id DESC",
    "title": "title, id",
}
_INDEX: dict[ListOrder, str] = {
    "newest": "INDEXED BY articles_newest",
    "oldest": "INDEXED BY articles_oldest",
    "added": "",
    "outlet": "INDEXED BY articles_outlet",
    "title": "INDEXED BY articles_title",
}


class Listing(Database):
    """The part of the store that lists."""

    def ids(self, chosen: ListFilter = ListFilter()) -> "array[int]":  # noqa: B008  frozen
        """Return the ids that a list of `chosen` holds, in its order."""
        where, values = _conditions(chosen)
        with self.reading() as connection:
            return id_array(
                connection.execute(
                    f"SELECT id FROM articles {_INDEX[chosen.order]} {where} "
                    f"ORDER BY {_ORDER[chosen.order]}",
                    values,
                )
            )

    def ids_and_stories(self, chosen: ListFilter) -> "tuple[array[int], array[int]]":
        """Return the ids that a list of `chosen` holds and, beside each, its story; 0 for none."""
        where, values = _conditions(chosen)
        with self.reading() as connection:
            rows = connection.execute(
                f"SELECT id, coalesce(story, 0) FROM articles {_INDEX[chosen.order]} {where} "
                f"ORDER BY {_ORDER[chosen.order]}",
                values,
            ).fetchall()
        return array("q", [row[0] for row in rows]), array("q", [row[1] for row in rows])

    def newest_and_stories(self, first: int) -> "tuple[array[int], array[int]]":
        """Return the `first` ids of a list of everything, and the rest of their stories.

        As `ids_and_stories`, and as fast in a library of any size.
        """
        columns = f"SELECT id, coalesce(story, 0) FROM articles {_INDEX['newest']}"
        with self.reading() as connection:
            rows = connection.execute(
                f"{columns} ORDER BY {_ORDER['newest']} LIMIT ?", (first,)
            ).fetchall()
            begun = {story for _, story in rows if story}
            told = connection.execute(
                "SELECT id, story FROM articles WHERE story IN (SELECT value FROM json_each(?)) "
                f"ORDER BY {_ORDER['newest']}",
                (id_list(begun),),
            )
            known = {article for article, _ in rows}
            rows += [row for row in told if row[0] not in known]
        return array("q", [row[0] for row in rows]), array("q", [row[1] for row in rows])

    def count_folded(self) -> int:
        """Return how many places everything takes if all reports of a story share one."""
        with self.reading() as connection:
            grouped, stories = connection.execute(
                "SELECT count(*), count(DISTINCT story) FROM articles WHERE story IS NOT NULL"
            ).fetchone()
            (total,) = connection.execute("SELECT count(*) FROM articles").fetchone()
        return int(total - grouped + stories)

    def count(self, chosen: ListFilter = ListFilter()) -> int:  # noqa: B008  frozen
        """Return how many articles a list of `chosen` holds."""
        where, values = _conditions(chosen)
        with self.reading() as connection:
            row = connection.execute(f"SELECT count(*) FROM articles {where}", values).fetchone()
        return int(row[0])

    def existing(self, ids: Iterable[int]) -> set[int]:
        """Return which of `ids` are in the library."""
        return set(self.newest_versions(list(ids)))

    def newest_versions(self, ids: Sequence[int]) -> dict[int, int]:
        """Return the number of the newest version of each of `ids` that is in the library."""
        found: dict[int, int] = {}
        with self.reading() as connection:
            for chunk in chunks(ids):
                found.update(
                    connection.execute(
                        f"SELECT id, version FROM articles WHERE id IN ({placeholders(chunk)})",
                        chunk,
                    )
                )
        return found

    def outlets(self) -> list[tuple[str, int]]:
        """Return every known outlet with its number of articles, most frequent first."""
        return self._counted(
            "SELECT outlet, count(*) FROM articles WHERE (outlet = '') = 0 GROUP BY outlet"
        )

    def tags(self) -> list[tuple[str, int]]:
        """Return every tag with its number of articles, most frequent first."""
        return self._counted("SELECT tag, count(*) FROM tags GROUP BY 1")

    def _counted(self, query: str) -> list[tuple[str, int]]:
        with self.reading() as connection:
            rows: list[tuple[str, int]] = connection.execute(
                f"{query} ORDER BY 2 DESC, 1"
            ).fetchall()
        return rows


def _conditions(chosen: ListFilter) -> tuple[str, list[str | int]]:
    conditions: list[str] = []
    values: list[str | int] = []
    if chosen.unread:
        conditions.append("read = 0")
    if chosen.starred:
        conditions.append("starred = 1")
    if chosen.noted:
        conditions.append("noted = 1")
    if chosen.outlet:
        conditions.append("outlet = ?")
        values.append(chosen.outlet)
    if chosen.story is not None:
        conditions.append("story = ?")
        values.append(chosen.story)
    if chosen.tag:
        conditions.append("id IN (SELECT article FROM tags WHERE tag = ?)")
        values.append(chosen.tag)
    return (f"WHERE {' AND '.join(conditions)}" if conditions else ""), values
