"""Groups merge while they are alike on average."""

import numpy as np

from briefreader.stories.cluster import cluster


def matrix(size: int, **pairs: float) -> np.ndarray:
    """Build a symmetric matrix of -5 with the pairs given as `p01=2.0`."""
    filled = np.full((size, size), -5.0)
    for name, value in pairs.items():
        left, right = int(name[1]), int(name[2])
        filled[left, right] = filled[right, left] = value
    return filled


def test_a_chain_does_not_pull_strangers_together() -> None:
    chain = matrix(4, p01=3, p12=1, p23=3)
    assert cluster(chain, 0) == [[0, 1], [2, 3]]


def test_items_alike_on_average_merge_though_one_pair_is_not() -> None:
    assert cluster(matrix(3, p01=3, p02=3, p12=-1), 0) == [[0, 1, 2]]


def test_what_must_stay_apart_stays_apart() -> None:
    assert cluster(matrix(3, p01=3, p02=3, p12=3), 0, apart=[(0, 2)]) == [[0, 1], [2]]


def test_what_belongs_together_merges_however_unlike() -> None:
    assert cluster(matrix(3), 0, together=[(0, 2)]) == [[0, 2], [1]]


def test_nothing_to_group_gives_no_groups() -> None:
    assert cluster(np.zeros((0, 0)), 0) == []
