"""Numbers that count something are found, with unit, hedge and range; others are left."""

import pytest

from briefreader.annotate import annotate
from briefreader.models.annotation import Figure
from briefreader.models.article import Report


def figures(text: str, lang: str = "en") -> tuple[Figure, ...]:
    return annotate(Report("", (text,), lang=lang)).figures


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("They sent 10,000 Northern troops.", 10000, "troop"),
        ("It cost $412.6 million.", 412_600_000, "usd"),
        ("It cost £86m.", 86_000_000, "gbp"),
        ("It cost 2.4 billion pounds.", 2_400_000_000, "gbp"),
        ("It rose 3.5 percent.", 3.5, "percent"),
        ("It rose 31%.", 31, "percent"),
        ("It rose 1.5 percentage points.", 1.5, "percentage point"),
        ("Twenty-seven houses stood.", 27, "house"),
        ("Two hundred houses stood.", 200, "house"),
        ("Two hundred and twelve houses stood.", 212, "house"),
        ("One hundred fifty thousand houses stood.", 150_000, "house"),
        ("Half a million sheep grazed.", 500_000, "sheep"),
        ("A breach of 30 meters.", 30, "metre"),
        ("A 30-metre breach.", 30, "metre"),
        ("Some 94mm fell.", 94, "millimetre"),
        ("It held 1.3 million cubic metres.", 1_300_000, "cubic metre"),
        ("Four people were killed.", 4, "death"),
        ("The flood killed 14,000.", 14000, "death"),
        ("Eleven people were missing.", 11, "missing"),
        ("Nine were injured.", 9, "injured"),
        ("They will cut 900 of the 4,100 jobs.", 900, "job"),
        ("The cabinet voted 5-4 for it.", 5, "vote"),
        ("IT COST 4 MILLION POUNDS.", 4_000_000, "gbp"),
        ("It cost $3 BILLION.", 3_000_000_000, "usd"),
        ("It cost 44 mln dlrs.", 44_000_000, "usd"),
        ("It cost four mln marks.", 4_000_000, "dem"),
        ("It cost $US1 million.", 1_000_000, "usd"),
        ("It cost 300 million Canadian dollars.", 300_000_000, "cad"),
        ("The storm killed 9 people and hurt 30.", 9, "death"),
        ("Left dead or missing were 40 people.", 40, "person"),
        ("It left 40 people dead or missing.", 40, "casualty"),
        ("Guards killed or wounded 40.", 40, "casualty"),
        ("Some 41 Britons have died.", 41, "death"),
        ("Two men accused of killing a shepherd came.", 2, "man"),
    ],
)
def test_value_and_unit(text: str, value: float, unit: str) -> None:
    assert (figures(text)[0].value, figures(text)[0].unit) == (value, unit)


@pytest.mark.parametrize(
    ("text", "hedge", "printed"),
    [
        ("It lasted more than two hours.", "more than", "more than two hours"),
        ("Up to 900 jobs go.", "up to", "Up to 900 jobs"),
        ("There are 100,000 or so soldiers.", "or so", "100,000 or so soldiers"),
        ("It lasted two hours.", "", "two hours"),
    ],
)
def test_hedges(text: str, hedge: str, printed: str) -> None:
    (figure,) = figures(text)
    assert (figure.hedge, figure.text) == (hedge, printed)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("They sent 10,000 to 15,000 troops.", 10000, 15000),
        ("Between 10 and 15 million euros went.", 10_000_000, 15_000_000),
        ("It takes 6-8 weeks.", 6, 8),
    ],
)
def test_ranges(text: str, low: float, high: float) -> None:
    (figure,) = figures(text)
    assert (figure.value, figure.high) == (low, high)


@pytest.mark.parametrize(
    "text",
    [
        "It happened on Jan. 9-10, 2022, and in 1997.",
        "It opened at 5 p.m. and shut at 3:30.",
        "The 47-year-old left. Anna Velt, 47, stayed. He is 52 years old.",
        "It was the 5th time and the third attempt.",
        "Rovers won 3-1.",
        "See Channel 4, Nord Stream 2, No. 5 and page 12.",
        "One of them left. He has one house.",
        "call 555-1234",
        "They shot the Six Nations trailer.",
        "It has a Velo Pro 5300 gears set.",
        "See news / 188792 / woman - found - in - harbour.",
        "It began at 6: 00 p. m. and a 59 - year - old sang.",
        "It has room for 000 people.",
    ],
)
def test_what_counts_nothing_is_left_out(text: str) -> None:
    assert figures(text) == ()


def test_a_german_figure_reads_by_german_rules() -> None:
    found = figures("Der Preis: 2,8 Milliarden Euro, dazu 4.100 Stellen.", "de")
    assert [figure.value for figure in found] == [2_800_000_000, 4100]


def test_a_figure_inside_a_quotation_is_marked() -> None:
    found = figures("“We lost 40 houses,” she said of 90 houses.")
    assert [figure.quoted for figure in found] == [True, False]


@pytest.mark.parametrize(
    "text",
    [
        "The film of the mother of 13 shot and killed was shown.",
        "He is missing 10 of the 16 races.",
        "He died at 77 in prison.",
    ],
)
def test_a_number_beside_no_victims_counts_none(text: str) -> None:
    assert not {figure.unit for figure in figures(text)} & {"death", "injured", "missing"}


def test_what_is_named_is_not_what_is_counted() -> None:
    """The locals of a union were counted, not the sheetworkers in its name."""
    assert [figure.unit for figure in figures("He met three United Sheetworkers leaders.")] == []
