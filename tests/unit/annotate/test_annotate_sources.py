"""The places where a report says whence it knows something, and who is credited for it."""

import pytest

from briefreader.annotate import annotate
from briefreader.annotate.agencies import find_agencies
from briefreader.models.annotation import SourceMention
from briefreader.models.article import Report


def sources(text: str) -> tuple[SourceMention, ...]:
    return annotate(Report("", (text,))).sources


@pytest.mark.parametrize(
    ("text", "kind", "name"),
    [
        ("Anna Velt said the wall would hold.", "named", "Anna Velt"),
        ("The wall will hold, according to Anna Velt.", "named", "Anna Velt"),
        ("US officials said the wall would hold.", "unnamed", "US officials"),
        ("It will hold, according to two senior officials.", "unnamed", "two senior officials"),
        ("People familiar with the wall said it leaks.", "unnamed", "People familiar"),
        ("It leaks, Interfax reported.", "outlet", "Interfax"),
        ("She told the Wexcombe Gazette it leaks.", "outlet", "Wexcombe Gazette"),
        ("It leaks, according to the Associated Press.", "outlet", "AP"),
        ("It leaks, according to court documents.", "document", "court documents"),
    ],
)
def test_kinds_of_source(text: str, kind: str, name: str) -> None:
    assert [(source.kind, source.name) for source in sources(text)] == [(kind, name)]


def test_a_source_named_inside_a_quotation_is_not_the_reports() -> None:
    found = sources("“Officials said it would hold,” Anna Velt said.")
    assert [source.kind for source in found] == ["named"]


@pytest.mark.parametrize(
    ("paragraph", "agency"),
    [
        ("MOSCOW (Reuters) - The wall held.", "Reuters"),
        ("GENEVA (Kestrel News Agency) — The wall held.", "Kestrel News Agency"),
        ("The wall held, with files from AFP", "AFP"),
        ("©2022 Bloomberg L.P.", "Bloomberg"),
        ("The Associated Press contributed to this report.", "AP"),
    ],
)
def test_credited_agencies(paragraph: str, agency: str) -> None:
    assert find_agencies((paragraph,)) == (agency,)


@pytest.mark.parametrize("paragraph", ["Reuters reported that it held.", "NATO (OTAN) met.", ""])
def test_an_agency_that_is_only_cited_is_not_credited(paragraph: str) -> None:
    assert find_agencies((paragraph,)) == ()
