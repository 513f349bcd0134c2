"""What the reader says on which reports tell of one event, and the way back from it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefreader.errors import InputError
from briefreader.store import Store
from briefreader.store.judgements import StoryLink

if TYPE_CHECKING:
    from briefreader.models.story import Story


@dataclass(frozen=True, slots=True)
class Arrangement:
    """What the reader has said on some reports and their stories, to be gone back to."""

    articles: frozenset[int]
    """The reports, and all that shared a story with one of them."""
    stories: "tuple[Story, ...]"
    links: frozenset[tuple[int, int, StoryLink]]
    """The reader's word on pairs of which at least one report is among them."""


class Arranged:
    """The part of the library in which the reader puts stories right."""

    store: Store

    def join_reports(self, articles: Sequence[int]) -> int:
        """Make one story, for good, of reports with all that share a story with them.

        Returns its id. Raises InputError for fewer than two, NotFoundError.
        """
        from briefreader.library.grouping import regroup

        first, *others = dict.fromkeys(articles)
        if not others:
            raise InputError("Name at least two reports to make one story of.")
        for article in (first, *others):
            self.store.article(article)
        # Each member by itself: the rules alone might leave some of them behind.
        members = self.arrangement([first, *others]).articles
        self.store.link([(first, member) for member in members], "together")
        regroup(self.store, [first, *others])
        return self.store.stories_of([first])[first]

    def arrangement(self, articles: Sequence[int]) -> Arrangement:
        """Return what the reader has said so far on reports and their stories."""
        stories = self.store.stories(list(set(self.store.stories_of(articles).values())))
        concerned = {*articles, *(article for story in stories for article in story.articles)}
        return Arrangement(frozenset(concerned), tuple(stories), self._links(concerned))

    def rearrange(self, before: Arrangement) -> None:
        """Go back to what the reader had said when `before` was taken. Raises StoreError.

        Reports that came since are grouped with the rest; names go back too.
        """
        from briefreader.library.grouping import regroup

        store = self.store
        with store.together():
            now = self._links(before.articles)
            store.unlink((low, high) for low, high, _ in now - before.links)
            for low, high, kind in before.links - now:
                if len(store.rows([low, high])) == 2:
                    store.link([(low, high)], kind)
        regroup(store, before.articles)
        stories = store.stories_of(before.articles)
        for story in before.stories:
            for article in story.articles[:1]:
                if article in stories:
                    name = story.title if story.named_by_hand else ""
                    store.name_story(stories[article], name)

    def _links(
        self, articles: "set[int] | frozenset[int]"
    ) -> frozenset[tuple[int, int, StoryLink]]:
        return frozenset(
            link for link in self.store.links() if link[0] in articles or link[1] in articles
        )
