"""Keeps the library's stories up to date with its reports. Decides nothing about likeness.

Each article carries a mark that says whether it was grouped by the rules of today. Articles
without it are new, were changed, or stood in a story that the reader or a removal changed.
"""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from briefreader.store import Store
from briefreader.stories.versions import GROUPING_VERSION, PROFILE_VERSION

if TYPE_CHECKING:
    from briefreader.stories.group import Judged
    from briefreader.stories.profile import Profile

PROFILE = "profile"
GROUPED = "grouped"
_BATCH = 200
"""Articles profiled in one transaction."""

Progress = Callable[[int, int], None]
"""Called with (reports done, reports in all)."""


def group_articles(store: Store, progress: Progress | None = None) -> int:
    """Group the reports that are not grouped yet and return how many there were."""
    everything = store.count()
    if not everything:
        return 0
    from briefreader.stories.group import group_reports
    from briefreader.stories.profile import unpack_profile

    profiled, grouped = str(PROFILE_VERSION), _grouped_stamp()
    touched = store.underived(GROUPED, grouped, limit=everything)
    if not touched:
        return 0
    _profile_missing(store, profiled, progress)
    packed = store.derived_many(list(store.ids()), PROFILE, profiled)
    profiles = {article: unpack_profile(data) for article, data in packed.items()}
    # What an article that changed leaves behind may fall apart without it.
    left = store.stories(list(set(store.stories_of(touched).values())))
    concerned = {*touched, *(article for story in left for article in story.articles)}
    groups = group_reports(profiles, touched=concerned, judged=_judged(store))
    _store_groups(store, groups, profiles)
    versions = store.newest_versions([article for group in groups for article in group])
    store.put_derived(GROUPED, grouped, [(a, version, b"") for a, version in versions.items()])
    return len(touched)


def is_grouped(store: Store) -> bool:
    """Tell whether every report is grouped by the rules of today. Imports no grouping."""
    return not store.underived(GROUPED, _grouped_stamp(), limit=1)


def _grouped_stamp() -> str:
    return f"{PROFILE_VERSION}.{GROUPING_VERSION}"


def ungroup(store: Store, articles: Sequence[int]) -> None:
    """Have articles, and all that share a story with them, grouped anew."""
    siblings = [other for article in articles for other in store.siblings(article)]
    store.forget_derived(GROUPED, {*articles, *siblings})


def _judged(store: Store) -> "Judged":
    from briefreader.stories.group import Judged

    links = store.links()
    return Judged(
        together=frozenset((low, high) for low, high, kind in links if kind == "together"),
        apart=frozenset((low, high) for low, high, kind in links if kind == "apart"),
    )


def _profile_missing(store: Store, stamp: str, progress: Progress | None) -> None:
    from briefreader.stories.profile import pack_profile, profile_report

    missing = store.underived(PROFILE, stamp, limit=store.count())
    for start in range(0, len(missing), _BATCH):
        if progress is not None:
            progress(start, len(missing))
        articles = store.articles(missing[start : start + _BATCH])
        profiled = [
            (item.id, item.version, pack_profile(profile_report(item.report))) for item in articles
        ]
        store.put_derived(PROFILE, stamp, profiled)
    if progress is not None and missing:
        progress(len(missing), len(missing))


def _store_groups(
    store: Store, groups: Sequence[tuple[int, ...]], profiles: Mapping[int, "Profile"]
) -> None:
    """Give each group of two and more a story: the one that most of its members were in."""
    former = store.stories_of(article for group in groups for article in group)
    taken: set[int] = set()
    assignment: dict[int, int | None] = {}
    for group in sorted(groups, key=lambda group: (-len(group), group)):
        if len(group) == 1:
            assignment[group[0]] = None
            continue
        votes = Counter(former[article] for article in group if article in former)
        kept = next((story for story, _ in votes.most_common() if story not in taken), None)
        title = _title(store, group, profiles)
        if kept is None:
            kept = store.new_story(title)
        else:
            store.describe_story(kept, title)
        taken.add(kept)
        assignment |= dict.fromkeys(group, kept)
    store.assign_stories(assignment)


def _title(store: Store, group: Sequence[int], profiles: Mapping[int, "Profile"]) -> str:
    """Return the title of the report that is most like the others, a printed one if possible."""
    from briefreader.stories.affinity import Affinities

    members = sorted(group, key=lambda article: profiles[article].key)
    affinities = Affinities([profiles[article] for article in members])
    likeness = {
        article: float(affinities.likenesses(place)[1][:, 0].sum())
        for place, article in enumerate(members)
    }
    reports = {item.id: item.report for item in store.articles(members)}
    printed = [a for a in members if reports[a].provenance.get("title") != "inferred"]
    return reports[max(printed or members, key=likeness.__getitem__)].title
