"""Set operations on document numbers agree with Python's sets, whichever way they are computed."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from briefreader.search.combine import intersection, union, without
from briefreader.search.docsets import contained, count_common, intersect, marks, runs, united
from briefreader.search.hits import Hits, constant, constant_marked

few = st.sets(st.integers(0, 300), max_size=5)
many = st.sets(st.integers(0, 300), max_size=300)


def rising(docs: set[int]) -> np.ndarray:
    return np.array(sorted(docs), np.uint16)


@given(st.one_of(few, many), st.one_of(few, many))
def test_operations_agree_with_sets(left: set[int], right: set[int]) -> None:
    one, other = rising(left), rising(right)
    in_left, in_right = intersect(one, other)
    assert one[in_left].tolist() == other[in_right].tolist() == sorted(left & right)
    assert one[contained(one, other)].tolist() == sorted(left & right)
    assert count_common(one, other) == len(left & right)
    assert united([one, other]).tolist() == sorted(left | right)
    assert np.flatnonzero(marks(one, 301)).tolist() == sorted(left)


def either_way(docs: set[int]) -> list[Hits]:
    listed = rising(docs)
    return [constant(listed, 1.0), constant_marked(marks(listed, 301), 1.0)]


@given(st.one_of(few, many), st.one_of(few, many))
def test_hits_combine_alike_whether_listed_or_marked(left: set[int], right: set[int]) -> None:
    for one in either_way(left):
        for other in either_way(right):
            assert union([one, other], 301).docs.tolist() == sorted(left | right)
            assert without(one, other, 301).docs.tolist() == sorted(left - right)
            if left and right:
                both = intersection([one, other])
                assert both.docs.tolist() == sorted(left & right)
                assert len(both) == len(left & right)


def test_runs_are_numbers_in_a_row() -> None:
    assert runs(np.array([5, 0, 7]), np.array([2, 3, 0])).tolist() == [5, 6, 0, 1, 2]
