"""Keeps which articles form a story. Groups nothing itself."""

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from briefreader.errors import NotFoundError
from briefreader.store.database import Database
from briefreader.store.rows import chunks, id_list, log_change, placeholders

if TYPE_CHECKING:
    from briefreader.models.story import Story


class Stories(Database):
    """The part of the store that holds stories."""

    def stories(self, ids: Sequence[int] | None = None) -> "list[Story]":
        """Return stories that hold articles, newest report first; all, or those of `ids`."""
        chosen = "IS NOT NULL" if ids is None else "IN (SELECT value FROM json_each(?))"
        values = () if ids is None else (id_list(ids),)
        articles: dict[int, list[tuple[int, str, str]]] = {}
        with self.reading() as connection:
            for story, article, outlet, published in connection.execute(
                f"SELECT story, id, outlet, published FROM articles WHERE story {chosen} "
                "ORDER BY sort_key = '', sort_key, id",
                values,
            ):
                articles.setdefault(story, []).append((article, outlet, published))
            described = {
                row[0]: row[1:]
                for row in connection.execute(
                    f"SELECT id, title, name, origins FROM stories WHERE id {chosen}", values
                )
            }
        found = [_story(story, described[story], members) for story, members in articles.items()]
        return sorted(found, key=lambda story: (story.last[:10], story.id), reverse=True)

    def story(self, story: int) -> "Story":
        """Return one story. Raises NotFoundError."""
        found = self.stories([story])
        if not found:
            raise NotFoundError(f"There is no story {story} in the library.")
        return found[0]

    def new_story(self, title: str) -> int:
        """Make a story without articles and return its id."""
        with self.writing() as connection:
            made = connection.execute("INSERT INTO stories (title) VALUES (?)", (title,))
        assert made.lastrowid is not None  # noqa: S101  an INSERT that did not raise has a row id
        return made.lastrowid

    def describe_story(self, story: int, title: str) -> None:
        """Set the made title of a story whose reports changed; its origins become unknown."""
        with self.writing() as connection:
            connection.execute(
                "UPDATE stories SET title = ?, origins = 0 WHERE id = ?", (title, story)
            )

    def set_origins(self, story: int, origins: int) -> None:
        """Keep how many of a story's reports are independent."""
        with self.writing() as connection:
            connection.execute("UPDATE stories SET origins = ? WHERE id = ?", (origins, story))

    def stories_without_origins(self) -> list[int]:
        """Return the stories with articles whose origins are not known."""
        with self.reading() as connection:
            rows = connection.execute(
                "SELECT id FROM stories WHERE origins = 0 "
                "AND EXISTS (SELECT 1 FROM articles WHERE story = stories.id) ORDER BY id"
            )
            return [row[0] for row in rows]

    def name_story(self, story: int, name: str) -> None:
        """Give a story the reader's own name, or the made title again with an empty one.

        Raises NotFoundError.
        """
        with self.writing() as connection:
            done = connection.execute("UPDATE stories SET name = ? WHERE id = ?", (name, story))
            if not done.rowcount:
                raise NotFoundError(f"There is no story {story} in the library.")

    def assign_stories(self, assignment: Mapping[int, int | None]) -> None:
        """Put articles into stories, or into none; stories left empty and unnamed go."""
        with self.writing() as connection:
            for article, story in assignment.items():
                moved = connection.execute(
                    "UPDATE articles SET story = ? WHERE id = ? AND story IS NOT ?",
                    (story, article, story),
                )
                if moved.rowcount:
                    # The index counts hits by story.
                    log_change(connection, article)
            connection.execute(
                "DELETE FROM stories WHERE name = '' AND id NOT IN "
                "(SELECT story FROM articles WHERE story IS NOT NULL)"
            )

    def stories_of(self, ids: Iterable[int]) -> dict[int, int]:
        """Return the story of each of these articles that is in one."""
        found: dict[int, int] = {}
        with self.reading() as connection:
            for chunk in chunks(list(ids)):
                found.update(
                    connection.execute(
                        "SELECT id, story FROM articles WHERE story IS NOT NULL "
                        f"AND id IN ({placeholders(chunk)})",
                        chunk,
                    )
                )
        return found

    def siblings(self, article: int) -> list[int]:
        """Return the other articles of an article's story, in order of publication."""
        with self.reading() as connection:
            rows = connection.execute(
                "SELECT id FROM articles WHERE id <> :article AND story = "
                "(SELECT story FROM articles WHERE id = :article) "
                "ORDER BY sort_key = '', sort_key, id",
                {"article": article},
            )
            return [row[0] for row in rows]


def _story(
    story: int, described: tuple[str, str, int], members: Sequence[tuple[int, str, str]]
) -> "Story":
    # Imported here because a listing needs the store and not the models of stories.
    from briefreader.models.story import Story

    title, name, origins = described
    dates = [published for _, _, published in members if published]
    return Story(
        id=story,
        title=name or title,
        first=dates[0] if dates else "",
        last=dates[-1] if dates else "",
        outlets=tuple(dict.fromkeys(outlet for _, outlet, _ in members if outlet)),
        articles=tuple(article for article, _, _ in members),
        origins=origins,
        named_by_hand=bool(name),
    )
