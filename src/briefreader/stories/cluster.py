"""Average-linkage clustering of a small matrix of affinities. Knows nothing of reports."""

from collections.abc import Collection

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
_NEVER = -np.inf


def cluster(
    affinities: Floats,
    threshold: float,
    together: Collection[tuple[int, int]] = (),
    apart: Collection[tuple[int, int]] = (),
) -> list[list[int]]:
    """Merge the items of a symmetric matrix while two groups are alike enough on average.

    `affinities` has shape (n, n); its diagonal is not read. Groups are merged, the most
    alike first, as long as the mean affinity between their members is at least `threshold`
    (Sokal & Michener 1958, UPGMA). Groups holding a pair of `apart` are never merged for
    being alike; groups holding a pair of `together` are merged at the end, however unlike.
    Ties go to the items that come first. Returns the groups, each sorted, in order of their
    first item.
    """
    count = len(affinities)
    means = affinities.astype(float, copy=True)
    np.fill_diagonal(means, _NEVER)
    for left, right in apart:
        means[left, right] = means[right, left] = _NEVER
    groups: list[list[int]] = [[item] for item in range(count)]

    def merge(into: int, other: int) -> None:
        sizes = len(groups[into]), len(groups[other])
        row = (sizes[0] * means[into] + sizes[1] * means[other]) / sum(sizes)
        means[into], means[:, into] = row, row
        means[into, into] = _NEVER
        means[other], means[:, other] = _NEVER, _NEVER
        groups[into] += groups[other]
        groups[other] = []

    while count > 1:
        best = int(means.argmax())
        left, right = divmod(best, count)
        if means[left, right] < threshold:
            break
        merge(min(left, right), max(left, right))
    for left, right in sorted(together):
        into, other = sorted(
            next(at for at, group in enumerate(groups) if item in group) for item in (left, right)
        )
        if into != other:
            merge(into, other)
    return sorted(sorted(group) for group in groups if group)
