"""What the library tells of its stories: origins, ledger, brief, and the reader's own word."""

import time
from collections.abc import Callable, Generator, Sequence
from dataclasses import replace
from itertools import product
from typing import TYPE_CHECKING

from briefreader.errors import InputError
from briefreader.library.grouping import regroup
from briefreader.models.annotation import AnnotatedReport
from briefreader.models.ledger import Brief, Ledger
from briefreader.models.story import Story
from briefreader.store import Store

if TYPE_CHECKING:
    from briefreader.stories.origins import Origins
    from briefreader.stories.pairs import StoryReports

Annotated = Callable[[int], AnnotatedReport]
ComparedReports = Callable[[Sequence[int]], "StoryReports"]
"""What lays every two of a story's articles side by side."""
KEEP_SECONDS = 3.0
"""Seconds after which the origins counted so far are kept."""


def count_origins(store: Store, annotated: Annotated) -> Generator[Story]:
    """Work out the origins of each story that lacks them; yield the stories as they are done.

    They are kept every few seconds, and at the end: whoever shows the library reads it anew
    each time.
    """
    counted: list[Story] = []
    since = time.monotonic()
    try:
        for story in store.stories(store.stories_without_origins()):
            done = replace(story, origins=len(_origins(story, annotated).groups))
            counted.append(done)
            if time.monotonic() - since >= KEEP_SECONDS:
                _keep_origins(store, counted)
                counted, since = [], time.monotonic()
            yield done
    finally:
        _keep_origins(store, counted)


def tell_ledger(store: Store, compared: ComparedReports, story: int) -> Ledger:
    """Return the ledger of a story. Raises NotFoundError."""
    from briefreader.stories.ledger import make_ledger

    found = store.story(story)
    return make_ledger(found, compared(found.articles))


def tell_brief(store: Store, compared: ComparedReports, story: int) -> Brief:
    """Return the brief of a story. Raises NotFoundError."""
    from briefreader.stories.brief import make_brief
    from briefreader.stories.origins import find_origins

    found = store.story(story)
    reports = compared(found.articles)
    origins = find_origins([(article, report) for _, article, report in reports])
    counted = replace(found, origins=len(origins.groups))
    return make_brief(counted, reports, origins)


def merge_stories(store: Store, stories: Sequence[int]) -> int:
    """Make one story of several for good and return its id. Raises NotFoundError, InputError."""
    found = [store.story(story) for story in dict.fromkeys(stories)]
    if len(found) < 2:
        raise InputError("Name at least two stories to merge.")
    first, *others = (story.articles[0] for story in found)
    store.link([(first, other) for other in others], "together")
    regroup(store, [first, *others])
    return store.stories_of([first])[first]


def split_story(store: Store, story: int, articles: Sequence[int]) -> None:
    """Take articles out of a story for good. Raises NotFoundError, InputError."""
    found = store.story(story)
    out = set(articles)
    if not out or not out < set(found.articles):
        raise InputError("Name some of the story's reports, but not all of them.")
    store.link(product(out, set(found.articles) - out), "apart")
    regroup(store, found.articles)


def _keep_origins(store: Store, counted: Sequence[Story]) -> None:
    """Keep the origins of those stories that are still made of the same reports."""
    if counted:
        with store.together():
            now = {story.id: story.articles for story in store.stories([s.id for s in counted])}
            for story in counted:
                if now.get(story.id) == story.articles:
                    store.set_origins(story.id, story.origins)


def _origins(story: Story, annotated: Annotated) -> "Origins":
    from briefreader.stories.origins import find_origins

    return find_origins([(article, annotated(article)) for article in story.articles])
