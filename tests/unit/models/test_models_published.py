"""Dates known in part are told from what is no date, and ordered."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefreader.models.published import is_published, sort_key


@pytest.mark.parametrize(
    "date",
    ["2022", "2022-01", "2022-01-09", "2022-01-09T17:41", "2022-01-09T17:41:05.25Z",
     "2022-01-09T17:41+01:00", "2022-01-09 17:41", "2022-01-09T17:41-0500"],
)  # fmt: skip
def test_what_is_known_in_part_is_a_date(date: str) -> None:
    assert is_published(date)


@pytest.mark.parametrize(
    "text",
    ["", "22", "yesterday", "2022-13", "2022-02-30", "2022-01-09T25:00", "2022-1-9", "20220109",
     "2022-01-09T17:41 or so", "9999-12-31T23:00-05:00", "0000"],
)  # fmt: skip
def test_what_is_no_date_is_refused(text: str) -> None:
    assert not is_published(text)


def test_moments_are_compared_in_utc() -> None:
    new_york, london, berlin = (
        sort_key("2022-01-09T12:00-05:00"), sort_key("2022-01-09T17:30Z"),
        sort_key("2022-01-09T19:00+01:00"),
    )  # fmt: skip
    assert new_york < london < berlin


def test_a_date_known_in_part_comes_before_what_it_holds() -> None:
    dates = ["2022", "2022-01", "2022-01-09", "2022-01-09T00:00", "2022-01-09T17:41", "2023"]
    assert sorted(dates, key=sort_key) == dates


@given(st.text(max_size=30))
def test_no_text_breaks_it(text: str) -> None:
    assert isinstance(sort_key(text), str)
