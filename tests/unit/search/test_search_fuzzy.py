"""Terms spelt alike are all found, at the distance of the textbook, in every script."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from search_oracle import edits

from briefreader.search.arrays import ArrayFile, ArrayFileWriter
from briefreader.search.dictionary import Dictionary, SortedStrings
from briefreader.search.fuzzy import LetterSets

words = st.text(alphabet="abzéжч北京9", min_size=1, max_size=6)


def dictionary_of(folder: Path, strings: set[str]) -> Dictionary:
    writer = ArrayFileWriter(folder / "terms")
    SortedStrings(sorted(strings)).write(writer, "terms")
    writer.close({})
    return Dictionary(ArrayFile(folder / "terms"), "terms")


@settings(max_examples=150, deadline=None)
@given(strings=st.sets(words, max_size=40), word=words, distance=st.integers(1, 2))
def test_exactly_the_near_terms_are_found(
    tmp_path_factory: pytest.TempPathFactory, strings: set[str], word: str, distance: int
) -> None:
    dictionary = dictionary_of(tmp_path_factory.mktemp("fuzzy"), strings)
    near = LetterSets(dictionary).near(word, distance)
    expected = {term: edits(word, term) for term in strings if edits(word, term) <= distance}
    assert {dictionary[number].decode(): found for number, found in near} == expected


def test_the_first_letters_can_be_held_fast(tmp_path: Path) -> None:
    dictionary = dictionary_of(tmp_path, {"geneva", "seneva", "genova"})
    near = LetterSets(dictionary).near("geneva", 1, prefix=2)
    assert [dictionary[number].decode() for number, _ in near] == ["geneva", "genova"]


def test_a_dictionary_finds_terms_and_prefixes(tmp_path: Path) -> None:
    dictionary = dictionary_of(tmp_path, {"geneva", "genf", "snow", "élysée", "北京"})
    assert dictionary.strings() == ["geneva", "genf", "snow", "élysée", "北京"]
    assert dictionary[dictionary.find("北京".encode())].decode() == "北京"
    assert dictionary.find(b"gen") == -1
    assert dictionary.find(b"zzz") == -1
    assert dictionary.strings(*dictionary.prefix_range(b"gen")) == ["geneva", "genf"]
    assert dictionary.prefix_range(b"") == (0, 5)
