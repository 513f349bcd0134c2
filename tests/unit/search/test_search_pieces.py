"""Bytes are cut at NULs, and equal pieces, and only those, have equal fingerprints."""

import random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefreader.search.pieces import LONG, UNKNOWN, WINDOW, Fingerprints, cut


def _framed(pieces: list[bytes]) -> bytes:
    return b"\0".join([b"", *pieces, b""])


@given(st.lists(st.binary(max_size=2 * LONG).map(lambda piece: piece.replace(b"\0", b""))))
def test_pieces_are_what_lies_between(pieces: list[bytes]) -> None:
    data = _framed(pieces)
    found = cut(data)
    places = zip(found.begins.tolist(), found.ends.tolist(), strict=True)
    assert [data[begin:end] for begin, end in places] == [piece for piece in pieces if piece]


def test_fingerprints_do_not_depend_on_where_a_piece_stands() -> None:
    draw = random.Random(2)  # noqa: S311
    known = [draw.randbytes(draw.randint(1, 12)).replace(b"\0", b"x") for _ in range(500)]
    pieces = draw.choices(known, k=20_000)
    pieces[7] = b"y" * (WINDOW + 5)
    found = cut(_framed(pieces))
    of_piece: dict[bytes, set[int]] = {}
    for piece, fingerprint in zip(pieces, found.prints.tolist(), strict=True):
        of_piece.setdefault(piece, set()).add(fingerprint)
    assert of_piece.pop(pieces[7]) == {0}
    assert all(len(prints) == 1 for prints in of_piece.values())
    assert len(set().union(*of_piece.values())) == len(of_piece)


def test_a_long_piece_has_no_fingerprint() -> None:
    found = cut(_framed([b"a" * LONG, b"a" * (LONG + 1)]))
    assert found.prints[0] != 0
    assert found.prints[1] == 0


@pytest.mark.parametrize("count", [1, 1000, 50_000])
def test_fingerprints_give_the_number_that_was_put_in(count: int) -> None:
    prints = np.unique(np.random.default_rng(3).integers(1, 1 << 63, count).astype(np.uint64))
    unknown, known = prints[::3], np.setdiff1d(prints, prints[::3])
    table = Fingerprints()
    for some in np.array_split(np.arange(len(known)), 7):
        table.put(known[some], some.astype(np.int32))
    assert len(table) == len(known)
    assert table.get(known).tolist() == list(range(len(known)))
    assert set(table.get(unknown).tolist()) <= {UNKNOWN}
    assert table.get(np.zeros(1, np.uint64)).tolist() == [UNKNOWN]
