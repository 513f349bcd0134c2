"""Five real scraped reports come out as a careful reader would have them.

Their text is not part of the project: what is expected of it is written as digests.
"""

import hashlib
from collections import Counter
from pathlib import Path
from typing import NamedTuple, get_args

import pytest

from briefreader.ingest import parse
from briefreader.models.article import MetadataField, Report
from briefreader.sanitise import sanitise

SEEDS = Path(__file__).parents[3].parent / "shared" / "seeds"

pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not SEEDS.is_dir(), reason="needs ../shared/seeds beside the checkout"),
]


class Expected(NamedTuple):
    title: str
    """Digest of the title."""
    outlet: str
    published: str
    agency: str
    starts: str
    """Digest of the body's first four words."""
    ends: str
    """Digest of the body's last three words."""


EXPECTED = {
    "000": Expected("23c4dd4a4880", "The Hill", "", "", "ea943e99171b", "a7fc4f7ef2d1"),
    "001": Expected(
        "3387631c1a27",
        "Stars and Stripes",
        "2022",
        "Bloomberg, Tribune News Service",
        "fe3718ad5ced",
        "92a15184642a",
    ),
    "002": Expected("f80dbc109b3e", "DW", "2022-01-09T17:41", "", "4c2f528157f9", "124e9a2c84c1"),
    "003": Expected("e3fcb5ca9665", "", "", "", "7ec2b3f0cb41", "2770cf0c1050"),
    "004": Expected("02c408f30cad", "Somerset business", "", "", "7c6616190ed9", "6f1bbb2996e1"),
}


METADATA = get_args(MetadataField)


def digest(text: str) -> str:
    return hashlib.sha256(" ".join(text.split()).encode()).hexdigest()[:12]


def source(number: str) -> str:
    (path,) = SEEDS.glob(f"{number}_*.txt")
    return path.read_text(encoding="utf-8")


def read(number: str) -> Report:
    (candidate,) = parse(source(number).encode(), f"{number}.txt")
    assert candidate.report is not None, candidate.reason
    return candidate.report


def pieces(report: Report, kind: str) -> list[str]:
    return [piece.text for piece in report.dropped if piece.kind == kind]


@pytest.mark.parametrize("number", EXPECTED)
def test_metadata_and_body_are_what_a_reader_would_note(number: str) -> None:
    report, expected = read(number), EXPECTED[number]
    assert digest(report.title) == expected.title
    assert report.outlet == expected.outlet
    assert report.published == expected.published
    assert report.agency == expected.agency
    assert digest(" ".join(report.paragraphs[0].split()[:4])) == expected.starts
    assert digest(" ".join(report.paragraphs[-1].split()[-3:])) == expected.ends
    assert report.lang == "en"
    assert report.byline == ""
    assert set(report.provenance) == {name for name in METADATA if getattr(report, name) != ""}, (
        "every value, and nothing unknown, says where it comes from"
    )


@pytest.mark.parametrize(
    ("number", "field", "provenance"),
    [
        ("000", "title", "found"),
        ("000", "outlet", "inferred"),
        ("001", "title", "inferred"),
        ("001", "published", "inferred"),
        ("001", "dateline", "found"),
        ("002", "outlet", "inferred"),
        ("001", "agency", "found"),
        ("002", "title", "found"),
        ("002", "published", "found"),
        ("003", "title", "found"),
        ("004", "title", "found"),
        ("004", "outlet", "inferred"),
    ],
)
def test_each_value_says_where_it_comes_from(number: str, field: str, provenance: str) -> None:
    assert read(number).provenance[field] == provenance


def test_a_made_title_and_a_guessed_year_are_remarked_on() -> None:
    assert read("001").flags == (
        "year taken from the copyright line of Bloomberg",
        "title made from the lede",
    )


def test_an_outlet_known_from_its_byline_only_is_remarked_on() -> None:
    assert read("002").flags == ("outlet taken from the byline “DW”; the site itself is not named",)


def test_the_doubled_caption_is_dropped_twice() -> None:
    first, second = pieces(read("001"), "caption")
    assert second.startswith(first)
    assert second.endswith("Getty Images/TNS)")


def test_sentences_with_a_credit_glued_on_are_body_without_it() -> None:
    report = read("003")
    credited = pieces(report, "credit")
    assert [text.split(" / ")[1] for text in credited] == ["AP", "AFP – Getty Images"]
    ends = {digest(" ".join(paragraph.split()[-3:])) for paragraph in report.paragraphs}
    assert ends >= {"2d3cbd405a8a", "49fa95139745"}
    assert "carries NBC News material" in report.flags


def test_a_caption_with_its_credit_in_brackets_is_dropped() -> None:
    (caption,) = pieces(read("004"), "caption")
    assert caption.endswith(" / PA)")


@pytest.mark.parametrize("number", EXPECTED)
def test_every_word_is_in_the_title_the_body_or_among_the_dropped(number: str) -> None:
    report = read(number)
    title = [report.title] if report.provenance["title"] == "found" else []
    kept = [*report.paragraphs, *title, *(piece.text for piece in report.dropped)]
    assert Counter("".join("".join(kept).split())) == Counter(
        "".join(sanitise(source(number)).split())
    )
