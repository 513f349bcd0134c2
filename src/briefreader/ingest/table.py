"""Reads tables (CSV, TSV) whose header names the columns: one report a row.

The columns have the names of the keys of a JSONL record.
"""

import csv
import re
from collections.abc import Iterable, Iterator
from itertools import chain, dropwhile

from briefreader.errors import InputError
from briefreader.ingest.candidate import Candidate
from briefreader.ingest.detect import decode
from briefreader.ingest.fields import BODY_KEYS, SPELLINGS, normalise_keys
from briefreader.ingest.jsonl import read_record
from briefreader.ingest.limits import MAX_DOCUMENT_BYTES, MAX_TABLE_COLUMNS, megabytes

_DELIMITERS = (",", ";", "\t", "|")
_LONGEST_HEADER = 65_536
_MOST_FAILURES = 100
"""Failures in a row after which the rest of a table is not looked at."""
_HARD_BREAK = re.compile(r"\r\n?")


def read_rows(lines: Iterable[bytes], source: str) -> Iterator[Candidate]:
    """Read each row as one report; one that is none is a failure named `source:line`.

    `lines` keep their line breaks, which may be part of a quoted cell. Raises InputError
    where the first row is no header with a column for the text.
    """
    decoded = map(_decoded, dropwhile(bytes.isspace, lines))
    first = next(decoded, "").removeprefix("\ufeff")
    delimiter = _delimiter(first)
    # A module's setting, not a reader's: the same wherever tables are read here.
    csv.field_size_limit(MAX_DOCUMENT_BYTES)
    rows = csv.reader(chain([first], decoded), delimiter=delimiter)
    header = [name.strip() for name in next(rows)]
    if not set(BODY_KEYS) & set(normalise_keys(dict.fromkeys(header))):
        raise InputError(
            "is a table without a column for the text: its first row has to name one "
            "“body”, “text” or “content”"
        )
    empty, failures = True, 0
    while failures < _MOST_FAILURES:
        where = f"{source}:{rows.line_num + 1}"
        try:
            row = next(rows)
        except StopIteration:
            break
        except csv.Error as error:
            candidate = Candidate.failed(where, _why(error))
        else:
            if not any(cell.strip() for cell in row):
                continue
            candidate = _read_row(header, row, where)
        empty = False
        failures = 0 if candidate.report else failures + 1
        yield candidate
    if failures == _MOST_FAILURES:
        yield Candidate.failed(source, f"is given up: {failures} rows in a row are no reports")
    elif empty:
        yield Candidate.failed(source, "is a table without rows")


def _read_row(header: list[str], row: list[str], where: str) -> Candidate:
    try:
        if len(row) > len(header):
            raise InputError(
                f"has {len(row):,} cells under {len(header):,} headings: "
                "is a cell with commas not quoted?"
            )
        record = {name: cell for name, cell in zip(header, row, strict=False) if cell.strip()}
        return Candidate(where, read_record(record, where))
    except InputError as error:
        return Candidate.failed(where, str(error))


def is_header(line: str) -> bool:
    """Tell whether a line can only be the header of a table of reports."""
    names = _names(line, _delimiter(line))
    known = {*BODY_KEYS, *chain.from_iterable(SPELLINGS.values())}
    return len(names) > 1 and bool(names & set(BODY_KEYS)) and len(names & known) > 1


def _decoded(line: bytes) -> str:
    try:
        text = line.decode("utf-8")  # by far the most are; there can be millions
    except UnicodeDecodeError:
        text = decode(line)
    return _HARD_BREAK.sub("\n", text) if "\r" in text else text


def _delimiter(header: str) -> str:
    """Return what divides the cells of a header: what makes most known columns of it."""
    if len(header) > _LONGEST_HEADER or max(map(header.count, _DELIMITERS)) > MAX_TABLE_COLUMNS:
        raise InputError("has a first row that is no header of a table")
    known = {*BODY_KEYS, *chain.from_iterable(SPELLINGS.values())}
    return max(_DELIMITERS, key=lambda each: len(_names(header, each) & known))


def _names(header: str, delimiter: str) -> set[str]:
    cells = (cell.strip().strip('"') for cell in header.split(delimiter))
    return set(normalise_keys(dict.fromkeys(cells)))


def _why(error: csv.Error) -> str:
    if "limit" in str(error):
        return f"has a cell of more than {megabytes(MAX_DOCUMENT_BYTES)}: is its quotation closed?"
    return "is no row of a table"
