import pytest

from briefreader.ingest.dates import find_date, parse_date


@pytest.mark.parametrize(
    ("printed", "iso"),
    [
        ("2022-01-09", "2022-01-09"),
        ("2022-01-09T17:41:33.120+01:00", "2022-01-09T17:41+01:00"),
        ("2022-01-09T17:41:00Z", "2022-01-09T17:41Z"),
        ("2022-01-09 17:41", "2022-01-09T17:41"),
        ("20220109T174100", "2022-01-09T17:41"),
        ("2022/1/9", "2022-01-09"),
        ("Sun, 09 Jan 2022 17:41:00 GMT", "2022-01-09T17:41+00:00"),
        ("World Sunday 09/January/2022 17:41 PM", "2022-01-09T17:41"),
        ("Jan. 9, 2022, 5:41 p.m. EST", "2022-01-09T17:41-05:00"),
        ("January 9, 2022 | 12:05 a.m.", "2022-01-09T00:05"),
        ("Tuesday, 14th November 2023, 4:52 pm", "2023-11-14T16:52"),
        ("Published 3:15 PM, March 3rd, 2021", "2021-03-03T15:15"),
        ("9 Sept 2022, 6.00am", "2022-09-09T06:00"),
        ("9. Januar 2022, 12.30 Uhr", "2022-01-09T12:30"),
        ("9 de enero de 2022", "2022-01-09"),
        ("9 janvier 2022 à 17h41", "2022-01-09T17:41"),
        ("2022年1月9日 17:41", "2022-01-09T17:41"),
        ("17:41, 25/12/2021", "2021-12-25T17:41"),
        ("12/25/2021", "2021-12-25"),
        ("09.01.2022", "2022-01-09"),
    ],
)
def test_dates_are_read_as_they_are_printed(printed: str, iso: str) -> None:
    assert parse_date(printed) == iso


def test_a_date_that_could_be_two_days_is_given_as_its_year() -> None:
    found = find_date("Posted 04/05/2022")
    assert found is not None
    assert found.ambiguous
    assert found.iso == "2022"


def test_a_weekday_settles_which_number_is_the_day() -> None:
    assert parse_date("Sunday 09/01/2022") == "2022-01-09"
    assert parse_date("Thursday 09/01/2022") == "2022-09-01"


def test_outside_english_the_day_comes_first() -> None:
    assert parse_date("04/05/2022", "fr") == "2022-05-04"


@pytest.mark.parametrize(
    "line",
    [
        "Jan. 9 and Jan. 10",
        "Copyright 2023 Harbour Media",
        "31/02/2022",
        "call 2022-13-45 now",
        "He was born in May.",
        "1641748860",
    ],
)
def test_what_is_no_full_date_gives_none(line: str) -> None:
    assert find_date(line) is None


def test_metadata_may_name_a_month_or_a_year_only() -> None:
    assert parse_date("2022") == "2022"
    assert parse_date("2022-01") == "2022-01"
    assert parse_date("January 2022") == "2022-01"
    assert parse_date("soon") == ""


def test_long_lines_are_prose_and_are_not_searched() -> None:
    assert find_date("word " * 80 + "9 January 2022") is None
