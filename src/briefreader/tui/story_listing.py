"""The library's list with the reports of each story folded into one place. Knows no widget."""

from array import array
from collections.abc import Collection, Mapping, Sequence
from typing import TYPE_CHECKING

from briefreader.models.listing import ArticleRow
from briefreader.render.listing import Entry
from briefreader.render.story_row import StoryRow
from briefreader.tui.background import Background
from briefreader.tui.widgets.article_list.pages import PAGE, Pages

if TYPE_CHECKING:
    from briefreader.library import Library

_A_PLACE = 8
"""Reports read for each place at first: so many that stories rarely leave places without any."""


class StoryListing:
    """Articles in their order; those of one story stand where its first one would.

    A story of which the list holds a single report is shown as that report. A listing that is
    only begun knows how many places there are, and what stands in the first of them.
    """

    def __init__(
        self,
        library: "Library",
        background: Background,
        places: "array[int]",
        members: Mapping[int, Sequence[int]],
        unfolded: frozenset[int],
    ) -> None:
        """`places` and `members` are as `fold` gives them for these `unfolded` stories."""
        self._library = library
        self._background = background
        self._places = places
        self._members = members
        self._unfolded = unfolded
        self.pages = Pages(len(places))

    @classmethod
    def of(
        cls,
        library: "Library",
        background: Background,
        listed: tuple[Sequence[int], Sequence[int]],
        unfolded: frozenset[int],
    ) -> "StoryListing":
        """Fold `listed`: article ids and, beside each, the id of its story, 0 for none."""
        return cls(library, background, *fold(*listed, unfolded), unfolded)

    @classmethod
    def begin(
        cls, library: "Library", background: Background, places: int, *, folds: bool
    ) -> "StoryListing":
        """Begin to list everything with its first places, which takes no time. Blocks."""
        first = places * _A_PLACE
        ids, stories = library.newest_and_stories(first)
        if not folds:
            ids, stories = ids[:first], array("q", bytes(8 * len(ids[:first])))
        listing = cls.of(library, background, (ids, stories), frozenset())
        entries = listing.read_page(0, places)
        listing.pages = Pages(library.count_folded() if folds else library.count())
        listing.pages.fill(0, entries, begun=len(entries) < min(PAGE, listing.pages.count))
        return listing

    @property
    def complete(self) -> bool:
        """Whether the list knows all of its places."""
        return len(self._places) >= self.pages.count

    async def load(self, number: int) -> list[Entry]:
        """Read one page from the library."""
        return await self._background.quick(self.read_page, number)

    def read_page(self, number: int, most: int = PAGE) -> list[Entry]:
        """Read one page from the library, or the first `most` of its places. Blocks."""
        first = number * PAGE
        return self._entries(self._places[first : first + most])

    def read_place(self, place: int) -> Entry:
        """Read one place from the library. Blocks."""
        return self._entries(self._places[place : place + 1])[0]

    def reports_of(self, story: int) -> tuple[int, ...]:
        """Return the articles of a story that the list holds, in its order."""
        return tuple(self._members.get(story, ()))

    def _entries(self, places: Sequence[int]) -> list[Entry]:
        shown = [-place for place in places if place < 0]
        told = {story.id: story for story in self._library.stories(shown)} if shown else {}
        wanted = {place for place in places if place > 0}
        wanted.update(article for story in shown for article in self._members[story])
        rows = {row.id: row for row in self._library.rows(list(wanted))}
        entries = []
        for place in places:
            if place > 0:
                row = rows.get(place) or _gone(place)
                entries.append(Entry(row, inset=self._is_inset(place, row)))
                continue
            members = [rows[article] for article in self._members[-place] if article in rows]
            lead = members[0] if members else _gone(self._members[-place][0])
            story = None
            if -place in told:
                unread = sum(not row.read for row in members)
                folded = -place not in self._unfolded
                story = StoryRow(told[-place], len(members), unread, folded)
            entries.append(Entry(lead, story=story))
        return entries

    def _is_inset(self, article: int, row: ArticleRow) -> bool:
        return row.story in self._unfolded and article in self._members.get(row.story or 0, ())

    def position(self, article: int) -> int | None:
        """Return the place of an article, of its story where that is folded."""
        try:
            return self._places.index(article)
        except ValueError:
            story = next((s for s, members in self._members.items() if article in members), 0)
            return self.place_of_story(story)

    def place_of_story(self, story: int) -> int | None:
        """Return the place of a story."""
        try:
            return self._places.index(-story)
        except ValueError:
            return None

    def place_of(self, entry: Entry) -> int | None:
        """Return the place of what another state of the list showed as `entry`."""
        place = self.place_of_story(entry.story.story.id) if entry.story else None
        return self.position(entry.row.id) if place is None else place

    def toggled(self, story: int) -> "StoryListing":
        """Return the same list with one story folded or unfolded; it is in the list."""
        places, members = self._places[:], self._members[story]
        first = places.index(-story) + 1
        if story in self._unfolded:
            del places[first : first + len(members)]
        else:
            places[first:first] = array("q", members)
        unfolded = self._unfolded ^ {story}
        return StoryListing(self._library, self._background, places, self._members, unfolded)


def fold(
    ids: Sequence[int], stories: Sequence[int], unfolded: Collection[int]
) -> tuple["array[int]", dict[int, list[int]]]:
    """Return the places of the list and the listed articles of each story, by story.

    A place is the id of an article, or that of a story with a minus before it. The articles of
    an unfolded story follow it.
    """
    grouped = [(index, story) for index, story in enumerate(stories) if story]
    members: dict[int, list[int]] = {}
    for index, story in grouped:
        members.setdefault(story, []).append(ids[index])
    members = {story: articles for story, articles in members.items() if len(articles) > 1}
    places = array("q")
    begun: set[int] = set()
    alone = 0  # from here on the reports are no part of a story that is folded
    for index, story in grouped:
        if story not in members:
            continue
        places.extend(ids[alone:index])
        alone = index + 1
        if story not in begun:
            begun.add(story)
            places.append(-story)
            if story in unfolded:
                places.extend(members[story])
    places.extend(ids[alone:])
    return places, members


def _gone(article: int) -> ArticleRow:
    """Return what stands for an article that has just left the library, until the next look."""
    return ArticleRow(article, "", "", "", words=0, read=True)
