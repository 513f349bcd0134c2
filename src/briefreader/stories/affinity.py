"""Says how likely two reports tell of one event. Looks at pairs only, never at a library.

A logistic model over a few likenesses of two profiles. Because it depends on nothing but the
two reports, the same reports are grouped the same way in whatever order they come. The
weights began as the fit of `benchmarks/quality/fit_grouping.py`. Those of dates are set
lower than the fit has them: labelled events lie years apart, a day's news does not, and a
shared day must never make a story of reports that share no words.
"""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from briefreader.stories.profile import Profile

LEAST_LIKENESS = 0.08
"""Pairs whose words are less alike than this are never of one event."""
FURTHEST_DAYS = 30
"""Reports published further apart than this never tell of one event."""
STRANGERS = -6.0
"""The affinity of reports that cannot be of one event; affinities are kept within ±6."""

Floats = NDArray[np.float64]


class Weights(NamedTuple):
    """What each likeness adds to the log odds of two reports telling of one event."""

    words: float
    names: float
    lead: float
    other_years: float
    """The years they name have none in common."""
    same_day: float
    """Nearness of the nearest days that they name in full."""
    same_time: float
    """Nearness of their days of publication, where both are known."""
    days_between: float
    """For each ten days between their publication beyond the first."""
    base: float


WEIGHTS = Weights(
    words=4.1, names=3.7, lead=9.8, other_years=-1.1,
    same_day=2.0, same_time=1.5, days_between=-2.7, base=-5.15,
)  # fmt: skip


class Affinities:
    """The profiles of many reports, arranged so that one can be held against all of them."""

    def __init__(self, profiles: Sequence[Profile], weights: Weights = WEIGHTS) -> None:
        self._profiles = profiles
        self._weights = np.array(weights)
        sizes = np.array([len(profile.terms) for profile in profiles], np.int64)
        owners = np.repeat(np.arange(len(profiles), dtype=np.int32), sizes)
        terms = _joined([profile.terms for profile in profiles], np.uint32)
        order = np.argsort(terms, kind="stable")
        vocabulary, starts = np.unique(terms[order], return_index=True)
        # One term more than there are, of no report, is where a search past the last one ends.
        self._vocabulary = np.append(vocabulary, np.uint32(2**32 - 1))
        self._starts = np.append(starts, [len(terms), len(terms)])
        self._owners = owners[order]
        self._words, self._names, self._lead = (
            _joined([getattr(profile, space) for profile in profiles], np.float32)[order]
            for space in ("words", "names", "lead")
        )
        self._published = np.array([profile.published for profile in profiles], np.int64)

    def likenesses(self, profile: Profile) -> tuple[NDArray[np.int64], Floats]:
        """Return which reports are alike enough to `profile` to be looked at, and how alike.

        The second array has a row for each of them and a column for each field of Weights but
        `base`. Where `profile` is one of the reports, it is alike to itself.
        """
        places = np.searchsorted(self._vocabulary, profile.terms)
        known = np.flatnonzero(self._vocabulary[places] == profile.terms)
        begins, ends = self._starts[places[known]], self._starts[places[known] + 1]
        lengths = ends - begins
        offsets = np.repeat(begins - np.append(0, np.cumsum(lengths)[:-1]), lengths)
        postings = np.arange(lengths.sum()) + offsets
        owners = self._owners[postings]
        own = np.repeat(known, lengths)

        words = self._sums(owners, self._words[postings] * profile.words[own])
        dated = (self._published > 0) & (profile.published > 0)
        apart = np.where(dated, np.abs(self._published - profile.published), 0.0)
        alike = (words >= LEAST_LIKENESS) & (apart <= FURTHEST_DAYS)
        near = np.flatnonzero(alike)
        # Few reports are: the other likenesses are worked out for them alone.
        kept = np.flatnonzero(alike[owners])
        owners, postings, own = owners[kept], postings[kept], own[kept]
        names = self._sums(owners, self._names[postings] * profile.names[own])
        lead = self._sums(owners, self._lead[postings] * profile.lead[own])
        days = [self._days(profile, self._profiles[other]) for other in near.tolist()]
        beyond = np.maximum(0, apart[near] - 1)
        columns = [
            words[near],
            names[near],
            lead[near],
            *(np.array(days, float).reshape(-1, 2).T),
            np.where(dated[near], np.exp(-beyond / 4), 0),
            beyond / 10,
        ]
        return near, np.stack(columns, axis=1)

    def _sums(self, owners: NDArray[np.int32], parts: NDArray[np.float32]) -> Floats:
        """Return the sum of the parts that each report owns."""
        return np.asarray(np.bincount(owners, parts, len(self._profiles)), np.float64)

    @staticmethod
    def _days(left: Profile, right: Profile) -> tuple[float, float]:
        other_years = bool(left.years and right.years and not set(left.years) & set(right.years))
        if not (left.days and right.days):
            return float(other_years), 0.0
        gap = min(abs(day - other) for day in left.days for other in right.days)
        return float(other_years), float(np.exp(-gap / 5))

    def odds(self, profile: Profile) -> tuple[NDArray[np.int64], Floats]:
        """Return the reports that may share an event with `profile`, and their affinities."""
        near, likenesses = self.likenesses(profile)
        odds = likenesses @ self._weights[:-1] + self._weights[-1]
        return near, np.clip(odds, STRANGERS, -STRANGERS)


def _joined(parts: Sequence[NDArray[np.generic]], kind: type[np.generic]) -> NDArray[np.generic]:
    return np.concatenate(parts) if parts else np.zeros(0, kind)
