"""Dates as people read them."""

import pytest

from briefreader.render.dates import display_date


@pytest.mark.parametrize(
    ("iso", "shown"),
    [
        ("2022-01-09T17:41", "9 Jan 2022"),
        ("2022-01-09", "9 Jan 2022"),
        ("2022-01", "Jan 2022"),
        ("2022", "2022"),
        ("", ""),
        ("yesterday", ""),
        ("2022-13", "2022"),
    ],
)
def test_as_much_is_shown_as_is_known(iso: str, shown: str) -> None:
    assert display_date(iso) == shown


def test_the_hour_is_shown_on_request_where_it_is_known() -> None:
    assert display_date("2022-01-09T17:41+01:00", time=True) == "9 Jan 2022, 17:41"
    assert display_date("2022-01-09", time=True) == "9 Jan 2022"
