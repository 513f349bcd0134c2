"""Keeps what grouping reads of each report, and gives it out a part at a time."""

from collections.abc import Collection, Sequence

from briefreader.models.article import Report
from briefreader.store import Store
from briefreader.stories.profile import (
    Profile,
    day_of,
    pack_profile,
    profile_report,
    unpack_profile,
)
from briefreader.stories.versions import PROFILE_VERSION

PROFILE = "profile"
"""The kind under which profiles are cached in the store."""
STAMP = str(PROFILE_VERSION)
_BATCH = 100
"""Profiles kept in one transaction."""
_NOTHING = Report("", ())


class StoredProfiles:
    """The profiles of all reports of the library that have one, as of when this was made."""

    def __init__(self, store: Store) -> None:
        self._store = store
        dated = store.dates_of_derived(PROFILE, STAMP)
        self.days = {article: day_of(published) for article, (_, published) in dated.items()}
        """Day of publication of each report, as `Profile.published` has it."""
        self.versions = {article: version for article, (version, _) in dated.items()}
        """Which text of each article the profile is of."""

    def take(self, articles: Sequence[int]) -> list[Profile]:
        """Return the profiles of some reports, in their order.

        A report that changed or went meanwhile has an empty one, which is like no other.
        """
        packed = self._store.derived_many(articles, PROFILE, STAMP)
        return [
            unpack_profile(packed[article]) if article in packed else profile_report(_NOTHING)
            for article in articles
        ]


def without_profile(store: Store) -> set[int]:
    """Return the articles whose newest text has no profile."""
    return set(store.underived(PROFILE, STAMP))


def make_profiles(store: Store, articles: Collection[int]) -> None:
    """Make and keep the profiles of those articles that lack them."""
    lacking = list(without_profile(store).intersection(articles))
    for start in range(0, len(lacking), _BATCH):
        profiled = [
            (item.id, item.version, pack_profile(profile_report(item.report)))
            for item in store.articles(lacking[start : start + _BATCH])
        ]
        store.put_derived(PROFILE, STAMP, profiled)
