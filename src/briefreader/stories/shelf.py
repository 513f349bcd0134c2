"""Gives out the profiles of a library a part at a time. Knows neither likeness nor storage."""

from collections.abc import Mapping, Sequence
from typing import Protocol

from briefreader.stories.profile import Profile


class Shelf(Protocol):
    """The profiles of many reports, too many to be held at once."""

    @property
    def days(self) -> Mapping[int, int]:
        """The day of publication of every report there is, as `Profile.published` has it."""
        ...

    def take(self, articles: Sequence[int]) -> list[Profile]:
        """Return the profiles of some of them, in their order."""
        ...


class OpenShelf:
    """Profiles that are at hand."""

    def __init__(self, profiles: Mapping[int, Profile]) -> None:
        self._profiles = profiles
        self.days: Mapping[int, int] = {
            article: profile.published for article, profile in profiles.items()
        }

    def take(self, articles: Sequence[int]) -> list[Profile]:
        """Return the profiles of some reports, in their order."""
        return [self._profiles[article] for article in articles]
