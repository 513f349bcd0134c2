"""How long a server is believed when it asks to wait."""

import time
from email.utils import formatdate

import pytest

from briefreader.ingest.fetch.client import _retry_after
from briefreader.ingest.fetch.limits import MAX_RETRY_AFTER


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("120", 120.0),
        (" 0 ", 0.0),
        ("99999999", MAX_RETRY_AFTER),
        ("", None),
        ("-5", None),
        ("soon", None),
        ("1e3", None),
        ("99999999999999999999", None),
        ("Mon, 01 Jan 2001 00:00:00 GMT", 0.0),
        ("Fri, 31 Dec 9999 23:59:59 GMT", MAX_RETRY_AFTER),
    ],
)
def test_seconds_and_dates_are_read_and_bounded(value: str, seconds: float | None) -> None:
    assert _retry_after(value) == seconds


def test_a_date_counts_from_now() -> None:
    found = _retry_after(formatdate(time.time() + 60, usegmt=True))
    assert found is not None
    assert 55 < found <= 60
