"""Keeps the library's stories up to date with its reports. Decides nothing about likeness.

Each article carries a mark that says whether it was grouped by the rules of today. Articles
without it are new, were changed, or stood in a story that the reader or a removal changed.
"""

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING

from briefreader.search.lock import exclusive_lock
from briefreader.store import Store
from briefreader.store.faults import explain_os
from briefreader.stories.versions import GROUPING_VERSION, PROFILE_VERSION

if TYPE_CHECKING:
    from briefreader.library.profiles import StoredProfiles
    from briefreader.stories.group import Judged

GROUPED = "grouped"
"""The kind of the mark in the store."""
STAMP = f"{PROFILE_VERSION}.{GROUPING_VERSION}"
"""The rules of today."""
SLICE = 1_000
"""Reports grouped before what was found is kept and can be seen; a few seconds' work."""

Progress = Callable[[int, int], None]
"""Called with (reports done, reports in all)."""
Group = tuple[int, ...]
"""Ids of the articles that tell of one event."""


def group_articles(store: Store, progress: Progress | None = None) -> int:
    """Group the reports that are not grouped yet and return how many there were."""
    everything = len(store.underived(GROUPED, STAMP))
    done = 0
    while some := group_some(store):
        done += some
        if progress is not None:
            progress(done, max(done, everything))
    return done


def group_some(store: Store) -> int:
    """Group the newest of the reports that are not grouped yet; return how many, 0 at the end.

    What is found a few reports at a time is in the end what all of them together would give.
    """
    if is_grouped(store):
        return 0
    with _alone(store):
        waiting = store.underived(GROUPED, STAMP, limit=SLICE)
        if waiting:
            _group(store, waiting)
    return len(waiting)


def regroup(store: Store, articles: Collection[int]) -> None:
    """Group articles, and all that share a story with them, anew and now."""
    ungroup(store, articles)
    with _alone(store):
        _group(store, articles)


def is_grouped(store: Store) -> bool:
    """Tell whether every report is grouped by the rules of today. Imports no grouping."""
    return not store.underived(GROUPED, STAMP, limit=1)


def ungroup(store: Store, articles: Collection[int]) -> None:
    """Have articles, and all that share a story with them, grouped anew when there is time."""
    stories = store.stories(list(set(store.stories_of(articles).values())))
    siblings = (article for story in stories for article in story.articles)
    store.forget_derived(GROUPED, {*articles, *siblings})


@contextmanager
def _alone(store: Store) -> Iterator[None]:
    """Wait until no other process groups this library, and keep others from it.

    Two at once would each not see what the other finds.
    """
    with ExitStack() as held:
        try:
            held.enter_context(exclusive_lock(store.path))
        except OSError as error:
            raise explain_os(error, store.path) from error
        yield


def _group(store: Store, touched: Collection[int]) -> None:
    """Group what a change to some articles can have altered, and keep it."""
    from briefreader.library.profiles import StoredProfiles, make_profiles
    from briefreader.stories.group import group_reports

    # What an article that changed leaves behind may fall apart without it.
    left = store.stories(list(set(store.stories_of(touched).values())))
    concerned = {*touched, *(article for story in left for article in story.articles)}
    make_profiles(store, concerned)
    profiles = StoredProfiles(store)
    groups = group_reports(profiles, touched=concerned, judged=_judged(store))
    _keep(store, groups, profiles, touched)


def _judged(store: Store) -> "Judged":
    from briefreader.stories.group import Judged

    links = store.links()
    return Judged(
        together=frozenset((low, high) for low, high, kind in links if kind == "together"),
        apart=frozenset((low, high) for low, high, kind in links if kind == "apart"),
    )


def _keep(
    store: Store, groups: Sequence[Group], profiles: "StoredProfiles", touched: Collection[int]
) -> None:
    """Give each group of two and more a story: the one that most of its members were in."""
    from briefreader.library.profiles import without_profile

    former = store.stories_of([article for group in groups for article in group])
    before = {story.id: set(story.articles) for story in store.stories(list(set(former.values())))}
    known: dict[int, str] = {}
    made: list[tuple[str, Group]] = []
    assignment: dict[int, int | None] = {}
    for group in sorted(groups, key=lambda group: (-len(group), group)):
        if len(group) == 1:
            assignment[group[0]] = None
            continue
        votes = Counter(former[article] for article in group if article in former)
        kept = next((story for story, _ in votes.most_common() if story not in known), None)
        if kept is None:
            made.append((_title(store, group, profiles), group))
            continue
        unchanged = before[kept] == set(group) and before[kept].isdisjoint(touched)
        known[kept] = "" if unchanged else _title(store, group, profiles)
        assignment |= dict.fromkeys(group, kept)
    with store.together():
        for title, group in made:
            assignment |= dict.fromkeys(group, store.new_story(title))
        for story, title in known.items():
            if title:
                store.describe_story(story, title)
        store.assign_stories(assignment)
        # What changed while it was grouped has lost its profile, and is grouped again.
        changed = without_profile(store)
        done = [article for group in groups for article in group if article not in changed]
        store.put_derived(GROUPED, STAMP, [(one, profiles.versions[one], b"") for one in done])


def _title(store: Store, group: Group, profiles: "StoredProfiles") -> str:
    """Return the title of the report that is most like the others, a printed one if possible.

    Empty where all of them have been removed meanwhile.
    """
    from briefreader.stories.affinity import Affinities

    held = dict(zip(group, profiles.take(group), strict=True))
    members = sorted(group, key=lambda article: held[article].key)
    affinities = Affinities([held[article] for article in members])
    likeness: dict[int, float] = {}
    for place, article in enumerate(members):
        near, alike = affinities.likenesses(held[article])
        likeness[article] = float(alike[near != place, 0].sum())
    reports = {item.id: item.report for item in store.articles(members)}
    if not reports:
        return ""
    printed = [a for a in reports if reports[a].provenance.get("title") != "inferred"]
    return reports[max(printed or reports, key=likeness.__getitem__)].title
