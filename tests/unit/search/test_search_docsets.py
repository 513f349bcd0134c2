"""Set operations on document numbers agree with Python's sets, whichever way they are computed."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from briefreader.search.docsets import contained, count_common, intersect, marks
from briefreader.search.hits import complement, unite

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
    assert unite([one, other], 301).tolist() == sorted(left | right)
    assert complement(one, 301).tolist() == sorted(set(range(301)) - left)
    assert np.flatnonzero(marks(one, 301)).tolist() == sorted(left)
