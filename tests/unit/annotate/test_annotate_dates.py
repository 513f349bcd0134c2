"""Dates are resolved against the day of publication."""

import pytest

from briefreader.annotate import annotate
from briefreader.models.article import Report

WEDNESDAY = "2022-01-12"


def dates(text: str, published: str = WEDNESDAY) -> list[tuple[str, str]]:
    found = annotate(Report("", (text,), published=published)).dates
    return [(mention.text, mention.iso) for mention in found]


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("They met on Wednesday.", "2022-01-12"),
        ("They met on Monday.", "2022-01-10"),
        ("They will meet on Friday.", "2022-01-14"),
        ("They met last Wednesday.", "2022-01-05"),
        ("They met yesterday.", "2022-01-11"),
        ("They meet tomorrow.", "2022-01-13"),
        ("They met last month.", "2021-12"),
        ("They met last year.", "2021"),
        ("They met in December.", "2021-12"),
        ("They met in March 2021.", "2021-03"),
        ("They met on 9 January.", "2022-01-09"),
        ("They met on Dec. 30.", "2021-12-30"),
        ("They met on September 3, 2019.", "2019-09-03"),
        ("They met in 2014.", "2014"),
        ("They met three years ago.", "2019"),
        ("They met on 2021-11-04.", "2021-11-04"),
        ("They met on 25/12/2021.", "2021-12-25"),
        ("They met on 9/1/2022.", ""),
        ("They met last week.", ""),
    ],
)
def test_resolved(text: str, iso: str) -> None:
    assert [found for _, found in dates(text)] == [iso]


SUNDAY_AFTER, SUNDAY_BEFORE = "2022-01-16", "2022-01-09"


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("“We will start again next week,” the mayor said on Sunday.", SUNDAY_BEFORE),
        ("The mayor said on Sunday: “We will start again next week.”", SUNDAY_BEFORE),
        ("“We will start again on Sunday,” said the mayor.", SUNDAY_AFTER),
        ("“We met on Sunday,” said the mayor, who will resign.", SUNDAY_BEFORE),
        ("The crews that will meet next month said on Sunday they were ready.", SUNDAY_BEFORE),
        ("The crews will meet in the harbour on Sunday.", SUNDAY_AFTER),
    ],
)
def test_a_quotation_looks_ahead_for_itself_only(text: str, iso: str) -> None:
    assert dict(dates(text))["Sunday"] == iso


def test_a_span_of_days_is_two_dates() -> None:
    assert dates("Talks on Jan. 9-10 and Jan. 12 and 13.") == [
        ("Jan. 9", "2022-01-09"),
        ("10", "2022-01-10"),
        ("Jan. 12", "2022-01-12"),
        ("13", "2022-01-13"),
    ]


def test_without_a_publication_date_the_year_stays_open() -> None:
    assert dates("They met on Jan. 9 and on Monday.", "") == [("Jan. 9", "--01-09"), ("Monday", "")]


def test_a_known_year_is_enough_for_a_day() -> None:
    assert dates("They met on Jan. 9.", "2022") == [("Jan. 9", "2022-01-09")]


@pytest.mark.parametrize("text", ["They may march.", "On Feb. 31 nothing.", "2000 troops left."])
def test_what_is_no_date_is_not_resolved(text: str) -> None:
    assert not [iso for _, iso in dates(text) if iso]
