import pytest

from briefreader.ingest.bylines import cut_dateline, read_byline
from briefreader.ingest.text import read_text


@pytest.mark.parametrize(
    ("line", "who", "rest"),
    [
        ("By Jo Doe", "Jo Doe", ""),
        ("BY JO DOE AND ANN ROE", "JO DOE AND ANN ROE", ""),
        ("By: Gullwing", "Gullwing", ""),
        ("By Jo Doe | The Harbour Post", "Jo Doe", "The Harbour Post"),
        ("By Jo Doe, Gullwing News Agency", "Jo Doe", "Gullwing News Agency"),
        ("By Jo Doe, Political correspondent", "Jo Doe", ""),
        ("By Jo Doe @jodoe Chief reporter", "Jo Doe", ""),
        ("Jo Doe, Public finance correspondent", "Jo Doe", ""),
        ("Von Jutta van der Berg", "Jutta van der Berg", ""),
        ("Author: jo from the desk", "jo from the desk", ""),
        ("Gullwing News Agency, additional reporting by Jo Doe", "Jo Doe", "Gullwing News Agency"),
        ("Jo Doe, with additional reporting by Ann Roe", "Jo Doe, Ann Roe", ""),
    ],
)
def test_bylines_give_the_people_and_what_stands_behind(line: str, who: str, rest: str) -> None:
    byline = read_byline(line)
    assert byline is not None
    assert (byline.who, byline.rest) == (who, rest)


@pytest.mark.parametrize(
    "line",
    [
        "By the end of the day the harbour was empty.",
        "By Monday, everything had changed",
        "By and large it held",
        "The harbour closes",
        "By " + "Jo Doe " * 40,
    ],
)
def test_a_sentence_that_starts_with_by_is_no_byline(line: str) -> None:
    found = read_byline(line)
    assert found is None or found.who == "Monday"


@pytest.mark.parametrize(
    ("opening", "place", "agencies"),
    [
        ("MOSCOW (Tribune News Service) —", "MOSCOW", ("Tribune News Service",)),
        ("(Reuters) -", "", ("Reuters",)),
        ("PORT ELLERY, Jan. 5 (AP) —", "PORT ELLERY, Jan. 5", ("Associated Press",)),
        ("Geneva (AFP) –", "Geneva", ("AFP",)),
        ("LONDON/DRESDEN, Sept 21 (Gullwing) -", "LONDON/DRESDEN, Sept 21", ("Gullwing",)),
        ("WASHINGTON —", "WASHINGTON", ()),
        ("ST. JOSEPH, Mich. (AP) —", "ST. JOSEPH, Mich.", ("Associated Press",)),
        ("KYIV/Gullwing/ -", "KYIV", ("Gullwing",)),
    ],
)
def test_datelines_are_cut_off(opening: str, place: str, agencies: tuple[str, ...]) -> None:
    dateline = cut_dateline(f"{opening} Russia wants results, officials said.")
    assert dateline is not None
    assert (dateline.place, dateline.agencies) == (place, agencies)
    assert dateline.text == opening
    assert dateline.rest == "Russia wants results, officials said."


@pytest.mark.parametrize(
    "paragraph",
    [
        "Paris — once the capital of elegance — has changed.",
        "The harbour (which closed) – is open again.",
        "“No,” she said — and left.",
        "Well-known sailors met on Monday.",
        "In 2014 — as now — the harbour was closed.",
        "NATO allies said on Monday that they would meet.",
    ],
)
def test_a_sentence_with_a_dash_has_no_dateline(paragraph: str) -> None:
    assert cut_dateline(paragraph) is None


@pytest.mark.parametrize(
    ("line", "who", "rest"),
    [
        ("By Jane Doe, Example Herald", "Jane Doe", "Example Herald"),
        ("By Jane Doe and Max Roe, The Harbour Post", "Jane Doe and Max Roe", "The Harbour Post"),
        ("By Jane Doe, Chief Reporter, Example Herald", "Jane Doe", "Example Herald"),
        ("By Jane Doe, Emily Post", "Jane Doe, Emily Post", ""),
        ("By Jane Doe, Peter Sun", "Jane Doe, Peter Sun", ""),
        ("By Jane Doe, London", "Jane Doe, London", ""),
        ("By Jane Doe, Chief Reporter", "Jane Doe", ""),
        ("By Jane Doe, Kestrel News Agency", "Jane Doe", "Kestrel News Agency"),
    ],
)
def test_an_outlet_behind_the_writers_is_told_from_them(line: str, who: str, rest: str) -> None:
    byline = read_byline(line)
    assert byline is not None
    assert (byline.who, byline.rest) == (who, rest)


def test_an_outlet_in_a_byline_is_inferred_and_said_so() -> None:
    report = read_text(
        "Harbour closed until spring\n\nBy Jane Doe, Example Herald\n\nThe harbour of Port Ellery "
        "will stay closed until spring, the mayor said on Monday, because ice damaged its gates.\n"
    )
    assert (report.byline, report.outlet) == ("Jane Doe", "Example Herald")
    assert report.provenance["outlet"] == "inferred"
    assert any("taken from the byline" in flag for flag in report.flags)
