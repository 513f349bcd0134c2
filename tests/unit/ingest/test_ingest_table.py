"""Tables with a header become reports, one a row."""

import pytest

from briefreader.ingest import parse, table
from briefreader.ingest.table import is_header

BODY = "The harbour of Port Ellery will stay closed until spring, the mayor said."


def titles(data: str | bytes, name: str = "news.csv") -> list[str]:
    raw = data.encode() if isinstance(data, str) else data
    return [one.report.title for one in parse(raw, name) if one.report]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_a_row_is_a_report_whatever_divides_its_cells(delimiter: str) -> None:
    rows = [["Headline", "Publication", "Date", "Content"], ["One", "Post", "2024-02-05", BODY]]
    data = "\n".join(delimiter.join(f'"{cell}"' for cell in row) for row in rows)
    (candidate,) = parse(data.encode(), "news.csv")
    assert candidate.report is not None
    assert candidate.report.title == "One"
    assert candidate.report.outlet == "Post"
    assert candidate.report.published == "2024-02-05"
    assert candidate.report.paragraphs == (BODY,)


def test_a_quoted_cell_may_hold_line_breaks_and_later_rows_are_named_by_line() -> None:
    data = f'title,body\nOne,"{BODY}\n\nA second paragraph."\nTwo,\nThree,{BODY.replace(",", "")}\n'
    found = parse(data.encode(), "news.csv")
    assert found[0].report is not None
    assert found[0].report.paragraphs == (BODY, "A second paragraph.")
    assert [one.source for one in found] == ["news.csv:2", "news.csv:5", "news.csv:6"]
    assert found[1].reason == "has no body"


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_tables_of_office_programs_are_decoded(encoding: str) -> None:
    assert titles(f"title;body\r\nÜbermorgen;{BODY}\r\n".encode(encoding)) == ["Übermorgen"]


def test_a_table_without_a_column_for_the_text_is_refused() -> None:
    (candidate,) = parse(b"name,price\nfish,3\n", "prices.csv")
    assert "without a column for the text" in candidate.reason


def test_a_table_without_rows_says_so() -> None:
    (candidate,) = parse(b"title,body\n\n", "news.csv")
    assert candidate.reason == "is a table without rows"


def test_a_row_with_too_many_cells_is_named_and_the_next_one_read() -> None:
    found = parse(b"title,body\nOne,a, b, c\nTwo,Text\n", "news.csv")
    assert "4 cells under 2 headings" in found[0].reason
    assert titles(b"title,body\nOne,a, b, c\nTwo,Text\n") == ["Two"]


def test_a_quotation_that_never_ends_is_named_and_reading_goes_on(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(table, "MAX_DOCUMENT_BYTES", 10_000)
    rows = b"".join(b"Row %d,word word word word word word word\n" % n for n in range(300))
    found = parse(b'title,body\nOne,"open\n' + rows, "news.csv")
    assert "is its quotation closed?" in found[0].reason
    assert titles(b'title,body\nOne,"open\n' + rows)[-1] == "Row 299"


def test_a_table_of_which_nothing_can_be_read_is_given_up() -> None:
    found = parse(b"title,body\n" + b"One\n" * 5_000, "news.csv")
    assert len(found) == 101
    assert found[-1].reason == "is given up: 100 rows in a row are no reports"


def test_a_first_row_without_end_is_refused() -> None:
    (candidate,) = parse(b"title," * 1_000_000, "news.csv")
    assert candidate.reason == "has a first row that is no header of a table"


def test_a_header_is_told_from_prose() -> None:
    assert is_header("title,body,date")
    assert not is_header("The text of the title, the body and the rest.")
