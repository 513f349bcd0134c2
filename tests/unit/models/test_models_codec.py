"""What is packed comes back the same, and changed fields are noticed."""

import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefreader.models.annotation import (
    Annotation,
    DateMention,
    Entity,
    Figure,
    Person,
    Quote,
    SourceMention,
    Span,
    Titled,
)
from briefreader.models.codec import pack, shape_of, unpack

text = st.text(max_size=12)
spans = st.builds(Span, *[st.integers(0, 10_000)] * 3)
quotes = st.builds(
    Quote, text, spans, st.integers(0, 99), speaker=text, speaker_span=st.none() | spans,
    continues=st.booleans(),
)  # fmt: skip
figures = st.builds(
    Figure, text, spans, st.integers(0, 99), st.floats(allow_nan=False, allow_infinity=False),
    text, high=st.none() | st.floats(0, 1e12),
)  # fmt: skip
people = st.builds(
    Person, text, st.lists(st.builds(Titled, text, spans), max_size=2).map(tuple),
    st.lists(spans, max_size=3).map(tuple), st.lists(text, max_size=2).map(tuple),
)  # fmt: skip
annotations = st.builds(
    Annotation,
    sentences=st.lists(spans, max_size=4).map(tuple),
    quotes=st.lists(quotes, max_size=3).map(tuple),
    figures=st.lists(figures, max_size=3).map(tuple),
    dates=st.lists(st.builds(DateMention, text, spans, st.integers(0, 9), text)).map(tuple),
    people=st.lists(people, max_size=2).map(tuple),
    entities=st.lists(st.builds(Entity, st.just("place"), text)).map(tuple),
    sources=st.lists(
        st.builds(SourceMention, st.just("named"), text, spans, st.integers(0, 9)), max_size=2
    ).map(tuple),
    agencies=st.lists(text, max_size=2).map(tuple),
)


@given(annotations)
def test_an_annotation_comes_back_as_it_was(annotation: Annotation) -> None:
    assert unpack(Annotation, pack(annotation)) == annotation


def test_pairs_of_fixed_length_come_back_as_tuples() -> None:
    @dataclasses.dataclass(frozen=True)
    class Wire:
        ends: tuple[int, str]
        spare: tuple[int, str] | None = None

    globals()["Wire"] = Wire
    assert unpack(Wire, pack(Wire((1, "a")))) == Wire((1, "a"))


@pytest.mark.parametrize("data", [b"", b"{}", pack(Span(1, 2, 3)), pack(Annotation())[:-4]])
def test_other_data_is_refused(data: bytes) -> None:
    with pytest.raises(ValueError, match="not a packed Annotation"):
        unpack(Annotation, data)


def test_the_shape_changes_with_a_field_however_deep() -> None:
    before = shape_of(Annotation)
    changed = dataclasses.make_dataclass(
        "Annotation", [("sentences", tuple[Span, ...]), ("quotes", tuple[Titled, ...])]
    )
    assert shape_of(changed) != before
    assert shape_of(Annotation) == before
