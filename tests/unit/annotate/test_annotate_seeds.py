"""What the five seed reports must show of themselves."""

from pathlib import Path

import pytest

from briefreader.annotate import annotate
from briefreader.ingest import read_inputs
from briefreader.models.annotation import Annotation, Person

SEEDS = Path(__file__).parents[3].parent / "shared" / "seeds"

pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not SEEDS.is_dir(), reason=f"no seed reports at {SEEDS}"),
]


def seed(number: int) -> Annotation:
    path = sorted(SEEDS.glob("*.txt"))[number]
    (candidate,) = read_inputs([str(path)])
    assert candidate.report is not None
    return annotate(candidate.report)


def person(annotation: Annotation, surname: str) -> Person:
    (found,) = [each for each in annotation.people if each.name.endswith(surname)]
    return found


def test_two_spellings_of_one_minister_are_variants() -> None:
    minister = person(seed(1), "Baerbrock")
    assert minister.variants == ("Baerbock",)


def test_two_titles_of_one_envoy_are_kept() -> None:
    titles = {title.title for title in person(seed(3), "Sherman").titles}
    assert titles == {"Deputy Foreign Minister", "Assistant Secretary of State"}


def test_a_bracketed_president_is_one_person() -> None:
    assert [each.name for each in seed(4).people if "Joe" in each.name] == ["Joe Biden"]


def test_the_interviewed_minister_is_he_and_not_the_president_he_quotes() -> None:
    quotes = {quote.text: quote.speaker for quote in seed(0).quotes}
    assert quotes["We can’t even talk about months here, let alone years,"] == "Sergei Ryabkov"


def test_unclosed_and_wrong_way_quotations_keep_their_speaker() -> None:
    speakers = {quote.text[:16]: quote.speaker for quote in seed(4).quotes}
    assert speakers["They can’t be ea"] == "Sergei Ryabkov"
    assert speakers["The Russian side"] == "Sergei Ryabkov"
