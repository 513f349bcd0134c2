"""Several dictionaries are put in one order, whatever stands in them."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefreader.search import union
from briefreader.search.arrays import ArrayFile, ArrayFileWriter
from briefreader.search.dictionary import Dictionary, SortedStrings
from briefreader.search.union import unite

words = st.text(alphabet="abzéж北\U0001f600", max_size=4)
marked_words = st.dictionaries(words, st.booleans(), max_size=20)


def dictionaries_of(folder: Path, lists: list[list[str]]) -> list[Dictionary]:
    with ArrayFileWriter(folder / "terms") as writer:
        for number, strings in enumerate(lists):
            SortedStrings(strings).write(writer, str(number))
        writer.close({})
    file = ArrayFile(folder / "terms")
    return [Dictionary(file, str(number)) for number in range(len(lists))]


@settings(max_examples=150, deadline=None)
@given(sources=st.lists(marked_words, max_size=4), stretch=st.integers(1, 6))
def test_kept_strings_stand_in_order_once_and_each_dictionary_learns_their_numbers(
    tmp_path_factory: pytest.TempPathFactory, sources: list[dict[str, bool]], stretch: int
) -> None:
    folder = tmp_path_factory.mktemp("union")
    lists = [sorted(source) for source in sources]
    marks = [
        np.array([source[string] for string in strings], bool)
        for source, strings in zip(sources, lists, strict=True)
    ]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(union, "STRETCH", stretch)
        united, numbers = unite(dictionaries_of(folder, lists), marks)

    expected = sorted({s for source in sources for s, kept in source.items() if kept})
    with ArrayFileWriter(folder / "united") as writer:
        united.write(writer, "all")
        writer.close({})
    assert Dictionary(ArrayFile(folder / "united"), "all").strings() == expected
    for source, strings, found in zip(sources, lists, numbers, strict=True):
        assert found.tolist() == [expected.index(s) if source[s] else -1 for s in strings]
